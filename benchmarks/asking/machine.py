"""People, leave, dates and updates in any order, and what must hold of every message whatever they did.

The machine keeps its own small book of who is away, who owns what and what was said, and holds each message that the
real bot sends against it.
"""

import shutil
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from benchmarks.asking.chat import Listener
from bot.afterwards import Afterwards
from bot.conversation import Conversation, Utterance
from commands.cards import Card, Heading
from commands.messages.nudge import NUDGE
from scheduler.clock import SetClock
from scheduler.delivery.hours import in_their_hours
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.runner import tick
from store.database import open_database, session_maker, transaction
from store.models import Item, Plan
from store.people import accounts, roles
from store.people.accounts import Account
from store.plan import plan_settings
from store.rules.terms import Kind, Precision, Progress, Role

DAY = timedelta(days=1)
LONDON = ZoneInfo("Europe/London")
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata")
"""Of the three who own things: few, so that whoever stands in is often away too."""
LEAD, GUEST = 3, 4
"""The places of those who own nothing."""
OWNERS = st.integers(0, len(ZONES) - 1)
THINGS = tuple(f"T{number}" for number in range(1, 7))
BEGINS = (datetime(2026, 3, 23, tzinfo=UTC), datetime(2026, 8, 24, tzinfo=UTC), datetime(2026, 12, 14, tzinfo=UTC))
"""Before clock changes and bank holidays."""
BEATS = (0, 6, 9, 12, 15, 18, 23)
LEAD_TIMES = tuple(range(9))
"""Close enough that a week would soon have a message a day."""
PROGRESS = {"on track": Progress.ON_TRACK, "at risk": Progress.AT_RISK, "complete": Progress.COMPLETE}
ASKING = [NUDGE.schedule] if NUDGE.schedule else []
DEFAULT_POLICY = DeliveryPolicy(may_send=in_their_hours)
OFF = holidays.country_holidays("GB", subdiv="WLS", years=range(2025, 2030))


@dataclass
class Thing:
    owner: int | None
    due: date
    open: bool = True
    progress: Progress | None = None
    said_at: datetime | None = None


@dataclass
class Away:
    first: date
    last: date
    deputy: int | None


@dataclass
class Book:
    """What is so, kept without the bot's own code."""

    things: dict[str, Thing] = field(default_factory=dict)
    away: dict[int, list[Away]] = field(default_factory=lambda: defaultdict(list))
    sent: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    asked: dict[int, dict[date, set[str]]] = field(default_factory=lambda: defaultdict(dict))
    """References that a person was asked about on a day."""

    def leave_of(self, person: int, day: date) -> Away | None:
        return next((one for one in self.away[person] if one.first <= day <= one.last), None)

    def may_update(self, person: int, thing: Thing, day: date) -> bool:
        if person == GUEST:
            return False
        return person == LEAD or (thing.owner is not None and self.asked_instead_of(thing.owner, person, day))

    def asked_instead_of(self, owner: int, person: int, day: date) -> bool:
        """Whether this person is the owner, or stands in for them."""
        if person == owner:
            return True
        leave = self.leave_of(owner, day)
        return leave is not None and leave.deputy == person and self.leave_of(person, day) is None


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def last_working_day(day: date) -> date:
    while not works(day):
        day -= DAY
    return day


@lru_cache(maxsize=1)
def ready() -> Path:
    path = Path(tempfile.mkdtemp()) / "ready.db"
    open_database(f"sqlite:///{path}").dispose()
    return path


