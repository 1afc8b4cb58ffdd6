"""A council of social workers, for whoever tells stories of pulses: see `tests.pulse.council`."""

from collections.abc import Iterator

import pytest

from store.database import open_database, session_maker
from store.pulse.keys import KEYS, KeyFolder
from tests.databases import MakeDatabase, with_schema
from tests.pulse.council import PulseCouncil


@pytest.fixture
def council(make_database: MakeDatabase, key_folder: KeyFolder) -> Iterator[PulseCouncil]:
    engine = open_database(make_database(with_schema))
    yield PulseCouncil(session_maker(engine, {KEYS: key_folder}))
    engine.dispose()
