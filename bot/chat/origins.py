"""Where an answer goes, and what a form and a button keep of it until they come back."""

import json
from contextlib import suppress
from typing import Any, Generic, Self, TypeVar

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from commands.cards import Button
from commands.forms import Form
from commands.language.plan_words import without_plan
from commands.registry import command_of

KEPT = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=True, hide_input_in_errors=True)
"""What comes back holds people's words, which stand in no error and so in no log."""


class Origin(BaseModel):
    """The place of a question or press. A chat adds what it needs to find that place again."""

    model_config = KEPT

    replaces: bool = False
    """The message that was pressed makes room for the answer."""
    # Forms that were opened before it was renamed hold it as `again`.
    redraw: str | None = Field(default=None, validation_alias=AliasChoices("redraw", "again"))
    """Words that draw that message anew."""
    home: bool = False
    """The person's own page, where the chat has one."""
    above: str | None = None
    """The reference of the message in whose thread it was said or pressed, where that message went to them alone."""

    def as_new_message(self) -> Self:
        """The same place, where nothing is replaced."""
        return self.model_copy(update={"home": False, "replaces": False})


Where = TypeVar("Where", bound=Origin)


class OpenForm(BaseModel, Generic[Where]):
    """What an open form holds besides its fields, and brings back."""

    model_config = KEPT

    handler: str
    about: dict[str, str]
    seen_version: int | None = Field(default=None, alias="seen")
    origin: Where
    """Where the form was asked for, so that the answer can be shown there."""

    @classmethod
    def of(cls, form: Form, origin: Where) -> Self:
        return cls(handler=form.handler, about=form.about, seen_version=form.seen_version, origin=origin)

    @classmethod
    def read(cls, kept: str) -> Self | None:
        """None for what no release that is known here has written."""
        try:
            return cls.model_validate_json(kept)
        except ValidationError:
            return None

    def as_json(self) -> str:
        kept = self.model_dump(by_alias=True, exclude={"origin"})
        return json.dumps({**kept, "origin": self.origin.model_dump(exclude_defaults=True)})


class Press(BaseModel):
    """What a button holds and a press brings back. A press is a command said by a tap."""

    model_config = KEPT

    says: str
    seen_version: int | None = Field(default=None, alias="seen")
    redraw: str | None = Field(default=None, alias="again")
    """Words that draw the card of the button anew."""

    @classmethod
    def read(cls, value: str) -> Self | None:
        """What a button holds, whichever release drew it; None where that cannot be told.

        What it says is all that it needs. The rest only makes it safer or neater, and is left out where it is odd.
        """
        try:
            held = json.loads(value)
        except (ValueError, RecursionError):
            return None
        if not isinstance(held, dict) or not isinstance(held.get("says"), str) or not held["says"].strip():
            return None
        for field in ({"says": held["says"]} | _fitting(held), {"says": held["says"]}):
            with suppress(ValidationError):
                return cls.model_validate(field)
        return None

    @property
    def makes_room(self) -> bool:
        """Whether a message that one person reads makes room for the answer to it."""
        return _first(self.says) == _first(self.redraw) or changes(self.says)


def _fitting(held: dict[str, Any]) -> dict[str, Any]:
    """The fields of a press that are of the kind they should be."""
    kinds = {"seen": int, "seen_version": int, "again": str, "redraw": str}
    return {name: held[name] for name, kind in kinds.items() if type(held.get(name)) is kind}


def button_value(button: Button, redraw: str | None, longest: int) -> str:
    """What a button holds, in the room that the chat has for it."""
    assert not button.sealed, "a press of a sealed button may not be recorded"
    value = _value(button, redraw)
    return value if len(value) <= longest else _value(button, None)


def _value(button: Button, redraw: str | None) -> str:
    return Press(says=button.says, seen_version=button.seen_version, redraw=redraw).model_dump_json(by_alias=True)


def changes(says: str) -> bool:
    """Whether these words of a button change something."""
    found = command_of(without_plan(says))
    return found is not None and found.changes


def _first(words: str | None) -> str:
    return without_plan(words or "").split(" ", 1)[0]
