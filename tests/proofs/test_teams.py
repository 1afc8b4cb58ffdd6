"""Short forms of the proofs of delivery to Teams, from a Saturday night on, whatever the hour of the run."""

from tests.proving import proves

SATURDAY_NIGHT = ("--at", "2022-07-16T23:30")


def test_processes_that_are_killed_lose_nothing_and_mark_what_they_repeat() -> None:
    assert "to Teams" in proves("teams_kills", "--messages", "30", "--kills", "6", *SATURDAY_NIGHT)


def test_a_teams_that_fails_one_call_in_five_loses_nothing_and_is_never_pressed() -> None:
    assert "server_error" in proves("teams_faults", "--messages", "16", "--seed", "3", *SATURDAY_NIGHT)
