"""Whether what was said or changed of something makes it better or worse."""

from datetime import date
from typing import Literal

from store.rules.terms import Progress

Direction = Literal["worse", "better"]

ORDER = (Progress.COMPLETE, Progress.ON_TRACK, Progress.NOT_STARTED, Progress.AT_RISK, Progress.DELAYED)
"""The best first. Of what nobody had said anything, nobody had said that it was begun."""


def of_date(before: date | None, after: date | None) -> Direction | None:
    if before is None or after is None or before == after:
        return None
    return "worse" if after > before else "better"


def of_update(
    progress: Progress,
    expected: date | None,
    blocked: bool,
    *,
    before: Progress | None,
    expected_before: date | None,
    blocked_before: bool,
) -> Direction | None:
    """By what was said before: when it is expected, else how it stands, else whether something is in its way.

    Args:
        expected: the forecast; where nobody gave one, the promised date.
    """
    was, now = ORDER.index(before or Progress.NOT_STARTED), ORDER.index(progress)
    if progress is not Progress.COMPLETE and (moved := of_date(expected_before, expected)):
        return moved
    if was != now:
        return "worse" if now > was else "better"
    if blocked == blocked_before:
        return None
    return "worse" if blocked else "better"
