"""How a proposed change is said, and which command records it. Both are made from the change itself."""

from typing import assert_never

from commands.language.days import WEEKDAYS, days_said
from commands.language.names import spelt_out
from commands.language.telling.proposals import (
    Adds,
    Assigns,
    Change,
    HandsOver,
    IsAway,
    IsBack,
    IsNotTheirs,
    MovesDate,
    NeedsHelp,
    Renames,
    Snoozes,
    Stands,
    Undoes,
    WishesToBeAsked,
)
from commands.request import Request
from commands.showing.wording import clipped, day, joined, quoted
from store.people import directory
from store.people.naming import name_of
from store.plan import items
from store.query import executing
from store.query.often import open_of

LONGEST_LISTED = 1_500


def press_of(request: Request, change: Change) -> str:
    """The words of the command that records it."""
    if isinstance(change, MovesDate) and request.may("edit"):
        return change.says_as_lead()
    return change.says()


def said_of(request: Request, change: Change) -> str:  # noqa: C901 - an arm for each change
    """In one line: "A9.1 at risk, expected Wednesday 20 July"."""
    match change:
        case Stands():
            return f"{change.ref} {_standing(request, change)}"
        case Snoozes():
            return f"{joined(list(change.items))} not asked about before {day(change.until, request.today)}"
        case IsAway():
            who = "You are" if change.person in (None, request.person.id) else f"{_name(request, change.person)} is"
            said = f"{who} away {days_said(change.first, change.last, request.today)}"
            return f"{said}; {_name(request, change.deputy)} stands in" if change.deputy else said
        case IsBack():
            whose = "Your" if change.person in (None, request.person.id) else f"{_name(request, change.person)}'s"
            return f"{whose} leave{f' of {day(change.first, request.today)}' if change.first else ''} is called off"
        case IsNotTheirs():
            return f"{change.ref} is not yours"
        case NeedsHelp():
            return f"Ask the programme lead privately for help with {change.ref}"
        case MovesDate():
            return f"{change.ref} promised for {day(change.to, request.today)}{_promised(request, change.ref)}"
        case Assigns():
            to = _name(request, change.person) if change.person else "nobody"
            return f"{joined(list(change.items))} belongs to {to}"
        case HandsOver():
            return f"Everything open of {_name(request, change.of)} goes to {_name(request, change.to)}"
        case Renames():
            return f"{change.ref} is called: {change.title}"
        case Adds():
            what = f"milestone under {change.under}" if change.under else "action"
            where = f" in theme {change.theme}" if change.theme else ""
            due = f", due {day(change.by, request.today)}" if change.by else ", without a date"
            return f"A new {what}{where}: {change.title}{due}"
        case WishesToBeAsked():
            on = f" on {WEEKDAYS[change.weekday]}s" if change.weekday is not None else ""
            return f"You are asked{on}{f' at {change.at:%H:%M}' if change.at else ''}"
        case Undoes():
            return f"What you did last{f' of {change.ref}' if change.ref else ''} is taken back"
        case _:
            assert_never(change)


def details_of(request: Request, change: Change, *, told: bool) -> list[str]:
    """What stands under it: how it will stand, and the writer's own words.

    Args:
        told: whether what it does is said above already.
    """
    words = getattr(change, "words", None) or getattr(change, "why", None)
    said = [] if told else [_standing(request, change) if isinstance(change, Stands) else said_of(request, change)]
    if isinstance(change, HandsOver) and (of := directory.get(request.session, change.of)) is not None:
        owned = executing.every(request.session, request.plan, open_of(of), request.today)
        said.append(clipped(joined([one.ref for one in owned]) or "nothing that is open", LONGEST_LISTED))
    return [*said, quoted(spelt_out(request.session, words))] if words else said


def _standing(request: Request, change: Stands) -> str:
    said = [change.progress.value if change.progress else "how it stands was not said"]
    said += [f"done {day(change.completed_on, request.today)}"] if change.completed_on else []
    said += [f"{change.percent}% done"] if change.percent is not None else []
    said += [f"expected {day(change.forecast, request.today)}"] if change.forecast else []
    said += [f"evidence {change.evidence}"] if change.evidence else []
    return ", ".join(said)


def _promised(request: Request, ref: str) -> str:
    item = items.get(request.session, request.plan, ref)
    return f", not {day(item.baseline, request.today)}" if item and item.baseline else ""


def _name(request: Request, person_id: int | None) -> str:
    person = directory.get(request.session, person_id)
    return name_of(person) if person else "somebody who is not here any more"
