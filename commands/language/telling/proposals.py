"""What is proposed to somebody who told something in their own words: typed changes, each said as a command.

A proposal is carried by buttons as compact JSON. What a card says of a change and what is recorded of it are made from
the same change, so that they cannot part ways.
"""

from datetime import date, time
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from commands.language.days import WEEKDAYS
from commands.language.progress_details import LITERALLY
from store.rules.terms import Progress

PROPOSE = "propose"
AGREE = "agree"


class _Change(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_serializer(mode="wrap")
    def _with_what_it_does(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Defaults are left out of what a button carries, and what it does is one."""
        return {"do": getattr(self, "do"), **write(self)}  # noqa: B009 each kind names its own

    @property
    def refs(self) -> tuple[str, ...]:
        """The items that it changes."""
        return ()


class Stands(_Change):
    """How an item stands, as far as it was said."""

    do: Literal["stands"] = "stands"
    ref: str
    progress: Progress | None = None
    """None where nobody said it, so that it is asked."""
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    forecast: date | None = None
    evidence: str | None = None
    completed_on: date | None = None
    """With complete: the day on which it became so, where that was said."""
    words: str | None = None
    seen: int | None = None
    """The version of the item that was shown, so that a press on something older changes nothing."""

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref,)

    def says(self) -> str:
        assert self.progress is not None, "what nobody said is asked before it is recorded"
        told = [
            f"update {self.ref} {self.progress.value}",
            f"on {self.completed_on.isoformat()}" if self.completed_on else "",
            f"{self.percent}%" if self.percent is not None else "",
            f"until {self.forecast.isoformat()}" if self.forecast else "",
            f"evidence {self.evidence}" if self.evidence else "",
            f"{LITERALLY} {self.words}" if self.words else "",
        ]
        return " ".join(filter(None, told))


class Snoozes(_Change):
    do: Literal["snooze"] = "snooze"
    items: tuple[str, ...] = Field(min_length=1)
    until: date
    why: str | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        return self.items

    def says(self) -> str:
        because = f" because {self.why}" if self.why else ""
        return f"snooze {' '.join(self.items)} until {self.until.isoformat()}{because}"


class IsAway(_Change):
    do: Literal["leave"] = "leave"
    first: date
    last: date
    person: int | None = None
    """None for whoever says it."""
    deputy: int | None = None

    def says(self) -> str:
        whose = f"@person:{self.person} " if self.person else ""
        deputy = f" deputy @person:{self.deputy}" if self.deputy else ""
        return f"leave {whose}{self.first.isoformat()} to {self.last.isoformat()}{deputy}"


class IsBack(_Change):
    """Leave that was written down is called off."""

    do: Literal["back"] = "back"
    person: int | None = None
    first: date | None = None
    """A day of it, where there may be several."""

    def says(self) -> str:
        whose = f"@person:{self.person} " if self.person else ""
        return f"leave {whose}cancel{f' {self.first.isoformat()}' if self.first else ''}"


class IsNotTheirs(_Change):
    do: Literal["disown"] = "disown"
    ref: str
    words: str | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref,)

    def says(self) -> str:
        return " ".join(filter(None, ["disown", self.ref, self.words]))


class NeedsHelp(_Change):
    do: Literal["stuck"] = "stuck"
    ref: str
    words: str | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref,)

    def says(self) -> str:
        return " ".join(filter(None, ["stuck", self.ref, self.words]))


class MovesDate(_Change):
    """A wish to move the promised date, which the programme lead decides."""

    do: Literal["due"] = "due"
    ref: str
    to: date
    why: str | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref,)

    def says(self) -> str:
        because = f" because {self.why}" if self.why else ""
        return f"request {self.ref} due {self.to.isoformat()}{because}"

    def says_as_lead(self) -> str:
        because = f" because {self.why}" if self.why else ""
        return f"set {self.ref} due {self.to.isoformat()}{because}"


class Assigns(_Change):
    do: Literal["assign"] = "assign"
    items: tuple[str, ...] = Field(min_length=1)
    person: int | None = None
    """None for nobody."""

    @property
    def refs(self) -> tuple[str, ...]:
        return self.items

    def says(self) -> str:
        return f"assign {self.items[0]} {f'@person:{self.person}' if self.person else 'nobody'}"


class HandsOver(_Change):
    """Everything open that one person owns goes to another."""

    do: Literal["reassign"] = "reassign"
    of: int
    to: int

    def says(self) -> str:
        return f"reassign @person:{self.of} @person:{self.to}"


class Renames(_Change):
    do: Literal["title"] = "title"
    ref: str
    title: str

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref,)

    def says(self) -> str:
        return f"set {self.ref} title {self.title}"


class Adds(_Change):
    """A milestone under an action, or an action in a theme."""

    do: Literal["add"] = "add"
    title: str
    under: str | None = None
    """The action; None for an action of its own."""
    theme: str | None = None
    by: date | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.under,) if self.under else ()

    def says(self) -> str:
        by = f" by {self.by.isoformat()}" if self.by else ""
        if self.under:
            return f"add milestone {self.under} {self.title}{by}"
        return f"add action {f'theme {self.theme} ' if self.theme else ''}{self.title}{by}"


class WishesToBeAsked(_Change):
    do: Literal["nudge"] = "nudge"
    weekday: Annotated[int, Field(ge=0, le=6)] | None = None
    at: time | None = None

    def says(self) -> str:
        on = f" on {WEEKDAYS[self.weekday]}s" if self.weekday is not None else ""
        return f"nudge me{on}{f' at {self.at:%H:%M}' if self.at else ''}"


class Undoes(_Change):
    """What this person did last is taken back."""

    do: Literal["undo"] = "undo"
    act: int
    ref: str = ""
    """The item that it was about; empty where it was about none, or several."""

    @property
    def refs(self) -> tuple[str, ...]:
        return (self.ref,) if self.ref else ()

    def says(self) -> str:
        return f"undo #{self.act}"


Change = Annotated[
    Stands
    | Snoozes
    | IsAway
    | IsBack
    | IsNotTheirs
    | NeedsHelp
    | MovesDate
    | Assigns
    | HandsOver
    | Renames
    | Adds
    | WishesToBeAsked
    | Undoes,
    Field(discriminator="do"),
]


class Proposal(BaseModel):
    """What somebody told, ready to be looked at before anything is recorded."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    changes: tuple[Change, ...] = ()
    which: tuple[Change, ...] = ()
    """One of these is meant, and it is asked which. Each is a whole change."""
    unknown: tuple[str, ...] = ()
    """References in the words that no item of the plan has."""
    unplaced: str | None = None
    """Words that tell something, and of which nobody said what they are about."""
    aside: str | None = None
    """A question that stood beside it, and is not answered by it."""
    instead: str | None = None
    """Words of a command that writes nothing yet and says it better, such as a form that asks for the rest."""

    @property
    def says(self) -> str:
        """Words of the command that shows it."""
        return self.instead or f"{PROPOSE} {self.carried()}"

    def carried(self) -> str:
        return self.model_dump_json(exclude_defaults=True)
