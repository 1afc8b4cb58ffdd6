"""A person in Teams whom a test steers: what they do, and what they then see.

They do what `bot.demo.test_user` does in Slack, by the same names, so that one story can be told in either chat. A form
stands in a message here: the newest one in sight is the one that is filled in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.demo.json_values import Json, mapping, objects
from bot.demo.people import Member
from bot.demo.server import PATIENT_SECONDS, DemoServer
from bot.demo.teams import ids
from bot.demo.teams.chat import TeamsChat
from bot.demo.teams.displayed import DisplayedMessage, as_read, displayed, said_under, words_in
from bot.demo.teams.form_in_sight import FormInSight, form_in
from bot.demo.teams.inputs import Values, initial
from bot.demo.teams.messages import Message
from bot.demo.test_user import NotInSightError, Question
from bot.demo.waiting import until

Result = TypeVar("Result")


@dataclass(frozen=True)
class Spot:
    """A button in sight, and the part of the card that it stands in."""

    message: Message
    card: Json
    around: Json
    action: Json


class TeamsTestUser:
    __test__ = False

    def __init__(self, server: DemoServer, chat: TeamsChat, member_id: str) -> None:
        self._server = server
        self._chat = chat
        self._tenant = chat.tenant
        self.member_id = member_id
        self._conversation = ids.personal_chat(member_id)
        self._typed: dict[str, Values] = {}
        self._since = 0
        self.heard: list[DisplayedMessage] = []
        """What the latest action brought to sight."""

    @property
    def member(self) -> Member:
        return self._server.workspace.members[self.member_id]

    def says(self, text: str, conversation: str | None = None, thread_ts: str | None = None) -> list[DisplayedMessage]:
        """Args: thread_ts: the message that is answered: quoted in a personal chat, in its thread in a channel."""
        if not self.member.deleted:
            self._conversation = self._place(conversation)
        return self._do(self._chat.user_actions.say(self.member_id, text, conversation, thread_ts))

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
        self._conversation = self._place(where)
        return self._do(self._chat.user_actions.share(self.member_id, called, data, text, where))

    def edits(self, message: DisplayedMessage, text: str) -> list[DisplayedMessage]:
        """Change a message of one's own."""
        return self._do(self._chat.user_actions.edit(self.member_id, message.conversation, message.ts, text))

    def deletes(self, message: DisplayedMessage) -> list[DisplayedMessage]:
        """Take a message of one's own back."""
        return self._do(self._chat.user_actions.delete(self.member_id, message.conversation, message.ts))

    def loads_anew(self) -> None:
        """Open the client anew: messages stand there as the bot has said or changed them."""
        self._tenant.load_anew(self.member_id)

    def installs(self) -> list[DisplayedMessage]:
        """Add the app for oneself."""
        return self._do(self._chat.user_actions.install(self.member_id))

    def uninstalls(self) -> list[DisplayedMessage]:
        return self._do(self._chat.user_actions.uninstall(self.member_id))

    def presses(
        self,
        label: str,
        ref: str | None = None,
        *,
        message: DisplayedMessage | None = None,
        conversation: str | None = None,
    ) -> list[DisplayedMessage]:
        """Press the button that reads `label`, in the newest message that has it.

        Args:
            ref: words that must stand in the same part of the card, or be heard with the button.
            message: the message to look in.
            conversation: the conversation to look in, instead of the one last spoken in.
        """
        return self._press(self._pick(label, ref, message, conversation))

    def chooses(
        self, label: str, option: str, *, message: DisplayedMessage | None = None, conversation: str | None = None
    ) -> list[DisplayedMessage]:
        """Choose an option, a person (by name or id) or a date, in the input with this label."""
        self.fills({label: option})
        return []

    @property
    def modal(self) -> FormInSight | None:
        """The newest form in front of this person."""
        seen = [self._tenant.visible(self.member_id, one.id) for one in self._tenant.seen_by(self.member_id)]
        newest = sorted((one for place in seen for one in place), key=lambda one: one.revision, reverse=True)
        return next((form for one in newest if (form := form_in(one, self.member_id))), None)

    @property
    def asked(self) -> list[Question]:
        """What the form in sight asks; nothing where none is."""
        form = self.modal
        return [_question(label, asked) for label, asked in form.inputs.items()] if form else []

    def fills(self, values: dict[str, Any]) -> None:
        """Fill the form in sight, by the label of each input. None empties it; a list chooses several."""
        form = self._form()
        typed = self._typed.setdefault(form.message.id, {})
        for label, value in values.items():
            if label not in form.inputs:
                raise NotInSightError(f"No input is labelled {label!r}; there are {list(form.inputs)}.")
            asked = form.inputs[label]
            typed[str(asked["id"])] = self._held(asked, value)

    def submits(self) -> dict[str, str]:
        """Send the form. Returns what must be put right, by label; nothing when it was taken."""
        form = self._form()
        typed = self._typed.pop(form.message.id, {})
        self._since = self._tenant.messages.revision
        at = (self.member_id, form.message.conversation, form.message.id)
        pressed = self._server.run(self._chat.user_actions.press(*at, form.submit, typed))
        self.heard = self.hears()
        if pressed.errors:
            self._typed[form.message.id] = typed
            labels = {str(asked["id"]): label for label, asked in form.inputs.items()}
            return {labels[name]: as_read(sentence) for name, sentence in pressed.errors.items()}
        after = form_in(form.message, self.member_id)
        if after is not None and after.card is not form.card:
            return after.problems
        if after is not None:
            # The client keeps what was typed in a card that stands as it was.
            self._typed[form.message.id] = typed
        return self._said_under(form)

    def _said_under(self, form: FormInSight) -> dict[str, str]:
        """What is said under a form that stands as it was, by its first label; nothing where it was taken."""
        noted = [one for one in self._tenant.noted(self.member_id, self._since) if one is form.message]
        return {next(iter(form.inputs)): one.notes[self.member_id].words for one in noted}

    def submission(self) -> Json:
        """What Teams sends where the form in sight is sent as it stands, to send it more than once."""
        form = self._form()
        filled = {**initial(form.card), **self._typed.get(form.message.id, {})}
        data = mapping(form.submit.get("data")) | {name: value for name, value in filled.items() if value}
        return self._activity(form.message, form.submit, data)

    def press(self, label: str, message: DisplayedMessage) -> Json:
        """What Teams sends where a button is pressed."""
        spot = self._pick(label, None, message, None)
        return self._activity(spot.message, spot.action, mapping(spot.action.get("data")))

    def _activity(self, message: Message, action: Json, data: Json) -> Json:
        return self._chat.user_actions.pressed(self.member, message, action, data)

    def dismisses(self) -> None:
        """Leave the form without sending it."""
        form = self._form()
        self._typed.pop(form.message.id, None)
        at = (self.member_id, form.message.conversation, form.message.id)
        self._do(self._chat.user_actions.press(*at, form.cancel))

    def hears(self) -> list[DisplayedMessage]:
        """All that came to sight since the latest action began, oldest first; then words under what was pressed."""
        news = [self._displayed(one) for one in self._tenant.news(self.member_id, self._since)]
        noted = self._tenant.noted(self.member_id, self._since)
        return [*news, *(said_under(self._displayed(one)) for one in noted)]

    def waits_until(self, condition: Callable[[], Result], within: float = PATIENT_SECONDS) -> Result:
        """Wait for what a bot does after it answered, or unasked, such as `waits_until(user.hears)`."""
        return self._server.run(until(self._server.workspace, condition, within), within + 1)

    def sees(self, conversation: str | None = None) -> list[DisplayedMessage]:
        """All this person can read in a conversation, oldest first; without one, in their chat with the bot."""
        return [self._displayed(one) for one in self._tenant.visible(self.member_id, self._place(conversation))]

    def reads(self, form: FormInSight | None = None) -> str:
        """All the words of a form (without one, of that in sight) as one string."""
        shown = form or self.modal
        return " ".join(words_in(shown.card)) if shown else ""

    def _do(self, action: Any) -> list[DisplayedMessage]:
        self._since = self._tenant.messages.revision
        self._server.run(action)
        self.heard = self.hears()
        return self.heard

    def _displayed(self, message: Message) -> DisplayedMessage:
        return displayed(message, self.member_id, self._tenant.names)

    def _place(self, conversation: str | None) -> str:
        return self._chat.user_actions.place(self.member, conversation).id

    def _form(self) -> FormInSight:
        if (form := self.modal) is None:
            raise NotInSightError("No form is in sight.")
        return form

    def _press(self, spot: Spot) -> list[DisplayedMessage]:
        at = (self.member_id, spot.message.conversation, spot.message.id)
        return self._do(self._chat.user_actions.press(*at, spot.action, self._typed.get(spot.message.id)))

    def _pick(self, label: str, ref: str | None, message: DisplayedMessage | None, conversation: str | None) -> Spot:
        spots = list(self._in_sight(message, conversation))
        for spot in spots:
            heard = [*words_in(spot.around), str(spot.action.get("tooltip", ""))]
            if spot.action.get("title") == label and (ref is None or ref in " ".join(heard)):
                return spot
        beside = f" beside {ref!r}" if ref else ""
        offered = sorted({str(spot.action.get("title")) for spot in spots})
        raise NotInSightError(f"Nothing reads {label!r}{beside} here; there are {offered}.")

    def _in_sight(self, message: DisplayedMessage | None, conversation: str | None) -> Iterator[Spot]:
        if message is not None:
            found = self._tenant.messages.find(message.conversation, message.ts)
            standing = [found] if found is not None else []
        else:
            place = self._place(conversation) if conversation else self._conversation
            newest = self._tenant.visible(self.member_id, place)[::-1]
            standing = sorted(newest, key=lambda one: one.revision, reverse=True)
        for one in standing:
            for card in one.cards_for(self.member_id):
                yield from (Spot(one, card, around, action) for around, action in placed(card))

    def _held(self, asked: Json, value: Any) -> str:
        """Put what a person reads (an option's words, a name, a date) as the client would send it."""
        if value is None:
            return ""
        if asked["type"] != "Input.ChoiceSet":
            return str(value)
        wanted = value if isinstance(value, list) else [value]
        find = self._account if asked.get("choices.data") else lambda words: _option(asked, words)
        return ",".join(find(str(one)) for one in wanted)

    def _account(self, words: str) -> str:
        people = [one for one in self._tenant.people if one.id == words or (one.name == words and not one.deleted)]
        if not people:
            raise NotInSightError(f"Nobody here is called {words!r}.")
        return ids.object_id(people[0].id)


