"""Dates in one line, and asking once more before something odd is done with one."""

import json
import re
from dataclasses import dataclass
from datetime import date

from commands.cards import Button, Buttons, Question, Text
from commands.errors import CommandError
from commands.language.because import reason
from commands.language.days import read_day

ANYWAY = "anyway"
"""Said behind a date that was asked about once more."""
PAST = "That day has passed. Is it right?"

SAID = re.compile(r"(?P<day>.*?)(?P<sure>\s+anyway)?(?:(?:\s+|^)because\s+(?P<why>.*))?", re.I | re.S)


MOST_CARRIED = 1_500
"""Characters of JSON that a button can carry in any chat, with room for what else stands in it."""


def fits_button(says: str) -> bool:
    return len(json.dumps(says)) <= MOST_CARRIED


def ask_once_more(title: str, label: str, says: str, about: str) -> Question:
    """Nothing is done before a second yes.

    Raises:
        CommandError: the words are too long to be said again by a tap.
    """
    if not fits_button(says):
        raise CommandError(f"{title} Nothing was saved. If you are sure, say {ANYWAY} behind the date.")
    button = Button(label=label, says=says, about=about)
    return Question(title=title, parts=[Text(text="Nothing is saved yet."), Buttons(buttons=[button])])


def split_sure(words: str) -> tuple[str, bool]:
    """A date's words, and whether it was said to be right."""
    before = words.strip().removesuffix(f" {ANYWAY}")
    return before, before != words.strip()


@dataclass(frozen=True)
class Wish:
    """ "5 August anyway because the supplier is late"."""

    day: date | None
    sure: bool
    why: str | None


def read_wish(words: str, today: date) -> Wish:
    """Raises `CommandError` for a date that cannot be read."""
    found = SAID.fullmatch(words.strip())
    if found is None or not found["day"].strip():
        return Wish(None, False, reason(found["why"]) if found and found["why"] else None)
    return Wish(read_day(found["day"], today), found["sure"] is not None, reason(found["why"] or "") or None)
