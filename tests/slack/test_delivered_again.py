"""Real bots in processes of their own: what is delivered again acts once, and no kill loses what was acknowledged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="A fork is what makes this quick")
def test_two_bots_do_each_thing_once_and_keep_what_they_acknowledged_when_killed() -> None:
    command = [sys.executable, "-m", "benchmarks.inbound", "--events", "80", "--kills", "5", "--seed", "5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for row in done.stdout.splitlines()[2:]:
        assert row.split()[-3:] == ["0", "0", "ok"], done.stdout
