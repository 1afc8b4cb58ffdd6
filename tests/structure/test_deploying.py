"""The compose file and the systemd unit name what is there, and let go of what is not needed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings

HOME = Path(__file__).parents[2]
UNIT = (HOME / "deploy" / "sightline.service").read_text()
SETTINGS = {f"SIGHTLINE_{name.upper()}" for name in Settings.model_fields}


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HOME / "compose.yaml").read_text())["services"]
    return found


def test_each_setting_that_is_named_is_one(services: dict[str, Any]) -> None:
    named = set(re.findall(r"SIGHTLINE_\w+", UNIT)) | set(services["bot"]["environment"])
    assert {name for name in named if name.startswith("SIGHTLINE_")} - SETTINGS - {"SIGHTLINE_"} == set()


def test_the_bot_and_its_backups_write_nothing_of_their_own_and_have_no_capability(services: dict[str, Any]) -> None:
    for name in ("bot", "backup"):
        held = services[name]
        assert held["read_only"], name
        assert held["cap_drop"] == ["ALL"], name
        assert held["security_opt"] == ["no-new-privileges:true"], name


def test_nobody_outside_reaches_a_port(services: dict[str, Any]) -> None:
    assert services["bot"]["ports"] == ["127.0.0.1:8080:8080"]
    assert not [name for name, one in services.items() if "ports" in one and name != "bot"]


def test_each_file_of_ours_that_is_put_into_a_container_is_there(services: dict[str, Any]) -> None:
    put = [volume.partition(":")[0] for one in services.values() for volume in one["volumes"]]
    ours = [volume for volume in put if volume.startswith("./deploy/")]
    assert len(ours) == 2
    assert [file for file in ours if not (HOME / file).is_file()] == []


def test_the_bot_is_given_no_password_of_the_servers_administrator(services: dict[str, Any]) -> None:
    assert services["bot"]["environment"]["DATABASE_ADMIN_PASSWORD"] == ""


@pytest.mark.parametrize(
    "line",
    [
        "User=sightline",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "ProtectSystem=strict",
        "StateDirectoryMode=0700",
        "Restart=always",
        "MemoryDenyWriteExecute=yes",
    ],
)
def test_the_unit_lets_go_of_what_is_not_needed(line: str) -> None:
    assert line in UNIT.splitlines()


def test_the_unit_lets_the_reading_process_shut_itself_in() -> None:
    """Without these, a hostile document would find more doors open than without a unit."""
    allowed = " ".join(re.findall(r"^SystemCallFilter=(.*)$", UNIT, re.M)).split()
    assert {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self", "seccomp"} <= set(allowed)
    assert "RestrictNamespaces=user net" in UNIT.splitlines()
