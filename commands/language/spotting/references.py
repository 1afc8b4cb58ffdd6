"""References in a sentence, in the plan's own forms first: "A1 to A4", "recs 3 and 7", "3.4" where it prints such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commands.language.spans import Span, Token
from commands.language.topics.vocabulary import PlanWords
from store.dates.words import MONTHS
from store.query.model import Subject
from store.rules.references import as_reference

_UP_TO_FIFTEEN = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
"""
NUMBERS = {word: number for number, word in enumerate(_UP_TO_FIFTEEN.split(), start=1)}
REC = frozenset(["rec", "recs", "recommendation", "recommendations", "recomendation", "recommandation"])
NUMBERED = {**dict.fromkeys(REC, "R"), "risk": "RK", "risks": "RK"}
TO = frozenset(["to", "through", "thru", "-", "–", "—"])
JOINS = frozenset(["and", "&", "or", ",", "/", "+"])
PARTS = re.compile(r"[/&+,]|(?<=[\d])-(?=[a-z\d])")
_SHORT = re.compile(r"(?:rec|recs|r)\.?(\d+)")
_COUNTED = re.compile(r"([^\d.]*)(\d+)")
_DASHED = re.compile(r"([a-z])[.]?(\d+)[-_/](\d+)")
_REF = re.compile(r"[a-z]{1,2}\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Mentioned:
    """What references name, in the order in which they stand."""

    subjects: tuple[Subject, ...]
    unknown: tuple[str, ...] = ()
    """References that the plan does not have."""


class _Plan:
    def __init__(self, words: PlanWords) -> None:
        self._words = words

    def of(self, word: str) -> Subject | None:
        """As the plan prints it, else in a usual spelling of that."""
        known = self._words.references
        found = known.get(word)
        if found is None and (spelt := as_reference(word)):
            found = known.get(spelt.lower())
        return Subject.model_validate({"kind": found[0], "key": found[1]}) if found else None

    def milestone(self, word: str) -> Subject | None:
        """ "a17-1", where it can be no range: nobody counts from A17 down to A1."""
        found = _DASHED.fullmatch(word)
        if found is None or int(found[3]) > int(found[2]):
            return None
        return self.of(f"{found[1]}{found[2]}.{found[3]}")

    def lacks(self, word: str) -> bool:
        """Whether it is a reference of this plan's kind that it does not have."""
        return bool(_REF.fullmatch(word)) and word[:1] in self._words.letters | {"r"}

    def between(self, first: str, last: str) -> tuple[str, ...]:
        return items_between(self._words, first, last)


def items_between(words: PlanWords, first: str, last: str) -> tuple[str, ...]:
    """Of the same length: "A1 to A4" names actions, and "A1.1 to A1.3" milestones."""
    known, begin, end = set(words.item_refs), _numbers(first), _numbers(last)
    if not {first, last} <= known:
        return ()
    within = [ref for ref in known if len(_numbers(ref)) == len(begin) and begin <= _numbers(ref) <= end]
    return tuple(sorted(within, key=_numbers))


def _numbers(ref: str) -> tuple[tuple[str, int], ...]:
    """In the order in which people count: A9 comes before A10."""
    return tuple((letters.upper(), int(number)) for letters, number in _COUNTED.findall(ref))


def items_in(word: str, words: PlanWords) -> tuple[str, ...]:
    """The items of one typed word, which may join several: "D4.1/D6.1", "A3.1-A3.3"; none where any part is another."""
    plan = _Plan(words)
    parts = [part for part in PARTS.split(word) if part]
    named = [one for part in parts if (one := plan.of(part)) is not None and one.kind == "item"]
    if not parts or len(named) < len(parts):
        return ()
    if len(parts) == 2 and "-" in word:
        return plan.between(named[0].key, named[1].key)
    return tuple(dict.fromkeys(one.key for one in named))


def spot_references(tokens: Sequence[Token], words: PlanWords) -> list[Span]:
    """Spans whose meaning is `Mentioned`: one each, with all that a list or range of them names."""
    plan = _Plan(words)
    found, place = list[Span](), 0
    while place < len(tokens):
        span = _numbered(tokens, place, plan) or _one(tokens, place, plan)
        if span is None:
            place += 1
            continue
        found.append(span)
        place = span.last
    return _ranges(found, tokens, plan)


def _one(tokens: Sequence[Token], place: int, plan: _Plan) -> Span | None:
    word = tokens[place].stem
    if (dashed := plan.milestone(word)) is not None:
        return Span(place, place + 1, Mentioned((dashed,)))
    parts = [part for part in PARTS.split(word) if part]
    named = [plan.of(part) for part in parts]
    if parts and all(named):
        subjects = [one for one in named if one]
        if len(parts) == 2 and "-" in word and (between := plan.between(subjects[0].key, subjects[1].key)):
            subjects = [Subject(kind="item", key=ref) for ref in between]
        return Span(place, place + 1, Mentioned(tuple(dict.fromkeys(subjects))))
    apart = tokens[place].typed[:1].isupper() and len(word) == 1 and word not in "ai"
    milestone = len(word) == 1 and place + 1 < len(tokens) and "." in tokens[place + 1].stem
    if (apart or milestone or (len(tokens) == 2 and len(word) == 1)) and place + 1 < len(tokens):
        both = plan.of(word + tokens[place + 1].stem)
        if both is not None:
            return Span(place, place + 2, Mentioned((both,)))
    if plan.lacks(word):
        return Span(place, place + 1, Mentioned((), (word.upper(),)))
    return None


def _numbered(tokens: Sequence[Token], place: int, plan: _Plan) -> Span | None:
    """ "rec 7", "recommendations 3, 4 and 7", "risk two"."""
    letter = NUMBERED.get(tokens[place].stem.rstrip("."))
    if letter is None:
        return None
    subjects, unknown, last, at = list[Subject](), list[str](), place, place + 1
    while at < len(tokens):
        word = tokens[at].stem.lstrip("#")
        numbers = [_number(part) for part in PARTS.split(word) if part] if word not in JOINS else []
        if numbers and all(number is not None for number in numbers):
            for number in numbers:
                subject = plan.of(f"{letter}{number}".lower())
                (subjects.append(subject) if subject else unknown.append(f"{letter}{number}"))
            at = last = at + 1
            if letter == "RK" and tokens[place].stem == "risk":
                break
        elif last > place and word in TO and (upto := _up_to(tokens, at, place, subjects, plan)):
            subjects += upto
            at = last = at + 2
        elif last > place and (word in JOINS or not word):
            at += 1
        else:
            break
    if last == place:
        return None
    return Span(place, last, Mentioned(tuple(dict.fromkeys(subjects)), tuple(unknown)))


def _up_to(tokens: Sequence[Token], at: int, place: int, subjects: Sequence[Subject], plan: _Plan) -> list[Subject]:
    """ "Recs 1 to 4"; "rec 1 to 4 August" names a day."""
    last = _number(tokens[at + 1].stem) if at + 1 < len(tokens) else None
    after = tokens[at + 2].stem if at + 2 < len(tokens) else ""
    if not subjects or last is None or not tokens[place].plain.endswith("s") or after in MONTHS:
        return []
    first = int(subjects[-1].key.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    letter = NUMBERED[tokens[place].stem.rstrip(".")]
    named = [plan.of(f"{letter}{number}".lower()) for number in range(first + 1, last + 1)]
    return [one for one in named if one is not None] if all(named) else []


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    if found := _SHORT.fullmatch(word):
        return int(found[1])
    return NUMBERS.get(word)


def _ranges(found: list[Span], tokens: Sequence[Token], plan: _Plan) -> list[Span]:
    """ "A1 to A4" names those between as well."""
    joined: list[Span] = []
    for span in found:
        before = joined[-1] if joined else None
        gap = tokens[before.last].plain or tokens[before.last].typed if before and before.last < len(tokens) else ""
        if (
            before is not None
            and span.first == before.last + 1
            and gap in TO
            and (both := _between(before, span, plan))
        ):
            joined[-1] = Span(before.first, span.last, Mentioned(both))
        else:
            joined.append(span)
    return joined


def _between(before: Span, after: Span, plan: _Plan) -> tuple[Subject, ...]:
    one, other = before.meaning, after.meaning
    assert isinstance(one, Mentioned)
    assert isinstance(other, Mentioned)
    if not one.subjects or not other.subjects:
        return ()
    first, last = one.subjects[-1], other.subjects[0]
    if first.kind == last.kind == "recommendation":
        numbers = range(int(first.key[1:]), int(last.key[1:]) + 1)
        return (*one.subjects[:-1], *(Subject(kind="recommendation", key=f"R{number}") for number in numbers))
    return tuple(Subject(kind="item", key=ref) for ref in plan.between(first.key, last.key))
