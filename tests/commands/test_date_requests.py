"""An owner asks to move a promised date; the programme lead approves or declines in chat."""

from datetime import date

import pytest

from store.models import Change, DateRequest
from store.rules.terms import Decision
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows

PROMISED = date(2022, 7, 29)
ASKED = "request A3.1 due 5 August because the supplier is late"


@pytest.mark.both_chats
def test_a_forecast_after_the_promise_offers_to_ask_for_another_date(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    chat.says(owner, "/plan update A3.1 at risk until 5 August")
    chat.presses(owner, "Ask to move the date")
    assert "It is promised for Friday 29 July. Improvement Lead and Programme Manager will decide." in chat.form(owner)
    chat.fills(owner, {"Why should it move?": "The supplier is late."}).submits(owner).hears(
        "I have asked Improvement Lead and Programme Manager to move A3.1 to Friday 5 August."
    )
    asked = chat.messages_to(lead)[-1]
    assert "Head of Fostering asks to move A3.1 to Friday 5 August" in asked.plain
    chat.presses(lead, "Approve", message=asked)
    chat.fills(lead, {"Who agreed?": "the Improvement Board"}).submits(lead)
    decided = chat.messages_to(lead)[-1].plain
    assert "A3.1 is now promised for Friday 5 August. It was Friday 29 July." in decided
    assert "Agreed by the Improvement Board; Improvement Lead moved the date" in decided
    assert "A3.1 is now promised for Friday 5 August." in chat.messages_to(owner)[-1].plain
    assert item("A3.1").baseline == date(2022, 8, 5)
    chat.says(owner, "/plan show A3.1").hears(
        "Promised date: Friday 29 July → Friday 5 August", "Why: The supplier is late.", "agreed by the Improvement"
    )


def test_declined_the_date_stays_and_the_owner_hears_why(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    before = len(rows(Change))
    chat.says(owner, f"/plan {ASKED}")
    chat.says(lead, "/plan requests").hears("1 date that owners ask to move", "Friday 29 July → Friday 5 August")
    chat.presses(lead, "Decline…")
    chat.fills(lead, {"Why does the date stay?": "The board meets on the 29th."}).submits(lead)
    told = chat.messages_to(owner)[-1].plain
    assert "A3.1 stays promised for Friday 29 July." in told
    assert "Why: “The board meets on the 29th.”" in told
    assert (item("A3.1").baseline, len(rows(Change))) == (PROMISED, before)
    chat.says(lead, "/plan requests").hears("Nobody has asked to move a date")


@pytest.mark.both_chats
def test_of_two_who_decide_the_second_is_told(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    chat.says(owner, f"/plan {ASKED}")
    chat.says(lead, "/plan decline 1 because of the board")
    chat.says(lead, "/plan approve 1 agreed by the Board").hears("You have already declined this.")
    assert item("A3.1").baseline == PROMISED


def test_a_newer_wish_takes_the_place_of_the_older_one(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    chat.says(owner, f"/plan {ASKED}")
    chat.says(owner, f"/plan {ASKED}").hears("You have already asked for that.")
    chat.says(owner, "/plan request A3.1 due 12 August because it is later still").hears("is withdrawn")
    assert [one.state for one in rows(DateRequest)] == [Decision.WITHDRAWN, Decision.WAITING]


def test_only_its_owner_asks_and_only_the_lead_decides(
    chat: Chat, owner: Player, viewer: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    chat.says(viewer, f"/plan {ASKED}").hears("Only its owner or the programme lead")
    chat.says(owner, f"/plan {ASKED}")
    chat.says(owner, "/plan approve 1 agreed by me").hears("Only the programme lead")
    chat.says(owner, "/plan requests").hears("The programme lead decides.")
    chat.says(lead, f"/plan {ASKED}").hears("You lead the plan and move it yourself: /plan set A3.1 due")
    chat.says(lead, "/plan approve 99 agreed by me").hears("I know no such request.")
    assert item("A3.1").baseline == PROMISED


def test_a_day_that_has_passed_is_asked_about_once_more(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    chat.says(owner, "/plan request A3.1 due 1 July 2022 because it was so").hears("That day has passed. Is it right?")
    assert rows(DateRequest) == []
    chat.presses(owner, "Yes, ask for it").hears("I have asked")
    chat.says(lead, "/plan set A3.1 due 1 July 2022 because it was so agreed by the Board").hears("Is it right?")
    assert item("A3.1").baseline == PROMISED
    chat.presses(lead, "Yes, move it").hears("A3.1 is now promised for Friday 1 July.")


def test_the_form_asks_once_more_too(chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow) -> None:
    make_milestone("A3.1", baseline=PROMISED)
    chat.says(lead, "/plan set A3.1 due")
    filled = {"New promised date": "2022-07-01", "Why does it move?": "It was so.", "Who agreed?": "The Board"}
    assert chat.fills(lead, filled).submits(lead).errors == {}
    assert "That day has passed. Is it right?" in chat.form(lead)
    assert item("A3.1").baseline == PROMISED
    chat.submits(lead).hears("A3.1 is now promised for Friday 1 July.")


def test_show_offers_the_owner_to_ask(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, baseline=PROMISED)
    chat.says(owner, "/plan show A3.1")
    chat.presses(owner, "Ask to move the date")
    assert "Ask to move A3.1" in chat.form(owner)
