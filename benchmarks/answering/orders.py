"""How a server in a process of its own is started, told things, and ended.

It prints its port. Then it answers each line on its standard input with one of JSON. It ends with that input.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

SECRET, TOKEN = "a secret between us", "xoxb-ours"
ANYWHERE = "anywhere"

Orders = Mapping[str, Callable[[], object]]


@dataclass(frozen=True)
class Server:
    port: int
    process: "subprocess.Popen[str]"
    real_clock: bool
    """Bolt checks stamps by the time of day; our bot is handed a clock."""

    def order(self, word: str) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def stop(self) -> None:
        self.process.communicate()


def start(module: str, core: int | None, *words: str) -> Server:
    """Start a server on this core, or on any. It ends with this process."""
    place = ANYWHERE if core is None else str(core)
    command = [sys.executable, "-m", f"benchmarks.answering.{module}", place, *words]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 (ours)
    assert process.stdout is not None
    if not (port := process.stdout.readline()):
        raise SystemExit(f"{module} ended before it listened; its reason is on standard error.")
    return Server(int(port), process, real_clock=module != "our_bot")


def stay_on(core: str) -> None:
    if core != ANYWHERE:
        os.sched_setaffinity(0, {int(core)})


def obey(port: int, orders: Orders) -> None:
    """What each server does once it listens. CPU seconds can be asked of all."""
    known = {**orders, "cpu": time.process_time}
    _print(port)
    for line in sys.stdin:
        _print(known[line.strip()]())
    os._exit(0)


def _print(said: object) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
