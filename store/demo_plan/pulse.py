"""The demo's pulse: what it asks, and the social workers of the demo council whom it asks."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from store.demo_plan import DemoPerson
from store.rules.pulse.questions import Question, QuestionKind


class DemoQuestion(BaseModel):
    """`measure` is the words of a measure of the standard."""

    kind: QuestionKind
    text: str
    options: tuple[str, ...] = ()
    standard: str | None = None
    measure: str | None = None

    def tied(self, measure_id: int | None) -> Question:
        about = self.model_dump(exclude={"measure"})
        return Question.model_validate({**about, "measure_id": measure_id})


class DemoColleague(BaseModel):
    """Somebody of a team; they answer by themselves where `after` is given."""

    model_config = ConfigDict(extra="forbid")

    post: str
    guest: bool = False
    after: Annotated[int, Field(ge=0)] | None = None
    leans: Annotated[int, Field(ge=0, le=4)] = 2
    says: str = ""


class DemoTeam(BaseModel):
    team: str
    manager: str
    people: list[DemoColleague]


class DemoPulse(BaseModel):
    title: str
    first_in_days: int
    """Working days after the demo first opens with it."""
    open_days: int
    every_weeks: int | None = None
    questions: list[DemoQuestion]
    group: str
    """The handle of their user group."""
    custodian: DemoPerson
    teams: list[DemoTeam]

    @property
    def people(self) -> list[DemoPerson]:
        """The custodian, then the teams, in an order that stays."""
        return [self.custodian, *(person for person, _, _ in self.colleagues())]

    def colleagues(self) -> Iterator[tuple[DemoPerson, DemoTeam, DemoColleague]]:
        for team in self.teams:
            numbers = dict.fromkeys((one.post for one in team.people), 0)
            for one in team.people:
                numbers[one.post] += 1
                name = f"{one.post} {numbers[one.post]}, {team.team}"
                address = "".join(letter if letter.isalnum() else "." for letter in name.lower().replace(", ", "."))
                person = DemoPerson(
                    name=name,
                    email=f"{address}@demo.example",
                    post=f"{one.post}, {team.team}",
                    manager=team.manager,
                    guest=one.guest,
                )
                yield person, team, one


@cache
def demo_pulse() -> DemoPulse:
    """Read the demo's pulse that is part of the package."""
    raw = yaml.load(Path(__file__).with_name("pulse.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return DemoPulse.model_validate(raw)
