"""The database file goes while the bot runs: nothing that people say is taken as done."""

import os
from pathlib import Path

import pytest

from scheduler.runner import tick
from store.engines import file_of
from store.unusable import UnusableError
from tests.cast import Player
from tests.chat import Chat, MakeMilestone

pytestmark = [
    pytest.mark.only_on("sqlite"),
    pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete a file that is open"),
]


def gone(chat: Chat) -> Path:
    file = file_of(chat.stage.core.engine)
    assert file is not None
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    return file


def test_what_is_said_pressed_and_filled_in_is_not_thanked_for(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan mine").hears("A3.1")
    file = gone(chat)
    chat.says(owner, "leave 1 Aug to 5 Aug").hears("nothing was saved")
    chat.presses(owner, "Update").hears("nothing was saved")
    assert not file.exists()


def test_nothing_is_decided_or_sent_unasked(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(7))
    gone(chat)
    with pytest.raises(UnusableError):
        tick(chat.stage.core.sessions, chat.stage.edge.sender, chat.now)
    assert chat.messages_to(owner) == []
