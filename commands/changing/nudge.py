"""`nudge me …`: on which day and at what time somebody wants to be asked."""

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.language.days import WEEKDAYS, read_time, read_weekday
from commands.registry import command
from commands.request import Request
from store.people import directory
from store.plan import plan_settings
from store.reminders import nudging

HOW = f"For example: {say('nudge me on Thursdays at 14:00')}."


@command(
    "nudge",
    needs="read",
    says="Choose your day for what is overdue or has gone quiet, and your time for anything I ask",
    usage="nudge me [on DAY] [at TIME] | nudge me as usual",
    example="nudge me on Thursdays at 14:00",
    changes=True,
)
def nudge(request: Request) -> Card:
    words = request.words[1:] if request.words and request.words[0].lower() == "me" else request.words
    if [word.lower() for word in words] == ["as", "usual"]:
        directory.set_nudging(request.session, request.plan, request.person, None, None, now=request.now)
        return Card(title=f"I will ask you {_when(request)}, as everybody.")
    if not words:
        return Card(title=f"I ask you {_when(request)}.", parts=[Text(text=HOW)])
    said = " ".join(words).removeprefix("on ")
    named, _, at = said.partition(" at ") if not said.startswith("at ") else ("", "", said.removeprefix("at "))
    weekday = _weekday(named) if named else request.person.nudge_weekday
    time = read_time(at) if at else request.person.nudge_time
    settings = plan_settings.nudges(request.plan)
    if time is not None and not settings.opens <= time < settings.closes:
        raise CommandError(
            f"I write between {settings.opens:%H:%M} and {settings.closes:%H:%M}. Choose a time in those hours."
        )
    directory.set_nudging(request.session, request.plan, request.person, weekday, time, now=request.now)
    return Card(
        title=f"I will ask you {_when(request)}.",
        parts=[Text(text="A date that comes near is asked about on its own days, at the same time of day.")],
    )


def _weekday(word: str) -> int:
    weekday = read_weekday(word)
    if weekday is None:
        raise CommandError(f"Say a day of the week. {HOW}")
    if weekday >= WEEKDAYS.index("Saturday"):
        raise CommandError("I write on working days. Choose a day from Monday to Friday.")
    return weekday


def _when(request: Request) -> str:
    """ "on Tuesdays from 09:30, by the clocks of Europe/London"."""
    settings, person = plan_settings.nudges(request.plan), request.person
    weekday = settings.weekday if person.nudge_weekday is None else person.nudge_weekday
    zone = nudging.zone_of(request.plan, person)
    return f"on {WEEKDAYS[weekday]}s from {person.nudge_time or settings.at:%H:%M}, by the clocks of {zone}"
