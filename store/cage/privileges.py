"""What the process may because of whom it runs as; and what others of the same account may see of the bot."""

import ctypes
import os

from store.cage.own_files import own_folders
from store.cage.system import MissingError, call

SET_DUMPABLE, SET_NO_NEW_PRIVILEGES = 4, 38
"""Of `prctl`, as `linux/prctl.h` numbers them."""
CAPABILITIES_V3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    """Two halves of 32 each, as the kernel counts them."""

    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def hide_this_process() -> bool:
    """Keep other processes of this account from our environment and memory, where the tokens are. False where we can't.

    The system then writes no core of us either. It reaches no further than this process: what it starts is seen again.
    """
    try:
        call("prctl", SET_DUMPABLE, 0, 0, 0, 0)
    except MissingError:
        return False
    return True


def take_no_new_ones() -> None:
    """No program that we might start gives more rights than we have, whatever its file's mode says."""
    call("prctl", SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def give_up_capabilities() -> None:
    """Root's rights over files and processes of others, and those that a new namespace has given us."""
    header, now = _Header(CAPABILITIES_V3, 0), (_Set * 2)()
    call("capget", ctypes.byref(header), now)
    without = (_Set * 2)(*(_Set(0, half.permitted, 0) for half in now))
    call("capset", ctypes.byref(header), without)
    try:
        for folder in own_folders():
            os.scandir(folder).close()
    except PermissionError as error:
        # Root reads files here that are another account's. Without its rights, no reader could be loaded.
        call("capset", ctypes.byref(header), now)
        raise MissingError("the program's own files are shut to all but another account") from error
    call("capset", ctypes.byref(header), (_Set * 2)())
