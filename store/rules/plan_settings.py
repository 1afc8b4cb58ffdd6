"""All that can be set for a plan, by subject: what nobody set stands as it is here."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from store.rules.escalation import EscalationSettings
from store.rules.nudge_settings import NudgeSettings
from store.rules.subject import Noted, Subject


class UpdateSettings(Subject):
    """What an update needs."""

    evidence: Annotated[Literal["optional", "required"], Noted("evidence")] = "optional"
    """Before something is complete."""
    verify: Annotated[Literal["off", "on"], Noted("verify")] = "off"
    """Whether what its owner says is complete counts only once somebody else has verified it."""
    impact: Annotated[tuple[str, ...], Noted("impact", ", ".join)] = ("none seen yet", "some", "clear")
    """The plan's own words for what difference something makes."""


class PlanSettings(BaseModel):
    """As a plan's row keeps them: only what somebody set."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    nudges: NudgeSettings = Field(default_factory=NudgeSettings)
    escalation: EscalationSettings = Field(default_factory=EscalationSettings)
    updates: UpdateSettings = Field(default_factory=UpdateSettings)

    def subject(self, kind: type[Subject]) -> Subject:
        return next(one for name in PlanSettings.model_fields if isinstance(one := getattr(self, name), kind))

    def holding(self, subject: Subject) -> "PlanSettings":
        """These, with one subject's in the place of its own."""
        name = next(name for name, field in PlanSettings.model_fields.items() if field.annotation is type(subject))
        return self.model_copy(update={name: subject})
