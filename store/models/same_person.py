"""Addresses that somebody had before, and the question whether two people are one."""

from sqlmodel import Field, SQLModel, UniqueConstraint


class PersonAlias(SQLModel, table=True):
    """An address that somebody had before. Words and documents still find them by it; no account does."""

    __tablename__ = "person_alias"

    email: str = Field(primary_key=True)
    """In lower case."""
    person_id: int = Field(foreign_key="person.id", index=True)


class SamePerson(SQLModel, table=True):
    """Whether one person is another, for somebody to say. Until then they are two, each with their own rights."""

    __tablename__ = "same_person"
    __table_args__ = (UniqueConstraint("person_id", "other_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    """Who would stay: whoever had the address, or has the account."""
    other_id: int = Field(foreign_key="person.id", index=True)
    """Who would become them."""
    email: str
    """The address that both bear."""
    platform: str | None = None
    """The chat of the other's account, where the person themselves says whether it is theirs; else a lead says."""
    same: bool | None = None
    """None until somebody has said."""
