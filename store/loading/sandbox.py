"""Read a file in a process of its own, so that no file can take down, fill up or hold up the bot.

The process gets the file's bytes, an environment of its own and no open file but its pipes, and shuts itself in before
it reads (`store/cage/`): where the machine has all layers, it can open no file of ours, no connection and no program.
What of that holds here, `sightline check` tries. Whatever becomes of the process, its parent says one sentence.
"""

import signal

from store.cage.apart import run_apart
from store.cage.rlimits import SECONDS
from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading.protocol import DAMAGED, DONE, NOTHING_FOUND, REFUSED, TOO_MUCH, Task
from store.loading.readers.refusal import BrokenFileError, NoPlanFoundError, UnreadablePlanError

OUT_OF_TIME = (None, -getattr(signal, "SIGXCPU", 0) or None)
"""Stopped by us, or by the system once its processor time was used up."""


def read_apart(content: bytes, name: str, choices: Choices, guidance: Guidance) -> StagedPlan:
    task = Task(name=name, choices=choices, guidance=guidance).model_dump_json().encode()
    code, said, log = run_apart("store.loading.child", task + b"\n" + content)
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
            reason = f"{name} took longer than {SECONDS} seconds to read. Copy the plan into a new file, or split it."
        case _:
            reason = (
                f"I had to stop reading {name}: it asks for more than a plan should. Copy the plan into a new file."
            )
    raise UnreadablePlanError(reason) from BrokenFileError(log)
