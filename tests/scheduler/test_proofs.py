"""Short forms of the proofs of asking and delivery: each is the same program as the long one, in its own process."""

import subprocess
import sys

from tests.structure.kit import HOME

WITHIN = 120


def proves(name: str, *words: str) -> str:
    """What a proof prints; it ends with 1 where its claim does not hold."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *words]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=WITHIN, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_processes_that_are_killed_lose_nothing_and_repeat_nothing() -> None:
    told = proves("kills", "--messages", "40", "--kills", "8")
    assert "can be looked up" in told
    assert told.count(" 40 ") == 2


def test_of_two_processes_one_takes_over_what_the_other_was_sending() -> None:
    assert " 90 " in proves("takeover", "--messages", "90", "--kills", "4", "--lease", "1")


def test_a_slack_that_fails_one_call_in_five_loses_nothing() -> None:
    assert "server_error" in proves("faults", "--messages", "40")


def test_through_every_change_of_the_clocks_each_days_message_goes_once_and_in_its_hours() -> None:
    assert "Australia/Lord_Howe" in proves("clock_changes", "--around-changes", "--last", "2026")


def test_whatever_people_do_nobody_is_asked_who_should_not_be() -> None:
    assert "messages" in proves("nudge_machine", "--steps", "150")
