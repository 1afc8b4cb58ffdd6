"""Who is in a channel that a pulse asks, read from a chat that may refuse or want to be left alone."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest

from bot.chat.accounts import DirectoryError, NoSuchAccountError, Page
from bot.chat.audiences import AudienceError, AudienceReader
from commands.cards import Card
from scheduler.clock import SetClock
from store.database import SessionMaker, transaction
from store.models import Outgoing, Person, PulseMember
from store.people import accounts, roles
from store.people.accounts import Account
from store.plan import plans
from store.pulse import questionnaires
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.bank import TOPICS
from store.rules.pulse.questionnaire import Questionnaire
from store.rules.terms import Role
from tests.cast import LEAD, OWNER, VIEWER
from tests.chat import Rows
from tests.conftest import OPENING

DAY = timedelta(days=1)


class Board:
    """A chat with one channel: an owner who is known, two who are not, a guest, and somebody who has gone."""

    platform, tenant = "board", "hall"

    def __init__(self) -> None:
        self.listed = ["known", "new", "guest", "gone"]
        self.looked_up: list[str] = []
        self.asked = 0
        self.refuses: Exception | None = None
        self.stops_at = ""

    def members(self, kind: AudienceKind, external_id: str) -> Collection[str]:
        assert (kind, external_id) == (AudienceKind.CHANNEL, "C1")
        self.asked += 1
        if self.refuses is not None:
            raise self.refuses
        return list(self.listed)

    def look_up(self, external_id: str) -> Account:
        if external_id == self.stops_at:
            self.stops_at = ""
            raise DirectoryError(timedelta(minutes=1))
        self.looked_up.append(external_id)
        if external_id == "gone":
            raise NoSuchAccountError
        return Account(*(self.platform, self.tenant), external_id, external_id, guest=external_id == "guest")

    def page(self, at: str = "") -> Page:
        return Page([], "")


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(OPENING)


@pytest.fixture
def reader(board: Board, sessions: SessionMaker, clock: SetClock) -> AudienceReader:
    """The plan has a pulse that asks the channel; its next round opens in two days."""
    with transaction(sessions) as session:
        plan = plans.current(session)
        assert plan is not None
        assert plan.id is not None
        custodian = accounts.remember(session, Account("slack", "T01SIGHTLINE", VIEWER.id, VIEWER.name, VIEWER.email))
        roles.give(session, custodian, Role.CUSTODIAN, plan)
        accounts.remember(session, Account("board", "hall", "known", OWNER.name, OWNER.email))
        channel = Audience(kind=AudienceKind.CHANNEL, address="board/hall/C1", name="staff")
        new = Questionnaire(
            title="Working here", questions=TOPICS[0].questions, audience=channel, first_on=date(2022, 7, 13)
        )
        questionnaires.write(session, plan.id, new, by_id=custodian.id or 0, now=OPENING)
    return AudienceReader(sessions, board, board, clock)


def asked(rows: Rows) -> set[str]:
    names = {one.id: one.name for one in rows(Person)}
    return {names[one.person_id] for one in rows(PulseMember)}


def test_full_members_are_remembered_and_others_counted(reader: AudienceReader, board: Board, rows: Rows) -> None:
    reader.look()
    assert asked(rows) == {OWNER.name, "new"}
    assert board.looked_up == ["new", "guest", "gone"]
    assert "guest" not in {one.name for one in rows(Person)}
    reader.look()
    assert board.asked == 1


def test_it_is_read_again_on_the_day_before_a_round(
    reader: AudienceReader, board: Board, clock: SetClock, rows: Rows
) -> None:
    reader.look()
    board.listed = ["new"]
    clock.move_to(OPENING + timedelta(hours=20))
    reader.look()
    assert board.asked == 1
    clock.move_to(OPENING + DAY + timedelta(hours=1))
    reader.look()
    assert asked(rows) == {"new"}
    assert board.asked == 2


def test_a_reading_goes_on_once_the_chat_may_be_asked_again(
    reader: AudienceReader, board: Board, clock: SetClock, rows: Rows
) -> None:
    board.stops_at = "gone"
    reader.look()
    assert asked(rows) == set()
    reader.look()
    assert board.asked == 1
    clock.move_to(OPENING + timedelta(minutes=1))
    reader.look()
    assert asked(rows) == {OWNER.name, "new"}
    assert board.looked_up == ["new", "guest", "gone"]


def test_the_custodian_hears_once_a_day_what_the_chat_will_not_tell(
    reader: AudienceReader, board: Board, clock: SetClock, rows: Rows
) -> None:
    board.refuses = AudienceError("missing_scope", "The board does not let me see who is in it.")
    for hours in (0, 1, 2):
        clock.move_to(OPENING + timedelta(hours=hours))
        reader.look()
    assert board.asked == 3
    (told,) = [one for one in rows(Outgoing) if one.kind == "pulse held up"]
    card = Card.model_validate(told.card.as_sent)
    assert card.title == "The pulse “Working here” cannot open yet."
    assert "The board does not let me see who is in it." in card.model_dump_json()
    board.refuses = None
    clock.move_to(OPENING + timedelta(hours=3))
    reader.look()
    assert asked(rows) == {OWNER.name, "new"}


def test_nobody_hears_of_it_who_does_not_run_pulses(reader: AudienceReader, board: Board, rows: Rows) -> None:
    board.refuses = AudienceError("missing_scope", "The board does not let me see who is in it.")
    reader.look()
    names = {one.id: one.name for one in rows(Person)}
    assert {names[one.person_id] for one in rows(Outgoing)} == {VIEWER.name} != {LEAD.name}
