"""A council with two plans: who says what, in which channel, and what each plan holds then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from bot.conversation import Conversation, FilledForm, Heard, Utterance
from bot.documents import Documents
from commands.cards import Button, Card
from commands.forms import Form
from commands.plain_text import buttons_of, card_text, form_text
from scheduler.clock import SetClock
from store.database import SessionMaker, transaction
from store.models import Item, Person, Plan
from store.people import accounts, directory, roles
from store.people.accounts import Account
from store.plan import items, plans
from store.rules.terms import Kind, Precision, Progress, Role
from tests.left_behind import WrittenWhenAsked
from tests.small_plan import NOW, TODAY

MAIN, SEND = "Improvement plan", "Plan for special needs"
CHANNEL_OF_SEND, NOBODYS = "chat/T1/C-send", "chat/T1/C-lobby"


@dataclass
class Said:
    """What somebody hears."""

    council: Council
    who: str
    heard: Heard

    @property
    def words(self) -> str:
        answer = self.heard.answer
        return card_text(answer) if isinstance(answer, Card) else form_text(answer)

    def hears(self, *phrases: str) -> Said:
        missing = [phrase for phrase in phrases if phrase not in self.words]
        assert not missing, f"{missing} not in: {self.words!r}"
        return self

    def hears_nothing_of(self, *phrases: str) -> Said:
        found = [phrase for phrase in phrases if phrase in self.words]
        assert not found, f"{found} in: {self.words!r}"
        return self

    @property
    def buttons(self) -> list[Button]:
        return buttons_of(self.heard.answer) if isinstance(self.heard.answer, Card) else []

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    def presses(self, label: str, nth: int = 0) -> Said:
        button = [one for one in self.buttons if one.label == label][nth]
        return self.council.says(self.who, button.says)

    def fills(self, **values: str) -> Said:
        form = self.heard.answer
        assert isinstance(form, Form), self.words
        speaker = self.council.id_of(self.who)
        filled = FilledForm(speaker, form.handler, form.about, dict(values))
        return Said(self.council, self.who, self.council.conversation.take(filled))


class Council:
    """In each plan stands D1; the owner has it in both. D2 is in the main plan alone, D3 in the other."""

    def __init__(self, sessions: SessionMaker, *, both: bool = True) -> None:
        self.sessions = sessions
        self.clock = SetClock(NOW)
        self.afterwards = WrittenWhenAsked(sessions)
        self.conversation = Conversation(sessions, self.clock, self.afterwards)
        self.documents = Documents(sessions, self.clock)
        with transaction(sessions) as session:
            for name in ("Owner", "Other owner", "Viewer", "Lead", "SEND lead", "Admin"):
                email = f"{name.lower().replace(' ', '.')}@council.example"
                accounts.remember(session, Account("chat", "T1", name, name, email))
            roles.give(session, _person(session, "Admin"), Role.ADMIN)
            main = _plan(session, MAIN, {"D1": "Owner", "D2": "Other owner"})
            send = _plan(session, SEND, {"D1": "Owner", "D3": None}, name="SEND", channel=CHANNEL_OF_SEND)
            roles.give(session, _person(session, "Lead"), Role.LEAD, main)
            roles.give(session, _person(session, "SEND lead"), Role.LEAD, send)

    def says(self, who: str, words: str, channel: str | None = None) -> Said:
        heard = self.conversation.hear(Utterance(self.id_of(who), words, channel=channel))
        self.afterwards.finish()
        return Said(self, who, heard)

    def id_of(self, who: str) -> int:
        with self.sessions() as session:
            found = _person(session, who).id
        assert found is not None
        return found

    def progress(self, title: str, ref: str = "D1") -> Progress | None:
        with self.sessions() as session:
            item = items.get(session, self._called(session, title), ref)
            assert item is not None
            return item.progress

    def owner(self, title: str, ref: str) -> str | None:
        with self.sessions() as session:
            item = items.get(session, self._called(session, title), ref)
            person = directory.get(session, item.owner_id if item else None)
            return person.name if person else None

    def plan(self, title: str) -> Plan:
        with self.sessions() as session:
            return self._called(session, title)

    def open_titles(self) -> list[str]:
        with self.sessions() as session:
            return [one.title for one in plans.open_ones(session)]

    def _called(self, session: Session, title: str) -> Plan:
        return session.exec(select(Plan).where(Plan.title == title).order_by(col(Plan.id).desc())).first() or Plan(
            title=title, source="", created_at=NOW
        )


def _person(session: Session, name: str) -> Person:
    return session.exec(select(Person).where(Person.name == name)).one()


def _plan(session: Session, title: str, owners: dict[str, str | None], **fields: Any) -> Plan:
    plan = Plan(title=title, source=f"{title}.docx", created_at=NOW, **fields)
    plan.channel_name = plan.channel and "send"
    session.add(plan)
    session.flush()
    assert plan.id is not None
    for position, (ref, owner) in enumerate(owners.items()):
        item = Item(plan_id=plan.id, kind=Kind.ACTION, ref=ref, title=f"{ref} of {title}", position=position)
        item.owner_id = _person(session, owner).id if owner else None
        item.baseline, item.baseline_precision = TODAY, Precision.DAY
        session.add(item)
    session.flush()
    return plan
