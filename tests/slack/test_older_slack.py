"""A Slack that does not know tables yet gets the same rows as sentences, and is not asked twice."""

import pytest

from tests.cast import Player
from tests.chat import Chat, MakeChat

pytestmark = pytest.mark.slack_only("it tells of a Slack that does not know a block yet")


def tables_in(chat: Chat, person: Player) -> list[str]:
    return [
        block["type"]
        for message in chat.test_user(person).sees(chat.channel)
        for block in message.blocks
        if block["type"] == "data_table"
    ]


def test_a_list_is_a_table_where_tables_are_known(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan recs", chat.channel)
    assert tables_in(chat, viewer) == ["data_table"]


def test_a_refused_table_becomes_sentences(make_chat: MakeChat, viewer: Player) -> None:
    chat = make_chat(refuses={"data_table"})
    chat.says(viewer, "/plan recs", chat.channel).hears("- R7 Timely and better planning", "Answered by: 31 actions")
    chat.says(viewer, "risks").hears("- RK2 Fewer qualified visits", "Likelihood: High")
    assert tables_in(chat, viewer) == []


def test_the_refusal_is_remembered(make_chat: MakeChat, viewer: Player) -> None:
    chat = make_chat(refuses={"data_table"})
    chat.says(viewer, "timeline").hears("T14")
    # A second refusal would now end in an error: each of these takes one call.
    chat.stage.server.arrange("chat.postMessage")
    before = chat.stage.workspace.messages.revision
    chat.says(viewer, "timeline").hears("T14")
    assert chat.stage.workspace.messages.revision == before + 2, "the question and its answer"


def test_an_address_that_ran_out_says_nothing_about_tables(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan timeline", chat.channel)
    urls = chat.stage.workspace.response_urls
    payload = chat.press(viewer, chat.says(viewer, "/plan list", chat.channel).only, "Next page")
    token = payload["response_url"].rsplit("/", 1)[-1]
    for _ in range(5):
        urls.use(token)
    chat.bot_gets(payload)
    assert "Showing 11 to 20" in chat.messages_to(viewer)[-1].plain, "it comes as a direct message instead"
    chat.says(viewer, "/plan recs", chat.channel)
    assert tables_in(chat, viewer) == ["data_table"] * 2


def test_the_home_tab_shows_rows_too(make_chat: MakeChat, viewer: Player) -> None:
    for refuses in ((), {"data_table"}):
        chat = make_chat(refuses=refuses)
        chat.home(viewer)
        chat.presses(viewer, "How the plan stands")
        home = chat.test_user(viewer).reads(chat.test_user(viewer).home)
        assert "By recommendation" in home
        assert "R12" in home
