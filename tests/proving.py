"""Short forms of proofs in the tests: each is the same program as the long one, in its own process."""

import os
import subprocess
import sys

from tests.structure.kit import HOME


def proves(name: str, *words: str, server: str | None = None) -> str:
    """What a proof prints. It ends with 1 where its claim does not hold, and by itself where nothing moves any more.

    Args:
        server: of PostgreSQL, on which it makes databases of its own; without one it starts one.
    """
    environment = {**os.environ, "TEST_DATABASE_URL": server} if server else None
    command = [sys.executable, "-m", f"benchmarks.{name}", *words]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
