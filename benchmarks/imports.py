"""How long the packages take to import, each in a Python of its own that has compiled them before."""

import os
import statistics
import subprocess
import sys
import tempfile

from benchmarks.table import milliseconds, show

TIMES = 7
MODULES = (
    "store.plan.items",
    "store.database",
    "commands.registry",
    "scheduler.runner",
    "bot.assemble",
    "bot.stage",
    "bot.cli",
)
PROGRAM = """
import sys, time
began = time.perf_counter()
__import__(sys.argv[1])
print(time.perf_counter() - began, len(sys.modules))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        rows = [_measured(module, environment) for module in MODULES]
    show(["import", "first, compiling", "median", "fastest", "modules"], rows)


def _measured(module: str, environment: dict[str, str]) -> list[str]:
    """The first run compiles what no earlier one has; the others find it compiled."""
    first, *runs = [_run(module, environment) for _ in range(TIMES + 1)]
    seconds = [float(took) for took, _ in runs]
    taken = (float(first[0]), statistics.median(seconds), min(seconds))
    return [module, *map(milliseconds, taken), first[1]]


def _run(module: str, environment: dict[str, str]) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, module]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603 (our own words)
    return ran.stdout.split()


if __name__ == "__main__":
    main()
