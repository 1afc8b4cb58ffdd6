"""Settings that are nearly right: one sentence each that says what is wrong, and neither a traceback nor a secret."""

import importlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot import env_file
from bot.settings import read_settings
from tests.cli.conftest import Sightline

pytestmark = pytest.mark.slack_only("it tells of what is set before a chat is reached")

NOBODY = 65534
BOT, APP = "SIGHTLINE_SLACK_BOT_TOKEN", "SIGHTLINE_SLACK_APP_TOKEN"
NEARLY = [
    (BOT, "xoxb-…", "it holds “…”, as the example does"),
    (BOT, "xoxb-12345-...", "it holds “…”, as the example does"),
    (APP, "xapp-…", "it holds “…”, as the example does"),
    (BOT, "xapp-1-A1-hush", "it is an app-level token (xapp-…), which belongs into SIGHTLINE_SLACK_APP_TOKEN"),
    (APP, "xoxb-1-hush", "it is a bot token (xoxb-…), which belongs into SIGHTLINE_SLACK_BOT_TOKEN"),
    (BOT, "xoxp-1-hush", "it is a user's token (xoxp-…), with which the bot would act as that person"),
    (BOT, "xoxe.xoxb-1-hush", "it is a token that Slack changes every 12 hours"),
    (BOT, "xoxe-1-hush", "it is a refresh token"),
    (BOT, "xoxc-hush", "it is the token of somebody's browser"),
    (BOT, "hush", "it does not begin with xoxb-; copy the “Bot User OAuth Token”"),
    (BOT, "XOXB-hush", "it does not begin with xoxb-"),
    (BOT, "xoxb-", "nothing follows xoxb-"),
    (BOT, "xoxb-hush hush", "it holds a space or a sign that no token has"),
    (BOT, "xoxb-hush\r\nxapp-hush", "it holds a space or a sign that no token has"),
    (BOT, "xoxb-hüsh", "it holds a space or a sign that no token has"),
    ("SIGHTLINE_SLACK_SIGNING_SECRET", "xapp-hush", "copy the “Signing Secret”"),
    ("SIGHTLINE_SLACK_SIGNING_SECRET", "…", "it holds “…”"),
    ("SIGHTLINE_TEAMS_APP_SECRET", "11111111-2222-3333-4444-555555555555", "it is the secret's id; copy its Value"),
    ("SIGHTLINE_SLACK_API_URL", "slack.com/api/", "it is no address of a web server, with http:// or https://"),
    ("SIGHTLINE_SLACK_API_URL", "https://", "it is no address of a web server"),
    ("SIGHTLINE_SLACK_API_URL", "https://slack.com:99999/api/", "it is no address of a web server"),
    ("SIGHTLINE_OUTBOUND_PROXY", "socks5://proxy:1080", "write http://HOST:PORT"),
    ("SIGHTLINE_OUTBOUND_PROXY", "http://proxy:port", "write http://HOST:PORT"),
    ("SIGHTLINE_OUTBOUND_CERTIFICATES", "/", "the file cannot be read: Is a directory"),
    ("SIGHTLINE_DATABASE_URL", "postgresql://me:hush@127.0.0.1:port/plan", "it is no address of a database; write"),
    ("SIGHTLINE_DATABASE_URL", "sqlite://", "it names no file, so nothing would be kept"),
    ("SIGHTLINE_PORT", "99999", "a port is a number from 0 to 65535"),
    ("SIGHTLINE_PORT", "-1", "a port is a number from 0 to 65535"),
    ("SIGHTLINE_PORT", "eighty", "it is no whole number. "),
    ("SIGHTLINE_BACKUPS_KEPT", "0", "it is less than 1. "),
    ("SIGHTLINE_PULSE_SECRET", "hush", "it has fewer than 32 characters; make one with: openssl rand -base64 32. "),
    ("SIGHTLINE_ANONYMITY_PAGE", "council.example/anonymity", "it is no address of a page, with https://"),
    ("SIGHTLINE_TEAMS_STAND_IN", "https://council.example", "it is no address on this machine"),
]


