"""The methods there are, and what each needs."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.json_values import Json
from bot.demo.payloads import Payloads
from bot.demo.people import Conversation
from bot.demo.refusal import SlackError
from bot.demo.workspace import Workspace


@dataclass(frozen=True)
class Call:
    """One call: its arguments, and the workspace it asks."""

    workspace: Workspace
    payloads: Payloads
    arguments: Json
    open_socket_url: Callable[[], str]

    def text(self, name: str) -> str:
        value = self.arguments.get(name)
        return "" if value is None else str(value)

    def needs(self, name: str, error: str = "invalid_arguments") -> str:
        value = self.text(name)
        if value:
            return value
        if error == "invalid_arguments":
            raise SlackError(error, [f"missing required field: {name}"])
        raise SlackError(error)

    def is_set(self, name: str) -> bool:
        return self.arguments.get(name) in (True, 1, "1", "true", "True")

    def whole(self, name: str, default: int, most: int, error: str = "invalid_arguments") -> int:
        given = self.text(name)
        if not given:
            return default
        if not given.isdigit() or not int(given):
            raise SlackError(error)
        return min(int(given), most)

    def conversation(self, name: str = "channel") -> Conversation:
        """The conversation an argument names, by its id."""
        conversation = self.workspace.conversations.get(self.text(name))
        if conversation is None or (conversation.private and not conversation.has_bot):
            raise SlackError("channel_not_found")
        return conversation


Method = Callable[[Call], Json]


@dataclass(frozen=True)
class Entry:
    run: Method
    scopes: tuple[str, ...]
    app_level: bool


METHODS: dict[str, Entry] = {}


def method(name: str, *scopes: str, app_level: bool = False) -> Callable[[Method], Method]:
    """Serve a function as a method any of these scopes allows; `app_level` wants the app's token, not the bot's."""

    def register(function: Method) -> Method:
        METHODS[name] = Entry(function, scopes, app_level)
        return function

    return register
