"""A date as a document prints it: the words, what they were read as, and how exactly."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

from store.dates.spans import Precision

Kind = Literal[
    "date",
    "ongoing",
    "recurring",
    "to_be_confirmed",
    "immediate",
    "relative",
    "event",
    "status",
    "missing",
    "unreadable",
]


class PrintedDate(BaseModel):
    """`date` is the last day of what was printed; `why` says what is doubtful about the reading, if anything is."""

    model_config = ConfigDict(frozen=True)

    raw: str
    date: dt.date | None = None
    precision: Precision | None = None
    kind: Kind
    start: dt.date | None = None
    was: dt.date | None = None
    why: str | None = None
