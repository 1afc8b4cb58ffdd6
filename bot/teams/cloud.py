"""Which addresses are Microsoft's: where the bot signs in, who signs what comes in, where it may call and fetch."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from microsoft_teams.api.auth.cloud_environment import PUBLIC, CloudEnvironment

SERVICES = (".trafficmanager.net", ".teams.microsoft.com")
"""Under which names Teams takes what a bot says."""
FILES = (".sharepoint.com",)
"""Where a file lies that somebody gives the bot: in their OneDrive, or in the SharePoint of their team."""


@dataclass(frozen=True)
class Cloud:
    """Microsoft's public cloud, or a stand-in for it."""

    environment: CloudEnvironment = PUBLIC
    services: tuple[str, ...] = SERVICES
    files: tuple[str, ...] = FILES
    stand_in: str | None = None
    """The only place that counts as Microsoft's, where one stands in for it: its scheme, host and port."""

    def serves(self, address: str) -> bool:
        """Whether our token may be shown there."""
        return self._is_theirs(address, self.services)

    def holds_files(self, address: str) -> bool:
        return self._is_theirs(address, self.files)

    def _is_theirs(self, address: str, names: tuple[str, ...]) -> bool:
        try:
            there = urlsplit(address)
            host, port = there.hostname or "", there.port
        except ValueError:
            return False
        if there.username is not None or there.password is not None:
            return False
        if self.stand_in is not None:
            return f"{there.scheme}://{there.netloc}" == self.stand_in
        return there.scheme == "https" and port in (None, 443) and host.endswith(names)


def stand_in(address: str) -> Cloud:
    """A cloud that lies at one address with all that it has.

    It serves `/{tenant}/oauth2/v2.0/token` and `/v1/.well-known/openidconfiguration`, and is the issuer by its address.
    """
    environment = replace(
        PUBLIC,
        login_endpoint=address,
        openid_metadata_url=f"{address}/v1/.well-known/openidconfiguration",
        token_issuer=address,
    )
    return Cloud(environment, stand_in=address)
