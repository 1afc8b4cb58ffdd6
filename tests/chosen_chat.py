"""In which chat a dialogue is told: Slack, both where it is marked so, or the one that the command line names."""

import pytest

from bot.stage import Stage
from tests.chat import Chat

CHATS = ("slack", "teams")


def chats_of(metafunc: pytest.Metafunc) -> list[str]:
    if chosen := metafunc.config.getoption("--chat"):
        return [str(chosen)]
    return list(CHATS) if metafunc.definition.get_closest_marker("both_chats") else ["slack"]


def choose(config: pytest.Config, items: list[pytest.Item], chosen: str) -> None:
    """Run only what is told in a chat, and say why a story is not told in this one."""
    told = [one for one in items if "make_chat" in getattr(one, "fixturenames", ())]
    config.hook.pytest_deselected(items=[one for one in items if one not in set(told)])
    items[:] = told
    for one in told:
        if chosen == "teams" and (alone := one.get_closest_marker("slack_only")):
            one.add_marker(pytest.mark.skip(reason=f"in Slack alone: {alone.args[0]}"))


def in_teams(stage: Stage) -> Chat:
    """Microsoft's packages are loaded for this alone."""
    from tests.teams_chat import TeamsChat

    return TeamsChat(stage)
