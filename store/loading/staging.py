"""Stage a saved plan as it stands today: the way back from `saving.py`, for exports."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from store import items, plans, practice
from store.dates import PrintedDate
from store.dates.saying import printed_of
from store.item_filters import ItemFilter
from store.item_views import ItemView
from store.loading.interpret.bodies import kind_of
from store.loading.interpret.leftovers import absences
from store.loading.staged import (
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
from store.models import Item, Plan, Standard, Update
from store.rules.terms import Brag, Kind, MeasureKind, Precision, Progress

RATING_OF: dict[Progress, Rating] = {progress: rating for rating, progress in HOUSE_KEY.items()}
LETTERED = re.compile(r"(?P<printed>.+)(?P<letter>[a-z]|-\d+)")


def staged_of(session: Session, plan: Plan, today: date) -> StagedPlan:
    """Give the plan with what has been said of it since; what has left the plan is left out."""
    views = _in_order(session, plan, today)
    words = _latest_words(session, plan)
    staged = StagedPlan(
        title=plan.title,
        council=plan.council,
        themes=[
            StagedTheme(ref=one.letter, title=one.title, summary=one.summary)
            for one in sorted(plans.themes(session, plan), key=lambda one: (len(one.letter), one.letter))
        ],
        recommendations=[
            StagedRecommendation(ref=one.ref, number=one.number, title=one.title)
            for one in plans.recommendations(session, plan)
        ],
        actions=_actions(views, words),
        timeline=[_timeline_entry(view, words) for view in views if view.kind is Kind.TIMELINE],
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
    )
    return staged.model_copy(update={"absent": absences(staged)})


def verdicts_of(session: Session, plan: Plan, today: date) -> dict[str, Brag]:
    """Give the BRAG of everything in the plan by its reference."""
    return {view.ref: view.brag for view in items.every(session, plan, ItemFilter(), today)}


def _in_order(session: Session, plan: Plan, today: date) -> list[ItemView]:
    """Give what is in the plan in the order in which the document had it, not by date."""
    query = select(col(Item.id)).where(Item.plan_id == plan.id).order_by(col(Item.position), col(Item.id))
    places = {item_id: place for place, item_id in enumerate(session.exec(query))}
    return sorted(items.every(session, plan, ItemFilter(), today), key=lambda view: places[view.id])


def _latest_words(session: Session, plan: Plan) -> dict[int, str | None]:
    query = (
        select(Update.item_id, Update.words)
        .join(Item, col(Item.id) == Update.item_id)
        .where(Item.plan_id == plan.id)
        .order_by(col(Update.at), col(Update.id))
    )
    return dict(session.exec(query).all())


def _actions(views: Iterable[ItemView], words: Mapping[int, str | None]) -> list[StagedAction]:
    milestones: dict[str | None, list[StagedMilestone]] = {}
    for view in views:
        if view.kind is Kind.MILESTONE:
            milestones.setdefault(view.parent_ref, []).append(StagedMilestone(**_common(view, words)))
    return [
        StagedAction(
            **_common(view, words),
            theme=view.theme_letter,
            recommendations=list(view.recommendations),
            start=_start(view),
            milestones=milestones.get(view.ref, []),
        )
        for view in views
        if view.kind is Kind.ACTION
    ]


def _timeline_entry(view: ItemView, words: Mapping[int, str | None]) -> StagedTimelineEntry:
    common = _common(view, words)
    common["due"] = common["due"] or MISSING
    return StagedTimelineEntry(**common, start=_start(view) or MISSING)


def _common(view: ItemView, words: Mapping[int, str | None]) -> dict[str, Any]:
    return {
        "ref": view.ref,
        "title": view.title,
        "due": _printed(view.baseline, view.baseline_precision),
        "completed": _printed(view.completed_on, Precision.DAY),
        "forecast": view.forecast,
        "owners": [" ".join(view.owner.split())] if view.owner else [],
        "rating": RATING_OF[view.progress] if view.progress else None,
        "status": words.get(view.id),
        "blocker": view.blocker,
    }


MISSING = PrintedDate(raw="", kind="missing")


def _printed(day: date | None, precision: Precision | None) -> PrintedDate | None:
    if day is None:
        return None
    printed = printed_of(day, (precision or Precision.DAY).value)
    if precision is Precision.SEASON and printed.precision == "day":
        # A school term is saved as a season, and ends in another month.
        return printed_of(day, "term")
    return printed


def _start(view: ItemView) -> PrintedDate | None:
    """A month that something starts in is stored by its first day, and printed like any other by its last."""
    start = view.start
    if start and view.start_precision is Precision.MONTH:
        start = start.replace(day=monthrange(start.year, start.month)[1])
    return _printed(start, view.start_precision)


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
