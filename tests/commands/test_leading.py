"""What the programme lead changes: owners, milestones, dates, titles, managers, the digest's channel."""

from datetime import date

import pytest

from commands.errors import CommandError
from commands.language.names import everyone_named, future_owner
from store.database import SessionMaker, transaction
from store.models import Change, Item, Person, Plan
from store.people import directory
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows

MOVED = "set A3.1 due 5 August because the supplier is late agreed by the Improvement Board"


@pytest.mark.both_engines
def test_the_lead_gives_a_thing_to_somebody_and_takes_it_back(
    chat: Chat, lead: Player, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    chat.says(lead, "/plan assign A3.1 @Head of Fostering").hears("A3.1 now belongs to Head of Fostering.")
    chat.says(owner, "/plan mine").hears("A3.1")
    chat.says(lead, "/plan assign A3.1 to nobody").hears("A3.1 now belongs to nobody.")
    chat.says(lead, "/plan show A3.1").hears("Owner: Head of Fostering → nobody", "Owner: Head of Fostering")


def test_a_post_with_commas_and_small_words_is_one_person(
    chat: Chat, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    chat.says(lead, "/plan assign A3.1 @Team Manager, Children with Disabilities").hears(
        "A3.1 now belongs to Team Manager, Children with Disabilities."
    )


def test_a_milestone_is_added_by_form(chat: Chat, lead: Player, item: ItemNow) -> None:
    chat.says(lead, "/plan show A3")
    chat.presses(lead, "Add milestone")
    chat.fills(lead, {"What will be done?": "Brief all managers", "By when?": "2022-07-29"})
    chat.submits(lead).hears("Added A3.1 Brief all managers, due Friday 29 July.")
    assert item("A3.1").baseline == date(2022, 7, 29)


def test_a_milestone_is_added_in_one_line(chat: Chat, lead: Player) -> None:
    chat.says(lead, "/plan add milestone A3 Brief managers by phone by 29 July").hears(
        "Added A3.1 Brief managers by phone"
    )
    chat.says(lead, "/plan show A3").hears("Milestones", "A3.1 Brief managers by phone")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("add milestone", "Say under which action."),
        ("add milestone A1.1 Brief all by 29 July", "A1.1 is a milestone; milestones stand under actions, such as D1."),
        ("add milestone A3 Brief all by the moon", "I can't read"),
        (f"add milestone A3 {'long ' * 100} by 29 July", "That title is 499 characters and holds 300."),
    ],
)
def test_a_milestone_that_cannot_be_added_says_why(chat: Chat, lead: Player, said: str, answered: str) -> None:
    chat.says(lead, f"/plan {said}").hears(answered)


