"""BRAG of one action, milestone or timeline entry, and what makes it overdue.

Blue is complete, as in most councils' improvement plans. What its owner says is complete and nobody has verified yet
("claimed") is green: it is neither late, since the owner did their part, nor blue, since the board's key keeps that for
what is known to be done. It says so in words wherever it is shown. Impact is another key, and no part of this one.
"""

from datetime import date

from store.rules.terms import Brag, Progress


def is_overdue(baseline: date | None, completed_on: date | None, today: date, claimed_on: date | None = None) -> bool:
    """Whether the last day promised has passed. A later forecast does not excuse it; a claim that waits does."""
    return baseline is not None and completed_on is None and claimed_on is None and today > baseline


def days_late(baseline: date, today: date) -> int:
    """Calendar days since the last day promised."""
    return (today - baseline).days


def brag(
    *,
    progress: Progress | None,
    blocker: str | None,
    baseline: date | None,
    forecast: date | None,
    completed_on: date | None,
    today: date,
    claimed_on: date | None = None,
) -> Brag:
    if completed_on is not None:
        return Brag.BLUE
    if claimed_on is not None:
        return Brag.GREEN
    if is_overdue(baseline, completed_on, today) or progress is Progress.DELAYED:
        return Brag.RED
    if progress is Progress.AT_RISK or blocker or slips(baseline, forecast):
        return Brag.AMBER
    return Brag.GREEN if progress is Progress.ON_TRACK else Brag.GREY


def slips(baseline: date | None, forecast: date | None) -> bool:
    return baseline is not None and forecast is not None and forecast > baseline
