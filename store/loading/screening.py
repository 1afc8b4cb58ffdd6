"""Words of a document looked over as typed words are: none that could tell who a child is stays without a yes.

What is found is taken out of all that was read, and the place where it stood is doubted. The document itself holds it
still, so a yes has it read again and kept. A name that may be a child's is doubted and stays, as it does when typed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from store.documents.guidance import CHILD, LEAVE_OUT, Guidance, folded
from store.documents.staged import Ask, Doubt, Option, ReadColumn, StagedPlan
from store.loading.things import things_of
from store.rules.identifiers import Doubtful, doubts_in, identifiers_in, one_child_in

KEEP = "keep"
LEFT_OUT = Option(means=LEAVE_OUT, label="Leave out")
KEPT = Option(means=KEEP, label="Keep: it tells of no child")
REFUSED = "The plan must not tell who a child is, so this is left out unless you say that it tells of none"
NAMED = "This may be a child's name; it is kept unless you say to leave it out"
DOUBTED = "This may tell how to reach a child or family; it is kept unless you say to leave it out"
A_NAME = Doubtful.NAME.value
ONE_CHILD = "words about one child or family"
READ: tuple[str, ...] = ("title", "council", "themes", "recommendations", "actions", "timeline", "standards", "risks")
READ += ("bodies", "named_people", "achievements")
"""What is read of a plan; what is found in it is doubted."""
TOLD = ("rating_key", "doubts", "suggestions", "skipped", "absent", "tables")
"""What is told of the reading. It repeats words, so what is found in it is only taken out."""
OF_COLLEAGUES = frozenset({"owners", "seats", "attendees", "name", "council"})
"""Fields in which no child's name is looked for."""
REFERENCES = ("ref", "printed_ref")
NAMES_A_CHILD = re.compile(
    r"(?:(?:name|initials) of )?(?:the )?(?:child|pupil|young person|client|patient|service user)(?:['’]s)?"
    r"(?: (?:full |first |sur|last )?(?:name|initials))?",
    re.I,
)
"""A heading under which children's names stand."""
A_REFERENCE = re.compile(r"(?:\w+ )?ref(?:erence)?s?\.?(?: ?(?:id|no|number))?\.?", re.I)
LONGEST_SHOWN = 80
MOST_KNOWN = 30_000


def screened(plan: StagedPlan, guidance: Guidance) -> StagedPlan:
    screen = _Screen(plan, guidance)
    changed = _changed(plan, {name: screen.over(getattr(plan, name), name, "", name) for name in READ})
    screen.doubts += list(_columns_of_children(plan))
    names = frozenset(screen.names_left_out)
    changed |= _changed(plan, {name: _taken_out(getattr(plan, name), names) for name in TOLD})
    if not (changed or screen.doubts):
        return plan
    said = {"doubts": [*screen.doubts, *changed.get("doubts", plan.doubts)]}
    places = {screen.renamed.get(ref, ref): where for ref, where in plan.places.items()}
    return plan.model_copy(update=changed | said | {"places": places})


def without_identifiers(words: str) -> str:
    return _masked(words, _found_in(words)[0]) if words else words


@lru_cache(MOST_KNOWN)
def _found_in(words: str) -> tuple[tuple["Span", ...], tuple["Span", ...]]:
    """What is refused when typed, and what is doubted. Many cells of a document say the same."""
    found = [Span(one.start, one.end, one.kind.value) for one in identifiers_in(words)]
    found += [Span(*place, ONE_CHILD) for place in one_child_in(words)]
    doubted = tuple(Span(one.start, one.end, one.kind.value) for one in doubts_in(words))
    return tuple(sorted(found, key=lambda one: (one.start, one.end))), doubted


@dataclass(frozen=True)
class Span:
    start: int
    end: int
    kind: str


