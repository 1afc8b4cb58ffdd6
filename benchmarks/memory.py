"""Memory of the running demo: what the system counts as resident (Linux), in a process of its own."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.table import mebibytes, show

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path


def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("VmRSS:"))


print("Python alone", resident())
from bot.demo.test_user import TestUser
from bot.stage import CHANNEL, Stage
print("all imported", resident())
stage = Stage(sys.argv[1], datetime(2022, 7, 11, 8, tzinfo=UTC))
stage.start()
print("demo open", resident())
user = TestUser(stage.server, stage.workspace.people[1].id)
for number in range(500):
    user.says("/plan overdue", CHANNEL.id)
print("after 500 questions", resident())
stage.stop()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", PROGRAM, f"sqlite:///{Path(folder) / 'sightline.db'}"]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
    rows = [line.rsplit(" ", 1) for line in ran.stdout.splitlines()]
    show(["the demo", "resident"], [[name, mebibytes(float(kibibytes))] for name, kibibytes in rows])


if __name__ == "__main__":
    main()
