"""Kinds of message, found by looking through this folder: each is one `MessageKind`, declared in a file of its own."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from sqlmodel import Session

import commands.messages
from commands.cards import Card
from commands.language.plan_words import InPlan
from commands.request import Request
from store.delivery import job_days, outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Person, Plan
from store.people.permissions import may
from store.plan import plans
from store.time import LONDON, london_day, london_moment


@dataclass(frozen=True)
class Context:
    """For whom a message is drawn, and when."""

    key: str
    """The message's."""
    session: Session
    plans: Sequence[Plan]
    """Those that are open, oldest first."""
    to: Person | None
    """None for a channel."""
    now: datetime

    @classmethod
    def of(cls, request: Request, key: str = "") -> "Context":
        """What somebody who asks about a message is answered from."""
        return cls(key, request.session, plans.open_ones(request.session), request.person, request.now)

    @property
    def person(self) -> Person:
        assert self.to is not None
        return self.to

    @property
    def person_id(self) -> int:
        assert self.person.id is not None
        return self.person.id

    @property
    def readable(self) -> list[Plan]:
        """The open plans that this person may read."""
        return [plan for plan in self.plans if may(self.person, "read", plan)]

    def request(self, plan: Plan) -> Request:
        """What commands are given, as if this person asked now."""
        several = len(self.plans) > 1
        return Request(self.session, self.person, plan, london_day(self.now), self.now, several=several)

    def in_plan(self, plan: Plan, refs: list[str]) -> InPlan:
        """Things of one plan, named so that no button can mean another's."""
        return InPlan(self.request(plan), refs, named=len(self.plans) > 1)


Decide = Callable[[Session, Sequence[Plan], datetime], int | None]
"""Given the open plans and the moment: queues messages and says how many were new. None where nothing was decided."""
Due = Callable[[Session, Sequence[Plan], datetime], bool]
"""Given the open plans and the moment: whether there is something to decide. It only reads."""
Moments = Callable[[Session, Sequence[Plan], date], Iterable[datetime]]
Draw = Callable[[Context, Envelope], Card | None]
"""The card as it would go now. None where there is nothing left to say."""


Foretell = Callable[[Session, Sequence[Plan], datetime, datetime], Iterable[tuple[datetime, str]]]
"""Given the open plans and a span of time: at which moments of it something is said, in a sentence for others."""


@dataclass(frozen=True)
class Schedule:
    """When it is decided whether to say something unasked."""

    job: str
    """What the deciding is called in `job_run` and in what `sightline tick` answers."""
    moments: Moments
    """When on a London day there may be something to decide."""
    decide: Decide
    """Called at every beat that finds it due, so it claims what it decides: of processes that race, one does."""
    due: Due = lambda session, plans, now: True
    """Most beats find nothing due. They write nothing, and wait for nobody who writes."""
    in_hours: bool = False
    """Whether it decides for nobody outside their working hours."""


class InDoubt(StrEnum):
    """What becomes of a message that may have arrived, where nobody can look it up."""

    REPEAT = "repeat"
    """It is sent once more, and begins with “(repeat)”."""
    NEVER = "never"
    """It is given up: twice would be worse than not at all."""


@dataclass(frozen=True, kw_only=True)
class MessageKind:
    """All that is to be known of one kind of message."""

    name: str
    """As rows and keys have it."""
    says: str
    """What it says, in the words of the log: "what has no owner"."""
    about: str = ""
    """What stands before its references there: "what has no owner:". Empty where they are shown to nobody else."""
    to: str
    """Who gets it, for the documentation."""
    when: str
    """When, for the documentation."""
    why: Callable[[Context, Outgoing | None], Card]
    """Tells a person why they got it. Given the message, where one is known."""
    draw: Draw | None = None
    """None where each message holds its finished card."""
    redraw: Callable[[Context, Outgoing], Card] | None = None
    """The card anew, after one of its buttons was pressed: what `redraw` and its key ask for."""
    schedule: Schedule | None = None
    """None where it is queued by what somebody does."""
    waits_for_morning: bool = False
    """Whether it goes only in the working hours of whoever gets it."""
    good_for: timedelta | None = None
    """How long after it was queued it is worth saying; None for always."""
    in_doubt: InDoubt = InDoubt.REPEAT
    outlives_plan: bool = False
    """Whether it is said of a closed plan, too: it ends what the plan began."""
    told_where_lost: bool = True
    """Whether the programme leads hear of it where it cannot be said."""
    private: bool = False
    """Whether it tells somebody's words in private, which nothing else keeps and which are deleted soon."""
    asks: bool = False
    """Whether it asks owners how what they own stands."""
    held: Callable[[Context, Outgoing], Sequence[InPlan]] = lambda context, row: ()
    """What a message that was held back would have been about."""
    foretell: Foretell | None = None
    """Where who gets it is nobody's business but theirs: what others are told of it, which names and counts nobody."""

    @property
    def sealed(self) -> bool:
        """Whether others learn of no message of this kind who got it, or how many did."""
        return self.foretell is not None


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, MessageKind]:
    """All kinds by name, in the order of their names."""
    found: dict[str, MessageKind] = {}
    for info in pkgutil.iter_modules(commands.messages.__path__):
        module = importlib.import_module(f"{commands.messages.__name__}.{info.name}")
        for one in vars(module).values():
            if isinstance(one, MessageKind) and found.setdefault(one.name, one) is not one:
                raise ValueError(f"two kinds of message are called {one.name}")
    return MappingProxyType(dict(sorted(found.items())))


def kind(name: str) -> MessageKind | None:
    """None for one that no longer exists: messages outlive the code that queued them."""
    return kinds().get(name)


def sealed_kinds() -> list[MessageKind]:
    return [one for one in kinds().values() if one.sealed]


def private_kinds() -> list[str]:
    """The kinds that tell somebody's words in private."""
    return [one.name for one in kinds().values() if one.private]


def outliving_plans() -> list[str]:
    """The kinds that are said of closed plans, too."""
    return [one.name for one in kinds().values() if one.outlives_plan]


def end_for_closed_plans(session: Session) -> None:
    """End what waits and speaks of closed plans alone, but for what outlives them."""
    outbox.end_for_closed_plans(session, outliving_plans())


def scheduled() -> list[tuple[MessageKind, Schedule]]:
    """The kinds that are decided unasked, in the order of their jobs' names."""
    found = [(one, one.schedule) for one in kinds().values() if one.schedule is not None]
    return sorted(found, key=lambda one: one[1].job)


def any_day(day: date) -> bool:
    return True


def daily(
    job: str,
    at: time,
    decide: Callable[[Session, Plan, date, datetime], int],
    on: Callable[[date], bool] = any_day,
) -> Schedule:
    """Decide once for each plan and London day, from `at` on."""

    def moments(session: Session, plans: Sequence[Plan], day: date) -> list[datetime]:
        return [london_moment(day, at)] if on(day) else []

    def is_time(now: datetime) -> bool:
        return on(london_day(now)) and now.astimezone(LONDON).time() >= at

    def due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
        return is_time(now) and not job_days.taken_for(session, plans, job, london_day(now))

    def decide_each(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
        today = london_day(now)
        if not is_time(now):
            return None
        # The claim and what is decided are one transaction, so that a crash between the two undoes both.
        claimed = [plan for plan in plans if job_days.claim(session, plan, job, today, now)]
        return sum(decide(session, plan, today, now) for plan in claimed) if claimed else None

    return Schedule(job, moments, decide_each, due)
