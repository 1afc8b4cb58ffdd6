"""BRAG of one action, milestone or timeline entry, and what makes it overdue.

Blue is complete, as in most councils' improvement plans. What its owner says is complete and nobody has verified yet
("claimed") is green: it is neither late, since the owner did their part, nor blue, since the board's key keeps that for
what is known to be done. It says so in words wherever it is shown. Impact is another key, and no part of this one.
"""

from datetime import date
from enum import StrEnum
from typing import NotRequired, TypedDict, Unpack

from store.rules.terms import Brag, Progress


def is_overdue(baseline: date | None, completed_on: date | None, today: date, claimed_on: date | None = None) -> bool:
    """Whether the last day promised has passed. A later forecast does not excuse it; a claim that waits does."""
    return baseline is not None and completed_on is None and claimed_on is None and today > baseline


def days_late(baseline: date, today: date) -> int:
    """Calendar days since the last day promised."""
    return (today - baseline).days


class Ground(StrEnum):
    """What a colour rests on, the strongest first: the first that holds decides."""

    COMPLETE = "complete"
    CLAIMED = "claimed"
    OVERDUE = "overdue"
    SAID_DELAYED = "said delayed"
    SAID_AT_RISK = "said at risk"
    BLOCKED = "blocked"
    EXPECTED_LATE = "expected late"
    SAID_ON_TRACK = "said on track"
    NOT_BEGUN = "not begun"
    """Said not started, or never heard of."""


COLOUR_OF = {
    Ground.COMPLETE: Brag.BLUE,
    Ground.CLAIMED: Brag.GREEN,
    Ground.OVERDUE: Brag.RED,
    Ground.SAID_DELAYED: Brag.RED,
    Ground.SAID_AT_RISK: Brag.AMBER,
    Ground.BLOCKED: Brag.AMBER,
    Ground.EXPECTED_LATE: Brag.AMBER,
    Ground.SAID_ON_TRACK: Brag.GREEN,
    Ground.NOT_BEGUN: Brag.GREY,
}


class Rated(TypedDict):
    """What of an item its colour follows from."""

    progress: Progress | None
    blocker: str | None
    baseline: date | None
    forecast: date | None
    completed_on: date | None
    claimed_on: NotRequired[date | None]
    today: date


def grounds(**of: Unpack[Rated]) -> tuple[Ground, ...]:
    """All that hold, the one that decides first; at least one always does."""
    holds = {
        Ground.COMPLETE: of["completed_on"] is not None,
        Ground.CLAIMED: of.get("claimed_on") is not None,
        Ground.OVERDUE: is_overdue(of["baseline"], of["completed_on"], of["today"]),
        Ground.SAID_DELAYED: of["progress"] is Progress.DELAYED,
        Ground.SAID_AT_RISK: of["progress"] is Progress.AT_RISK,
        Ground.BLOCKED: bool(of["blocker"]),
        Ground.EXPECTED_LATE: slips(of["baseline"], of["forecast"]),
        Ground.SAID_ON_TRACK: of["progress"] is Progress.ON_TRACK,
    }
    return tuple(ground for ground, true in holds.items() if true) or (Ground.NOT_BEGUN,)


def brag(**of: Unpack[Rated]) -> Brag:
    return COLOUR_OF[grounds(**of)[0]]


def slips(baseline: date | None, forecast: date | None) -> bool:
    return baseline is not None and forecast is not None and forecast > baseline
