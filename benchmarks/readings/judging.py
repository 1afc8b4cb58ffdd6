"""Judge a reading by field: right, told (wrong, but a doubt, a leave-out or a refusal names it), or silent."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from benchmarks.readings.expectation import ANY, NONE, QUESTION, Expectation, Expected
from benchmarks.readings.items import Pairs, Read, items_of, paired, titles_of
from benchmarks.readings.telling import Told, folded
from store.dates import PrintedDate
from store.documents.staged import StagedPlan
from store.loading import UnreadablePlanError


class Verdict(StrEnum):
    RIGHT = "right"
    TOLD = "told"
    SILENT = "silent"


@dataclass(frozen=True)
class Judgement:
    field: str
    verdict: Verdict
    about: str
    expected: str
    came: str


@dataclass(frozen=True)
class Judged:
    """What became of one document.

    Args:
        doubts: Of how many lines a person is asked to look at.
        refusal: The sentence, where there is no reading.
        must: Fields that must be right.
        traits: What a lot drew for it.
    """

    name: str
    judgements: tuple[Judgement, ...]
    doubts: int = 0
    refusal: str | None = None

    must: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()

    @property
    def faults(self) -> list[Judgement]:
        """What is silent, and what is told of a field that must be right."""
        return [one for one in self.judgements if one.verdict is Verdict.SILENT or self._owes(one)]

    def _owes(self, one: Judgement) -> bool:
        return one.verdict is Verdict.TOLD and ("all" in self.must or one.field in self.must)

    def count(self, verdict: Verdict) -> int:
        return sum(one.verdict is verdict for one in self.judgements)


DATES = ("due", "start", "completed")
WORDS = ("status", "rating", "theme", "means")
FIELDS = (*DATES, *WORDS, "owners", "recommendations", "ref")
NOT_OF = {"action": (), "entry": ("theme", "recommendations"), "step": ("theme", "recommendations", "start")}
"""Fields that such an item has no place for."""


def judge(name: str, expectation: Expectation, read: Callable[[], StagedPlan]) -> Judged:
    return replace(_judged(name, expectation, read), must=tuple(expectation.must))


def _judged(name: str, expectation: Expectation, read: Callable[[], StagedPlan]) -> Judged:
    try:
        plan = read()
    except UnreadablePlanError as refusal:
        return _refused(name, expectation, str(refusal))
    if expectation.refused is not None:
        return Judged(name, (_one("refusal", False, False, name, str(expectation.refused), "a plan"),), 0)
    judge = _Judge(expectation, Told.by(plan), plan)
    return Judged(name, tuple(judge.all()), len(Told.by(plan).lines) - len(plan.skipped))


def _refused(name: str, expectation: Expectation, refusal: str) -> Judged:
    if expectation.refused is not None:
        words = [expectation.refused] if isinstance(expectation.refused, str) else expectation.refused
        right = any(folded(one) in folded(refusal) for one in words)
        return Judged(name, (_one("refusal", right, True, name, " / ".join(words), refusal),), 1, refusal)
    empty = _Judge(expectation, Told((folded(refusal),)), StagedPlan(title=name), refused=True)
    return Judged(name, tuple(empty.all()), 1, refusal)


def _one(field: str, right: bool, told: bool, about: str, expected: str, came: str) -> Judgement:
    verdict = Verdict.RIGHT if right else Verdict.TOLD if told else Verdict.SILENT
    return Judgement(field, verdict, about, expected, came)


@dataclass
class _Judge:
    expectation: Expectation
    told: Told
    plan: StagedPlan
    refused: bool = False

    def all(self) -> Iterator[Judgement]:
        pairs: Pairs = paired(self.expectation, items_of(self.plan))
        for expected, read, above in pairs.found:
            yield from self._item(expected, read, above) if read else self._lost(expected)
        for one in pairs.extra:
            told = self.told.everything or self.told.names(one.title)
            yield _one("no item of its own", False, told, one.title, NONE, f"{one.kind} {one.title}")
        risks = [one.title for one in self.plan.risks]
        yield from self._list("risk", self.expectation.risks, risks)
        numbered = [f"{one.number} {one.title}" for one in self.plan.recommendations]
        yield from self._list(
            "recommendation", [f"{at} {title}" for at, title in self.expectation.recommendations.items()], numbered
        )
        yield from self._key()
        for words in self.expectation.tells:
            some = [words] if isinstance(words, str) else words
            yield _one("what must be told", self.told.says(words), self.refused, "", " / ".join(some), "nothing said")

    def _lost(self, expected: Expected) -> Iterator[Judgement]:
        titles = titles_of(expected)
        told = self.refused or self.told.everything or self.told.names(*titles)
        yield _one("item", False, told, titles[0], titles[0], "lost")
        for name in FIELDS:
            wanted = getattr(expected, name)
            if wanted not in (NONE, ANY, []):
                yield _one(name, False, told, titles[0], str(wanted), "lost")

    def _item(self, expected: Expected, read: Read, above: Expected | None) -> Iterator[Judgement]:
        titles = titles_of(expected)
        yield _one("item", True, True, titles[0], "", "")
        right = ANY in titles or folded(read.title) in titles
        yield _one(
            "title", right, self._names(expected, "title", titles, [read.title]), titles[0], titles[0], read.title
        )
        yield self._place(expected, read, above)
        for name in FIELDS:
            if name not in NOT_OF[read.kind]:
                yield from self._field(name, expected, read)

    def _place(self, expected: Expected, read: Read, above: Expected | None) -> Judgement:
        if above:
            wanted, right = f"a step of {titles_of(above)[0]}", folded(read.above or "") in titles_of(above)
        elif expected.under:
            wanted, under = f"under {expected.under}", folded(expected.under)
            right = under in (folded(read.above or ""), folded(read.theme or ""))
        else:
            kinds = [expected.kind] if isinstance(expected.kind, str) else expected.kind
            wanted, right = " / ".join(kinds), read.kind in kinds
        came = f"{read.kind} under {read.above or read.theme or 'nothing'}"
        told = self.told.everything or self.told.names(read.title)
        return _one("place", right, told, read.title, wanted, came)

    def _field(self, name: str, expected: Expected, read: Read) -> Iterator[Judgement]:
        wanted, came = getattr(expected, name), _read(name, read)
        if name == "theme" and expected.under and came == folded(expected.under):
            return
        if wanted == ANY or (came == _nothing(name) and wanted in (NONE, [])):
            return
        about = titles_of(expected)[0]
        if isinstance(wanted, str) and wanted.startswith(QUESTION):
            words = wanted.removeprefix(QUESTION).strip()
            told = self._names(expected, name, [words], _as_printed(name, read))
            empty = came == _nothing(name)
            yield _one(name, empty and told, told, about, f"asked about {words}", _shown(came))
            return
        some = _alternatives(name, wanted)
        right = came in some
        told = self._names(expected, name, [w for one in some for w in _said(name, one)], _as_printed(name, read))
        yield _one(name, right, told, about, " / ".join(map(_shown, some)), _shown(came))

    def _names(self, expected: Expected, name: str, wanted: Iterable[str], came: Iterable[str]) -> bool:
        """Whether something told names this field of this item."""
        heading = self.expectation.columns.get(name)
        return (
            self.told.everything
            or any(self.told.leaves_out(title) for title in titles_of(expected))
            or self.told.names(*wanted, *came)
            or any(map(self.told.names_cell, came))
            or (heading is not None and self.told.names_heading(heading))
        )

    def _list(self, field: str, wanted: list[str], came: list[str]) -> Iterator[Judgement]:
        read = {folded(one) for one in came}
        for one in wanted:
            told = self.refused or self.told.everything or self.told.names(one)
            yield _one(field, folded(one) in read, told, one, one, "lost")
        for one in came:
            if folded(one) not in map(folded, wanted):
                told = self.told.everything or self.told.names(one, one.partition(" ")[2])
                yield _one(field, False, told, one, NONE, one)

    def _key(self) -> Iterator[Judgement]:
        for printed, means in (self.expectation.key or {}).items():
            came = next((one for one in self.plan.rating_key if folded(one.printed) == folded(printed)), None)
            says = f"{came.means} ({came.source})" if came else NONE
            yield _one("key", says == f"{means} (file)", self.told.names(printed), printed, means, says)


def _nothing(name: str) -> str | list[str]:
    return [] if name in ("owners", "recommendations") else NONE


def _read(name: str, read: Read) -> str | list[str]:
    if name in ("ref", "means", "theme"):
        return folded(getattr(read, name) or NONE)
    value = getattr(read.thing.staged, name, None)
    match value:
        case PrintedDate():
            return value.date.isoformat() if value.date else NONE if value.kind in UNSET else value.kind
        case list():
            return [folded(one) for one in value]
        case _:
            return folded(value) if value else NONE


UNSET = ("missing", "unreadable", "status")
"""Kinds of printed date that set nothing."""


def _alternatives(name: str, wanted: str | list[str] | list[list[str]]) -> list[str | list[str]]:
    if name in ("owners", "recommendations"):
        lists = wanted if wanted and isinstance(wanted[0], list) else [wanted]
        return [[folded(one) for one in some] for some in lists]
    return [folded(one) for one in ([wanted] if isinstance(wanted, str) else wanted)]


def _said(name: str, value: str | list[str]) -> list[str]:
    """The forms in which a value may stand in a doubt."""
    if isinstance(value, list):
        return value
    if name in DATES and value[:1].isdigit():
        day = date.fromisoformat(value)
        return [value, f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day.day} {day:%B %Y}", f"{day.day} {day:%b %Y}"]
    return [] if value == NONE else [value]


def _as_printed(name: str, read: Read) -> list[str]:
    """The words that a value was read from."""
    value = getattr(read.thing.staged, name, None)
    if isinstance(value, PrintedDate):
        return [value.raw] if value.raw else []
    if name == "means":
        return [one for one in (read.thing.staged.status, read.thing.staged.rating) if one]
    came = _read(name, read)
    return came if isinstance(came, list) else _said(name, came)


def _shown(value: str | list[str]) -> str:
    return "; ".join(value) or NONE if isinstance(value, list) else value
