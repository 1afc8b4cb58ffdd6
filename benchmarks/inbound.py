"""What comes in acts once, however often and wherever it is delivered, and nothing acknowledged is lost.

    python -m benchmarks.inbound                            10,000 events, then 1,000 kills
    python -m benchmarks.inbound --events 160 --kills 5     as the tests do
    python -m benchmarks.inbound --database URL             on another database, which is filled

Two real bots behind signed HTTP share one database and answer through the demo workspace. Ends with 1 where an event
left no mark or more than one.
"""

import argparse
import itertools
import queue
import random
import sys
import tempfile
import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

from benchmarks.bots import TURNS, Bot, Line, Nursery, Parcel, Setting, needs_fork
from benchmarks.inbound_events import Scene, lead_of, make_event, make_update, marks, owner_changes, set_scene
from benchmarks.table import show
from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from bot.slack.manifest import scopes
from bot.stage import members_of
from scheduler.clock import WallClock
from store.database import open_database, session_maker, transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed

PROCESSES = 2
HANDS = 4
"""Deliveries under way at once."""
MOST_DELIVERIES = TURNS
BUSY = 503
GIVEN_TO = "workforce.lead@demo.example"

Delivery = tuple[Parcel, int]
Waiting = queue.SimpleQueue[tuple[int, Parcel, int] | None]


