"""Where the plan verifies, what is said complete waits for the word of somebody else."""

from datetime import date

import pytest

from store.models import Claim
from store.rules.terms import Decision, Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows

LATE = date(2022, 7, 4)


@pytest.fixture
def verifying(chat: Chat, lead: Player) -> Chat:
    chat.says(lead, "/plan set plan verify on").hears("counts once it is verified")
    return chat


def test_without_the_setting_done_is_done(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 done")
    assert (item("A3.1").completed_on, item("A3.1").claimed_on) == (chat.today, None)
    chat.says(lead, "/plan claims").hears("What is said complete counts at once in this plan")


@pytest.mark.both_chats
def test_what_is_said_complete_is_neither_overdue_nor_blue_until_it_is_verified(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner, baseline=LATE)
    chat.says(owner, "/plan mine overdue").hears("A3.1")
    chat.says(owner, "/plan update A3.1 done all were seen").hears(
        "It counts as complete once it is verified. I have asked Improvement Lead and Programme Manager."
    )
    assert (item("A3.1").claimed_on, item("A3.1").completed_on) == (chat.today, None)
    chat.says(owner, "/plan mine overdue").hears_nothing_of("A3.1")
    chat.says(owner, "/plan show A3.1").hears(
        "BRAG: Green: said complete, waits for verification",
        "Said complete: Monday 11 July by Head of Fostering; it waits for verification",
    )
    chat.goes_to(date(2022, 7, 13))
    assert chat.messages_to(owner)[-1].plain.startswith("A3.1 Visit every carer"), "and nobody asks again"
    chat.says(lead, "/plan claims").hears(
        "1 action or milestone said complete waits to be verified", "A3.1", "no evidence given"
    )
    chat.presses(lead, "Verify").hears("A3.1 is verified and complete.", "Head of Fostering hears of it.")
    saved = item("A3.1")
    assert (saved.completed_on, saved.claimed_on) == (date(2022, 7, 11), None), "complete when its owner said so"
    assert "Improvement Lead has verified A3.1 Visit every carer." in chat.messages_to(owner)[-1].plain
    chat.says(owner, "/plan show A3.1").hears("BRAG: Blue", "Verified: Today at 09:00 by Improvement Lead")


def test_the_lead_is_asked_privately_and_answers_there(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 on track")
    chat.says(owner, "/plan update A3.1 done evidence https://example.org/list")
    (asked,) = [one for one in chat.messages_to(lead) if "says that A3.1 is complete. Is it?" in one.plain]
    assert "https://example.org/list" in asked.plain
    chat.presses(lead, "Not yet…", message=asked)
    assert "and to nobody else" in chat.form(lead)
    chat.fills(lead, {"What is missing?": "Two carers are not on the list."}).submits(lead)
    told = chat.messages_to(owner)[-1].plain
    assert "Improvement Lead has not verified A3.1 Visit every carer yet." in told
    assert "What is missing: “Two carers are not on the list.”" in told
    saved = item("A3.1")
    assert (saved.claimed_on, saved.completed_on, saved.progress) == (None, None, Progress.ON_TRACK)
    chat.says(lead, "/plan show A3.1").hears("Complete: said → not yet").hears_nothing_of("Two carers are not")


def test_nobody_verifies_their_own_word_and_only_leads_verify(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner)
    chat.says(lead, "/plan update A3.1 done")
    chat.says(lead, "/plan verify A3.1").hears("You said yourself that A3.1 is complete.")
    chat.says(owner, "/plan verify A3.1").hears("Only the programme lead")
    assert item("A3.1").completed_on is None


def test_verified_twice_is_verified_once(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 done")
    chat.says(lead, "/plan verify A3.1").hears("A3.1 is verified and complete.")
    chat.says(lead, "/plan verify A3.1").hears("A3.1 is complete. Nothing was changed.")
    assert [one.state for one in rows(Claim)] == [Decision.AGREED]


def test_another_word_of_the_owner_withdraws_the_claim(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows, item: ItemNow
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner)
    for words in ("done", "delayed too early", "done"):
        chat.says(owner, f"/plan update A3.1 {words}")
    assert [one.state for one in rows(Claim)] == [Decision.WITHDRAWN, Decision.WAITING]
    chat.says(owner, "/plan update A3.1 done once more")
    assert len(rows(Claim)) == 2
    assert len([one for one in chat.messages_to(lead) if "Is it?" in one.plain]) == 2


def test_a_claim_that_changed_since_it_was_shown_is_looked_at_again(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 done")
    asked = chat.messages_to(lead)[-1]
    chat.says(owner, "/plan update A3.1 done evidence https://example.org/other")
    chat.presses(lead, "Verify", message=asked)
    assert "A3.1 has changed since this was shown." in chat.messages_to(lead)[-1].plain
    assert item("A3.1").completed_on is None


def test_the_day_that_is_named_is_the_one_that_is_verified(
    verifying: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    chat = verifying
    make_milestone("A3.1", owner=owner, baseline=LATE)
    chat.says(owner, "A3.1 done")
    chat.says(owner, "A3.1 done on 1 July").hears("Done Friday 1 July.")
    assert item("A3.1").claimed_on == date(2022, 7, 1)
    chat.says(lead, "verify A3.1")
    assert item("A3.1").completed_on == date(2022, 7, 1)
