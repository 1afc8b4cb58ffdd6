"""What may be told of the answers to one question in one group."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

BAND = 20
"""Points of a hundred."""


class Band(StrEnum):
    """A share of answers, in bands of 20 points. Nothing finer is ever kept or told."""

    LOWEST = "under 20%"
    LOW = "20 to 39%"
    MIDDLE = "40 to 59%"
    HIGH = "60 to 79%"
    HIGHEST = "80% or more"


class Finding(BaseModel):
    """Bands alone: counts are not kept."""

    model_config = ConfigDict(frozen=True)

    favourable: Band | None = None
    """Of those who answered the question; None where its kind has nothing favourable."""
    shares: tuple[Band, ...] | None = None
    """Of each option in order; of promoters, passives and detractors where it is an eNPS. None in a group under 10."""
    large: bool = False
    """Whether the group is large enough for what leaves the service and for trends: 10 answers or more."""
