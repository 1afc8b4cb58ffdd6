"""Rounds of a pulse that have ended, set up by hand: what the closing leaves, without a ballot."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex
from typing import Any

from sqlmodel import Session

from store.models import Person, Pulse, PulseComment, PulseFinding, PulseInvited, PulseRound
from store.plan import plans
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questions import Question, QuestionKind
from store.rules.pulse.results import Band, Finding
from store.rules.terms import PulseState

AGREEMENT = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
WORKLOAD = Question(kind=QuestionKind.SCALE, text="I can manage my workload", options=AGREEMENT)
SUPERVISION = Question(kind=QuestionKind.CHOICE, text="How often do you have supervision?", options=("Monthly", "Less"))
RECOMMEND = Question(kind=QuestionKind.ENPS, text="How likely are you to recommend working here?")
WORDS = Question(kind=QuestionKind.COMMENT, text="What would help you most?")
QUESTIONS = (WORKLOAD, SUPERVISION, RECOMMEND, WORDS)

CLOSED = datetime(2022, 7, 8, 16, tzinfo=UTC)
"""The Friday before the demo's first Monday."""

LOW, MIDDLE, HIGH = Band.LOW, Band.MIDDLE, Band.HIGH
SHARES = (Band.LOWEST, Band.LOWEST, LOW, MIDDLE, LOW)
OF_WORKLOAD = Finding(favourable=HIGH, shares=SHARES, large=True)
SMALL = Finding(favourable=MIDDLE, shares=None, large=False)
OF_SUPERVISION = Finding(shares=(HIGH, LOW), large=True)

Key = tuple[int, str, str]
"""The question's place, the dimension and the slice."""
Findings = Mapping[Key, Finding]
EVERYBODY: Findings = {(0, "all", ""): OF_WORKLOAD, (1, "all", ""): OF_SUPERVISION, (2, "all", ""): OF_WORKLOAD}


def make_pulse(session: Session, title: str = "Working here", **fields: Any) -> Pulse:
    plan = plans.current(session)
    assert plan is not None
    assert plan.id is not None
    author = make_people(session, 1)[0]
    pulse = Pulse(
        plan_id=plan.id,
        author_id=author,
        title=title,
        audience=Audience(kind=AudienceKind.LIST),
        first_on=date(2022, 6, 27),
        open_days=10,
        created_at=CLOSED,
        **{"questions": QUESTIONS, "every_weeks": 4, **fields},
    )
    session.add(pulse)
    session.flush()
    return pulse


def make_people(session: Session, many: int) -> list[int]:
    """Social workers who own nothing."""
    people = [Person(name=f"Colleague {token_hex(4)}") for _ in range(many)]
    session.add_all(people)
    session.flush()
    return [one.id for one in people if one.id is not None]


def make_round(
    session: Session,
    pulse: Pulse,
    *,
    number: int = 1,
    teams: Mapping[str, Sequence[int]] | None = None,
    findings: Findings = EVERYBODY,
    comments: Sequence[str] = (),
    closed_at: datetime = CLOSED,
    **fields: Any,
) -> PulseRound:
    assert pulse.id is not None
    round_ = PulseRound(
        pulse_id=pulse.id,
        number=number,
        code=token_hex(8),
        floors=pulse.floors,
        opened_at=closed_at - timedelta(days=11),
        closes_at=closed_at,
        closed_at=closed_at,
        **{"questions": pulse.questions, "state": PulseState.CLOSED, "invited": 60, "answered": 43, **fields},
    )
    session.add(round_)
    session.flush()
    assert round_.id is not None
    invited = [(team, person) for team, people in (teams or {}).items() for person in people]
    session.add_all(PulseInvited(round_id=round_.id, person_id=person, team=team) for team, person in invited)
    session.add_all(
        PulseFinding(round_id=round_.id, question=place, dimension=dimension, slice=name, finding=finding)
        for (place, dimension, name), finding in findings.items()
    )
    session.add_all(PulseComment(round_id=round_.id, question=3, text=one) for one in comments)
    session.flush()
    return round_
