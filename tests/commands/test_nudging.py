"""People say when they are away and when they want to be asked; the lead sets how the plan asks."""

from datetime import date, time

import pytest

from store.models import Identity, Leave, Person, Plan
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows


def leaves(rows: Rows) -> list[tuple[date, date]]:
    return [(one.first, one.last) for one in rows(Leave)]


def test_somebody_says_when_they_are_away_and_who_stands_in(
    chat: Chat, owner: Player, viewer: Player, rows: Rows
) -> None:
    chat.says(owner, "/plan leave").hears("You have no leave written down")
    chat.says(owner, f"/plan leave 1 Aug to 14 Aug deputy @{viewer.name}").hears(
        "You are away Monday 1 August to Sunday 14 August.",
        f"{viewer.name} is asked meanwhile and may update.",
        "On the first day back you will get one message.",
    )
    assert leaves(rows) == [(date(2022, 8, 1), date(2022, 8, 14))]
    chat.says(owner, "/plan leave").hears("1 time away", f"{viewer.name} stands in")
    chat.says(owner, "/plan leave 10 to 20 Aug").hears("Leave is already written down", "Cancel it first")
    chat.says(owner, "/plan leave cancel").hears("Cancelled: Head of Fostering is not away")
    assert leaves(rows) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("until 14 Aug", (date(2022, 7, 11), date(2022, 8, 14))),
        ("1 to 14 Aug", (date(2022, 8, 1), date(2022, 8, 14))),
        ("from 23 Dec to 2 Jan", (date(2022, 12, 23), date(2023, 1, 2))),
        ("5 August", (date(2022, 8, 5), date(2022, 8, 5))),
        ("Friday to Tuesday", (date(2022, 7, 15), date(2022, 7, 19))),
    ],
)
def test_days_are_read_as_people_type_them(
    chat: Chat, owner: Player, rows: Rows, words: str, days: tuple[date, date]
) -> None:
    chat.says(owner, f"/plan leave {words}").hears("You are away", "Nobody stands in")
    assert leaves(rows) == [days]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("14 Aug to", "I can't read"),
        ("soon", "I can't read"),
        ("1 Aug to 14 Aug deputy", "Say who stands in."),
        ("1 Aug to 14 Aug deputy @Head of Fostering", "Nobody can stand in for themselves."),
        ("1 Aug to 14 Aug deputy @Former Fostering Manager", "account is closed"),
        ("1 Aug 2022 to 1 Aug 2026", "That is more than 550 days."),
        ("cancel", "No such leave is written down."),
    ],
)
def test_what_cannot_be_leave_is_refused_with_what_to_do(
    chat: Chat, owner: Player, rows: Rows, words: str, answer: str
) -> None:
    chat.says(owner, f"/plan leave {words}").hears(answer)
    assert leaves(rows) == []


def test_only_the_lead_says_it_for_others(chat: Chat, owner: Player, viewer: Player, lead: Player, rows: Rows) -> None:
    chat.says(viewer, f"/plan leave @{owner.name} 1 Aug to 14 Aug").hears("Only the programme lead")
    chat.says(lead, f"/plan leave @{owner.name} 1 Aug to 14 Aug deputy @{viewer.name}").hears(f"{owner.name} is away")
    chat.says(lead, "/plan leave").hears(owner.name)
    chat.says(viewer, "/plan leave").hears("You have no leave written down").hears_nothing_of(owner.name)
    assert len(leaves(rows)) == 1


def test_a_deputy_may_update_on_those_days_and_on_no_other(
    chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan leave 12 July to 13 July deputy @{viewer.name}")
    chat.says(viewer, "/plan update A3.1 at risk").hears("Only its owner or the programme lead can update this.")
    chat.goes_to(date(2022, 7, 13))
    chat.says(viewer, "/plan update A3.1 at risk").hears("Thank you. A3.1 is at risk.")
    assert item("A3.1").progress == "at risk"
    chat.goes_to(date(2022, 7, 14))
    chat.says(viewer, "/plan update A3.1 on track").hears("Only its owner or the programme lead can update this.")
    assert item("A3.1").progress == "at risk"


@pytest.mark.both_chats
def test_a_deputy_answers_in_the_message(
    chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 14))
    chat.says(owner, f"/plan leave 12 July to 20 July deputy @{viewer.name}")
    chat.goes_to(date(2022, 7, 12), time(10))
    (nudge,) = chat.messages_to(viewer)
    assert f"You stand in for {owner.name} until Wednesday 20 July" in nudge.plain
    chat.presses(viewer, "On track, nothing changed", message=nudge)
    assert item("A3.1").progress == "on track"


def test_an_owner_chooses_their_day_and_time(chat: Chat, owner: Player, rows: Rows) -> None:
    chat.says(owner, "/plan nudge me on Thursdays at 14:00").hears("I will ask you on Thursdays from 14:00")
    (person,) = [one for one in rows(Person) if one.name == owner.name]
    assert (person.nudge_weekday, person.nudge_time) == (3, time(14))
    chat.says(owner, "/plan nudge me at 2.30pm").hears("on Thursdays from 14:30")
    chat.says(owner, "/plan nudge me on Sundays").hears("Choose a day from Monday to Friday.")
    chat.says(owner, "/plan nudge me at 20:00").hears("I write between 08:30 and 17:30.")
    chat.says(owner, "/plan nudge me sometimes").hears("Say a day of the week.")
    chat.says(owner, "/plan nudge").hears("I ask you on Thursdays from 14:30")
    chat.says(owner, "/plan nudge me as usual").hears("on Tuesdays from 09:30, by the clocks of Europe/London")


