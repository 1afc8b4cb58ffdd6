"""Short forms of proofs in the tests: each is the same program as the long one, in its own process."""

import subprocess
import sys

from tests.structure.kit import HOME


def proves(name: str, *words: str) -> str:
    """What a proof prints. It ends with 1 where its claim does not hold, and by itself where nothing moves any more."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *words]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
