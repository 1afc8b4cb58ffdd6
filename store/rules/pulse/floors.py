"""How many answers there must be before something is told. A setting may raise these and never lower them."""

from pydantic import BaseModel, ConfigDict, Field

FEWEST_ANSWERS = 5
"""Below it a group is not told, and a round is thrown away unread."""
FEWEST_FOR_DETAIL = 10
"""Below it only the band of favourable answers is told; comments, trends and all that leaves the service need it."""


class Floors(BaseModel):
    """The floors of one pulse, frozen in each round when it opens."""

    model_config = ConfigDict(frozen=True)

    answers: int = Field(default=FEWEST_ANSWERS, ge=FEWEST_ANSWERS)
    detail: int = Field(default=FEWEST_FOR_DETAIL, ge=FEWEST_FOR_DETAIL)
