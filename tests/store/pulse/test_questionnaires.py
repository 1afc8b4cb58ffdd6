"""What a custodian writes, and what a change of it takes back."""

from datetime import date

import pytest
from pydantic import ValidationError
from sqlmodel import Session, select

from store.models import Change, Person
from store.pulse import members, questionnaires
from store.rules.pulse.questions import Slices
from tests.small_plan import NOW, SmallPlan
from tests.store.pulse.conftest import CHANNEL, LIST, MakePulse, questionnaire


def number(person: Person) -> int:
    assert person.id is not None
    return person.id


def noted(session: Session) -> list[tuple[str, str | None, str | None]]:
    found = session.exec(select(Change).where(Change.field != "role")).all()
    return [(one.field, one.before, one.after) for one in found]


def test_what_is_written_reads_back_as_it_was(make_pulse: MakePulse) -> None:
    assert questionnaires.of(make_pulse()) == questionnaire()


def test_a_change_takes_back_the_approval_and_stands_in_the_history(
    small: SmallPlan, make_pulse: MakePulse, custodian: Person
) -> None:
    pulse, lead = make_pulse(), small.person("Lead")
    assert questionnaires.approve(small.session, pulse, by_id=number(lead), now=NOW)
    assert not questionnaires.approve(small.session, pulse, by_id=number(lead), now=NOW)
    before = questionnaires.of(pulse)
    assert not questionnaires.change(small.session, pulse, before, by_id=number(custodian), now=NOW)
    assert pulse.approved_at is not None
    changed = before.model_copy(update={"title": "Working with us", "every_weeks": 6})
    assert questionnaires.change(small.session, pulse, changed, by_id=number(custodian), now=NOW)
    assert pulse.approved_by_id is None
    assert noted(small.session) == [
        ("pulse", None, "written, 1 question"),
        ("approval", None, "approved"),
        ("title", "Working here", "Working with us"),
        ("weeks between rounds", "once", "6"),
    ]


def test_each_change_has_a_version_of_its_own() -> None:
    assert questionnaire().version == questionnaire().version
    assert questionnaire().version != questionnaire(first_on=date(2022, 7, 19)).version


def test_a_round_ends_before_the_next_one_opens() -> None:
    assert questionnaire(every_weeks=1, open_days=4).open_days == 4
    with pytest.raises(ValidationError, match="must have ended before"):
        questionnaire(every_weeks=1, open_days=5)


def test_floors_are_never_lowered(small: SmallPlan, make_pulse: MakePulse, custodian: Person) -> None:
    raised = questionnaire(floors={"answers": 8, "detail": 12})
    pulse = make_pulse(floors=raised.floors)
    with pytest.raises(questionnaires.FloorsLoweredError):
        questionnaires.change(small.session, pulse, questionnaire(), by_id=number(custodian), now=NOW)
    with pytest.raises(ValidationError):
        questionnaire(floors={"answers": 4})


def test_whoever_is_on_the_list_is_in_the_audience_with_their_slices(
    small: SmallPlan, make_pulse: MakePulse, custodian: Person
) -> None:
    pulse = make_pulse()
    one, two, three = (number(small.person(name)) for name in ("One", "Two", "Three"))
    given = {one: Slices(team="Referrals", role="Social worker"), two: Slices()}
    members.give_list(small.session, pulse, given, by_id=number(custodian), now=NOW)
    assert members.of(small.session, pulse) == given
    anew = {two: Slices(team="Fostering"), three: Slices()}
    members.give_list(small.session, pulse, anew, by_id=number(custodian), now=NOW)
    assert members.of(small.session, pulse) == anew


def test_a_list_beside_a_channel_says_only_the_slices(
    small: SmallPlan, make_pulse: MakePulse, custodian: Person
) -> None:
    pulse = make_pulse(audience=CHANNEL)
    one, two, three = (number(small.person(name)) for name in ("One", "Two", "Three"))
    assert not members.are_known(pulse, NOW)
    given = {one: Slices(team="Referrals"), two: Slices(team="Fostering")}
    members.give_list(small.session, pulse, given, by_id=number(custodian), now=NOW)
    assert members.of(small.session, pulse) == {}
    members.told_by_chat(small.session, pulse, [one, three], 2, now=NOW)
    assert members.of(small.session, pulse) == {one: Slices(team="Referrals"), three: Slices()}
    assert members.listed_elsewhere(small.session, pulse) == 1
    assert members.are_known(pulse, NOW)
    members.told_by_chat(small.session, pulse, [two], 0, now=NOW)
    assert members.of(small.session, pulse) == {two: Slices(team="Fostering")}


def test_another_audience_is_read_anew(small: SmallPlan, make_pulse: MakePulse, custodian: Person) -> None:
    pulse = make_pulse()
    assert members.are_known(pulse, NOW)
    to = questionnaire(audience=CHANNEL)
    questionnaires.change(small.session, pulse, to, by_id=number(custodian), now=NOW)
    assert not members.are_known(pulse, NOW)
    questionnaires.change(small.session, pulse, questionnaire(audience=LIST), by_id=number(custodian), now=NOW)
    assert members.are_known(pulse, NOW)


def test_of_two_who_are_one_the_list_names_one(small: SmallPlan, make_pulse: MakePulse, custodian: Person) -> None:
    pulse = make_pulse()
    one, other, third = (number(small.person(name)) for name in ("One", "Other", "Third"))
    given = {other: Slices(team="Referrals"), third: Slices()}
    members.give_list(small.session, pulse, given, by_id=number(custodian), now=NOW)
    members.make_one(small.session, one, other)
    assert members.of(small.session, pulse) == {one: Slices(team="Referrals"), third: Slices()}
    members.make_one(small.session, third, one)
    assert members.of(small.session, pulse) == {third: Slices()}
