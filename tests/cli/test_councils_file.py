"""The file that names a process's councils: what is wrong in one is said of that one, and no secret stands in it."""

from pathlib import Path

import pytest
import yaml

from bot.hosting.configuration import ConfigurationError, Councils, read_configuration

ENVIRONMENT = {"KENT_BOT": "xoxb-kent", "KENT_APP": "xapp-kent", "SIGHTLINE_SLACK_SIGNING_SECRET": "nobodys"}
KENT = {"slack_bot_token": {"env": "KENT_BOT"}, "slack_app_token": {"env": "KENT_APP"}}


def read(tmp_path: Path, councils: object, **more: object) -> Councils:
    file = tmp_path / "councils.yaml"
    file.write_text(yaml.safe_dump({"state_dir": str(tmp_path), "councils": councils, **more}), encoding="utf-8")
    return read_configuration(file, ENVIRONMENT)


def problem(tmp_path: Path, its: object) -> str:
    found = read(tmp_path, {"kent": KENT, "surrey": its})
    assert list(found.settings) == ["kent"]
    return found.problems["surrey"]


def test_each_council_has_its_own_settings_and_a_folder_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, {"kent": KENT}, every_council={"backups_kept": 30})
    kent = found.settings["kent"]
    assert kent.slack_bot_token is not None
    assert kent.slack_bot_token.get_secret_value() == "xoxb-kent"
    assert (kent.state_dir, kent.backups_kept) == (tmp_path / "kent", 30)
    assert found.problems == {}


def test_what_the_environment_says_to_run_is_read_for_no_council(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_SLACK_SIGNING_SECRET", "nobodys")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-nobodys")
    kent = read(tmp_path, {"kent": {"slack_app_token": {"env": "KENT_APP"}}}).settings["kent"]
    assert (kent.slack_signing_secret, kent.slack_bot_token) == (None, None)


def test_a_secret_comes_from_a_file_beside_the_list(tmp_path: Path) -> None:
    (tmp_path / "kent.token").write_text("xoxb-of-the-file\r\n", encoding="utf-8")
    kent = read(tmp_path, {"kent": {"slack_bot_token": {"file": "kent.token"}}}).settings["kent"]
    assert kent.slack_bot_token is not None
    assert kent.slack_bot_token.get_secret_value() == "xoxb-of-the-file"


@pytest.mark.parametrize(
    ("its", "says"),
    [
        ({"slack_bot_token": "xoxb-1"}, "slack_bot_token is a secret and stands in no list of councils"),
        ({"database_url": "postgresql://a:hidden@b/c"}, "database_url is a secret and stands in no list of councils"),
        ({"slack_bot_token": {"env": "NOT_THERE"}}, "slack_bot_token: the environment has no NOT_THERE."),
        ({"slack_bot_token": {"file": "gone"}}, "slack_bot_token: the file gone cannot be read: No such file"),
        ({"slack_bot_token": {"file": "a", "env": "B"}}, "slack_bot_token: name either a file or a variable"),
        ({"slack_bot_tokn": {"env": "KENT_BOT"}}, "slack_bot_tokn: there is no such setting."),
        (
            {"outbound_certificates": "gone.pem"},
            "outbound_certificates: the file cannot be read: No such file or directory.",
        ),
        ({"backups_kept": "many"}, "backups_kept: it is no whole number."),
        (["a"], "it must hold settings by their names."),
    ],
)
def test_what_is_wrong_in_one_is_said_of_that_one_alone(tmp_path: Path, its: object, says: str) -> None:
    assert says in problem(tmp_path, its)


def test_a_name_that_cannot_stand_in_an_address_is_refused(tmp_path: Path) -> None:
    assert "small letters" in read(tmp_path, {"kent": KENT, "../kent": {}}).problems["../kent"]


@pytest.mark.parametrize(
    ("shared", "what"),
    [
        ({"database_url": "postgresql://a@b/c"}, "Its database"),
        ({"pulse_keys": "/srv/keys"}, "pulse_keys"),
        ({"slack_bot_token": {"env": "KENT_BOT"}}, "slack_bot_token"),
    ],
)
def test_no_two_councils_share_a_database_keys_or_an_app(tmp_path: Path, shared: dict[str, object], what: str) -> None:
    found = read(tmp_path, {"kent": shared, "surrey": shared, "essex": {}})
    assert list(found.settings) == ["essex"]
    assert found.problems["kent"] == f"{what} is that of surrey too. Each council has its own."
    assert found.problems["surrey"] == f"{what} is that of kent too. Each council has its own."


@pytest.mark.parametrize("text", ["a: [", "councils: {}", "councils: {kent: {}}", "- a", "secret: xoxb-1\n"])
def test_a_file_that_is_no_list_of_councils_is_refused_without_its_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "councils.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read_configuration(file, {})
    assert str(file) in str(refused.value)
    assert "xoxb" not in str(refused.value)
