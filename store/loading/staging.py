"""Stage a saved plan as it stands today: the way back from `applying.py`, for exports and to compare with.

What a document printed stands in its own words for as long as it is still so.
"""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from store.dates import PrintedDate
from store.dates.saying import printed_of
from store.documents.guidance import Guidance
from store.documents.printed import NOTHING, Printed
from store.documents.staged import (
    HOUSE_KEY,
    NamedPerson,
    Rating,
    StagedAction,
    StagedBody,
    StagedMilestone,
    StagedPlan,
    StagedRecommendation,
    StagedRisk,
    StagedStandard,
    StagedTheme,
    StagedTimelineEntry,
)
from store.loading.interpret.bodies import kind_of
from store.loading.interpret.leftovers import absences
from store.loading.things import Staged
from store.models import Item, Plan, Standard, Update
from store.plan import plans, practice
from store.plan.item_views import ItemView
from store.plan.withdrawals import standing
from store.query import executing
from store.query.model import Query
from store.rules.terms import Brag, Kind, MeasureKind, Precision, Progress

RATING_OF: dict[Progress, Rating] = {progress: rating for rating, progress in HOUSE_KEY.items()}
LETTERED = re.compile(r"(?P<printed>.+)(?P<letter>[a-z]|-\d+)")


def staged_of(session: Session, plan: Plan, today: date) -> StagedPlan:
    """Give the plan with what has been said of it since; what has left the plan is left out."""
    views = _in_order(session, plan, today)
    sources = _sources(session, plan)
    staged = StagedPlan(
        title=plan.title,
        ours=True,
        council=plan.council,
        themes=[
            StagedTheme(ref=one.letter, title=one.title, summary=one.summary)
            for one in sorted(plans.themes(session, plan), key=lambda one: (len(one.letter), one.letter))
        ],
        recommendations=[
            StagedRecommendation(ref=one.ref, number=one.number, title=one.title)
            for one in plans.recommendations(session, plan)
        ],
        actions=_actions(views, sources),
        timeline=[_timeline_entry(view, sources) for view in views if view.kind is Kind.TIMELINE],
        standards=_standards(session, plan),
        risks=[
            StagedRisk(
                ref=one.ref, title=one.title, likelihood=one.likelihood, impact=one.impact, controls=one.controls
            )
            for one in practice.risks(session, plan)
        ],
        bodies=_bodies(session, plan),
        named_people=[NamedPerson(name=one.name, role=one.role) for one in practice.named_people(session, plan)],
        achievements=[one.title for one in practice.achievements(session, plan)],
        rating_key=list(plan.rating_key or ()),
        reading=plan.reading or Guidance(),
    )
    return staged.model_copy(update={"absent": absences(staged)})


def staged_items(session: Session, plan: Plan, today: date) -> dict[int, Staged]:
    """Give each action (without its milestones), milestone and timeline entry as it stands, by its item's id."""
    sources = _sources(session, plan)
    made: dict[Kind, Callable[[ItemView, _Sources], Staged]] = {
        Kind.ACTION: lambda view, sources: _action(view, sources, []),
        Kind.MILESTONE: lambda view, sources: StagedMilestone(**_common(view, sources)),
        Kind.TIMELINE: _timeline_entry,
    }
    return {view.id: made[view.kind](view, sources) for view in executing.every(session, plan, Query(), today)}


def verdicts_of(session: Session, plan: Plan, today: date) -> dict[str, Brag]:
    """Give the BRAG of everything in the plan by its reference."""
    return {view.ref: view.brag for view in executing.every(session, plan, Query(), today)}


def _in_order(session: Session, plan: Plan, today: date) -> list[ItemView]:
    """Give what is in the plan in the order in which the document had it, not by date."""
    query = select(col(Item.id)).where(Item.plan_id == plan.id).order_by(col(Item.position), col(Item.id))
    places = {item_id: place for place, item_id in enumerate(session.exec(query))}
    return sorted(executing.every(session, plan, Query(), today), key=lambda view: places[view.id])


@dataclass(frozen=True)
class _Sources:
    """By an item's id: the newest words about it, what the document printed, and the plan's own key and reading."""

    words: Mapping[int, str | None]
    printed: Mapping[int, Printed]
    plan: Plan

    def of(self, view: ItemView) -> Printed:
        return self.printed.get(view.id, NOTHING)

    def rating(self, progress: Progress | None) -> Rating | None:
        meant = {entry.means: entry.rating for entry in self.plan.rating_key or () if entry.means}
        return meant.get(progress, RATING_OF[progress]) if progress else None


