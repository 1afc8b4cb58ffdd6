"""Members whom nobody plays: they answer the bot's forms by themselves, over Slack's own wire."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32

from bot.demo import elements, forms
from bot.demo.displayed import DisplayedMessage
from bot.demo.json_values import Json, words_of
from bot.demo.server import DemoServer
from bot.demo.test_user import NotInSightError, TestUser
from bot.demo.user_actions import UserActionError

STEPS = 4
"""Where somebody stands, from 0 (least) to this (best)."""


@dataclass(frozen=True)
class Colleague:
    """How one of them answers. The same each time, at the workspace's own clock."""

    member_id: str
    after: timedelta
    """How long a message waits for them."""
    leans: int
    says: str = ""
    """What they write into a field for words."""


class Colleagues:
    """Whoever was spoken as on the page is played, and answers for themselves from then on."""

    def __init__(self, server: DemoServer, people: Iterable[Colleague], button: str) -> None:
        """Args: button: what the button reads that opens a form which they answer."""
        self._server = server
        self._button = button
        self._people = {one: TestUser(server, one.member_id) for one in people}
        self._answered: set[tuple[str, str]] = set()

    def act(self) -> None:
        """Let each of them answer what has waited for long enough."""
        for one, user in self._people.items():
            if one.member_id in self._server.workspace.played or user.member.deleted:
                continue
            for message in self._waiting(one, user):
                try:
                    self._answer(one, user, message)
                except (UserActionError, NotInSightError):
                    # Slack's problems are theirs as well. All of them wait, so that nobody at the page has to.
                    return

    def _waiting(self, one: Colleague, user: TestUser) -> Iterator[DisplayedMessage]:
        now = self._server.workspace.now()
        for message in user.sees():
            fresh = (message.conversation, message.ts) not in self._answered
            asks = any(words_of(element.get("text")) == self._button for _, element in elements.placed(message.blocks))
            # Its stamp is up to a second later than the clock, which stands still.
            came = datetime.fromtimestamp(int(float(message.ts)), UTC)
            if fresh and asks and now - came >= one.after:
                yield message

    def _answer(self, one: Colleague, user: TestUser, message: DisplayedMessage) -> None:
        user.presses(self._button, message=message)
        view = self._server.workspace.surfaces.modal(one.member_id)
        if view is None:
            return
        for block, element, _ in forms.inputs(view):
            label = words_of(block.get("label"))
            if (answer := _chosen(one, label, message, element)) is not None:
                user.fills({label: answer})
        user.submits()
        self._answered.add((message.conversation, message.ts))


def _chosen(one: Colleague, label: str, asked: DisplayedMessage, element: Json) -> str | list[str] | None:
    """What they answer to one question: near where they stand, a step up or down by the question and the day."""
    day = datetime.fromtimestamp(int(float(asked.ts)), UTC).date()
    options = [words_of(option.get("text")) for option in elements.options_of(element)]
    step = one.leans + crc32(f"{one.member_id} {label} {day}".encode()) % 3 - 1
    share = min(max(step, 0), STEPS) / STEPS
    if not options:
        return one.says or None
    chosen = options[round(share * (len(options) - 1))]
    return [chosen] if element["type"] in elements.MANY else chosen
