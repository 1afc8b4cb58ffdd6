"""Each light is broken on purpose, shown with its name, and well again once it is mended."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core import Core
from bot.health import disk
from bot.health.damage import NightlyReading, read_all
from bot.health.lights import Lights, State
from commands.cards import Card
from scheduler.clock import SetClock
from store.copies.backups import name_at
from store.database import transaction
from store.delivery import heartbeats, outbox, rate_limits
from store.delivery.chats import Chat
from store.delivery.envelope import finished
from store.engines import file_of
from store.plan import plans
from tests.chat import Log
from tests.health.conftest import Shows
from tests.small_plan import NOW

only_sqlite = pytest.mark.only_on("sqlite")
SLACK = Chat("slack", "T01SIGHTLINE")


def file_behind(core: Core) -> Path:
    file = file_of(core.engine)
    assert file is not None
    return file


@pytest.mark.both_engines
def test_all_is_well_with_a_new_database(core: Core, lights: Lights, backups: Path) -> None:
    backups.mkdir()
    (backups / name_at(NOW)).write_text("a backup")
    found = lights.look()
    assert [light for light in found if light.state is not State.OK] == []
    assert len({light.name for light in found}) == len(found) >= 8


@only_sqlite
def test_a_database_that_another_program_holds_is_late_and_then_down(core: Core, clock: SetClock, shows: Shows) -> None:
    with closing(sqlite3.connect(file_behind(core), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        shows("database writable", State.DEGRADED, "another program holds it")
        clock.move_to(NOW + timedelta(seconds=6))
        shows("database writable", State.DOWN, "another program holds it")
        other.execute("ROLLBACK")
    shows("database writable", State.OK)


@only_sqlite
def test_a_database_that_takes_nothing_is_down(core: Core, shows: Shows) -> None:
    with transaction(core.sessions) as session:
        session.execute(text("CREATE TRIGGER shut BEFORE INSERT ON heartbeat BEGIN SELECT RAISE(FAIL, 'no'); END"))
    shows("database writable", State.DOWN, "cannot be reached or written")
    with transaction(core.sessions) as session:
        session.execute(text("DROP TRIGGER shut"))
    shows("database writable", State.OK)


@only_sqlite
@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete a file that is open")
def test_a_file_that_is_gone_or_another_is_down(core: Core, shows: Shows, logged: Log) -> None:
    file = file_behind(core)
    away = file.with_name("away.db")
    file.rename(away)
    shows("database file", State.DOWN, "deleted, or another one lies in its place")
    shows("schema", State.DOWN, "deleted, or another one lies in its place")
    assert [one["event"] for one in logged] == [
        "the database is no longer the file that was opened, nothing is taken any more"
    ]
    file.write_bytes(away.read_bytes())
    shows("database file", State.DOWN, "deleted, or another one lies in its place")
    away.rename(file)
    shows("database file", State.OK)


@pytest.mark.both_engines
def test_a_schema_of_a_newer_version_is_down(core: Core, shows: Shows) -> None:
    with transaction(core.sessions) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    shows("schema", State.DOWN, "newer version of Sightline", "0999")


@pytest.mark.both_engines
def test_a_chat_that_refuses_the_bot_only_delays(core: Core, shows: Shows) -> None:
    with transaction(core.sessions) as session:
        rate_limits.locked(session, SLACK, NOW)
        rate_limits.break_off(session, SLACK, "token_revoked", NOW)
    shows("chats let us send", State.DEGRADED, "Nothing is sent to Slack")
    with transaction(core.sessions) as session:
        rate_limits.mend(session, SLACK)
    shows("chats let us send", State.OK)


@pytest.mark.both_engines
def test_a_clock_that_jumped_only_delays(core: Core, shows: Shows) -> None:
    with transaction(core.sessions) as session:
        heartbeats.believe(session, NOW, NOW - timedelta(days=3))
    shows("clock", State.DEGRADED, "the clock has jumped", "sightline check")
    with transaction(core.sessions) as session:
        heartbeats.resume(session, NOW)
    shows("clock", State.OK)


@pytest.mark.both_engines
def test_a_scheduler_that_no_longer_beats_only_delays(core: Core, clock: SetClock, shows: Shows) -> None:
    with transaction(core.sessions) as session:
        heartbeats.believe(session, NOW, None)
    shows("beat", State.OK)
    clock.move_to(NOW + timedelta(minutes=6))
    shows("beat", State.DEGRADED, "for 6 minutes")


def test_a_place_where_no_backup_can_be_made_only_delays(backups: Path, shows: Shows) -> None:
    backups.touch()
    shows("backup", State.DEGRADED, "No backup can be made: their folder is a file")


def test_a_backup_that_is_missing_or_old_only_delays(clock: SetClock, backups: Path, shows: Shows) -> None:
    shows("backup", State.DEGRADED, "no backup of the database yet")
    backups.mkdir()
    (backups / name_at(NOW)).write_text("a backup")
    shows("backup", State.OK, "0 hours old")
    clock.move_to(NOW + timedelta(hours=37))
    shows("backup", State.DEGRADED, "37 hours old")


@only_sqlite
def test_a_disk_with_little_room_only_delays(core: Core) -> None:
    (well,), (low,) = disk.look_at_room(core), disk.look_at_room(core, least=2**60)
    assert (well.state, low.state) == (State.OK, State.DEGRADED)
    assert "left, and should have" in low.says


@pytest.mark.both_engines
def test_a_message_that_waits_for_long_only_delays(core: Core, clock: SetClock, shows: Shows) -> None:
    with transaction(core.sessions) as session:
        (plan,) = plans.open_ones(session)
        week = finished(Card(title="The week"))
        outbox.queue(session, plan, key="digest/1", kind="digest", card=week, now=NOW, channel=f"{SLACK.name}/C1")
    shows("oldest waiting message", State.OK)
    clock.move_to(NOW + timedelta(minutes=31))
    shows("oldest waiting message", State.DEGRADED, "for 31 minutes")
    with transaction(core.sessions) as session:
        session.execute(text("UPDATE outgoing SET state = 'sent', sent_at = not_before"))
    shows("oldest waiting message", State.OK)


def damage(file: Path) -> None:
    """Write over the root page of one table, as a failing disk does."""
    with closing(sqlite3.connect(file)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'risk'").fetchone()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with file.open("r+b") as written:
        written.seek((page - 1) * 4096)
        written.write(b"\xff" * 4096)


@only_sqlite
def test_damage_that_a_statement_meets_is_kept_until_somebody_has_looked(core: Core, shows: Shows) -> None:
    shows("database whole", State.OK)
    file = file_behind(core)
    whole = file.read_bytes()
    damage(file)
    with pytest.raises(Exception, match="malformed"), transaction(core.sessions) as session:
        session.execute(text("SELECT * FROM risk")).all()
    shows("database whole", State.DOWN, "its file is damaged", "sightline restore")
    read_all(core)
    shows("database whole", State.DOWN, "its file is damaged")
    core.engine.dispose()
    file.write_bytes(whole)
    with transaction(core.sessions) as session:
        session.execute(text("INSERT INTO heartbeat (name, seen_at) VALUES ('damaged', '2022-07-11 08:00:00')"))
    shows("database whole", State.DOWN)
    read_all(core)
    shows("database whole", State.OK)


@only_sqlite
def test_damage_is_found_by_reading_through_each_night(core: Core, clock: SetClock, shows: Shows) -> None:
    nightly = NightlyReading(core)
    nightly.look()
    shows("database whole", State.OK)
    damage(file_behind(core))
    core.engine.dispose()
    nightly.look()
    shows("database whole", State.OK)
    clock.move_to(NOW + timedelta(days=1))
    nightly.look()
    shows("database whole", State.DOWN, "its file is damaged")
