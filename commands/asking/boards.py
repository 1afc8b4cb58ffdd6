"""`boards`: the bodies that govern the plan, who sits on them, and when they meet."""

from commands.advice import say
from commands.cards import Card, Heading, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.meetings import meetings_said
from commands.showing.wording import count, echoed
from store.plan import meetings, practice
from store.rules.folding import folded

BODIES = ("governance body", "governance bodies")


@command(
    "boards",
    needs="read",
    says="The bodies that govern the plan, who sits on them and when they meet",
    usage="boards [NAME]",
    example="boards",
    aliases=("bodies", "governance"),
)
def boards(request: Request) -> Card:
    return boards_card(request, " ".join(request.words))


def boards_card(request: Request, name: str) -> Card:
    """All of them, or those that a name means."""
    every = practice.bodies(request.session, request.plan)
    wanted = set(folded(name).strip(" .?!").removeprefix("the ").split())
    if found := [body for body in every if wanted and wanted <= set(folded(body.name).split())]:
        every = found
    elif wanted:
        raise CommandError(f"I know no board called {echoed(name)}. {say('boards')} lists them.")
    card = Card(
        title=every[0].name if wanted and len(every) == 1 else count(len(every), *BODIES).capitalize(),
        redraw=request.redraw or "boards",
        count=len(every),
    )
    held = {one.board: one for one in meetings.boards(request.session, request.plan)}
    for body in every:
        card.parts.append(Heading(text=body.name))
        seats = practice.seats(request.session, body)
        members = [seat.title for seat in seats if not seat.attends_only]
        attending = [seat.title for seat in seats if seat.attends_only]
        said = [body.summary] if body.summary else []
        said += [f"{count(len(members), 'seat').capitalize()}: {'; '.join(members)}."] if members else []
        said += [f"Attended by: {'; '.join(attending)}."] if attending else []
        said += [] if seats else ["The plan names no seats."]
        said += [meetings_said(held[body.name], request.today)]
        card.parts.append(Text(text="\n".join(said)))
    for named in () if wanted else practice.named_people(request.session, request.plan):
        card.parts.append(Text(text=f"Named in the plan: {named.name}, {named.role}."))
    return card
