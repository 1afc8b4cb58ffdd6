"""Who hears of what is overdue without an update that counts: manager, programme leads, digest, each once."""

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from commands.cards import Card, Heading
from commands.plain_text import buttons_of, card_text
from store.database import transaction
from store.models import Item, Plan
from store.people import accounts, directory, leave
from store.plan import claims, edits, plan_settings, updates
from store.plan.updates import Statement
from store.reminders import escalation
from store.rules.terms import OutgoingState, Precision, Progress
from tests.scheduler.world import World, hour, nine
from tests.small_plan import NOW

FRIDAY, MONDAY = date(2022, 7, 15), date(2022, 7, 18)
"""A promised date, and the first working day on which it is overdue."""
FIFTH, TENTH, TWENTIETH = date(2022, 7, 22), date(2022, 7, 29), date(2022, 8, 12)
"""Working days after it."""
DAY = timedelta(days=1)


def cast(world: World) -> tuple[int, int, int]:
    """An owner, their manager, and a programme lead."""
    owner, manager, lead = world.person(), world.person("Manager"), world.person("Lead")
    world.changes(owner, manager_id=manager)
    world.leads(lead)
    return owner, manager, lead


def escalations(world: World, name: str) -> dict[str, Card]:
    """By day."""
    taken = world.post_box.taken
    return {
        key.rsplit("/", 1)[-1]: one for key, to, one in taken if key.startswith("escalation/") and to == f"U-{name}"
    }


def days(world: World, name: str) -> list[str]:
    return list(escalations(world, name))


def refs(card: Card) -> list[str]:
    return [item.ref for item in card.items]


def headings(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Heading)]


def says(
    world: World, ref: str, on: date, by: int, progress: Progress = Progress.DELAYED, *, expects: date | None = None
) -> None:
    with transaction(world.sessions) as session:
        item, person = session.exec(select(Item).where(Item.ref == ref)).one(), directory.get(session, by)
        said = Statement(progress, forecast=expects)
        updates.record_update(session, item, said, by=person, now=hour(on, "12:00"), day=on)


def away(world: World, person_id: int, first: date, last: date, deputy_id: int | None = None) -> None:
    with transaction(world.sessions) as session:
        person = directory.get(session, person_id)
        assert person is not None
        leave.take(session, person, first, last, directory.get(session, deputy_id), by=person, now=NOW)


