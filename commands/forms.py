"""All that can be asked of a person in a form, and how what they fill in comes back."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Choice(BaseModel):
    field: Literal["choice"] = "choice"
    name: str
    label: str
    options: list[str]
    value: str | None = None
    hint: str | None = None
    optional: bool = False


class Words(BaseModel):
    field: Literal["words"] = "words"
    name: str
    label: str
    value: str | None = None
    hint: str | None = None
    optional: bool = False
    multiline: bool = False
    longest: int = 3_000


class Day(BaseModel):
    """A day picked from a calendar; comes back as an ISO date."""

    field: Literal["day"] = "day"
    name: str
    label: str
    value: str | None = None
    hint: str | None = None
    optional: bool = False


class PersonField(BaseModel):
    """Somebody picked from the chat's own people; comes back as `@person:ID`, or as @ and a name where it is typed.

    `people.future_owner` reads either.
    """

    field: Literal["person"] = "person"
    name: str
    label: str
    value: int | None = None
    """The person who stands in it at first, by id; shown where they have an account in this chat."""
    hint: str | None = None
    optional: bool = False


FormField = Annotated[Choice | Words | Day | PersonField, Field(discriminator="field")]


class Form(BaseModel):
    title: str
    submit: str
    handler: str
    """Name of the `@form` function that takes what was filled in."""
    about: dict[str, str]
    """What it is about; comes back unchanged."""
    seen_version: int | None = None
    intro: str | None = None
    fields: list[FormField]
    in_words: str
    """The same said in one line, for where no form can be shown."""
