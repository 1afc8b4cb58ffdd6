"""`leave …`: when somebody is away, and who stands in."""

from datetime import timedelta

from commands.advice import say
from commands.cards import Card, Line, Lines, Text
from commands.errors import CommandError
from commands.language.days import days_said, read_day, read_days
from commands.language.names import everyone_named, find_person, future_owner
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, day
from store.models import Leave, Person
from store.people import directory
from store.people import leave as absences
from store.people.naming import name_of
from store.rules.working_days import Span

LONGEST = timedelta(days=550)
HOW = f"For example: {say('leave 1 Aug to 14 Aug deputy @Head of Safeguarding')}."


@command(
    "leave",
    needs="personal",
    says="Say when you are away and who stands in; the programme lead may say it for others",
    usage="leave [@person] [FIRST to LAST] [deputy @person] | leave [@person] cancel [FIRST]",
    example="leave 1 Aug to 14 Aug deputy @Head of Safeguarding",
    changes=True,
    of_plan=False,
    undo=True,
)
def leave(request: Request) -> Card:
    person, words = _whose(request)
    if not words:
        return _listed(request, person)
    if words[0].lower() == "cancel":
        return _cancelled(request, person, " ".join(words[1:]))
    said, deputy_words = _before_and_behind(words, "deputy")
    first, last = read_days(" ".join(said), request.today)
    _check(request, person, (first, last))
    deputy = future_owner(request.session, deputy_words) if deputy_words else None
    if deputy is not None and deputy.id == person.id:
        raise CommandError("Nobody can stand in for themselves. Name somebody else, or leave the deputy out.")
    absences.take(request.session, person, first, last, deputy, by=request.person, now=request.now)
    who = "You are" if person.id == request.person.id else f"{name_of(person)} is"
    return Card(
        title=f"{who} away {days_said(first, last, request.today)}.",
        parts=[Text(text=_meanwhile(request, person, deputy, (first, last)))],
    )


def _whose(request: Request) -> tuple[Person, list[str]]:
    """Whose leave it is about, and the words behind their name."""
    words = request.words
    if not words or not words[0].startswith("@"):
        return request.affair_of(request.person), words
    person, used = find_person(words, lambda named: everyone_named(request.session, named))
    if person is None:
        raise CommandError(f"I can't tell whose leave that is. {HOW}")
    return request.affair_of(person), words[used:]


def _before_and_behind(words: list[str], between: str) -> tuple[list[str], list[str]]:
    for place, word in enumerate(words):
        if word.lower().strip(",:") == between:
            if not words[place + 1 :]:
                raise CommandError(f"Say who stands in. {HOW}")
            return words[:place], words[place + 1 :]
    return words, []


def _check(request: Request, person: Person, days: Span) -> None:
    first, last = days
    if last < request.today:
        raise CommandError("Those days have passed. Say days that are still to come.")
    if last - first > LONGEST:
        raise CommandError(f"That is more than {count(LONGEST.days, 'day')}. Say a shorter time, and more of it later.")
    if there := absences.overlapping(request.session, person, first, last):
        known = days_said(there.first, there.last, request.today)
        raise CommandError(f"Leave is already written down: {known}. Cancel it first: {say('leave cancel')}.")


def _meanwhile(request: Request, person: Person, deputy: Person | None, days: Span) -> str:
    whose = "you" if person.id == request.person.id else name_of(person)
    if deputy is None:
        return f"Nobody stands in, so nothing is asked meanwhile. On the first day back {whose} will get one message."
    said = f"{name_of(deputy)} is asked meanwhile and may update. On the first day back {whose} will get one message."
    if too := absences.overlapping(request.session, deputy, *days):
        away = days_said(too.first, too.last, request.today)
        said += f" {name_of(deputy)} is away too, {away}: then nothing is asked, and the weekly digest says so."
    return said


def _listed(request: Request, person: Person) -> Card:
    """One's own; the programme lead, who may say it for others, sees everybody's."""
    if person.id == request.person.id and request.may("edit"):
        found = list(absences.everybodys(request.session, request.today))
    else:
        found = [(one, person) for one in absences.of_person(request.session, person, request.today)]
    if not found:
        whose = "You have" if person.id == request.person.id else f"{name_of(person)} has"
        return Card(title=f"{whose} no leave written down", parts=[Text(text=HOW)], count=0)
    lines = [_line(request, one, whose) for one, whose in found]
    return Card(title=f"{count(len(lines), 'time')} away", parts=[Lines(lines=lines)], count=len(lines))


def _line(request: Request, one: Leave, whose: Person) -> Line:
    deputy = directory.get(request.session, one.deputy_id)
    by = f"{name_of(deputy)} stands in" if deputy else "nobody stands in"
    return Line(title=name_of(whose), details=[days_said(one.first, one.last, request.today), by])


def _cancelled(request: Request, person: Person, words: str) -> Card:
    known = absences.of_person(request.session, person, request.today)
    if words:
        on = read_day(words, request.today)
        known = [one for one in known if one.first <= on <= one.last]
    if not known:
        raise CommandError(f"No such leave is written down. {say('leave')} lists what is.")
    if len(known) > 1:
        first = day(known[0].first, request.today)
        raise CommandError(f"There is more than one. Say the first day, as in {say(f'leave cancel {first}')}.")
    absences.cancel(request.session, known[0], by=request.person, now=request.now)
    said = days_said(known[0].first, known[0].last, request.today)
    return Card(title=f"Cancelled: {name_of(person)} is not away {said}.")
