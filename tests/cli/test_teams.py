"""`sightline teams package`: a file to upload, or a sentence that says what to put right."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Sightline

APP = "11111111-2222-3333-4444-555555555555"
ASKED = ("teams", "package", "--host", "https://Sightline.council.example/", "--council", "Borough Council")


@pytest.fixture
def app_id(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_TEAMS_APP_ID", APP)


@pytest.mark.usefixtures("app_id")
def test_a_package_is_written_and_the_next_step_is_said(sightline: Sightline, tmp_path: Path) -> None:
    out = tmp_path / "app.zip"
    sightline(*ASKED, "--out", str(out)).says("https://sightline.council.example/api/messages", "Upload new app")
    assert zipfile.is_zipfile(out)


@pytest.mark.usefixtures("app_id")
def test_what_teams_would_not_take_is_said_before_it_is_uploaded(sightline: Sightline) -> None:
    sightline("teams", "package", "--host", "localhost", "--council", "B").refuses("not the name of a host")
    sightline(*ASKED[:-1], "The Royal Borough Council of a Very Long Name").refuses("--council", "32 characters")
    sightline(*ASKED, "--page", "http://council.example").refuses(
        "Teams would not take --page: it is not written as the help shows."
    )
    sightline(*ASKED, "--app-version", "two").refuses("--app-version")


@pytest.mark.usefixtures("app_id")
def test_a_folder_that_cannot_be_written_is_named(sightline: Sightline, tmp_path: Path) -> None:
    sightline(*ASKED, "--out", str(tmp_path / "none" / "app.zip")).refuses("cannot be written", "--out")


def test_without_a_usable_app_id_it_says_where_the_id_stands(
    state: Path, sightline: Sightline, monkeypatch: pytest.MonkeyPatch
) -> None:
    sightline(*ASKED).refuses("SIGHTLINE_TEAMS_APP_ID is not set", "docs/teams-setup.md")
    monkeypatch.setenv("SIGHTLINE_TEAMS_APP_ID", "xapp-1")
    sightline(*ASKED).refuses("SIGHTLINE_TEAMS_APP_ID is not an id")
