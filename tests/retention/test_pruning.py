"""What was kept for long enough is deleted by night, and is gone from the file."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from scheduler.runner import tick
from store.database import SessionMaker, transaction
from store.models import Cleaning, Leave, Outgoing, RetentionRun, StagedImport
from store.people import directory
from store.retention import periods
from store.retention.periods import UnfitPeriodError
from tests.cast import Player
from tests.chat import Chat, MakeMilestone, Rows

SECRET = "the mentor scheme has lost Quillfeather Hall"


def bytes_of(database: Path) -> bytes:
    """The database with all that lies beside it, such as its write-ahead log."""
    return b"".join(file.read_bytes() for file in sorted(database.parent.glob(f"{database.name}*")))


def calls_for_help(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan stuck A3.1 {SECRET}")
    chat.beats()


def beats_after(chat: Chat, sessions: SessionMaker, **time: int) -> None:
    tick(sessions, None, chat.now + timedelta(**time), among=())


@pytest.mark.both_engines
def test_a_call_for_help_says_nothing_any_more_a_month_after_it_went(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, sessions: SessionMaker, rows: Rows
) -> None:
    calls_for_help(chat, owner, make_milestone)
    assert SECRET in str(chat.messages_to(lead))
    beats_after(chat, sessions, days=30)
    assert SECRET in repr(rows(Outgoing))
    beats_after(chat, sessions, days=31)
    calls = [one for one in rows(Outgoing) if one.kind == "help"]
    assert {(bool(one.card.as_sent), one.emptied_at is None, one.sent_at is None) for one in calls} == {(False,) * 3}
    assert rows(RetentionRun)[-1].deleted == {"help": len(calls)}
    assert rows(Cleaning) == []


def test_then_its_words_are_gone_from_the_file(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, sessions: SessionMaker, database: Path
) -> None:
    calls_for_help(chat, owner, make_milestone)
    assert SECRET.encode() in bytes_of(database)
    beats_after(chat, sessions, days=31)
    assert b"Quillfeather" not in bytes_of(database)


def test_of_several_processes_one_deletes_at_night_and_once(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, sessions: SessionMaker, rows: Rows
) -> None:
    calls_for_help(chat, owner, make_milestone)
    for _ in range(3):
        beats_after(chat, sessions, days=40)
    assert [one.deleted for one in rows(RetentionRun)] == [{}, {"help": 2}]


def test_a_council_keeps_it_longer(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, sessions: SessionMaker, rows: Rows
) -> None:
    calls_for_help(chat, owner, make_milestone)
    with transaction(sessions) as session:
        periods.keep(session, "help", 90)
    beats_after(chat, sessions, days=89)
    assert SECRET in repr(rows(Outgoing))
    beats_after(chat, sessions, days=91)
    assert SECRET not in repr(rows(Outgoing))


def test_other_messages_and_leave_are_kept_for_two_years(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, sessions: SessionMaker, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(1))
    chat.next_day()
    chat.beats()
    with transaction(sessions) as session:
        person = directory.by_email(session, owner.email)
        assert person is not None
        session.add(Leave(person_id=person.id or 0, first=date(2022, 7, 4), last=date(2022, 7, 8)))
    sent = [one.id for one in rows(Outgoing) if one.sent_at]
    assert sent
    beats_after(chat, sessions, days=700)
    assert all(one.emptied_at is None for one in rows(Outgoing) if one.id in sent)
    assert len(rows(Leave)) == 1
    beats_after(chat, sessions, days=732)
    assert all(one.emptied_at and not one.card.as_sent for one in rows(Outgoing) if one.id in sent)
    assert rows(Leave) == []


def test_a_discarded_document_is_gone_from_the_file_at_the_next_beat(
    chat: Chat, lead: Player, database: Path, rows: Rows
) -> None:
    content = b"Ref,Action,Owner,Due\nX1,Visit Bartholomew at home,Head,1 August 2022\nX2,Open a hub,Head,1 May 2023\n"
    chat.shares(lead, content, "list.csv")
    number = rows(StagedImport)[-1].id
    assert b"Bartholomew" in bytes_of(database)
    chat.says(lead, f"/plan discard {number}").hears("Discarded")
    assert "Bartholomew" not in repr(rows(StagedImport))
    chat.beats()
    assert b"Bartholomew" not in bytes_of(database)


@pytest.mark.parametrize(
    ("name", "days"), [("nothing", 3), ("inbound", 30), ("pulses", 30), ("help", 0), ("help", 9_999)]
)
def test_a_period_that_is_fixed_or_nonsense_is_refused(sessions: SessionMaker, name: str, days: int) -> None:
    with transaction(sessions) as session, pytest.raises(UnfitPeriodError):
        periods.keep(session, name, days)
