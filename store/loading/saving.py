"""Save a staged plan that somebody has accepted: all of it or nothing, in the caller's transaction."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count, product
from string import ascii_lowercase

from sqlmodel import Session, func, select

from store import history, updates
from store.dates import PrintedDate
from store.loading.staged import StagedAction, StagedPlan
from store.models import (
    Achievement,
    Body,
    Item,
    ItemRecommendation,
    Measure,
    NamedPerson,
    Person,
    Plan,
    Recommendation,
    Risk,
    Seat,
    Standard,
    Theme,
)
from store.rules.terms import Kind, MeasureKind, Precision, Progress
from store.time import london_day
from store.updates import Statement

RATING_SAYS = {
    "blue": Progress.COMPLETE,
    "green": Progress.ON_TRACK,
    "amber": Progress.AT_RISK,
    "red": Progress.DELAYED,
    "grey": Progress.NOT_STARTED,
}


def save_plan(session: Session, staged: StagedPlan, *, source: str, now: datetime, demo: bool = False) -> Plan:
    """Args: source: the document's file name, without its folder."""
    plan = Plan(title=staged.title, council=staged.council, source=source, demo=demo, created_at=now)
    session.add(plan)
    session.flush()
    assert plan.id is not None
    themes = _save_themes(session, plan.id, staged)
    answered = _save_recommendations(session, plan.id, staged)
    given: set[str] = set()
    for position, action in enumerate(staged.actions):
        item = _save_action(session, plan.id, action, position, themes, given, now)
        _link(session, item, [answered[number] for number in dict.fromkeys(action.recommendations)])
        _save_milestones(session, item, action, given, now)
        _save_printed_status(session, item, action, now)
    _save_timeline(session, plan.id, staged, given, now)
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
    given: set[str],
    now: datetime,
) -> Item:
    ref = _not_yet_given(staged.ref, given)
    action = Item(plan_id=plan_id, kind=Kind.ACTION, ref=ref, title=staged.title, position=position)
    action.theme_id = themes[staged.theme].id if staged.theme else None
    action.owner_id = _accountable(session, staged.owners)
    _put(session, action, staged.due, now)
    return action


def _link(session: Session, action: Item, recommendation_ids: list[int]) -> None:
    assert action.id is not None
    session.add_all(ItemRecommendation(item_id=action.id, recommendation_id=one) for one in recommendation_ids)


def _not_yet_given(ref: str, given: set[str]) -> str:
    """Where a document prints one reference twice, the later one gets a letter."""
    free = next(one for one in _with_letters(ref) if one not in given)
    given.add(free)
    return free


def _with_letters(ref: str) -> Iterator[str]:
    yield ref
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield f"{ref}{''.join(letters)}"


def _accountable(session: Session, owners: list[str]) -> int | None:
    """The first name printed, as the person of that name or as a post that no account is known for yet."""
    if not owners:
        return None
    known = session.exec(select(Person).where(func.lower(Person.name) == owners[0].lower())).first()
    person = known or Person(name=owners[0], post=owners[0])
    session.add(person)
    session.flush()
    return person.id


def _save_milestones(session: Session, action: Item, staged: StagedAction, given: set[str], now: datetime) -> None:
    for place, one in enumerate(staged.milestones, start=1):
        ref = _not_yet_given(one.ref or f"{action.ref}.{place}", given)
        milestone = Item(plan_id=action.plan_id, kind=Kind.MILESTONE, ref=ref, title=one.title, position=place)
        milestone.parent_id, milestone.theme_id = action.id, action.theme_id
        _put(session, milestone, one.due, now)


def _save_printed_status(session: Session, action: Item, staged: StagedAction, now: datetime) -> None:
    """A rating and what is printed beside it are the first update, said by nobody in particular."""
    if staged.rating:
        words = "; ".join(filter(None, [staged.status, staged.progress])) or None
        said = Statement(RATING_SAYS[staged.rating], words)
        updates.record_update(session, action, said, by=None, now=now, day=london_day(now))


def _put(session: Session, item: Item, due: PrintedDate | None, now: datetime) -> None:
    """A "revised" date in a document is the one promised; the older one is its history."""
    if due and due.date:
        item.baseline, item.baseline_precision = due.date, Precision(due.precision or Precision.DAY)
    session.add(item)
    session.flush()
    if due and due.date and due.was:
        history.note(session, item.plan_id, item.ref, "baseline", due.was, due.date, by=None, now=now, item=item)


def _save_timeline(session: Session, plan_id: int, staged: StagedPlan, given: set[str], now: datetime) -> None:
    for position, entry in enumerate(staged.timeline):
        ref = _not_yet_given(entry.ref, given)
        item = Item(plan_id=plan_id, kind=Kind.TIMELINE, ref=ref, title=entry.title, position=position)
        if entry.start.date:
            item.start = entry.start.date.replace(day=1) if entry.start.precision == "month" else entry.start.date
            item.start_precision = Precision(entry.start.precision or Precision.DAY)
        _put(session, item, entry.due, now)


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