def test_a_promised_date_moves_with_who_why_and_who_agreed(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", baseline=date(2022, 7, 29))
    chat.says(lead, f"/plan {MOVED}").hears("A3.1 is now promised for Friday 5 August. It was Friday 29 July.")
    assert item("A3.1").baseline == date(2022, 8, 5)
    chat.says(lead, "/plan show A3.1").hears(
        "Promised date: Friday 29 July → Friday 5 August",
        "Why: the supplier is late",
        "agreed by the Improvement Board",
        "Improvement Lead, today",
    )


def test_a_date_without_its_reason_asks_for_it_in_a_form(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", baseline=date(2022, 7, 29))
    chat.says(lead, "/plan set A3.1 due 5 August")
    chat.fills(lead, {"Why does it move?": "Late supplier", "Who agreed?": "Improvement Board"})
    chat.submits(lead).hears("A3.1 is now promised for Friday 5 August.")
    assert item("A3.1").baseline == date(2022, 8, 5)


def test_a_title_changes_and_the_old_one_is_kept(chat: Chat, lead: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", title="Visit every carer")
    chat.says(lead, "/plan set A3.1 title Visit all carers twice").hears("A3.1 is now called: Visit all carers twice")
    chat.says(lead, "/plan show A3.1").hears("Title: Visit every carer → Visit all carers twice")


@pytest.mark.both_chats
def test_a_manager_is_set(chat: Chat, lead: Player, owner: Player, rows: Rows) -> None:
    chat.says(lead, "/plan set @Head of Fostering manager @Head of Safeguarding").hears(
        "Head of Fostering's manager is now Head of Safeguarding."
    )
    directory = {person.name: person for person in rows(Person)}
    assert directory["Head of Fostering"].manager_id == directory["Head of Safeguarding"].id
    chat.says(lead, "/plan set @Head of Fostering manager @Head of Fostering").hears("cannot be their own manager")


@pytest.mark.slack_only("a channel is named with # there; in Teams it is mentioned where it is")
def test_the_digest_goes_where_the_lead_says(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.says(lead, "/plan set plan channel #team-managers").hears("The weekly digest now goes to #team-managers.")
    assert rows(Plan)[0].channel == f"slack/{chat.stage.workspace.team_id}/C02TEAM"
    chat.says(lead, "/plan set plan channel nowhere").hears("Name the channel with #.")
    chat.says(lead, "/plan changes").hears("The plan", "Channel: improvement-plan → team-managers")


@pytest.mark.parametrize("said", [MOVED, "assign A3.1 @Head of Fostering", "add milestone A3", "set A3.1 title Mine"])
def test_nobody_else_changes_the_plan(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, said: str
) -> None:
    make_milestone("A3.1", owner=owner)
    before = len(rows(Change))
    chat.says(owner, f"/plan {said}").hears("Only the programme lead can change this.")
    assert len(rows(Change)) == before


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("set A1.1", "Say what to set: due, title, manager, channel, nudges, evidence, verify or impact."),
        ("set A1.1 title", "Say the new title of A1.1."),
        ("set A1.1 due soonish", "I can't read"),
        ("assign A1.1 to @", "Say who."),
        ("set plan verify maybe", "Say /plan set plan verify on or /plan set plan verify off."),
        ("set plan evidence", "Say /plan set plan evidence required or"),
        ("set A1.1 evidence maybe", "Say /plan set A1.1 evidence required, optional, or as the plan."),
        ("set plan impact some", "Give two words or more"),
        ("assign A1.1 @Team Manager", "Several people fit “Team Manager”"),
        ("assign A1.1 @Zebra", "I know nobody called Zebra."),
        (f"set A1.1 title {'x' * 501}", "That is 501 characters and a title holds 500."),
    ],
)
def test_a_change_that_is_not_clear_is_asked_back(chat: Chat, lead: Player, said: str, answered: str) -> None:
    chat.says(lead, f"/plan {said}").hears(answered)


def test_the_name_of_somebody_who_has_left_is_never_somebody_elses(sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        [gone] = directory.by_name(session, "Social Worker")
        gone.active = False
        session.flush()
        assert everyone_named(session, "@social worker") == [gone]
        with pytest.raises(CommandError, match="Social Worker's account is closed"):
            future_owner(session, ["@Social", "Worker"])
        assert [one.name for one in everyone_named(session, "Principal Social")] == ["Principal Social Worker"]


def test_a_milestone_whose_day_has_passed_is_added_after_a_second_yes(chat: Chat, lead: Player, rows: Rows) -> None:
    before = len(rows(Item))
    chat.says(lead, "/plan add milestone A3 Brief managers by 1 July").hears("That day has passed. Is it right?")
    assert len(rows(Item)) == before
    chat.presses(lead, "Yes, add it").hears("Added A3.1 Brief managers, due Friday 1 July.")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("set A3.1 due 1 July because late agreed by the Board", "That day has passed. Is it right?"),
        ("snooze A3.1 until 4 July because late", "Choose a day that is still to come."),
        ("leave 5 Aug to 1 Aug", "Monday 1 August is before Friday 5 August."),
        ("set A3.1 due 1 May because late agreed by the Board", "Monday 1 May 2023"),
    ],
)
def test_a_day_that_has_just_passed_is_not_taken_for_next_years(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, said: str, answered: str
) -> None:
    make_milestone("A3.1")
    chat.says(lead, f"/plan {said}").hears(answered)


def test_an_administrator_says_who_leads_the_plan(chat: Chat, admin: Player, viewer: Player) -> None:
    chat.says(viewer, "/plan assign A3 @Head of Fostering").hears("Only the programme lead can change this.")
    chat.says(admin, "/plan set @Family Support Worker lead").hears("Family Support Worker now leads this plan.")
    chat.says(viewer, "/plan assign A3 @Head of Fostering").hears("A3 now belongs to Head of Fostering.")
    chat.says(admin, "/plan set @Family Support Worker lead").hears("Family Support Worker leads this plan already.")
    chat.says(admin, "/plan set @Family Support Worker not lead").hears(
        "Family Support Worker no longer leads this plan."
    )
    chat.says(viewer, "/plan assign A3 to nobody").hears("Only the programme lead can change this.")
    chat.says(viewer, "/plan changes").hears("Role: lead → member", "Programme Manager")


def test_a_lead_makes_no_lead(chat: Chat, lead: Player, viewer: Player) -> None:
    for said in ("set @Family Support Worker lead", "set @Improvement Lead not lead"):
        chat.says(lead, f"/plan {said}").hears("Only an administrator can change this.")


def test_a_post_that_is_called_lead_is_told_from_the_role(chat: Chat, admin: Player) -> None:
    chat.says(admin, "/plan set @Workforce Lead lead").hears("Workforce Lead now leads this plan.")
    chat.says(admin, "/plan set @Head of Fostering manager @Workforce Lead").hears(
        "Head of Fostering's manager is now Workforce Lead."
    )


def test_a_plan_whose_last_lead_goes_is_said_to_have_none(chat: Chat, admin: Player, outsider: Player) -> None:
    chat.says(admin, "/plan set @Improvement Lead not lead").hears("It has no lead now")
    chat.says(admin, "/plan set @Improvement Lead not lead").hears("Improvement Lead does not lead this plan.")
    chat.says(outsider, "/plan status")
    chat.says(admin, "/plan set @Visiting Inspector lead").hears("is a guest and cannot own anything here.")
