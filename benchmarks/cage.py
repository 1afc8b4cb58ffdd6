"""Read every document of the corpus in the cage and outside of it, and time how long a process takes to shut itself in.

    python -m benchmarks.cage [TIMES]

Ends with 1 where something is read otherwise in the cage. What the machine lacks of it is printed first.
"""

import pickle
import statistics
import subprocess
import sys

from benchmarks.readings.corpus import corpus
from benchmarks.table import milliseconds, show
from store.loading import UnreadablePlanError
from store.loading.unguarded import read_here

SHUT_IN = """
import time
import store.loading.child
from store import cage
for name in cage.LAYERS:
    began = time.perf_counter()
    (layer,) = cage.enter([name])
    print(name, layer.missing or "-", time.perf_counter() - began, sep="\\t")
"""
READER = """
import importlib, pickle, sys
from benchmarks.cage import readings
from store import cage
from store.loading.readers import READERS
files = pickle.load(sys.stdin.buffer)
for module in READERS.values():
    importlib.import_module(f"store.loading.readers.{module}")
# Without the limits, which are for one document and not for all.
cage.enter([one for one in cage.LAYERS if one != "limits"])
pickle.dump(readings(files), sys.stdout.buffer)
"""
Files = list[tuple[str, bytes]]


def readings(files: Files) -> list[str]:
    return [_reading(content, name) for name, content in files]


def _reading(content: bytes, name: str) -> str:
    try:
        return read_here(content, name).model_dump_json()
    except UnreadablePlanError as refusal:
        return str(refusal)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    runs = [_run(SHUT_IN) for _ in range(times)]
    lines = [[line.split("\t") for line in run.decode().splitlines()] for run in runs]
    took = [[float(seconds) for _, _, seconds in run] for run in lines]
    rows = [
        [name, missing, milliseconds(statistics.median(run[at] for run in took))]
        for at, (name, missing, _) in enumerate(lines[0])
    ]
    show(["layer", "missing", "median"], [*rows, ["all", "", milliseconds(statistics.median(map(sum, took)))]])
    files: Files = [(f"plan{made.ending}", made.make()) for made in corpus()]
    inside: list[str] = pickle.loads(_run(READER, pickle.dumps(files)))  # noqa: S301 - it is our own
    other = [one for one, two in zip(inside, readings(files), strict=True) if one != two]
    sys.stdout.write(f"{len(files)} documents, {len(other)} read otherwise in the cage\n")
    return 1 if other else 0


def _run(program: str, handed_over: bytes = b"") -> bytes:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, input=handed_over, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603 - it is our own


if __name__ == "__main__":
    sys.exit(main())
