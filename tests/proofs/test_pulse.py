"""Short forms of the proofs of pulses: nobody can tell who answered what, and no answer is lost."""

from tests.proving import proves


def test_nothing_follows_for_fewer_than_five_people_from_all_that_three_rounds_tell() -> None:
    assert "a minimum of five alone" in proves("councils", "--councils", "30")
