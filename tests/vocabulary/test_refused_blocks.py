"""What one Slack refuses is remembered for each kind of block and each surface, and for no longer than it is true."""

from collections.abc import Callable, Collection
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.demo.blocks import checked_message, checked_view
from bot.demo.refusal import SlackError
from bot.slack.block_kit import Block
from bot.slack.refused_blocks import RefusedBlocks
from commands.cards import Card, Image, Text
from tests.sampler import SHEET


class Slack:
    """Takes blocks as strictly as Slack does, and counts how often it was asked."""

    def __init__(self, refuses: Collection[str], *, says_where: bool = True) -> None:
        self.refuses = refuses
        self.asked = 0
        self._says_where = says_where

    def message(self, blocks: list[Block]) -> list[str]:
        return self._taken(lambda: checked_message(blocks, self.refuses))

    def home(self, blocks: list[Block]) -> list[str]:
        view = {"type": "home", "blocks": blocks}
        return self._taken(lambda: checked_view(view, "home", self.refuses)["blocks"])

    def _taken(self, check: Callable[[], list[Any]]) -> list[str]:
        self.asked += 1
        try:
            return [block["type"] for block in check()]
        except SlackError as refusal:
            body = refusal.body() if self._says_where else {"error": refusal.error}
            raise SlackApiError("refused", body) from refusal


def test_only_the_kind_that_was_refused_is_left_out_and_it_is_not_tried_again() -> None:
    slack, replies = Slack({"data_visualization"}), RefusedBlocks()
    first = replies.send("message", SHEET, slack.message)
    assert slack.asked == 2
    assert {"data_table", "container", "image"} <= set(first)
    assert "data_visualization" not in first
    assert replies.send("message", SHEET, slack.message) == first
    assert slack.asked == 3


def test_two_kinds_may_be_refused_at_once() -> None:
    slack, replies = Slack({"data_visualization", "container"}), RefusedBlocks()
    drawn = replies.send("message", SHEET, slack.message)
    assert slack.asked == 2
    assert {"data_table", "image"} <= set(drawn)


def test_where_slack_does_not_say_what_it_refused_all_that_may_be_meant_is_left_out() -> None:
    slack, replies = Slack({"container"}, says_where=False), RefusedBlocks()
    drawn = replies.send("message", SHEET, slack.message)
    assert slack.asked == 2
    assert set(drawn) == {"header", "section", "actions"}


def test_the_home_tab_keeps_a_memory_of_its_own() -> None:
    slack, replies = Slack({"data_table"}), RefusedBlocks()
    replies.send("home", SHEET, slack.home)
    replies.send("home", SHEET, slack.home)
    assert slack.asked == 3
    slack.refuses = ()
    assert "data_table" in replies.send("message", SHEET, slack.message)
    assert "data_table" not in replies.send("home", SHEET, slack.home)


def test_a_picture_that_could_not_be_fetched_says_nothing_of_the_next() -> None:
    slack, replies = Slack({"image"}), RefusedBlocks()
    card = Card(title="A map", parts=[Image(url="https://council.example/map.png", alt="Three teams in the north")])
    assert replies.send("message", card, slack.message) == ["header", "section"]
    slack.refuses = ()
    assert replies.send("message", card, slack.message) == ["header", "image"]


@pytest.mark.parametrize("says_where", [True, False])
def test_what_has_nothing_to_leave_out_is_refused_for_good(says_where: bool) -> None:
    slack, replies = Slack({"section"}, says_where=says_where), RefusedBlocks()
    with pytest.raises(SlackApiError):
        replies.send("message", Card(title="A card", parts=[Text(text="words")]), slack.message)
    assert slack.asked == 1


def test_a_refusal_that_is_not_about_blocks_is_not_tried_again() -> None:
    asked: list[list[Block]] = []

    def post(blocks: list[Block]) -> None:
        asked.append(blocks)
        raise SlackApiError("refused", {"error": "channel_not_found"})

    with pytest.raises(SlackApiError):
        RefusedBlocks().send("message", SHEET, post)
    assert len(asked) == 1
