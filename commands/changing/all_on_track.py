"""`ontrack REF …`: that several are on track, behind one button of a question."""

from commands.cards import Card, Text
from commands.errors import CommandError
from commands.messages.changed import tell_owners
from commands.registry import command
from commands.request import Request
from commands.showing.items import is_calm, summaries
from commands.showing.ratings import contradicts, left_as_rated
from commands.showing.wording import joined
from store.plan import items, updates
from store.plan.updates import Statement
from store.rules.terms import Progress

MOST = 12


@command(
    "ontrack",
    needs="update",
    says="Say that several things you own are on track",
    usage="ontrack REF [REF …]",
    example="ontrack D1.1 D1.2",
    hidden=True,
    changes=True,
    undo=True,
)
def all_on_track(request: Request) -> Card:
    """What is overdue, blocked or said to be delayed by now is left as it is: that wants an answer of its own."""
    if not request.words or len(request.words) > MOST:
        raise CommandError(f"Name from 1 to {MOST} actions or milestones by their references.")
    found = [request.item(ref) for ref in dict.fromkeys(request.words)]
    views = {one.id: one for one in items.views(request.session, request.plan, request.words, request.today)}
    calm = [item for item in found if (view := views.get(item.id or 0)) is not None and is_calm(request, view)]
    for item in calm:
        updates.record_update(
            request.session,
            item,
            Statement(Progress.ON_TRACK),
            by=request.person,
            now=request.now,
            day=request.today,
            said_key=f"{request.key}/{item.id}" if request.key else None,
        )
    tell_owners(request, *calm)
    left = [item.ref for item in found if item not in calm]
    stays = f"I left {joined(left)} as it stood: overdue, blocked or delayed by now."
    shown = items.views(request.session, request.plan, [item.ref for item in calm], request.today)
    said = f"{joined([item.ref for item in calm])} {'is' if len(calm) == 1 else 'are'} on track."
    if any(contradicts(item, Progress.ON_TRACK, request.today) for item in shown):
        said = f"You say that {said}"
    return Card(
        title=f"Thank you. {said}" if calm else stays,
        parts=[
            *[Text(text=rated) for rated in left_as_rated(shown, Progress.ON_TRACK, request.today)],
            *([Text(text=stays)] if calm and left else []),
        ],
        items=summaries(shown),
    )
