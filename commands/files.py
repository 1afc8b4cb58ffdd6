"""Files that a command asks for: made and sent behind its answer, by the chat in which it was asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanFile:
    """A workbook of one plan, as `sightline report plan --xlsx` writes it."""

    plan_id: int

    @property
    def words(self) -> str:
        """That ask for it anew."""
        return f"plan:{self.plan_id} export workbook"


@dataclass(frozen=True)
class ReviewFile:
    """A workbook of what was read from a shared document, as it would stand.

    Args:
        plan_id: with which it is compared; 0 where it is a plan of its own.
    """

    plan_id: int
    document: int

    @property
    def words(self) -> str:
        of_plan = f"plan:{self.plan_id} " if self.plan_id else ""
        return f"{of_plan}import {self.document} workbook"


WantedFile = PlanFile | ReviewFile
