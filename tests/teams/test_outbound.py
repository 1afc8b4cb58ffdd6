"""Calls of Teams leave through the proxy of the settings, and trust the authorities of the settings."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from bot.chat.endpoints import RefusedError
from bot.chat.files import NotFetchedError
from bot.outbound import Outbound, trusted_certificates
from bot.teams.activities import GivenFile
from bot.teams.cloud import Cloud, stand_in
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.files import given
from bot.teams.gate import ASKED_AGAIN_SECONDS, Keys
from bot.teams.tokens import Credentials
from tests.teams.connector import APP, SECRET, TENANT, Connector, served

KNOWN_BY = "Basic cmVhZGVyOnBAc3M="


class Proxy:
    """It lets plain requests through to a connector of ours, and no tunnel."""

    def __init__(self) -> None:
        self.url = ""
        self.passed: list[tuple[str, str, str]] = []
        self.connector = Connector()

    async def take(self, request: web.Request) -> web.Response:
        whom = request.headers.get("Proxy-Authorization", "")
        self.passed.append((request.method, str(request.url).partition("?")[0], whom))
        if request.path.endswith("/token"):
            return await self.connector.login(request)
        return await self.connector.connector(request)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    found = Proxy()
    with served([web.route("*", "/{rest:.*}", found.take)]) as address:
        found.url = address.replace("http://", "http://reader:p%40ss@")
        yield found


def client_of(cloud: Cloud, outbound: Outbound) -> TeamsClient:
    return TeamsClient(Credentials(APP, SecretStr(SECRET), TENANT), cloud, outbound)


def test_tokens_and_calls_go_through_the_proxy(proxy: Proxy) -> None:
    client = client_of(stand_in("http://teams.example"), Outbound(proxy.url))
    client.send(Conversation("http://teams.example/uk/", "a:1x"), {"type": "message", "text": "Hello"})
    client.close()
    assert proxy.passed == [
        ("POST", f"http://teams.example/{TENANT}/oauth2/v2.0/token", KNOWN_BY),
        ("POST", "http://teams.example/uk/v3/conversations/a:1x/activities", KNOWN_BY),
    ]


def test_keys_and_files_go_through_the_proxy(proxy: Proxy) -> None:
    outbound, cloud = Outbound(proxy.url), stand_in("http://teams.example")
    with pytest.raises(RefusedError):
        Keys(cloud.environment.openid_metadata_url, outbound, ASKED_AGAIN_SECONDS).of("any")
    file = GivenFile.model_validate({"name": "x", "downloadUrl": "http://teams.example/x", "uniqueId": "1"})
    with pytest.raises(NotFetchedError):
        given(file, cloud, outbound).fetch()
    assert [(path, whom) for _, path, whom in proxy.passed] == [
        ("http://teams.example/v1/.well-known/openidconfiguration", KNOWN_BY),
        ("http://teams.example/x", KNOWN_BY),
    ]


def test_what_a_proxy_does_not_let_through_has_reached_nobody(proxy: Proxy) -> None:
    client = client_of(Cloud(), Outbound(proxy.url))
    with pytest.raises(TeamsError) as lost:
        client.check()
    client.close()
    assert (lost.value.code, lost.value.arrived) == ("ProxyError", False)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of an authority that nobody knows, for this machine."""
    key, name = generate_private_key(SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Council")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2100, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "council.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + private)
    return file


def test_an_own_authority_is_trusted_where_the_settings_name_it(certificate: Path) -> None:
    connector, context = Connector(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with served([web.post(f"/{TENANT}/oauth2/v2.0/token", connector.login)], context) as address:
        unknown = client_of(stand_in(address), Outbound())
        with pytest.raises(TeamsError, match="ConnectError"):
            unknown.check()
        unknown.close()
        known = client_of(stand_in(address), Outbound(None, trusted_certificates(certificate)))
        known.check()
        known.close()
    assert connector.signed_in == 1
