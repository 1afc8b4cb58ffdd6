"""What one press, form or sentence wrote, kept as long as it can be taken back."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from sqlmodel import Field, SQLModel

from store.models.base import Json, Moment


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)


class Fields(_Kept):
    """Columns of one row, before and after, as JSON has them."""

    table: Literal["item", "person", "plan"]
    id: int
    before: dict[str, Any]
    after: dict[str, Any]


class Absence(_Kept):
    """Leave that was cancelled."""

    person_id: int
    first: date
    last: date
    deputy_id: int | None = None


class Met(_Kept):
    """A day of a board's meeting that was taken back."""

    body_id: int
    day: date


class Written(_Kept):
    """The rows of one act, by their ids."""

    updates: tuple[int, ...] = ()
    changes: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    """Items that are new."""
    fields: tuple[Fields, ...] = ()
    leave_taken: tuple[int, ...] = ()
    leave_cancelled: tuple[Absence, ...] = ()
    meetings: tuple[int, ...] = ()
    """Days of boards that are new."""
    meetings_taken_back: tuple[Met, ...] = ()
    messages: tuple[str, ...] = ()
    """Keys of what was queued for others."""
    told: tuple[str, ...] = ()
    """Keys of messages that tell it, among other things."""

    @property
    def of_plan(self) -> bool:
        """Whether it is about one plan."""
        met = self.meetings or self.meetings_taken_back
        return bool(self.updates or self.added or met or any(one.table != "person" for one in self.fields))

    @property
    def of_messages_alone(self) -> bool:
        return not (self.of_plan or self.fields or self.leave_taken or self.leave_cancelled)

    def __bool__(self) -> bool:
        return bool(self.messages) or not self.of_messages_alone


class Act(SQLModel, table=True):
    """One act of a person. It holds no words but titles, and is forgotten once nobody can take it back."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    plan_id: int | None = Field(default=None, foreign_key="plan.id")
    """None for what is of no plan, such as leave."""
    command: str
    """What did it."""
    at: datetime = Field(sa_type=Moment, index=True)
    written: Written = Field(sa_type=Json(Written, "defaults"))
    last_update: int = 0
    """The newest update of all when it was done: what has a higher id was said since."""
    last_change: int = 0
    undone_at: datetime | None = Field(default=None, sa_type=Moment)
