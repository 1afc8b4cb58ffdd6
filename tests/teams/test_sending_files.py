"""A file that somebody asked for: offered in their personal chat, and put into their OneDrive after a yes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.chat.sending_files import NotSentError
from bot.demo.teams.displayed import DisplayedMessage
from bot.demo.teams.test_user import TeamsTestUser
from bot.exports import MadeFile
from bot.teams.activities import Consent
from bot.teams.assemble import make_teams
from bot.teams.cloud import stand_in
from bot.teams.connection import Conversation, TeamsClient
from bot.teams.places import Place
from bot.teams.sending_files import CONSENT, GONE, INFO, LEFT, TeamsFiles
from bot.teams.tokens import Credentials
from bot.web import WebServer
from commands.files import PlanFile, ReviewFile, WantedFile
from tests.cast import Player
from tests.teams.conftest import InTeams
from tests.teams.connector import APP, SECRET, TENANT, Connector, served

FILE = MadeFile(PlanFile(1), "plan.xlsx", "The plan as a workbook.", b"all of the plan")


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


def consented(drive: OneDrive, **differently: str) -> Place:
    """Where the yes to the newest offer stands."""
    (offer,) = drive.calls[-1][2]["attachments"]
    there = {
        "name": "plan (1).xlsx",
        "uploadUrl": f"{drive.url}/upload",
        "contentUrl": "https://council-my.sharepoint.com/plan (1).xlsx",
        "uniqueId": "u1",
        "fileType": "xlsx",
    }
    told = {"action": "accept", "context": offer["content"]["acceptContext"], "uploadInfo": there | differently}
    return place(drive).model_copy(update={"consent": Consent.model_validate(told), "conversation": "a:1owner"})


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
    grown = replace(FILE, content=b"all of the plan, and more")
    files.send_file(consented(drive), grown)
    assert drive.put == [(grown.content, "bytes 0-24/25", None)], "our token is not shown there"
    (info,) = drive.calls[-1][2]["attachments"]
    assert (info["contentType"], info["name"]) == (INFO, "plan (1).xlsx")
    assert info["content"] == {"uniqueId": "u1", "fileType": "xlsx"}


@pytest.mark.parametrize("wanted", [PlanFile(2), ReviewFile(2, 7), ReviewFile(0, 7)])
def test_a_yes_to_a_document_as_it_was_read_asks_for_it_anew(
    files: TeamsFiles, drive: OneDrive, wanted: WantedFile
) -> None:
    files.send_file(place(drive), replace(FILE, wanted=wanted))
    consent = consented(drive).consent
    assert consent is not None
    assert consent.offer is not None
    assert consent.offer.wanted == wanted


@pytest.mark.parametrize(
    "upload_to",
    ["https://evil.example/upload", "http://127.0.0.1:9/upload", "{drive}/elsewhere", "{drive}/gone"],
)
def test_an_address_that_leads_elsewhere_or_nowhere_gets_nothing(
    files: TeamsFiles, drive: OneDrive, upload_to: str
) -> None:
    files.send_file(place(drive), FILE)
    with pytest.raises(NotSentError, match="Ask for it again"):
        files.send_file(consented(drive, uploadUrl=upload_to.format(drive=drive.url)), FILE)
    assert drive.put == []
    assert len(drive.calls) == 1, "nothing says that it lies in their drive"


def test_a_file_of_another_day_is_not_given_under_the_name_of_the_first(files: TeamsFiles, drive: OneDrive) -> None:
    files.send_file(place(drive), FILE)
    with pytest.raises(NotSentError, match=GONE):
        files.send_file(consented(drive), replace(FILE, name="plan-of-tomorrow.xlsx"))
    assert drive.put == []


def test_what_teams_does_not_take_is_told(files: TeamsFiles, drive: OneDrive) -> None:
    drive.answers = [(403, {"error": {"code": "MessageWritesBlocked"}}, {})]
    with pytest.raises(NotSentError):
        files.send_file(place(drive), FILE)


def offered(teams: InTeams, user: TeamsTestUser) -> DisplayedMessage:
    """The offer of the workbook that they have just asked for."""
    user.says("export workbook")
    teams.edge.to_send.wait()
    return next(one for one in user.sees() if "as a workbook, as it stands on Monday 11 July" in one.plain)


def given(teams: InTeams, user: TeamsTestUser) -> list[str]:
    """The files that stand in their personal chat."""
    teams.edge.to_send.wait()
    return [file for message in user.sees() for file in message.files]


def test_the_workbook_comes_to_whoever_asked_after_a_yes(teams: InTeams, viewer: Player, owner: Player) -> None:
    user = teams.user(viewer)
    user.says("@Sightline export", "#improvement-plan")
    user.presses("Send me the workbook", conversation="#improvement-plan")
    teams.edge.to_send.wait()
    (offer,) = user.sees()
    assert "as a workbook, as it stands on Monday 11 July" in offer.plain
    assert offer.files == ()
    user.presses("Allow", message=offer)
    (file,) = given(teams, user)
    assert file.endswith("-2022-07-11.xlsx")
    assert [one.plain for one in user.sees()] == [file], "the question has gone"
    assert not any(one.files for one in teams.user(owner).sees("#improvement-plan"))


def test_a_no_leaves_nothing_behind(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    offer = offered(teams, user)
    user.presses("Decline", message=offer)
    assert given(teams, user) == []
    assert user.sees()[-1].plain == LEFT
    assert offer.plain not in [one.plain for one in user.sees()]


def test_a_yes_that_is_pressed_and_delivered_twice_gives_one_file(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    offer = offered(teams, user)
    first, second = user.press("Allow", offer), user.press("Allow", offer)
    for pressed in (first, first, second):
        teams.delivered(pressed)
    (file,) = given(teams, user)
    assert user.sees()[-1].plain == file, "nothing is said of the others"


def test_a_yes_of_the_next_day_is_told_to_ask_again(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    offer = offered(teams, user)
    teams.clock.move_to(teams.clock.now() + timedelta(days=1))
    user.presses("Allow", message=offer)
    assert given(teams, user) == []
    assert user.sees()[-1].plain == GONE


def test_a_yes_outlives_the_process_that_asked(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    offer = offered(teams, user)
    edge = make_teams(teams.core, TeamsClient(teams.edge.client.credentials, stand_in(teams.server.url)))
    web = WebServer("127.0.0.1", 0, [edge.endpoint])
    teams.chat.door.messages_url = f"{web.start()}{edge.endpoint.path}"
    user.presses("Allow", message=offer)
    edge.to_send.wait()
    assert len(given(teams, user)) == 1
    web.stop()
    edge.close()


def test_who_may_no_longer_read_the_plan_gets_none_of_it(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    offer = offered(teams, user)
    teams.server.workspace.members[viewer.id] = replace(user.member, guest=True)
    teams.clock.move_to(teams.clock.now() + timedelta(minutes=30))
    user.presses("Allow", message=offer)
    assert given(teams, user) == []
    assert user.sees()[-1].plain.startswith("Only full members of this workspace can read the plan.")


def test_a_yes_to_what_nobody_offered_gets_a_sentence(teams: InTeams, viewer: Player) -> None:
    user = teams.user(viewer)
    pressed = user.press("Allow", offered(teams, user))
    pressed["value"]["context"] = {"ticket": "of an older release"}
    teams.delivered(pressed)
    assert given(teams, user) == []
    assert user.sees()[-1].plain == GONE
