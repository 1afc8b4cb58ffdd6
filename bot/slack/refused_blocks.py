"""Kinds of block that this Slack refuses: found out by its answer, and said in other blocks from then on."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

from slack_sdk.errors import SlackApiError

from bot.slack.block_kit import Block
from bot.slack.blocks import CAN_BE_REFUSED, card_blocks
from commands.cards import Card

Surface = Literal["message", "home"]
Answer = TypeVar("Answer")

REFUSALS: dict[Surface, frozenset[str]] = {
    "message": frozenset({"invalid_blocks", "invalid_blocks_format"}),
    "home": frozenset({"invalid_blocks", "invalid_blocks_format", "invalid_arguments"}),
}
"""`views.publish` has a word of its own for what it cannot draw."""

POINTER = re.compile(r"json-pointer:(?:/view)?/blocks/([\w/]+)")


class RefusedBlocks:
    def __init__(self) -> None:
        self._known: defaultdict[Surface, set[str]] = defaultdict(set)
        """The Home tab takes fewer kinds than a message does."""

    def send(self, surface: Surface, card: Card, post: Callable[[list[Block]], Answer]) -> Answer:
        """Send a card; where Slack refuses a kind of block that can be done without, send again without.

        Args:
            post: raises `SlackApiError`.
        """
        without = set(self._known[surface])
        while True:
            blocks = card_blocks(card, without=without)
            try:
                answer = post(blocks)
            except SlackApiError as error:
                refused = _refused(blocks, error, surface) - without
                if not refused:
                    raise
                without |= refused
            else:
                # One picture that Slack could not fetch says nothing of the next.
                self._known[surface] |= without - {"image"}
                return answer


def _refused(blocks: list[Block], error: SlackApiError, surface: Surface) -> set[str]:
    """The kinds that Slack points at; where it points nowhere, as behind a response URL, all that may be meant."""
    if error.response["error"] not in REFUSALS[surface]:
        return set()
    paths = POINTER.findall(str(error.response.get("response_metadata")))
    pointed = [list(_kinds_along(blocks, path.split("/")))[-1:] for path in paths]
    everything = [[block["type"]] for block in blocks]
    return {kind for kinds in pointed or everything for kind in kinds if kind in CAN_BE_REFUSED}


def _kinds_along(node: Any, path: list[str]) -> Iterator[str]:
    """The kind of each block that a pointer leads through, down to the one that is meant."""
    for step in path:
        node = node[int(step)] if isinstance(node, list) else node.get(step)
        if isinstance(node, dict) and node.get("type") in CAN_BE_REFUSED:
            yield node["type"]
        if not isinstance(node, list | dict):
            return
