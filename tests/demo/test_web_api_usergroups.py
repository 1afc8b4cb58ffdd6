"""The bot asks who is called by a handle."""

from collections.abc import Callable

import pytest
from slack_sdk import WebClient

from bot.demo.people import UserGroup
from bot.demo.server import DemoServer
from tests.demo.kit import GUEST, LEAD, OWNER, client_of, refused

WORKERS, GONE = "S01WORKERS", "S02GONE"
GROUPS = [UserGroup(WORKERS, "social-workers", (OWNER, GUEST)), UserGroup(GONE, "old-team", (LEAD,), disabled=True)]


@pytest.fixture
def web(make_server: Callable[..., DemoServer]) -> WebClient:
    return client_of(make_server(groups=GROUPS))


def test_user_groups_are_listed_with_their_people_where_that_is_asked_for(web: WebClient) -> None:
    (plain,) = web.usergroups_list()["usergroups"]
    assert (plain["id"], plain["handle"], "users" in plain, "user_count" in plain) == (
        WORKERS,
        "social-workers",
        False,
        False,
    )
    asked = web.usergroups_list(include_users=True, include_count=True, include_disabled=True)["usergroups"]
    assert [(one["users"], one["user_count"]) for one in asked] == [([OWNER, GUEST], 2), ([LEAD], 1)]
    assert [bool(one["date_delete"]) for one in asked] == [False, True]


def test_who_is_in_a_user_group_is_listed(web: WebClient) -> None:
    assert web.usergroups_users_list(usergroup=WORKERS)["users"] == [OWNER, GUEST]
    assert web.usergroups_users_list(usergroup=GONE, include_disabled=True)["users"] == [LEAD]


@pytest.mark.parametrize(
    ("group", "error"), [("S99", "no_such_subteam"), (GONE, "no_such_subteam"), ("", "invalid_arguments")]
)
def test_a_user_group_that_is_not_there_is_refused_by_name(web: WebClient, group: str, error: str) -> None:
    assert refused(web.usergroups_users_list, usergroup=group)["error"] == error


def test_user_groups_need_a_scope_of_their_own(make_server: Callable[..., DemoServer]) -> None:
    answer = refused(client_of(make_server(scopes={"chat:write"})).usergroups_users_list, usergroup=WORKERS)
    assert (answer["error"], answer["needed"]) == ("missing_scope", "usergroups:read")
