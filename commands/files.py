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
