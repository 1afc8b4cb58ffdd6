"""Two people who turned out to be one, in what pulses know of them."""

from sqlmodel import Session, select

from store.models import PulseInvited, PulseMember, PulseRound
from store.pulse import ballots, merging
from store.rules.terms import PulseState
from tests.small_pulse import make_small_pulse, open_round


def test_who_is_one_with_another_is_asked_and_left_alone_as_the_other_was(session: Session) -> None:
    small = make_small_pulse(session, 6)
    newcomer = small.plan.person("Newcomer")
    assert small.pulse.id is not None
    assert newcomer.id is not None
    person = small.ids[0]
    session.add(PulseMember(pulse_id=small.pulse.id, person_id=newcomer.id, team="North"))
    ballots.stop_asking(session, newcomer.id)
    merging.make_one(session, person, newcomer.id)
    assert [(one.person_id, one.team) for one in session.exec(select(PulseMember))] == [(person, "North")]
    assert ballots.has_stopped(session, person)
    merging.make_one(session, person, small.ids[1])
    assert not ballots.has_stopped(session, small.ids[2])


def test_rounds_that_are_over_know_one_person_and_an_open_one_keeps_its_ballots(session: Session) -> None:
    small = make_small_pulse(session, 6)
    newcomer = small.plan.person("Newcomer")
    assert newcomer.id is not None
    others = small.people[1:]
    over = open_round(session, small.pulse, [newcomer, *others], number=2)
    over.state = PulseState.CLOSED
    still_open = open_round(session, small.pulse, [newcomer, *others], number=3)
    both = open_round(session, small.pulse, [newcomer, *small.people], number=4)
    both.state = PulseState.CLOSED
    merging.make_one(session, small.ids[0], newcomer.id)

    def asked(round_: PulseRound) -> set[int]:
        return set(session.exec(select(PulseInvited.person_id).where(PulseInvited.round_id == round_.id)))

    assert asked(over) == set(small.ids)
    assert asked(still_open) == {newcomer.id, *small.ids[1:]}
    assert asked(both) == {newcomer.id, *small.ids}
