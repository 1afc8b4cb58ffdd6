"""A plan that is closed while a round of its pulse is open: what was promised to those asked holds."""

import pytest

from commands.plain_text import buttons_of, card_text
from scheduler.runner import tick
from store.database import transaction
from store.models import Person, PulseRound
from store.plan import plans
from store.pulse import ballots
from store.rules.terms import PulseState
from tests.pulse.council import TEAMS, PulseCouncil
from tests.scheduler.world import PostBox
from tests.small_pulse import MANAGEABLE, make_pulse, open_round

pytestmark = pytest.mark.both_engines

WORKERS = [f"{team} worker {number}" for team, many in TEAMS.items() for number in range(1, many + 1)]
TITLE = "Small plan (closed): Closed: “Working here”, round 1"


def opened(council: PulseCouncil) -> PulseRound:
    with transaction(council.sessions) as session:
        plan = plans.current(session)
        assert plan is not None
        pulse = make_pulse(session, plan.id, council.people["Custodian"], questions=(MANAGEABLE,))
        return open_round(session, pulse, [session.get_one(Person, council.people[name]) for name in WORKERS])


def answer(council: PulseCouncil, round_: PulseRound, many: int) -> None:
    with transaction(council.sessions) as session:
        for name in WORKERS[:many]:
            ballots.cast(session, session.get_one(PulseRound, round_.id), council.people[name], (4,))


def closes(council: PulseCouncil, round_: PulseRound) -> PostBox:
    """Let the round's end and the next working morning come."""
    box = PostBox()
    for moment in ("2022-07-16T17:30", "2022-07-18T10:00"):
        council.goes_to(moment)
        tick(council.sessions, box, council.now())
    with council.sessions() as session:
        assert session.get_one(PulseRound, round_.id).state is not PulseState.OPEN
    return box


def test_whoever_closes_it_reads_that_the_round_goes_on(council: PulseCouncil) -> None:
    opened(council)
    closed = council.says("Lead", "close plan")
    closed.hears("The pulse “Working here”, round 1, goes on until Saturday 16 July", "hears what came of it")
    closed.hears("No plan is open now.").hears_nothing_of("I ask nobody anything")


def test_the_custodian_hears_how_it_ended_and_is_offered_nothing_that_is_refused(council: PulseCouncil) -> None:
    round_ = opened(council)
    answer(council, round_, 10)
    council.says("Lead", "close plan")
    answer(council, round_, 12)
    told = [card for _, to, card in closes(council, round_).taken if to == "Custodian"]
    (card,) = told
    assert card.title == f"{TITLE}: 70% answered"
    said = [one.says for one in buttons_of(card)]
    assert not any("respond" in one for one in said)
    council.says("Custodian", said[0]).hears("70% answered", "My workload is manageable")


def test_of_a_round_that_too_few_answered_no_other_is_promised(council: PulseCouncil) -> None:
    round_ = opened(council)
    council.says("Lead", "close plan")
    ((_, to, card),) = closes(council, round_).taken
    assert to == "Custodian"
    assert card.title.startswith(f"{TITLE}: nothing can be told")
    assert "Its plan is closed, so no other round is to come." in card_text(card)
