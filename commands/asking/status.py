"""`status`: BRAG counts of actions and of milestones, by theme and by recommendation."""

from commands.advice import say
from commands.cards import Card, Table, Text
from commands.language.saying import within
from commands.registry import command
from commands.request import Request
from commands.showing.lost_channels import lost_channel_parts
from commands.showing.wording import BRAG_WORDS, count, kinds
from store.plan import items, plans
from store.plan.items import Counts, KindCounts, Standing
from store.query import executing
from store.query.model import Wanted
from store.rules.terms import Brag, Kind


@command(
    "status",
    needs="read",
    says="How the plan stands: BRAG counts by theme and by recommendation",
    usage="status [theme | rec N]",
    example="status workforce",
    filters=True,
    aliases=("rag", "brag"),
)
def status(request: Request) -> Card:
    request.query = request.query.model_copy(update={"wanted": Wanted.STATUS})
    whole = None if request.query.narrows else items.standing(request.session, request.plan, request.today)
    counts = (
        whole.kinds if whole else executing.brag_counts(request.session, request.plan, request.query, request.today)
    )
    total = sum(sum(of_kind.values()) for of_kind in counts.values())
    card = Card(
        title=f"How the plan stands{within(request.query, request.names(request.query))}",
        redraw=request.redraw,
        count=total,
    )
    card.parts = [Text(text=sentence(kind, of_kind)) for kind, of_kind in counts.items() if any(of_kind.values())]
    if not total:
        card.parts = [Text(text=f"Nothing in the plan fits these words. Try {say('status')}.")]
    # Before the tables: on a phone, what stands under them is read too late.
    card.parts.append(Text(text="; ".join(BRAG_WORDS.values()).capitalize() + "."))
    if total and whole:
        card.parts = [*lost_channel_parts(request), *card.parts]
        card.parts += [_by_theme(request, whole), _by_recommendation(request, whole)]
    return card


def sentence(kind: Kind, counts: Counts) -> str:
    """ "73 actions: 2 red, 5 amber, 20 green, 6 blue, 40 grey"."""
    named = ", ".join(f"{number} {colour.value}" for colour, number in counts.items() if number)
    return f"{kinds(kind, sum(counts.values())).capitalize()}: {named}."


def _by_theme(request: Request, whole: Standing) -> Table:
    themes = plans.themes(request.session, request.plan)
    rows = [row for one in themes for row in _rows(f"{one.letter} {one.title}", whole.themes[one.id or 0])]
    return Table(caption="By theme", columns=["Theme", "Of", *_COLOURS], rows=rows)


def _by_recommendation(request: Request, whole: Standing) -> Table:
    every = plans.recommendations(request.session, request.plan)
    rows = [row for one in every for row in _rows(one.ref, whole.recommendations[one.id or 0])]
    return Table(caption="By recommendation", columns=["Recommendation", "Of", *_COLOURS], rows=rows)


_COLOURS = [colour.value.capitalize() for colour in Brag]


def _rows(name: str, counts: KindCounts) -> list[list[str]]:
    """Actions and milestones apart: one colour for both would hide the one in the other."""
    rows = []
    for kind in (Kind.ACTION, Kind.MILESTONE):
        many = sum(counts[kind].values())
        if many or kind is Kind.ACTION:
            rows.append([name, count(many, kind.value), *(str(counts[kind][colour]) for colour in Brag)])
    return rows
