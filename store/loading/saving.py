"""Save a staged plan that somebody has accepted: all of it or nothing, in the caller's transaction."""

from datetime import datetime

from sqlmodel import Session

from store.loading.saving_items import ItemSaver
from store.loading.staged import StagedPlan
from store.models import (
    Achievement,
    Body,
    Measure,
    NamedPerson,
    Plan,
    Recommendation,
    Risk,
    Seat,
    Standard,
    Theme,
)
from store.rules.terms import MeasureKind


def save_plan(session: Session, staged: StagedPlan, *, source: str, now: datetime, demo: bool = False) -> Plan:
    """Args: source: the document's file name, without its folder."""
    plan = Plan(title=staged.title, council=staged.council, source=source, demo=demo, created_at=now)
    session.add(plan)
    session.flush()
    assert plan.id is not None
    themes = _save_themes(session, plan.id, staged)
    answered = _save_recommendations(session, plan.id, staged)
    ItemSaver(session, plan.id, staged, themes, answered, now).save()
    _save_practice(session, plan.id, staged)
    session.flush()
    return plan


def _save_themes(session: Session, plan_id: int, staged: StagedPlan) -> dict[str, int]:
    """Row ids by letter."""
    themes = [
        Theme(plan_id=plan_id, letter=theme.ref, title=theme.title, summary=theme.summary) for theme in staged.themes
    ]
    session.add_all(themes)
    session.flush()
    return {theme.letter: theme.id for theme in themes if theme.id is not None}


def _save_recommendations(session: Session, plan_id: int, staged: StagedPlan) -> dict[int, int]:
    """Row ids by number."""
    answered = {
        one.number: Recommendation(plan_id=plan_id, number=one.number, title=one.title)
        for one in staged.recommendations
    }
    session.add_all(answered.values())
    session.flush()
    return {number: one.id for number, one in answered.items() if one.id is not None}


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
