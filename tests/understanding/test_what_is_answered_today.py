"""What is answered rightly today stays so: sentences of the project's own, each on a copy of the demo plan."""

from pathlib import Path

import pytest

from benchmarks.understanding.cases import Case, read_cases
from benchmarks.understanding.judging import Verdict, judge
from benchmarks.understanding.playing import Player
from tests.databases import SqliteDatabases, with_demo

ANSWERED = list(read_cases([Path(__file__).parent / "answered_today.jsonl"]))


@pytest.mark.parametrize("case", ANSWERED, ids=[one.text for one in ANSWERED])
def test_it_is_answered_rightly(case: Case, sqlite_databases: SqliteDatabases, tmp_path: Path) -> None:
    judged = judge(case, Player(sqlite_databases.ready(with_demo), tmp_path))
    assert judged.verdict is Verdict.RIGHT, f"{judged.why}: {judged.answer}"