@dataclass
class _Screen:
    plan: StagedPlan
    guidance: Guidance
    doubts: list[Doubt] = field(default_factory=list)
    names_left_out: list[str] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    """New references by those that were taken out."""

    def over(self, value: Any, where: str, ref: str, name: str) -> Any:
        """The same value, and the same object where nothing is taken out.

        Args:
            where: as doubts say it.
            ref: of the thing that it is said of, if it has one.
            name: of the field.
        """
        if isinstance(value, str):
            return self._words(value, where, ref, name)
        if isinstance(value, list):
            counted = name in READ
            looked = [
                self.over(one, f"{where} {number}" if counted else where, ref, name)
                for number, one in enumerate(value, start=1)
            ]
            return looked if _is_other(looked, value) else value
        return self._model(value, where, ref) if isinstance(value, BaseModel) else value

    def _model(self, model: BaseModel, where: str, ref: str) -> BaseModel:
        ref = getattr(model, "ref", None) or ref
        where = self.plan.places.get(ref, where)
        changed = {}
        for name, value in model:
            looked = self._reference(value) if name in REFERENCES else self.over(value, where, ref, name)
            if looked is not value:
                changed[name] = looked
        return model.model_copy(update=changed) if changed else model

    def _reference(self, ref: str | None) -> str | None:
        """A reference that is a child's number is given up for one of our own."""
        if not ref or not identifiers_in(ref):
            return ref
        if ref not in self.renamed:
            taken = {one.staged.ref for one in things_of(self.plan)} | set(self.renamed.values())
            self.renamed[ref] = next(new for number in range(1, len(taken) + 2) if (new := f"X{number}") not in taken)
            printed = without_identifiers(ref)
            why = "The plan must not tell who a child is, and this reference seems to"
            self.doubts.append(
                Doubt(where=self.plan.places.get(ref, ""), printed=printed, reading=self.renamed[ref], why=why)
            )
        return self.renamed[ref]

    def _words(self, words: str, where: str, ref: str, name: str) -> str:
        refused, doubted = _found_in(words) if words else ((), ())
        if refused:
            return self._asked(words, refused, (where, ref, name), KEEP_NOTHING)
        if doubted and name not in OF_COLLEAGUES:
            names_alone = all(one.kind == A_NAME for one in doubted)
            return self._asked(words, doubted, (where, ref, name), KEEP_NAMES if names_alone else KEEP_ALL)
        return words

    def _asked(self, words: str, found: tuple["Span", ...], at: tuple[str, str, str], unless: "_Unless") -> str:
        question, (where, ref, _) = folded(", ".join(filter(None, at))), at
        said = self.guidance.means(CHILD, question)
        kept = said == KEEP or (said is None and unless.kept)
        left = words if kept else _masked(words, found)
        if said is None:
            kinds = " and ".join(dict.fromkeys(one.kind for one in found))
            named = ", ".join(f"“{words[one.start : one.end]}”" for one in found)
            reading = f"kept, with {named}" if kept else f"left out, {kinds}"
            self.doubts.append(
                Doubt(
                    where=where,
                    printed=_around(left, found[0].start),
                    reading=f"{ref}: {reading}" if ref else reading,
                    why=unless.why,
                    asks=Ask(field=CHILD, word=question, options=list(unless.options)),
                )
            )
        elif not kept:
            self.names_left_out += [words[one.start : one.end] for one in found if one.kind == A_NAME]
        return left


@dataclass(frozen=True)
class _Unless:
    """What becomes of words that nobody has been asked about yet."""

    kept: bool
    why: str
    options: tuple[Option, Option]


KEEP_NOTHING = _Unless(kept=False, why=REFUSED, options=(LEFT_OUT, KEPT))
KEEP_NAMES = _Unless(kept=True, why=NAMED, options=(KEPT, LEFT_OUT))
KEEP_ALL = _Unless(kept=True, why=DOUBTED, options=(KEPT, LEFT_OUT))


def _is_other(looked: Sequence[Any], before: Sequence[Any]) -> bool:
    return any(new is not old for new, old in zip(looked, before, strict=True))


def _changed(plan: StagedPlan, looked: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in looked.items() if value is not getattr(plan, name)}


def _taken_out(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, str):
        return _without(value, names)
    if isinstance(value, list):
        looked = [_taken_out(one, names) for one in value]
        return looked if _is_other(looked, value) else value
    if not isinstance(value, BaseModel):
        return value
    changed = {name: looked for name, one in value if (looked := _taken_out(one, names)) is not one}
    if isinstance(value, ReadColumn):
        changed |= _of_children(value)
    return value.model_copy(update=changed) if changed else value


def _columns_of_children(plan: StagedPlan) -> Iterator[Doubt]:
    """A column that is read although it tells of one child in each row: somebody must say that it is something else."""
    for table in plan.tables:
        for column in table.columns:
            if column.role not in (None, LEAVE_OUT) and _is_of_children(column):
                why = "This column seems to tell of one child in each row, and the plan must not. Say to leave it out"
                yield Doubt(where=table.where, printed=column.heading, reading=f"the {column.role}", why=why)


def _is_of_children(column: ReadColumn) -> bool:
    """Whether its heading says so; what stands in a cell alone is asked about there."""
    if NAMES_A_CHILD.fullmatch(column.heading.strip()):
        return True
    return any(_below(column.heading, one) and not _found_in(one)[0] for one in column.examples)


def _below(heading: str, words: str) -> tuple["Span", ...]:
    """What is found in a cell that stands below a heading. A reference alone may be any thing's."""
    return _found_in(words if A_REFERENCE.fullmatch(heading.strip()) else f"{heading}: {words}")[0]


def _of_children(column: ReadColumn) -> dict[str, list[str]]:
    """A number or date tells of a child by the heading above it."""
    if NAMES_A_CHILD.fullmatch(column.heading.strip()):
        return {"examples": [f"[left out: {A_NAME}]" for _ in column.examples]}
    kinds = [_below(column.heading, one) for one in column.examples]
    if not any(kinds):
        return {}
    shown = zip(column.examples, kinds, strict=True)
    return {"examples": [f"[left out: {found[0].kind}]" if found else one for one, found in shown]}


def _without(words: str, names: Iterable[str]) -> str:
    left = without_identifiers(words)
    for name in names:
        left = re.sub(rf"\b{re.escape(name)}\b", f"[left out: {A_NAME}]", left)
    return left


def _masked(words: str, found: Iterable[Span]) -> str:
    """Say in their place what was left out; places that overlap count as the first of them."""
    left, end = "", 0
    for one in found:
        if one.start >= end:
            left += f"{words[end : one.start]}[left out: {one.kind}]"
        end = max(end, one.end)
    return left + words[end:] if end else words


def _around(words: str, at: int) -> str:
    if len(words) <= LONGEST_SHOWN:
        return words
    start = max(0, min(at - LONGEST_SHOWN // 2, len(words) - LONGEST_SHOWN))
    end = start + LONGEST_SHOWN
    return f"{'…' if start else ''}{words[start:end]}{'…' if end < len(words) else ''}"
