"""The one place that reads the environment: `SIGHTLINE_…` variables, or a `.env` file."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_FILE = "sightline.db"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SIGHTLINE_", env_file=".env", extra="ignore")

    database_url: str | None = None
    """SQLAlchemy URL; without one a SQLite file under `state_dir`."""
    state_dir: Path = Field(default_factory=lambda: Path.home() / ".local" / "state" / "sightline")
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    """For Socket Mode; without it, Slack reaches us over HTTP."""
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    host: str = "127.0.0.1"
    port: int = 8080

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.state_dir / DATABASE_FILE}"
