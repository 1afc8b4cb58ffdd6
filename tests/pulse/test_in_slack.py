"""A pulse in the demo workspace, from its first word to the message that asks a member of its channel."""

from datetime import date, time

import pytest

from tests.cast import Player
from tests.chat import Chat

pytestmark = pytest.mark.slack_only("it reads how Slack draws a ballot")


def test_a_pulse_is_written_approved_and_asks_its_channel(
    chat: Chat, admin: Player, viewer: Player, lead: Player, owner: Player
) -> None:
    scopes = chat.stage.workspace.scopes
    assert scopes is not None
    chat.stage.workspace.scopes = scopes | {"channels:read"}
    for person in (viewer, lead):
        chat.says(person, "/plan status")
    chat.says(admin, "/plan set @Family Support Worker custodian")
    chat.says(viewer, "/plan pulse new Working here for #improvement-plan")
    chat.submits(viewer).hears("Pulse 1: Working here", "10 questions")
    chat.presses(viewer, "Ask for approval").hears("Improvement Lead", "will be asked to approve it.")
    chat.next_day()
    asked = next(one for one in chat.messages_to(lead) if "asks you to approve a pulse" in one.plain)
    chat.presses(lead, "Approve", message=asked).hears("Approved.")
    chat.next_day()
    assert any("has approved the pulse" in one.plain for one in chat.messages_to(viewer))
    assert not any("Skip this round" in one.plain for one in chat.messages_to(owner))
    assert not any("A round of the pulse" in one.plain for one in chat.messages_to(viewer))
    chat.goes_to(date(2022, 7, 15), time(10))
    (told,) = [one for one in chat.messages_to(viewer) if "A round of the pulse" in one.plain]
    assert "opens Monday 18 July at 09:00" in told.plain
    assert "The next round asks 18 people. It leaves out 5 others" in told.plain
    chat.goes_to(date(2022, 7, 18), time(10))
    assert any("Working here" in one.plain for one in chat.messages_to(owner))
    chat.says(viewer, "/plan pulse show 1").hears("round 1 is open until Friday 22 July at 17:00")
