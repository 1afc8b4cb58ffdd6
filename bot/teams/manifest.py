"""What Teams is told about the app: the manifest of its package, and the package itself.

The limits are those of Microsoft's manifest schema 1.30. The first with lists for slash commands, and private answers
to them, is 1.29; a Teams that knows neither shows the same lists behind a mention.
"""

import io
import json
import re
import zipfile
from importlib.resources import files
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from commands.registry import commands

SCHEMA = "https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json"
OFFERED = (
    "overdue", "due", "mine", "status", "slipping", "why", "changes", "silent", "find", "show", "start", "help",
)  # fmt: skip
"""The commands that Teams lists while somebody types; all others can be typed as well. It takes twelve."""
LONGEST_DESCRIPTION = 128
HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
ICONS = ("color.png", "outline.png")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=True)


class Developer(Strict):
    name: str = Field(min_length=1, max_length=32)
    website_url: str = Field(pattern="^https://", max_length=2048)
    privacy_url: str = Field(pattern="^https://", max_length=2048)
    terms_of_use_url: str = Field(pattern="^https://", max_length=2048)


class Name(Strict):
    short: str = Field(max_length=30)
    full: str = Field(max_length=100)


class Description(Strict):
    short: str = Field(max_length=80)
    full: str = Field(max_length=4000)


class Icons(Strict):
    color: Literal["color.png"] = "color.png"
    outline: Literal["outline.png"] = "outline.png"


Scope = Literal["personal", "team", "groupChat"]


class ListedCommand(Strict):
    title: str = Field(max_length=128)
    description: str = Field(max_length=LONGEST_DESCRIPTION)


class CommandList(Strict):
    scopes: list[Scope]
    triggers: list[Literal["mention", "slash"]] | None = None
    commands: list[ListedCommand] = Field(max_length=12)


class Bot(Strict):
    bot_id: UUID
    scopes: list[Scope] = ["personal", "team", "groupChat"]
    supports_files: bool = True
    supports_targeted_messages: bool = True
    is_notification_only: bool = False
    command_lists: list[CommandList] = Field(max_length=3)


class Manifest(Strict):
    schema_: str = Field(default=SCHEMA, alias="$schema")
    manifest_version: str = "1.30"
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    id: UUID
    developer: Developer
    name: Name = Name(short="Sightline", full="Sightline: the improvement plan")
    description: Description = Description(
        short="Answers questions about the improvement plan and takes updates in a tap",
        full=(
            "Sightline knows your improvement plan: its actions, milestones, owners, dates and boards. Ask it in your"
            " own words what is overdue, what slipped and why. It asks owners for an update before a date comes, takes"
            " that update in one tap, and tells a channel each week what has changed. It answers full members of your"
            " organisation only, and in a channel only the person who asked reads the answer. It reads no channel and"
            " no chat: it is given only what is said to it."
        ),
    )
    icons: Icons = Icons()
    accent_color: str = Field(default="#0E5A62", pattern=r"^#[0-9A-Fa-f]{6}$")
    bots: list[Bot]
    valid_domains: list[str]
    default_install_scope: Scope = "personal"


def manifest(app_id: UUID, host: str, developer: str, pages: str | None = None, version: str = "1.0.0") -> Manifest:
    """Make the manifest.

    Args:
        app_id: the client id of the app registration; the bot bears it, too.
        host: at which Teams reaches the bot, without `https://`.
        developer: who runs it, such as the council.
        pages: the web page about it; what a pulse promises, where none is given.
        version: a later one than that which is installed, where it is to take its place.

    Raises:
        ValueError: something is longer than Teams takes, or of another shape.
    """
    if not HOST.fullmatch(host):
        raise ValueError(f"“{host}” is not the name of a host, such as sightline.council.gov.uk")
    page = pages or f"https://{host}/anonymity"
    listed = _listed()
    return Manifest(
        version=version,
        # Another name than the bot's: an app keeps it while its bot may be made anew.
        id=uuid5(NAMESPACE_URL, f"https://{host}/{app_id}"),
        developer=Developer(name=developer, website_url=page, privacy_url=page, terms_of_use_url=page),
        bots=[
            Bot(
                bot_id=app_id,
                command_lists=[
                    CommandList(scopes=["personal"], commands=listed),
                    CommandList(scopes=["team", "groupChat"], triggers=["slash", "mention"], commands=listed),
                ],
            )
        ],
        valid_domains=[host],
    )


def package(of: Manifest) -> bytes:
    """The zip that is uploaded to Teams. The same manifest gives the same bytes."""
    held = of.model_dump(mode="json", by_alias=True, exclude_none=True)
    icons = files("bot.teams").joinpath("icons")
    parts: dict[str, bytes] = {"manifest.json": (json.dumps(held, indent=2, ensure_ascii=False) + "\n").encode()}
    parts |= {name: icons.joinpath(name).read_bytes() for name in ICONS}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 7, 11, 9, 0, 0)), content)
    return made.getvalue()


def _listed() -> list[ListedCommand]:
    known: dict[str, Any] = commands()
    return [ListedCommand(title=name, description=known[name].says[:LONGEST_DESCRIPTION]) for name in OFFERED]
