"""People, by which accounts a chat knows them, and when they are away."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, String, event, text
from sqlmodel import Field, Relationship, SQLModel, UniqueConstraint

from store.models.base import Moment, Word, one_of
from store.rules.folding import folded
from store.rules.terms import Role

OF_COUNCIL = text("plan_id IS NULL")


def _folded(word: str) -> Any:
    """For rows that are inserted in bulk, without an object."""
    return lambda context: folded(context.get_current_parameters().get(word) or "")


EMPTY = text("''")
FOLDED_NAME = Column("folded_name", String, nullable=False, index=True, server_default=EMPTY, default=_folded("name"))
FOLDED_POST = Column("folded_post", String, nullable=False, index=True, server_default=EMPTY, default=_folded("post"))


class Person(SQLModel, table=True):
    """Somebody who may be asked, answered or named. A post ("Head of Service") can stand here too."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    email: str | None = Field(default=None, unique=True)
    """In lower case, so that one address is one person."""
    post: str | None = None
    folded_name: str = Field(default="", sa_column=FOLDED_NAME)
    """As names are compared."""
    folded_post: str = Field(default="", sa_column=FOLDED_POST)
    manager_id: int | None = Field(default=None, foreign_key="person.id")
    guest: bool = False
    active: bool = True
    time_zone: str | None = None
    """As their chat's profile says; the plan's where it says nothing."""
    nudge_weekday: int | None = None
    """On which day of the week they want to be asked what is overdue or stale; Monday is 0."""
    nudge_time: time | None = None
    """From when on a day they want to be asked, by their own clocks."""
    nudge_platform: str | None = None
    """The chat in which they want to be written to; None where they have chosen none."""
    nudges_decided_on: date | None = None
    """The last of their local days on which it was decided whether to ask them: one process decides it, once."""
    nudges_dealt_with: date | None = None
    """The last of their local days whose questions were asked, or that had none. It stays behind while they are away,
    and while a week has had its messages."""
    chosen_plan_id: int | None = Field(default=None, foreign_key="plan.id")
    """The plan that they said they mean, until they say another."""
    last_plan_id: int | None = Field(default=None, foreign_key="plan.id")
    """The plan that they last named or pressed."""
    became_id: int | None = Field(default=None, foreign_key="person.id")
    """Who they turned out to be, where somebody has said that two are one."""
    roles: list["PersonRole"] = Relationship()


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _fold(_mapper: object, _connection: object, person: Person) -> None:
    person.folded_name, person.folded_post = folded(person.name), folded(person.post or "")


class PersonRole(SQLModel, table=True):
    """One role of somebody: of a plan, or where there is no plan beside it, of the council."""

    __tablename__ = "person_role"
    __table_args__ = (
        one_of("role", Role),
        CheckConstraint("(role = 'admin') = (plan_id IS NULL)", name="admins_are_of_the_council"),
        UniqueConstraint("person_id", "plan_id", "role"),
        # To a unique key, two rows without a plan are not the same.
        Index(
            "ix_person_role_of_council",
            "person_id",
            "role",
            unique=True,
            sqlite_where=OF_COUNCIL,
            postgresql_where=OF_COUNCIL,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    plan_id: int | None = Field(default=None, foreign_key="plan.id", index=True)
    role: Role = Field(sa_type=Word(Role))


class Identity(SQLModel, table=True):
    """One account: a person may have several, an account belongs to one person."""

    __table_args__ = (UniqueConstraint("platform", "tenant", "external_id"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    platform: str
    tenant: str
    external_id: str
    closed: bool = False
    """As its chat says. Somebody without an open account is not active."""
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    """When its chat's directory last told of it."""
    last_heard_at: datetime | None = Field(default=None, sa_type=Moment)
    """When its person last wrote or pressed there, to within a day."""


class Leave(SQLModel, table=True):
    """Days on which somebody is away, and who stands in."""

    __table_args__ = (CheckConstraint("first <= last", name="first_is_not_after_last"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    first: date
    last: date = Field(index=True)
    deputy_id: int | None = Field(default=None, foreign_key="person.id", index=True)