def _sources(session: Session, plan: Plan) -> _Sources:
    said = (
        select(Update.item_id, Update.words)
        .join(Item, col(Item.id) == Update.item_id)
        .where(Item.plan_id == plan.id, standing())
        .order_by(col(Update.at), col(Update.id))
    )
    printed = select(col(Item.id), col(Item.printed)).where(Item.plan_id == plan.id, col(Item.printed).is_not(None))
    return _Sources(
        dict(session.exec(said).all()),
        {item_id: found for item_id, found in session.exec(printed) if item_id and found},
        plan,
    )


def _actions(views: Iterable[ItemView], sources: _Sources) -> list[StagedAction]:
    milestones: dict[str | None, list[StagedMilestone]] = {}
    for view in views:
        if view.kind is Kind.MILESTONE:
            milestones.setdefault(view.parent_ref, []).append(StagedMilestone(**_common(view, sources)))
    return [_action(view, sources, milestones.get(view.ref, [])) for view in views if view.kind is Kind.ACTION]


def _action(view: ItemView, sources: _Sources, milestones: list[StagedMilestone]) -> StagedAction:
    return StagedAction(
        **_common(view, sources),
        theme=view.theme_letter,
        recommendations=list(view.recommendations),
        start=_start(view, sources),
        milestones=milestones,
    )


def _timeline_entry(view: ItemView, sources: _Sources) -> StagedTimelineEntry:
    common = _common(view, sources)
    common["due"] = common["due"] or MISSING
    return StagedTimelineEntry(**common, start=_start(view, sources) or MISSING)


def _common(view: ItemView, sources: _Sources) -> dict[str, Any]:
    printed = sources.of(view)
    return {
        "ref": view.ref,
        "printed_ref": printed.printed_ref,
        "title": view.title,
        "due": _in_words(printed.due, view.baseline, view.baseline_precision),
        "completed": _in_words(printed.completed, view.completed_on, Precision.DAY),
        "forecast": view.forecast,
        "owners": _owners(view),
        # Written as complete, a claim that waits would come back as verified.
        "rating": sources.rating(None if view.claimed_on else view.progress),
        "status": sources.words.get(view.id),
        "blocker": view.blocker,
    }


def _owners(view: ItemView) -> list[str]:
    """The accountable first: by name where it is known who that is, and otherwise as printed; then who contributes."""
    first, *others = view.printed_owners or (None,)
    named = view.owner or (first.words if first else None)
    also = [one.person or one.words for one in others if one]
    return [" ".join(one.split()) for one in dict.fromkeys([*([named] if named else []), *also])]


MISSING = PrintedDate(raw="", kind="missing")


def _in_words(printed: PrintedDate | None, day: date | None, precision: Precision | None) -> PrintedDate | None:
    """In the document's words where they still say this day, or say that there is none."""
    if printed and printed.date == day and (day or printed.kind != "missing"):
        return printed
    return _printed(day, precision)


def _printed(day: date | None, precision: Precision | None) -> PrintedDate | None:
    return printed_of(day, (precision or Precision.DAY).value) if day else None


def _start(view: ItemView, sources: _Sources) -> PrintedDate | None:
    """A month that something starts in is stored by its first day, and printed like any other by its last."""
    start = view.start
    if start and view.start_precision is Precision.MONTH:
        start = start.replace(day=monthrange(start.year, start.month)[1])
    return _in_words(sources.of(view).start, start, view.start_precision)


def _standards(session: Session, plan: Plan) -> list[StagedStandard]:
    standards = practice.standards(session, plan)
    repeats = Counter(found["printed"] for one in standards if (found := LETTERED.fullmatch(one.ref)))
    return [_standard(session, one, place, repeats) for place, one in enumerate(standards, start=1)]


def _standard(session: Session, one: Standard, place: int, repeats: Counter[str]) -> StagedStandard:
    """Tell apart what the document printed from what was added to it, as `interpret/standards.py` adds it."""
    found = LETTERED.fullmatch(one.ref)
    printed = found["printed"] if found and repeats[found["printed"]] > 1 else one.ref
    measures = {measure.kind: measure.title for measure in practice.measures(session, one)}
    return StagedStandard(
        ref=one.ref,
        printed_ref=None if one.ref == f"S{place}" else printed,
        title=one.title,
        measure=measures.get(MeasureKind.PERFORMANCE),
        qualitative=measures.get(MeasureKind.QUALITATIVE),
    )


def _bodies(session: Session, plan: Plan) -> list[StagedBody]:
    found = []
    for one in practice.bodies(session, plan):
        seats = practice.seats(session, one)
        found.append(
            StagedBody(
                name=one.name,
                kind=kind_of(one.name),
                summary=one.summary,
                seats=[seat.title for seat in seats if not seat.attends_only],
                attendees=[seat.title for seat in seats if seat.attends_only],
            )
        )
    return found
