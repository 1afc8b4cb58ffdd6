"""The one table of how long things are kept. A council may change what is not fixed by how the program works."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect
from sqlmodel import Session, select

from store.models import RetentionPeriod

LONGEST = 3_650
"""Days. Whoever needs a thing for longer exports it."""


@dataclass(frozen=True)
class Period:
    name: str
    """As a council sets it."""
    of: str
    """What is deleted."""
    since: str
    """From when on the days count."""
    days: int
    fixed: str = ""
    """Why no council can change it."""

    @property
    def kept(self) -> str:
        return in_words(self.days)


def in_words(days: int) -> str:
    """How long something is kept, such as "24 months"."""
    if days == 0:
        return "not at all"
    if days % 365 == 0:
        return f"{days // 365 * 12} months"
    return "1 day" if days == 1 else f"{days} days"


HELP = Period("help", "words that were sent on in private: calls for help, and what was decided", "they went", 30)
LEDGER = Period("ledger", "what other messages said; that they went, to whom and when stays", "they went", 730)
DOCUMENTS = Period("documents", "documents that nobody answered", "they were shared", 14)
LEAVE = Period("leave", "when somebody was away, and who stood in", "they were back", 730)
DISCARDED = Period(
    "discarded", "documents that were discarded", "the answer", 0, fixed="the answer says that they are gone"
)
INBOUND = Period(
    "inbound", "names of clicks, commands and forms that came in", "they came", 3, fixed="a chat may deliver them again"
)
UNDO = Period("undo", "what can be taken back", "it was written", 1, fixed="after an hour nobody can take it back")
PULSES = Period(
    "pulses",
    "who was asked by a round of a pulse, and its comments",
    "the round closed",
    365,
    fixed="later rounds are checked by it, so that they give nobody away",
)
PERIODS = (HELP, LEDGER, DOCUMENTS, LEAVE, DISCARDED, INBOUND, UNDO, PULSES)


class UnfitPeriodError(Exception):
    """Why a period cannot be set: a sentence."""


def days_of(session: Session) -> dict[str, int]:
    """How many days each is kept here."""
    own = {one.name: one.days for one in session.exec(select(RetentionPeriod))}
    return {one.name: own.get(one.name, one.days) for one in PERIODS}


def days_set(period: Period) -> ScalarSelect[int]:
    """The days that the council has set; none where it has not. To be read with other things in one statement."""
    return select(RetentionPeriod.days).where(RetentionPeriod.name == period.name).scalar_subquery()


def since(session: Session, period: Period, now: datetime) -> datetime:
    """What is older has outlived its period."""
    return now - timedelta(days=days_of(session)[period.name])


def keep(session: Session, name: str, days: int) -> None:
    """Set how long something is kept.

    Raises:
        UnfitPeriodError: nothing is called so, it is fixed, or that is no number of days.
    """
    found = next((one for one in PERIODS if one.name == name), None)
    if found is None:
        can = ", ".join(one.name for one in PERIODS if not one.fixed)
        raise UnfitPeriodError(f"“{name}” is no period. There are: {can}.")
    if found.fixed:
        raise UnfitPeriodError(f"How long “{name}” is kept cannot be changed: {found.fixed}.")
    if not 1 <= days <= LONGEST:
        raise UnfitPeriodError(f"Say how many days “{name}” is kept, from 1 to {LONGEST:,}.")
    session.merge(RetentionPeriod(name=name, days=days))
    session.flush()
