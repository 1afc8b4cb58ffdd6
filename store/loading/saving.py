"""Save a staged plan that somebody has accepted: all of it or nothing, in the caller's transaction."""

from datetime import datetime

from sqlmodel import Session

from store import updates
from store.dates import PrintedDate
from store.loading.staged import StagedAction, StagedPlan
from store.models import (
    Achievement,
    Body,
    Item,
    ItemRecommendation,
    Measure,
    NamedPerson,
    Plan,
    Recommendation,
    Risk,
    Seat,
    Standard,
    Theme,
)
from store.rules.terms import Kind, MeasureKind, Precision
from store.time import london_day
from store.updates import Statement


def save_plan(session: Session, staged: StagedPlan, *, source: str, now: datetime, demo: bool = False) -> Plan:
    """Args: source: the document's file name, without its folder."""
    plan = Plan(title=staged.title, council=staged.council, source=source, demo=demo, created_at=now)
    session.add(plan)
    session.flush()
    assert plan.id is not None
    themes = _save_themes(session, plan.id, staged)
    answered = _save_recommendations(session, plan.id, staged)
    for position, action in enumerate(staged.actions):
        item = _save_action(session, plan.id, action, position, themes, answered)
        if progress := staged.progress_of(action.rating):
            said = Statement(progress, action.status)
            updates.record_update(session, item, said, by=None, now=now, day=london_day(now))
    _save_timeline(session, plan.id, staged)
    _save_practice(session, plan.id, staged)
    session.flush()
    return plan


def _save_themes(session: Session, plan_id: int, staged: StagedPlan) -> dict[str, Theme]:
    themes = {
        theme.ref: Theme(plan_id=plan_id, letter=theme.ref, title=theme.title, summary=theme.summary)
        for theme in staged.themes
    }
    session.add_all(themes.values())
    session.flush()
    return themes


def _save_recommendations(session: Session, plan_id: int, staged: StagedPlan) -> dict[int, int]:
    """Row ids by number."""
    answered = {
        one.number: Recommendation(plan_id=plan_id, number=one.number, title=one.title)
        for one in staged.recommendations
    }
    session.add_all(answered.values())
    session.flush()
    return {number: one.id for number, one in answered.items() if one.id is not None}


def _save_action(
    session: Session,
    plan_id: int,
    staged: StagedAction,
    position: int,
    themes: dict[str, Theme],
    answered: dict[int, int],
) -> Item:
    theme = themes[staged.theme].id if staged.theme else None
    action = Item(plan_id=plan_id, kind=Kind.ACTION, ref=staged.ref, title=staged.title, position=position)
    action.theme_id = theme
    _set_due(action, staged.due)
    session.add(action)
    session.flush()
    assert action.id is not None
    for number in staged.recommendations:
        session.add(ItemRecommendation(item_id=action.id, recommendation_id=answered[number]))
    for place, one in enumerate(staged.milestones, start=1):
        ref = one.ref or f"{staged.ref}.{place}"
        milestone = Item(plan_id=plan_id, kind=Kind.MILESTONE, ref=ref, title=one.title, position=place)
        milestone.parent_id, milestone.theme_id = action.id, theme
        _set_due(milestone, one.due)
        session.add(milestone)
    return action


def _set_due(item: Item, due: PrintedDate | None) -> None:
    if due and due.date:
        item.baseline, item.baseline_precision = due.date, _precision(due)


def _precision(printed: PrintedDate) -> Precision:
    """A school term is kept as a season: both are shown by their last day."""
    return Precision.SEASON if printed.precision == "term" else Precision(printed.precision or Precision.DAY)


def _save_timeline(session: Session, plan_id: int, staged: StagedPlan) -> None:
    for position, entry in enumerate(staged.timeline):
        item = Item(plan_id=plan_id, kind=Kind.TIMELINE, ref=entry.ref, title=entry.title, position=position)
        _set_due(item, entry.due)
        if entry.start.date:
            item.start = entry.start.date.replace(day=1) if entry.start.precision == "month" else entry.start.date
            item.start_precision = _precision(entry.start)
        session.add(item)


def _save_practice(session: Session, plan_id: int, staged: StagedPlan) -> None:
    for position, one in enumerate(staged.standards):
        standard = Standard(plan_id=plan_id, ref=one.ref, title=one.title, position=position)
        session.add(standard)
        session.flush()
        assert standard.id is not None
        for kind, title in ((MeasureKind.PERFORMANCE, one.measure), (MeasureKind.QUALITATIVE, one.qualitative)):
            if title:
                session.add(Measure(standard_id=standard.id, kind=kind, title=title))
    for position, risk in enumerate(staged.risks):
        session.add(
            Risk(
                plan_id=plan_id,
                ref=risk.ref,
                title=risk.title,
                likelihood=risk.likelihood,
                impact=risk.impact,
                controls=risk.controls,
                position=position,
            )
        )
    _save_bodies(session, plan_id, staged)
    for position, title in enumerate(staged.achievements):
        session.add(Achievement(plan_id=plan_id, title=title, position=position))


def _save_bodies(session: Session, plan_id: int, staged: StagedPlan) -> None:
    for position, one in enumerate(staged.bodies):
        body = Body(plan_id=plan_id, name=one.name, summary=one.summary, position=position)
        session.add(body)
        session.flush()
        assert body.id is not None
        seats = [(title, False) for title in one.seats] + [(title, True) for title in one.attendees]
        for place, (title, attends_only) in enumerate(seats):
            session.add(Seat(body_id=body.id, title=title, attends_only=attends_only, position=place))
    for named in staged.named_people:
        session.add(NamedPerson(plan_id=plan_id, name=named.name, role=named.role))
