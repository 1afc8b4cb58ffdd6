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

    @classmethod
    def subjects(cls) -> dict[str, type[Subject]]:
        """By the name under which each is kept."""
        kinds = {name: field.annotation for name, field in cls.model_fields.items()}
        return {name: kind for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Subject)}

    def subject(self, kind: type[Subject]) -> Subject:
        return next(one for name in self.subjects() if isinstance(one := getattr(self, name), kind))

    def holding(self, subject: Subject) -> "PlanSettings":
        """These, with one subject's in the place of its own."""
        name = next(name for name, kind in self.subjects().items() if isinstance(subject, kind))
        return self.model_copy(update={name: subject})
