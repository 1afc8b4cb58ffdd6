"""`nudge me …`: on which day, at what time and in which chat somebody wants to be asked."""

from commands import chats
from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.language.days import WEEKDAYS, read_time, read_weekday
from commands.registry import command
from commands.request import Request
from commands.showing.wording import echoed
from store.people import accounts, directory
from store.people.directory import Wish
from store.reminders import nudging
from store.rules import asking_people
from store.rules.sending_hours import CLOSES, OPENS

HOW = f"For example: {say('nudge me on Thursdays at 14:00')}."


@command(
    "nudge",
    needs="read",
    says="Choose your day for what is overdue or has gone quiet, and your time and chat for anything I ask",
    usage="nudge me [on DAY] [at TIME] [in CHAT] | nudge me as usual",
    example="nudge me on Thursdays at 14:00",
    changes=True,
    of_plan=False,
    undo=True,
)
def nudge(request: Request) -> Card:
    words = request.words[1:] if request.words and request.words[0].lower() == "me" else request.words
    if [word.lower() for word in words] == ["as", "usual"]:
        directory.set_nudging(request.session, request.person, Wish(), now=request.now)
        return Card(title=f"I will ask you {_when(request)}, as everybody.")
    if not words:
        return Card(title=f"I ask you {_when(request)}.", parts=[Text(text=HOW)])
    words, chat = _without_chat(words)
    platform = _platform(request, chat) if chat else request.person.nudge_platform
    said = " ".join(words).removeprefix("on ")
    named, _, at = said.partition(" at ") if not said.startswith("at ") else ("", "", said.removeprefix("at "))
    weekday = _weekday(named) if named else request.person.nudge_weekday
    time = read_time(at) if at else request.person.nudge_time
    if time is not None and not OPENS <= time < CLOSES:
        raise CommandError(f"I write between {OPENS:%H:%M} and {CLOSES:%H:%M}. Choose a time in those hours.")
    wish = Wish(weekday, time, platform)
    directory.set_nudging(request.session, request.person, wish, now=request.now)
    return Card(
        title=f"I will ask you {_when(request)}.",
        parts=[Text(text="A date that comes near is asked about on its own days, at the same time of day.")],
    )


def _without_chat(words: list[str]) -> tuple[list[str], str]:
    """What stands behind "in", up to the day or the time."""
    lowered = [word.lower() for word in words]
    if "in" not in lowered:
        return words, ""
    begin = lowered.index("in")
    end = next((place for place in range(begin, len(words)) if lowered[place] in ("on", "at")), len(words))
    return words[:begin] + words[end:], " ".join(words[begin + 1 : end])


def _platform(request: Request, chat: str) -> str:
    theirs = accounts.platforms_of(request.session, request.person.id)
    platform = chats.named(chat, theirs)
    if platform is None:
        known = dict.fromkeys(chats.name_of(one) for one in [*chats.in_order(), *theirs])
        raise CommandError(f"I know no chat called “{echoed(chat)}”. Say {' or '.join(known)}.")
    if platform not in theirs:
        raise CommandError(
            f"I know no account of yours in {chats.name_of(platform)}. Write to me there once, then choose it."
        )
    return platform


def _weekday(word: str) -> int:
    weekday = read_weekday(word)
    if weekday is None:
        raise CommandError(f"Say a day of the week. {HOW}")
    if weekday >= WEEKDAYS.index("Saturday"):
        raise CommandError("I write on working days. Choose a day from Monday to Friday.")
    return weekday


def _when(request: Request) -> str:
    """ "on Tuesdays from 09:30, by the clocks of Europe/London"."""
    person = request.person
    weekday, at = nudging.weekday_of(person), person.nudge_time or asking_people.AT
    chat = f", in {chats.name_of(person.nudge_platform)}" if person.nudge_platform else ""
    return f"on {WEEKDAYS[weekday]}s from {at:%H:%M}, by the clocks of {nudging.zone_of(person)}{chat}"
