"""`recs` and `rec N`: the inspection's recommendations and what answers them."""

from commands.advice import say
from commands.asking.status import sentence
from commands.cards import Card, Lines, Table, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_lines, page_buttons, summary
from commands.showing.wording import count, echoed
from store.plan import items, plans
from store.query import executing
from store.query.model import Answers, Query
from store.rules.references import as_reference
from store.rules.terms import Brag, Kind

PAGE_SIZE = 10


@command("recs", needs="read", says="The recommendations, and how much answers each", aliases=("recommendations",))
def recs(request: Request) -> Card:
    every = plans.recommendations(request.session, request.plan)
    counted = items.standing(request.session, request.plan, request.today).recommendations
    rows = []
    for one in every:
        counts = counted[one.id or 0][Kind.ACTION]
        rows.append([one.ref, one.title, count(sum(counts.values()), "action"), str(counts[Brag.RED])])
    columns = ["Ref", "Recommendation", "Answered by", "Red"]
    card = Card(title=count(len(every), "recommendation").capitalize(), redraw="recs", count=len(every))
    card.parts = [Table(caption="Recommendations", columns=columns, rows=rows)] if rows else []
    return card


@command(
    "rec",
    needs="read",
    says="One recommendation and all that answers it",
    usage="rec N",
    example="rec 7",
    aliases=("recommendation",),
)
def rec(request: Request) -> Card:
    return one_recommendation(request, " ".join(request.words))


def one_recommendation(request: Request, words: str) -> Card:
    spelt = as_reference(words) or as_reference(f"rec {words}") or ""
    number = spelt.removeprefix("R")
    known = plans.recommendations(request.session, request.plan)
    found = next((one for one in known if str(one.number) == number), None)
    if found is None:
        numbers = f"1 to {known[-1].number}" if known else "none"
        raise CommandError(
            f"I can't find recommendation {echoed(words) or '?'}. The plan has {numbers}. Try {say('recs')}."
        )
    wanted = Query(where=(Answers(numbers=(found.number,)),))
    page = executing.page(request.session, request.plan, wanted, request.today, request.page, PAGE_SIZE)
    counts = executing.brag_counts(request.session, request.plan, wanted, request.today)
    again = f"rec {found.number}"
    card = Card(
        title=f"Recommendation {found.number}: {found.title}",
        redraw=again if page.number == 1 else f"{again} page {page.number}",
        items=[summary(item) for item in page.items],
        count=page.total,
        more=page.counted.over,
    )
    card.parts = [Text(text=sentence(kind, of_kind)) for kind, of_kind in counts.items() if any(of_kind.values())]
    card.parts.append(Lines(lines=item_lines(request, page.items)))
    if page.last > 1:
        card.parts.append(page_buttons(again, page.number, page.last))
    return card
