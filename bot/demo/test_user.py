"""A person of the workspace whom a test steers: what they do, and what they then see.

The page does the same through the same user actions. Nothing here waits for the bot beyond its acknowledgement: the
bot answers before it acknowledges.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.demo import elements, forms
from bot.demo.actions import SELECTED_UNDER
from bot.demo.displayed import DisplayedMessage, displayed, words_in
from bot.demo.json_values import Json, mapping, words_of
from bot.demo.messages import Message
from bot.demo.people import Conversation, Member
from bot.demo.server import PATIENT_SECONDS, DemoServer
from bot.demo.surfaces import View
from bot.demo.user_actions import UserActionError
from bot.demo.waiting import until

Result = TypeVar("Result")

VIEW_PARTS = ("title", "blocks", "submit", "close")


class NotInSightError(LookupError):
    """There is nothing of that name in front of this person."""


@dataclass(frozen=True)
class Spot:
    """An element in sight, and what it stands in."""

    block: Json
    element: Json
    message: Message | None = None
    view: View | None = None


@dataclass(frozen=True)
class Question:
    """One input of a form, as a person reads it."""

    label: str
    options: tuple[str, ...]
    many: bool
    """Whether several options can be chosen."""


class TestUser:
    __test__ = False  # Its name begins as pytest's own classes of tests do.

    def __init__(self, server: DemoServer, member_id: str) -> None:
        self._server = server
        self._workspace = server.workspace
        self.member_id = member_id
        self._at_home = False
        self._conversation = self._workspace.dm_id(member_id)
        self._chosen: dict[str, Json] = {}
        self._since = 0
        self.heard: list[DisplayedMessage] = []
        """What the latest action brought to sight."""

    @property
    def member(self) -> Member:
        return self._workspace.members[self.member_id]

    def says(self, text: str, conversation: str | None = None, thread_ts: str | None = None) -> list[DisplayedMessage]:
        self._at_home = False
        if not self.member.deleted:
            self._conversation = self._place(conversation).id
        return self._do(self._server.user_actions.say(self.member_id, text, conversation, thread_ts))

    def shares(
        self,
        content: Path | bytes,
        name: str = "",
        text: str = "",
        where: str | None = None,
        thread_ts: str | None = None,
    ) -> list[DisplayedMessage]:
        """Share a file, by its path or its bytes and a name: with the bot, or `where` a channel is named, there."""
        data = content if isinstance(content, bytes) else content.read_bytes()
        called = name or ("" if isinstance(content, bytes) else content.name)
        self._at_home = False
        self._conversation = self._place(where).id
        return self._do(self._server.user_actions.share(self.member_id, called, data, text, where, thread_ts))

    def edits(self, message: DisplayedMessage, text: str) -> list[DisplayedMessage]:
        """Change a message of one's own."""
        return self._do(self._server.user_actions.edit(self.member_id, message.conversation, message.ts, text))

    def sees_unfolded(self, message: DisplayedMessage) -> list[DisplayedMessage]:
        """Slack unfolds a link in a message of one's own."""
        return self._do(self._server.user_actions.unfold(self.member_id, message.conversation, message.ts))

    def uses_shortcut(self, callback_id: str, message: DisplayedMessage | None = None) -> list[DisplayedMessage]:
        """Use a shortcut of the workspace, or of a message."""
        at = (message.conversation, message.ts) if message is not None else (None, None)
        return self._do(self._server.user_actions.use_shortcut(self.member_id, callback_id, *at))

    def presses(
        self,
        label: str,
        ref: str | None = None,
        *,
        message: DisplayedMessage | None = None,
        conversation: str | None = None,
    ) -> list[DisplayedMessage]:
        """Press the button that reads `label`: in the open form, on the Home tab, or in the newest message that has it.

        Args:
            ref: words that must stand in the same block, or be heard with the button, to tell alike buttons apart.
            message: the message to look in.
            conversation: the conversation to look in, instead of the one last spoken in.
        """
        spots = self._in_sight(message, conversation)
        spot = self._pick(label, (one for one in spots if _reads(one, label)), ref)
        if spot.element["type"] == "overflow":
            option = mapping(elements.option_called(spot.element, label))
            return self._press(spot, {"value": option.get("value")})
        return self._press(spot, None)

    def chooses(
        self, label: str, option: str, *, message: DisplayedMessage | None = None, conversation: str | None = None
    ) -> list[DisplayedMessage]:
        """Choose an option, a person (by name or id) or a date, in the element with this label or placeholder."""
        spots = (one for one in self._in_sight(message, conversation) if label in _names(one))
        spot = self._pick(label, spots, None)
        return self._press(spot, self._selection(spot.element, option))

    @property
    def modal(self) -> Json | None:
        """The form in front of this person, as Slack describes views."""
        view = self._workspace.surfaces.modal(self.member_id)
        return self._server.payloads.view(view) if view else None

    @property
    def asked(self) -> list[Question]:
        """What the open form asks; nothing where none is open."""
        view = self._workspace.surfaces.modal(self.member_id)
        return [_question(block, element) for block, element, _ in forms.inputs(view)] if view else []

    def fills(self, values: dict[str, Any]) -> None:
        """Fill the open form, by the label of each input. None empties it; a list fills an input that takes several."""
        view = self._open_view()
        for label, value in values.items():
            for block, element, _ in forms.inputs(view):
                if words_of(block.get("label")) == label:
                    self._fill(view, block, element, value)
                    break
            else:
                labels = [words_of(block.get("label")) for block, _, _ in forms.inputs(view)]
                raise NotInSightError(f"No input is labelled {label!r}; there are {labels}.")

    def submits(self) -> dict[str, str]:
        """Send the open form. Returns what must be put right, by label; nothing when it was taken."""
        view = self._open_view()
        labels = {str(block["block_id"]): words_of(block.get("label")) for block, _, _ in forms.inputs(view)}
        self._since = self._workspace.messages.revision
        submission = self._server.run(self._server.user_actions.submit(self.member_id, view.id))
        self.heard = self.hears()
        if submission.problem:
            raise UserActionError(submission.problem)
        return {labels[block_id]: sentence for block_id, sentence in submission.errors.items()}

    def dismisses(self) -> None:
        """Close the open form without sending it."""
        self._do(self._server.user_actions.close(self.member_id, self._open_view().id))

    def opens_home(self) -> Json:
        """Open the App Home and return its view; empty where the bot published none."""
        self._since = self._workspace.messages.revision
        self._server.run(self._server.user_actions.open_home(self.member_id))
        self._at_home = True
        self.heard = self.hears()
        return self.home or {}

    @property
    def home(self) -> Json | None:
        """The Home tab the bot published for this person, if it has."""
        view = self._workspace.surfaces.home(self.member_id)
        return self._server.payloads.view(view) if view else None

    def hears(self) -> list[DisplayedMessage]:
        """All that came to sight since the latest action began, oldest first."""
        return [self._displayed(one) for one in self._workspace.news(self.member_id, self._since)]

    def waits_until(self, condition: Callable[[], Result], within: float = PATIENT_SECONDS) -> Result:
        """Wait for what a bot does after it acknowledged, or unasked, such as `waits_until(user.hears)`."""
        return self._server.run(until(self._workspace, condition, within), within + 1)

    def sees(self, conversation: str | None = None) -> list[DisplayedMessage]:
        """All this person can read in a conversation, oldest first; without one, in their messages with the bot."""
        return [self._displayed(one) for one in self._workspace.visible(self.member_id, self._place(conversation).id)]

    def reads(self, view: Json | None = None) -> str:
        """All the words of a view (without one, of the open form) as one string."""
        shown = mapping(view if view is not None else self.modal)
        return " ".join(words_in([shown.get(part) for part in VIEW_PARTS], self._workspace.names))

    def _do(self, action: Any) -> list[DisplayedMessage]:
        self._since = self._workspace.messages.revision
        self._server.run(action)
        self.heard = self.hears()
        return self.heard

    def _displayed(self, message: Message) -> DisplayedMessage:
        return displayed(message, self._workspace.names)

    def _place(self, conversation: str | None) -> Conversation:
        return self._server.user_actions.conversation(self.member, conversation)

    def _open_view(self) -> View:
        view = self._workspace.surfaces.modal(self.member_id)
        if view is None:
            raise NotInSightError("No form is open.")
        return view

    def _in_sight(self, message: DisplayedMessage | None, conversation: str | None) -> Iterator[Spot]:
        view = self._workspace.surfaces.modal(self.member_id)
        home = self._workspace.surfaces.home(self.member_id) if self._at_home else None
        surface = view or home
        if surface is not None and message is None and conversation is None:
            yield from (Spot(block, element, view=surface) for block, element in elements.placed(surface.blocks))
            return
        place = self._place(conversation).id if conversation else self._conversation
        if message is not None:
            found = self._workspace.messages.find(message.conversation, message.ts)
            standing = [found] if found is not None else []
        else:
            standing = self._workspace.visible(self.member_id, place)[::-1]
        for one in standing:
            yield from (Spot(block, element, message=one) for block, element in elements.placed(one.blocks))

    def _pick(self, label: str, spots: Iterator[Spot], ref: str | None) -> Spot:
        for spot in spots:
            heard = str(spot.element.get("accessibility_label", ""))
            if ref is None or ref in " ".join([*words_in(spot.block, self._workspace.names), heard]):
                return spot
        beside = f" beside {ref!r}" if ref else ""
        offered = sorted({name for spot in self._in_sight(None, None) for name in _names(spot)})
        raise NotInSightError(f"Nothing reads {label!r}{beside} here; there are {offered}.")

    def _press(self, spot: Spot, selected: Json | None) -> list[DisplayedMessage]:
        block_id, action_id = str(spot.block["block_id"]), str(spot.element["action_id"])
        actions = self._server.user_actions
        if spot.view is not None:
            return self._do(actions.press_in_view(self.member_id, spot.view.id, block_id, action_id, selected))
        if spot.message is None:
            raise NotInSightError("That message is gone.")
        at, ts = spot.message.conversation, spot.message.ts
        return self._do(actions.press_in_message(self.member_id, at, ts, block_id, action_id, selected))

    def _fill(self, view: View, block: Json, element: Json, value: Any) -> None:
        if value is None:
            held = elements.value_of(element, None)
        elif element["type"] in elements.OPTIONS or element["type"] in SELECTED_UNDER:
            self._press(Spot(block, element, view=view), self._selection(element, value))
            return
        else:
            held = elements.value_of(element, str(value))
        view.state[block["block_id"]][element["action_id"]] = held

    def _selection(self, element: Json, value: Any) -> Json:
        """Put what a person reads (an option's words, a name, a date) as the page would send it."""
        kind = str(element["type"])
        many = kind in elements.MANY
        wanted = value if isinstance(value, list) else [value]
        if kind in elements.OPTIONS or kind == "overflow":
            chosen = [self._option(element, str(one)) for one in wanted]
            return {"values": chosen} if many else {"value": chosen[0]}
        if kind in ("users_select", "multi_users_select"):
            wanted = [self._member_called(str(one)) for one in wanted]
        elif kind != "datetimepicker":
            wanted = [str(one) for one in wanted]
        return {SELECTED_UNDER.get(kind, "text"): wanted if many else wanted[0]}

    def _option(self, element: Json, words: str) -> str:
        option = elements.option_called(element, words)
        if option is None:
            offered = [words_of(one.get("text")) for one in elements.options_of(element)]
            raise NotInSightError(f"{words!r} is not offered; there are {offered}.")
        return str(option.get("value"))

    def _member_called(self, words: str) -> str:
        named = [one.id for one in self._workspace.people if one.id == words or (one.name == words and not one.deleted)]
        if not named:
            raise NotInSightError(f"Nobody here is called {words!r}.")
        return named[0]


def _question(block: Json, element: Json) -> Question:
    options = tuple(words_of(one.get("text")) for one in elements.options_of(element))
    return Question(words_of(block.get("label")), options, element["type"] in elements.MANY)


def _reads(spot: Spot, label: str) -> bool:
    if spot.element["type"] == "overflow":
        return elements.option_called(spot.element, label) is not None
    return words_of(spot.element.get("text")) == label


def _names(spot: Spot) -> list[str]:
    """What a person may call an element by."""
    names = [spot.element.get("text"), spot.element.get("placeholder"), spot.block.get("label"), spot.block.get("text")]
    return [words_of(one) for one in names if words_of(one)]
