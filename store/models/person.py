"""People, and by which accounts a chat knows them."""

from sqlmodel import Field, SQLModel, UniqueConstraint

from store.models.base import Word, one_of
from store.rules.terms import Role


class Person(SQLModel, table=True):
    """Somebody who may be asked, answered or named. A post ("Head of Service") can stand here too."""

    __table_args__ = (one_of("role", Role),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    email: str | None = Field(default=None, unique=True)
    """In lower case, so that one address is one person."""
    post: str | None = None
    role: Role = Field(default=Role.VIEWER, sa_type=Word(Role))
    manager_id: int | None = Field(default=None, foreign_key="person.id")
    guest: bool = False
    active: bool = True


class Identity(SQLModel, table=True):
    """One account: a person may have several, an account belongs to one person."""

    __table_args__ = (UniqueConstraint("platform", "tenant", "external_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    platform: str
    tenant: str
    external_id: str
