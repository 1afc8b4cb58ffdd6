"""What a document last printed of one item, word for word and as it was read."""

from datetime import date
from typing import Self

from pydantic import ConfigDict

from store.dates import PrintedDate
from store.documents.staged import Rating, Staged


class Printed(Staged):
    """Everything but milestones that a `StagedAction`, `StagedMilestone` or `StagedTimelineEntry` may say.

    What was not printed is not set, and not kept.
    """

    model_config = ConfigDict(frozen=True)

    ref: str | None = None
    printed_ref: str | None = None
    title: str | None = None
    theme: str | None = None
    recommendations: tuple[int, ...] = ()
    owners: tuple[str, ...] = ()
    due: PrintedDate | None = None
    start: PrintedDate | None = None
    completed: PrintedDate | None = None
    forecast: date | None = None
    rating: Rating | None = None
    status: str | None = None
    progress: str | None = None
    blocker: str | None = None

    def and_now(self, newer: Self) -> Self:
        """What a newer document leaves out stays as an older one had it."""
        return self.model_copy(update={name: getattr(newer, name) for name in newer.model_fields_set})


NOTHING = Printed()
