"""`sightline check` proves that this process has the keys of pulses which the database knows."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from commands.messages import pulse_asking
from store.database import SessionMaker, open_database, session_maker, transaction
from store.models import Person, PulseInvited, PulseRound
from store.people import directory
from store.plan import plans
from store.pulse import ballots
from store.pulse.keys import KEYS, KeyFolder
from store.rules.terms import PulseState
from tests.cast import LEAD, OWNER
from tests.cli.conftest import Sightline
from tests.small_plan import NOW
from tests.small_pulse import make_pulse, open_round

SECRET = "a secret of at least thirty-two characters"
OTHER = "another secret of at least thirty-two characters"
OURS = "OK: The keys of pulses are those that the database knows."


@pytest.fixture
def keys(with_plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the settings name; nobody has made it yet."""
    monkeypatch.setenv("SIGHTLINE_PULSE_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("SIGHTLINE_PULSE_SECRET", SECRET)
    return tmp_path / "keys"


def with_keys(state: Path, keys: Path) -> SessionMaker:
    return session_maker(open_database(f"sqlite:///{state / 'sightline.db'}"), {KEYS: KeyFolder(keys, SECRET.encode())})


def said(sightline: Sightline, *options: str) -> str:
    return sightline("check", *options).out


def test_the_first_check_marks_the_folder_and_every_further_process_proves_it(sightline: Sightline, keys: Path) -> None:
    assert OURS in said(sightline)
    assert OURS in said(sightline)
    assert keys.stat().st_mode & 0o777 == 0o700


def test_a_beat_marks_the_folder_too_and_works_without_it(
    sightline: Sightline, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sightline("tick").says("Sent no messages.")
    assert OURS in said(sightline)
    monkeypatch.setenv("SIGHTLINE_PULSE_KEYS", str(tmp_path / "elsewhere"))
    sightline("tick").says("Sent no messages.")


def test_a_process_with_another_folder_is_told_so(
    sightline: Sightline, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(sightline)
    monkeypatch.setenv("SIGHTLINE_PULSE_KEYS", str(tmp_path / "elsewhere"))
    found = said(sightline)
    assert "Problem: SIGHTLINE_PULSE_KEYS names another folder than the one that this database knows." in found
    assert "sightline check --believe-pulse-keys" in found
    monkeypatch.setenv("SIGHTLINE_PULSE_KEYS", str(keys))
    assert OURS in said(sightline)


def test_a_process_with_another_secret_is_told_so(
    sightline: Sightline, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(sightline)
    monkeypatch.setenv("SIGHTLINE_PULSE_SECRET", OTHER)
    assert "Problem: SIGHTLINE_PULSE_SECRET is not the secret that this folder" in said(sightline)


@pytest.mark.usefixtures("with_plan")
def test_a_folder_that_another_database_has_set_up_is_left_alone(sightline: Sightline, keys: Path) -> None:
    KeyFolder(keys, SECRET.encode()).mark()
    KeyFolder(keys, SECRET.encode()).create("round")
    assert "Problem: SIGHTLINE_PULSE_KEYS names a folder that another database has set up" in said(sightline)
    assert KeyFolder(keys, SECRET.encode()).codes() == ["round"]


def test_after_a_loss_new_keys_are_believed_once_somebody_says_so(
    sightline: Sightline, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(sightline)
    monkeypatch.setenv("SIGHTLINE_PULSE_SECRET", OTHER)
    assert OURS in said(sightline, "--believe-pulse-keys")
    assert OURS in said(sightline)


def test_a_folder_that_others_may_look_into_is_a_problem(sightline: Sightline, keys: Path) -> None:
    said(sightline)
    keys.chmod(0o750)
    assert f"Close it to them: chmod 700 {keys}" in said(sightline)


def test_a_folder_that_cannot_be_made_is_a_problem(
    sightline: Sightline, keys: Path, with_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGHTLINE_PULSE_KEYS", str(with_plan / "keys"))
    assert "Problem: The folder of pulse keys cannot be used: Not a directory." in said(sightline)


@pytest.mark.usefixtures("with_plan")
def test_without_keys_all_is_well_until_somebody_writes_a_pulse(sightline: Sightline, with_plan: Path) -> None:
    neither = "SIGHTLINE_PULSE_KEYS and SIGHTLINE_PULSE_SECRET are not set."
    assert f"OK: Pulses have no keys, so none opens: {neither}" in said(sightline)
    engine = open_database(f"sqlite:///{with_plan}")
    with transaction(session_maker(engine)) as session:
        plan = plans.current(session)
        lead = directory.by_email(session, LEAD.email)
        assert plan is not None
        assert lead is not None
        make_pulse(session, plan.id, lead.id)
    engine.dispose()
    assert f"Problem: Pulses have no keys, so none opens: {neither}" in said(sightline)


def test_one_setting_without_the_other_is_a_problem(
    sightline: Sightline, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIGHTLINE_PULSE_SECRET")
    assert "Problem: Pulses have no keys, so none opens: SIGHTLINE_PULSE_SECRET is not set." in said(sightline)


@pytest.mark.usefixtures("keys")
def test_a_short_secret_is_refused(sightline: Sightline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGHTLINE_PULSE_SECRET", "short")
    refused = sightline("check")
    refused.refuses("The setting SIGHTLINE_PULSE_SECRET cannot be read")
    assert "short" not in refused.err


def test_nobody_ends_a_round_early_by_saying_what_the_time_is(sightline: Sightline, keys: Path, state: Path) -> None:
    said(sightline)
    with transaction(with_keys(state, keys)) as session:
        plan, author = plans.current(session), directory.by_email(session, LEAD.email)
        assert plan is not None
        assert author is not None
        round_ = open_round(session, make_pulse(session, plan.id, author.id), session.exec(select(Person)).all())
        round_.closes_at = datetime(2999, 7, 1, 16, tzinfo=UTC)
    after = "2999-07-02"
    sightline("tick", "--at", after).refuses("nobody counts ballots or forgets who was asked before it is time")
    sightline("tick", "--at", after, "--dry-run").says("Would say")
    sightline("tick").says("Sent no messages.")
    sightline("ask", "pulse").says("round 1 is open")
    with transaction(with_keys(state, keys)) as session:
        round_ = session.exec(select(PulseRound)).one()
        round_.state, round_.closed_at, round_.key_gone_at = PulseState.CLOSED, NOW, NOW
    sightline("tick", "--at", after).refuses("forgets who was asked")
    with transaction(with_keys(state, keys)) as session:
        assert len(session.exec(select(PulseInvited)).all()) == round_.invited


def test_who_speaks_for_somebody_does_not_learn_whether_they_answered_or_stopped(
    sightline: Sightline, keys: Path, state: Path
) -> None:
    said(sightline)
    with transaction(with_keys(state, keys)) as session:
        plan, owner = plans.current(session), directory.by_email(session, OWNER.email)
        assert plan is not None
        assert owner is not None
        assert owner.id is not None
        round_ = open_round(session, make_pulse(session, plan.id, owner.id), session.exec(select(Person)).all())
        pulse_asking.queue(session, plan, "pulse reminder", round_, [owner.id], NOW, which=1)
        ballots.stop_asking(session, owner.id)
    sightline("ask", "pulse asks", "--as", OWNER.email).no("Only they themselves are told whether pulses ask them.")
    sightline("ask", "pulse asks").says("Pulses ask you")
    sightline("ask", "nudges log", "--as", OWNER.email).says("I have written nothing to you that is kept here")
    sightline("ask", f"nudges why pulse reminder/1/1/{owner.id}", "--as", OWNER.email).says("I can't tell")
