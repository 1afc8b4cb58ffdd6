"""Files that are given in a personal chat: imported as in Slack, and fetched from Microsoft alone."""

from collections.abc import Iterator

import pytest
from aiohttp import web

from bot.chat.files import NotFetchedError
from bot.outbound import Outbound
from bot.teams.activities import GivenFile
from bot.teams.cloud import Cloud, stand_in
from bot.teams.files import given
from store.models import StagedImport
from tests.cast import Player
from tests.chat import Log, Rows
from tests.teams.conftest import InTeams
from tests.teams.connector import served

PLAN = b"Ref,Action,Lead,By when\n1.1,Recruit to social work vacancies,Head of HR,July 2022\n"


def test_a_file_is_read_and_reviewed(teams: InTeams, lead_here: Player, rows: Rows) -> None:
    user = teams.user(lead_here)
    user.shares(PLAN, "plan.csv")
    teams.edge.files.wait()
    begun, review = (one.plain for one in user.sees()[-2:])
    assert begun == "Reading plan.csv. This takes a few seconds."
    assert "1 action" in review
    (staged,) = rows(StagedImport)
    assert staged.source == "plan.csv"


def test_a_file_that_is_delivered_twice_is_read_once(teams: InTeams, lead_here: Player, rows: Rows) -> None:
    user = teams.user(lead_here)
    activity = teams.activity(lead_here, "")
    at = f"{teams.server.url}/personal/none/download"
    content = {"downloadUrl": at, "uniqueId": "f1", "fileType": "csv"}
    activity["attachments"] = [
        {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "plan.csv", "content": content}
    ]
    for _ in range(2):
        teams.delivered(activity)
    teams.edge.files.wait()
    assert [one.plain for one in user.sees()] == [
        "Reading plan.csv. This takes a few seconds.",
        "I could not fetch plan.csv from Teams. Attach it here again in a minute.",
    ]


def test_whoever_may_not_change_the_plan_is_told_so(teams: InTeams, viewer: Player, rows: Rows) -> None:
    user = teams.user(viewer)
    user.shares(PLAN, "plan.csv")
    assert "Only" in user.sees()[-1].plain
    assert rows(StagedImport) == []


@pytest.fixture(scope="module")
def storage() -> Iterator[str]:
    async def file(_: web.Request) -> web.Response:
        return web.Response(body=PLAN)

    async def elsewhere(_: web.Request) -> web.Response:
        raise web.HTTPFound("/file")

    with served([web.get("/file", file), web.get("/moved", elsewhere)]) as address:
        yield address


def fetched(address: str, cloud: Cloud) -> bytes:
    file = GivenFile.model_validate({"name": "plan.csv", "downloadUrl": address, "uniqueId": "1"})
    return given(file, cloud, Outbound()).fetch()


def test_a_file_is_fetched_from_where_the_activity_says(storage: str) -> None:
    assert fetched(f"{storage}/file", stand_in(storage)) == PLAN


def test_nobody_is_followed_elsewhere(storage: str, logged: Log) -> None:
    with pytest.raises(NotFetchedError):
        fetched(f"{storage}/moved", stand_in(storage))
    assert [entry["reason"] for entry in logged] == ["_RedirectedError"]


@pytest.mark.parametrize(
    "address",
    [
        "http://council-my.sharepoint.com/x",
        "https://council-my.sharepoint.com.evil.example/x",
        "https://evil.example/?council-my.sharepoint.com",
        "https://evil.example#.sharepoint.com",
        "https://user@council-my.sharepoint.com/x",
        "https://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
    ],
)
def test_no_host_but_microsofts_is_asked(storage: str, address: str, logged: Log) -> None:
    with pytest.raises(NotFetchedError):
        fetched(address, Cloud())
    with pytest.raises(NotFetchedError):
        fetched(address, stand_in(storage))
    assert {entry["reason"] for entry in logged} == {"not an address of Microsoft's"}
