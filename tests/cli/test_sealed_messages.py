"""What a pulse says to the people whom it asks is told by no verb that an operator can run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from bot.cli.outbox import OutboxAnswer
from bot.cli.tick import TickAnswer
from store.database import open_database, session_maker, transaction
from store.models import Outgoing
from store.rules.terms import OutgoingState
from tests.cast import ADMIN, LEAD, MANAGER, OWNER, VIEWER
from tests.cli.conftest import Sightline
from tests.pulse.sealed_rounds import ready_pulse

BEFORE = datetime(2022, 7, 18, 7, tzinfo=UTC)
NINE, LATER = "2022-07-18T09:00", "2022-07-21T10:00"
STAFF = [OWNER, MANAGER, LEAD, VIEWER, ADMIN]


@pytest.fixture
def with_pulse(with_plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pulse that opens at nine, and keys for its round."""
    engine = open_database(f"sqlite:///{with_plan}")
    ready_pulse(session_maker(engine), BEFORE, STAFF)
    engine.dispose()
    monkeypatch.setenv("SIGHTLINE_PULSE_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("SIGHTLINE_PULSE_SECRET", "a secret of the environment, long enough for it")
    return with_plan


def tick(sightline: Sightline, at: str, *words: str) -> TickAnswer:
    return TickAnswer.model_validate_json(sightline("tick", "--at", at, *words, "--json").says("{").out)


def rows_of(database: Path, kind: str) -> list[Outgoing]:
    engine = open_database(f"sqlite:///{database}")
    with session_maker(engine)() as session:
        found = list(session.exec(select(Outgoing).where(Outgoing.kind == kind)))
    engine.dispose()
    return found


def test_a_dry_run_tells_of_the_round_and_makes_none(sightline: Sightline, with_pulse: Path, tmp_path: Path) -> None:
    sealed = [one for one in tick(sightline, NINE, "--dry-run").would_say if one.kind.startswith("pulse")]
    assert [(one.to, one.title) for one in sealed] == [("", "Working here opens: 5 people are asked")]
    sightline("tick", "--at", NINE, "--dry-run").says("- pulse prompt: Working here opens: 5 people are asked")
    assert not list((tmp_path / "keys").glob("*.key"))


def test_the_outbox_holds_nobody_whom_it_asks(sightline: Sightline, with_pulse: Path) -> None:
    tick(sightline, NINE)
    queued = tick(sightline, LATER).queued
    assert "remind of pulses" not in queued, "so many have not answered"
    told = OutboxAnswer.model_validate_json(sightline("outbox", "--json").says("{").out)
    assert [one for one in told.messages if one.kind in ("pulse prompt", "pulse reminder")] == []
    assert "pulse prompt to" not in sightline("outbox").out
    assert len(rows_of(with_pulse, "pulse reminder")) == len(STAFF)


def test_what_could_not_be_said_is_told_without_a_name(sightline: Sightline, with_pulse: Path) -> None:
    tick(sightline, NINE)
    engine = open_database(f"sqlite:///{with_pulse}")
    with transaction(session_maker(engine)) as session:
        for row in session.exec(select(Outgoing).where(Outgoing.kind == "pulse prompt")):
            row.state, row.problem = OutgoingState.FAILED, "not_allowed"
    engine.dispose()
    told = sightline("outbox", "--state", "failed").says("failed: pulse prompt to some of those it asks").out
    assert not any(one.name in told for one in STAFF)
