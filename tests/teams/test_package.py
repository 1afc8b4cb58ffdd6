"""The app package that is uploaded to Teams."""

import io
import json
import struct
import zipfile
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from bot.teams.manifest import OFFERED, manifest, package
from commands.registry import commands
from tests.witnesses import Witness, who_reads

APP = UUID("11111111-2222-3333-4444-555555555555")
HOST = "sightline.council.example"


def held(packed: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        found: dict[str, Any] = json.loads(archive.read("manifest.json"))
        return found


def test_a_package_holds_the_manifest_and_two_icons_of_the_sizes_that_teams_wants() -> None:
    packed = package(manifest(APP, HOST, "Borough Council"))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert sorted(archive.namelist()) == ["color.png", "manifest.json", "outline.png"]
        sizes = {name: struct.unpack(">II", archive.read(name)[16:24]) for name in ("color.png", "outline.png")}
    assert sizes == {"color.png": (192, 192), "outline.png": (32, 32)}
    assert packed == package(manifest(APP, HOST, "Borough Council"))


def test_the_commands_that_teams_lists_are_commands_and_stand_behind_mention_and_slash() -> None:
    (bot,) = held(package(manifest(APP, HOST, "Borough Council")))["bots"]
    personal, shared = bot["commandLists"]
    assert [one["title"] for one in personal["commands"]] == list(OFFERED)
    assert not [name for name in OFFERED if name not in commands() or commands()[name].hidden]
    assert (shared["triggers"], shared["scopes"]) == (["slash", "mention"], ["team", "groupChat"])
    assert bot["supportsTargetedMessages"] is True


def test_an_app_keeps_its_id_from_package_to_package() -> None:
    first, later = (held(package(manifest(APP, HOST, "B", version=one))) for one in ("1.0.0", "1.0.1"))
    assert first["id"] == later["id"] != str(APP)


@pytest.mark.parametrize("host", ["https://a.example", "localhost", "a.example/api", "a b.example", ""])
def test_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="not the name of a host"):
        manifest(APP, host, "Borough Council")


def test_what_is_longer_than_teams_takes_is_refused() -> None:
    with pytest.raises(ValidationError):
        manifest(APP, HOST, "The Royal Borough Council of a Very Long Name")


@pytest.fixture(scope="module")
def witness(tmp_path_factory: pytest.TempPathFactory) -> Witness:
    """Gives what is wrong in each of some manifests."""
    return who_reads("manifest", tmp_path_factory.mktemp("manifest"))


def test_microsofts_own_schema_takes_the_manifest(witness: Witness) -> None:
    plain = held(package(manifest(APP, HOST, "Borough Council")))
    longest = manifest(APP, HOST, "C" * 32, f"https://{HOST}/" + "p" * 1_900, "12.34.567")
    assert witness([plain, held(package(longest))]) == [[], []]


def test_what_is_wrong_in_a_manifest_is_found(witness: Witness) -> None:
    """A schema that finds nothing in a wrong manifest would prove nothing in a right one."""
    right = held(package(manifest(APP, HOST, "Borough Council")))
    (bot,) = right["bots"]
    command = {"title": "t" * 129, "description": "What is late"}
    planted: list[dict[str, Any]] = [
        {"accentColor": "teal"},
        {"manifestVersion": "1.29"},
        {"name": {"short": "S" * 31, "full": "Sightline"}},
        {"bots": [bot | {"triggers": ["slash"]}]},
        {"bots": [bot | {"commandLists": [{"scopes": ["personal"], "commands": [command]}]}]},
        {"bots": [bot | {"commandLists": [{"scopes": ["team"], "triggers": ["hash"], "commands": []}]}]},
    ]
    assert all(witness([right | one for one in planted]))
    assert all(witness([{name: value for name, value in right.items() if name != "icons"}]))
