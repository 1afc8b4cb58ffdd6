"""How a wish to move a date is shown, to whoever decides and to whoever looks."""

from collections.abc import Sequence

from sqlmodel import Session

from commands.advice import say
from commands.cards import Button, Buttons, Card, Facts, Line, Part
from commands.errors import CommandError
from commands.request import Request
from commands.showing.wording import day, moment, quoted
from store.models import DateRequest, Item, Plan
from store.people import directory
from store.people.naming import name_of
from store.plan import date_requests
from store.rules.terms import Decision


def find(request: Request, word: str) -> tuple[DateRequest, Item]:
    """The request with this number.

    Raises:
        CommandError: there is none.
    """
    number = _number(word)
    found = date_requests.get(request.session, request.plan, number, lock=request.changes) if number else None
    if found is None:
        raise CommandError(f"I know no such request. {say('requests')} lists those that wait.")
    return found


def plans_of_request(session: Session, among: Sequence[Plan], words: Sequence[str]) -> list[Plan]:
    """The plan of the request that is named by its number."""
    number = _number(words[0]) if words else None
    return [plan for plan in among if number and date_requests.get(session, plan, number)]


def _number(word: str) -> int | None:
    number = word.strip("#.,")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None


def request_card(request: Request, asked: DateRequest, item: Item, *, decides: bool) -> Card:
    """Args: decides: whether whoever reads it may decide it."""
    parts: list[Part] = [Facts(facts=_facts(request, asked, item))]
    if decides and asked.state is Decision.WAITING:
        parts.append(Buttons(buttons=_buttons(asked, item)))
    who = _name(request, asked.by_id)
    return Card(
        title=f"{who} {_verb(asked)} to move {item.ref} to {day(asked.to, request.today)}",
        parts=parts,
        redraw=f"requests {asked.id}",
        count=1,
    )


def request_line(request: Request, asked: DateRequest, item: Item, *, decides: bool) -> Line:
    promised = day(item.baseline, request.today) if item.baseline else "no date"
    return Line(
        ref=item.ref,
        title=item.title,
        details=[
            f"{promised} → {day(asked.to, request.today)}",
            quoted(asked.why),
            f"{_name(request, asked.by_id)}, {moment(asked.at, request.today)}",
        ],
        buttons=_buttons(asked, item) if decides else [],
    )


def _facts(request: Request, asked: DateRequest, item: Item) -> list[tuple[str, str]]:
    said: list[tuple[str, str | None]] = [
        ("What", f"{item.ref} {item.title}"),
        ("Promised for", day(item.baseline, request.today) if item.baseline else "No date"),
        ("Asked for", day(asked.to, request.today)),
        ("Why", quoted(asked.why)),
        ("Owner's forecast", day(item.forecast, request.today) if item.forecast else None),
        ("Decided", _decided(request, asked)),
    ]
    return [(name, value) for name, value in said if value]


def _decided(request: Request, asked: DateRequest) -> str | None:
    by = _name(request, asked.decided_by_id)
    match asked.state:
        case Decision.AGREED:
            return f"Agreed by {asked.said}; {by} moved the date"
        case Decision.DECLINED:
            return f"Declined by {by}: {quoted(asked.said or '')}"
        case Decision.WITHDRAWN:
            return "Withdrawn for a newer wish"
        case _:
            return None


def _buttons(asked: DateRequest, item: Item) -> list[Button]:
    about = f"{item.ref} {item.title}"
    return [
        Button(label="Approve", says=f"approve {asked.id}", style="primary", about=about),
        Button(label="Decline…", says=f"decline {asked.id}", about=about),
    ]


def _verb(asked: DateRequest) -> str:
    return "asks" if asked.state is Decision.WAITING else "asked"


def _name(request: Request, person_id: int | None) -> str:
    person = directory.get(request.session, person_id)
    return name_of(person) if person else "Somebody"