@pytest.mark.parametrize(("name", "value", "says"), NEARLY)
def test_each_is_told_in_one_sentence(
    sightline: Sightline, monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    for words in (["check"], ["run"]):
        refused = sightline(*words).refuses(
            f"The setting {name} cannot be read: ", says, "It stands in the environment."
        )
        assert "hush" not in refused.err


AS_COPIED = ("{}\r\n", "  {}\t", '"{}"', "'{}'", "“{}”", "\ufeff{}", "{}\u200b")


@pytest.mark.parametrize("around", AS_COPIED)
@pytest.mark.usefixtures("state")
def test_what_copying_leaves_around_a_token_is_taken_away(monkeypatch: pytest.MonkeyPatch, around: str) -> None:
    monkeypatch.setenv(BOT, around.format("xoxb-1-Aa"))
    found = read_settings().slack_bot_token
    assert found is not None
    assert found.get_secret_value() == "xoxb-1-Aa"


@pytest.mark.usefixtures("state")
def test_an_address_is_taken_with_and_without_its_last_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("https://slack.com/api", "https://slack.com/api/\r"):
        monkeypatch.setenv("SIGHTLINE_SLACK_API_URL", address)
        assert read_settings().slack_api_url == "https://slack.com/api/"
    monkeypatch.setenv("HTTPS_PROXY", "proxy.council.example:3128")
    assert read_settings().outbound.proxy == "http://proxy.council.example:3128"


def test_an_empty_setting_is_one_that_is_not_set(sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (BOT, APP, "SIGHTLINE_PORT", "SIGHTLINE_SLACK_API_URL", "SIGHTLINE_OUTBOUND_CERTIFICATES"):
        monkeypatch.setenv(name, "")
    sightline("run").refuses(f"{BOT} is not set: it is the bot token (xoxb-…) from “OAuth & Permissions”")


def test_a_name_that_is_nearly_one_is_told(sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_BOT_TOEKN", "xoxb-hush")
    said = sightline("check")
    assert (
        "Problem: SIGHTLINE_SLACK_BOT_TOEKN is set, and is no setting. Did you mean SIGHTLINE_SLACK_BOT_TOKEN?"
        in said.out
    )
    assert "hush" not in said.out


def test_an_administrator_whom_no_chat_knows_is_no_green_light(sightline: Sightline) -> None:
    sightline("check", "--make-admin", "not an address").refuses("“not an address” is no e-mail address.")
    said = sightline("check", "--make-admin", "nobody@council.example")
    assert "Problem: Admins: 1, and nobody has met them in a chat, so their address may be mistyped." in said.out


class TestTheFile:
    """`.env`, as people write it and where they put it."""

    @pytest.fixture(autouse=True)
    def found_as_usual(self, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SIGHTLINE_ENV_FILE")

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "utf-16-be-mark"])
    def test_it_is_read_as_editors_write_it(self, sightline: Sightline, encoding: str) -> None:
        text = f"# Sightline\r\n{BOT}=xoxp-hush\r\n"
        marked = "\ufeff" + text if encoding.endswith("mark") else text
        Path(".env").write_bytes(marked.encode(encoding.removesuffix("-mark")))
        sightline("check").refuses("it is a user's token", f"It stands in {Path.cwd() / '.env'}.")

    def test_what_is_no_text_is_told(self, sightline: Sightline) -> None:
        for content in (f"{BOT}=x".encode("utf-16-le"), b"\xff\xd8\xff\xe0 a picture", "NAME=Höfe".encode("latin-1")):
            Path(".env").write_bytes(content)
            sightline("check").refuses(f"{Path.cwd() / '.env'} is no", "UTF-8")

    def test_a_folder_of_that_name_is_told(self, sightline: Sightline) -> None:
        Path(".env").mkdir()
        sightline("check").refuses(".env cannot be read: Is a directory")

    def test_which_file_was_read_is_said(self, sightline: Sightline) -> None:
        Path(".env").write_text("SIGHTLINE_PORT=8081\n")
        assert f"OK: The settings were read from {Path.cwd() / '.env'} and the environment." in sightline("check").out

    def test_a_file_of_nearly_that_name_is_told(self, tmp_path: Path) -> None:
        places = [tmp_path / "here", tmp_path / "beside"]
        for place in places:
            place.mkdir()
        assert env_file.where(places) == (
            f"No .env was found in {places[0]} or {places[1]}, so the environment alone was read."
        )
        (places[1] / ".env.txt").touch()
        assert env_file.where(places) == f"No .env was read. Rename {places[1] / '.env.txt'} to .env."

    def test_it_is_looked_for_beside_the_checkout_too(self, tmp_path: Path) -> None:
        here, checkout = tmp_path / "here", tmp_path / "checkout"
        for place in (here, checkout):
            place.mkdir()
        (checkout / ".env").touch()
        found = env_file.env_file([here, checkout])
        assert found is not None
        assert found.path == checkout / ".env"
        (here / ".env").touch()
        found = env_file.env_file([here, checkout])
        assert found is not None
        assert found.path == here / ".env"

    def test_one_that_is_named_must_be_there(
        self, sightline: Sightline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SIGHTLINE_ENV_FILE", str(tmp_path / "none"))
        sightline("check").refuses(f"{tmp_path / 'none'}, which SIGHTLINE_ENV_FILE names, is not there.")

    def test_a_home_is_found_though_no_shell_reads_it(
        self, sightline: Sightline, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(Path.cwd() / "home"))
        monkeypatch.delenv("SIGHTLINE_STATE_DIR")
        Path(".env").write_text("SIGHTLINE_STATE_DIR=~/plan\n")
        assert f"no database at {Path.cwd() / 'home' / 'plan' / 'sightline.db'}." in sightline("check").out
        assert "There is no plan." in sightline("check").out
        sightline("ask", "help")
        assert (Path.cwd() / "home" / "plan" / "sightline.db").exists()
        assert not Path("~").exists()


@pytest.fixture
def elsewhere(state: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which another user may look around; pytest's own lets nobody in."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "state").mkdir()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("SIGHTLINE_STATE_DIR", str(folder / "state"))
        monkeypatch.setenv("SIGHTLINE_ENV_FILE", str(folder / "none.env"))
        (folder / "none.env").touch()
        for verb in ("ask", "check"):
            # Another user may not even read the libraries of this one.
            importlib.import_module(f"bot.cli.{verb}")
        yield folder


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write everywhere, whatever the mode says."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of this kind")
class TestOfAnotherUser:
    """A folder or file that this user may not write: it is named, and no setting of the database is blamed."""

    @pytest.mark.parametrize("words", [["ask", "overdue"], ["check"]])
    def test_a_state_folder(self, elsewhere: Path, sightline: Sightline, words: list[str]) -> None:
        (elsewhere / "state").chmod(0o555)
        with as_somebody_else():
            refused = sightline(*words)
        refused.refuses("state cannot be written. Set SIGHTLINE_STATE_DIR to a folder that you may write to, or give")
        assert "SIGHTLINE_DATABASE_URL" not in refused.err

    def test_a_database_file(self, elsewhere: Path, sightline: Sightline) -> None:
        (elsewhere / "state").chmod(0o777)
        (elsewhere / "state" / "sightline.db").touch(0o444)
        with as_somebody_else():
            refused = sightline("ask", "overdue")
        refused.refuses("sightline.db cannot be written.")

    def test_a_database_file_that_a_setting_names(
        self, elsewhere: Path, sightline: Sightline, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (elsewhere / "plan.db").touch(0o600)
        monkeypatch.setenv("SIGHTLINE_DATABASE_URL", f"sqlite:///{elsewhere / 'plan.db'}")
        with as_somebody_else():
            refused = sightline("ask", "overdue")
        refused.refuses(f"its file cannot be opened ({elsewhere / 'plan.db'}, by user ")

    def test_the_settings(self, elsewhere: Path, sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SIGHTLINE_ENV_FILE")
        (elsewhere / ".env").touch(0o000)
        (elsewhere / ".env").chmod(0)
        with as_somebody_else():
            refused = sightline("check")
        refused.refuses(".env cannot be read: Permission denied. Let the user who starts Sightline read it.")
