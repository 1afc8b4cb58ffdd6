"""Read a file in a process of its own, so that no file can take down, fill up or hold up the bot.

The child gets the file's bytes and nothing else: none of our settings and secrets, no file of ours to open, and limits
on memory, time and what it may write (`child.py`). Whatever becomes of it, its parent says one sentence.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading import limits
from store.loading.protocol import DAMAGED, DONE, NOTHING_FOUND, REFUSED, TOO_MUCH
from store.loading.readers.refusal import BrokenFileError, NoPlanFoundError, UnreadablePlanError

ROOT = Path(__file__).resolve().parents[2]
# Windows cannot start Python without these; none of them is a secret.
KEPT = ("SYSTEMROOT", "SYSTEMDRIVE", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
OUT_OF_TIME = (None, -getattr(signal, "SIGXCPU", 0) or None)
"""Stopped by us, or by the system once its processor time was used up."""


def read_apart(content: bytes, name: str, choices: Choices, guidance: Guidance) -> StagedPlan:
    code, said, log = _run(content, name, [choices.model_dump_json(), guidance.model_dump_json()])
    match code:
        case _ if code == DONE:
            return StagedPlan.model_validate_json(said)
        case _ if code == NOTHING_FOUND:
            raise NoPlanFoundError(name, StagedPlan.model_validate_json(said))
        case _ if code == REFUSED:
            raise UnreadablePlanError(said.decode("utf-8"))
        case _ if code == TOO_MUCH:
            reason = f"{name} needs more memory than a plan should. Copy the plan into a new file and try again."
        case _ if code == DAMAGED:
            reason = f"I can't read {name}: something in it is damaged. Open it, save it as a new file and share that."
        case _ if code in OUT_OF_TIME:
            reason = (
                f"{name} took longer than {limits.SECONDS} seconds to read. Copy the plan into a new file, or split it."
            )
        case _:
            reason = (
                f"I had to stop reading {name}: it asks for more than a plan should. Copy the plan into a new file."
            )
    raise UnreadablePlanError(reason) from BrokenFileError(log)


def _run(content: bytes, name: str, said: list[str]) -> tuple[int | None, bytes, str]:
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    environment |= {one: os.environ[one] for one in KEPT if one in os.environ}
    # Run by its path in our own installation; of the words handed over, none is a shell's.
    command = [sys.executable, "-m", "store.loading.child", name, *said]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the program is our own
            command,
            input=content,
            capture_output=True,
            timeout=limits.LONGEST_WAIT,
            env=environment,
            cwd=ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, b"", "out of time"
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")[-4000:]
