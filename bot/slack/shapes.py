"""What Slack sends, as far as we read it: the parts that our listeners and Bolt take for granted, and their types.

A body that lacks one, or has another type in its place, is malformed and reaches neither. Everything else in it is left
as it came, since Slack adds fields as it likes.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Id = Annotated[str, Field(min_length=1, max_length=255)]
Words = Annotated[str, Field(max_length=100_000)]


class Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow")


class Named(Shape):
    """A team, a user, a channel: named by its id."""

    id: Id


class Command(Shape):
    """A slash command: a form of words, no JSON."""

    command: Id
    user_id: Id
    team_id: Id
    trigger_id: Id
    response_url: Id
    text: Words = ""
    enterprise_id: str | None = None
    is_enterprise_install: str | None = None


class Action(Shape):
    action_id: Id
    block_id: Id
    action_ts: Id
    type: Id
    value: Words | None = None


class State(Shape):
    values: dict[str, dict[str, dict[str, Any]]]


class View(Shape):
    id: Id
    hash: Id
    type: Id
    callback_id: str = ""
    private_metadata: Words = ""
    state: State | None = None
    team_id: str | None = None
    app_installed_team_id: str | None = None


class Message(Shape):
    ts: str | None = None
    thread_ts: str | None = None
    metadata: dict[str, Any] | None = None


class Container(Shape):
    is_ephemeral: bool = False


class Interaction(Shape):
    user: Named
    team: str | Named | None = None
    enterprise: str | Named | None = None
    is_enterprise_install: bool | None = None
    trigger_id: Id | None = None
    channel: Named | None = None
    container: Container = Container()
    message: Message | None = None
    response_url: str | None = None


class Press(Interaction):
    type: Literal["block_actions"]
    trigger_id: Id
    actions: Annotated[list[Action], Field(min_length=1)]
    view: View | None = None


class FilledView(View):
    state: State


class Submission(Interaction):
    type: Literal["view_submission"]
    view: FilledView


class Closing(Interaction):
    type: Literal["view_closed"]
    view: View


class Shortcut(Interaction):
    """One from the menu of the whole workspace, or from that of a message."""

    type: Literal["shortcut", "message_action"]
    callback_id: Id
    trigger_id: Id
    action_ts: Id


class Event(Shape):
    type: Id
    user: str | Named | None = None
    channel: str | Named | None = None
    text: Words | None = None
    team: str | None = None
    thread_ts: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    tab: str | None = None
    channel_type: str | None = None


class Authorization(Shape):
    team_id: str | None = None
    enterprise_id: str | None = None
    user_id: str | None = None
    is_bot: bool | None = None
    is_enterprise_install: bool | None = None


class Told(Shape):
    type: Literal["event_callback"]
    event_id: Id
    team_id: Id
    event: Event
    enterprise_id: str | None = None
    is_enterprise_install: bool | None = None
    authorizations: list[Authorization] | None = None


class Challenge(Shape):
    type: Literal["url_verification"]
    challenge: Id


JSON_SHAPES: TypeAdapter[Press | Submission | Closing | Shortcut | Told | Challenge] = TypeAdapter(
    Annotated[Press | Submission | Closing | Shortcut | Told | Challenge, Field(discriminator="type")]
)


KINDS = frozenset(
    {
        "block_actions",
        "event_callback",
        "message_action",
        "shortcut",
        "url_verification",
        "view_closed",
        "view_submission",
    }
)
"""The types of what has a shape here. Slack may send others, signed, that ask nothing of us."""


def check_command(fields: dict[str, Any]) -> None:
    """Raises `ValueError` for what is no slash command."""
    Command.model_validate(fields)


def check_json(found: Any) -> None:
    """Raises `ValueError` for what is none of the kinds that we asked Slack for."""
    JSON_SHAPES.validate_python(found)
