"""Short forms of the proofs of pulses: nobody can tell who answered what, and no answer is lost."""

import pytest

from tests.proving import proves


def test_an_attacker_with_all_files_and_moments_does_no_better_than_a_guess() -> None:
    # With so few rounds more is within chance. The other stores fall all the same.
    few = ("--rounds", "2", "--people", "24", "--sigmas", "6")
    assert "as LimeSurvey" in proves("linking", "--engine", "sqlite", *few)


def test_no_answer_stands_in_any_byte_that_is_kept() -> None:
    assert " 0 " in proves("sentinels", "--engine", "sqlite", "--people", "6")


def test_nothing_follows_for_fewer_than_five_people_from_all_that_three_rounds_tell() -> None:
    assert "a minimum of five alone" in proves("councils", "--councils", "30")


@pytest.mark.parametrize(("engine", "answers"), [("sqlite", "4"), ("postgresql", "12")])
def test_a_close_that_is_killed_at_any_write_loses_no_ballot(
    engine: str, answers: str, request: pytest.FixtureRequest
) -> None:
    """With too few answers to tell, and with enough."""
    server = request.getfixturevalue("postgresql_server") if engine == "postgresql" else None
    assert "itself" in proves("pulse_kills", "--engine", engine, "--answers", answers, server=server)


def test_of_two_processes_each_person_has_one_ballot_with_what_they_sent_last() -> None:
    # How long it takes is the machine's business here.
    few = ("--people", "20", "--processes", "2", "--seconds", "1", "--at-most", "inf")
    assert "an answer" in proves("pulse_load", *few)
