"""Reading how a thing stands out of the words of an update."""

import contextlib
from datetime import date

from commands.advice import say
from commands.errors import CommandError
from commands.language.days import read_day
from commands.showing.wording import echoed
from store.rules.terms import Progress

SAID_AS: dict[str, Progress] = {
    "not started": Progress.NOT_STARTED,
    "not begun": Progress.NOT_STARTED,
    "on track": Progress.ON_TRACK,
    "on-track": Progress.ON_TRACK,
    "ok": Progress.ON_TRACK,
    "green": Progress.ON_TRACK,
    "at risk": Progress.AT_RISK,
    "at-risk": Progress.AT_RISK,
    "amber": Progress.AT_RISK,
    "delayed": Progress.DELAYED,
    "late": Progress.DELAYED,
    "red": Progress.DELAYED,
    "complete": Progress.COMPLETE,
    "completed": Progress.COMPLETE,
    "done": Progress.COMPLETE,
    "finished": Progress.COMPLETE,
    "blue": Progress.COMPLETE,
}


def begins_with_progress(words: list[str]) -> bool:
    return _found(words) is not None


def read_progress(words: list[str]) -> tuple[Progress, list[str]]:
    """The progress that these words begin with, and the words behind it.

    Raises:
        CommandError: they begin with none of the five.
    """
    if (found := _found(words)) is not None:
        return found
    choices = ", ".join(Progress)
    raise CommandError(f"Say first how it stands: {choices}. For example: {say('update D1.2 at risk until 5 August')}.")


def _found(words: list[str]) -> tuple[Progress, list[str]] | None:
    """ "A15.1 is done" says what "A15.1 done" says; "A15.1 done?" asks, and says nothing."""
    words = words[1:] if words and words[0].lower() == "is" else words
    for count in (2, 1):
        said = " ".join(words[:count]).lower().strip(" ,.;:")
        if said in SAID_AS:
            return SAID_AS[said], words[count:]
    return None


def read_forecast(words: list[str], today: date) -> tuple[date | None, list[str]]:
    """A forecast behind "until" or "forecast", and the words behind it.

    Raises:
        CommandError: no date follows.
    """
    if not words or words[0].lower().strip(":") not in ("until", "forecast"):
        return None, words
    for count in (4, 3, 2, 1):
        if len(words) > count:
            with contextlib.suppress(CommandError):
                day = read_day(" ".join(words[1 : count + 1]).strip(" ,.;:"), today)
                return day, words[count + 1 :]
    if said := " ".join(words[1:4]):
        raise CommandError(f"I can't read “{echoed(said)}” as a date. Say it as 5 August, and your words behind it.")
    raise CommandError(f"Say a date behind “{words[0]}”, such as 5 August.")
