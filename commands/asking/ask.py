"""`ask QUERY`: what a sentence was read as, and what a button carries. Each thing wanted has its own answer."""

from collections.abc import Callable

from pydantic import ValidationError

from commands.asking import (
    away,
    boards,
    changes,
    compare,
    how_many,
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
from commands.asking.lists import list_of
from commands.cards import Button, Buttons, Card, Line, Lines, Text
from commands.errors import CommandError
from commands.language.saying import said
from commands.registry import Answer, command
from commands.request import Request
from commands.showing.wording import begun, day
from store.people import directory
from store.plan import items
from store.query import executing, past
from store.query.model import Of, Query, Subject, Wanted, Was
from store.query.others import shares_of_each

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
    conditions = (*query.where, *query.otherwise, *query.among)
    days = [*([query.as_at] if query.as_at else []), *(one.on for one in conditions if isinstance(one, Was))]
    since = past.known_since(request.plan)
    for asked in days:
        if asked > request.today:
            raise CommandError(f"{day(asked, request.today)} is still to come. Ask about a day that has passed.")
        if asked < since:
            raise CommandError(f"How the plan stood is known since {day(since, request.today)}. Ask about a later day.")


def _count(request: Request, query: Query) -> Answer:
    if query.of is not Of.ITEMS:
        return list_of(request, query)
    card = how_many.count_card(request, query)
    if card.count:
        listed = query.model_copy(update={"wanted": Wanted.LIST})
        card.parts.append(Buttons(buttons=[Button(label="List them", says=f"ask {listed.carried()}")]))
    return card


def _share(request: Request, query: Query) -> Answer:
    of = query.model_copy(update={"group": None})
    found = executing.share(request.session, request.plan, of, request.today)
    card = Card(
        title=f"{found.percent}%: {found.fit:,} of {found.among:,}",
        parts=[Text(text=begun(said(query, request.names(query))) + ".")],
        redraw=request.redraw,
        count=found.fit,
    )
    if query.group is not None:
        each = shares_of_each(request.session, request.plan, query, request.today)
        told = [
            Line(title=name or "none of these", details=[f"{one.percent}%", f"{one.fit:,} of {one.among:,}"])
            for name, one in each
        ]
        card.parts.append(Lines(lines=told))
    return card


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
    return list_of(request, query.model_copy(update={"wanted": Wanted.LIST, "of": Of.PEOPLE}))


ANSWERS: dict[Wanted, Callable[[Request, Query], Answer]] = {
    Wanted.LIST: list_of,
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
    Wanted.AWAY: away.away_card,
}
