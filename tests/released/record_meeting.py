"""All that there was to press in the recorded chat, and what came of a press; see `record.py`."""
# mypy: ignore-errors
# isort: skip_file

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.demo.actions import action_of
from bot.demo.elements import initial_state, placed
from bot.demo.messages import Message
from bot.demo.payloads import Payloads
from bot.demo.web_api.users import profile
from tests.cast import LEAD, OWNER, VIEWER
from tests.released.kit import Outcome, Stage, restored
from tests.released.record_life import Life, called, members
from tests.released.slack import HOOKS, Slack

REFS = re.compile(r"\b[A-DT]\d+(?:\.\d+)?\b")

ASKED = [
    *((LEAD, words) for words in (
        "", "overdue", "overdue page 2", "unowned", "unowned page 2", "people", "people page 2", "key", "claims",
        "requests", "changes since 1 April 2022", "show A3.2", "show A3", "import 2", "import 2 changes", "import 3",
        "nudges log", "theme A", "rec 1", "ovr", "set A3.1 due 1 July because it is late agreed by the Board",
        "add milestone A3 Ask again by 1 July", "reassign @Practice Lead @Workforce Lead", "accept 3 as a new plan",
        "owner @Head of Fostering",
    )),
    *((OWNER, words) for words in (
        "", "mine", "show A3.1", "snooze A3.1 until 20 August because of leave",
        "request A3.1 due 1 July because of leave", "update A3.1 delayed until 20 August",
        f"asked {' '.join(f'A3.{number}' for number in range(1, 15))}",
    )),
]  # fmt: skip
"""Whose answers hold buttons. Those that also stand elsewhere are pressed there alone."""


@dataclass
class Button:
    """One that somebody could press."""

    source: str
    person: str
    block: dict
    element: dict
    message: Message | None = None
    view: object | None = None

    @property
    def says(self) -> str:
        return str(json.loads(self.element["value"])["says"])

    @property
    def name(self) -> str:
        return f"{self.source}: {self.label}"

    @property
    def label(self) -> str:
        label, says = re.sub(r"\d+", "N", REFS.sub("REF", self.element["text"]["text"])), self.says.split()
        if label.startswith("REF "):
            return "one of them"
        if label.startswith(("Match to ", "Move all from ")):
            return " ".join(label.split()[:2])
        if says[0] == "reword":
            return f"Edit the {says[2]}"
        return "All …" if says[0] == "import" and len(says) > 2 else label

    @property
    def shape(self) -> tuple[str, str]:
        return self.label, re.sub(r"\d+", "N", REFS.sub("REF", self.says))


