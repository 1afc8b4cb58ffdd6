"""How long each start takes, beside the imports that none of them can do without.

    python -m benchmarks.starting                           7 times each, in turn
    python -m benchmarks.starting --clone                   also a clean clone, from `./run demo` to its page
    python -m benchmarks.starting --clone --base 4c9b9b0    and that of another commit, in turn
    python -m benchmarks.starting --times 3 --clones 1
    python -m benchmarks.starting --beside acdf318          asking and running also as they were at a commit, in turn

Each start is a process of its own that finds everything compiled, as set-up leaves it. `starting_clones` says what a
clean clone finds.
"""

import argparse
import asyncio
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.answering.large_plan import TODAY, copy_of_plan
from benchmarks.answering.slack import Slack
from benchmarks.starting_clones import Clones
from benchmarks.starting_processes import (
    HOME,
    Environment,
    Took,
    cells,
    free_port,
    in_turn,
    plain_environment,
    ratios,
    run,
    took,
    until_answered,
)
from benchmarks.table import milliseconds, show_markdown

NEEDED = "import slack_bolt, sqlmodel, apscheduler"
ASK = ["ask", "overdue", "--today", TODAY.isoformat()]
AGAIN = f"""
import sys, time
from bot.cli import main
sys.argv = ["sightline", *{ASK}]
main()
began, cpu = time.perf_counter(), time.process_time()
main()
print(time.perf_counter() - began, time.process_time() - cpu, file=sys.stderr)
"""
"""The second time in one process nothing is left to import."""
MILESTONES = 1_000


def main() -> None:
    words = argparse.ArgumentParser(description="How long starting takes")
    words.add_argument("--times", type=int, default=7)
    words.add_argument("--clone", action="store_true", help="also start the demo in a clean clone")
    words.add_argument("--clones", type=int, default=3, help="how often")
    words.add_argument("--base", metavar="COMMIT", help="clone this one, too, and compare")
    words.add_argument("--beside", metavar="COMMIT", help="ask and run with this one, too, and compare")
    asked = words.parse_args()
    _starts(asked.times, asked.beside)
    if asked.clone:
        sys.stdout.write("\n")
        _clones(asked.clones, ["HEAD", *([asked.base] if asked.base else [])])


def _starts(times: int, beside: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder, _slack() as api_url:
        known = {
            **plain_environment(),
            "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
            "SIGHTLINE_SLACK_API_URL": api_url,
            "SIGHTLINE_SLACK_BOT_TOKEN": "xoxb-ours",
            "SIGHTLINE_SLACK_SIGNING_SECRET": "ours",
        }
        environment = _with_plan(known, Path(folder) / "here")
        kinds: dict[str, Callable[[], Took]] = {
            "python alone": lambda: took(["-c", ""], environment),
            NEEDED: lambda: took(["-c", NEEDED], environment),
            "import bot.cli": lambda: took(["-c", "import bot.cli"], environment),
            "sightline --help": lambda: took(["-m", "bot.cli", "--help"], environment),
            "the answer alone": lambda: Took(*map(float, run(["-c", AGAIN], environment).stderr.split())),
            **_verbs(environment, HOME),
        }
        if beside:
            home, at_then = Clones(Path(folder)).checkout(beside), _with_plan(known, Path(folder) / "beside")
            kinds |= {_at(kind, beside): start for kind, start in _verbs(at_then, home).items()}
        for start in kinds.values():
            start()  # compiles what it imports, and brings the database to its own schema
        taken = in_turn(kinds, times)
    rows = [[kind, *cells(one, milliseconds), *ratios(one, taken[NEEDED])] for kind, one in taken.items()]
    show_markdown([f"start, {times} times", "median", "fastest", "CPU", "× the imports", "× their CPU"], rows)
    if beside:
        compared = [kind for kind in taken if _at(kind, beside) in taken]
        rows = [[kind, *ratios(taken[kind], taken[_at(kind, beside)])] for kind in compared]
        show_markdown(["start", f"× {beside}", "× its CPU"], rows)


def _at(kind: str, commit: str) -> str:
    return f"{kind}, at {commit}"


def _with_plan(environment: Environment, folder: Path) -> Environment:
    """With a database of its own, since each commit brings it to its own schema."""
    folder.mkdir()
    return {**environment, "SIGHTLINE_DATABASE_URL": copy_of_plan(MILESTONES, folder)}


def _verbs(environment: Environment, home: Path) -> dict[str, Callable[[], Took]]:
    return {
        "sightline ask overdue": lambda: took(["-m", "bot.cli", *ASK], environment, home),
        "sightline run, until /health/live answers": lambda: _until_healthy(environment, home),
    }


def _until_healthy(environment: Environment, home: Path) -> Took:
    port = free_port()
    command = [sys.executable, "-m", "bot.cli", "run", "--port", str(port)]
    return until_answered(command, f"http://127.0.0.1:{port}/health/live", environment, home)


@contextmanager
def _slack() -> Iterator[str]:
    """What stands in for Slack, in a thread."""
    loop, slack = asyncio.new_event_loop(), Slack()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(slack.listen(), loop).result()
    try:
        yield slack.api_url
    finally:
        asyncio.run_coroutine_threadsafe(slack.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _clones(times: int, commits: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        clones = Clones(Path(folder))
        for commit in commits:
            clones.fetch(commit)
        taken = in_turn({commit: partial(clones.to_the_page, commit) for commit in commits}, times)
    rows = [[commit, *cells(one, "{:.1f} s".format), *ratios(one, taken[commits[-1]])] for commit, one in taken.items()]
    base = commits[-1]
    show_markdown(
        [f"clean clone to its page, {times} times", "median", "fastest", "CPU", f"× {base}", "× its CPU"], rows
    )


if __name__ == "__main__":
    main()