def _question(label: str, asked: Json) -> Question:
    options = tuple(as_read(str(one.get("title"))) for one in objects(asked.get("choices")))
    return Question(label, options, bool(asked.get("isMultiSelect")))


def _option(asked: Json, words: str) -> str:
    options = objects(asked.get("choices"))
    named = [one for one in options if as_read(str(one.get("title"))).lower() == words.lower()]
    chosen = named or [one for one in options if one.get("value") == words]
    if not chosen:
        raise NotInSightError(f"{words!r} is not offered; there are {[one.get('title') for one in options]}.")
    return str(chosen[0]["value"])


def placed(card: Json) -> Iterator[tuple[Json, Json]]:
    """Yield each button of a card with what it stands in: its own row and what is right above it."""

    def within(parts: list[Json], around: Json) -> Iterator[tuple[Json, Json]]:
        above: list[Json] = []
        for part in parts:
            if part.get("type") == "ActionSet":
                beside = {"type": "Container", "items": [*above, part]}
                beside = beside if around is card else {"type": "Container", "items": [around]}
                yield from ((beside, one) for one in objects(part.get("actions")))
                continue
            above = [part]
            if select := mapping(part.get("selectAction")):
                yield part, select
            # What stands in the other columns is beside it, too.
            whole = around if part.get("type") == "Column" else part
            for name in ("items", "columns", "rows", "cells"):
                yield from within(objects(part.get(name)), whole)

    yield from within(objects(card.get("body")), card)
    yield from ((card, one) for one in objects(card.get("actions")))
