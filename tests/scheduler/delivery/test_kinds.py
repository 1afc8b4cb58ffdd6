"""What a message's kind says of its delivery: how long it is worth saying, and what may become of a doubt."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

import commands.messages
from commands.cards import Card
from commands.messages import registry
from scheduler.delivery.loop import deliver
from scheduler.delivery.policy import DEFAULT_POLICY
from scheduler.delivery.sending import LookupImpossibleError
from store.database import transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Plan
from store.rules.terms import OutgoingState
from tests.scheduler.world import CHANNEL, HERE, PostBox, World
from tests.small_plan import NOW

THE_FILE = '''
"""An appointment: of no use an hour later, and twice is worse than not at all."""

from datetime import timedelta

from commands.messages.registry import InDoubt, MessageKind
from commands.messages.why_asked import because

APPOINTMENT = MessageKind(
    name="appointment",
    says="an appointment",
    to="a channel",
    when="at once",
    why=lambda request, row: because("appointment", "Somebody made an appointment."),
    good_for=timedelta(hours=1),
    in_doubt=InDoubt.NEVER,
)
'''
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def appointment(tmp_path: Path) -> Iterator[None]:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "appointment.py").write_text(THE_FILE, encoding="utf-8")
    commands.messages.__path__.append(str(folder))
    registry.kinds.cache_clear()
    yield
    commands.messages.__path__.remove(str(folder))
    sys.modules.pop("commands.messages.appointment", None)
    registry.kinds.cache_clear()


def queue(world: World, kind: str = "appointment") -> None:
    with transaction(world.sessions) as session:
        plan, card = session.exec(select(Plan)).one(), finished(Card(title="At ten"))
        outbox.queue(session, plan, key="one", kind=kind, card=card, now=NOW, channel=CHANNEL)


def test_a_message_is_not_said_when_its_kind_is_no_longer_good(world: World, post_box: PostBox) -> None:
    queue(world)
    assert deliver(world.sessions, post_box, NOW + HOUR) == 0
    row = world.message("one")
    assert (row.state, row.problem) == (OutgoingState.SUPPRESSED, "out_of_date")


def test_until_then_it_is_said(world: World, post_box: PostBox) -> None:
    queue(world)
    assert deliver(world.sessions, post_box, NOW + HOUR - timedelta(seconds=1)) == 1


def test_where_nobody_may_look_a_kind_may_say_never_again(world: World, post_box: PostBox) -> None:
    post_box.loses, post_box.hides = lambda key: True, LookupImpossibleError()
    queue(world)
    deliver(world.sessions, post_box, NOW)
    assert deliver(world.sessions, post_box, NOW + DEFAULT_POLICY.settle) == 0
    assert post_box.keys == ["one"]
    row = world.message("one")
    assert (row.state, row.problem, row.repeats) == (OutgoingState.FAILED, "may_have_arrived", 0)


def test_where_it_has_certainly_not_arrived_it_goes(world: World, post_box: PostBox) -> None:
    """Then nothing is said twice."""
    queue(world)
    with transaction(world.sessions) as session:
        row = outbox.claim_next(session, HERE, NOW, "the dead")
        assert row is not None
        outbox.begin(session, row, CHANNEL, NOW)
    assert deliver(world.sessions, post_box, NOW + outbox.LEASE) == 1
    assert [card.title for _, _, card in post_box.taken] == ["At ten"]


def test_a_message_whose_kind_is_gone_is_delivered_all_the_same(world: World, post_box: PostBox) -> None:
    queue(world, kind="of long ago")
    assert deliver(world.sessions, post_box, NOW + 100 * HOUR) == 1
