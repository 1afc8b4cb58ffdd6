"""When a round opens, whom it asks, and what keeps it from opening."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from store.models import Identity, Person
from store.models.pulse import Pulse, PulseRound
from store.people.accounts import reachable
from store.plan import plan_settings
from store.pulse import keys, members, questionnaires, rounds
from store.pulse.keys import KeyFolder
from store.pulse.rounds import WhyNot
from store.rules.pulse.questions import Slices
from store.rules.terms import PulseState
from store.time import read_moment
from tests.small_plan import NOW, SmallPlan
from tests.store.pulse.conftest import CHANNEL, MakePulse, questionnaire

OPENING = read_moment("2022-07-18T09:00")
Staff = Callable[..., list[int]]


def number(person: Person) -> int:
    assert person.id is not None
    return person.id


@pytest.fixture
def staff(small: SmallPlan) -> Staff:
    """People with an account each, as many as are wanted."""

    def make(many: int, name: str = "Worker", **fields: Any) -> list[int]:
        people = [number(small.person(f"{name} {at}", **fields)) for at in range(many)]
        for one in people:
            small.session.add(Identity(person_id=one, platform="chat", tenant="T1", external_id=f"U{one}"))
        small.session.flush()
        return people

    return make


@pytest.fixture
def ready(small: SmallPlan, make_pulse: MakePulse, custodian: Person) -> Callable[..., Pulse]:
    """An approved pulse that asks these people."""

    def make(people: list[int], *, approved: bool = True, **fields: Any) -> Pulse:
        pulse = make_pulse(**fields)
        listed = {one: Slices(team="Referrals") for one in people}
        members.give_list(small.session, pulse, listed, by_id=number(custodian), now=NOW)
        if approved:
            questionnaires.approve(small.session, pulse, by_id=number(small.person("Lead")), now=NOW)
        return pulse

    return make


def opened(small: SmallPlan, now: datetime = OPENING) -> list[PulseRound]:
    new, refused = rounds.open_due(small.session, [small.plan], now, reachable)
    assert refused == []
    return new


def why_not(small: SmallPlan, now: datetime = OPENING) -> WhyNot:
    new, (refused,) = rounds.open_due(small.session, [small.plan], now, reachable)
    assert new == []
    return refused.why


def test_a_round_opens_at_nine_with_its_list_frozen(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse], custodian: Person, key_folder: KeyFolder
) -> None:
    people = staff(6)
    pulse = ready(people)
    assert opened(small, OPENING - timedelta(seconds=1)) == []
    (new,) = opened(small)
    assert (new.number, new.state, new.invited, new.left_out) == (1, PulseState.OPEN, 6, 0)
    assert new.closes_at == read_moment("2022-07-22T17:00")
    assert key_folder.load(new.code) is not None
    moved = {one: Slices(team="Fostering") for one in people}
    members.give_list(small.session, pulse, moved, by_id=number(custodian), now=OPENING)
    assert rounds.invited(small.session, new) == {one: Slices(team="Referrals") for one in people}
    assert opened(small, OPENING + timedelta(hours=1)) == []


def test_a_change_while_a_round_is_open_changes_nothing_in_it(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse], custodian: Person
) -> None:
    pulse = ready(staff(6), every_weeks=4)
    (new,) = opened(small)
    before = (new.questions, new.floors, new.closes_at, new.invited)
    changed = questionnaire(every_weeks=4, questions=(), open_days=2, floors={"answers": 9, "detail": 12})
    questionnaires.change(small.session, pulse, changed, by_id=number(custodian), now=OPENING)
    small.session.refresh(new)
    assert (new.questions, new.floors, new.closes_at, new.invited) == before
    closed(new, OPENING + timedelta(days=5))
    assert why_not(small, read_moment("2022-08-15T09:00")) is WhyNot.NOT_APPROVED


def closed(one: PulseRound, at: datetime) -> None:
    one.state, one.closed_at = PulseState.CLOSED, at


def test_it_opens_on_no_day_on_which_nobody_works(small: SmallPlan, staff: Staff, ready: Callable[..., Pulse]) -> None:
    """Saturday 16 July moves to Monday; a plan that is closed then, to the day after."""
    ready(staff(6), first_on=date(2022, 7, 16))
    by = small.person("Admin")
    plan_settings.close(small.session, small.plan, date(2022, 7, 18), date(2022, 7, 18), by=by, now=NOW)
    assert opened(small, read_moment("2022-07-16T10:00")) == []
    assert opened(small, read_moment("2022-07-18T10:00")) == []
    (new,) = opened(small, read_moment("2022-07-19T09:00"))
    assert new.closes_at == read_moment("2022-07-25T17:00")


@pytest.mark.parametrize("at", ["2022-07-20T08:59", "2022-07-20T17:00", "2022-07-23T10:00"])
def test_what_is_approved_late_opens_in_working_hours(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse], at: str
) -> None:
    pulse = ready(staff(6), approved=False)
    assert why_not(small) is WhyNot.NOT_APPROVED
    questionnaires.approve(small.session, pulse, by_id=number(small.person("Another lead")), now=OPENING)
    assert opened(small, read_moment(at)) == []
    (new,) = opened(small, read_moment("2022-07-25T09:00"))
    assert new.closes_at == read_moment("2022-07-29T17:00")


def test_a_rhythm_goes_on_and_leaves_out_what_was_missed(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse]
) -> None:
    pulse = ready(staff(6), every_weeks=2, open_days=3)
    (first,) = opened(small)
    assert opened(small, read_moment("2022-08-01T09:00")) == []  # still open: nobody closed it
    closed(first, first.closes_at)
    assert opened(small, read_moment("2022-08-04T09:00")) == []  # its three days are over
    assert rounds.next_opening(small.session, pulse, small.plan, read_moment("2022-08-04T09:00")) == read_moment(
        "2022-08-15T09:00"
    )
    (second,) = opened(small, read_moment("2022-08-16T11:00"))
    assert (second.number, second.closes_at) == (2, read_moment("2022-08-18T17:00"))


def test_a_pulse_that_was_ended_opens_no_more(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse], custodian: Person
) -> None:
    pulse = ready(staff(6))
    assert questionnaires.end(small.session, pulse, by_id=number(custodian), now=NOW)
    assert opened(small) == []
    assert rounds.next_opening(small.session, pulse, small.plan, NOW) is None


def test_guests_and_people_without_an_account_are_counted_as_left_out(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse]
) -> None:
    people, guests = staff(5), staff(2, "Guest", guest=True)
    ready([*people, *guests, number(small.person("Agency worker"))])
    (new,) = opened(small)
    assert (new.invited, new.left_out) == (5, 3)


def test_fewer_than_five_are_not_asked(small: SmallPlan, staff: Staff, ready: Callable[..., Pulse]) -> None:
    ready(staff(4))
    assert why_not(small) is WhyNot.TOO_FEW


def test_a_channel_must_be_known_on_that_day(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse], key_folder: KeyFolder
) -> None:
    people = staff(6)
    pulse = ready([], audience=CHANNEL)
    assert why_not(small) is WhyNot.NOT_READ
    members.told_by_chat(small.session, pulse, people, 2, now=OPENING - timedelta(days=2))
    assert why_not(small) is WhyNot.NOT_READ
    members.told_by_chat(small.session, pulse, people, 2, now=OPENING - timedelta(hours=3))
    (new,) = opened(small)
    assert (new.invited, new.left_out) == (6, 2)


def test_a_few_who_join_wait_until_there_are_five_of_them(
    small: SmallPlan, staff: Staff, ready: Callable[..., Pulse], custodian: Person
) -> None:
    people = staff(6)
    pulse = ready(people, every_weeks=2)
    (first,) = opened(small)
    closed(first, first.closes_at)
    more = [*people, *staff(4, "Joiner")]
    members.give_list(
        small.session, pulse, {one: Slices() for one in more}, by_id=number(custodian), now=first.closes_at
    )
    asked = rounds.guests(small.session, pulse, reachable)
    assert (len(asked.invited), asked.waiting) == (6, 4)
    more += staff(1, "Last joiner")
    members.give_list(
        small.session, pulse, {one: Slices() for one in more}, by_id=number(custodian), now=first.closes_at
    )
    assert len(rounds.guests(small.session, pulse, reachable).invited) == 11


def test_without_keys_no_round_opens(small: SmallPlan, staff: Staff, ready: Callable[..., Pulse]) -> None:
    ready(staff(6))
    small.session.info.pop(keys.KEYS)
    _, (refused,) = rounds.open_due(small.session, [small.plan], OPENING, reachable)
    assert refused.why is WhyNot.NO_KEYS
    assert "SIGHTLINE_PULSE_KEYS" in refused.words
