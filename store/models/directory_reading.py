"""When a chat's directory was read as a whole, and when it is read next."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import Moment


class DirectoryReading(SQLModel, table=True):
    """One row a chat and tenant. Of processes that race, the one that moves `due_at` reads."""

    __tablename__ = "directory_reading"

    platform: str = Field(primary_key=True)
    tenant: str = Field(primary_key=True)
    due_at: datetime = Field(sa_type=Moment)
    begun_at: datetime | None = Field(default=None, sa_type=Moment)
    read_at: datetime | None = Field(default=None, sa_type=Moment)
    """When it was last read to its end; None where it never was."""
