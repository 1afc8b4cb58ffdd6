"""The product, broken on purpose: each of these a simulation must find."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from sqlmodel import Session

from scheduler.delivery import failures, loop
from scheduler.delivery.claiming import ClaimedMessage, DeliveryRound
from scheduler.delivery.sending import Deadline
from store.database import insert_once
from store.delivery import inbound, job_days, outbox
from store.delivery.inbound import Claim
from store.models import Outgoing
from store.retrying import in_transaction
from store.rules.reasons import CUT_SHORT
from store.rules.terms import OutgoingState

Changes = list[tuple[Any, str, Any]]


def _own_clock() -> Changes:
    """A lease goes by each process's own clock."""
    return [(DeliveryRound, "shared_now", lambda self, session: self.lane_now)]


def _claim_not_verified() -> Changes:
    """Nobody looks at the claim before the message goes."""
    return [(outbox, "lease_left", lambda session, row, shared: outbox.LEASE)]


def _no_deadline() -> Changes:
    """Whoever was held up behind that look sends all the same."""
    return [(Deadline, "look", lambda self: None)]


def _no_fence() -> Changes:
    """Whoever lost a claim during a look-up sends all the same."""
    hold_on = outbox.hold_on

    def held(session: Session, *args: Any, **wishes: Any) -> bool:
        hold_on(session, *args, **wishes)
        return True

    return [(outbox, "hold_on", held), *_claim_not_verified()]


def _no_look_up() -> Changes:
    """What is in doubt is sent again."""

    def sent(this: DeliveryRound, claimed: ClaimedMessage) -> str | None:
        return loop._sent_after_all(this, claimed, repeat=False)

    return [(loop, "_looked_up", sent)]


def _no_mark() -> Changes:
    """What may be a repeat does not say so."""
    return [(loop, "_marked", lambda card: card)]


def _told_before_sent() -> Changes:
    """A message is noted as sent before it goes."""
    sent = loop._sent

    def noted(this: DeliveryRound, claimed: ClaimedMessage, **wishes: Any) -> str | None:
        row = claimed.row
        in_transaction(this.sessions, lambda session: outbox.record_sent(session, row, "somewhere", this.now))
        return sent(this, claimed, **wishes)

    return [(loop, "_sent", noted)]


def _doubt_does_not_rest() -> Changes:
    """A doubt is looked up at once, while the message may be on its way."""
    doubt = outbox.record_doubt

    def at_once(session: Session, row: Outgoing, problem: str, **when: datetime) -> bool:
        long_ago = datetime.fromisoformat("2000-01-01T00:00:00Z")
        return doubt(session, row, problem, look_at=long_ago, rests_until=long_ago)

    return [(outbox, "record_doubt", at_once)]


def _doubt_is_failure() -> Changes:
    """A timeout is taken for a refusal."""

    def failed(session: Session, row: Outgoing, problem: str, *, look_at: datetime, rests_until: datetime) -> bool:
        return outbox.record_failure(session, row, problem, try_again_at=look_at)

    return [(outbox, "record_doubt", failed)]


def _death_forgotten() -> Changes:
    """What a dead process was sending counts as never tried."""
    claim_next = outbox.claim_next

    def claimed(*args: Any, **wishes: Any) -> Outgoing | None:
        row = claim_next(*args, **wishes)
        if row is not None and row.problem == CUT_SHORT:
            row.state = OutgoingState.WAITING
        return row

    return [(outbox, "claim_next", claimed)]


def _lease_for_ever() -> Changes:
    """Nobody takes over what a dead process was sending."""
    claim_next = outbox.claim_next

    def claimed(*args: Any, **wishes: Any) -> Outgoing | None:
        return claim_next(*args, **{**wishes, "lease": timedelta(days=2)})

    return [(outbox, "claim_next", claimed)]


def _look_up_too_short() -> Changes:
    """A look-up goes back no further than the first try, by whichever clock noted it."""
    return [(loop, "SKEW", timedelta())]


def _gives_up() -> Changes:
    """One refusal is the last try."""
    return [(failures, "MOST_TRIES", 1)]


def _heard_twice() -> Changes:
    """What comes in a second time acts a second time."""
    return [(inbound, "claim", lambda session, key, *args, **wishes: Claim(f"{key}/again", new=True))]


def _decided_by_each() -> Changes:
    """Each process decides the day, under keys of its own."""
    numbers = itertools.count()

    def inserted(session: Session, model: Any, row: dict[str, Any]) -> bool:
        return insert_once(session, model, row) or insert_once(
            session, model, {**row, "key": f"{row['key']}/{next(numbers)}"}
        )

    return [
        (outbox, "insert_once", inserted),
        (job_days, "insert_once", lambda *args: True),
        (job_days, "_plans_of", lambda *args: set()),
    ]


BREAKAGES: dict[str, Callable[[], Changes]] = {
    function.__name__.strip("_").replace("_", "-"): function
    for function in (
        _own_clock,
        _claim_not_verified,
        _no_deadline,
        _no_fence,
        _no_look_up,
        _no_mark,
        _told_before_sent,
        _doubt_does_not_rest,
        _doubt_is_failure,
        _death_forgotten,
        _lease_for_ever,
        _look_up_too_short,
        _gives_up,
        _heard_twice,
        _decided_by_each,
    )
}


@contextmanager
def broken(name: str) -> Iterator[None]:
    with ExitStack() as changes:
        for where, what, instead in BREAKAGES[name]():
            changes.enter_context(patch.object(where, what, instead))
        yield
