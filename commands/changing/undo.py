"""`undo`: take back what one press or sentence wrote, within the hour and until somebody else has changed it."""

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.messages.changed import tell_of_handover, tell_owners
from commands.registry import command
from commands.request import Request
from commands.showing.items import summaries
from commands.showing.stories import event_line
from commands.showing.taken_back import stands_again, told_meanwhile
from commands.showing.wording import moment
from store.database import lock
from store.models import Act, Item, Plan
from store.people import directory
from store.plan import acts, items
from store.plan.acts import ChangedSinceError
from store.rules.references import as_reference

NUMBER = "#"
"""Before an act's number, as its button says it."""
_SMALL = "a again change it last latest my of one please that the this update"
SMALL = frozenset(_SMALL.split())


@command(
    "undo",
    needs="read",
    says="Take back the last thing you did, or the last of one reference, within an hour",
    usage="undo [REF]",
    example="undo",
    changes=True,
    of_plan=False,
)
def undo(request: Request) -> Card:
    act = _meant(request)
    lock(request.session, act)
    if act.undone_at is not None:
        return Card(title="That is already taken back.")
    _check(request, act)
    plan = request.session.get(Plan, act.plan_id) if act.plan_id is not None else None
    if plan is not None:
        request.chosen = plan
    try:
        found = acts.undo(request.session, act, by=request.person, now=request.now)
    except ChangedSinceError as since:
        raise _refused(request, since) from since
    told, withdrawn = told_meanwhile(request, act)
    if act.written.of_messages_alone and not withdrawn:
        raise CommandError(" ".join(told))
    said = [*stands_again(request, act, found), *told]
    _tell(request, act, found)
    shown = items.views(request.session, request.plan, [one.ref for one in found], request.today) if found else []
    return Card(
        title=" ".join(["Taken back.", *said[:1]]),
        parts=[Text(text=" ".join(said[1:]))] if said[1:] else [],
        items=summaries(shown),
    )


def _tell(request: Request, act: Act, found: list[Item]) -> None:
    """Whoever owns these, or had got them a moment ago, hears of it."""
    former = {one.id: one.after["owner_id"] for one in act.written.fields if "owner_id" in one.after}
    for item in found:
        if item.id in former:
            tell_of_handover(request, directory.get(request.session, former[item.id]), item)
    tell_owners(request, *[item for item in found if item.id not in former])


def _meant(request: Request) -> Act:
    """Raises `CommandError` where this person did nothing that is meant."""
    words = [word for word in (one.strip(" ,.?!") for one in request.words) if word and word.lower() not in SMALL]
    if words and words[0].startswith(NUMBER):
        number = words[0].removeprefix(NUMBER)
        act = acts.get(request.session, int(number)) if number.isdecimal() and len(number) < 10 else None
        if act is not None and act.person_id != request.person.id:
            raise CommandError("Only whoever did it can take it back.")
    elif words:
        ref = as_reference(" ".join(words)) or " ".join(words)
        act = acts.latest_about(request.session, request.person, ref)
    else:
        act = acts.latest(request.session, request.person)
    if act is None:
        raise CommandError(
            "You have changed nothing in the last hour that I could take back."
            f" {say('changes')} shows what was changed, and by whom."
        )
    return act


def _check(request: Request, act: Act) -> None:
    if request.now - act.at > acts.LASTS:
        raise CommandError(
            f"That was {moment(act.at, request.today)}. I take back what is less than an hour old. Nothing was changed:"
            f" say how it stands now instead, as in {say('update D1.1 on track')}."
        )
    if not act.written:
        raise CommandError(f"What you did last, “{act.command}”, cannot be taken back. Nothing was changed.")
    plan = request.session.get(Plan, act.plan_id) if act.plan_id is not None else None
    if plan is None:
        return
    for item_id in acts.items_of(request.session, act):
        item = request.session.get_one(Item, item_id)
        if not request.may_in("edit", plan) and not request.may_in("update", plan, item):
            raise CommandError(f"You may no longer change {item.ref}, so it stays as it is.")
    of_plan = any(one.table == "plan" for one in act.written.fields)
    if (of_plan or act.written.meetings or act.written.meetings_taken_back) and not request.may_in("edit", plan):
        raise CommandError("You may no longer change this plan, so it stays as it is.")


def _refused(request: Request, since: ChangedSinceError) -> CommandError:
    """Who has changed it, and what stands."""
    if since.item is None:
        return CommandError("That has been changed since, so it stays as it is.")
    ref = since.item.ref
    if since.under is not None:
        return CommandError(f"{since.under.ref} stands under {ref} by now, so {ref} stays.")
    if since.event is None:
        return CommandError(f"You have changed {ref} again since: take that back first. {say(f'show {ref}')} shows it.")
    line = event_line(since.event, request.today)
    return CommandError(
        f"{ref} has changed since: {line.title} ({', '.join(line.details)}). That stands, and nothing was taken back."
    )
