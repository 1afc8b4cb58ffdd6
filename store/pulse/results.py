"""What may be told of a pulse that has ended: the only way to what is kept of its answers.

Nothing else reads findings and comments, but the closing that writes them; a test holds that. Whoever asks says how far
it goes, and gets bands, never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal, cast

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, select

from store.models.pulse import Pulse, PulseComment, PulseFinding, PulseInvited, PulseRound
from store.rules.pulse.questions import DIMENSIONS, Dimension, Question, QuestionKind
from store.rules.pulse.results import Band, Finding
from store.rules.terms import PulseState

ENPS_PARTS = ("9 or 10: would recommend it", "7 or 8: neither", "0 to 6: would not")
"""Promoters, passives and detractors, as people read them."""
YEAR = timedelta(days=366)
"""How long a round counts as published."""


class Reach(StrEnum):
    """How far it goes."""

    RESULTS = "results"
    """To one full member, who asked."""
    OUTSIDE = "outside"
    """To a channel, into a file or a report: it needs large groups, and takes no comments along."""


class Silence(StrEnum):
    """Why nothing is told."""

    OPEN = "the round is still open"
    TOO_FEW = "too few answered, and what they said was thrown away unread"
    LOST = "its key was lost, so that nobody could open its ballots"
    ANSWERS = "not enough answers to show"
    CHANGED = "differs by too few people from what was shown before"


@dataclass(frozen=True)
class Group:
    dimension: Literal["all", "team", "role"] = "all"
    name: str = ""


WHOLE = Group()


@dataclass(frozen=True)
class Told:
    """What is told of one question in one group."""

    place: int
    """From 0, in the round's questions."""
    question: Question
    favourable: Band | None = None
    shares: tuple[Band, ...] | None = None
    """Of its options; of promoters, passives and detractors."""
    large: bool = False
    why_not: Silence | None = None
    """None where something is told."""


@dataclass(frozen=True)
class Point:
    """A favourable band in one round of several."""

    number: int
    closed_at: datetime
    band: Band


def pulse_of(session: Session, round_: PulseRound) -> Pulse:
    return session.get_one(Pulse, round_.pulse_id)


def pulses(session: Session, plan_id: int | None) -> Sequence[Pulse]:
    """Those of a plan that have had a round, newest first."""
    rounds = select(PulseRound.pulse_id)
    return session.exec(
        select(Pulse).where(Pulse.plan_id == plan_id, col(Pulse.id).in_(rounds)).order_by(col(Pulse.id).desc())
    ).all()


def rounds(session: Session, pulse: Pulse) -> Sequence[PulseRound]:
    """Newest first."""
    query = select(PulseRound).where(PulseRound.pulse_id == pulse.id)
    return session.exec(query.order_by(col(PulseRound.number).desc())).all()


def ended_between(session: Session, plan_id: int | None, after: datetime, until: datetime) -> Sequence[PulseRound]:
    """The rounds of a plan's pulses that ended after one moment and not after the other, oldest first."""
    query = select(PulseRound).join(Pulse).where(Pulse.plan_id == plan_id)
    ended = query.where(col(PulseRound.closed_at) > after, col(PulseRound.closed_at) <= until)
    return session.exec(ended.order_by(col(PulseRound.closed_at), col(PulseRound.id))).all()


def why_nothing(round_: PulseRound) -> Silence | None:
    """Why nothing at all is told of a round; None where it was counted."""
    silent = {PulseState.OPEN: Silence.OPEN, PulseState.TOO_FEW: Silence.TOO_FEW, PulseState.LOST: Silence.LOST}
    return silent.get(round_.state)


def rate(round_: PulseRound, reach: Reach) -> int | None:
    """How many of those who were invited answered a round that was counted, per cent and rounded down.

    None where it would tell of a few who did, or who did not. Where a few have answered since it was last told of the
    open round, it is what was told then.
    """
    answered, told = round_.answered, round_.answered_told
    if answered is not None and told is not None and abs(answered - told) < round_.floors.answers:
        answered = told
    if answered is None or answered < _least(round_, reach) or 0 < round_.invited - answered < round_.floors.answers:
        return None
    return 100 * answered // round_.invited


def told(session: Session, round_: PulseRound, reach: Reach, group: Group = WHOLE) -> list[Told]:
    """Each question but those that are answered in free words, in order."""
    found = {one.question: one.finding for one in _findings(session, round_, group)}
    silence = why_nothing(round_) or _why_hidden(session, round_, group)
    return [
        _told(place, question, found.get(place), reach, silence)
        for place, question in enumerate(round_.questions)
        if question.kind is not QuestionKind.COMMENT
    ]


