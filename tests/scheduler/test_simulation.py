"""The short form of the simulation; `python -m benchmarks.simulation` is the long one."""

from benchmarks.simulation.breaking import broken
from benchmarks.simulation.playing import play


def test_whatever_a_seed_does_nothing_is_lost_and_nothing_repeated_unmarked() -> None:
    outcome = play(2, messages=4, sayings=1)
    assert outcome.faults == []
    assert outcome.deaths > 20


def test_a_product_that_is_broken_on_purpose_is_found() -> None:
    with broken("told-before-sent"):
        assert play(2, messages=1, sayings=0).faults
