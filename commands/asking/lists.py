"""Lists of what a query finds: items, or what else than items is asked for."""

from collections.abc import Callable

from commands.advice import say
from commands.asking import boards, people, recs, risks, standards
from commands.cards import Card, Table
from commands.language.saying import titled
from commands.registry import Answer
from commands.request import Request
from commands.showing.items import item_list
from commands.showing.wording import begun
from store.query import executing, others
from store.query.executing import Total
from store.query.having import Having
from store.query.model import Happens, Of, Query, Sort, Window


def list_of(request: Request, query: Query) -> Answer:
    """Items as a list; what else is asked for as a table, or as its own answer where nothing narrows it."""
    whole = WHOLE.get(query.of)
    if whole is not None and not query.narrows:
        return whole(request)
    if query.of is Of.ITEMS:
        query = _with_its_equals(request, query)
        empty = f"Take a word away, or try {say('status')} for the whole plan."
        card = item_list(request, query, empty=empty)
        if query.group is not None and card.count:
            found = others.groups(request.session, request.plan, query, request.today)
            card.parts.insert(0, _groups(found))
        return card
    return _table(request, query, _rows(request, query))


def _with_its_equals(request: Request, query: Query) -> Query:
    """Of the last date, or the next, all that is promised for that day: one of them alone would be a wrong answer."""
    if query.limit != 1 or query.order is None or query.order.by is not Sort.PROMISED or query.otherwise:
        return query
    found = executing.every(request.session, request.plan, query, request.today)
    if not found or found[0].baseline is None:
        return query
    day = Window(first=found[0].baseline, last=found[0].baseline)
    return query.narrowed(Happens(window=day)).model_copy(update={"limit": None})


def _rows(request: Request, query: Query) -> list[list[str]]:
    rows = _rows_with_amounts(request, query)
    return [row[:-1] for row in rows] if query.having is Having.NONE and query.of in AMOUNTS else rows


def _rows_with_amounts(request: Request, query: Query) -> list[list[str]]:
    session, plan, today = request.session, request.plan, request.today
    match query.of:
        case Of.RECOMMENDATIONS:
            found = others.recommendations_with(session, plan, query, today)
            return [[one.one.ref, one.one.title, str(one.fit.many)] for one in found]
        case Of.THEMES:
            themes = others.themes_with(session, plan, query, today)
            return [[one.one.letter, one.one.title, str(one.fit.many)] for one in themes]
        case Of.ACTIONS:
            having = others.actions_with(session, plan, query, today)
            return [[one.ref, one.title, str(one.many)] for one in having]
        case Of.PEOPLE:
            return [[one.name, str(one.many)] for one in others.people_with(session, plan, query, today)]
        case Of.RISKS:
            rated = others.risks_with(session, plan, query)
            return [[one.ref, one.title, one.likelihood or "not said", one.impact or "not said"] for one in rated]
        case _:
            return []


def _table(request: Request, query: Query, rows: list[list[str]]) -> Answer:
    card = Card(title=titled(query, request.names(query), Total(len(rows))), redraw=request.redraw, count=len(rows))
    columns = COLUMNS.get(query.of, ["Ref", "Title", "How many"])
    # Of what has none there is nothing to count.
    card.parts = [Table(caption=begun(query.of.value), columns=columns[: len(rows[0])], rows=rows)] if rows else []
    return card


def _groups(found: list[others.Grouped]) -> Table:
    rows = [[one.name or "nobody", str(one.many), str(one.overdue)] for one in found]
    return Table(caption="Of each", columns=["", "How many", "Overdue"], rows=rows)


COLUMNS = {Of.PEOPLE: ["Who", "How many"], Of.RISKS: ["Ref", "Risk", "Likelihood", "Impact"]}
AMOUNTS = frozenset([Of.RECOMMENDATIONS, Of.THEMES, Of.ACTIONS, Of.PEOPLE])
"""What is told with how many fit of each."""

WHOLE: dict[Of, Callable[[Request], Answer]] = {
    Of.RECOMMENDATIONS: recs.recs,
    Of.PEOPLE: people.people_card,
    Of.RISKS: risks.risks,
    Of.STANDARDS: standards.standards,
    Of.BOARDS: lambda request: boards.boards_card(request, ""),
}
"""Where nothing narrows what is asked for: all of it."""