class Nudging(RuleBasedStateMachine):
    # In all runs, so that nobody takes silence for a proof.
    steps = said = away = messages = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.engine = open_database(f"sqlite:///{shutil.copy(ready(), self.folder.name)}")
        self.sessions = session_maker(self.engine)
        self.afterwards = Afterwards(self.sessions)
        self.book = Book()
        self.keys = 0

    @initialize(
        begin=st.sampled_from(BEGINS),
        due=st.lists(st.integers(-5, 20), min_size=6, max_size=6),
        away=st.lists(st.tuples(OWNERS, st.integers(0, 3), st.integers(0, 8), st.none() | OWNERS), max_size=3),
    )
    def begin(self, begin: datetime, due: list[int], away: list[tuple[int, int, int, int | None]]) -> None:
        self.clock = SetClock(begin)
        self.conversation = Conversation(self.sessions, self.clock, self.afterwards)
        with transaction(self.sessions) as session:
            plan = Plan(title="Plan", source="plan.txt", created_at=begin)
            session.add(plan)
            session.flush()
            assert plan.id is not None
            people = [accounts.remember(session, self._account(place)) for place in range(GUEST + 1)]
            self.ids = [one.id for one in people if one.id is not None]
            lead = people[LEAD]
            roles.give(session, lead, Role.LEAD, plan)
            to = plan_settings.nudges(plan).but(lead_times=LEAD_TIMES)
            plan_settings.change(session, plan, to, by=lead, now=begin)
            for place, ref in enumerate(THINGS):
                owner, baseline = place % len(ZONES), begin.date() + DAY * due[place]
                item = Item(plan_id=plan.id, kind=Kind.TIMELINE, ref=ref, title=f"Title of {ref}", position=place)
                item.owner_id, item.baseline = self.ids[owner], baseline
                item.baseline_precision = Precision.DAY
                session.add(item)
                self.book.things[ref] = Thing(owner, baseline)
        for of, ahead, days, deputy in away:
            self._leave(LEAD, of, ahead, days, deputy)

    def _account(self, place: int) -> Account:
        zone = ZONES[place] if place < len(ZONES) else None
        name = f"Person {place}"
        return Account(
            "chat", "T1", f"U{place}", name, f"p{place}@council.example", guest=place == GUEST, time_zone=zone
        )

    def teardown(self) -> None:
        # What answers leave behind is written by a thread of its own.
        self.afterwards.close()
        self.engine.dispose()
        self.folder.cleanup()

    # What people do.

    @rule(who=st.integers(0, GUEST), ref=st.sampled_from(THINGS), words=st.sampled_from(sorted(PROGRESS)))
    def somebody_says_how_a_thing_stands(self, who: int, ref: str, words: str) -> None:
        thing = self.book.things[ref]
        heard = self._says(who, f"update {ref} {words}")
        if self.book.may_update(who, thing, self.today):
            assert heard, "who may update can"
            thing.progress, thing.open = PROGRESS[words], PROGRESS[words] is not Progress.COMPLETE
            thing.said_at = self.clock.now()
        self._stands(ref)

    @precondition(lambda self: self._stand_ins())
    @rule(of=st.integers(0, 20), words=st.sampled_from(sorted(PROGRESS)))
    def somebody_who_stands_in_says_how_a_thing_stands(self, of: int, words: str) -> None:
        pairs = self._stand_ins()
        ref, deputy = pairs[of % len(pairs)]
        self.somebody_says_how_a_thing_stands(deputy, ref, words)

    def _stand_ins(self) -> list[tuple[str, int]]:
        """Each thing whose owner is away today, with their deputy, who may be away too."""
        away = {
            ref: self.book.leave_of(one.owner, self.today)
            for ref, one in self.book.things.items()
            if one.owner is not None
        }
        return [(ref, one.deputy) for ref, one in away.items() if one is not None and one.deputy is not None]

    @rule(who=st.integers(0, GUEST), ref=st.sampled_from(THINGS), to=OWNERS)
    def somebody_gives_a_thing_away(self, who: int, ref: str, to: int) -> None:
        heard = self._says(who, f"assign {ref} @person:{self.ids[to]}")
        assert heard == (who == LEAD)
        if heard:
            self.book.things[ref].owner = to
        self._stands(ref)

    @rule(who=st.integers(0, GUEST), ref=st.sampled_from(THINGS), days=st.integers(-3, 30))
    def somebody_moves_a_date(self, who: int, ref: str, days: int) -> None:
        to = self.today + DAY * days
        heard = self._says(who, f"set {ref} due {to.isoformat()} anyway because it moved agreed by the Board")
        assert heard == (who == LEAD)
        if heard:
            self.book.things[ref].due = to
        self._stands(ref)

    @rule(of=OWNERS, by_lead=st.booleans(), ahead=st.integers(0, 3), days=st.integers(0, 8), deputy=st.none() | OWNERS)
    def somebody_writes_leave_down(self, of: int, by_lead: bool, ahead: int, days: int, deputy: int | None) -> None:
        self._leave(LEAD if by_lead else of, of, ahead, days, deputy)

    @rule(who=st.integers(0, GUEST), of=OWNERS, days=st.integers(0, 8))
    def anybody_tries_to_write_leave_down(self, who: int, of: int, days: int) -> None:
        self._leave(who, of, 1, days, None)

    def _leave(self, who: int, of: int, ahead: int, days: int, deputy: int | None) -> None:
        first = self.today + DAY * ahead
        last = first + DAY * days
        whose = "" if who == of else f"@person:{self.ids[of]} "
        behind = "" if deputy is None else f" deputy @person:{self.ids[deputy]}"
        heard = self._says(who, f"leave {whose}{first.isoformat()} to {last.isoformat()}{behind}")
        taken = any(one.first <= last and one.last >= first for one in self.book.away[of])
        assert heard == (who in (of, LEAD) and deputy != of and not taken)
        if heard:
            Nudging.away += 1
            self.book.away[of].append(Away(first, last, deputy))

    @rule(who=OWNERS)
    def somebody_comes_back_early(self, who: int) -> None:
        known = [one for one in self.book.away[who] if one.last >= self.today]
        if len(known) == 1 and self._says(who, "leave cancel"):
            self.book.away[who].remove(known[0])

    # What time does.

    @rule(hours=st.integers(1, 5))
    def some_hours_pass(self, hours: int) -> None:
        self.clock.move_to(self.clock.now() + timedelta(hours=hours))
        self._beats()

    @rule(days=st.integers(1, 5))
    def days_pass_and_what_was_due_was_asked(self, days: int) -> None:
        """From one midnight to the next; each zone's hours are met twice at least."""
        for _ in range(days):
            midnight = datetime.combine(self.clock.now().date() + DAY, time(), tzinfo=UTC)
            for hours in BEATS:
                self.clock.move_to(midnight + timedelta(hours=hours))
                self._beats()
            self._nothing_due_was_left_unasked(midnight.date())

    @precondition(lambda self: self.today.day % 3 == 0)
    @rule(days=st.integers(2, 12))
    def the_bot_is_down_for_days(self, days: int) -> None:
        self.clock.move_to(self.clock.now() + DAY * days)
        self._beats()

    # What must hold.

    @invariant()
    def a_step_is_counted(self) -> None:
        Nudging.steps += 1

    def _beats(self) -> None:
        """Delivery outlives whatever a chat raises, so what it sent is looked at when the beat is over."""
        sent: list[tuple[str, Card]] = []
        listener = Listener(lambda key, to, card: sent.append((to, card)) if key.startswith(NUDGE.name) else None)
        tick(self.sessions, listener, self.clock.now(), among=ASKING, policy=DEFAULT_POLICY)
        for to, card in sent:
            self._message(to, card)

    def _message(self, to: str, card: Card) -> None:
        Nudging.messages += 1
        who = int(to.removeprefix("U"))
        local = self.clock.now().astimezone(ZoneInfo(ZONES[who]))
        day = local.date()
        assert works(day), "on a working day"
        assert time(8, 30) <= local.time() < time(17, 30), "within hours"
        assert self.book.leave_of(who, day) is None, "nobody on leave is asked"
        assert day not in self.book.sent[who], "nobody twice a day"
        monday = day - DAY * day.weekday()
        this_week = [one for one in self.book.sent[who] if one >= monday]
        asked = {item.ref: self.book.things[item.ref] for item in card.items}
        soon = any(day <= last_working_day(one.due) <= day + 2 * DAY for one in asked.values())
        assert len(this_week) < 2 or soon, "no more than two a week unless something is due within two days"
        assert asked, "silence where there is nothing to ask"
        for thing in asked.values():
            assert thing.open
            assert thing.owner is not None
            assert self.book.asked_instead_of(thing.owner, who, day), "only the owner, or who stands in"
            answered = thing.said_at is not None and thing.said_at.astimezone(local.tzinfo).date() == day
            assert not answered, "what was said today is not asked today"
        assert not set(asked) & self.book.asked[who].get(day - DAY, set()), "nobody twice on two days running"
        self.book.asked[who][day] = set(asked)
        strangers = {thing.owner for thing in asked.values()} - {who}
        headings = [part.text for part in card.parts if isinstance(part, Heading)]
        if local.date() == self.today:
            assert len(headings) == len(strangers), "told for whom"
        self.book.sent[who].append(day)

    def _nothing_due_was_left_unasked(self, day: date) -> None:
        """What was due on its owner's whole day, nobody having said anything since the day before."""
        if not works(day):
            return
        for ref, thing in self.book.things.items():
            owner = thing.owner
            if owner is None or not thing.open or last_working_day(thing.due) != day:
                continue
            recent = thing.said_at is not None and thing.said_at.date() >= day - DAY
            quiet = not any(one.first <= day + 12 * DAY and one.last >= day - DAY for one in self.book.away[owner])
            if quiet and not recent and ref not in self.book.asked[owner].get(day - DAY, set()):
                assert day in self.book.sent[owner], f"{ref} was due and nobody was asked"

    def _stands(self, ref: str) -> None:
        thing = self.book.things[ref]
        with self.sessions() as session:
            item = session.get(Item, THINGS.index(ref) + 1)
            assert item is not None
            owner = None if thing.owner is None else self.ids[thing.owner]
            assert (item.progress, item.closed_at is None) == (thing.progress, thing.open)
            assert (item.owner_id, item.baseline) == (owner, thing.due), "nobody without the right changes anything"

    def _says(self, who: int, words: str) -> bool:
        """Whether it was done."""
        Nudging.said += 1
        self.keys += 1
        heard = self.conversation.hear(Utterance(self.ids[who], words, key=f"said/{self.keys}"))
        return not heard.refused

    @property
    def today(self) -> date:
        """In London, where the days of the plan are."""
        return self.clock.now().astimezone(LONDON).date()
