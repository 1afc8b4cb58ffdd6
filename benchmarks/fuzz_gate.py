"""Throw bytes at the gate before Slack's requests, guided by coverage (atheris), for a minute.

    ./run fuzz                                        installs atheris, then runs this for 60 s
    python -m benchmarks.fuzz_gate --seconds 600      longer, where atheris is there

Signed and unsigned, fresh and stale, sent before, torn, doubled: whatever comes, the gate hands Bolt a request or
refuses with one of its own reasons. An error of another kind, a forged or stale or repeated request that is let in, or
a log line, ends with 1 and leaves the bytes in a file `crash-…`.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.gate_inputs import Door, seeds
from benchmarks.table import show

EVERY = 500
"""Inputs between two notes of what became of them: the fuzzer ends without a word to its caller."""
INSTRUMENTED = ("bot.slack.gate", "bot.slack.shapes", "urllib.parse", "json.decoder")


def main() -> int:
    words = argparse.ArgumentParser(description="Fuzz the gate before Slack's requests")
    words.add_argument("--seconds", type=int, default=60)
    words.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    asked = words.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.exit("This needs atheris, which has wheels for Linux and macOS. `./run fuzz` installs it and starts this.")
    if asked.within:
        fuzz(asked.within, asked.seconds)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.fuzz_gate", "--within", folder, "--seconds", str(asked.seconds)]
        done = subprocess.run(command, check=False)  # noqa: S603
        became = json.loads((Path(folder) / "became.json").read_text())
    show(["the gate", "requests"], [[what, f"{many:,}"] for what, many in sorted(became.items())])
    sys.stdout.write("clean\n" if done.returncode == 0 else "not clean: see above\n")
    return 1 if done.returncode else 0


def fuzz(folder: Path, seconds: int) -> None:
    """Does not come back."""
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds()):
        (corpus / str(number)).write_bytes(seed)
    for module in map(sys.modules.__getitem__, INSTRUMENTED):
        for name, function in list(vars(module).items()):
            if getattr(function, "__module__", "") == module.__name__ and hasattr(function, "__code__"):
                setattr(module, name, atheris.instrument_func(function))
    door = Door()

    def once(content: bytes) -> None:
        door.takes(content)
        if door.became.total() % EVERY < 2:
            (folder / "became.json").write_text(json.dumps(door.became))

    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=8192", str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
