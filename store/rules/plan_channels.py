"""The channels in which a plan's week is told."""

from pydantic import BaseModel, ConfigDict


class PlanChannel(BaseModel):
    model_config = ConfigDict(frozen=True)

    address: str
    """Only the edge understands it."""
    name: str
