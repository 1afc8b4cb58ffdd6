"""How a process begins that is to know nothing of ours."""

import os
import subprocess
import sys

from store.cage.own_files import ROOT
from store.cage.privileges import hide_this_process

# Windows cannot start Python without these; none of them is a secret.
KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
LONGEST_WAIT = 60
"""Seconds by the clock on the wall."""


def run_apart(module: str, handed_over: bytes) -> tuple[int | None, bytes, str]:
    """Run one of our modules as a process that knows nothing of ours, and wait for it.

    Returns:
        Its exit code, none where it took too long; what it wrote; and the end of what it wrote as errors.
    """
    hide_this_process()
    command = [sys.executable, "-m", module]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the program is our own
            command,
            input=handed_over,
            capture_output=True,
            timeout=LONGEST_WAIT,
            env=own_environment(),
            cwd=ROOT,
            check=False,
            # Away from the terminal in which a verb was typed.
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return None, b"", "out of time"
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")[-4000:]


def own_environment() -> dict[str, str]:
    """An environment in which none of our settings and secrets stands."""
    kept = {one: os.environ[one] for one in KEPT if one in os.environ}
    return {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"} | kept
