"""`/metrics` tells what the lights do, and counts messages without naming anybody."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlmodel import select

from bot.core import Core
from bot.health.counting import counts_of
from bot.health.lights import Lights
from bot.web import WebServer
from commands.cards import Card
from scheduler.clock import SetClock
from store.database import transaction
from store.delivery import heartbeats, outbox
from store.delivery.envelope import finished
from store.models import Outgoing
from store.plan import plans
from store.rules.terms import OutgoingState
from tests.small_plan import NOW

Measured = Callable[[], dict[str, float]]


@pytest.fixture
def measured(core: Core, lights: Lights) -> Measured:
    """Every sample by its name and labels, as Prometheus reads them."""

    def ask() -> dict[str, float]:
        web = WebServer("127.0.0.1", 0, lights=lights, count=partial(counts_of, core))
        try:
            said = urlopen(f"{web.start()}/metrics", timeout=5).read().decode()
        finally:
            web.stop()
        samples = [one for family in text_string_to_metric_families(said) for one in family.samples]
        return {" ".join([one.name, *one.labels.values()]): one.value for one in samples}

    return ask


def test_messages_are_counted_by_chat_and_by_how_they_ended(core: Core, clock: SetClock, measured: Measured) -> None:
    with transaction(core.sessions) as session:
        heartbeats.believe(session, NOW, None)
        plan = plans.current(session)
        assert plan is not None
        for number, state in enumerate([*[OutgoingState.WAITING] * 2, OutgoingState.UNCERTAIN, OutgoingState.FAILED]):
            outbox.queue(
                session,
                plan,
                key=f"digest/{number}",
                kind="digest",
                card=finished(Card(title="The week")),
                now=NOW,
                channel="slack/C1",
            )
            session.exec(select(Outgoing).where(Outgoing.key == f"digest/{number}")).one().state = state
    clock.move_to(NOW + timedelta(minutes=3))
    found = measured()
    assert sum(many for name, many in found.items() if name.startswith("sightline_messages_waiting")) == 3
    assert found["sightline_oldest_message_seconds"] == found["sightline_beat_age_seconds"] == 180
    assert found["sightline_messages_failed_day"] == 1
    assert found["sightline_messages_twice_day"] == 0
    assert (found["sightline_light backup degraded"], found["sightline_light backup ok"]) == (1, 0)


@pytest.mark.only_on("sqlite")
def test_a_database_that_does_not_answer_leaves_the_lights(core: Core, measured: Measured) -> None:
    Path(str(core.engine.url.database)).unlink()
    found = measured()
    assert found["sightline_light database file down"] == 1
    assert not any(name.startswith("sightline_messages") for name in found)
