"""A chat as delivery knows it: where messages go, and what has a rate limit of its own."""

from dataclasses import dataclass

AGREED = "+shared"
"""Behind the address of a channel: a lead has agreed that people of another organisation read it."""


def without_agreement(address: str) -> str:
    return address.removesuffix(AGREED)


@dataclass(frozen=True)
class Chat:
    platform: str
    tenant: str | None = None
    """None for all tenants of the platform: of one app that reaches everybody in an organisation of several."""

    @property
    def name(self) -> str:
        """As its rate limit is called."""
        return self.platform if self.tenant is None else f"{self.platform}/{self.tenant}"

    @classmethod
    def of_channel(cls, address: str | None) -> "Chat | None":
        """The chat that a channel's address names: `platform/tenant/id`."""
        platform, _, rest = (address or "").partition("/")
        tenant, _, place = rest.partition("/")
        return cls(platform, tenant) if place else None
