"""The demo plan: the facts of a published improvement plan in our own words, with a demo life around them.

`plan.yaml` holds it as data. `plan` keeps a real plan's structure, numbers, dates and ratings under short titles of our
own. Everything else (people, owners, milestones, updates) is made up and stands under `life`, marked `demo: true`.
"""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, Field, field_validator, model_validator

from store.demo_plan import unfold
from store.documents.staged import StagedPlan

Progress = Literal["not started", "on track", "at risk", "delayed", "complete"]


class DemoPerson(BaseModel):
    """Someone in the demo; posts stand for names. `manager` is an email."""

    name: str
    email: str
    post: str
    manager: str | None = None
    role: Literal["viewer", "lead", "admin", "custodian"] = "viewer"
    guest: bool = False
    active: bool = True


class DemoMilestone(BaseModel):
    """`due` is the date first promised; `rebaselines` tell which were moved since."""

    ref: str
    action: str
    title: str
    due: date
    owner: str | None = None


class _Said(BaseModel):
    """Someone's word at a moment; times in the data are London's."""

    ref: str
    by: str
    on: datetime = Field(validation_alias="when")  # YAML reads a bare "on" as true.

    @field_validator("on")
    @classmethod
    def _london(cls, on: datetime) -> datetime:
        return on.replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)


class DemoUpdate(_Said):
    """What an owner said of a milestone or an action, in the order it was said."""

    progress: Progress
    words: str = ""
    forecast: date | None = None
    blocker: str | None = None


class DemoRebaseline(_Said):
    was: date
    to: date
    why: str
    agreed_by: str


class DemoPlan(BaseModel):
    """Everything the demo opens with."""

    demo: Literal[True]
    plan: StagedPlan
    people: list[DemoPerson]
    owners: dict[str, str]
    milestones: list[DemoMilestone]
    updates: list[DemoUpdate]
    rebaselines: list[DemoRebaseline] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names_only_what_it_holds(self) -> "DemoPlan":
        """Catch a slip of the pen in the data where it is made."""
        said = [*self.updates, *self.rebaselines]
        emails = {person.email for person in self.people}
        refs = {action.ref for action in self.plan.actions} | {milestone.ref for milestone in self.milestones}
        named = {*self.owners.values(), *(one.by for one in said)}
        named |= {milestone.owner for milestone in self.milestones if milestone.owner}
        named |= {person.manager for person in self.people if person.manager}
        about = {*self.owners, *(one.ref for one in said), *(milestone.action for milestone in self.milestones)}
        if strangers := (named - emails) | (about - refs):
            raise ValueError(f"the demo plan names {sorted(strangers)}, which it does not hold")
        return self


@cache
def demo_plan() -> DemoPlan:
    """Read the demo plan that is part of the package."""
    raw = yaml.load(Path(__file__).with_name("plan.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return DemoPlan.model_validate({"plan": unfold.plan(raw["plan"]), **unfold.life(raw["life"])})
