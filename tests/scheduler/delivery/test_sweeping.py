"""What a pulse said is taken back once its round is over: in the chat that has it, and then in the outbox."""

from datetime import timedelta

import pytest

from commands.cards import Card
from scheduler.delivery.sending import DeliveryError
from scheduler.delivery.sweeping import LONGEST, sweep
from store.database import SessionMaker, transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Outgoing, PulseRound
from store.rules.terms import OutgoingState, PulseState
from tests.scheduler.world import PostBox
from tests.small_plan import NOW
from tests.small_pulse import make_small_pulse

HERE, ELSEWHERE = ("chat", "T1"), ("other", "T2")
CLOSED = NOW + timedelta(days=5)


class Deaf(PostBox):
    """It deletes nothing."""

    def delete(self, message_ref: str) -> None:
        raise DeliveryError("no_connection", permanent=False)


@pytest.fixture
def round_id(sessions: SessionMaker) -> int:
    """Of a round that has closed."""
    with transaction(sessions) as session:
        small = make_small_pulse(session, invited=3)
        small.round.state, small.round.closed_at = PulseState.CLOSED, CLOSED
        assert small.round.id is not None
        return small.round.id


def left(sessions: SessionMaker) -> list[str]:
    with sessions() as session:
        return [row.key for row in outbox.ledger(session)]


def swept(sessions: SessionMaker, round_id: int) -> bool:
    with sessions() as session:
        return session.get_one(PulseRound, round_id).swept_at is not None


def said(
    sessions: SessionMaker, key: str, state: OutgoingState = OutgoingState.SENT, chat: tuple[str, str] = HERE
) -> None:
    with transaction(sessions) as session:
        session.add(
            Outgoing(
                key=key,
                kind=key.partition("/")[0],
                plan_id=1,
                person_id=1,
                platform=chat[0],
                tenant=chat[1],
                card=finished(Card(title="Working here")),
                queued_at=NOW,
                not_before=NOW,
                state=state,
                message_ref=f"ref/{key}" if state is OutgoingState.SENT else None,
            )
        )


def test_what_never_arrived_is_only_forgotten(sessions: SessionMaker, post_box: PostBox, round_id: int) -> None:
    for number, state in enumerate((OutgoingState.WAITING, OutgoingState.SUPPRESSED, OutgoingState.FAILED)):
        said(sessions, f"pulse reminder/{round_id}/1/{number}", state)
    sweep(sessions, post_box, CLOSED)
    assert (left(sessions), post_box.deleted) == ([], [])
    assert swept(sessions, round_id)


def test_what_is_in_doubt_waits_until_it_is_looked_up(sessions: SessionMaker, post_box: PostBox, round_id: int) -> None:
    said(sessions, f"pulse prompt/{round_id}/0/1", OutgoingState.UNCERTAIN)
    sweep(sessions, post_box, CLOSED)
    assert left(sessions) == [f"pulse prompt/{round_id}/0/1"]
    assert not swept(sessions, round_id)


def test_each_chat_takes_back_its_own(sessions: SessionMaker, post_box: PostBox, round_id: int) -> None:
    here, elsewhere = f"pulse prompt/{round_id}/0/1", f"pulse prompt/{round_id}/0/2"
    said(sessions, here)
    said(sessions, elsewhere, chat=ELSEWHERE)
    sweep(sessions, post_box, CLOSED)
    assert (left(sessions), post_box.deleted) == ([elsewhere], [f"ref/{here}"])
    other = PostBox(platform="other", tenant="T2")
    sweep(sessions, other, CLOSED)
    assert (left(sessions), other.deleted) == ([], [f"ref/{elsewhere}"])
    assert swept(sessions, round_id)


def test_nothing_else_is_taken_back(sessions: SessionMaker, post_box: PostBox, round_id: int) -> None:
    others = [f"pulse prompt/{round_id}9/0/1", f"nudge/{round_id}/2022-07-22"]
    for key in others:
        said(sessions, key)
    sweep(sessions, post_box, CLOSED)
    assert sorted(left(sessions)) == sorted(others)
    assert post_box.deleted == []


def test_after_a_month_it_is_forgotten_whatever_the_chat_says(sessions: SessionMaker, round_id: int) -> None:
    said(sessions, f"pulse prompt/{round_id}/0/1")
    sweep(sessions, Deaf(), CLOSED + LONGEST)
    assert left(sessions) == [f"pulse prompt/{round_id}/0/1"]
    sweep(sessions, Deaf(), CLOSED + LONGEST + timedelta(seconds=1))
    assert left(sessions) == []
    assert swept(sessions, round_id)
