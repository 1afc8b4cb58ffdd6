"""The measure of how long answers take: it asks the real bot over signed HTTP, and knows what is right to answer."""

import subprocess
import sys

import pytest

from benchmarks.answering.large_plan import Answers
from benchmarks.answering.questions import OVERDUE
from tests.structure.kit import HOME

WITHIN = 240
KNOWN = Answers(
    milestones=5_000, overdue=(1_500, "A3.2"), due=(1, "B1"), found=(1, "B1"), mine=(1, "B1"), first_action=""
)


def test_every_answer_that_is_measured_is_right_and_stands_in_one_table() -> None:
    command = [sys.executable, "-m", "benchmarks.answers", "--short", "--statements"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=WITHIN, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    columns, _, *rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines()]
    assert {len(row) for row in rows} == {len(columns)}
    assert [row[0].split(",")[0] for row in rows] == [
        *("bare Bolt", "bare Bolt", "/plan overdue", "/plan due 14 days", "/plan mine", "/plan find visits"),
        *("/plan show D1", "/plan status", "Home", "digest"),
    ]
    for row in rows[2:]:
        told = dict(zip(columns, row, strict=True))
        assert told["milestones"] == "200"
        assert float(told["× bare Bolt"]) > 0
        assert int(told["statements"]) > 0


@pytest.mark.parametrize(
    "answer",
    ["1,500 actions and milestones overdue: *A3.2* Mend", "Over 1,000 actions and milestones overdue: `A3.2` Mend"],
)
def test_an_answer_may_say_that_there_are_over_a_thousand(answer: str) -> None:
    assert OVERDUE.right(answer, KNOWN)


@pytest.mark.parametrize(
    "answer",
    [
        "1,499 actions and milestones overdue: *A3.2* Mend",
        "1,500 actions and milestones overdue: *A3.20* Mend",
        "Sorry",
    ],
)
def test_an_answer_with_another_number_or_another_first_is_not_right(answer: str) -> None:
    assert not OVERDUE.right(answer, KNOWN)
