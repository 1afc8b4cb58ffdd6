"""A file that somebody asked for: offered in their personal chat, and put into their OneDrive after a yes."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.chat.sending_files import NotSentError
from bot.exports import MadeFile
from bot.teams.activities import Activity, Consent
from bot.teams.cloud import stand_in
from bot.teams.connection import Conversation, TeamsClient
from bot.teams.places import Place
from bot.teams.sending_files import CONSENT, GONE, INFO, LEFT, MOST_WAITING, TeamsFiles
from bot.teams.tokens import Credentials
from tests.cast import Player
from tests.teams.conftest import InTeams
from tests.teams.connector import APP, SECRET, TENANT, Connector, served

FILE = MadeFile("plan.xlsx", "The plan as a workbook.", b"all of the plan")


class OneDrive(Connector):
    """The connector, and beside it where files are put."""

    def __init__(self) -> None:
        super().__init__()
        self.put: list[tuple[bytes, str | None, str | None]] = []

    async def take(self, request: web.Request) -> web.Response:
        span, whose = request.headers.get("Content-Range"), request.headers.get("Authorization")
        self.put.append((await request.read(), span, whose))
        return web.Response(status=201)


@pytest.fixture
def drive() -> Iterator[OneDrive]:
    found = OneDrive()
    login = web.post(f"/{TENANT}/oauth2/v2.0/token", found.login)
    with served([login, web.put("/upload", found.take), web.route("*", "/{rest:.*}", found.connector)]) as found.url:
        yield found


@pytest.fixture
def files(drive: OneDrive) -> Iterator[TeamsFiles]:
    client = TeamsClient(Credentials(APP, SecretStr(SECRET), TENANT), stand_in(drive.url))
    yield TeamsFiles(client, lambda place: Conversation(drive.url, "a:1owner"))
    client.close()


def place(drive: OneDrive) -> Place:
    return Place(account="owner", their_id="29:1owner", service_url=drive.url, conversation="19:x@thread.tacv2")


def answered(files: TeamsFiles, drive: OneDrive, action: str = "accept", **differently: Any) -> str | None:
    """What the newest offer's yes or no comes to."""
    offer = next(
        body for _, _, body in reversed(drive.calls) if body and body["attachments"][0]["contentType"] == CONSENT
    )
    told: dict[str, Any] = {
        "upload_to": f"{drive.url}/upload",
        "account": "owner",
        "context": offer["attachments"][0]["content"]["acceptContext"],
    }
    told |= differently
    activity = Activity.model_validate(
        {
            "type": "invoke",
            "name": "fileConsent/invoke",
            "id": "f:1",
            "replyToId": "77",
            "serviceUrl": drive.url,
            "channelId": "msteams",
            "from": {"id": "29:1owner", "aadObjectId": told["account"]},
            "conversation": {"id": "a:1owner", "conversationType": "personal", "tenantId": TENANT},
            "recipient": {"id": f"28:{APP}"},
            "value": {
                "type": "fileUpload",
                "action": action,
                "context": told["context"],
                "uploadInfo": {
                    "name": "plan (1).xlsx",
                    "uploadUrl": told["upload_to"],
                    "contentUrl": "https://council-my.sharepoint.com/plan (1).xlsx",
                    "uniqueId": "u1",
                    "fileType": "xlsx",
                },
            },
        }
    )
    consent = activity.consent
    assert isinstance(consent, Consent)
    return files.answered(activity, consent)


def test_whoever_asked_is_asked_first_in_their_own_chat(files: TeamsFiles, drive: OneDrive) -> None:
    files.send_file(place(drive), FILE)
    ((method, path, said),) = drive.calls
    assert (method, path) == ("POST", "/v3/conversations/a:1owner/activities")
    (offer,) = said["attachments"]
    assert (offer["contentType"], offer["name"]) == (CONSENT, "plan.xlsx")
    assert (offer["content"]["description"], offer["content"]["sizeInBytes"]) == (FILE.says, len(FILE.content))
    assert "all of the plan" not in str(said)


def test_after_a_yes_it_lies_in_their_drive_and_stands_in_the_chat(files: TeamsFiles, drive: OneDrive) -> None:
    files.send_file(place(drive), FILE)
    assert answered(files, drive) is None
    assert drive.put == [(FILE.content, "bytes 0-14/15", None)], "our token is not shown there"
    (_, deleted, _), (_, _, said) = drive.calls[1:]
    assert deleted == "/v3/conversations/a:1owner/activities/77"
    (info,) = said["attachments"]
    assert (info["contentType"], info["name"]) == (INFO, "plan (1).xlsx")
    assert answered(files, drive) == GONE, "once"
    assert len(drive.put) == 1


@pytest.mark.parametrize(
    ("differently", "said"),
    [
        ({"action": "decline"}, LEFT),
        ({"account": "somebody-else"}, GONE),
        ({"context": {"ticket": "made up"}}, GONE),
        ({"context": None}, GONE),
        ({"upload_to": "https://evil.example/upload"}, "I could not send plan.xlsx in Teams."),
        ({"upload_to": "http://127.0.0.1:9/upload"}, "I could not send plan.xlsx in Teams."),
    ],
)
def test_else_nothing_leaves_and_a_sentence_says_so(
    files: TeamsFiles, drive: OneDrive, differently: dict[str, Any], said: str
) -> None:
    files.send_file(place(drive), FILE)
    assert (answered(files, drive, **differently) or "").startswith(said)
    assert drive.put == []


def test_what_teams_does_not_take_is_told(files: TeamsFiles, drive: OneDrive) -> None:
    drive.answers = [(403, {"error": {"code": "MessageWritesBlocked"}}, {})]
    with pytest.raises(NotSentError):
        files.send_file(place(drive), FILE)


def test_few_wait_at_once_and_the_oldest_makes_room(files: TeamsFiles, drive: OneDrive) -> None:
    files.send_file(place(drive), FILE)
    first = drive.calls[0][2]["attachments"][0]["content"]["acceptContext"]
    for _ in range(MOST_WAITING):
        files.send_file(place(drive), FILE)
    assert answered(files, drive, context=first) == GONE
    assert answered(files, drive) is None


def test_the_workbook_comes_to_whoever_asked_after_a_yes(teams: InTeams, viewer: Player, owner: Player) -> None:
    user = teams.user(viewer)
    user.says("@Sightline export", "#improvement-plan")
    user.presses("Send me the workbook", conversation="#improvement-plan")
    teams.edge.to_send.wait()
    (offer,) = user.sees()
    assert "as a workbook, as it stands on Monday 11 July" in offer.plain
    assert offer.files == ()
    user.presses("Allow", message=offer)
    (file,) = (one for message in user.sees() for one in message.files)
    assert file.endswith(".xlsx")
    assert not any(one.files for one in teams.user(owner).sees("#improvement-plan"))


def test_a_no_leaves_nothing_behind(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    user.says("export workbook")
    teams.edge.to_send.wait()
    user.presses("Decline")
    assert user.sees()[-1].plain == LEFT
    assert not any(one.files for one in user.sees())