class Recorder:
    def __init__(self, life: Life, folder: Path) -> None:
        self.chat, self.stage = life.chat, life.chat.stage
        self.workspace = self.stage.workspace
        self.payloads = Payloads(self.workspace, HOOKS)
        self.folder = folder
        everybody = {**{one.id: one for one in members(everybody=True)}, **self.workspace.members}
        accounts = [profile(self.workspace, one) for one in everybody.values()]
        self.slack = Slack(accounts, [])
        self.slack.start()
        kept, used = (f"sqlite:///{folder / name}.db" for name in ("released", "used"))
        restored(kept)
        restored(used)
        self.on_stage = Stage(kept, used, self.slack)
        self.messages: dict[str, dict] = {}
        self.views: dict[str, dict] = {}

    def meets(self, payload: dict) -> tuple[Outcome, list[str]]:
        """What comes of it in the database as it was recorded."""
        self.on_stage.begin()
        return self.on_stage.gets(payload)

    # What there is to press

    def buttons(self) -> Iterator[Button]:
        yield from self._standing()
        for person, words in ASKED:
            yield from self._asked(person, words)
        for person in (OWNER, LEAD):
            yield from self._at_home(person)
        yield from self._written()

    def _standing(self) -> Iterator[Button]:
        kinds = dict(sqlite3.connect(self.folder / "life.db").execute("SELECT key, kind FROM outgoing"))
        for conversation in self.workspace.conversations.values():
            for message in [*self.workspace.messages.within(conversation.id)][::-1]:
                if message.user == self.workspace.bot_user_id:
                    key = ((message.metadata or {}).get("event_payload") or {}).get("key")
                    person = message.ephemeral_for or (
                        conversation.with_member if conversation.kind == "im" else LEAD.id
                    )
                    yield from self._in(message, kinds.get(key, "answer"), person)

    def _asked(self, person, words: str) -> Iterator[Button]:
        member, at = self.place(person)
        outcome, _ = self.meets(self.payloads.slash(member, at, "/plan", words))
        assert outcome.status == 200, words
        for call in [one for one in self.slack.calls if one.method == "respond"]:
            yield from self._in(self._message(at.id, call.body, person.id), f"/plan {words.split(' ')[0]}", person.id)

    def _written(self) -> Iterator[Button]:
        """Answers to messages: with the bot, under its question, and in a channel."""
        data = called(self.chat, "Data and Performance Manager")
        for person, words, under in (
            (OWNER, "update A3.1", None),
            (OWNER, "A3.12 all of it went well", "question"),
            (OWNER, "all of it went well and the hall was full", "question"),
            (data, "A2.1 https://example.org/list as agreed", "question"),
        ):
            member, at = self.place(person)
            said = Message(self.workspace.messages.next_ts(), at.id, person.id, words)
            if under:
                said.thread_ts = next(
                    one.ts for one in self.chat.messages_to(person)[::-1] if under in one.plain and not one.ephemeral
                )
            self.meets(self.payloads.said(member, said, "message"))
            for call in [one for one in self.slack.calls if one.method == "chat.postMessage"]:
                message = self._message(at.id, call.body, None, said.thread_ts)
                yield from self._in(message, "reply" if under else "message", person.id)
        member, _ = self.place(VIEWER)
        said = Message(
            self.workspace.messages.next_ts(), self.chat.channel, VIEWER.id, f"<@{self.workspace.bot_user_id}> overdue"
        )
        self.meets(self.payloads.said(member, said, "app_mention"))
        for call in [one for one in self.slack.calls if one.method == "chat.postEphemeral"]:
            yield from self._in(self._message(self.chat.channel, call.body, VIEWER.id), "mention", VIEWER.id)

    def _at_home(self, person) -> Iterator[Button]:
        member, _ = self.place(person)
        self.meets(self.payloads.home_opened(member, None))
        (call,) = [one for one in self.slack.calls if one.method == "views.publish"]
        view = self.workspace.surfaces.publish(person.id, call.body["view"])
        found = [Button("home", person.id, block, element, view=view) for block, element in placed(view.blocks)]
        yield from found
        overdue = next(one for one in found if one.element["text"]["text"] == "Overdue")
        self.meets(self.payload(overdue))
        (call,) = [one for one in self.slack.calls if one.method == "views.publish"]
        further = self.workspace.surfaces.publish(f"{person.id} further on", call.body["view"])
        for block, element in placed(further.blocks):
            yield Button("home further on", person.id, block, element, view=further)

    def place(self, person):
        member = self.workspace.members[person.id]
        return member, self.workspace.conversations[self.workspace.dm_id(person.id)]

    def _message(self, where: str, body: dict, only_for: str | None, thread: str | None = None) -> Message:
        ts, bot = self.workspace.messages.next_ts(), self.workspace.bot_user_id
        return Message(ts, where, bot, body["text"], body.get("blocks", []), thread, only_for)

    def _in(self, message: Message, source: str, person: str) -> Iterator[Button]:
        for block, element in placed(message.blocks):
            yield Button(source, person, block, element, message=message)

    def payload(self, button: Button) -> dict:
        member = self.workspace.members[button.person]
        action = action_of(button.block, button.element, None, self.workspace.messages.next_ts())
        if button.view is not None:
            return self.payloads.pressed_in_view(member, button.view, action)
        return self.payloads.pressed_in_message(member, button.message, action, {})

    def keep(self, payload: dict) -> dict:
        """Put the message or view that it names where each stands once."""
        payload = dict(payload)
        if "message" in payload:
            message = payload.pop("message")
            self.messages[message["ts"]] = {**message, "channel": payload["channel"]["id"]}
        if payload.get("type") == "block_actions" and "view" in payload:
            view = payload.pop("view")
            self.views[view["id"]] = view
        return payload

    # Forms

    def sent(self, person: str, view: dict, values: dict) -> dict:
        """The payload of sending a form in which this was filled in."""
        opened = self.workspace.surfaces.open(person, view)
        elements = {block["block_id"]: element for block, element in placed(opened.blocks)}
        opened.state = initial_state(opened.blocks)
        for name, value in values.items():
            element = elements[name]
            held = {
                "plain_text_input": {"value": value},
                "datepicker": {"selected_date": value},
                "users_select": {"selected_user": value},
            }.get(element["type"])
            if held is None:
                held = {"selected_option": next(one for one in element["options"] if one["value"] == value)}
            opened.state[name][element["action_id"]] = {"type": element["type"], **held}
        return self.payloads.submitted(self.workspace.members[person], opened)
