"""How long things are kept, what was deleted for it, and who was forgotten."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from store.models.base import Json, Moment


class RetentionPeriod(SQLModel, table=True):
    """A period that the council has set. What is not here is kept as long as `store.retention.periods` says."""

    __tablename__ = "retention_period"

    name: str = Field(primary_key=True)
    days: int


class RetentionRun(SQLModel, table=True):
    """One night's deleting. The unique day is what keeps two processes from doing it twice."""

    __tablename__ = "retention_run"

    day: date = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    deleted: dict[str, int] = Field(sa_type=Json(dict[str, int]))
    """How many, by the name of the period."""


class Cleaning(SQLModel, table=True):
    """A table of which something was deleted, and whose file is still to be cleaned of it."""

    table_name: str = Field(primary_key=True)
    times: int = 1
    """How often that was so: what is deleted while it is cleaned is cleaned again."""


class ForgottenAccount(SQLModel, table=True):
    """An account or address of somebody who was forgotten, as a check sum."""

    __tablename__ = "forgotten_account"

    mark: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    met_again: bool = False
    """Whether a chat has brought it back since."""
