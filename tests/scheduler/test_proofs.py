"""Short forms of the proofs of asking and delivery: each is the same program as the long one, in its own process."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.patience import STUCK_SECONDS
from tests.proving import proves
from tests.structure.kit import HOME

SATURDAY_NIGHT = ("--at", "2022-07-16T23:30")
"""When nobody is in their hours: a proof of delivery depends neither on them nor on the hour of its run."""


def test_processes_that_are_killed_lose_nothing_and_repeat_nothing() -> None:
    told = proves("kills", "--messages", "30", "--kills", "5", *SATURDAY_NIGHT)
    assert "can be looked up" in told
    assert told.count(" 30 ") == 2


def test_of_two_processes_one_takes_over_what_the_other_was_sending() -> None:
    assert " 60 " in proves("takeover", "--messages", "60", "--kills", "3", "--lease", "1", *SATURDAY_NIGHT)


def test_a_slack_that_fails_one_call_in_five_loses_nothing() -> None:
    assert "server_error" in proves("faults", "--messages", "40", *SATURDAY_NIGHT)


def test_the_processes_of_a_proof_end_with_it_when_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.scheduler.unfinished_proof", f"sqlite:///{tmp_path / 'ledger.db'}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=HOME, stdin=pipe, stdout=pipe, start_new_session=True) as proof:
        try:
            assert proof.stdout is not None
            assert proof.stdout.readline() == b"sending\n"
            proof.kill()
            # Each process that it began holds this pipe open, so it ends when the last of them has ended.
            assert proof.communicate(timeout=STUCK_SECONDS)[0] == b""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(proof.pid, signal.SIGKILL)


def test_through_every_change_of_the_clocks_each_days_message_goes_once_and_in_its_hours() -> None:
    assert "Australia/Lord_Howe" in proves("clock_changes", "--around-changes", "1", "--last", "2026")


def test_whatever_people_do_nobody_is_asked_who_should_not_be() -> None:
    assert "messages" in proves("nudge_machine", "--steps", "100")


def test_in_a_life_of_weeks_no_sentence_is_untrue_and_no_word_unheard() -> None:
    assert "claims checked" in proves("year", "--days", "9", "--seed", "3")
