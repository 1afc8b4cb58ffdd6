"""Clicks, commands, messages and forms as Slack sends them, each of which leaves one mark in the database."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from sqlmodel import Session, col, select

from benchmarks.bots import Parcel
from bot.demo.messages import Message
from bot.demo.payloads import Payloads
from store.models import Change, Person, Update
from store.people import roles
from store.plan import edits, items, plans

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
LONG_AGO = datetime(2022, 7, 1, tzinfo=UTC)
MARK = "event number "
FAR_AHEAD = date(2100, 1, 1)
DUE = "29 July 2100"
"""With its year: without one it might have passed on the day of a run, and whoever adds it is asked once more."""


@dataclass(frozen=True)
class Scene:
    payloads: Payloads
    member: str
    """The programme lead's account: they may do everything."""
    refs: Sequence[str]
    new_owner: str
    """How a message mentions whoever things are given to."""
    many: int
    """How many events there will be."""

    def command(self, number: int, words: str) -> Parcel:
        workspace = self.payloads.workspace
        at = workspace.conversations[workspace.dm_id(self.member)]
        fields = self.payloads.slash(workspace.members[self.member], at, "/plan", words)
        return Parcel(urlencode(fields).encode(), FORM)

    def message(self, number: int, words: str) -> Parcel:
        workspace = self.payloads.workspace
        message = Message(workspace.messages.next_ts(), workspace.dm_id(self.member), self.member, words)
        event = self.payloads.said(workspace.members[self.member], message, "message")
        return Parcel(json.dumps(event).encode(), JSON)

    def press(self, number: int, words: str) -> Parcel:
        workspace = self.payloads.workspace
        message = Message(workspace.messages.next_ts(), workspace.dm_id(self.member), workspace.bot_user_id, "Asked")
        workspace.messages.post(message)
        value = json.dumps({"says": words, "seen": None, "again": None})
        action = {"action_id": "say.0", "block_id": "part0", "type": "button", "value": value}
        action["action_ts"] = workspace.messages.next_ts()
        press = self.payloads.pressed_in_message(workspace.members[self.member], message, action, {})
        return _interaction(press)

    def form(self, number: int, handler: str, ref: str, values: dict[str, Any]) -> Parcel:
        workspace, user = self.payloads.workspace, self.payloads.user
        kept = {"handler": handler, "about": {"ref": ref}, "seen": None, "origin": {"user": self.member}}
        view = {
            "id": f"V{number:09}",
            "hash": f"{number}.hash",
            "type": "modal",
            "callback_id": "form",
            "private_metadata": json.dumps(kept),
            "blocks": [],
            "state": {"values": {name: {"value": value} for name, value in values.items()}},
        }
        team = {"id": workspace.team_id, "domain": workspace.domain}
        submission = {"type": "view_submission", "team": team, "user": user(workspace.members[self.member])}
        more = {"api_app_id": workspace.app_id, "trigger_id": f"{number}.trigger", "view": view}
        return _interaction(submission | more)


def make_event(scene: Scene, number: int) -> Parcel:
    """Eight kinds in turn, so that each way in and each verb has its share."""
    return MAKERS[number % len(MAKERS)](scene, number, scene.refs[number % len(scene.refs)])


def make_update(scene: Scene, number: int) -> Parcel:
    """An update by message, command, press or form, in turn."""
    return MAKERS[number % UPDATES](scene, number, scene.refs[number % len(scene.refs)])


def _update_message(scene: Scene, number: int, ref: str) -> Parcel:
    return scene.message(number, f"update {ref} at risk {MARK}{number}")


def _update_command(scene: Scene, number: int, ref: str) -> Parcel:
    return scene.command(number, f"update {ref} delayed {MARK}{number}")


def _update_press(scene: Scene, number: int, ref: str) -> Parcel:
    return scene.press(number, f"update {ref} on track {MARK}{number}")


def _update_form(scene: Scene, number: int, ref: str) -> Parcel:
    progress = {"type": "radio_buttons", "selected_option": {"value": "at risk"}}
    words = {"type": "plain_text_input", "value": f"{MARK}{number}"}
    return scene.form(number, "update", ref, {"progress": progress, "words": words})


def _title(scene: Scene, number: int, ref: str) -> Parcel:
    return scene.message(number, f"set {ref} title {MARK}{number}")


def _milestone(scene: Scene, number: int, ref: str) -> Parcel:
    return scene.command(number, f"add milestone A1 {MARK}{number} by {DUE}")


def _date(scene: Scene, number: int, ref: str) -> Parcel:
    to = {"type": "datepicker", "selected_date": (FAR_AHEAD + timedelta(days=number)).isoformat()}
    why = {"type": "plain_text_input", "value": f"{MARK}{number}"}
    return scene.form(number, "set due", ref, {"to": to, "why": why, "agreed_by": why})


def _assigned(scene: Scene, number: int, ref: str) -> Parcel:
    """The first half gives a thing each away, the second takes them back: whoever gives one away again is seen."""
    half = scene.many // len(MAKERS) // 2
    turn = number // len(MAKERS)
    return scene.command(number, f"assign {scene.refs[turn % half]} {scene.new_owner if turn < half else 'nobody'}")


Maker = Callable[[Scene, int, str], Parcel]
MAKERS: tuple[Maker, ...] = (
    _update_message,
    _update_command,
    _update_press,
    _update_form,
    _title,
    _milestone,
    _date,
    _assigned,
)
UPDATES = 4


def set_scene(session: Session, many: int) -> list[str]:
    """Milestones to act on; returns their references."""
    plan = plans.current(session)
    assert plan is not None
    action = items.get(session, plan, "A2")
    assert action is not None
    lead = lead_of(session)
    made = []
    for _ in range(many):
        one = edits.add_milestone(session, action, "To do", None, None, by=lead, now=LONG_AGO)
        made.append(one.ref)
    return made


def marks(session: Session) -> Counter[int]:
    """How often each numbered event has left its mark."""
    columns = (col(Update.words), col(Change.after), col(Change.why))
    words = [one for column in columns for one in session.exec(select(column).where(column.startswith(MARK)))]
    return Counter(int(str(one).removeprefix(MARK)) for one in words)


def owner_changes(session: Session) -> Counter[str]:
    """How often each thing changed hands."""
    return Counter(session.exec(select(Change.what).where(Change.field == "owner", Change.at > LONG_AGO)))


def lead_of(session: Session) -> Person:
    """Who may do everything."""
    (lead,) = roles.admins(session)
    return lead


def _interaction(payload: dict[str, Any]) -> Parcel:
    return Parcel(urlencode({"payload": json.dumps(payload)}).encode(), FORM)
