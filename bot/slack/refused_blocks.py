"""What this Slack refuses: found out by its answer, and said in other blocks or in smaller messages from then on."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

import structlog
from slack_sdk.errors import SlackApiError

from bot.slack.block_kit import Block
from bot.slack.blocks import CAN_BE_REFUSED, card_blocks, card_pages
from bot.slack.pages import LEAST_CHARACTERS, MOST_CHARACTERS, characters, in_pages
from commands.cards import Card

log = structlog.get_logger()

Surface = Literal["message", "response", "home"]
"""A response URL takes more in one message than a call does; a view takes no second one."""
Answer = TypeVar("Answer")

REFUSALS: dict[Surface, frozenset[str]] = {
    "message": frozenset({"invalid_blocks", "invalid_blocks_format"}),
    "response": frozenset({"invalid_blocks", "invalid_blocks_format"}),
    "home": frozenset({"invalid_blocks", "invalid_blocks_format", "invalid_arguments"}),
}
"""`views.publish` has a word of its own for what it cannot draw."""

TOO_LONG = frozenset({"msg_blocks_too_long", "msg_too_long"})

POINTER = re.compile(r"json-pointer:(?:/view)?/blocks/([\w/]+)")


class RefusedBlocks:
    def __init__(self) -> None:
        self._known: defaultdict[Surface, set[str]] = defaultdict(set)
        """The Home tab takes fewer kinds than a message does."""
        self._most: dict[Surface, int | None] = {"message": MOST_CHARACTERS, "response": None, "home": None}
        """Characters in one message."""

    def send(
        self,
        surface: Surface,
        card: Card,
        post: Callable[[list[Block]], Answer],
        more: Callable[[Answer, list[Block]], object] | None = None,
    ) -> Answer:
        """Send a card. Where Slack refuses a kind of block, send again without; where it is too long, in more messages.

        Args:
            post: raises `SlackApiError`.
            more: posts what does not fit into the first message, whose answer it is given.
        """
        without, most = set(self._known[surface]), self._most[surface]
        while True:
            first, *others = [card_blocks(card, without=without)]
            if most is not None:
                first, *others = card_pages(card, without=without, most=most)
            try:
                answer = post(first)
            except SlackApiError as error:
                refused = _refused(first, error, surface) - without
                smaller = _smaller(most, error) if more is not None else None
                if not refused and smaller is None:
                    raise
                without, most = without | refused, smaller or most
            else:
                # One picture that Slack could not fetch says nothing of the next.
                self._known[surface] |= without - {"image"}
                if more is not None and most is not None:
                    most = _followed(answer, others, more, most)
                self._most[surface] = most
                return answer


def _followed(
    answer: Answer, others: list[list[Block]], more: Callable[[Answer, list[Block]], object], most: int
) -> int:
    """Post the other messages; says how much one of them can hold."""
    waiting = deque(others)
    while waiting:
        page = waiting.popleft()
        try:
            more(answer, page)
        except SlackApiError as error:
            if (smaller := _smaller(most, error)) is not None:
                most = smaller
                waiting.extendleft(reversed(in_pages(page, most)))
            elif error.response["error"] in TOO_LONG:
                # The first has arrived, and is not to be sent again.
                log.warning("a page was too long", characters=characters(page))
            else:
                raise
    return most


def _smaller(most: int | None, error: SlackApiError) -> int | None:
    """How much to try next; None where it is not the length that was refused, or cannot be less."""
    if error.response["error"] not in TOO_LONG or most == LEAST_CHARACTERS:
        return None
    return MOST_CHARACTERS if most is None else max(most * 2 // 3, LEAST_CHARACTERS)


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
