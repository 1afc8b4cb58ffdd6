"""What a message's row holds is checked on its way in and out, and rows of the release before still load."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from sqlmodel import Session, col, select

from commands.cards import Card
from store.delivery import outbox
from store.delivery.envelope import Envelope, finished
from store.models import Outgoing
from store.reminders.escalation_rounds import EscalationEnvelope
from store.reminders.nudge_rounds import NudgeEnvelope
from tests.small_plan import NOW, make_small_plan


def kept(session: Session, card: Envelope) -> Outgoing:
    """Queue it, and read its row anew."""
    outbox.queue(session, make_small_plan(session).plan, key="key", kind="nudge", card=card, now=NOW, channel="C1")
    return session.exec(select(Outgoing)).one()


def as_row_of_release_before(session: Session, held: dict[str, Any]) -> Envelope:
    kept(session, Envelope())
    session.connection().execute(text("UPDATE outgoing SET card = :card"), {"card": json.dumps(held)})
    session.expire_all()
    return session.exec(select(Outgoing)).one().card


def test_a_kind_reads_what_it_queued(session: Session) -> None:
    row = kept(session, NudgeEnvelope(after=date(2022, 7, 11), back=True))
    assert type(row.card) is Envelope
    assert NudgeEnvelope.of(row.card) == NudgeEnvelope(after=date(2022, 7, 11), back=True)


def test_a_finished_card_stays_as_it_is(session: Session) -> None:
    card = Card(title="The week", count=3)
    row = kept(session, finished(card))
    assert outbox.card_as_sent(row) == card.model_dump(mode="json")
    assert outbox.with_drawn(row, Card(title="Another")) is None


def test_what_was_drawn_when_it_went_is_kept_beside_what_it_was_drawn_from(session: Session) -> None:
    row = kept(session, EscalationEnvelope(message="escalation/1/2022-07-22"))
    assert outbox.card_as_sent(row) == {}
    drawn = outbox.with_drawn(row, Card(title="1 thing is overdue"))
    outbox.begin(session, row, "U1", NOW, card=drawn)
    session.expire_all()
    row = session.exec(select(Outgoing).where(col(Outgoing.id) == row.id)).one()
    assert outbox.card_as_sent(row)["title"] == "1 thing is overdue"
    assert EscalationEnvelope.of(row.card).message == "escalation/1/2022-07-22"


def test_a_nudge_of_the_release_before_still_loads(session: Session) -> None:
    held = {"draw": "nudge", "after": "2022-07-08", "back": False, "until": "2022-07-15", "deputy": 7}
    card = NudgeEnvelope.of(as_row_of_release_before(session, held))
    assert (card.after, card.back, card.until, card.deputy) == (date(2022, 7, 8), False, date(2022, 7, 15), 7)


def test_a_card_of_the_release_before_still_loads(session: Session) -> None:
    held: dict[str, Any] = {"title": "Whose is it?", "parts": [], "again": "claims D1", "notice": None}
    card = as_row_of_release_before(session, held)
    assert card.ready == held
    assert Card.model_validate(card.ready).redraw == "claims D1"


def test_what_was_sent_by_the_release_before_is_still_known(session: Session) -> None:
    drawn = {"title": "How does this stand?", "again": "asked A1", "items": [{"ref": "A1"}]}
    as_row_of_release_before(session, {"draw": "nudge", "after": "2022-07-08", "back": False, "drawn": drawn})
    assert outbox.refs_said(session.exec(select(Outgoing)).one()) == ["A1"]


def test_what_is_no_envelope_is_not_written(session: Session) -> None:
    row = kept(session, Envelope())
    row.card = "words"  # type: ignore[assignment]
    with pytest.raises(StatementError) as raised:
        session.flush()
    assert isinstance(raised.value.orig, ValidationError)
