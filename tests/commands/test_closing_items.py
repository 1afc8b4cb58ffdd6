"""What is no longer needed is closed with a reason, is in no count, and is taken up again; what is complete as well."""

from datetime import date

import pytest

from store.models import Change
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows


@pytest.mark.both_engines
def test_what_is_no_longer_needed_leaves_all_lists_and_is_shown_by_name(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    chat.says(lead, "close A3.1 because the trust does it now").hears(
        "Close A3.1 Visit every carer?", "not as complete"
    )
    assert item("A3.1").closed_at is None
    chat.presses(lead, "Close it").hears("A3.1 is closed as no longer needed.", "the trust does it now")
    now = item("A3.1")
    assert (now.completed_on, now.brag_in_time, now.closed_at == now.dropped_at) == (None, None, True)
    chat.says(owner, "mine").hears("You own no open")
    chat.says(owner, "show A3.1").hears("Grey: no longer needed", "by Improvement Lead: “the trust does it now”")
    chat.says(owner, "show A3").hears_nothing_of("Visit every carer")
    chat.says(owner, "update A3.1 on track").hears("A3.1 is no longer needed, so nothing was changed.")
    assert item("A3.1").progress is None
    assert any("You no longer own" not in one.text and "A3.1" in one.text for one in chat.messages_to(owner))


@pytest.mark.both_chats
def test_closing_is_undone_and_reopened(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(lead, "close A3.1 now because it is done elsewhere")
    chat.presses(lead, "Undo").hears("A3.1 is open again.")
    assert (item("A3.1").closed_at, item("A3.1").dropped_at) == (None, None)
    chat.says(lead, "close A3.1 now because it is done elsewhere")
    chat.says(owner, "reopen A3.1").hears("is no longer needed. How does it stand once it is open again?")
    chat.presses(owner, "At risk").hears("A3.1 is open again, and at risk.")
    assert (item("A3.1").closed_at, item("A3.1").progress) == (None, Progress.AT_RISK)
    chat.says(owner, "undo").hears("A3.1 is no longer needed again.")
    assert item("A3.1").dropped_at == item("A3.1").closed_at is not None
    assert [one.after for one in rows(Change) if one.field == "state"][-1] == "no longer needed"


def test_an_action_takes_what_is_open_under_it_along(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=owner)
    chat.says(owner, "update A3.2 complete")
    chat.says(lead, "close A3 because the trust does it").hears("So do A3.1 under it.")
    chat.presses(lead, "Close it").hears("A3 and A3.1 are closed as no longer needed.")
    assert item("A3.2").completed_on == chat.today
    chat.says(lead, "undo").hears("A3 is open again.")
    assert [item(ref).closed_at for ref in ("A3", "A3.1")] == [None, None]


@pytest.mark.both_engines
def test_what_is_complete_is_opened_again_with_a_state(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "reopen A3.1").hears("A3.1 is open already.")
    chat.says(owner, "update A3.1 complete")
    chat.says(owner, "reopen A3.1 complete").hears("is closed already")
    chat.says(owner, "reopen A3.1 delayed because two teams are still to come").hears(
        "A3.1 is open again, and delayed.", "“two teams are still to come”"
    )
    assert (item("A3.1").completed_on, item("A3.1").progress) == (None, Progress.DELAYED)
    chat.says(owner, "show A3.1").hears("Reopened: complete → open")
    chat.says(owner, "undo").hears("A3.1 is complete again.")
    assert item("A3.1").completed_on == chat.today


def test_who_does_not_lead_closes_nothing(
    chat: Chat, owner: Player, viewer: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "close A3.1 now because I am tired of it").hears("Only the programme lead can change this.")
    chat.says(lead, "close A3.1 now because it is done elsewhere")
    chat.says(viewer, "reopen A3.1 delayed").hears("Only its owner or the programme lead")
    assert item("A3.1").dropped_at is not None
