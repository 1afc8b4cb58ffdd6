"""Files that a command asks for: made and sent behind its answer, by the chat in which it was asked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanFile:
    """A workbook of one plan, as `sightline report plan --xlsx` writes it."""

    plan_id: int
