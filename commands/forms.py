"""All that can be asked of a person in a form, and how what they fill in comes back."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, model_validator

Filled = str | list[str]
"""What one field brings back: a text, or the texts that were chosen in a `MultiChoice`."""


def _told_apart(options: list[str]) -> list[str]:
    if len(set(options)) < len(options):
        raise ValueError("Two options read alike.")
    return options


# What the menus of the strictest chat can show.
Option = Annotated[str, StringConstraints(min_length=1, max_length=75, strip_whitespace=True, pattern=r"^[^\x00]*$")]
Options = Annotated[list[Option], Field(min_length=1, max_length=100), AfterValidator(_told_apart)]


class Asked(BaseModel):
    """What every field has that somebody fills in."""

    name: str
    label: str
    hint: str | None = None
    optional: bool = False


class Choice(Asked):
    field: Literal["choice"] = "choice"
    options: list[str]
    value: str | None = None


class MultiChoice(Asked):
    """Any number of the options; comes back as a list of them."""

    field: Literal["multi_choice"] = "multi_choice"
    options: Options
    value: list[Option] = []

    @model_validator(mode="after")
    def _begins_with_options(self) -> "MultiChoice":
        if unknown := set(self.value) - set(self.options):
            raise ValueError(f"These are no options: {', '.join(sorted(unknown))}")
        return self


class Scale(Asked):
    """How much, how often, how far: one of some steps in order. Comes back as the step's number, from 1."""

    field: Literal["scale"] = "scale"
    steps: Annotated[list[Annotated[str, StringConstraints(max_length=70)]], Field(min_length=2, max_length=10)]
    """What each step means; an empty text leaves its number alone."""
    value: int | None = None

    @model_validator(mode="after")
    def _begins_with_a_step(self) -> "Scale":
        if self.value is not None and not 1 <= self.value <= len(self.steps):
            raise ValueError(f"There is no step {self.value}.")
        return self

    @property
    def options(self) -> dict[str, str]:
        """What comes back for each step, and how it reads: "1 – Strongly disagree"."""
        return {str(at): f"{at} – {words}" if words else str(at) for at, words in enumerate(self.steps, 1)}


class Number(Asked):
    """Comes back as digits, with a point before decimals."""

    field: Literal["number"] = "number"
    value: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    whole: bool = False

    @property
    def range(self) -> str:
        """ "a whole number from 0 to 10"."""
        kind = "a whole number" if self.whole else "a number"
        match self.least, self.most:
            case None, None:
                return kind
            case least, None:
                return f"{kind}, {least:f} or more"
            case None, most:
                return f"{kind}, {most:f} or less"
            case least, most:
                return f"{kind} from {least:f} to {most:f}"


class Words(Asked):
    field: Literal["words"] = "words"
    value: str | None = None
    multiline: bool = False
    longest: int = 3_000


class Day(Asked):
    """A day picked from a calendar; comes back as an ISO date."""

    field: Literal["day"] = "day"
    value: str | None = None


class PersonField(Asked):
    """Somebody picked from the chat's own people; comes back as `@person:ID`, or as @ and a name where it is typed.

    `people.future_owner` reads either.
    """

    field: Literal["person"] = "person"
    value: int | None = None
    """The person who stands in it at first, by id; shown where they have an account in this chat."""


class FormSection(BaseModel):
    """A heading over the fields that follow it, with words that explain them. Brings nothing back."""

    field: Literal["section"] = "section"
    title: str
    text: str | None = None


AskedField = Choice | MultiChoice | Scale | Number | Words | Day | PersonField
FormField = Annotated[AskedField | FormSection, Field(discriminator="field")]


class Form(BaseModel):
    title: str
    submit: str
    handler: str
    """Name of the `@form` function that takes what was filled in."""
    about: dict[str, str]
    """What it is about; comes back unchanged."""
    seen_version: int | None = None
    intro: str | None = None
    said_last: str | None = None
    """What was said of it before, to be read and not changed: small and grey where a chat can."""
    fields: list[FormField]
    in_words: str
    """The same said in one line, for where no form can be shown."""
    sealed: bool = False
    """Whether what is filled in is recorded nowhere but where its own door puts it."""

    @property
    def asked(self) -> list[AskedField]:
        """The fields that bring something back."""
        return [field for field in self.fields if not isinstance(field, FormSection)]
