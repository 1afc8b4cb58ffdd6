"""Plan documents on their way in, and the owners whom they print."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.models.base import Json, Moment, Word, one_of
from store.rules.terms import ImportState


class StagedImport(SQLModel, table=True):
    """A document that was read and waits for somebody's yes."""

    __tablename__ = "staged_import"
    __table_args__ = (one_of("state", ImportState),)

    id: int | None = Field(default=None, primary_key=True)
    by_id: int | None = Field(default=None, foreign_key="person.id")
    source: str
    """The document's file name."""
    staged: StagedPlan | None = Field(default=None, sa_type=Json(StagedPlan, "defaults"))
    """None until it is read, and where it could not be."""
    state: ImportState = Field(default=ImportState.READING, sa_type=Word(ImportState))
    at: datetime = Field(sa_type=Moment)
    key: str | None = Field(default=None, unique=True)
    """Names the shared file, so that the same one delivered twice is read once."""
    pasted: str | None = None
    """What was typed in place of a file, until it is answered; an hour at most where nobody has it read."""
    origin: str | None = None
    """By what its chat fetches the file again, as long as it waits."""
    guidance: Guidance | None = Field(default=None, sa_type=Json(Guidance, "defaults"))
    """What was said of it so far, beside what its plan remembers."""
    plan_id: int | None = Field(default=None, foreign_key="plan.id")
    """The new plan that it was accepted as; None for what it is the next version of."""


class PrintedOwner(SQLModel, table=True):
    """A name, post, group or initials as a document prints an owner, and the person whom somebody said it means."""

    __tablename__ = "printed_owner"
    __table_args__ = (UniqueConstraint("plan_id", "folded"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    words: str
    """As printed first."""
    folded: str
    """The same in lower case with single spaces: how it is known again."""
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    """When somebody said whom it means. With no person beside it, it means nobody who could be asked."""


class ItemOwner(SQLModel, table=True):
    """The owners printed for an item. The first is accountable, the others contribute."""

    __tablename__ = "item_owner"

    item_id: int = Field(foreign_key="item.id", primary_key=True)
    place: int = Field(primary_key=True)
    printed_owner_id: int = Field(foreign_key="printed_owner.id", index=True)
