"""What an update leaves red or amber, and why: said with the thanks for it, so that nobody takes it for settled."""

from collections.abc import Sequence
from datetime import date

from commands.showing.wording import joined, period
from store.plan.item_views import ItemView
from store.rules.brag import is_overdue, slips
from store.rules.terms import Progress


def contradicts(item: ItemView, progress: Progress, today: date) -> bool:
    """Whether its rating is worse than what was said of it."""
    if not item.open or item.claimed_on or progress in (Progress.DELAYED, Progress.COMPLETE):
        return False
    return _is_late(item, today) or (progress is Progress.ON_TRACK and slips(item.baseline, item.forecast))


def left_as_rated(found: Sequence[ItemView], progress: Progress, today: date) -> list[str]:
    """A sentence for each item that is rated worse than what was said of it, or has something red under it."""
    said = []
    for item in found:
        name = item.ref if len(found) > 1 else "It"
        if contradicts(item, progress, today):
            said.append(_why(item, name, today))
        if item.red_below and progress is Progress.ON_TRACK:
            said.append(f"Red under {item.ref}: {joined(list(item.red_below))}.")
    return said


def _why(item: ItemView, name: str, today: date) -> str:
    assert item.baseline is not None
    promised = period(item.baseline, item.baseline_precision, today)
    if _is_late(item, today):
        return f"{name} stays red until it is complete or its date is moved: it was promised for {promised}."
    assert item.forecast is not None
    expected = period(item.forecast, None, today)
    return f"{name} shows as amber: it is expected by {expected} and was promised for {promised}."


def _is_late(item: ItemView, today: date) -> bool:
    return is_overdue(item.baseline, item.completed_on, today, item.claimed_on)