def comments(session: Session, round_: PulseRound, place: int, reach: Reach) -> list[str]:
    """What was written, in no order of time; the closing keeps none where fewer than ten wrote.

    Nothing goes outside: free words are for whoever asks for them.
    """
    if reach is Reach.OUTSIDE or why_nothing(round_) is not None:
        return []
    query = select(PulseComment.text).where(PulseComment.round_id == round_.id, PulseComment.question == place)
    return list(session.exec(query.order_by(col(PulseComment.id))))


def trend(session: Session, round_: PulseRound, place: int, group: Group = WHOLE) -> list[Point]:
    """How a question stood in the rounds of the same pulse up to this one, oldest first; large groups alone.

    Only rounds that asked the same: another wording is another question.
    """
    asked = round_.questions[place]
    query = select(PulseRound, PulseFinding).join(PulseFinding)
    query = query.where(PulseRound.pulse_id == round_.pulse_id, PulseRound.number <= round_.number)
    query = query.where(PulseRound.state == PulseState.CLOSED, _of(group)).order_by(col(PulseRound.number))
    return [
        Point(one.number, one.closed_at, kept.finding.favourable)
        for one, kept in session.exec(query)
        if kept.finding.large
        and kept.finding.favourable is not None
        and one.closed_at is not None
        and _same(one.questions[kept.question], asked)
    ]


def options_of(question: Question) -> tuple[str, ...]:
    """What each share is of."""
    return ENPS_PARTS if question.kind is QuestionKind.ENPS else question.options


def groups_told(session: Session, round_: PulseRound) -> set[Group]:
    """Those of which something is kept, to whichever question: what a later round must take into account."""
    query = select(PulseFinding.dimension, PulseFinding.slice).where(PulseFinding.round_id == round_.id).distinct()
    return {Group(cast(Any, dimension), name) for dimension, name in session.exec(query)}


def groups(session: Session, round_: PulseRound, dimension: Dimension) -> list[str]:
    """The names of the slices that a round had when it opened, by name."""
    of = PulseInvited.team if dimension == "team" else PulseInvited.role
    query = select(of).where(PulseInvited.round_id == round_.id, col(of).is_not(None)).distinct()
    return sorted((name for name in session.exec(query) if name), key=str.casefold)


def dimensions(session: Session, round_: PulseRound) -> list[Dimension]:
    return [one for one in DIMENSIONS if groups(session, round_, one)]


def _least(round_: PulseRound, reach: Reach) -> int:
    return round_.floors.answers if reach is Reach.RESULTS else round_.floors.detail


def _told(place: int, question: Question, finding: Finding | None, reach: Reach, silence: Silence) -> Told:
    if finding is None or not (finding.large or reach is Reach.RESULTS):
        return Told(place, question, why_not=silence)
    shares = finding.shares if finding.large else None
    why_not = Silence.ANSWERS if shares is None and finding.favourable is None else None
    return Told(place, question, finding.favourable, shares, finding.large, why_not)


def _findings(session: Session, round_: PulseRound, group: Group) -> Sequence[PulseFinding]:
    return session.exec(select(PulseFinding).where(PulseFinding.round_id == round_.id, _of(group))).all()


def _of(group: Group) -> ColumnElement[bool]:
    return and_(col(PulseFinding.dimension) == group.dimension, col(PulseFinding.slice) == group.name)


def _same(one: Question, other: Question) -> bool:
    return (one.kind, one.text, one.options) == (other.kind, other.text, other.options)


def _why_hidden(session: Session, round_: PulseRound, group: Group) -> Silence:
    """By who was invited alone: it says nothing of who answered."""
    now = _invited(session, round_, group)
    query = select(PulseRound).where(PulseRound.state == PulseState.CLOSED, PulseRound.opened_at < round_.opened_at)
    for before in session.exec(query.where(PulseRound.opened_at > round_.opened_at - YEAR)):
        then = _invited(session, before, group)
        few = range(1, round_.floors.answers)
        if (len(now - then) in few or len(then - now) in few) and _findings(session, before, group):
            return Silence.CHANGED
    return Silence.ANSWERS


def _invited(session: Session, round_: PulseRound, group: Group) -> set[int]:
    query = select(PulseInvited.person_id).where(PulseInvited.round_id == round_.id)
    if group.dimension != "all":
        query = query.where((PulseInvited.team if group.dimension == "team" else PulseInvited.role) == group.name)
    return set(session.exec(query))
