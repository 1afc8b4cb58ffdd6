"""A round from sealed ballots to what is told of it, with nothing set up by hand in between."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from commands.messages.pulse_closed import KIND
from scheduler.pulse_rounds import close_due
from store.database import transaction
from store.models import Measure, MeasureReading, Outgoing, Person, PulseBallot, PulseRound
from store.plan import plans
from store.pulse import ballots
from store.rules.pulse.questions import Answers
from tests.pulse.council import TEAMS, PulseCouncil
from tests.small_pulse import ANYTHING, MANAGEABLE, RECOMMEND, SUPPORT, make_pulse, open_round

Answer = Callable[[int], None]

WORKERS = [f"{team} worker {number}" for team, many in TEAMS.items() for number in range(1, many + 1)]
SAYS: Answers = (4, (0,), 9, "referrals worker 3 has too many cases")
"""Always, the team, 9 of 10, and a colleague's name."""


@pytest.fixture
def answer(council: PulseCouncil) -> Answer:
    """Let a round of 17 social workers be answered by so many, and end."""

    def answered_by(many: int) -> None:
        with transaction(council.sessions) as session:
            plan = plans.current(session)
            assert plan is not None
            measure = session.exec(select(Measure).where(Measure.title == "Measure 2 of I.8")).one()
            tied = MANAGEABLE.model_copy(update={"standard": "I.8", "measure_id": measure.id})
            asked = (tied, SUPPORT, RECOMMEND, ANYTHING)
            pulse = make_pulse(session, plan.id, council.people["Custodian"], questions=asked)
            people = [session.get_one(Person, council.people[name]) for name in WORKERS]
            round_ = open_round(session, pulse, people, ["North"])
            for name in WORKERS[:many]:
                ballots.cast(session, round_, council.people[name], SAYS)
            council.clock.move_to(round_.closes_at)
        close_due(council.sessions, council.now())

    return answered_by


def test_twelve_of_seventeen_are_told_to_whoever_reads_the_plan(council: PulseCouncil, answer: Answer) -> None:
    answer(12)
    told = council.says("Member", "pulse results").hears("“Working here”, round 1: 70% answered")
    told.hears("1 My workload is manageable. favourable: 80% or more", "My team: 80% or more; My manager: under 20%")
    told.presses("Read them").hears("“[name] has too many cases”").hears_nothing_of("worker 3")
    council.says("Member", "pulse results team North").hears("favourable: 80% or more")
    council.says("Member", "standard I.8").hears(
        "Measure 2 of I.8. Newest: 80% or more on Saturday 16 July (Pulse: Working here, round 1, question 1)"
    )
    with council.sessions() as session:
        assert session.exec(select(PulseBallot)).all() == []
        (queued,) = session.exec(select(Outgoing).where(Outgoing.kind == KIND))
        assert queued.person_id == council.people["Custodian"]


def test_seven_are_told_inside_and_leave_no_comment_and_no_reading(council: PulseCouncil, answer: Answer) -> None:
    answer(7)
    told = council.says("Member", "pulse results").hears("round 1: 41% answered", "favourable: 80% or more")
    told.hears("2 What supports you? not enough answers to show", "4 What should we know? not enough answers to show")
    council.says("Member", "digest").hears("round 1: too few answered for anything to be told here")
    with council.sessions() as session:
        assert session.exec(select(MeasureReading)).all() == []


def test_four_are_never_read(council: PulseCouncil, answer: Answer) -> None:
    answer(4)
    council.says("Member", "pulse results").hears("nothing can be told, since fewer than 5 answered")
    council.says("Lead", "pulse respond").hears("There are no results of a pulse yet")
    with council.sessions() as session:
        assert session.exec(select(PulseRound)).one().answered is None
