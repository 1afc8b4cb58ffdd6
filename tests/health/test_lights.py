"""All lights together, of which some fail or hang."""

import threading
from collections.abc import Iterator

import pytest

from bot.health.lights import Health, Light, Lights, State, health_of

WELL = Light(name="disk", state=State.OK, says="There is room.")


@pytest.fixture
def hung() -> Iterator[threading.Event]:
    """What a look may wait for, until the story is over."""
    over = threading.Event()
    yield over
    over.set()


def states(health: Health) -> dict[str, State]:
    return {light.name: light.state for light in health.lights}


def test_a_light_that_hangs_takes_nothing_from_the_others(hung: threading.Event) -> None:
    lights = Lights(longest=0.05)
    lights.add("lock", lambda: [WELL] if hung.wait() else [], blind=State.DOWN)
    lights.add("disk", lambda: [WELL])
    for _ in range(3):
        before = threading.active_count()
        health = health_of(lights.look())
        assert states(health) == {"lock": State.DOWN, "disk": State.OK}
        assert not health.ok
    assert threading.active_count() <= before, "a look that hangs is begun once"


def broken() -> list[Light]:
    raise RuntimeError("nobody thought of this")


def test_a_light_that_fails_says_so_and_only_delays() -> None:
    lights = Lights()
    lights.add("backup", broken)
    lights.add("disk", lambda: [WELL])
    health = health_of(lights.look())
    assert states(health) == {"backup": State.DEGRADED, "disk": State.OK}
    assert health.ok
    assert health.state is State.DEGRADED


def test_without_lights_all_is_well() -> None:
    assert health_of(Lights().look()) == Health(ok=True, state=State.OK, lights=[])
