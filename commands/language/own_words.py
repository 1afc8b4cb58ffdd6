"""Reads a question that is put in our own words, such as a title or a choice said back to us.

`saying` writes these words and this reads them, so that whatever an answer calls itself asks for that answer again.
What is not wholly in these words is for the reader of free sentences.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlmodel import Session

from commands.language.saying import (
    GROUP_WORDS,
    HAPPENING_WORDS,
    HAVING_WORDS,
    KIND_NAMES,
    LACKING_WORDS,
    OF_WORDS,
    SORT_WORDS,
    STATE_WORDS,
)
from commands.showing.wording import ANY_KIND
from store.models import Person, Plan
from store.people import naming
from store.plan import plans
from store.query.having import Having
from store.query.model import (
    IS_COMPLETE,
    IS_OPEN,
    Answers,
    Coloured,
    Condition,
    FinishedLate,
    Happens,
    InTheme,
    Is,
    Lacks,
    Moved,
    OfKind,
    OneOf,
    Order,
    OverdueBy,
    OwnedBy,
    Query,
    Rated,
    ReportsTo,
    SaidToBe,
    Slips,
    Span,
    Titled,
    Under,
    Wanted,
    Was,
    Window,
)
from store.rules.terms import Brag, Progress

LONGEST = 2_000
DAY = r"\d{1,2} [a-z]+ \d{4}"
REF = r"(?=[^\s,;]*\d)[^\s,;]+"
AMOUNT = r"(?:over )?[\d,]+ (?:of )?|no |nothing(?: |$)"
WINDOW = re.compile(
    rf"by (?P<by>{DAY})|since (?P<since>{DAY})|on (?P<on>{DAY})|in (?P<month>[a-z]+ \d{{4}})"
    rf"|in the next (?P<next>\d+|day)(?: days)?|from (?P<first>\d{{1,2}}(?: [a-z]+ \d{{4}})?) to (?P<last>{DAY})",
    re.I,
)
SPAN = r"exactly (?P<same>\d+)|at least (?P<least>\d+)|at most (?P<most>\d+)|(?P<low>\d+) to (?P<high>\d+)"
DAYS = re.compile(rf"(?:{SPAN}) days?", re.I)
TIMES = re.compile(rf"(?:{SPAN}) times?", re.I)


class _NotOursError(Exception):
    """The words are not, or not wholly, in the form that `saying` gives them."""


def read_own_words(sentence: str, session: Session, plan: Plan, me: Person, today: date) -> Query | None:
    """The query whose title or reading this is, to the last word; None for all else."""
    text = " ".join(sentence.split()).strip(" .?!")
    if not text or len(text) > LONGEST:
        return None
    try:
        return _Reader(text, _Known(session, plan, me), today).query()
    except (_NotOursError, ValueError):
        return None


class _Known:
    """Names by which themes and people are called, looked up when the words come to one."""

    def __init__(self, session: Session, plan: Plan, me: Person) -> None:
        self._session, self._plan, self._me = session, plan, me

    @cached_property
    def themes(self) -> dict[str, str]:
        every = plans.themes(self._session, self._plan)
        return {
            **{f"theme {one.letter}".casefold(): one.letter for one in every},
            **{one.title.casefold(): one.letter for one in every},
        }

    @cached_property
    def people(self) -> dict[str, int]:
        called = {name.casefold(): one for one, name in naming.everybody(self._session).items()}
        return {**called, "you": self._me.id or 0}


class _Reader:
    def __init__(self, text: str, known: _Known, today: date) -> None:
        self._text, self._known, self._today, self._at = text, known, today, 0

    def query(self) -> Query:
        wanted = Wanted.COUNT if self._take("how many ") else Wanted.LIST
        amount = self._match(AMOUNT)
        of = next(
            (
                of
                for of, words in OF_WORDS.items()
                if self._take_one(f"{words[0]} {words[2]}", f"{words[1]} {words[2]}")
            ),
            None,
        )
        having = self._one_of({f"{words} ": one for one, words in HAVING_WORDS.items() if words}) if of else None
        owned = [] if amount or of else self._owner()
        if owned:
            amount = self._match(AMOUNT)
        bare = amount is not None and amount[0].lower().startswith("nothing")
        where, otherwise = [*owned, *self._conjunction(bare=bare)], []
        if self._take("; or "):
            otherwise = self._conjunction()
        if not where:
            self._take("in the plan" if bare else " in the plan")
        tail = self._tail()
        if self._at < len(self._text):
            raise _NotOursError
        kind = {} if of is None else {"of": of, "having": having or Having.SOME}
        return Query(wanted=wanted, where=tuple(where), otherwise=tuple(otherwise), **kind, **tail)

    # -- the words that come next

    def _match(self, pattern: str | re.Pattern[str]) -> re.Match[str] | None:
        found = (re.compile(pattern, re.I) if isinstance(pattern, str) else pattern).match(self._text, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def _take(self, words: str) -> bool:
        """Take these words, if they come next and end there."""
        found = self._text[self._at : self._at + len(words)]
        after = self._text[self._at + len(words) : self._at + len(words) + 1]
        if found.casefold() != words.casefold() or (words[-1:].isalnum() and after.isalnum()):
            return False
        self._at += len(words)
        return True

    def _take_one(self, *words: str) -> bool:
        return any(self._take(f"{one.strip()} ") for one in words)

    def _one_of(self, meanings: Mapping[str, Any]) -> Any | None:
        for words in sorted(meanings, key=len, reverse=True):
            if self._take(words):
                return meanings[words]
        return None

    def _some_of(self, meanings: Mapping[str, Any]) -> tuple[Any, ...]:
        """ "red or amber"; empty where none comes next."""
        found: list[Any] = []
        while (one := self._one_of(meanings)) is not None:
            found.append(one)
            before = self._at
            if not self._take(" or "):
                return tuple(found)
        if found:
            self._at = before
        return tuple(found)

    def _these(self, meanings: Mapping[str, Any]) -> tuple[Any, ...]:
        if found := self._some_of(meanings):
            return found
        raise _NotOursError

    def _listed(self, pattern: str) -> list[str]:
        found = self._match(rf"{pattern}(?: or {pattern})*")
        if found is None:
            raise _NotOursError
        return re.split(" or ", found[0], flags=re.I)

    # -- conditions

    def _owner(self) -> list[Condition]:
        """ "You own 3 …", "Head of Safeguarding owns 3 …"."""
        if not re.search(r" owns? ", self._text):
            return []
        before, person = self._at, self._one_of(self._known.people)
        if person is None or not self._match(r" owns? "):
            self._at = before
            return []
        return [OwnedBy(people=(person,))]

    def _conjunction(self, *, bare: bool = False) -> list[Condition]:
        """Args: bare: whether no noun stands before what describes it, as behind "nothing"."""
        found: list[Condition] = []
        if not bare:
            while (state := self._one_of({"open ": IS_OPEN, "complete ": IS_COMPLETE})) is not None:
                found.append(state)
            if colours := self._some_of(_COLOURS):
                found.append(Coloured(colours=colours))
                self._must(" ")
            found += self._noun()
        separators = ["" if bare else " "]
        while True:
            before = self._at
            if not any(self._take(one) if one else True for one in separators):
                break
            phrase = self._phrase()
            if phrase is None:
                self._at = before
                break
            found.append(phrase)
            separators = [", ", " "]
        return found

    def _must(self, words: str) -> None:
        if not self._take(words):
            raise _NotOursError

    def _noun(self) -> list[Condition]:
        if any(self._take(words) for words in ANY_KIND):
            return []
        kinds = self._some_of(_KINDS_MANY) or self._some_of(_KINDS_ONE)
        if not kinds:
            raise _NotOursError
        return [OfKind(kinds=kinds)]

    def _phrase(self) -> Condition | None:
        negated = self._take("not ")
        found = next((found for read in self._phrases() if (found := read()) is not None), None)
        return found.model_copy(update={"negated": True}) if found is not None and negated else found

    def _phrases(self) -> Sequence[Callable[[], Condition | None]]:
        return (self._of_names, self._of_title, self._of_days, self._of_words)

    def _of_names(self) -> Condition | None:
        """What names themes, recommendations, people and items."""
        if self._take("in ") and (letters := self._some_of(self._known.themes)):
            return InTheme(letters=letters)
        if self._take("for recommendation "):
            return Answers(numbers=tuple(map(int, self._listed(r"\d+"))))
        if self._take("owned by your team"):
            return ReportsTo(people=(self._known.people["you"],))
        if self._take("owned by the team of "):
            return ReportsTo(people=self._these(self._known.people))
        if self._take("owned by "):
            return OwnedBy(people=self._these(self._known.people))
        for words, kind, negated in (("under ", Under, False), ("namely ", OneOf, False), ("except ", OneOf, True)):
            if self._take(words):
                return kind(refs=tuple(self._listed(REF)), negated=negated)
        return None

    def _of_title(self) -> Condition | None:
        if found := self._match(r"(?P<how>with|without) “(?P<words>[^”]+)” in the title"):
            words = tuple(found["words"].strip("\u2068\u2069").split())
            return Titled(words=words, negated=found["how"].lower() == "without")
        return None

    def _of_days(self) -> Condition | None:
        """What takes days, times or a window."""
        for words, negated in (("finished late", False), ("finished early", True)):
            if self._take(words):
                days = self._by_days(" by ")
                return FinishedLate(negated=negated, days=days) if days or not negated else None
        if self._take("finished in time"):
            return FinishedLate(negated=True)
        if self._take("slipping"):
            return Slips(days=self._by_days(" by ") or Span(least=1))
        if (days := self._by_days("overdue by ")) is not None:
            return OverdueBy(days=days)
        if self._take("moved"):
            return self._moved()
        for of, words in HAPPENING_WORDS.items():
            before = self._at
            if self._take(f"{words} "):
                if (window := self._window()) is not None:
                    return Happens(of=of, window=window)
                self._at = before
        return None

    def _by_days(self, words: str) -> Span | None:
        """None where no days follow: "overdue by theme" says how a list is grouped."""
        before = self._at
        if self._take(words):
            if DAYS.match(self._text, self._at):
                return self._span(DAYS)
            self._at = before
        return None

    def _moved(self) -> Condition:
        before, times = self._at, Span(least=1)
        if self._take(" ") and (found := TIMES.match(self._text, self._at)):
            times, before = self._span(TIMES), found.end()
        self._at = before
        window = self._window() if self._take(" ") else None
        if window is None:
            self._at = before
        return Moved(times=times, window=window)

    def _of_words(self) -> Condition | None:
        """What is said in words of closed lists."""
        if self._take("said to be "):
            return SaidToBe(progress=self._these({one.value: one for one in Progress}))
        if self._take("standing at "):
            return self._was()
        if self._take("with "):
            return Lacks(lacking=self._these({words: one for one, words in LACKING_WORDS.items()}))
        if found := self._match(r"of (?P<values>\w+(?: or \w+)*) (?P<of>likelihood|impact)"):
            return Rated.model_validate({"of": found["of"].lower(), "values": found["values"].lower().split(" or ")})
        if states := self._some_of({words: one for one, words in STATE_WORDS.items()}):
            return Is(states=states)
        if colours := self._some_of(_COLOURS):
            return Coloured(colours=colours)
        if kinds := self._some_of(_KINDS_MANY):
            return OfKind(kinds=kinds)
        return None

    def _was(self) -> Condition:
        so: Coloured | Is
        if colours := self._some_of(_COLOURS):
            so = Coloured(colours=colours)
        else:
            so = Is(states=self._these({words: one for one, words in STATE_WORDS.items()}))
        found = self._match(rf" on (?P<day>{DAY})")
        if found is None or (on := _day(found["day"])) is None:
            raise _NotOursError
        return Was(so=so, on=on)

    # -- days and numbers

    def _span(self, pattern: re.Pattern[str]) -> Span:
        found = self._match(pattern)
        if found is None:
            raise _NotOursError
        if found["same"]:
            return Span(least=int(found["same"]), most=int(found["same"]))
        least, most = found["least"] or found["low"], found["most"] or found["high"]
        return Span(least=int(least) if least else None, most=int(most) if most else None)

    def _window(self) -> Window | None:
        found = self._match(WINDOW)
        if found is None:
            return None
        if found["by"] or found["since"]:
            return Window(first=_day(found["since"]), last=_day(found["by"]))
        if found["on"]:
            return Window(first=_day(found["on"]), last=_day(found["on"]))
        if found["month"]:
            first = datetime.strptime(found["month"], "%B %Y").date()  # noqa: DTZ007 a day has no zone
            return Window(first=first, last=(first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
        if found["next"]:
            days = 1 if found["next"].lower() == "day" else int(found["next"])
            return Window(first=self._today, last=self._today + timedelta(days=days))
        begins, ends = str(found["first"]), str(found["last"])
        if " " not in begins:
            begins = f"{begins} {ends.split(' ', 1)[1]}"
        return Window(first=_day(begins), last=_day(ends))

    # -- what stands behind all conditions

    def _tail(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        group = self._one_of({f" {words}": one for one, words in GROUP_WORDS.items()})
        if group is not None:
            found["group"] = group
        orders = {
            f", {words}": Order(by=by, greatest_first=greatest)
            for by, both in SORT_WORDS.items()
            for greatest, words in enumerate(both)
        }
        if (order := self._one_of(orders)) is not None:
            found["order"] = order
        if limit := self._match(r", the first (?P<many>\d+|one)"):
            found["limit"] = 1 if limit["many"].lower() == "one" else int(limit["many"])
        if day := self._match(rf", as it stood on (?P<day>{DAY})"):
            found["as_at"] = _day(day["day"])
        return found


_COLOURS = {colour.value: colour for colour in Brag}
_KINDS_ONE = {one: kind for kind, (one, _) in KIND_NAMES.items()}
_KINDS_MANY = {many: kind for kind, (_, many) in KIND_NAMES.items()}


def _day(words: str | None) -> date | None:
    return datetime.strptime(words, "%d %B %Y").date() if words else None  # noqa: DTZ007 a day has no zone
