"""The world of these tests: a small plan with a channel, and a chat that takes what it is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import col, select

from commands.cards import Card
from scheduler.delivery.sending import NO_DEADLINE, Deadline, DeliveryError, UncertainError
from scheduler.runner import Beat, tick
from store.database import SessionMaker, transaction
from store.delivery import outbox
from store.delivery.chats import Chat
from store.delivery.envelope import finished
from store.models import Item, Outgoing, Person, Plan
from store.people import accounts, directory, roles
from store.people.accounts import Account
from store.rules.terms import Kind, Precision, Role
from store.time import london_moment
from tests.small_plan import NOW, row_id

CHANNEL = "chat/T1/C1"
HERE = Chat("chat", "T1")


@dataclass
class PostBox:
    """A chat of the tests' own, behind the same `Sender` as Slack: it takes messages, or refuses as it is told."""

    platform: str = "chat"
    tenant: str | None = "T1"
    taken: list[tuple[str, str, Card]] = field(default_factory=list)
    """Key, address and card of each message, in the order in which they came."""
    refuses: Callable[[str], DeliveryError | None] = lambda key: None
    watches: Callable[[str], None] = lambda key: None
    """Called before a message is taken."""
    loses: Callable[[str], bool] = lambda key: False
    """Whether a message is taken and its answer then lost."""
    lookups: list[tuple[str, str, str | None]] = field(default_factory=list)
    """Key, address and the message reference of an earlier message, for each message that was looked up."""
    hides: Exception | None = None
    """What looking up raises."""
    shut: DeliveryError | None = None
    """Why the bot itself is refused."""
    checks: int = 0
    deleted: list[str] = field(default_factory=list)

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        self.watches(key)
        deadline.look()
        refusal = self.shut or self.refuses(key)
        if refusal is not None:
            raise refusal
        self.taken.append((key, to, card))
        if self.loses(key):
            raise UncertainError("connection_lost")
        return f"{to}/{len(self.taken)}"

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        self.lookups.append((key, to, near))
        if self.hides is not None:
            raise self.hides
        places = [number for number, taken in enumerate(self.taken, start=1) if taken[:2] == (key, to)]
        return f"{to}/{places[0]}" if places else None

    def delete(self, message_ref: str) -> None:
        self.deleted.append(message_ref)

    def check(self) -> None:
        self.checks += 1
        if self.shut is not None:
            raise self.shut

    @property
    def keys(self) -> list[str]:
        return [key for key, _, _ in self.taken]


def nine(day: date) -> datetime:
    """Nine o'clock in London, when jobs begin."""
    return london_moment(day, time(9))


def hour(day: date, at: str = "09:30") -> datetime:
    """By London's clocks; when owners are asked, if nothing else is said."""
    return london_moment(day, time.fromisoformat(at))


@dataclass
class World:
    sessions: SessionMaker
    post_box: PostBox

    def person(self, name: str = "Owner", *, account: bool = True, platform: str = "chat", tenant: str = "T1") -> int:
        """A new person, or somebody's account in one more chat."""
        with transaction(self.sessions) as session:
            email = f"{name.lower()}@council.example"
            if account:
                person = accounts.remember(session, Account(platform, tenant, f"U-{name}", name, email))
            else:
                person = Person(name=name, email=email)
                session.add(person)
                session.flush()
            assert person.id is not None
            return person.id

    def changes(self, person_id: int, **fields: object) -> None:
        with transaction(self.sessions) as session:
            person = directory.get(session, person_id)
            for name, value in fields.items():
                setattr(person, name, value)

    def plan(self, title: str, channel: str | None = None) -> int:
        """One more plan, beside the small one, which is the first."""
        with transaction(self.sessions) as session:
            plan = Plan(title=title, source="second.txt", created_at=NOW, channel=channel)
            session.add(plan)
            session.flush()
            return row_id(plan)

    def leads(self, person_id: int, plan_id: int = 1) -> None:
        with transaction(self.sessions) as session:
            person = directory.get(session, person_id)
            assert person is not None
            roles.give(session, person, Role.LEAD, session.get_one(Plan, plan_id))

    def action(self, ref: str, baseline: date, owner_id: int | None, plan_id: int = 1) -> None:
        with transaction(self.sessions) as session:
            item = Item(plan_id=plan_id, kind=Kind.ACTION, ref=ref, title=f"Title of {ref}", position=0)
            item.baseline, item.baseline_precision, item.owner_id = baseline, Precision.DAY, owner_id
            session.add(item)

    def beats(self, moment: datetime) -> Beat:
        return tick(self.sessions, self.post_box, moment)

    def beats_each_day(self, first: date, last: date) -> None:
        for number in range((last - first).days + 1):
            self.beats(hour(first + timedelta(days=number)))

    def ledger(self) -> list[Outgoing]:
        with self.sessions() as session:
            return list(session.exec(select(Outgoing).order_by(col(Outgoing.id))))

    def message(self, key: str) -> Outgoing:
        return next(row for row in self.ledger() if row.key == key)

    def nudges(self) -> list[str]:
        """The days on which somebody was nudged."""
        return [key.rsplit("/", 1)[-1] for key in self.post_box.keys if key.startswith("nudge/")]


def queue(sessions: SessionMaker, key: str, to: int | None = None, *, channel: str = CHANNEL, **wishes: Any) -> bool:
    """To a person, or else to the channel."""
    with transaction(sessions) as session:
        plan = session.exec(select(Plan)).one()
        card = finished(Card(title=f"Message {key}"))
        where = {"person_id": to} if to is not None else {"channel": channel}
        return outbox.queue(session, plan, key=key, kind="nudge", card=card, now=NOW, **where, **wishes)
