"""What a pulse promises: the page that needs no sign-in, and the same words in the message."""

import re
from pathlib import Path
from urllib.request import urlopen

import pytest
from pydantic import ValidationError

from bot import anonymity
from bot.settings import Settings
from bot.web import WebServer
from commands.pulse import answering
from store.database import SessionMaker
from tests.chat import Chat

HOME = Path(__file__).parents[2]


def test_the_message_promises_what_the_page_promises() -> None:
    page = (HOME / "docs" / "anonymity.md").read_text(encoding="utf-8").partition("\n## ")[0]
    lines = re.findall(r"^\d\. (.*?)(?=^\d\. |\Z)", page, re.MULTILINE | re.DOTALL)
    plain = [
        " ".join(one.replace("**", "").split()).replace("Slack carries", "the chat itself carries") for one in lines
    ]
    assert plain == list(answering.PROMISE)


def test_everybody_reads_the_page_without_a_sign_in(sessions: SessionMaker) -> None:
    web = WebServer("127.0.0.1", 0)
    address = web.start()
    try:
        with urlopen(f"{address}/anonymity") as answer:
            page = answer.read().decode()
            assert "set-cookie" not in {name.lower() for name in answer.headers}
    finally:
        web.stop()
    assert "<h1>What a pulse promises, and what it cannot</h1>" in page
    assert "<li><p>" in page or "<li>" in page
    assert not re.search(r'href="(?!https://)', page)


def test_the_demo_shows_the_page_and_its_messages_lead_there(chat: Chat) -> None:
    with urlopen(f"{chat.stage.server.url}/anonymity") as answer:
        assert answer.read().decode() == anonymity.page()
    assert chat.stage.core.known[answering.PAGE] == f"{chat.stage.server.url}/anonymity"


@pytest.mark.parametrize("page", ["ftp://council.example", "https://a b", "javascript:alert(1)", "https://x|y"])
def test_only_a_web_address_can_be_set(page: str) -> None:
    with pytest.raises(ValidationError):
        Settings(anonymity_page=page)
