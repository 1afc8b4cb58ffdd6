"""The made-up commands stand among the others while a story is told."""

from collections.abc import Iterator

import pytest

from tests.sampler import registered


@pytest.fixture(autouse=True)
def sampler() -> Iterator[None]:
    with registered():
        yield