@pytest.mark.both_engines
def test_the_manager_hears_after_five_working_days_and_the_leads_after_ten(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    world.beats_each_day(MONDAY, TWENTIETH)
    assert days(world, "Manager") == [FIFTH.isoformat()]
    assert days(world, "Owner") == [FIFTH.isoformat()], "the owner is shown what the manager is told"
    assert days(world, "Lead") == [TENTH.isoformat()]
    said = card_text(escalations(world, "Manager")[FIFTH.isoformat()])
    assert "1 action is overdue, and nobody has said how it stands" in said
    assert "Owner, whose manager you are" in said
    assert "7 days late" in said
    copy = card_text(escalations(world, "Owner")[FIFTH.isoformat()])
    assert "1 action of yours is overdue, and I have asked for help with it" in copy
    assert "I have written the same to Manager" in copy


def test_a_line_says_whose_it_is_only_where_its_heading_does_not(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    world.action("A2", FRIDAY, owner)
    world.beats_each_day(MONDAY, TENTH)
    said = {name: card_text(*escalations(world, name).values()) for name in ("Manager", "Owner", "Lead")}
    assert {name: words.count("Owner") for name, words in said.items()} == {"Manager": 1, "Owner": 0, "Lead": 2}


def test_after_twenty_working_days_the_digest_lists_it_each_week(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    world.beats_each_day(MONDAY, date(2022, 8, 22))
    digests = [card_text(card) for key, _, card in world.post_box.taken if key.startswith("digest/")]
    listed = [
        "Exceptions, long overdue without an update that counts: 1 action or milestone" in digest for digest in digests
    ]
    assert listed == [False, False, False, False, True, True], "from the first Monday after 12 August on"
    with world.sessions() as session:
        plan = session.exec(select(Plan)).one()
        assert [escalation.exceptions(session, plan, day) for day in (TWENTIETH - DAY, TWENTIETH)] == [[], ["A1"]]


@pytest.mark.both_engines
def test_one_word_ends_it_wherever_it_stands(world: World) -> None:
    owner, _, lead = cast(world)
    for ref in ("A1", "A2", "A3"):
        world.action(ref, FRIDAY, owner)
    says(world, "A3", FRIDAY - 28 * DAY, owner)
    world.beats_each_day(FRIDAY, FIFTH - DAY)
    says(world, "A1", FIFTH - DAY, owner)
    world.beats_each_day(FIFTH, TENTH - DAY)
    says(world, "A2", TENTH - DAY, lead)
    world.beats_each_day(TENTH, TENTH)
    assert refs(escalations(world, "Manager")[FIFTH.isoformat()]) == ["A2", "A3"]
    assert refs(escalations(world, "Lead")[TENTH.isoformat()]) == ["A3"], "a word of four weeks ago counts no more"


def test_what_is_answered_before_the_message_goes_is_not_said(world: World) -> None:
    owner = world.person()
    manager = world.person("Manager", account=False)
    world.changes(owner, manager_id=manager)
    for ref in ("A1", "A2"):
        world.action(ref, FRIDAY, owner)
    world.beats(nine(FIFTH))
    says(world, "A1", FIFTH, owner)
    with transaction(world.sessions) as session:
        accounts.remember(session, accounts.Account("chat", "T1", "U-Manager", "Manager", "manager@council.example"))
    world.beats(hour(FIFTH, "14:00"))
    assert refs(escalations(world, "Manager")[FIFTH.isoformat()]) == ["A2"]


def test_what_was_all_answered_is_kept_in_the_ledger_as_not_said(world: World) -> None:
    owner = world.person()
    manager = world.person("Manager", account=False)
    world.changes(owner, manager_id=manager)
    world.action("A1", FRIDAY, owner)
    world.beats(nine(FIFTH))
    says(world, "A1", FIFTH, owner, Progress.COMPLETE)
    with transaction(world.sessions) as session:
        accounts.remember(session, accounts.Account("chat", "T1", "U-Manager", "Manager", "manager@council.example"))
    world.beats(hour(FIFTH, "14:00"))
    row = world.message(f"escalation/{manager}/{FIFTH.isoformat()}")
    assert (row.state, row.problem) == (OutgoingState.SUPPRESSED, "nothing_to_ask")


@pytest.mark.both_engines
def test_several_things_of_a_day_are_one_message_and_each_step_is_said_once(world: World) -> None:
    owner, _, _ = cast(world)
    colleague = world.person("Colleague")
    world.changes(colleague, manager_id=people_id(world, "Manager"))
    for ref, to in (("A1", owner), ("A2", colleague), ("A3", owner)):
        world.action(ref, FRIDAY, to)
    world.beats_each_day(MONDAY, date(2022, 8, 31))
    (card,) = escalations(world, "Manager").values()
    assert sorted(refs(card)) == ["A1", "A2", "A3"]
    assert [part.text for part in card.parts if isinstance(part, Heading)] == [
        "Owner, whose manager you are",
        "Colleague, whose manager you are",
    ]
    assert len(escalations(world, "Lead")) == 1


def people_id(world: World, name: str) -> int:
    with world.sessions() as session:
        (found,) = directory.by_name(session, name)
        assert found.id is not None
        return found.id


def test_an_owner_without_a_manager_goes_to_the_lead_at_the_first_step_and_why_is_said(world: World) -> None:
    owner, _, lead = cast(world)
    world.changes(owner, manager_id=None)
    left = world.person("Left")
    other = world.person("Other")
    world.changes(left, active=False)
    world.changes(other, manager_id=left)
    world.action("A1", FRIDAY, owner)
    world.action("A2", FRIDAY, other)
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Lead") == [FIFTH.isoformat(), TENTH.isoformat()]
    said = card_text(escalations(world, "Lead")[FIFTH.isoformat()])
    assert "Owner, for whom no manager is named here, so I write to the programme lead" in said
    assert "Other, whose manager cannot be asked, so I write to the programme lead" in said
    assert "I have written the same to Lead" in card_text(escalations(world, "Owner")[FIFTH.isoformat()])
    assert days(world, "Left") == []
    assert lead


def test_the_owners_leave_does_not_count_and_nothing_climbs_while_they_are_away(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    away(world, owner, MONDAY, FIFTH)
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Manager") == [TENTH.isoformat()]


def test_a_closed_day_does_not_count_and_nothing_is_decided_on_it(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    with transaction(world.sessions) as session:
        by, plan = directory.get(session, owner), session.exec(select(Plan)).one()
        assert by is not None
        plan_settings.close(session, plan, FIFTH, FIFTH, by=by, now=NOW)
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Manager") == ["2022-07-25"]


def test_who_is_away_is_not_written_to_and_their_deputy_is(world: World) -> None:
    owner, manager, lead = cast(world)
    deputy, second = world.person("Deputy"), world.person("Second")
    world.action("A1", FRIDAY, owner)
    away(world, manager, FIFTH, FIFTH, deputy)
    away(world, lead, TENTH, TENTH, second)
    world.beats_each_day(MONDAY, TENTH + 7 * DAY)
    assert (days(world, "Manager"), days(world, "Lead")) == ([], [])
    assert "You stand in for Manager. Owner is in their team" in card_text(
        escalations(world, "Deputy")[FIFTH.isoformat()]
    )
    assert days(world, "Second") == [TENTH.isoformat()]


def test_a_manager_who_is_away_with_nobody_at_hand_is_passed_over_and_not_told_later(world: World) -> None:
    owner, manager, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    away(world, manager, FIFTH, FIFTH, owner)
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Manager") == []
    said = card_text(escalations(world, "Lead")[FIFTH.isoformat()])
    assert "Owner, who stands in for their manager, so I write to the programme lead" in said


def test_a_manager_for_whom_nobody_stands_in_is_said_to_have_nobody(world: World) -> None:
    owner, manager, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    away(world, manager, FIFTH, FIFTH)
    world.beats_each_day(MONDAY, FIFTH)
    said = card_text(escalations(world, "Lead")[FIFTH.isoformat()])
    assert "Owner, whose manager is away, with nobody who stands in, so I write to the programme lead" in said


def test_a_lead_is_not_told_of_their_own_things(world: World) -> None:
    _, manager, lead = cast(world)
    world.changes(lead, manager_id=manager)
    world.action("A1", FRIDAY, lead)
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Manager") == [FIFTH.isoformat()]
    assert days(world, "Lead") == [FIFTH.isoformat()], "the owner's copy alone"


def test_what_somebody_was_given_yesterday_is_not_held_against_them(world: World) -> None:
    owner, _, lead = cast(world)
    world.action("A1", FRIDAY, None)
    with transaction(world.sessions) as session:
        item, person = session.exec(select(Item)).one(), directory.get(session, owner)
        edits.assign(session, item, person, by=directory.get(session, lead), now=hour(FIFTH, "12:00"))
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Manager") == [TENTH.isoformat()]


def test_what_waits_for_the_lead_already_is_not_told_to_others(world: World) -> None:
    owner, _, _ = cast(world)
    for ref in ("A1", "A2", "A3"):
        world.action(ref, FRIDAY, owner)
    with transaction(world.sessions) as session:
        one, other = session.exec(select(Item).where(col(Item.ref).in_(["A1", "A2"]))).all()
        by = directory.get(session, owner)
        assert by is not None
        claims.make(session, one, by=by, now=hour(MONDAY), day=MONDAY)
        other.disowned_at = hour(MONDAY)
    world.beats_each_day(MONDAY, FIFTH)
    assert refs(escalations(world, "Manager")[FIFTH.isoformat()]) == ["A3"]


def test_another_date_begins_anew(world: World) -> None:
    owner, _, lead = cast(world)
    world.action("A1", FRIDAY, owner)
    world.beats_each_day(MONDAY, FIFTH)
    with transaction(world.sessions) as session:
        item, by = session.exec(select(Item)).one(), directory.get(session, lead)
        assert by is not None
        to, now = date(2022, 8, 5), hour(FIFTH, "12:00")
        edits.rebaseline(session, item, to, Precision.DAY, by=by, why="late", agreed_by="Board", now=now)
    world.beats_each_day(FIFTH + DAY, date(2022, 8, 12))
    assert days(world, "Manager") == [FIFTH.isoformat(), "2022-08-12"]
    assert days(world, "Lead") == []


def test_a_bot_that_was_down_gives_the_manager_their_days_before_the_leads_hear(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    world.beats_each_day(TWENTIETH, TWENTIETH + 7 * DAY)
    assert days(world, "Manager") == [TWENTIETH.isoformat()]
    assert days(world, "Lead") == [(TWENTIETH + 7 * DAY).isoformat()]


def test_each_hears_in_their_own_hours(world: World) -> None:
    owner, manager, _ = cast(world)
    world.changes(manager, time_zone="America/New_York")
    world.action("A1", FRIDAY, owner)
    world.beats(nine(FIFTH))
    assert (days(world, "Owner"), days(world, "Manager")) == ([FIFTH.isoformat()], [])
    world.beats(hour(FIFTH, "13:29"))
    assert days(world, "Manager") == []
    world.beats(hour(FIFTH, "13:30"))
    assert days(world, "Manager") == [FIFTH.isoformat()]


def test_the_ladder_is_the_plans_and_can_be_switched_off(world: World) -> None:
    owner, _, lead = cast(world)
    world.action("A1", FRIDAY, owner)
    for ladder, first, last in (((), MONDAY, MONDAY + DAY), ((1, 2), MONDAY + 2 * DAY, FIFTH)):
        with transaction(world.sessions) as session:
            by, plan = directory.get(session, lead), session.exec(select(Plan)).one()
            assert by is not None
            plan_settings.change(session, plan, plan_settings.escalation(plan).but(days=ladder), by=by, now=NOW)
        world.beats_each_day(first, last)
    assert (days(world, "Manager"), days(world, "Lead")) == (["2022-07-20"], ["2022-07-21"])
    with world.sessions() as session:
        plan = session.exec(select(Plan)).one()
        assert escalation.exceptions(session, plan, date(2023, 1, 2)) == []


def test_who_was_told_can_ask_why(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    world.beats_each_day(FIFTH, FIFTH)
    for name in ("Owner", "Manager"):
        (card,) = escalations(world, name).values()
        assert "Why did I get this?" in [button.label for button in buttons_of(card)]


def test_the_ladder_never_climbs_outside_working_days(world: World) -> None:
    owner, _, _ = cast(world)
    for number in range(10):
        world.action(f"A{number}", date(2022, 12, 12) + number * DAY, owner)
    world.beats_each_day(date(2022, 12, 12), date(2023, 1, 6))
    told = [date.fromisoformat(day) for day in days(world, "Manager")]
    holidays = [date(2022, 12, 26), date(2022, 12, 27), date(2023, 1, 2)]
    assert told
    assert not [day for day in told if day.weekday() > 4 or day in holidays]


def test_an_answer_counts_however_old_until_the_day_that_it_expects_has_passed(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    says(world, "A1", date(2022, 3, 1), owner, expects=date(2022, 8, 5))
    world.beats_each_day(MONDAY, date(2022, 8, 19))
    assert (days(world, "Manager"), days(world, "Lead")) == (["2022-08-12"], ["2022-08-19"])
    said = card_text(escalations(world, "Manager")["2022-08-12"])
    assert "1 action is overdue, and nobody says how it stands now" in said
    assert "Owner said delayed on Tuesday 1 March, and expected it by Friday 5 August" in said
    assert "nobody has said" not in said


def test_an_answer_without_a_day_counts_for_as_long_as_nothing_is_stale(world: World) -> None:
    owner, _, lead = cast(world)
    world.action("A1", FRIDAY, owner)
    with transaction(world.sessions) as session:
        by, plan = directory.get(session, lead), session.exec(select(Plan)).one()
        assert by is not None
        plan_settings.change(session, plan, plan_settings.nudges(plan).but(stale_after=9), by=by, now=NOW)
    says(world, "A1", FRIDAY, owner)
    world.beats_each_day(MONDAY, TENTH)
    assert days(world, "Manager") == [TENTH.isoformat()], "five working days after Saturday 23 July"


def test_a_day_that_was_named_stands_until_another_is(world: World) -> None:
    owner, _, _ = cast(world)
    for ref in ("A1", "A2"):
        world.action(ref, FRIDAY, owner)
        says(world, ref, date(2022, 3, 1), owner, expects=date(2022, 9, 30))
        says(world, ref, date(2022, 3, 8), owner)
    says(world, "A2", date(2022, 6, 1), owner, expects=MONDAY)
    world.beats_each_day(MONDAY, date(2022, 8, 31))
    assert [refs(card) for card in escalations(world, "Manager").values()] == [["A2"]]


def test_what_a_document_printed_is_no_answer_and_is_named_as_printed(world: World) -> None:
    owner, _, _ = cast(world)
    world.action("A1", FRIDAY, owner)
    with transaction(world.sessions) as session:
        item, said = session.exec(select(Item)).one(), Statement(Progress.AT_RISK, forecast=date(2023, 1, 1))
        updates.record_update(session, item, said, by=None, now=NOW, day=MONDAY)
    world.beats_each_day(MONDAY, FIFTH)
    said_of_it = card_text(escalations(world, "Manager")[FIFTH.isoformat()])
    assert "at risk in the plan as printed, and nobody has said more" in said_of_it


def test_the_leads_read_that_a_manager_was_told_only_where_one_was(world: World) -> None:
    owner, _, _ = cast(world)
    reached, silent = world.person("Reached"), world.person("Silent", account=False)
    for name, manager in (("First", reached), ("Second", silent)):
        world.changes(one := world.person(name), manager_id=manager)
        world.action(f"A{one}", FRIDAY, one)
    world.changes(owner, manager_id=None)
    world.action("A9", FRIDAY, owner)
    world.beats_each_day(MONDAY, TENTH)
    assert headings(escalations(world, "Lead")[TENTH.isoformat()]) == [
        "For the programme lead. Told before: Reached on Friday 22 July",
        "For the programme lead. Nobody else was told before",
        "For the programme lead. You were told on Friday 22 July",
    ]


def test_who_answered_before_the_manager_read_it_is_not_said_to_have_been_told_of(world: World) -> None:
    owner, manager, _ = cast(world)
    for ref in ("A1", "A2"):
        world.action(ref, FRIDAY, owner)
    world.changes(manager, time_zone="America/New_York")
    world.beats_each_day(MONDAY, FIFTH)
    says(world, "A1", FIFTH, owner, expects=FIFTH)
    world.beats(hour(FIFTH, "14:00"))
    assert refs(escalations(world, "Manager")[FIFTH.isoformat()]) == ["A2"], "it counts until the day has passed"
    assert "I am writing the same to Manager" in card_text(escalations(world, "Owner")[FIFTH.isoformat()])
    world.beats_each_day(FIFTH + DAY, date(2022, 8, 5))
    before = {day: headings(card) for day, card in escalations(world, "Lead").items()}
    assert before == {
        TENTH.isoformat(): ["For the programme lead. Told before: Manager on Friday 22 July"],
        "2022-08-05": ["For the programme lead. Nobody else was told before"],
    }
