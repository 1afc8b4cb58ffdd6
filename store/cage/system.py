"""Calls of Linux that Python has no name for, by way of the C library."""

import ctypes
import os
import sys
from functools import cache


class MissingError(Exception):
    """This machine has no such layer, or does not let us close it. The message says why."""


@cache
def libc() -> ctypes.CDLL:
    """Raises `MissingError` on other systems than Linux."""
    if sys.platform != "linux":
        raise MissingError("only Linux has it")
    return ctypes.CDLL(None, use_errno=True)


def call(name: str, *words: object) -> int:
    """Call a function of the C library that answers a number below zero where it fails.

    Raises:
        MissingError: it fails, or there is no such function.
    """
    function = getattr(libc(), name, None)
    if function is None:
        raise MissingError(f"this system knows no {name}")
    answer = int(function(*words))
    if answer < 0:
        raise MissingError(os.strerror(ctypes.get_errno()).lower())
    return answer
