"""A pause that begins while a process is sending stops it before the next message, and nothing is decided meanwhile."""

from datetime import timedelta

import pytest

from scheduler.delivery.loop import deliver
from store.database import transaction
from store.delivery import pauses
from store.people import directory
from tests.scheduler.world import World, hour, queue
from tests.small_plan import NOW, TODAY

pytestmark = pytest.mark.both_engines


def pause(world: World, by: int) -> None:
    with transaction(world.sessions) as session:
        person = directory.get(session, by)
        assert person is not None
        pauses.begin(session, NOW + timedelta(days=2), by=person, why=None, now=NOW)


def test_the_message_on_its_way_is_the_last_one(world: World) -> None:
    lead = world.person("Lead")
    for number in range(3):
        queue(world.sessions, f"outcome/{number}", lead)
    world.post_box.watches = lambda key: pause(world, lead)
    assert deliver(world.sessions, world.post_box, NOW) == 1
    assert deliver(world.sessions, world.post_box, NOW) == 0
    assert deliver(world.sessions, world.post_box, NOW + timedelta(days=2)) == 2


def test_nothing_is_decided_while_everything_is_paused(world: World) -> None:
    owner = world.person()
    world.action("A9", TODAY, owner)
    pause(world, owner)
    world.beats(hour(TODAY))
    assert world.ledger() == []
