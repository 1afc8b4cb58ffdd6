"""A whole questionnaire: what is asked, whom, and when. What its programme lead approves."""

from datetime import date
from hashlib import sha256
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from store.rules.pulse.audience import Audience
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import MOST_QUESTIONS, Question

LONGEST_TITLE = 75
MOST_WEEKS = 52
MOST_OPEN_DAYS = 20
WORKING_WEEK = 5
VERSION_LENGTH = 8

Title = Annotated[str, StringConstraints(min_length=3, max_length=LONGEST_TITLE, strip_whitespace=True)]
Weeks = Annotated[int, Field(ge=1, le=MOST_WEEKS)]
OpenDays = Annotated[int, Field(ge=1, le=MOST_OPEN_DAYS)]


class Questionnaire(BaseModel):
    """It may still have no questions while somebody writes it."""

    model_config = ConfigDict(frozen=True)

    title: Title
    questions: Annotated[tuple[Question, ...], Field(max_length=MOST_QUESTIONS)] = ()
    audience: Audience
    first_on: date
    """The London day on which its first round opens, or the next working day."""
    every_weeks: Weeks | None = None
    """None for a single round."""
    open_days: OpenDays = WORKING_WEEK
    floors: Floors = Field(default_factory=Floors)

    @model_validator(mode="after")
    def _ends_before_it_begins_again(self) -> "Questionnaire":
        if self.every_weeks is not None and self.open_days > self.every_weeks * WORKING_WEEK - 1:
            raise ValueError("A round must have ended before the next one opens: open it for fewer days.")
        return self

    @model_validator(mode="after")
    def _asks_nothing_twice(self) -> "Questionnaire":
        """Whoever answers a question once and leaves it out the second time would be the difference of the two."""
        if len({one.bare for one in self.questions}) < len(self.questions):
            raise ValueError("It asks one question twice. Take one of them out.")
        return self

    @property
    def version(self) -> str:
        """Names it as it stands: whoever approves it approves this one, and none that was changed since."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:VERSION_LENGTH]
