"""What `show` says of dates that a document does not print."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import select

from store.database import SessionMaker, transaction
from store.documents.printed import Printed
from store.models import Item
from store.plan import updates
from store.plan.updates import Statement
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, MakeMilestone
from tests.conftest import OPENING

NO_DAY = "the day on which it was read; the document prints no completion date"


def printed(sessions: SessionMaker, ref: str, words: dict[str, Any], *, complete: bool = False) -> None:
    with transaction(sessions) as session:
        item = session.exec(select(Item).where(Item.ref == ref)).one()
        item.printed = Printed.model_validate(words)
        if complete:
            done = (words.get("completed") or {}).get("date")
            day = date.fromisoformat(done) if done else date(2022, 7, 11)
            updates.record_update(session, item, Statement(Progress.COMPLETE), by=None, now=OPENING, day=day)
        else:
            item.baseline = item.baseline_precision = None


@pytest.mark.parametrize(
    "words", [{}, {"completed": None}, {"completed": {"raw": "yes", "date": None, "kind": "status"}}]
)
def test_a_completion_day_that_is_not_printed_says_where_it_comes_from(
    chat: Chat, sessions: SessionMaker, viewer: Player, make_milestone: MakeMilestone, words: dict[str, Any]
) -> None:
    make_milestone("A3.1")
    printed(sessions, "A3.1", words, complete=True)
    chat.says(viewer, "/plan show A3.1").hears(f"Completed: Monday 11 July, {NO_DAY}")


def test_a_printed_completion_day_and_one_that_a_person_said_stand_alone(
    chat: Chat, sessions: SessionMaker, viewer: Player, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    make_milestone("A3.2", owner=owner)
    printed(
        sessions, "A3.1", {"completed": {"raw": "1 July 2022", "date": "2022-07-01", "kind": "date"}}, complete=True
    )
    chat.says(owner, "/plan update A3.2 done")
    for ref, day in (("A3.1", "Friday 1 July"), ("A3.2", "Monday 11 July")):
        chat.says(viewer, f"/plan show {ref}").hears(f"Completed: {day}").hears_nothing_of(NO_DAY)


def test_words_that_stand_where_a_date_belongs_are_shown(
    chat: Chat, sessions: SessionMaker, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    printed(sessions, "A3.1", {"due": {"raw": "TBC", "date": None, "kind": "to_be_confirmed"}})
    chat.says(viewer, "/plan show A3.1").hears("Date: No date; the document prints “TBC”")
