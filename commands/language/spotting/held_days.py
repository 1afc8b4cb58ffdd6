"""Days that the council alone knows: "since the last board", "before half term". Where none are held, that is said."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from commands.advice import say
from commands.language.spans import Span, Token
from commands.language.spotting.date_context import AFTER_DAY
from commands.language.spotting.date_meanings import DateMeaning, HeldDates, NoDatesHeld
from store.dates.stretches import How, Reckoning, long, read_stretch
from store.plan.meetings import BoardDays
from store.query.model import Window
from store.rules.folding import folded

HOWS = {
    **dict.fromkeys(("since", "from"), How.SINCE),
    **dict.fromkeys(("until", "till", "til"), How.UNTIL),
    **{word: How(word) for word in ("before", "after", "by")},
    **dict.fromkeys(("at", "on", "in", "for"), How.AT),
}
ALONE = frozenset({How.SINCE, How.BEFORE, How.AFTER, How.UNTIL})
"""Operators behind which "the board" is a meeting of it: "agreed by the board" is none."""
ENDS_TERM = ("before", "by", "until", "till", "til")
LAST = ("last", "previous", "latest", "recent")
NEXT = ("next", "coming", "upcoming")
NOUNS = frozenset(["board", "panel", "committee", "meeting", "scrutiny", "cabinet"])
MOST_WORDS = 5
DAY = timedelta(days=1)

HOLIDAYS = re.compile(
    r"(?:(?P<how>since|from|until|till|til|before|after|by|at|on|in|during|over|for) )?(?:the )?(?:next |this |last )?"
    r"(?:half[ -]term(?: holidays?| break| week)?"
    r"|(?P<season>summer|easter|christmas|school) (?:school )?(?:holidays?|hols))\b"
)
TERM_BEFORE = {"summer": "summer", "easter": "spring", "christmas": "autumn"}
NO_HOLIDAYS = NoDatesHeld(
    "school holidays",
    "I hold no dates of school holidays or half terms. Say the days, as in “between 25 July and 2 September”.",
)


class HeldDays:
    """Reads them in one sentence: what is held is looked up at most once."""

    def __init__(self, tokens: Sequence[Token], held: HeldDates, by: Reckoning) -> None:
        self._tokens, self._by = tokens, by
        self._boards = cache(held.boards)
        self._may_be_holidays = any(token.plain.startswith(("half", "hol")) for token in tokens)

    def at(self, place: int) -> Span | None:
        return (self._may_be_holidays and self._holidays(place)) or self._we_met(place) or self._meeting(place)

    def _holidays(self, place: int) -> Span | None:
        words = " ".join(token.plain or "-" for token in self._tokens[place : place + 7])
        found = HOLIDAYS.match(words)
        if found is None:
            return None
        last = place + len(found[0].split())
        if found["how"] in ENDS_TERM and (term := TERM_BEFORE.get(found["season"] or "")):
            stretch = read_stretch(f"by the end of {term} term", self._by)
            if stretch is not None:
                window = Window(first=stretch.first, last=stretch.last)
                return Span(place, last, DateMeaning(stretch.how, window, stretch.said))
        return Span(place, last, NO_HOLIDAYS)

    def _meeting(self, place: int) -> Span | None:
        words, at = [token.plain for token in self._tokens], place
        how = HOWS.get(words[at])
        at += how is not None
        at += (the := at < len(words) and words[at] in ("the", "our"))
        at += words[at : at + 1] == ["most"]
        which = words[at] if at < len(words) and words[at] in LAST + NEXT else None
        at += which is not None
        if (which is None and not (how in ALONE and the)) or at >= len(words):
            return None
        last, boards = self._named(words, at)
        after = words[last] if last < len(words) and not self._tokens[last - 1].ends_clause else ""
        if not boards or (after and after not in AFTER_DAY):
            return None
        if after == "on" and (day := self._day_behind(last)) is not None:
            return Span(place, day[0], _said(how or How.AT, boards[0].board, day[1]))
        to_come = which in NEXT or (which is None and how in (How.BEFORE, How.UNTIL))
        return Span(place, last, self._meaning(how or How.AT, boards, to_come))

    def _we_met(self, place: int) -> Span | None:
        """ "Since we last met", "before we next meet"."""
        how, met = HOWS.get(self._tokens[place].plain), [token.plain for token in self._tokens[place + 1 : place + 4]]
        boards = self._boards() if how and met in (["we", "last", "met"], ["we", "next", "meet"]) else ()
        return Span(place, place + 4, self._meaning(how, boards, met[1] == "next")) if how and boards else None

    def _day_behind(self, at: int) -> tuple[int, date] | None:
        """The day that the sentence itself gives of a meeting: "the board on the 28th"."""
        for last in range(min(at + 5, len(self._tokens)), at + 1, -1):
            stretch = read_stretch(" ".join(token.stem for token in self._tokens[at:last]), self._by)
            if stretch is not None and stretch.first is not None and stretch.first == stretch.last:
                return last, stretch.first
        return None

    def _named(self, words: Sequence[str], at: int) -> tuple[int, list[BoardDays]]:
        """Where the name of a board ends that begins here, and whom it may mean: the longest name wins."""
        clause = next((end for end in range(at, len(words)) if self._tokens[end].ends_clause), len(words) - 1)
        for last in range(min(at + MOST_WORDS, clause + 1), at, -1):
            said = set(words[at:last])
            if not said & NOUNS and len(said) == 1:
                continue
            known = [(one, {*folded(one.board).split(), "meeting"}) for one in self._boards()]
            if fitting := [one for one, name in known if said <= name and (said & NOUNS or said == name - {"meeting"})]:
                return last, fitting
        return at, []

    def _meaning(self, how: How, boards: Sequence[BoardDays], to_come: bool) -> DateMeaning | NoDatesHeld:
        """Of several boards that a word fits, the first of which a day is held."""
        for one in boards:
            if day := one.next(self._by.today) if to_come else one.last(self._by.today):
                return _said(how, one.board, day)
        name = boards[0].board
        which = "no meeting to come" if to_come else "no past meeting"
        held = which if any(one.days for one in boards) else "no meeting dates"
        meets = say(f"set board {name} meets 20 July, 17 August")
        return NoDatesHeld(
            f"meetings of the {name}", f"I hold {held} of the {name}. The programme lead can tell me: {meets}."
        )


def _said(how: How, board: str, day: date) -> DateMeaning:
    meeting = f"the {board} of {long(day)}"
    match how:
        case How.SINCE:
            return DateMeaning(how, Window(first=day), f"since {meeting}")
        case How.AFTER:
            return DateMeaning(how, Window(first=day + DAY), f"after {meeting}")
        case How.BEFORE:
            return DateMeaning(how, Window(last=day - DAY), f"before {meeting}")
        case How.BY | How.UNTIL:
            return DateMeaning(how, Window(last=day), f"by {meeting}")
        case _:
            return DateMeaning(How.AT, Window(first=day, last=day), f"at {meeting}")