class Stand:
    """A database, the demo workspace, and bots before it."""

    def __init__(self, nursery: Nursery, url: str, many: int, chance: random.Random) -> None:
        self.nursery, self.chance = nursery, chance
        self.engine = open_database(url)
        self.sessions = session_maker(self.engine)
        with transaction(self.sessions) as session:
            seed(session)
            self.refs = set_scene(session, max(many // 8, 8))
            self.lead = lead_of(session).email
        members = members_of(demo_plan().people)
        self.workspace = Workspace(members, [], WallClock().now, scopes=scopes())
        self.server = DemoServer(self.workspace)
        self.server.start()
        accounts = {one.email: one.id for one in members}
        self.scene = Scene(self.server.payloads, accounts[str(self.lead)], self.refs, f"<@{accounts[GIVEN_TO]}>", many)
        self.setting = Setting(url, self.server.api_url, self.workspace.bot_token, self.workspace.signing_secret)
        self.bots = [nursery.bot(self.setting) for _ in range(PROCESSES)]

    def line(self, bot: Bot) -> Line:
        return Line(bot, self.workspace.signing_secret)

    def sound(self) -> str:
        """What the database says of itself."""
        if self.engine.dialect.name != "sqlite":
            return "not asked"
        with self.engine.connect() as connection:
            return str(connection.exec_driver_sql("PRAGMA integrity_check").scalar())

    def close(self) -> None:
        for bot in self.bots:
            bot.kill()
        self.server.stop()
        self.engine.dispose()


def deliver_again_and_again(stand: Stand, many: int) -> tuple[int, Counter[int], Counter[str]]:
    """Deliver each event one to four times, to both bots, some at the same moment and some much later."""
    halves = _in_turn([make_event(stand.scene, number) for number in range(many)], stand.chance)
    refused: list[int] = []
    for deliveries in halves:
        waiting: Waiting = queue.SimpleQueue()
        for place, (parcel, turn) in enumerate(deliveries):
            waiting.put((place, parcel, turn))
        hands = [threading.Thread(target=_deliver_all, args=(stand, waiting, refused)) for _ in range(HANDS)]
        for hand in hands:
            waiting.put(None)
            hand.start()
        for hand in hands:
            hand.join()
    if refused:
        sys.exit(f"Not acknowledged: {Counter(refused)}")
    with stand.sessions() as session:
        return sum(map(len, halves)), marks(session), owner_changes(session)


def _in_turn(parcels: list[Parcel], chance: random.Random) -> tuple[list[Delivery], list[Delivery]]:
    """All deliveries in their order, and which of its event's each is.

    The second half begins once the first is through: it takes back what the first gives away, and of those who wait
    for a busy database one may come in much later than it was sent.
    """
    placed: list[tuple[float, Parcel, int]] = []
    for place, parcel in enumerate(parcels):
        for again in range(chance.randint(1, MOST_DELIVERIES)):
            after = 0.0 if again == 0 else chance.choice((0.1, 0.2, chance.uniform(1, len(parcels))))
            placed.append((place + after, parcel, again))
    placed.sort(key=lambda one: one[0])
    first = bisect_left(placed, len(parcels) / 2, key=lambda one: one[0])
    deliveries = [(parcel, turn) for _, parcel, turn in placed]
    return deliveries[:first], deliveries[first:]


def _deliver_all(stand: Stand, waiting: Waiting, refused: list[int]) -> None:
    lines = [stand.line(bot) for bot in stand.bots]
    while (one := waiting.get()) is not None:
        place, parcel, turn = one
        status = lines[place % len(lines)].delivers(parcel, turn)
        if status == BUSY:
            # As Slack does with what was not acknowledged.
            status = lines[(place + 1) % len(lines)].delivers(parcel, turn)
        if status != 200:
            refused.append(status)
    for line in lines:
        line.close()


def kill_after_acknowledgement(stand: Stand, kills: int, first: int) -> tuple[set[int], set[int], Counter[int]]:
    """Kill a bot right behind an acknowledgement, with another request under way, and deliver that one again.

    Returns:
        Updates that were acknowledged, all that were sent, and how often each was written.
    """
    numbers = itertools.count(first)
    acknowledged: set[int] = set()
    sent: set[int] = set()
    for turn in range(kills):
        victim = stand.bots[turn % PROCESSES]
        line = stand.line(victim)
        for number in itertools.islice(numbers, stand.chance.randint(1, 3)):
            sent.add(number)
            if line.delivers(make_update(stand.scene, number)) == 200:
                acknowledged.add(number)
        number = next(numbers)
        sent.add(number)
        parcel = make_update(stand.scene, number)
        if _killed_with(line, parcel, victim, stand.chance.uniform(0, 0.03)):
            acknowledged.add(number)
        stand.bots[turn % PROCESSES] = stand.nursery.bot(stand.setting)
        if number not in acknowledged:
            # As Slack does where nobody answered.
            with _closing(stand.line(stand.bots[(turn + 1) % PROCESSES])) as other:
                if other.delivers(parcel, 1) == 200:
                    acknowledged.add(number)
    with stand.sessions() as session:
        return acknowledged, sent, marks(session)


def _killed_with(line: Line, parcel: Parcel, victim: Bot, within: float) -> bool:
    """Whether the bot still acknowledged what was under way."""
    with _closing(line):
        line.sends(parcel)
        line.waits(within)
        victim.kill()
        try:
            return line.hears() == 200
        except (OSError, HTTPException):
            return False


@contextmanager
def _closing(line: Line) -> Iterator[Line]:
    try:
        yield line
    finally:
        line.close()


def main() -> int:
    words = argparse.ArgumentParser(description="Deliver everything again and again, and kill bots")
    words.add_argument("--events", type=int, default=10_000)
    words.add_argument("--kills", type=int, default=1_000)
    words.add_argument("--database", help="where; a new SQLite file if it is not said")
    words.add_argument("--seed", type=int, default=20220711)
    asked = words.parse_args()
    needs_fork()
    chance = random.Random(asked.seed)  # noqa: S311 - nothing secret
    nursery = Nursery()
    with tempfile.TemporaryDirectory() as folder:
        url = asked.database or f"sqlite:///{Path(folder) / 'sightline.db'}"
        stand = Stand(nursery, url, asked.events, chance)
        try:
            wrong = _report(stand, asked.events, asked.kills)
        finally:
            stand.close()
            nursery.close()
    return 1 if wrong else 0


def _report(stand: Stand, events: int, kills: int) -> int:
    deliveries, marked, owners = deliver_again_and_again(stand, events)
    marking = {number for number in range(events) if number % 8 != 7}
    lost = len(marking - marked.keys()) + sum(2 - times for times in owners.values() if times < 2)
    repeated = sum(times - 1 for times in marked.values()) + sum(max(times - 2, 0) for times in owners.values())
    rows: list[list[object]] = [[f"{events:,} events", f"{deliveries:,}", "", lost, repeated, stand.sound()]]
    acknowledged, sent, marked = kill_after_acknowledgement(stand, kills, events)
    gone, twice = len(acknowledged - marked.keys()), sum(marked[number] > 1 for number in sent)
    rows.append([f"{kills:,} kills", f"{len(sent):,}", f"{len(acknowledged):,}", gone, twice, stand.sound()])
    show(["to 2 processes", "delivered", "acknowledged", "lost", "repeated", "integrity"], rows)
    return lost + repeated + gone + twice


if __name__ == "__main__":
    sys.exit(main())
