"""How this process reaches the world: one proxy and one set of certificates for every call out, in whichever chat."""

from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from ssl import SSLContext, create_default_context
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import BaseHandler, HTTPSHandler, OpenerDirector, ProxyHandler, build_opener


@cache
def trusted_certificates(file: Path | None = None) -> SSLContext:
    """Read once: reading all of the system's certificates anew for each call takes some 20 ms.

    Args:
        file: authorities to trust beside the system's own, such as that of a proxy which reads along.
    """
    context = create_default_context()
    if file is not None:
        context.load_verify_locations(cafile=file)
    return context


@dataclass(frozen=True)
class Outbound:
    proxy: str | None = None
    """Its address, with name and password where it wants them."""
    certificates: SSLContext = field(default_factory=trusted_certificates)

    def opener(self, *more: type[BaseHandler]) -> OpenerDirector:
        """What fetches from web addresses."""
        proxies = {"http": self.proxy, "https": self.proxy} if self.proxy else {}
        return build_opener(ProxyHandler(proxies), HTTPSHandler(context=self.certificates), *more)

    def proxy_address(self) -> tuple[SplitResult, dict[str, str]] | None:
        """The proxy, and the headers by which it knows us; None where there is none."""
        if not self.proxy:
            return None
        at = urlsplit(self.proxy)
        if at.username is None:
            return at, {}
        credentials = f"{unquote(at.username)}:{unquote(at.password or '')}".encode()
        return at, {"Proxy-Authorization": f"Basic {b64encode(credentials).decode()}"}
