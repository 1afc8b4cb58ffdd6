"""The four rooms: arrows only downwards, one clock, and each chat in a folder of its own."""

import ast
from pathlib import Path

from importlinter.cli import lint_imports

from tests.structure.kit import Source

CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.clock_gettime",
    "time.localtime",
    "time.gmtime",
}
MONOTONIC = {"time.monotonic", "time.perf_counter"}
READINGS = {name.rpartition(".")[2] for name in CLOCKS | MONOTONIC}
BY_THE_WALL_CLOCK = {
    "benchmarks/answering/slack.py",
    "benchmarks/bots.py",
    "benchmarks/delivering/clock.py",
    "benchmarks/hosting.py",
    "benchmarks/image.py",
    "benchmarks/inbound.py",
    "benchmarks/pulse_load.py",
    "tests/browser/conftest.py",
    "tests/browser/test_teams.py",
    "tests/cli/conftest.py",
    "tests/cli/test_check.py",
    "tests/demo/conftest.py",
    "tests/demo/teams/conftest.py",
    "tests/teams/conftest.py",
    "tests/scheduler/test_alarm.py",
    "tests/scheduler/test_clock.py",
    "tests/witness/microsoft.py",
}
"""They sign requests, call verbs that go by the time of day, or wait for an alarm.

Whoever joins them must hold at any hour, on any weekday and in any year.
"""
SLACK = ("slack_sdk", "slack_bolt")


def read_clocks(source: Source) -> set[str]:
    """Clocks that a file names, with or without calling them."""
    found = [node for node in ast.walk(source.tree) if isinstance(node, ast.Attribute) and node.attr in READINGS]
    return {".".join(ast.unparse(node).split(".")[-2:]) for node in found}


def test_imports_go_only_downwards() -> None:
    assert lint_imports(config_filename="pyproject.toml", no_cache=True, is_debug_mode=False) == 0


def test_only_the_schedulers_clock_reads_the_time_of_day(sources: list[Source]) -> None:
    readers = {source.name for source in sources if read_clocks(source) & CLOCKS}
    assert readers == {"scheduler/clock.py"}


def test_tests_and_benchmarks_are_handed_their_time(home: Path) -> None:
    """A proof that went by the hour of its run failed every night and on every weekend."""
    sources = [Source(path) for folder in ("tests", "benchmarks") for path in (home / folder).rglob("*.py")]
    assert {source.name for source in sources if read_clocks(source) & CLOCKS} == set()
    assert {one.name for one in sources if "scheduler.clock.WallClock" in one.imports} == BY_THE_WALL_CLOCK


def test_only_the_demo_workspace_measures_how_long_things_take(sources: list[Source]) -> None:
    measurers = {source.name for source in sources if read_clocks(source) & MONOTONIC}
    assert all(name.startswith("bot/demo/") for name in measurers)


def test_no_clock_comes_in_under_a_name_of_its_own(sources: list[Source]) -> None:
    """`from time import time` would hide from the test above."""
    hidden = {f"time.{name}" for name in ("time", "time_ns", "clock_gettime", "localtime", "gmtime", "sleep")}
    assert [source.name for source in sources if source.imports & hidden] == []


def test_only_the_slack_edge_and_what_wires_it_know_slack(sources: list[Source]) -> None:
    speaking = {source.name for source in sources if any(source.imports_from(name) for name in SLACK)}
    assert speaking
    assert {name for name in speaking if not name.startswith("bot/slack/")} == set()
    knowing = {source.name for source in sources if source.imports_from("bot.slack")}
    elsewhere = {name for name in knowing if not name.startswith("bot/slack/")}
    assert {name for name in elsewhere if not name.startswith("bot/")} == set()
    assert {name for name in elsewhere if name.startswith("bot/demo/")} == set()


def test_block_kit_is_drawn_nowhere_but_in_the_slack_edge(sources: list[Source]) -> None:
    drawing = {source.name for source in sources if source.imports_from("bot.slack.block_kit")}
    assert drawing
    assert all(name.startswith("bot/slack/") for name in drawing)


def test_nothing_is_imported_relatively(sources: list[Source]) -> None:
    for source in sources:
        relative = [node for node in ast.walk(source.tree) if isinstance(node, ast.ImportFrom) and node.level]
        assert relative == [], source.name
