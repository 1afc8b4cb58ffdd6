"""Slack's directory tells whose account it is; it, too, may give no answer."""

from datetime import time

import pytest

from bot.demo.random_faults import RandomFaults
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone

pytestmark = pytest.mark.slack_only("Slack tells of accounts as they change; Teams is asked")

NO_ANSWER = RandomFaults(server_error=0.5, reset=0.5, methods=("users.info",))


def test_whoever_is_known_is_heard_while_the_directory_gives_no_answer(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.stage.workspace.faults.set_random_faults(NO_ANSWER)
    for words in ("update A3.1 at risk the builder is ill", "update A3.1 delayed"):
        chat.says(owner, f"/plan {words}").hears("Thank you")
        chat.next_day()
    assert item("A3.1").progress == "delayed"


def test_somebody_new_is_asked_to_come_back(chat: Chat, viewer: Player, outsider: Player) -> None:
    chat.stage.workspace.faults.set_random_faults(NO_ANSWER)
    chat.says(outsider, "/plan overdue").hears("Something went wrong on my side")


def test_who_has_become_a_guest_untold_changes_nothing_a_minute_later(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1")
    chat.says(lead, "/plan mine")
    chat.stage.workspace.bot_events -= {"user_change"}
    chat.stage.server.change_account(lead.id, guest=True)
    chat.goes_to(chat.today, time(8, 32))
    chat.says(lead, "/plan assign A3.1 @Head of Fostering").hears_nothing_of("now belongs")
    assert item("A3.1").owner_id is None


def test_whose_account_was_closed_untold_changes_nothing_a_minute_later(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    """A press that Slack had taken before may still come, or somebody holds an open session."""
    make_milestone("A3.1")
    chat.says(lead, "/plan mine")
    chat.stage.workspace.bot_events -= {"user_change"}
    late = chat.event(lead, "assign A3.1 @Head of Fostering")
    chat.stage.server.change_account(lead.id, active=False)
    chat.goes_to(chat.today, time(8, 32))
    chat.bot_gets(late)
    assert item("A3.1").owner_id is None


def test_who_has_become_a_guest_reads_nothing_more_from_the_moment_that_slack_tells_it(
    chat: Chat, lead: Player
) -> None:
    chat.says(lead, "/plan status").hears("actions")
    chat.stage.server.change_account(lead.id, guest=True)
    chat.says(lead, "/plan status").hears("full members")
