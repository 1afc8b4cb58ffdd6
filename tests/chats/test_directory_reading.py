"""A directory in pages, which may want to be left alone in between."""

from datetime import timedelta

import pytest

from bot.chat.accounts import DirectoryError, NoSuchAccountError, Page
from bot.chat.directory_reading import DirectoryReader
from scheduler.clock import SetClock
from store.database import SessionMaker
from store.models import DirectoryReading, Identity
from store.people.accounts import Account
from tests.cast import MANAGER, OWNER, VIEWER
from tests.chat import Rows
from tests.conftest import OPENING


class Pages:
    """A directory of three pages, one account on each."""

    platform, tenant = "board", "hall"

    def __init__(self) -> None:
        self.people = [OWNER, MANAGER, VIEWER]
        self.asked: list[str] = []
        self.refuses: dict[str, DirectoryError] = {}

    def look_up(self, external_id: str) -> Account:
        raise NoSuchAccountError

    def page(self, at: str = "") -> Page:
        self.asked.append(at)
        if at in self.refuses:
            raise self.refuses.pop(at)
        number = int(at or 0)
        person = self.people[number]
        more = str(number + 1) if number + 1 < len(self.people) else ""
        return Page([Account("board", "hall", person.id, person.name, person.email)], more)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(OPENING)


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def reader(pages: Pages, sessions: SessionMaker, clock: SetClock) -> DirectoryReader:
    return DirectoryReader(sessions, pages, clock)


def test_a_reading_goes_on_where_it_was_asked_to_wait(
    reader: DirectoryReader, pages: Pages, clock: SetClock, rows: Rows
) -> None:
    pages.refuses["1"] = DirectoryError(timedelta(seconds=30))
    assert not reader.read()
    reader.look()
    clock.move_to(OPENING + timedelta(seconds=30))
    reader.look()
    assert pages.asked == ["", "1", "1", "2"]
    assert {one.external_id for one in rows(Identity) if one.platform == "board"} == {
        "U91OWNER",
        "U92MANAGER",
        "U94VIEWER",
    }


def test_a_reading_that_broke_off_begins_anew(
    reader: DirectoryReader, pages: Pages, clock: SetClock, rows: Rows
) -> None:
    pages.refuses["2"] = DirectoryError()
    assert not reader.read()
    clock.move_to(OPENING + timedelta(minutes=5))
    reader.look()
    assert pages.asked == ["", "1", "2", "", "1", "2"]
    (row,) = rows(DirectoryReading)
    assert row.read_at == clock.now()


def test_two_processes_read_it_once(pages: Pages, sessions: SessionMaker, clock: SetClock) -> None:
    first, second = (DirectoryReader(sessions, pages, clock) for _ in range(2))
    first.want()
    first.look()
    second.look()
    assert pages.asked == ["", "1", "2"]


def test_who_is_no_longer_listed_has_left(reader: DirectoryReader, pages: Pages, clock: SetClock, rows: Rows) -> None:
    reader.read()
    pages.people.remove(MANAGER)
    clock.move_to(OPENING + timedelta(days=1))
    reader.look()
    assert [one.external_id for one in rows(Identity) if one.platform == "board" and one.closed] == [MANAGER.id]
