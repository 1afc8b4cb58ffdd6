"""Forked processes that end with their parent, also where it is killed or gives up."""

import os
import signal
import threading
import traceback
from collections.abc import Callable

_CHILDS_END, _PARENTS_END = os.pipe()
"""Only the parent holds the end to write to. However the parent ends, its children then read the end of the pipe."""


def fork(work: Callable[[], None]) -> int:
    """Let a child do this and end. Returns its process id.

    Children begin warm: starting Python and importing takes longer than many of them live.
    """
    process = os.fork()
    if process == 0:
        try:
            os.close(_PARENTS_END)
            threading.Thread(target=_end_with_parent, daemon=True).start()
            work()
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    return process


def has_ended(process: int) -> bool:
    """Raises `SystemExit` where it failed."""
    ended, status = os.waitpid(process, os.WNOHANG)
    if status:
        raise SystemExit("A process of this proof failed.")
    return bool(ended)


def has_ended_already(process: int) -> bool:
    """The same without taking note of it, for whoever asks again later."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def kill(process: int) -> None:
    """kill -9."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _end_with_parent() -> None:
    os.read(_CHILDS_END, 1)
    os._exit(1)
