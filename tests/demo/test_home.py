"""People open the App Home."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from tests.demo.kit import OWNER, button, refused, section, words


def home(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks)}


def test_opening_the_home_lets_the_bot_publish_it(app: App, owner: TestUser) -> None:
    heard: list[dict[str, Any]] = []

    @app.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        heard.append(event)
        client.views_publish(user_id=event["user"], view=home(section("Your *2* open items")))

    assert owner.reads(owner.opens_home()) == "Your 2 open items"
    owner.opens_home()
    assert [(one["user"], one["tab"], one["channel"]) for one in heard] == [(OWNER, "home", "D02OWNER")] * 2
    assert "view" not in heard[0]
    assert heard[1]["view"]["type"] == "home"


def test_without_a_published_home_there_is_nothing_to_see(app: App, owner: TestUser) -> None:
    @app.event("app_home_opened")
    def opened() -> None:
        pass

    assert owner.opens_home() == {}


def test_a_button_on_the_home_tells_its_view(app: App, web: WebClient, owner: TestUser) -> None:
    heard: list[dict[str, Any]] = []

    @app.event("app_home_opened")
    def opened() -> None:
        pass

    @app.action("press")
    def press(ack: Ack, body: dict[str, Any]) -> None:
        heard.append(body)
        ack()

    web.views_publish(user_id=OWNER, view=home(section("3.2", accessory=button("Update"))))
    shown = owner.opens_home()
    owner.presses("Update")
    assert heard[0]["container"] == {"type": "view", "view_id": shown["id"]}
    assert heard[0]["view"]["type"] == "home"
    assert "channel" not in heard[0]


def test_a_home_is_published_for_a_person_and_only_as_a_home(web: WebClient) -> None:
    assert refused(web.views_publish, user_id="U99", view=home(section("x")))["error"] == "invalid_arguments"
    titled = home(section("x")) | {"title": words("Home")}
    assert "invalid additional property: title" in str(refused(web.views_publish, user_id=OWNER, view=titled))
    wrong = refused(web.views_publish, user_id=OWNER, view={"type": "modal", "blocks": []})
    assert wrong["error"] == "invalid_arguments"


def test_each_person_has_a_home_of_their_own(server: DemoServer, web: WebClient) -> None:
    web.views_publish(user_id=OWNER, view=home(section("for the owner")))
    assert server.workspace.surfaces.home("U01LEAD") is None
