"""`set board NAME meets DATE, DATE`: when a board meets. `… does not meet DATE` takes a day back."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.language.days import read_day
from commands.request import Request
from commands.showing.meetings import meetings_said
from commands.showing.wording import day, echoed, joined
from store.models import Body
from store.plan import meetings, practice
from store.plan.meetings import BoardDays
from store.rules.folding import folded

USAGE = ("set board NAME meets DATE, DATE", "set board NAME does not meet DATE")
SAID = re.compile(
    r"(?P<name>.+?),? (?:(?P<back>(?:does not|doesn't|doesn’t|no longer|will not|won't|won’t) meets?)|(?:will )?meets?)"
    r"(?: on)?:? (?P<days>.+)",
    re.I | re.S,
)
BETWEEN = re.compile(r"\s*(?:[,;\n]|\band\b|&)\s*", re.I)
MONTH_BEHIND = re.compile(r"[^\W\d]{3,}.*", re.S)
MOST = 30
FURTHEST = timedelta(days=3 * 366)


def is_of_board(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0].lower() == "board"


def set_board(request: Request) -> Card:
    found = SAID.fullmatch(" ".join(request.words[1:]).strip(" ."))
    if found is None:
        raise CommandError(f"Say when it meets: {say(_example(request))}.")
    body, days = _named(request, found["name"]), _days(found["days"], request.today)
    listed = joined([day(one, request.today) for one in days])
    held = set(meetings.days_of(request.session, body))
    if found["back"]:
        if missing := [one for one in days if one not in held]:
            none = joined([day(one, request.today) for one in missing])
            raise CommandError(f"I hold no meeting of the {body.name} on {none}. Nothing was changed.")
        meetings.take_back(request.session, body, days, by=request.person, now=request.now)
        return _answer(request, body, f"The {body.name} does not meet on {listed}.")
    if held.issuperset(days):
        return _answer(request, body, f"I hold that already: the {body.name} meets on {listed}.")
    meetings.add(request.session, body, days, by=request.person, now=request.now)
    return _answer(request, body, f"The {body.name} meets on {listed}.")


def _answer(request: Request, body: Body, title: str) -> Card:
    held = BoardDays(body.name, tuple(meetings.days_of(request.session, body)))
    said = meetings_said(held, request.today)
    return Card(title=title, parts=[Text(text=said)])


def _example(request: Request) -> str:
    first = next(iter(practice.bodies(request.session, request.plan)), None)
    return f"set board {first.name if first else 'Improvement Board'} meets 20 July, 17 August"


def _named(request: Request, name: str) -> Body:
    every = practice.bodies(request.session, request.plan)
    said = set(folded(name).removeprefix("the ").split())
    found = [one for one in every if set(folded(one.name).split()) == said]
    found = found or [one for one in every if said <= set(folded(one.name).split())]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"Several boards fit “{echoed(name)}”: {joined([one.name for one in found])}. Say which.")
    if not every:
        raise CommandError("This plan names no boards. They come with its document.")
    raise CommandError(f"I know no board called {echoed(name)}. There are: {joined([one.name for one in every])}.")


def _days(words: str, today: date) -> list[date]:
    """ "20 and 27 July" says its month once."""
    said = [one for one in BETWEEN.split(words.strip()) if one]
    if len(said) > MOST:
        raise CommandError(f"Say at most {MOST} dates at once.")
    for place in range(len(said) - 2, -1, -1):
        if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", said[place]) and (month := MONTH_BEHIND.search(said[place + 1])):
            said[place] = f"{said[place]} {month[0]}"
    days = sorted({read_day(one, today) for one in said})
    if far := [one for one in days if abs(one - today) > FURTHEST]:
        raise CommandError(f"{day(far[0], today)} is more than three years away. Nothing was saved.")
    return days
