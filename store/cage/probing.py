"""A process that enters the cage as the reading one does, then tries to get out: `sightline check` runs it.

What it opens it does not read, and what it deletes was made for that.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from store import cage
from store.cage.apart import run_apart


@dataclass(frozen=True)
class Baits:
    """What it is to go for."""

    files: Sequence[str]
    """Files of ours that are to stay unread."""
    folder: str
    """Where it may try to write and delete."""
    port: int
    """On which somebody listens, on this machine."""
    layers: Sequence[str] = tuple(cage.LAYERS)


@dataclass(frozen=True)
class Probe:
    missing: dict[str, str]
    """Layers of the cage that do not hold on this machine, and why."""
    possible: list[str]
    """What the process could do all the same."""


BAIT = "bait"
"""The file in the folder that may be deleted."""
OWN_VARIABLES = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8", "SYSTEMROOT", "SYSTEMDRIVE", "LANG", "LC_ALL"}
OWN_VARIABLES |= {"LC_CTYPE", "LD_LIBRARY_PATH", "__CF_USER_TEXT_ENCODING"}
"""What we hand over, and what the system adds by itself."""
BEYOND_PIPES = range(3, 256)


def find_settings(_baits: Baits) -> bool:
    return bool(set(os.environ) - OWN_VARIABLES)


def use_what_is_open(_baits: Baits) -> bool:
    return any(_works(partial(os.fstat, one)) for one in BEYOND_PIPES)


def read_the_parents_environment(_baits: Baits) -> None:
    _open(Path(f"/proc/{os.getppid()}/environ"))


def read_the_parents_memory(_baits: Baits) -> None:
    _open(Path(f"/proc/{os.getppid()}/mem"))


def read_our_files(baits: Baits) -> bool:
    return any(_works(partial(_open, Path(one))) for one in baits.files)


def write_a_file(baits: Baits) -> None:
    Path(baits.folder, "made").write_bytes(b"1")


def delete_a_file(baits: Baits) -> None:
    Path(baits.folder, BAIT).unlink()


def connect(baits: Baits) -> None:
    socket.create_connection((LOOPBACK, baits.port), 1).close()


def send_over_the_network(baits: Baits) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as unconnected:
        unconnected.sendto(b"", (LOOPBACK, baits.port))


def start_a_program(_baits: Baits) -> None:
    subprocess.run([sys.executable, "-c", ""], check=True)


def start_a_process(_baits: Baits) -> None:
    if (child := os.fork()) == 0:
        os._exit(0)
    os.waitpid(child, 0)


def signal_the_parent(_baits: Baits) -> None:
    os.kill(os.getppid(), 0)


LOOPBACK = "127.0.0.1"
ATTEMPTS: dict[str, Callable[[Baits], bool | None]] = {
    "find settings in its environment": find_settings,
    "use what the bot has open": use_what_is_open,
    "read the bot's environment": read_the_parents_environment,
    "read the bot's memory": read_the_parents_memory,
    "read files of ours": read_our_files,
    "write a file": write_a_file,
    "delete a file": delete_a_file,
    "open a connection": connect,
    "send over the network": send_over_the_network,
    "start a program": start_a_program,
}
if sys.platform != "win32":
    # There, no process is forked, and this signal is a real one.
    ATTEMPTS |= {"start a process": start_a_process, "send the bot a signal": signal_the_parent}


def probed(baits: Baits) -> Probe:
    """Let a process try, and hear what it could do."""
    code, said, log = run_apart(__name__, json.dumps(asdict(baits)).encode())
    if code:
        raise RuntimeError(f"The process that tries ended with {code}: {log}")
    return Probe(**json.loads(said))


def _probe(baits: Baits) -> Probe:
    missing = {layer.name: layer.missing for layer in cage.enter(baits.layers) if layer.missing}
    return Probe(missing=missing, possible=[what for what, tried in ATTEMPTS.items() if _works(partial(tried, baits))])


def _open(file: Path) -> None:
    file.open("rb").close()


def _works(tried: Callable[[], object]) -> bool:
    """An attempt that says nothing else has worked where nothing rose."""
    try:
        return tried() is not False
    except OSError:
        return False


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_probe(Baits(**json.load(sys.stdin))))))
