"""The process that reads a file from outside cannot get at anything of ours, and still reads every kind of document."""

import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks.seed_files import seeds
from store import cage
from store.cage.probing import ATTEMPTS, BAIT, Baits, Probe, probed
from store.cage.system import call
from store.documents.staged import StagedPlan
from store.loading.unguarded import read_here

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux has these layers")
IS_DUMPABLE = 3
"""Of `prctl`."""
ROOT = Path(__file__).parents[2]
Try = Callable[[Sequence[str]], Probe]
READS_IN_THE_CAGE = """
import pickle, sys
from store import cage
from store.loading.readers import reader_of
from store.loading.unguarded import read_here
files = pickle.load(sys.stdin.buffer)
for name in files:
    reader_of(name)
assert [layer for layer in cage.enter() if layer.missing] == [], "this machine lacks a layer"
pickle.dump([read_here(content, name).model_dump_json() for name, content in files.items()], sys.stdout.buffer)
"""


@pytest.fixture
def attempt(tmp_path: Path) -> Iterator[Try]:
    """Let a process shut itself in by some layers, and tell what it could do then."""
    secret = tmp_path / "sightline.db"

    def attempt(layers: Sequence[str]) -> Probe:
        secret.write_text("the plan")
        (tmp_path / BAIT).touch()
        return probed(Baits([str(secret)], str(tmp_path), listener.getsockname()[1], layers))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield attempt


def needs(probe: Probe) -> None:
    """A machine may lack a layer, and `sightline check` says so there. Then there is nothing to prove."""
    if probe.missing:
        pytest.skip(f"Not on this machine: {probe.missing}")


def test_the_whole_cage_leaves_nothing_possible(attempt: Try) -> None:
    probe = attempt(tuple(cage.LAYERS))
    needs(probe)
    assert probe.possible == []


def test_without_a_cage_the_attempts_succeed(attempt: Try) -> None:
    """So that an attempt which could never succeed proves nothing above."""
    given_nothing = {"find settings in its environment", "use what the bot has open"}
    root_alone = {"read the bot's environment", "read the bot's memory"} if os.geteuid() else set()
    assert set(ATTEMPTS) - set(attempt(()).possible) == given_nothing | root_alone


@pytest.mark.parametrize(
    ("layers", "impossible"),
    [
        (["limits"], {"write a file"} | ({"start a program", "start a process"} if os.geteuid() else set())),
        (["network namespace"], {"open a connection", "send over the network"}),
        (["no new privileges", "no capabilities"], {"read the bot's environment", "read the bot's memory"}),
        (
            ["no new privileges", "Landlock"],
            {"read the bot's environment", "read the bot's memory", "read files of ours", "write a file"}
            | {"delete a file", "open a connection", "start a program"},
        ),
        (
            ["no new privileges", "seccomp"],
            {"write a file", "delete a file", "open a connection", "send over the network", "start a program"}
            | {"start a process", "send the bot a signal"},
        ),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_each_layer_holds_by_itself(attempt: Try, layers: list[str], impossible: set[str]) -> None:
    probe = attempt(layers)
    needs(probe)
    assert impossible & set(probe.possible) == set()


def test_the_bot_hides_before_the_first_process_begins(attempt: Try) -> None:
    """From other processes of its account, which hold no more rights than it does."""
    attempt(())
    assert call("prctl", IS_DUMPABLE, 0, 0, 0, 0) == 0


def test_no_program_gives_new_rights() -> None:
    program = "from store import cage; cage.enter(['no new privileges']); print(open('/proc/self/status').read())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "NoNewPrivs:\t1\n" in done.stdout


def test_every_kind_of_document_is_read_in_the_cage_as_outside_of_it() -> None:
    files = seeds()
    done = subprocess.run(
        [sys.executable, "-c", READS_IN_THE_CAGE], cwd=ROOT, input=pickle.dumps(files), capture_output=True, check=False
    )
    if b"this machine lacks a layer" in done.stderr:
        pytest.skip(done.stderr.decode())
    inside = [StagedPlan.model_validate_json(one) for one in pickle.loads(done.stdout)]
    assert inside == [read_here(content, name) for name, content in files.items()]


def test_a_kernel_without_landlock_is_told_of_and_reads_all_the_same() -> None:
    """Behind seccomp, its calls are as unknown as to an old kernel."""
    program = (
        "from store import cage; from store.loading.unguarded import read_here\n"
        "cage.enter(['no new privileges', 'seccomp']); (layer,) = cage.enter(['Landlock'])\n"
        "print(layer.missing, len(read_here(b'Ref,Action\\n1,Mend the roof\\n', 'a.csv').actions))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "this kernel does not give it (function not implemented) 1\n"
