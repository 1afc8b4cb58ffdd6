"""Secrets from files: `SIGHTLINE_SLACK_BOT_TOKEN_FILE` names the file that holds `SIGHTLINE_SLACK_BOT_TOKEN`.

So a secret stands in no environment, which others of the account may read, and in no list of a container's settings.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import AliasChoices
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

SECRETS = (
    "database_url",
    "slack_bot_token",
    "slack_app_token",
    "slack_signing_secret",
    "teams_app_secret",
    "outbound_proxy",
    "pulse_secret",
)


def file_name(secret: str) -> str:
    """The setting that names its file."""
    return f"SIGHTLINE_{secret}_FILE".upper()


class SecretFileError(Exception):
    """A sentence on which setting names no usable file, and why."""


class SecretFiles(PydanticBaseSettingsSource):
    def __init__(self, kind: type[BaseSettings], set_here: Mapping[str, str | None]) -> None:
        """Args: set_here: the environment and `.env`, by names in small letters."""
        super().__init__(kind)
        self._set_here = set_here

    def __call__(self) -> dict[str, Any]:
        found = {name: self.get_field_value(self.settings_cls.model_fields[name], name) for name in SECRETS}
        return {key: secret for secret, key, _ in found.values() if secret is not None}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        variable = file_name(field_name)
        key = str(field.validation_alias.choices[0]) if isinstance(field.validation_alias, AliasChoices) else field_name
        file = self._set_here.get(variable.lower())
        return (_secret_in(file, variable) if file else None), key, False


def _secret_in(file: str, variable: str) -> str:
    """What the file holds, but for the end of its line, which editors put there.

    Raises:
        SecretFileError: it holds nothing, or cannot be read.
    """
    try:
        secret = Path(file).read_bytes().decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise SecretFileError(f"The file that {variable} names is no text in UTF-8: {file}") from None
    except OSError as error:
        raise SecretFileError(f"The file that {variable} names cannot be read ({error.strerror}): {file}") from error
    if not secret.strip():
        raise SecretFileError(f"The file that {variable} names is empty: {file}")
    return secret
