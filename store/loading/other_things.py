"""Recommendations, themes, standards, risks, bodies and achievements of a newer document: compared, and put in place.

They have no owner, no date and no updates, so each is a row of words: one `OtherKind` says how a kind is found again
and what is written of it. To let another kind come again, add one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, delete, select

from store.documents.staged import StagedBody, StagedStandard
from store.loading.matching import Named, fold, pair
from store.loading.revision import Revision
from store.models import Achievement, Body, Measure, NamedPerson, Recommendation, Risk, Seat, Standard, Theme
from store.plan import practice
from store.rules.terms import MeasureKind

Facts = dict[str, str | None]


@dataclass(frozen=True)
class OtherKind:
    """Args: the functions that take a thing take a row of ours or one that was read: both name their fields alike."""

    word: str
    model: type[Any]
    found: Callable[[Revision], Sequence[Any]]
    key: Callable[[Any], Named]
    """By what it is found again."""
    title: Callable[[Any], str]
    ref: Callable[[Any], str]
    facts: Callable[[Session, Any], Facts]
    make: Callable[[Revision, Any, int, str], Any]
    """A row for what is new, at its position and with its reference, still without what `put` writes."""
    put: Callable[[Session, Any, Any], None]
    """Write what was read into a row."""
    stem: str = ""
    """What its references begin with where they are ours, so that a new one gets the next number."""


@dataclass(frozen=True)
class OtherChange:
    kind: OtherKind
    ref: str
    row: Any = None
    """None for what is new."""
    staged: Any = None
    """None for what is gone."""
    position: int = 0
    fields: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    """Before and after."""

    @property
    def title(self) -> str:
        return self.kind.title(self.row if self.staged is None else self.staged)


def changes_of_others(session: Session, revision: Revision) -> Iterator[OtherChange]:
    for kind in KINDS:
        known = session.exec(select(kind.model).where(kind.model.plan_id == revision.plan.id)).all()
        found = kind.found(revision)
        pairs = pair([kind.key(row) for row in known], [kind.key(one) for one in found])
        taken = {kind.ref(row) for row in known}
        for place, one in enumerate(found):
            if place not in pairs:
                ref = _next(kind.stem, taken) if kind.stem and kind.ref(one) in taken else kind.ref(one)
                taken.add(ref)
                yield OtherChange(kind, ref, None, one, place)
                continue
            row = known[pairs[place]]
            ref = kind.ref(row if kind.stem else one)
            if fields := _fields(session, kind, row, one):
                yield OtherChange(kind, ref, row, one, place, fields)
        for place, row in enumerate(known):
            if place not in pairs.values() and row.left_at is None:
                yield OtherChange(kind, kind.ref(row), row)


def _next(stem: str, taken: set[str]) -> str:
    """The number after the highest: RK9 is followed by RK10."""
    endings = [ref.removeprefix(stem) for ref in taken if ref.startswith(stem)]
    return f"{stem}{1 + max((int(one) for one in endings if one.isdecimal()), default=0)}"


def _fields(session: Session, kind: OtherKind, row: Any, staged: Any) -> dict[str, tuple[str | None, str | None]]:
    before, after = kind.facts(session, row), kind.facts(session, staged)
    # What a document no longer prints takes nothing away.
    fields: dict[str, tuple[str | None, str | None]] = {
        name: (before[name], words)
        for name, words in after.items()
        if words and fold(words) != fold(before[name] or "")
    }
    if row.left_at is not None:
        fields["state"] = ("no longer in the plan", "in the plan")
    return fields


def _words(*names: str) -> Callable[[Session, Any], Facts]:
    return lambda _, one: {name: getattr(one, name) for name in names}


def _put(*names: str) -> Callable[[Session, Any, Any], None]:
    """Write what is printed; what is not, stays."""

    def put(_: Session, row: Any, staged: Any) -> None:
        for name in names:
            if (value := getattr(staged, name)) is not None:
                setattr(row, name, value)

    return put


def _standard_facts(session: Session, one: Standard | StagedStandard) -> Facts:
    if isinstance(one, StagedStandard):
        return {
            "reference": one.ref,
            "title": one.title,
            "measure": one.measure,
            "qualitative": one.qualitative,
        }
    measures = {measure.kind: measure.title for measure in practice.measures(session, one)}
    return {
        "reference": one.ref,
        "title": one.title,
        "measure": measures.get(MeasureKind.PERFORMANCE),
        "qualitative": measures.get(MeasureKind.QUALITATIVE),
    }


def _put_standard(session: Session, row: Standard, staged: StagedStandard) -> None:
    """A reference that another row still has is taken from it first: `applying` has seen to that."""
    row.ref, row.title = staged.ref, staged.title
    session.add(row)
    session.flush()
    assert row.id is not None
    known = {measure.kind: measure for measure in practice.measures(session, row)}
    for kind, title in ((MeasureKind.PERFORMANCE, staged.measure), (MeasureKind.QUALITATIVE, staged.qualitative)):
        if title:
            measure = known.get(kind) or Measure(standard_id=row.id, kind=kind, title=title)
            measure.title = title
            session.add(measure)


def _body_facts(session: Session, one: Body | StagedBody) -> Facts:
    if isinstance(one, StagedBody):
        return {"summary": one.summary, "seats": "; ".join(one.seats), "attendees": "; ".join(one.attendees)}
    seats = practice.seats(session, one)
    return {
        "summary": one.summary,
        "seats": "; ".join(seat.title for seat in seats if not seat.attends_only),
        "attendees": "; ".join(seat.title for seat in seats if seat.attends_only),
    }


def _put_body(session: Session, row: Body, staged: StagedBody) -> None:
    row.summary = staged.summary or row.summary
    session.add(row)
    session.flush()
    assert row.id is not None
    before = practice.seats(session, row)
    kept = {False: [seat.title for seat in before if not seat.attends_only]}
    kept[True] = [seat.title for seat in before if seat.attends_only]
    session.execute(delete(Seat).where(col(Seat.body_id) == row.id))
    titles = [(title, False) for title in staged.seats or kept[False]]
    titles += [(title, True) for title in staged.attendees or kept[True]]
    for place, (title, attends_only) in enumerate(titles):
        session.add(Seat(body_id=row.id, title=title, attends_only=attends_only, position=place))


@dataclass(frozen=True)
class _Achievement:
    title: str


def _by_title(one: Any) -> Named:
    return Named(None, one.title)


def _id(revision: Revision) -> int:
    assert revision.plan.id is not None
    return revision.plan.id


def _title(one: Any) -> str:
    return str(one.title)


def _ref(one: Any) -> str:
    return str(one.ref)


KINDS = (
    OtherKind(
        word="theme",
        model=Theme,
        found=lambda revision: revision.staged.themes,
        key=_by_title,
        title=_title,
        ref=_title,
        facts=_words("title", "summary"),
        make=lambda revision, one, *_: Theme(plan_id=_id(revision), letter=revision.letters[one.ref], title=one.title),
        put=_put("title", "summary"),
    ),
    OtherKind(
        word="recommendation",
        model=Recommendation,
        found=lambda revision: list({one.number: one for one in revision.staged.recommendations}.values()),
        # Actions answer recommendations by their numbers, so a number and nothing else is what one is known by.
        key=lambda one: Named(str(one.number), str(one.number)),
        title=_title,
        ref=_ref,
        facts=_words("title"),
        make=lambda revision, one, *_: Recommendation(plan_id=_id(revision), number=one.number, title=one.title),
        put=_put("title"),
    ),
    OtherKind(
        word="practice standard",
        model=Standard,
        found=lambda revision: revision.staged.standards,
        key=lambda one: Named(one.ref, one.title),
        title=_title,
        ref=_ref,
        facts=_standard_facts,
        make=lambda revision, one, position, ref: Standard(
            plan_id=_id(revision), ref=ref, title=one.title, position=position
        ),
        put=_put_standard,
    ),
    OtherKind(
        word="risk",
        model=Risk,
        found=lambda revision: revision.staged.risks,
        key=_by_title,
        title=_title,
        ref=_ref,
        facts=_words("title", "likelihood", "impact", "controls"),
        make=lambda revision, one, position, ref: Risk(
            plan_id=_id(revision), ref=ref, title=one.title, position=position
        ),
        put=_put("title", "likelihood", "impact", "controls"),
        stem="RK",
    ),
    OtherKind(
        word="governance body",
        model=Body,
        found=lambda revision: revision.staged.bodies,
        key=lambda one: Named(None, one.name),
        title=lambda one: str(one.name),
        ref=lambda one: str(one.name),
        facts=_body_facts,
        make=lambda revision, one, position, _: Body(plan_id=_id(revision), name=one.name, position=position),
        put=_put_body,
    ),
    OtherKind(
        word="named person",
        model=NamedPerson,
        found=lambda revision: revision.staged.named_people,
        key=lambda one: Named(None, one.name),
        title=lambda one: str(one.name),
        ref=lambda one: str(one.name),
        facts=_words("role"),
        make=lambda revision, one, *_: NamedPerson(plan_id=_id(revision), name=one.name, role=one.role),
        put=_put("role"),
    ),
    OtherKind(
        word="achievement",
        model=Achievement,
        found=lambda revision: [_Achievement(title) for title in revision.staged.achievements],
        key=_by_title,
        title=_title,
        ref=_title,
        facts=lambda *_: {},
        make=lambda revision, one, position, _: Achievement(plan_id=_id(revision), title=one.title, position=position),
        put=_put("title"),
    ),
)
