"""Which words of a sentence may be part of a date: the grammar's own, numbers, and mistyped names of months."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from commands.language.spans import Token
from store.dates.words import MONTHS, NUMBERS, SEASONS, WEEKDAYS


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


LIKELY = 84
"""Likeness in percent from which a mistyped name of a month or day is read as that name, and said to be."""
LONG_NAMES = [
    name for name in (*MONTHS, *WEEKDAYS, "tomorrow", "yesterday", "fortnight", "christmas") if len(name) >= 5
]
LEADS = listed(
    "on in at by before since after until till til from for during within over of between due around up to than"
    " w/c wc w/e w/b commencing beginning ending starting and throughout prior ahead as no not later earlier sooner"
)
"""Words behind which a day or month is meant, whatever else its name may mean."""
NARROW = listed(
    """
    this next last coming past previous current following rest end start beginning early mid late middle
    """
)
UNITS = listed("day days week weeks fortnight fortnights month months quarter quarters year years term")
OTHERS = listed(
    "the a an couple few working business financial calendar time now ago onwards onward more less least or today"
    " tonight tomorrow yesterday morning afternoon evening play close eod eow eom weekend christmas xmas easter"
    " boxing good new break period half qtr first second third fourth very ever including through under"
    " run runup run-up lead leadup lead-up leading running back tail latter part bit side each either -"
)
SHORT = {
    **{
        "wk": "week",
        "wks": "weeks",
        "mth": "month",
        "mths": "months",
        "yr": "year",
        "yrs": "years",
        "beg": "beginning",
    },
    **dict.fromkeys(("tmrw", "tmw", "tmrow", "tomoz", "2moro"), "tomorrow"),
    "cop": "eod",
}
"""As people shorten them in a hurry."""
VOCABULARY = frozenset({*MONTHS, *WEEKDAYS, *NUMBERS, *SEASONS, *LEADS, *NARROW, *UNITS, *OTHERS})
NUMERIC = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|q[1-4]|h[12]|\d{1,4}[dw]|'\d\d", re.ASCII)
_PARTS = re.compile(r"[/.-]")
COMPARING = {"<": "before", "<=": "by", ">": "after", ">=": "from"}
"""Signs, as who filters a table types them."""
_DASHES = frozenset("-–—")


def words_of(tokens: Sequence[Token]) -> tuple[list[str], dict[int, str]]:
    """For each token its word as the grammar reads it, or nothing; and by place, which name was guessed."""
    words, guesses = [_word(token) for token in tokens], dict[int, str]()
    for place, token in enumerate(tokens):
        if not words[place] and (name := _mistyped(token, words, place)):
            words[place] = guesses[place] = name
    return words, guesses


def _word(token: Token) -> str:
    if token.typed in COMPARING:
        return COMPARING[token.typed]
    if not token.plain:
        return "-" if token.typed in _DASHES else ""
    word = SHORT.get(token.stem, token.stem.strip("'"))
    parts = (word,) if word in VOCABULARY else _PARTS.split(word)
    return word if all(part in VOCABULARY or NUMERIC.fullmatch(part) for part in parts) else ""


def _mistyped(token: Token, words: Sequence[str], place: int) -> str | None:
    """A name of a month counts only beside a number or behind a word that leads to one: it may be somebody's."""
    if len(token.plain) < 5 or not token.plain.isalpha() or token.plain.removesuffix("s") in WEEKDAYS:
        return None
    found = process.extractOne(token.plain, LONG_NAMES, scorer=fuzz.ratio, score_cutoff=LIKELY)
    if found is None or found[0][0] != token.plain[0]:
        return None
    name = found[0]
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    beside = before in LEADS or before in NARROW or any(one[:1].isdigit() for one in (before, after))
    return name if beside or name not in MONTHS else None
