"""`ask QUERY`: what a sentence was read as, and what a button carries. Each thing wanted has its own answer."""

from collections.abc import Callable

from pydantic import ValidationError

from commands.advice import say
from commands.asking import (
    boards,
    changes,
    compare,
    how_many,
    people,
    recs,
    risks,
    show,
    silent,
    slipping,
    standards,
    status,
    who,
    why,
)
from commands.cards import Button, Buttons, Card, Table, Text
from commands.errors import CommandError
from commands.language.saying import said, titled
from commands.registry import Answer, command
from commands.request import Request
from commands.showing.items import item_list
from commands.showing.wording import begun, day
from store.people import directory
from store.plan import items
from store.query import executing, others, past
from store.query.executing import Total
from store.query.model import Happens, Of, Query, Sort, Subject, Wanted, Window

SHOWN = 10
TOO_MANY = f"The plan has over {past.MOST:,} actions and milestones: how each stood on a past day cannot be worked out."
NOT_READ = "I can't read what this button asks any more. Ask it again in words."


@command(
    "ask",
    needs="read",
    says="A question that was read from words",
    usage="ask QUERY",
    example='ask {"where":[{"field":"colour","colours":["red"]}]}',
    hidden=True,
)
def ask(request: Request) -> Answer:
    query = read_query(request)
    _refuse_unknown_past(request, query)
    request.query, request.asks, request.redraw = query, True, f"ask {query.carried()}"
    try:
        card = ANSWERS[query.wanted](request, query)
    except past.TooManyItemsError as error:
        raise CommandError(TOO_MANY) from error
    request.query, request.asks = query, True
    return card


def read_query(request: Request) -> Query:
    """Raises `CommandError` for what no release of ours wrote."""
    try:
        return Query.model_validate_json(" ".join(request.words))
    except ValidationError as error:
        raise CommandError(NOT_READ) from error


def _refuse_unknown_past(request: Request, query: Query) -> None:
    """Raises `CommandError` for a day of which nothing is held."""
    if query.as_at is None:
        return
    if query.as_at > request.today:
        raise CommandError(f"{day(query.as_at, request.today)} is still to come. Ask about a day that has passed.")
    if query.as_at < (since := past.known_since(request.plan)):
        raise CommandError(f"How the plan stood is known since {day(since, request.today)}. Ask about a later day.")


def _list(request: Request, query: Query) -> Answer:
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
    session, plan, today = request.session, request.plan, request.today
    match query.of:
        case Of.RECOMMENDATIONS:
            found = others.recommendations_with(session, plan, query, today)
            return [[one.one.ref, one.one.title, str(one.fit.many)] for one in found]
        case Of.THEMES:
            themes = others.themes_with(session, plan, query, today)
            return [[one.one.letter, one.one.title, str(one.fit.many)] for one in themes]
        case Of.PEOPLE:
            return [[one.name, str(one.many)] for one in others.people_with(session, plan, query, today)]
        case Of.RISKS:
            rated = others.risks_with(session, plan, query)
            return [[one.ref, one.title, one.likelihood or "not said", one.impact or "not said"] for one in rated]
        case _:
            return []


def _table(request: Request, query: Query, rows: list[list[str]]) -> Answer:
    card = Card(title=titled(query, request.names(query), Total(len(rows))), redraw=request.redraw, count=len(rows))
    columns = {2: ["Who", "How many"], 3: ["Ref", "Title", "How many"], 4: ["Ref", "Risk", "Likelihood", "Impact"]}
    card.parts = [Table(caption=begun(query.of.value), columns=columns[len(rows[0])], rows=rows)] if rows else []
    return card


def _groups(found: list[others.Grouped]) -> Table:
    rows = [[one.name or "nobody", str(one.many), str(one.overdue)] for one in found]
    return Table(caption="Of each", columns=["", "How many", "Overdue"], rows=rows)


def _count(request: Request, query: Query) -> Answer:
    if query.of is not Of.ITEMS:
        return _list(request, query)
    card = how_many.count_card(request, query)
    if card.count:
        listed = query.model_copy(update={"wanted": Wanted.LIST})
        card.parts.append(Buttons(buttons=[Button(label="List them", says=f"ask {listed.carried()}")]))
    return card


def _share(request: Request, query: Query) -> Answer:
    found = executing.share(request.session, request.plan, query, request.today)
    return Card(
        title=f"{found.percent}%: {found.fit} of {found.among}",
        parts=[Text(text=begun(said(query, request.names(query))) + ".")],
        redraw=request.redraw,
        count=found.fit,
    )


def _card(request: Request, query: Query) -> Answer:
    subject = _subject(query)
    match subject.kind:
        case "item":
            item = items.view(request.session, request.item(subject.key), request.today)
            return show.item_card(request, item)
        case "recommendation":
            return recs.one_recommendation(request, subject.key)
        case "standard":
            return standards.one_standard(request, subject.key)
        case "risk":
            return risks.one_risk(request, subject.key)
    return boards.boards_card(request, subject.key)


def _subject(query: Query) -> Subject:
    if len(query.subjects) != 1:
        raise CommandError(NOT_READ)
    return query.subjects[0]


def _person(request: Request, query: Query) -> Answer:
    """Who owns an item, or who somebody is; else the owners of all that fits."""
    subject = query.subjects[0] if len(query.subjects) == 1 else None
    if subject is not None and subject.kind == "person":
        person = directory.get(request.session, int(subject.key))
        if person is None:
            raise CommandError(NOT_READ)
        return who.person_card(request, person)
    if subject is not None and subject.kind == "item":
        return who.owner_card(request, items.view(request.session, request.item(subject.key), request.today))
    return _list(request, query.model_copy(update={"wanted": Wanted.LIST, "of": Of.PEOPLE}))


WHOLE: dict[Of, Callable[[Request], Answer]] = {
    Of.RECOMMENDATIONS: recs.recs,
    Of.PEOPLE: people.people_card,
    Of.RISKS: risks.risks,
    Of.STANDARDS: standards.standards,
    Of.BOARDS: lambda request: boards.boards_card(request, ""),
}
"""Where nothing narrows what is asked for: all of it."""
ANSWERS: dict[Wanted, Callable[[Request, Query], Answer]] = {
    Wanted.LIST: _list,
    Wanted.COUNT: _count,
    Wanted.SHARE: _share,
    Wanted.CARD: _card,
    Wanted.WHY: why.why_answer,
    Wanted.STATUS: status.status_card,
    Wanted.CHANGES: changes.changes_card,
    Wanted.COMPARISON: compare.compare_card,
    Wanted.PERSON: _person,
    Wanted.SLIPPING: slipping.slipping_card,
    Wanted.SILENT: silent.silent_card,
}
