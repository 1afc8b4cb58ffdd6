"""What a council settles once about reading its documents."""

from pydantic import BaseModel, ConfigDict

from store.dates import TERM_ENDS


class Choices(BaseModel):
    """`term_ends` gives each school term's last month and day; quarters are financial unless a council says else."""

    model_config = ConfigDict(frozen=True)

    financial_quarters: bool = True
    term_ends: dict[str, tuple[int, int]] = TERM_ENDS
