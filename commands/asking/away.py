"""Who is away, and who stands in: asked in own words, as in "who is off next week"."""

from datetime import date

from commands.advice import say
from commands.cards import Card, Line, Lines, Text
from commands.language.days import days_said
from commands.language.gathering.narrowing import refuse_past
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.wording import begun, count
from store.people import directory
from store.people import leave as absences
from store.people.leave import Absence
from store.query import executing
from store.query.model import IS_OPEN, OwnedBy, Query, ReportsTo

PAGE_SIZE = 12


def away_card(request: Request, query: Query) -> Card:
    """Leave is told to whoever may read the plan, as the answers about what somebody owns tell it."""
    refuse_past(query)
    period = query.period
    first = (period.first if period else None) or request.today
    last = period.last if period else None
    of = _people(request, query)
    found = [row for row in absences.between(request.session, first, last) if of is None or row[0].person_id in of]
    when = "" if period is None else _when(first, last, request.today)
    whose = _whose(request, query)
    pages = max(1, -(-len(found) // PAGE_SIZE))
    number = min(max(request.page, 1), pages)
    shown = found[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    card = Card(title=_title(found, whose, when), redraw=request.redraw, count=len(found))
    if shown:
        card.parts.append(Lines(lines=[_line(request, one) for one in shown]))
    if pages > 1:
        card.parts.append(page_buttons(request.redraw, number, pages))
    told = "I know of leave what people tell me, such as"
    card.parts.append(Text(text=f"{told} {say('leave 1 August to 14 August')}."))
    return card


def _title(found: list[Absence], whose: str, when: str) -> str:
    """ "Nobody is down as away", "Sam Lee is down as away between …", "3 people are down as away, now or later"."""
    people = len({row[0].person_id for row in found})
    no = "not " if whose and not people else ""
    who = whose or (count(people, "person", "people") if people else "nobody")
    are = "are" if who == "you" or (people > 1 and not whose) else "is"
    return begun(f"{who} {are} {no}down as away{when or ', now or later'}")


def _when(first: date, last: date | None, today: date) -> str:
    if last is None:
        return f" from {days_said(first, first, today)} on"
    said = days_said(first, last, today)
    return f" on {said}" if first == last else f" between {said.replace(' to ', ' and ')}"


def _whose(request: Request, query: Query) -> str:
    """How the one who was asked about is called; empty where it is anybody."""
    named = [one for condition in query.where if isinstance(condition, OwnedBy) for one in condition.people]
    return request.names(query).person(named[0]) if len(named) == 1 else ""


def _line(request: Request, absence: Absence) -> Line:
    leave, name, _, deputy = absence
    by = f"{deputy} stands in" if deputy else "nobody stands in"
    return Line(title=name, details=[days_said(leave.first, leave.last, request.today), by])


def _people(request: Request, query: Query) -> set[int] | None:
    """Of whom it is asked; None for anybody."""
    found: set[int] | None = None
    rest = []
    for one in query.where:
        if isinstance(one, OwnedBy):
            meant = set(one.people)
        elif isinstance(one, ReportsTo):
            meant = _reporting_to(request, set(one.people))
        else:
            rest.append(one)
            continue
        found = meant if found is None else found & meant
    if rest:
        owned = executing.every(request.session, request.plan, Query(where=(IS_OPEN, *rest)), request.today)
        owners = {item.owner_id for item in owned if item.owner_id}
        found = owners if found is None else found & owners
    return found


def _reporting_to(request: Request, managers: set[int]) -> set[int]:
    """At any distance."""
    under, asked = set[int](), managers
    while asked:
        people = [directory.get(request.session, one) for one in asked]
        asked = {one for person in people if person for one in directory.reports_of(request.session, person)} - under
        under |= asked
    return under
