"""Who somebody is: asked again before they change something; without an answer, what is known counts for a day."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event

import pytest

from bot.chat.accounts import NOT_SURE, Accounts, DirectoryError, NoSuchAccountError, Page
from commands.errors import CommandError
from scheduler.clock import SetClock
from store.database import SessionMaker
from store.models import Identity, Person
from store.people import directory
from store.people.accounts import Account
from tests.cast import Player
from tests.chat import Log, Rows
from tests.conftest import OPENING


class Register:
    """A directory of one account, which may be silent or slow."""

    platform, tenant = "board", "hall"

    def __init__(self, account: Account) -> None:
        self.account: Account | None = account
        self.asked = 0
        self.silent = False
        self.answers = Event()
        self.answers.set()

    def look_up(self, external_id: str) -> Account:
        self.asked += 1
        self.answers.wait()
        if self.silent:
            raise DirectoryError from TimeoutError()
        if self.account is None:
            raise NoSuchAccountError
        return self.account

    def page(self, at: str = "") -> Page:
        return Page([self.account] if self.account else [])


@pytest.fixture
def clock() -> SetClock:
    return SetClock(OPENING)


@pytest.fixture
def register(owner: Player) -> Register:
    return Register(Account("board", "hall", "fostering", owner.name, owner.email))


@pytest.fixture
def known(register: Register, sessions: SessionMaker, clock: SetClock) -> Accounts:
    """Who is who at the board, where nobody waits for what does not come at once."""
    accounts = Accounts(sessions, register, clock, patience=timedelta(seconds=60))
    accounts.person_id("fostering")
    return accounts


@pytest.fixture
def owner_now(sessions: SessionMaker, owner: Player) -> Callable[[], Person]:
    def now() -> Person:
        with sessions() as session:
            found = directory.by_email(session, owner.email)
            assert found is not None
            return found

    return now


def test_for_an_answer_the_directory_is_asked_every_ten_minutes_and_for_a_change_every_minute(
    known: Accounts, register: Register, clock: SetClock
) -> None:
    for minutes, asked in ((0, 1), (2, 1), (9, 1)):
        clock.move_to(OPENING + timedelta(minutes=minutes))
        known.person_id("fostering")
        assert register.asked == asked
    known.make_sure("fostering")
    known.make_sure("fostering")
    assert register.asked == 2
    clock.move_to(OPENING + timedelta(minutes=20))
    known.person_id("fostering")
    assert register.asked == 3


def test_a_directory_that_is_slow_is_not_waited_for_and_what_it_says_later_is_kept(
    register: Register,
    sessions: SessionMaker,
    clock: SetClock,
    owner_now: Callable[[], Person],
    owner: Player,
    logged: Log,
) -> None:
    Accounts(sessions, register, clock).person_id("fostering")
    hasty = Accounts(sessions, register, clock, patience=timedelta(0))
    register.account = Account("board", "hall", "fostering", owner.name, owner.email, guest=True)
    register.answers.clear()
    hasty.make_sure("fostering")
    assert not owner_now().guest
    (entry,) = [one for one in logged if one["log_level"] == "warning"]
    assert owner.name not in str(entry)
    register.answers.set()
    hasty.finish()
    assert owner_now().guest


def test_whose_account_is_gone_is_known_to_have_left(
    known: Accounts, register: Register, clock: SetClock, rows: Rows
) -> None:
    register.account = None
    clock.move_to(OPENING + timedelta(minutes=2))
    person_id = known.person_id("fostering")
    known.make_sure("fostering")
    (identity,) = [one for one in rows(Identity) if one.external_id == "fostering"]
    assert (identity.person_id, identity.closed) == (person_id, True)


def test_a_silent_directory_is_made_up_for_by_what_is_known_for_a_day(
    known: Accounts, register: Register, clock: SetClock
) -> None:
    register.silent = True
    clock.move_to(OPENING + timedelta(hours=23))
    known.make_sure("fostering")
    known.finish()
    assert register.asked == 3, "the first time, before the change, and once more behind it"


def test_after_a_day_of_silence_nobody_is_taken_for_somebody(
    known: Accounts, register: Register, clock: SetClock
) -> None:
    register.silent = True
    clock.move_to(OPENING + timedelta(hours=25))
    with pytest.raises(CommandError, match=NOT_SURE):
        known.make_sure("fostering")
    with pytest.raises(DirectoryError):
        known.person_id("fostering")
    register.silent = False
    known.make_sure("fostering")
