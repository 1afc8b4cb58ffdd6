"""A small pulse of our own making, with an open round, for tests that need to know every row in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from store.models import Person, Pulse, PulseInvited, PulseRound
from store.pulse.keys import new_key
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Question, QuestionKind
from store.rules.terms import PulseState
from tests.small_plan import NOW, TODAY, SmallPlan, make_small_plan

STEPS = ("Never", "Seldom", "Sometimes", "Often", "Always")
MANAGEABLE = Question(kind=QuestionKind.SCALE, text="My workload is manageable", options=STEPS)
SUPPORT = Question(kind=QuestionKind.CHOICES, text="What supports you?", options=("My team", "My manager", "Nothing"))
RECOMMEND = Question(kind=QuestionKind.ENPS, text="Would you recommend working here?")
ANYTHING = Question(kind=QuestionKind.COMMENT, text="What should we know?")
QUESTIONS = (MANAGEABLE, SUPPORT, RECOMMEND, ANYTHING)


@dataclass
class SmallPulse:
    plan: SmallPlan
    pulse: Pulse
    round: PulseRound
    people: list[Person]

    @property
    def ids(self) -> list[int]:
        """Of whom the round asks."""
        return [one.id for one in self.people if one.id is not None]


def make_small_pulse(
    session: Session,
    invited: int = 12,
    *,
    questions: Sequence[Question] = QUESTIONS,
    floors: Floors | None = None,
    teams: Sequence[str | None] = (None,),
) -> SmallPulse:
    """A round that opened at NOW and closes a week later.

    Args:
        teams: given round to the people whom it asks, one after the other.
    """
    small = make_small_plan(session)
    author = small.person("Author")
    people = [small.person(f"Worker {number}") for number in range(1, invited + 1)]
    pulse = make_pulse(session, small.plan.id, author.id, questions=tuple(questions), floors=floors or Floors())
    made = SmallPulse(small, pulse, open_round(session, pulse, people, teams), people)
    session.flush()
    return made


def make_pulse(session: Session, plan_id: int | None, author_id: int | None, **fields: Any) -> Pulse:
    pulse = Pulse(
        plan_id=plan_id or 0,
        author_id=author_id or 0,
        **{
            "title": "Working here",
            "questions": QUESTIONS,
            "audience": Audience(kind=AudienceKind.LIST),
            "floors": Floors(),
            "first_on": TODAY,
            "open_days": 5,
            "created_at": NOW,
            "approved_at": NOW,
            **fields,
        },
    )
    session.add(pulse)
    session.flush()
    return pulse


def open_round(
    session: Session, pulse: Pulse, people: Sequence[Person], teams: Sequence[str | None] = (None,), number: int = 1
) -> PulseRound:
    opened = NOW + timedelta(weeks=number - 1)
    code = f"{pulse.id}round{number}"
    new_key(session, code)
    round_ = PulseRound(
        pulse_id=pulse.id or 0,
        number=number,
        code=code,
        state=PulseState.OPEN,
        questions=pulse.questions,
        floors=pulse.floors,
        opened_at=opened,
        closes_at=opened + timedelta(days=5),
        invited=len(people),
    )
    session.add(round_)
    session.flush()
    for place, person in enumerate(people):
        session.add(PulseInvited(round_id=round_.id or 0, person_id=person.id or 0, team=teams[place % len(teams)]))
    session.flush()
    return round_
