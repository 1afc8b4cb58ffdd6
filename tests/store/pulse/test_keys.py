"""Keys of rounds: outside the database, for whoever has folder and secret, and gone for good once destroyed."""

from pathlib import Path

import pytest
from sqlmodel import Session

from store.database import SessionMaker, reading, transaction, undone
from store.models import PulseKeys
from store.pulse.keys import KEYS, KeyFolder, NoKeysError, keys_of, new_key
from store.pulse.sealing import BrokenBallotError

SECRET = b"a secret that only the environment knows"
OTHER = b"another secret that somebody made up for it"
ROOM = 200
ANSWERS = (4, (0, 2), None, "Too many cases")


def test_every_process_with_folder_and_secret_has_the_same_key(tmp_path: Path) -> None:
    made = KeyFolder(tmp_path / "keys", SECRET).create("round1")
    again = KeyFolder(tmp_path / "keys", SECRET).load("round1")
    assert again is not None
    assert again.tag(7) == made.tag(7)
    assert again.open(made.tag(7), made.seal(made.tag(7), ANSWERS, ROOM)) == ANSWERS


def test_another_secret_opens_nothing(tmp_path: Path) -> None:
    KeyFolder(tmp_path, SECRET).create("round1")
    assert KeyFolder(tmp_path, OTHER).load("round1") is None


def test_nobody_else_on_the_machine_may_look_into_the_folder(key_folder: KeyFolder) -> None:
    key_folder.create("round1")
    assert key_folder.folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in key_folder.folder.iterdir()] == [0o600]


def test_a_destroyed_key_is_overwritten_before_its_file_goes(key_folder: KeyFolder, tmp_path: Path) -> None:
    key_folder.create("round1")
    kept = tmp_path / "kept"
    kept.hardlink_to(key_folder.folder / "round1.key")
    before = kept.read_bytes()
    key_folder.destroy("round1")
    assert key_folder.load("round1") is None
    assert key_folder.codes() == []
    assert len(kept.read_bytes()) == len(before)
    assert kept.read_bytes() != before
    key_folder.destroy("round1")


def test_a_key_that_was_half_written_is_none(key_folder: KeyFolder) -> None:
    key_folder.create("round1")
    path = key_folder.folder / "round1.key"
    path.write_bytes(path.read_bytes()[:17])
    assert key_folder.load("round1") is None


def test_a_round_has_one_key(key_folder: KeyFolder) -> None:
    key_folder.create("round1")
    with pytest.raises(FileExistsError):
        key_folder.create("round1")


def test_tags_of_one_person_in_two_rounds_have_nothing_in_common(key_folder: KeyFolder) -> None:
    first, second = key_folder.create("round1"), key_folder.create("round2")
    assert len({first.tag(7), second.tag(7), first.tag(8), key_folder.stop_tag(7)}) == 4


def test_ballots_are_of_one_length_whatever_is_in_them(key_folder: KeyFolder) -> None:
    key = key_folder.create("round1")
    ballots = [(None, None, None, None), ANSWERS, (0, (), 10, "x" * 150)]
    assert len({len(key.seal(key.tag(7), one, ROOM)) for one in ballots}) == 1


def test_a_ballot_under_another_tag_does_not_open(key_folder: KeyFolder) -> None:
    key = key_folder.create("round1")
    sealed = key.seal(key.tag(7), ANSWERS, ROOM)
    with pytest.raises(BrokenBallotError):
        key.open(key.tag(8), sealed)
    with pytest.raises(BrokenBallotError):
        key.is_answered(key.tag(8), sealed)


def test_whether_a_ballot_counts_is_read_without_opening_it(key_folder: KeyFolder) -> None:
    key = key_folder.create("round1")
    tag = key.tag(7)
    assert key.is_answered(tag, key.seal(tag, (0, None), ROOM))
    assert not key.is_answered(tag, key.seal(tag, (None, (), ""), ROOM))
    # The answers may be broken: nobody looks at them.
    sealed = key.seal(tag, ANSWERS, ROOM)
    assert key.is_answered(tag, sealed[:-1] + b"x")


def test_what_a_form_carries_is_read_here_alone(tmp_path: Path) -> None:
    ours, theirs = KeyFolder(tmp_path, SECRET), KeyFolder(tmp_path, OTHER)
    hidden = ours.hide("https://hooks.slack.example/é")
    assert "slack" not in hidden
    assert ours.reveal(hidden) == "https://hooks.slack.example/é"
    assert theirs.reveal(hidden) is None
    assert ours.reveal("https://hooks.slack.example/é") is None


def test_without_keys_a_sentence_says_which_settings_are_missing(session: Session) -> None:
    session.info[KEYS] = None
    with pytest.raises(NoKeysError, match="SIGHTLINE_PULSE_KEYS and SIGHTLINE_PULSE_SECRET"):
        keys_of(session)


def test_a_process_with_another_folder_or_secret_than_the_database_knows_is_told_which(
    sessions: SessionMaker, key_folder: KeyFolder, tmp_path: Path
) -> None:
    with transaction(sessions) as session:
        session.add(PulseKeys(id=1, proof=key_folder.mark()))
    with sessions() as session:
        assert keys_of(session) is key_folder
    for other, word in [
        (KeyFolder(tmp_path / "elsewhere", SECRET), "PULSE_KEYS"),
        (KeyFolder(key_folder.folder, OTHER), "PULSE_SECRET"),
    ]:
        with sessions() as session:
            session.info[KEYS] = other
            with pytest.raises(NoKeysError, match=word):
                keys_of(session)


def test_a_preview_makes_and_destroys_keys_in_memory_alone(sessions: SessionMaker, key_folder: KeyFolder) -> None:
    key_folder.create("round1")
    with reading(sessions) as session, undone(session) as trial:
        new_key(trial, "round2")
        keys_of(trial).destroy("round1")
        assert keys_of(trial).load("round2") is not None
        assert keys_of(trial).load("round1") is None
    assert key_folder.codes() == ["round1"]
    assert key_folder.load("round1") is not None
