"""The one file that names the councils of a process: to each its database and its chats' credentials.

A secret never stands in it: it names a file or a variable of the environment that holds one. What the environment says
to `sightline run` is read for no council, so that none is served with another's token.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, TypeAdapter, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.setting_forms import reason_of
from bot.settings import Settings

LARGEST_FILE = 1024 * 1024
"""Bytes."""
HELD_ALONE = ("database", "state_dir", "pulse_keys", "backup_dir", "slack_bot_token", "slack_app_token", "teams_app_id")
"""What no two councils may have in common, by the name of a setting or property."""

NAME = r"[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?"


class ConfigurationError(Exception):
    """The file cannot be used: one sentence on where and why."""


class CouncilSettings(Settings):
    """The settings of one council, as they were handed in."""

    model_config = SettingsConfigDict(env_file=None, extra="forbid", populate_by_name=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *_: object,
        **__: object,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


class Elsewhere(BaseModel):
    """Where a value is kept: in a file, or in a variable of the environment."""

    model_config = ConfigDict(extra="forbid")

    file: Path | None = None
    env: str | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "Elsewhere":
        if (self.file is None) == (self.env is None):
            raise ValueError("name either a file or a variable of the environment")
        return self

    def read(self, beside: Path, environment: Mapping[str, str]) -> str:
        """Args: beside: the folder from which a relative path counts. Raises `ValueError`."""
        if self.file is not None:
            try:
                return (beside / self.file).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                why = getattr(error, "strerror", None) or "it is no text in UTF-8"
                raise ValueError(f"the file {self.file} cannot be read: {why}") from error
        if not environment.get(str(self.env)):
            raise ValueError(f"the environment has no {self.env}")
        return environment[str(self.env)]


Given: TypeAlias = dict[str, Elsewhere | str | int]
_GIVEN = TypeAdapter(Given)


class Configuration(BaseModel):
    model_config = ConfigDict(extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    state_dir: Path
    """Each council has a folder of its own in it, unless it names another."""
    every_council: Given = {}
    """Settings that all councils share, such as the proxy."""
    councils: dict[str, Any] = Field(min_length=1)


class Councils(BaseModel):
    """What was read: where to listen, and the councils that can be tried."""

    host: str
    port: int
    settings: dict[str, CouncilSettings]
    problems: dict[str, str]
    """Of councils whose settings cannot be used: which, and why. The others are served all the same."""


def read_configuration(path: Path, environment: Mapping[str, str] | None = None) -> Councils:
    """Read a file of councils. One that is wrong in itself is no fault of the others.

    Raises:
        ConfigurationError: the file as a whole cannot be read.
    """
    found = _configuration(path)
    environment = os.environ if environment is None else environment
    settings, problems = dict[str, CouncilSettings](), dict[str, str]()
    for name, given in found.councils.items():
        try:
            settings[name] = _council(name, _given(name, given, found.every_council), found, path.parent, environment)
        except ConfigurationError as error:
            problems[name] = str(error)
    for name, why in _shared(settings):
        problems[name] = why
        settings.pop(name, None)
    return Councils(host=found.host, port=found.port, settings=settings, problems=problems)


def _configuration(path: Path) -> Configuration:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ConfigurationError(f"{path} is too large to be a list of councils.")
        text = path.read_text(encoding="utf-8")
        read = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
        return Configuration.model_validate(read)
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        # Its words may hold a secret that somebody wrote there in spite of all.
        place = f" at line {mark.line + 1}" if (mark := getattr(error, "problem_mark", None)) else ""
        raise ConfigurationError(f"{path} is no YAML or TOML{place}.") from None
    except ValidationError as error:
        raise ConfigurationError(f"{path}: {_problem(error)}.") from None


def _given(name: str, given: object, every: Given) -> Given:
    if not re.fullmatch(NAME, name):
        raise ConfigurationError(
            "A council's name is made of small letters, digits and dashes; it stands in addresses."
        )
    try:
        return every | _GIVEN.validate_python(given)
    except ValidationError as error:
        raise ConfigurationError(f"{_problem(error)}.") from None


def _council(
    name: str, given: Given, found: Configuration, beside: Path, environment: Mapping[str, str]
) -> CouncilSettings:
    values: dict[str, Any] = {"state_dir": found.state_dir / name}
    for setting, value in given.items():
        if not isinstance(value, Elsewhere):
            if _is_secret(setting, value):
                raise ConfigurationError(
                    f"{setting} is a secret and stands in no list of councils. Write {setting}: {{file: PATH}} or"
                    f" {setting}: {{env: NAME}}."
                )
            values[setting] = value
            continue
        try:
            values[setting] = value.read(beside, environment)
        except ValueError as error:
            raise ConfigurationError(f"{setting}: {error}.") from None
    try:
        return CouncilSettings(**values)
    except ValidationError as error:
        raise ConfigurationError(f"{_problem(error)}.") from None


def _is_secret(setting: str, value: str | int) -> bool:
    field = CouncilSettings.model_fields.get(setting)
    if setting != "database_url":
        return field is not None and "SecretStr" in str(field.annotation)
    try:
        return make_url(str(value)).password is not None
    except ArgumentError:
        return False


def _problem(error: ValidationError) -> str:
    """Where and why, without the value."""
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(one) for one in first["loc"] if one not in ("str", "int") and "Elsewhere" not in str(one))
    return f"{where}: {reason_of(first)}" if where else reason_of(first)


def _shared(settings: Mapping[str, CouncilSettings]) -> Iterator[tuple[str, str]]:
    """Councils that have something in common with another which each must have alone. Neither is served."""
    for setting in HELD_ALONE:
        holders: dict[object, list[str]] = {}
        for name, its in settings.items():
            value = getattr(its, setting)
            if value is not None:
                holders.setdefault(value.get_secret_value() if isinstance(value, SecretStr) else value, []).append(name)
        for names in holders.values():
            for name in names if len(names) > 1 else ():
                others = ", ".join(one for one in names if one != name)
                yield name, f"{_spoken(setting)} is that of {others} too. Each council has its own."


def _spoken(setting: str) -> str:
    return "Its database" if setting == "database" else setting
