"""A core on a database of its own, its clock, and what its lights say."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.core import Core, make_core
from bot.health.gathering import lights_of
from bot.health.lights import Health, Lights, State, health_of
from scheduler.clock import SetClock
from tests.databases import MakeDatabase, with_demo
from tests.small_plan import NOW

Shows = Callable[..., None]


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def url(make_database: MakeDatabase) -> str:
    return make_database(with_demo)


@pytest.fixture
def core(url: str, clock: SetClock) -> Iterator[Core]:
    core = make_core(url, clock)
    yield core
    core.afterwards.close()
    core.engine.dispose()


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def lights(core: Core, backups: Path) -> Lights:
    return lights_of(core, backups)


@pytest.fixture
def health(lights: Lights) -> Callable[[], Health]:
    return lambda: health_of(lights.look())


@pytest.fixture
def shows(health: Callable[[], Health]) -> Shows:
    """Hold one light to its state and words, and readiness to what that state means."""

    def check(name: str, state: State, *words: str) -> None:
        found = health()
        (light,) = [one for one in found.lights if one.name == name]
        assert light.state is state, light
        assert [one for one in words if one not in f"{light.says} {light.do}"] == [], light
        assert state is State.OK or light.do
        assert found.ok is all(one.state is not State.DOWN for one in found.lights)

    return check
