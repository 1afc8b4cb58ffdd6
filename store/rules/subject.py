"""What a subject's settings have in common: frozen, checked, and told apart from what nobody set."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True)
class Noted:
    """How the history names a setting and says what it was. Stands beside the type of the setting."""

    name: str
    say: Callable[[Any], str] = str


class Subject(BaseModel):
    """Settings of one subject. What another release knows and this one does not is kept as it is."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    def but(self, **values: Any) -> Self:
        """These settings with others in the place of some.

        Raises:
            pydantic.ValidationError: no plan can want that.
        """
        if unknown := values.keys() - type(self).model_fields.keys():
            raise TypeError(f"no such setting: {', '.join(unknown)}")
        return self.model_validate(self.model_dump(exclude_unset=True) | values)

    @classmethod
    def noted(cls) -> dict[str, Noted]:
        """By field, how the history names those that it keeps."""
        found = {name: field.metadata for name, field in cls.model_fields.items()}
        return {name: one for name, beside in found.items() for one in beside if isinstance(one, Noted)}
