"""Landlock: no file but those that a reader is made of, none of them written, and no process outside is touched.

Linux has it since 5.13, where it was switched on. It also keeps us from reading what is said of other processes in
`/proc`, from tracing them and, in newer kernels, from TCP, signals and abstract sockets. Root is held by it as well.
"""

import ctypes
import os

from store.cage.own_files import may_be_read
from store.cage.system import MissingError, call

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""The numbers of the calls, which are the same on all processors."""
ASK_VERSION = 1
BENEATH = 1
READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights over files each version knows: the lowest bits."""
NETWORK_SINCE, SCOPES_SINCE = 4, 6
ALL_TCP = 0b11
ALL_SCOPES = 0b11
"""Abstract sockets, and signals."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def shut_files_away() -> None:
    version = _call(CREATE_RULESET, None, 0, ASK_VERSION)
    rights = max(most for since, most in FILE_RIGHTS.items() if since <= version)
    rules = _Ruleset(
        files=(1 << rights) - 1,
        network=ALL_TCP if version >= NETWORK_SINCE else 0,
        scopes=ALL_SCOPES if version >= SCOPES_SINCE else 0,
    )
    # An older kernel takes no more of it than it knows.
    known = 24 if version >= SCOPES_SINCE else 16 if version >= NETWORK_SINCE else 8
    ruleset = _call(CREATE_RULESET, ctypes.byref(rules), known, 0)
    try:
        for path in may_be_read():
            _allow(ruleset, str(path), READ_FILE | READ_FOLDER if path.is_dir() else READ_FILE)
        _call(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _call(ADD_RULE, ruleset, BENEATH, ctypes.byref(_Beneath(rights, folder)), 0)
    finally:
        os.close(folder)


def _call(number: int, *words: object) -> int:
    """Numbers are handed over as long ones, as the call expects them."""
    try:
        return call("syscall", *(ctypes.c_long(one) if isinstance(one, int) else one for one in (number, *words)))
    except MissingError as error:
        raise MissingError(f"this kernel does not give it ({error})") from error
