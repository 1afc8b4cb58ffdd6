"""The one place that reads the environment: `SIGHTLINE_…` variables, or a `.env` file."""

from pathlib import Path
from ssl import SSLError

from pydantic import AliasChoices, Field, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.sources import EnvSettingsSource

from bot.env_file import env_file
from bot.outbound import Outbound, trusted_certificates
from bot.secret_files import SecretFiles
from bot.setting_forms import (
    ApiAddress,
    AppToken,
    BotToken,
    ClientSecret,
    Copied,
    DatabaseUrl,
    Folder,
    Page,
    Port,
    Proxy,
    PulseSecret,
    SigningSecret,
    StandIn,
)
from store.pulse.keys import KeyFolder

DATABASE_FILE = "sightline.db"


def _or_slacks(name: str, handed_over: str) -> AliasChoices:
    """Our own name of a setting, else the usual one, else the one by which Slack's command line hands it over."""
    return AliasChoices(f"SIGHTLINE_{name}", name, handed_over)


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SIGHTLINE_", env_ignore_empty=True, extra="ignore")

    database_url: DatabaseUrl | None = None
    """SQLAlchemy URL; without one a SQLite file under `state_dir`."""
    state_dir: Folder = Field(default_factory=lambda: Path.home() / ".local" / "state" / "sightline")
    slack_bot_token: BotToken | None = Field(
        default=None, validation_alias=_or_slacks("SLACK_BOT_TOKEN", "SLACK_CLI_XOXB")
    )
    slack_app_token: AppToken | None = Field(
        default=None, validation_alias=_or_slacks("SLACK_APP_TOKEN", "SLACK_CLI_XAPP")
    )
    """For Socket Mode; without it, Slack reaches us over HTTP."""
    slack_signing_secret: SigningSecret | None = None
    slack_api_url: ApiAddress = "https://slack.com/api/"
    teams_app_id: Copied | None = None
    """The client id of the app registration; with it, Teams is served."""
    teams_app_secret: ClientSecret | None = None
    teams_tenant: Copied | None = None
    """The directory (tenant) id of the council: nobody of another is heard."""
    teams_stand_in: StandIn | None = None
    """What stands in for all of Microsoft, on this machine alone."""
    outbound_proxy: Proxy | None = Field(
        default=None, validation_alias=AliasChoices("SIGHTLINE_OUTBOUND_PROXY", "HTTPS_PROXY", "HTTP_PROXY")
    )
    """Through which every call out goes; it may hold a password."""
    outbound_certificates: Folder | None = None
    """Authorities to trust beside the system's own, in PEM."""
    pulse_keys: Folder | None = None
    """The folder with the keys of open rounds: shared by all processes, outside the database and its backups."""
    pulse_secret: PulseSecret | None = None
    """Wraps those keys."""
    anonymity_page: Page | None = None
    """Where staff can read without a sign-in what a pulse promises, such as `/anonymity` of this process."""
    backup_dir: Folder | None = None
    """Where backups are kept; with it, one is made each night."""
    backups_kept: int = Field(default=14, ge=1)
    host: Copied = "127.0.0.1"
    port: Port = 8080

    @field_validator("outbound_certificates")
    @classmethod
    def _holds_certificates(cls, file: Path | None) -> Path | None:
        try:
            trusted_certificates(file)
        except SSLError as error:
            raise ValueError("the file holds no certificates in PEM") from error
        except OSError as error:
            raise ValueError(f"the file cannot be read: {error.strerror}") from error
        return file

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """A secret that stands in the environment itself goes before the one in a file."""
        assert isinstance(env_settings, EnvSettingsSource)
        assert isinstance(dotenv_settings, EnvSettingsSource)
        files = SecretFiles(settings_cls, {**dotenv_settings.env_vars, **env_settings.env_vars})
        return init_settings, env_settings, dotenv_settings, files

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.state_dir / DATABASE_FILE}"

    @property
    def key_folder(self) -> KeyFolder | None:
        """None where pulses are not set up."""
        if self.pulse_keys is None or self.pulse_secret is None:
            return None
        return KeyFolder(self.pulse_keys, self.pulse_secret.get_secret_value().encode())

    @property
    def outbound(self) -> Outbound:
        proxy = self.outbound_proxy.get_secret_value() if self.outbound_proxy else None
        return Outbound(proxy or None, trusted_certificates(self.outbound_certificates))


def read_settings() -> Settings:
    """Raises `EnvFileError`, and pydantic's `ValidationError` where a setting has no usable value."""
    found = env_file()
    if found is None:
        return Settings()
    return Settings(_env_file=found.path, _env_file_encoding=found.encoding)


def full_name(setting: str) -> str:
    return f"SIGHTLINE_{setting.upper()}"


def names_of(setting: str) -> set[str]:
    """By which a setting is known in the environment."""
    alias = Settings.model_fields[setting].validation_alias
    return {str(one) for one in alias.choices} if isinstance(alias, AliasChoices) else {full_name(setting)}