@pytest.mark.slack_only("Slack is the chat that is chosen")
def test_an_owner_chooses_their_chat(chat: Chat, owner: Player, rows: Rows) -> None:
    chat.says(owner, "/plan nudge me in Slack").hears("on Tuesdays from 09:30", "Europe/London, in Slack.")
    chat.says(owner, "/plan nudge me on Thursdays in slack at 14:00").hears("on Thursdays from 14:00", "in Slack.")
    (person,) = [one for one in rows(Person) if one.name == owner.name]
    assert (person.nudge_weekday, person.nudge_time, person.nudge_platform) == (3, time(14), "slack")
    chat.says(owner, "/plan nudge me in the pub").hears("I know no chat called “the pub”. Say Slack or Teams.")
    chat.says(owner, "/plan nudge me at 15:00").hears("on Thursdays from 15:00", "in Slack.")
    chat.says(owner, "/plan changes").hears("asked", "on Thursdays at 15:00 in Slack")
    chat.says(owner, "/plan nudge me as usual").hears("on Tuesdays from 09:30").hears_nothing_of("Slack")


@pytest.mark.both_chats
def test_whoever_speaks_is_known_to_have_spoken_there(chat: Chat, owner: Player, viewer: Player, rows: Rows) -> None:
    chat.says(owner, "/plan overdue")
    names = {person.id: person.name for person in rows(Person)}
    heard = {names[one.person_id] for one in rows(Identity) if one.last_heard_at == chat.now}
    assert owner.name in heard
    assert viewer.name not in heard


def test_the_lead_sets_how_the_plan_asks(chat: Chat, lead: Player, viewer: Player, rows: Rows, item: ItemNow) -> None:
    chat.says(viewer, "/plan settings").hears("20, 10, 5, 2 and 0 working days before", "Tuesday 09:30")
    chat.says(viewer, "/plan set plan nudges 5").hears("Only the programme lead")
    chat.says(lead, "/plan set plan nudges 15, 3 and 1").hears("15, 3 and 1 working days before a date")
    chat.says(lead, "/plan set plan stale after 14 days").hears("for 14 days")
    chat.says(lead, "/plan set plan closed 23 Dec to 2 Jan").hears(
        "Closed: Friday 23 December to Monday 2 January 2023"
    )
    chat.says(lead, "/plan set plan closed 29 Dec to 30 Dec open again").hears("Open again: Thursday 29 December")
    chat.says(lead, "/plan set A1 nudges 10, 2").hears("A1 is asked about 10 and 2 working days before its date.")
    assert item("A1").lead_times == (10, 2)
    chat.says(lead, "/plan set A1 nudges as usual").hears("as everything is: 15, 3 and 1 working days")
    chat.says(lead, "/plan set A1 nudges never").hears("only once it is overdue or has gone quiet")
    chat.says(lead, "/plan settings").hears(
        "15, 3 and 1 working days before", "After 14 days", "to Wednesday 28 December; Saturday 31 December"
    )
    (plan,) = rows(Plan)
    assert plan.settings.nudges.lead_times == (15, 3, 1)
    chat.says(viewer, "/plan changes").hears(
        "Asked before a date", "Closed: 2022-12-23 to 2023-01-02"
    ).hears_nothing_of("nobody")


@pytest.mark.parametrize("words", ["plan nudges often", "plan nudges 9999", "plan stale", "plan closed now and then"])
def test_what_cannot_be_set_changes_nothing(chat: Chat, lead: Player, rows: Rows, words: str) -> None:
    answer = chat.says(lead, f"/plan set {words}")
    assert answer.only.plain.startswith(("I can't read", "Say "))
    assert [plan.settings for plan in rows(Plan)] == [None]


def test_a_milestone_added_under_somebodys_action_is_theirs_and_the_answer_says_so(
    chat: Chat, owner: Player, lead: Player, item: ItemNow
) -> None:
    chat.says(lead, "/plan assign A3 nobody")
    chat.says(lead, "/plan add milestone A3 Ring every carer by 13 July").hears(
        "Added A3.1 Ring every carer", "Nobody owns it yet: /plan assign A3.1 @person"
    )
    chat.says(lead, "/plan assign A3 @Head of Fostering")
    chat.says(lead, "/plan add milestone A3 Visit every carer by 13 July").hears(
        "Added A3.2 Visit every carer", "It belongs to Head of Fostering, as A3 does."
    )
    assert item("A3.2").owner_id == item("A3").owner_id
    chat.says(lead, "/plan nudges preview tomorrow").hears_nothing_of("A3.1")
    chat.says(lead, "/plan nudges preview 13 July").hears(
        "Held back: nobody to ask", "No owner who can be asked", "A3.1"
    )
