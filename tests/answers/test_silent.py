"""Who has not answered: how often somebody was asked is for themselves, their manager and whoever leads the plan."""

from datetime import timedelta
from typing import Any

import pytest

from store.delivery.envelope import Envelope
from store.models import Outgoing
from store.plan import updates
from store.plan.updates import Statement
from store.rules.terms import OutgoingState, Progress
from tests.answers.conftest import Desk

OWNER, MANAGER, LEAD, COLLEAGUE = (
    "Principal Social Worker",
    "Head of Safeguarding",
    "Programme Manager",
    "Workforce Lead",
)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """The owner of A1.2 was asked about it twice, six days ago and three days ago, as the ledger holds it."""
    for days in (6, 3):
        at = desk.now - timedelta(days=days)
        line = {"title": "First audits graded under the framework", "ref": "A1.2"}
        card = {"parts": [{"part": "lines", "lines": [line]}], "redraw": "asked A1.2"}
        row: dict[str, Any] = {
            "key": f"nudge/x/{days}",
            "kind": "nudge",
            "state": OutgoingState.SENT,
            "card": Envelope(drawn=card),
        }
        row |= {"plan_id": desk.plan.id, "person_id": desk.person(OWNER).id, "attempts": 1}
        desk.session.add(Outgoing(**row, queued_at=at, not_before=at, sent_at=at))
    desk.session.commit()
    return desk


@pytest.mark.parametrize("who", [OWNER, MANAGER, LEAD])
def test_how_often_is_told_to_the_owner_their_manager_and_the_lead(asked: Desk, who: str) -> None:
    said = asked.asks("silent", who)
    assert said.startswith("1 owner has been asked and not answered about 1 action or milestone")
    assert "asked twice since Tuesday 5 July; never heard of" in said


def test_others_read_of_what_nothing_was_heard_and_nothing_of_asking(asked: Desk) -> None:
    said = asked.asks("silent", COLLEAGUE)
    assert "asked" not in said
    assert "A1.2 First audits graded under the framework" in said
    assert "never heard of" in said


def test_whoever_has_answered_is_silent_no_more(asked: Desk) -> None:
    said = Statement(Progress.ON_TRACK)
    updates.record_update(
        asked.session, asked.item("A1.2"), said, by=asked.person(OWNER), now=asked.now, day=asked.now.date()
    )
    asked.session.commit()
    assert "A1.2" not in asked.asks("silent", LEAD)


def test_what_was_asked_before_the_last_answer_does_not_count(asked: Desk) -> None:
    said = Statement(Progress.ON_TRACK)
    then = asked.now - timedelta(days=4)
    updates.record_update(asked.session, asked.item("A1.2"), said, by=asked.person(OWNER), now=then, day=then.date())
    asked.session.commit()
    assert "asked once since Friday 8 July; last heard of 7 July" in asked.asks("silent", LEAD)


def test_it_is_narrowed_to_a_theme(asked: Desk) -> None:
    assert "A1.2" in asked.asks("silent data", LEAD)
    assert "A1.2" not in asked.asks("silent workforce", LEAD)
