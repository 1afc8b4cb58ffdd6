"""Starting processes and saying how long it took, in turn, so that what makes one slow makes the others slow."""

import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
PATIENCE = 300

Environment = Mapping[str, str]


@dataclass(frozen=True)
class Took:
    seconds: float
    cpu: float
    """Seconds of processor, which say less of how busy the machine was."""


def in_turn(kinds: Mapping[str, Callable[[], Took]], times: int) -> dict[str, list[Took]]:
    taken: dict[str, list[Took]] = {kind: [] for kind in kinds}
    for number in range(1, times + 1):
        sys.stderr.write(f"round {number} of {times}, load {os.getloadavg()[0]:.1f}\n")
        for kind, start in kinds.items():
            taken[kind].append(start())
    return taken


def cells(taken: Sequence[Took], words: Callable[[float], str]) -> list[str]:
    seconds = [one.seconds for one in taken]
    return [words(statistics.median(seconds)), words(min(seconds)), words(statistics.median(one.cpu for one in taken))]


def ratios(taken: Sequence[Took], others: Sequence[Took]) -> list[str]:
    """Round by round, so that a machine that is busy for a while is busy for both."""
    pairs = list(zip(taken, others, strict=True))
    seconds = statistics.median(one.seconds / other.seconds for one, other in pairs)
    return [f"{seconds:.2f}", f"{statistics.median(one.cpu / other.cpu for one, other in pairs):.2f}"]


def took(words: Sequence[str], environment: Environment, folder: Path = HOME) -> Took:
    began, cpu = time.perf_counter(), _childrens_cpu()
    run(words, environment, folder)
    return Took(time.perf_counter() - began, _childrens_cpu() - cpu)


def _childrens_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(words: Sequence[str], environment: Environment, folder: Path = HOME) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=folder)  # noqa: S603 (ours)


def until_answered(command: Sequence[str], address: str, environment: Environment, folder: Path) -> Took:
    """From starting a process until this address answers. The process is then ended."""
    began, cpu = time.perf_counter(), _childrens_cpu()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=said, stderr=said)  # noqa: S603 (ours)
        try:
            while not _answers(address):
                if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                    said.seek(0)
                    raise SystemExit(f"{address} does not answer: {said.read().decode()}")
                time.sleep(0.005)
            took = time.perf_counter() - began
        finally:
            process.terminate()
            process.wait()
    return Took(took, _childrens_cpu() - cpu)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (ours)
            return bool(answer.status == 200)
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def plain_environment() -> dict[str, str]:
    """As on a machine of one's own: Python may keep what it compiles, and no setting of ours is there."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV")
    return {
        name: value for name, value in os.environ.items() if name not in left_out and not name.startswith("SIGHTLINE_")
    }
