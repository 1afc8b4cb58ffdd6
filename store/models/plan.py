"""The plan and the two ways in which it is cut: themes and recommendations, side by side."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import KeyEntry
from store.models.base import Json, MayLeave, Moment
from store.rules.plan_channels import PlanChannel
from store.rules.plan_settings import PlanSettings


class Plan(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str
    name: str | None = None
    """What people call it in a word or two, such as "SEND"."""
    council: str | None = None
    source: str
    """The document it was read from: a file name, never a path."""
    demo: bool = False
    channel: str | None = None
    """Where the digest goes: an address that only the edge understands."""
    channel_name: str | None = None
    more_channels: tuple[PlanChannel, ...] | None = Field(
        default=None, sa_type=Json(tuple[PlanChannel, ...], "nothing")
    )
    """Where it goes as well, such as in another chat: see `store.plan.channels`."""
    rating_key: tuple[KeyEntry, ...] | None = Field(default=None, sa_type=Json(tuple[KeyEntry, ...], "nothing"))
    """What this plan's printed ratings mean."""
    choices: Choices | None = Field(default=None, sa_type=Json(Choices))
    """How this council counts quarters and terms."""
    reading: Guidance | None = Field(default=None, sa_type=Json(Guidance, "defaults"))
    """What people have said of its documents' columns, sheets and words."""
    settings: PlanSettings | None = Field(default=None, sa_type=Json(PlanSettings, "unset"))
    """What its programme lead has set: see `store.plan.plan_settings`."""
    created_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    """Since when it is only read: nobody is asked about a closed plan."""
    replaces_id: int | None = Field(default=None, foreign_key="plan.id")
    """The plan that was closed when this one took its place."""
    undone_at: datetime | None = Field(default=None, sa_type=Moment)
    """Since when it was taken back: it is closed, and nothing shows it any more."""

    @property
    def label(self) -> str:
        """How it is told from the council's other plans."""
        return self.name or self.title


class Theme(MayLeave, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "letter"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    letter: str
    title: str
    summary: str | None = None


class Recommendation(MayLeave, table=True):
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id", index=True)
    number: int
    title: str

    @property
    def ref(self) -> str:
        return f"R{self.number}"


class ItemRecommendation(SQLModel, table=True):
    __tablename__ = "item_recommendation"

    item_id: int = Field(foreign_key="item.id", primary_key=True)
    recommendation_id: int = Field(foreign_key="recommendation.id", primary_key=True, index=True)


class CouncilWord(SQLModel, table=True):
    """What this council calls something of its plan, beside the field's own words."""

    __tablename__ = "council_word"
    __table_args__ = (UniqueConstraint("plan_id", "folded"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    word: str
    """As it was typed."""
    folded: str
    """As it is compared."""
    means: str
    """References, or an explanation whose words stand in titles."""
