"""Whom the bot asks, about what and on which day: one message a day at most, and silence where there is nothing."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlmodel import select

from commands.cards import Card, Heading
from store.database import transaction
from store.models import Item, Plan, Update
from store.people import accounts, directory, leave
from store.plan import edits, item_settings, plan_settings, updates
from store.plan.updates import Statement
from store.rules.terms import Kind, OutgoingState, Precision, Progress
from tests.scheduler.world import PostBox, World, hour
from tests.small_plan import NOW

MONDAY, TUESDAY, FRIDAY = date(2022, 7, 11), date(2022, 7, 12), date(2022, 7, 15)
DAY = timedelta(days=1)


def says(world: World, ref: str, moment: datetime, progress: Progress = Progress.ON_TRACK, by: int = 1) -> None:
    with transaction(world.sessions) as session:
        item = session.exec(select(Item).where(Item.ref == ref)).one()
        speaker = directory.get(session, by)
        updates.record_update(session, item, Statement(progress), by=speaker, now=moment, day=moment.date())


def away(world: World, person_id: int, first: date, last: date, deputy_id: int | None = None) -> None:
    with transaction(world.sessions) as session:
        person, deputy = directory.get(session, person_id), directory.get(session, deputy_id)
        assert person is not None
        leave.take(session, person, first, last, deputy, by=person, now=NOW)


def requires_evidence(world: World) -> None:
    with transaction(world.sessions) as session:
        plan, by = session.exec(select(Plan)).one(), directory.get(session, 1)
        assert by is not None
        required = plan_settings.updates(plan).but(evidence="required")
        plan_settings.change(session, plan, required, by=by, now=NOW)


def nudges_to(world: World, name: str) -> dict[str, Card]:
    """By day."""
    taken = world.post_box.taken
    return {key.rsplit("/", 1)[-1]: card for key, to, card in taken if key.startswith("nudge/") and to == f"U-{name}"}


def refs(card: Card) -> list[str]:
    return [item.ref for item in card.items]


@pytest.mark.both_engines
def test_all_that_falls_on_a_day_is_one_message_to_each_owner(world: World) -> None:
    first, second = world.person("First"), world.person("Second")
    for ref, day, owner in (("A1", TUESDAY, first), ("A2", TUESDAY, first), ("A3", TUESDAY, second)):
        world.action(ref, day, owner)
    assert world.beats(hour(TUESDAY)).queued["nudge owners"] == 2
    asked = [refs(nudges_to(world, name)[TUESDAY.isoformat()]) for name in ("First", "Second")]
    assert asked == [["A1", "A2"], ["A3"]]


@pytest.mark.both_engines
def test_what_is_complete_without_required_evidence_is_asked_about_weekly_until_it_has_some(world: World) -> None:
    for ref in ("A1", "A2"):
        world.action(ref, FRIDAY, world.person() if ref == "A1" else None)
        says(world, ref, hour(MONDAY, "12:00"), Progress.COMPLETE)
    world.beats_each_day(TUESDAY, TUESDAY + 6 * DAY)
    assert nudges_to(world, "Owner") == {}
    requires_evidence(world)
    world.beats_each_day(TUESDAY + 7 * DAY, TUESDAY + 20 * DAY)
    with transaction(world.sessions) as session:
        item, now = session.exec(select(Item).where(Item.ref == "A1")).one(), hour(TUESDAY + 20 * DAY, "12:00")
        said = Statement(Progress.COMPLETE, evidence="https://example.org/minutes")
        updates.record_update(session, item, said, by=directory.get(session, 1), now=now, day=now.date())
    world.beats_each_day(TUESDAY + 21 * DAY, TUESDAY + 28 * DAY)
    assert {day: refs(card) for day, card in nudges_to(world, "Owner").items()} == {
        "2022-07-19": ["A1"],
        "2022-07-26": ["A1"],
    }


def test_an_owner_is_asked_20_10_5_2_and_0_working_days_before_and_weekly_after(world: World) -> None:
    world.action("A1", date(2022, 8, 14), world.person())
    says(world, "A1", hour(date(2022, 7, 14), "12:00"))
    world.beats_each_day(date(2022, 7, 15), date(2022, 8, 10))
    says(world, "A1", hour(date(2022, 8, 10), "12:00"))
    world.beats_each_day(date(2022, 8, 11), date(2022, 8, 31))
    assert world.nudges() == [
        "2022-07-15",
        "2022-07-29",
        "2022-08-05",
        "2022-08-10",
        "2022-08-12",  # the Friday before a Sunday
        "2022-08-16",  # and then on Tuesdays
        "2022-08-23",
        "2022-08-30",
    ]


def test_a_thing_can_have_lead_times_of_its_own(world: World) -> None:
    owner = world.person()
    world.action("A1", date(2022, 8, 12), owner)
    world.action("A2", date(2022, 8, 12), owner)
    with transaction(world.sessions) as session:
        by = directory.get(session, owner)
        assert by is not None
        item = session.exec(select(Item).where(Item.ref == "A2")).one()
        item_settings.set_lead_times(session, item, [8], by=by, now=NOW)
        plan = session.exec(select(Plan)).one()
        plan_settings.change(session, plan, plan_settings.nudges(plan).but(lead_times=[3]), by=by, now=NOW)
    for ref in ("A1", "A2"):
        says(world, ref, hour(MONDAY, "12:00") + 14 * DAY)
    world.beats_each_day(date(2022, 7, 26), date(2022, 8, 12))
    asked = {day: refs(card) for day, card in nudges_to(world, "Owner").items()}
    assert asked == {"2022-08-02": ["A2"], "2022-08-09": ["A1"]}


def test_what_is_done_is_not_asked_about(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    says(world, "A1", hour(MONDAY, "08:00"), Progress.COMPLETE)
    world.beats_each_day(MONDAY, date(2022, 7, 31))
    assert world.nudges() == []


def test_what_was_said_this_morning_is_not_asked_at_half_past_nine(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    says(world, "A1", hour(TUESDAY, "08:45"))
    world.beats(hour(TUESDAY))
    assert world.nudges() == []


def test_what_was_said_on_the_stroke_of_midnight_was_said_that_day(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    says(world, "A1", hour(TUESDAY, "00:00"))
    world.beats(hour(TUESDAY))
    assert world.nudges() == []


def test_nothing_is_asked_on_a_weekend_or_a_bank_holiday_or_a_closure_day(world: World) -> None:
    owner = world.person()
    with transaction(world.sessions) as session:
        by, plan = directory.get(session, owner), session.exec(select(Plan)).one()
        assert by is not None
        plan_settings.close(session, plan, date(2022, 12, 28), date(2022, 12, 30), by=by, now=NOW)
    for number in range(1, 29):
        world.action(f"A{number}", date(2022, 12, 4) + number * DAY, owner)
    world.beats_each_day(date(2022, 12, 19), date(2023, 1, 4))
    days = [date.fromisoformat(day) for day in world.nudges()]
    assert not [day for day in days if day.weekday() > 4 or date(2022, 12, 26) <= day <= date(2023, 1, 2)]
    assert date(2022, 12, 23) in days
    assert days[-1] >= date(2023, 1, 3)


def test_nobody_is_asked_before_their_hour(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    assert world.beats(hour(TUESDAY, "09:29")).sent == 0
    assert world.beats(hour(TUESDAY, "09:30")).sent == 1


@pytest.mark.both_engines
def test_each_is_asked_at_their_own_hour_by_their_own_clocks(world: World) -> None:
    far, late, usual = world.person("Far"), world.person("Late"), world.person("Usual")
    world.changes(far, time_zone="America/New_York")
    world.changes(late, nudge_time=time(14))
    for number, owner in enumerate((far, late, usual)):
        world.action(f"A{number}", TUESDAY, owner)
    asked = {}
    for minutes in range(0, 24 * 60, 30):
        before = len(world.post_box.taken)
        world.beats(hour(TUESDAY, "00:00") + timedelta(minutes=minutes))
        for _, to, _ in world.post_box.taken[before:]:
            asked[to] = f"{minutes // 60:02}:{minutes % 60:02}"
    assert {to: at for to, at in asked.items() if to.startswith("U-")} == {
        "U-Usual": "09:30",
        "U-Late": "14:00",
        "U-Far": "14:30",
    }


def test_a_bot_that_wakes_in_the_evening_asks_on_the_next_working_day(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    world.beats(hour(date(2022, 7, 14)))
    world.beats(hour(FRIDAY, "17:30"))
    assert world.nudges() == []
    world.beats(hour(date(2022, 7, 16)))
    world.beats(hour(date(2022, 7, 18), "08:30"))
    assert world.nudges() == []
    world.beats(hour(date(2022, 7, 18)))
    assert world.nudges() == ["2022-07-18"]


@pytest.mark.both_engines
def test_a_day_is_decided_once_however_often_it_beats(world: World) -> None:
    world.action("A1", TUESDAY, world.person())
    for minutes in range(0, 480, 60):
        world.beats(hour(TUESDAY) + timedelta(minutes=minutes))
    assert world.nudges() == ["2022-07-12"]


def test_a_day_on_which_nothing_ran_is_caught_up_once(world: World) -> None:
    """Asked on Wednesday 13 July; down on Friday, when the date came; up again on Monday."""
    world.action("A1", FRIDAY, world.person())
    world.beats_each_day(MONDAY, date(2022, 7, 14))
    world.beats_each_day(date(2022, 7, 18), date(2022, 7, 18))
    assert world.nudges() == ["2022-07-13", "2022-07-18"]


def test_a_bot_that_was_down_for_a_month_asks_once_for_all_it_missed(world: World) -> None:
    world.person("Other")
    owner = world.person()
    world.beats(hour(MONDAY))
    world.action("A1", date(2022, 8, 12), owner)
    world.action("A2", date(2022, 7, 20), owner)
    for minutes in range(0, 180, 60):
        world.beats(hour(date(2022, 8, 11)) + timedelta(minutes=minutes))
    assert {day: refs(card) for day, card in nudges_to(world, "Owner").items()} == {"2022-08-11": ["A2", "A1"]}


def test_a_bot_on_its_first_day_asks_only_about_that_day(world: World) -> None:
    world.action("A1", FRIDAY, world.person())
    world.beats(hour(date(2022, 7, 18)))
    assert world.nudges() == []


def test_what_nobody_spoke_of_for_28_days_is_asked_about_weekly_until_somebody_does(world: World) -> None:
    world.action("A1", date(2023, 3, 1), world.person())
    world.beats_each_day(MONDAY, date(2022, 8, 23))
    assert world.nudges() == ["2022-08-09", "2022-08-16", "2022-08-23"]
    says(world, "A1", hour(date(2022, 8, 23), "12:00"))
    world.beats_each_day(date(2022, 8, 24), date(2022, 9, 19))
    assert len(world.nudges()) == 3
    world.beats_each_day(date(2022, 9, 20), date(2022, 9, 20))
    assert world.nudges()[-1] == "2022-09-20"


def test_a_chosen_day_of_the_week_is_kept(world: World) -> None:
    owner = world.person()
    world.changes(owner, nudge_weekday=3)
    world.action("A1", date(2022, 7, 8), owner)
    world.beats_each_day(MONDAY, date(2022, 7, 31))
    assert world.nudges() == ["2022-07-14", "2022-07-21", "2022-07-28"]


@pytest.mark.both_engines
def test_a_week_has_two_messages_and_the_rest_waits_for_the_next(world: World) -> None:
    owner = world.person()
    for number, ahead in enumerate((5, 6, 7, 8)):
        # Ten working days before each lies on Monday, Tuesday, Wednesday, Thursday of one week.
        world.action(f"A{number}", date(2022, 7, 20) + ahead * DAY, owner)
    world.beats_each_day(MONDAY, FRIDAY)
    assert world.nudges() == ["2022-07-11", "2022-07-12"]
    world.beats_each_day(date(2022, 7, 18), date(2022, 7, 18))
    assert refs(nudges_to(world, "Owner")["2022-07-18"]) == ["A0", "A2", "A3"], "with what falls on Monday anyway"


def test_what_is_due_within_two_days_is_asked_about_in_a_full_week_too(world: World) -> None:
    owner = world.person()
    for number, day in enumerate((date(2022, 7, 25), date(2022, 7, 26), FRIDAY)):
        world.action(f"A{number}", day, owner)
    world.beats_each_day(MONDAY, FRIDAY)
    assert world.nudges() == ["2022-07-11", "2022-07-12", "2022-07-13", "2022-07-15"]


def test_what_is_complete_breaks_no_full_week_however_near_its_date_is(world: World) -> None:
    owner = world.person()
    for number, day in enumerate((date(2022, 7, 25), date(2022, 7, 26), FRIDAY)):
        world.action(f"A{number}", day, owner)
    says(world, "A2", hour(MONDAY, "08:00"), Progress.COMPLETE)
    requires_evidence(world)
    world.changes(owner, nudge_weekday=2)
    world.beats_each_day(MONDAY, FRIDAY)
    assert world.nudges() == ["2022-07-11", "2022-07-12"]


def test_who_may_not_read_the_plan_is_not_asked(world: World) -> None:
    guest, leaver = world.person("Guest"), world.person("Leaver")
    world.changes(guest, guest=True)
    world.changes(leaver, active=False)
    world.action("A1", TUESDAY, guest)
    world.action("A2", TUESDAY, leaver)
    world.action("A3", TUESDAY, None)
    world.beats(hour(TUESDAY))
    assert world.nudges() == []


@pytest.mark.both_engines
def test_during_leave_the_deputy_is_asked_and_told_for_whom_and_until_when(world: World) -> None:
    owner, deputy = world.person(), world.person("Deputy")
    world.action("A1", date(2022, 7, 20), owner)
    world.action("B1", date(2022, 7, 20), deputy)
    away(world, owner, date(2022, 7, 18), date(2022, 7, 22), deputy)
    world.beats_each_day(date(2022, 7, 18), date(2022, 7, 22))
    assert nudges_to(world, "Owner") == {}
    asked = nudges_to(world, "Deputy")
    assert {day: refs(card) for day, card in asked.items()} == {"2022-07-18": ["B1", "A1"], "2022-07-20": ["B1", "A1"]}
    headings = [part.text for part in asked["2022-07-20"].parts if isinstance(part, Heading)]
    assert headings == ["You stand in for Owner until Friday 22 July"]


def test_who_comes_back_from_leave_gets_one_message_with_all_that_is_pressing(world: World) -> None:
    owner = world.person()
    for ref, day in (("A1", date(2022, 7, 20)), ("A2", date(2022, 7, 21)), ("A3", date(2022, 7, 29))):
        world.action(ref, day, owner)
    away(world, owner, date(2022, 7, 13), date(2022, 7, 27))
    world.beats_each_day(MONDAY, date(2022, 7, 28))
    asked = nudges_to(world, "Owner")
    assert [day for day in asked if day > "2022-07-12"] == ["2022-07-28"]
    assert refs(asked["2022-07-28"]) == ["A1", "A2", "A3"]


def test_without_a_deputy_at_hand_nothing_is_asked_and_the_digest_says_so(world: World) -> None:
    owner, deputy, alone = world.person(), world.person("Deputy"), world.person("Alone")
    world.action("A1", date(2022, 7, 20), owner)
    world.action("A2", date(2022, 7, 19), alone)
    away(world, owner, date(2022, 7, 18), date(2022, 7, 22), deputy)
    away(world, deputy, date(2022, 7, 14), date(2022, 7, 29))
    away(world, alone, date(2022, 7, 18), date(2022, 7, 19))
    world.beats_each_day(date(2022, 7, 18), date(2022, 7, 19))
    assert world.nudges() == []
    (digest,) = [card for key, _, card in world.post_box.taken if key.startswith("digest/")]
    said = digest.model_dump_json()
    assert "Owner is away until Friday 22 July and Deputy, who stands in, cannot be asked" in said
    assert "Alone is away until Tuesday 19 July and nobody stands in" in said


def test_the_digest_tells_leave_to_come_from_leave_that_began_and_two_of_one_name_apart(world: World) -> None:
    here, coming, namesake = world.person("Alex"), world.person("Beth"), world.person("Other")
    world.changes(here, post="Nurse")
    world.changes(namesake, name="Alex", post="Cook")
    for number, one in enumerate((here, coming), start=1):
        world.action(f"A{number}", date(2022, 9, 20), one)
    away(world, here, date(2022, 7, 15), date(2022, 7, 19))
    away(world, coming, date(2022, 7, 20), date(2022, 7, 22), namesake)
    away(world, namesake, date(2022, 7, 20), date(2022, 7, 20))
    world.beats_each_day(date(2022, 7, 18), date(2022, 7, 18))
    (digest,) = [card for key, _, card in world.post_box.taken if key.startswith("digest/")]
    said = digest.model_dump_json()
    assert "Alex (Nurse) is away until Tuesday 19 July and nobody stands in" in said
    apart = "and Alex (Cook), who stands in, cannot be asked"
    assert f"Beth will be away Wednesday 20 July to Friday 22 July {apart}" in said


def test_a_message_that_waited_says_what_is_newest_and_is_the_only_one(world: World, post_box: PostBox) -> None:
    owner = world.person(account=False)
    world.action("A1", date(2022, 7, 13), owner)
    world.action("A2", date(2022, 7, 13), owner)
    world.beats(hour(MONDAY))
    says(world, "A1", hour(MONDAY, "12:00"), Progress.COMPLETE)
    world.beats(hour(date(2022, 7, 13)))
    assert [row.key for row in world.ledger() if row.kind == "nudge"] == [f"nudge/{owner}/2022-07-11"]
    with transaction(world.sessions) as session:
        accounts.remember(session, accounts.Account("chat", "T1", "U-Owner", "Owner", "owner@council.example"))
    world.beats(hour(date(2022, 7, 13), "15:00"))
    assert [refs(card) for card in nudges_to(world, "Owner").values()] == [["A2"]]


@pytest.mark.both_engines
def test_a_message_is_not_sent_when_all_of_it_was_answered_meanwhile(world: World) -> None:
    owner = world.person(account=False)
    world.action("A1", date(2022, 7, 13), owner)
    world.beats(hour(MONDAY))
    says(world, "A1", hour(MONDAY, "12:00"), Progress.COMPLETE)
    with transaction(world.sessions) as session:
        accounts.remember(session, accounts.Account("chat", "T1", "U-Owner", "Owner", "owner@council.example"))
    world.beats(hour(MONDAY, "15:00"))
    assert world.nudges() == []
    assert world.message(f"nudge/{owner}/2022-07-11").problem == "nothing_to_ask"
    assert world.message(f"nudge/{owner}/2022-07-11").state is OutgoingState.SUPPRESSED


def test_what_somebody_was_given_yesterday_has_not_gone_quiet(world: World) -> None:
    world.action("A1", date(2023, 3, 1), None)
    owner = world.person()
    with transaction(world.sessions) as session:
        item, person = session.exec(select(Item)).one(), directory.get(session, owner)
        edits.assign(session, item, person, by=None, now=datetime(2022, 8, 15, 9, tzinfo=UTC))
    world.beats_each_day(date(2022, 8, 16), date(2022, 9, 12))
    assert world.nudges() == []
    with world.sessions() as session:
        assert session.exec(select(Update)).all() == []


def test_an_action_without_a_date_is_not_asked_about_while_its_milestones_are(world: World) -> None:
    owner = world.person()
    world.action("A1", date(2022, 12, 1), owner)
    world.action("A2", date(2022, 12, 1), owner)
    with transaction(world.sessions) as session:
        for item in session.exec(select(Item)):
            item.baseline = item.baseline_precision = None
        session.exec(select(Plan)).one().created_at = datetime(2022, 1, 1, tzinfo=UTC)
        under = session.exec(select(Item).where(Item.ref == "A1")).one()
        step = Item(plan_id=1, kind=Kind.MILESTONE, parent_id=under.id, ref="A1.1", title="Step", position=1)
        step.owner_id, step.baseline, step.baseline_precision = owner, date(2022, 12, 1), Precision.DAY
        session.add(step)
    world.beats(hour(date(2022, 7, 12)))
    (card,) = [card for key, _, card in world.post_box.taken if key.startswith("nudge/")]
    assert sorted(item.ref for item in card.items) == ["A1.1", "A2"]
