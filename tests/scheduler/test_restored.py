"""A backup that was put back, and a bot that was down: what may have been said already is looked up before it goes."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scheduler.delivery.sending import DeliveryError, LookupImpossibleError
from store.database import SessionMaker, open_database, session_maker, transaction
from store.delivery import beat_file, restored
from store.rules.terms import OutgoingState
from tests.scheduler.world import CHANNEL, PostBox, World, hour, queue
from tests.small_plan import make_small_plan

FRIDAY, MONDAY, TUESDAY, WEDNESDAY = (date(2022, 7, day) for day in (8, 11, 12, 13))


class Disk:
    """A database as a file, that can be copied and put back."""

    def __init__(self, folder: Path, post_box: PostBox) -> None:
        self.file, self.copy = folder / "plan.db", folder / "copy.db"
        self._engine: Engine | None = None
        with transaction(self._opened()) as session:
            make_small_plan(session).plan.channel = CHANNEL
        self.world = World(self._opened(), post_box)
        self.world.action("A1", WEDNESDAY, self.world.person())

    def back_up(self) -> None:
        self.close()
        shutil.copy(self.file, self.copy)
        self.world.sessions = self._opened()

    def put_back(self, *, beat: bool) -> None:
        """Args: beat: the file with the last beat stays."""
        self.close()
        for left in self.file.parent.glob("plan.db*"):
            if not (beat and left.name.endswith(beat_file.ENDING)):
                left.unlink()
        shutil.copy(self.copy, self.file)
        self.world.sessions = self._opened()

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()

    def _opened(self) -> SessionMaker:
        self.close()
        self._engine = open_database(f"sqlite:///{self.file}")
        return session_maker(self._engine)


@pytest.fixture
def disk(tmp_path: Path, post_box: PostBox) -> Iterator[Disk]:
    disk = Disk(tmp_path, post_box)
    yield disk
    disk.close()


def said_since_the_copy(disk: Disk) -> list[str]:
    disk.world.beats(hour(FRIDAY))
    disk.back_up()
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        disk.world.beats(hour(day))
    return sorted(disk.world.post_box.keys)


@pytest.mark.parametrize("beat", [True, False], ids=["with the file", "without the file"])
def test_what_was_said_after_the_backup_is_not_said_again(disk: Disk, post_box: PostBox, *, beat: bool) -> None:
    """Alignak-monitoring/alignak#871, leihs/leihs#1980: after a restore, what had been sent went again."""
    said = said_since_the_copy(disk)
    disk.put_back(beat=beat)
    disk.world.beats(hour(WEDNESDAY, "11:00"))
    assert sorted(post_box.keys) == said
    assert {row.state for row in disk.world.ledger()} == {OutgoingState.SENT}


@pytest.mark.parametrize("beat", [True, False], ids=["with the file", "without the file"])
def test_where_nobody_may_look_it_goes_marked_after_a_restore(disk: Disk, post_box: PostBox, *, beat: bool) -> None:
    post_box.hides = LookupImpossibleError()
    said = len(said_since_the_copy(disk))
    disk.put_back(beat=beat)
    disk.world.beats(hour(WEDNESDAY, "11:00"))
    again = [card.title for _, _, card in post_box.taken[said:]]
    assert again
    assert all(title.startswith("(repeat) ") for title in again)


def test_where_nobody_may_look_it_goes_as_it_is_after_a_pause(disk: Disk, post_box: PostBox) -> None:
    """The file beside the database is as old as the database: the bot was down, and nothing was said meanwhile."""
    post_box.hides = LookupImpossibleError()
    said_since_the_copy(disk)
    assert post_box.lookups
    assert [card.title for _, _, card in post_box.taken if card.title.startswith("(repeat)")] == []


def test_a_backup_of_ten_minutes_ago_is_known_by_the_file(disk: Disk, post_box: PostBox) -> None:
    disk.world.beats(hour(WEDNESDAY, "09:25"))
    disk.back_up()
    disk.world.beats(hour(WEDNESDAY, "09:30"))
    said = sorted(post_box.keys)
    assert said
    disk.put_back(beat=True)
    disk.world.beats(hour(WEDNESDAY, "09:35"))
    assert sorted(post_box.keys) == said


def test_what_is_put_back_by_hand_is_marked_for_the_next_beat(disk: Disk, post_box: PostBox) -> None:
    """`sightline restore` does it: nothing else tells a copy of a minute ago where there is no file."""
    disk.world.beats(hour(WEDNESDAY, "09:25"))
    disk.back_up()
    disk.world.beats(hour(WEDNESDAY, "09:30"))
    said = sorted(post_box.keys)
    disk.put_back(beat=False)
    with transaction(disk.world.sessions) as session:
        restored.mark(session, hour(WEDNESDAY, "09:34"))
    disk.world.beats(hour(WEDNESDAY, "09:35"))
    assert sorted(post_box.keys) == said


@pytest.mark.both_engines
def test_what_is_queued_later_that_day_is_looked_up_as_well_and_the_next_day_nothing(
    world: World, post_box: PostBox
) -> None:
    world.beats(hour(MONDAY))
    world.beats(hour(MONDAY, "14:00"))
    queue(world.sessions, "nudge/later")
    world.beats(hour(MONDAY, "14:10"))
    assert [key for key, _, _ in post_box.lookups] == ["nudge/later"]
    moment = hour(MONDAY, "14:10")
    while moment < hour(TUESDAY):
        moment += timedelta(minutes=50)
        world.beats(moment)
    queue(world.sessions, "nudge/tomorrow")
    world.beats(moment)
    assert [key for key, _, _ in post_box.lookups] == ["nudge/later"]
    assert "nudge/tomorrow" in post_box.keys


@pytest.mark.both_engines
def test_what_waits_past_its_day_is_still_looked_up(world: World, post_box: PostBox) -> None:
    world.beats(hour(MONDAY))
    queue(world.sessions, "nudge/waits", not_before=hour(TUESDAY))
    beats_until(world, hour(MONDAY, "14:00"), hour(TUESDAY))
    assert [key for key, _, _ in post_box.lookups] == ["nudge/waits"]


def beats_until(world: World, moment: datetime, end: datetime) -> None:
    while moment <= end + timedelta(minutes=50):
        world.beats(moment)
        moment += timedelta(minutes=50)


@pytest.mark.both_engines
def test_a_pause_of_less_than_an_hour_looks_nothing_up(world: World, post_box: PostBox) -> None:
    world.beats(hour(MONDAY))
    world.beats(hour(MONDAY, "10:30"))
    queue(world.sessions, "nudge/1")
    world.beats(hour(MONDAY, "10:30"))
    assert post_box.lookups == []


def test_a_look_up_that_is_put_off_is_marked_still(disk: Disk, post_box: PostBox) -> None:
    """The chat asks to wait just when what may be a repeat goes: that it may be one is not forgotten."""
    post_box.hides = LookupImpossibleError()
    said = len(said_since_the_copy(disk))
    disk.put_back(beat=False)
    post_box.refuses = lambda key: DeliveryError("asked_to_wait", permanent=False, wait=timedelta(seconds=30))
    disk.world.beats(hour(WEDNESDAY, "11:00"))
    post_box.refuses = lambda key: None
    disk.world.beats(hour(WEDNESDAY, "11:01"))
    again = [card.title for _, _, card in post_box.taken[said:]]
    assert again
    assert all(title.startswith("(repeat) ") for title in again)
