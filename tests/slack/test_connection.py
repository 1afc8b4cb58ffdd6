"""Whom an app's token reaches: a workspace, or an organisation of several."""

import pytest

from bot.slack.connection import installation_of
from store.database import SessionMaker, transaction
from store.delivery import rate_limits
from store.delivery.chats import Chat
from tests.small_plan import NOW

ONE = {"ok": True, "team_id": "T1", "is_enterprise_install": False}
IN_A_GRID = {**ONE, "enterprise_id": "E1"}


def test_a_workspace_is_a_chat_of_its_own() -> None:
    here = installation_of(ONE, {})
    assert (here.tenant, here.reaches) == ("T1", Chat("slack", "T1"))


def test_in_a_grid_a_token_reaches_colleagues_of_other_workspaces() -> None:
    here = installation_of(IN_A_GRID, {})
    assert (here.tenant, here.reaches) == ("T1", Chat("slack"))


@pytest.mark.parametrize("refused", [Chat("slack", "T1"), Chat("slack")])
def test_a_token_that_is_let_in_again_mends_all_that_it_reaches(sessions: SessionMaker, refused: Chat) -> None:
    with transaction(sessions) as session:
        rate_limits.locked(session, refused, NOW)
        rate_limits.locked(session, Chat("teams", "M1"), NOW)
        for chat in (refused, Chat("teams", "M1")):
            rate_limits.break_off(session, chat, "bot_refused", NOW)
        assert rate_limits.mend(session, installation_of(IN_A_GRID, {}).reaches)
        assert [lane.name for lane in rate_limits.broken(session)] == ["teams/M1"]
