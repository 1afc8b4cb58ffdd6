"""One round: people are asked, some answer, some change their answer, some skip it; an attacker watches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from random import Random

from sqlmodel import Session

from benchmarks.delivering.senders import at_any_hour
from benchmarks.pulse.boxes import Box
from benchmarks.pulse.evidence import Account
from benchmarks.pulse.given import OPENS
from commands.cards import Card
from scheduler.delivery.loop import deliver
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import NO_DEADLINE, Deadline
from store.models import Identity, Person, Plan

ANSWERS = 0.8
CHANGES = 0.15
SKIPS = 0.05
TENANT = "T01SIGHTLINE"
AT_ONCE = DeliveryPolicy(may_send=at_any_hour)
WORDS = [
    "fewer cases each week",
    "more time with families",
    "a quieter office",
    "supervision that is not put off",
    "cover for leave",
    "less copying between systems",
    "clearer thresholds",
    "a manager who listens",
]


@dataclass(frozen=True)
class Turn:
    """Somebody sends their ballot at this moment."""

    person: int
    words: str | None
    """None where they skip the round."""
    at: datetime


@dataclass(frozen=True)
class Story:
    turns: tuple[Turn, ...]
    reminded_at: int
    """After how many turns the others are reminded."""


def made_up(people: Sequence[int], seed: int) -> Story:
    """Who sends what, and when: most answer once, in no order; each comment is written once."""
    chance = Random(seed)  # noqa: S311 - a story that is told again
    answering = chance.sample(list(people), round(len(people) * ANSWERS))
    skipping = chance.sample([one for one in people if one not in answering], round(len(people) * SKIPS))
    firsts = chance.sample([*answering, *skipping], len(answering) + len(skipping))
    seconds = chance.sample(answering, round(len(answering) * CHANGES))
    order = [*firsts]
    for person in seconds:
        order.insert(chance.randint(order.index(person) + 1, len(order)), person)
    at, turns = OPENS, []
    for person in order:
        at += timedelta(seconds=chance.randint(20, 3_000))
        turns.append(Turn(person, None if person in skipping else _comment(chance), at))
    return Story(tuple(turns), len(turns) // 2)


def _comment(chance: Random) -> str:
    said = chance.sample(WORDS, chance.randint(1, 5))
    # A word of its own, by which the attacker finds it: as if he knew what everybody writes.
    return f"{', '.join(said)} {''.join(chance.choices('bcdfghjklmnprstvw', k=12))}"


def settle(session: Session, people: int) -> tuple[Account, ...]:
    """A plan and people with accounts."""
    session.add(Plan(title="A plan", source="proof", created_at=OPENS))
    return join(session, people)


def join(session: Session, people: int) -> tuple[Account, ...]:
    """People with accounts, beside those that there are."""
    accounts = []
    for number in range(people):
        person = Person(name=f"Worker {number:03}", email=f"worker.{number:03}@example.org")
        session.add(person)
        session.flush()
        assert person.id is not None
        account = f"U{number:05}"
        session.add(Identity(person_id=person.id, platform="slack", tenant=TENANT, external_id=account))
        accounts.append(Account(person.id, (account, str(person.email), person.name)))
    return tuple(accounts)


def play(box: Box, accounts: Sequence[Account], story: Story, looks: Callable[[Turn], None]) -> dict[int, str]:
    """Play a round up to its close. Returns what each person's answer is in the end."""
    people = [one.person for one in accounts]
    box.open(people, OPENS)
    box.ask(people, OPENS, reminder=False)
    deliver(box.sessions, _Anybody(), OPENS, AT_ONCE)
    final: dict[int, str] = {}
    for number, turn in enumerate(story.turns):
        if number == story.reminded_at:
            left = {turn.person for turn in story.turns[:number]}
            box.ask([one for one in people if one not in left], turn.at, reminder=True)
            deliver(box.sessions, _Anybody(), turn.at, AT_ONCE)
        if box.answer(turn.person, turn.words, turn.at) and turn.words is not None:
            final[turn.person] = turn.words
        looks(turn)
    return final


class _Anybody:
    """A chat that takes everything."""

    platform = "slack"
    tenant: str | None = TENANT

    def __init__(self) -> None:
        self._numbers = count(1)

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        return f"{to}/{next(self._numbers)}"

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        return None

    def delete(self, message_ref: str) -> None: ...

    def check(self) -> None: ...
