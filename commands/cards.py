"""All that can be shown to a person. Pydantic, so that an outbox row can carry a card and any chat draw it later.

Text is plain: no markup of any chat, and no meaning by colour or symbol alone.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StringConstraints

from commands.charts import Chart
from store.rules.terms import Brag, Kind

MOST_LINES = 12
"""Lines with buttons of their own in one card: every chat has room for them."""

# What the strictest chat fetches or opens.
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://\S+$", max_length=3_000)]


class Button(BaseModel):
    """A command said by a tap."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    label: str
    says: str
    """The words of the command, as if typed."""
    # Messages that were queued before it was renamed hold it as `seen`.
    seen_version: int | None = Field(default=None, validation_alias=AliasChoices("seen_version", "seen"))
    """The version of the item that the reader saw: the command refuses to answer for a newer one."""
    style: Literal["primary", "danger"] | None = None
    about: str | None = None
    """What it acts on, for a screen reader that hears only "Update"."""
    # Left out where it is false, so that rows and buttons stand as earlier releases wrote them.
    sealed: bool = Field(default=False, exclude_if=lambda sealed: not sealed)
    """Whether a press of it is recorded nowhere. It says an act and the code of a round, and is no command."""


class LinkButton(BaseModel):
    """A web page that a tap opens, by what it is there for."""

    label: str
    url: WebAddress
    style: Literal["primary", "danger"] | None = None


class Text(BaseModel):
    part: Literal["text"] = "text"
    text: str


class Heading(BaseModel):
    part: Literal["heading"] = "heading"
    text: str


class Line(BaseModel):
    """One thing in a list: its name, what is to be known of it, what can be done."""

    title: str
    ref: str | None = None
    plan_id: int | None = None
    """Its plan, where a reference alone could mean another's."""
    brag: Brag | None = None
    details: list[str] = []
    buttons: list[Button] = []


class Lines(BaseModel):
    part: Literal["lines"] = "lines"
    lines: list[Line]


class Table(BaseModel):
    """Rows of words; the first column names the row."""

    part: Literal["table"] = "table"
    caption: str
    columns: list[str]
    rows: list[list[str]]


class Facts(BaseModel):
    part: Literal["facts"] = "facts"
    facts: list[tuple[str, str]]


class Link(BaseModel):
    """A web address that somebody gave, to read and to follow."""

    part: Literal["link"] = "link"
    label: str
    url: str


class Buttons(BaseModel):
    part: Literal["buttons"] = "buttons"
    buttons: list[Button | LinkButton]


class Image(BaseModel):
    """A picture that the chat fetches from a public address: it has no sign-in there."""

    part: Literal["image"] = "image"
    url: WebAddress
    alt: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
    """What it shows, for whoever does not see it."""
    title: str | None = None


Leaf = Text | Heading | Lines | Table | Facts | Link | Chart | Image | Buttons


class Section(BaseModel):
    """Parts under a title that may be folded away, where the chat can fold."""

    part: Literal["section"] = "section"
    title: str
    parts: list[Annotated[Leaf, Field(discriminator="part")]]
    folded: bool = True
    """Whether it begins folded."""


Part = Annotated[Leaf | Section, Field(discriminator="part")]


class ItemSummary(BaseModel):
    """One item of an answer, for programs."""

    ref: str
    kind: Kind
    title: str
    due: date | None
    owner: str | None
    brag: Brag


class Card(BaseModel):
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    title: str
    """A full sentence or name: it is what a phone's notification shows."""
    parts: list[Part] = []
    notice: str | None = None
    """What has just happened, said before the title: "Saved: …"."""
    # Messages that were queued before it was renamed hold it as `again`.
    redraw: str | None = Field(default=None, validation_alias=AliasChoices("redraw", "again"))
    """Words that draw this card anew after one of its buttons was pressed."""
    share: bool = False
    """Shown to the whole channel, because the person said so."""
    items: list[ItemSummary] = []
    item_plans: list[str] = []
    """The plan of each of them, in a message, where several are open."""
    count: int | None = None
    """How many there are in all, on this page and others; None when the answer is no list."""
    more: bool = False
    """Whether there are more than `count`: long lists are not counted to their end."""


class Question(Card):
    """Asks back before anything is done: the same words said again are new."""
