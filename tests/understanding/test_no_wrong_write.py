"""No sentence, of any words and in any order, writes to an item that its answer does not name."""

import random
from collections.abc import Iterator

import pytest

from benchmarks.understanding.wrong_writes import World, stories
from tests.databases import SqliteDatabases, with_demo

TOLD = [
    "A9.1 at risk, C7.1 on track, C24.1 still delayed until 30 July",
    "A9.1 done, and what else have I got?",
    "no, I meant C7.1",
    "C7.1 and C24.1 both on track",
    "cancel that",
]


@pytest.fixture
def world(sqlite_databases: SqliteDatabases) -> Iterator[World]:
    made = World(sqlite_databases.new(with_demo))
    yield made
    made.close()


def test_random_sentences_write_what_their_answers_name(world: World) -> None:
    assert list(stories(world, seed=3, many=25)) == []


def test_what_is_told_of_several_is_written_and_named(world: World) -> None:
    chance = random.Random(5)
    for text in TOLD * 2:
        assert world.wrong("head.safeguarding", text, in_thread=False, chance=chance) is None
    assert world.writes > 2
