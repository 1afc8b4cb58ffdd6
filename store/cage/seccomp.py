"""seccomp: of the kernel's calls, those that reading takes; every other one fails, whoever we run as.

The list says what is allowed (`allowed_calls.py`), so that what a later kernel brings is refused as well: sockets,
processes, signals, renaming, deleting, mounting. A refused call fails with "not implemented": a C library then falls
back to an older one, where it has one. It is written here in the kernel's small filter language; a library for that
would need a compiled one beside it, on every machine.
"""

import ctypes
import os
import platform
import struct

from store.cage.allowed_calls import ALLOWED, ONLY_OUR_OWN, ONLY_WITH, ONLY_WITHOUT, PROCESSORS
from store.cage.system import MissingError, call, libc

SET_SECCOMP, FILTER = 22, 2
LOAD, IF_EQUAL, IF_ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
"""Steps of the filter language: load a word of the call, compare it, end with a verdict."""
ALLOW, NOT_IMPLEMENTED, NOT_PERMITTED = 0x7FFF0000, 0x00050000 | 38, 0x00050000 | 1
NUMBER, PROCESSOR, ARGUMENTS = 0, 4, 16
"""Where these stand in what the kernel hands to a filter, in bytes."""

Step = tuple[int, int, int, int]
"""What to do, how many steps to leave out if so, and if not, and a word."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_other_calls() -> None:
    libc()
    machine = platform.machine()
    if machine not in PROCESSORS:
        raise MissingError(f"its calls are not known to us on {machine}")
    steps = _filter(*PROCESSORS[machine])
    program = _Program(len(steps), b"".join(struct.pack("=HBBI", *step) for step in steps))
    call("prctl", SET_SECCOMP, FILTER, ctypes.byref(program))


def _filter(column: int, audit_word: int) -> list[Step]:
    """Args:
    column: where this processor's numbers stand in the tables.
    audit_word: how the kernel calls this processor. A call in the manner of another one has other numbers.
    """
    steps: list[Step] = [
        (LOAD, 0, 0, PROCESSOR),
        (IF_EQUAL, 1, 0, audit_word),
        (RETURN, 0, 0, NOT_IMPLEMENTED),
        (LOAD, 0, 0, NUMBER),
    ]
    for numbers in ALLOWED.values():
        if (number := numbers[column]) is not None:
            steps += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    for numbers, argument, bits in ONLY_WITHOUT:
        steps += _if(numbers[column], argument, [(IF_ANY_BIT, 1, 0, bits), (RETURN, 0, 0, ALLOW)])
    for numbers, argument, words in ONLY_WITH:
        steps += _if(numbers[column], argument, _one_of(words))
    for numbers, argument in ONLY_OUR_OWN:
        steps += _if(numbers[column], argument, _one_of([os.getpid()]))
    return [*steps, (RETURN, 0, 0, NOT_IMPLEMENTED)]


def _if(number: int | None, argument: int, then: list[Step]) -> list[Step]:
    """Look at one argument of one call. What is not allowed then is forbidden."""
    if number is None:
        return []
    # Of an argument of eight bytes, these calls read the lower four, which stand first on both processors.
    look = [(LOAD, 0, 0, ARGUMENTS + 8 * argument), *then, (RETURN, 0, 0, NOT_PERMITTED)]
    return [(IF_EQUAL, 0, len(look), number), *look]


def _one_of(words: list[int]) -> list[Step]:
    return [step for word in words for step in ((IF_EQUAL, 0, 1, word), (RETURN, 0, 0, ALLOW))]
