"""The process that reads a file, begun from one that waits with its readers loaded: a fork, not an interpreter anew.

What a story shares is read as ever, by `store/loading/child.py` in a process of its own that shuts itself in. It only
begins differently, since loading takes ten times as long as reading. Stories about the process itself begin it as the
product does: they ask for `readers_begun_anew`.
"""

import gc
import os
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import NoReturn

from store.cage.apart import own_environment
from store.cage.own_files import ROOT
from store.loading import child
from store.loading.readers import READERS, reader_of

MODULE = child.__name__
STANDARD = (0, 1, 2)
MOST_OPEN = 256


class WaitingReader:
    """Started when the first file comes."""

    def __init__(self, begin_anew: Callable[[str, bytes], tuple[int | None, bytes, str]]) -> None:
        self._begin_anew = begin_anew
        self._line: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, module: str, handed_over: bytes) -> tuple[int | None, bytes, str]:
        """As `store.cage.apart.run_apart`, in whose place it stands."""
        if module != MODULE or not hasattr(os, "fork"):
            return self._begin_anew(module, handed_over)
        ours, theirs = _pipes()
        with ThreadPoolExecutor(3) as hands:
            socket.send_fds(self._started(), [b"read"], theirs)
            for end in theirs:
                os.close(end)
            hands.submit(_write, ours[0], handed_over)
            said, log, ended = hands.map(_read, ours[1:])
        return int(ended), said, log.decode("utf-8", "replace")[-4000:]

    def close(self) -> None:
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.wait()

    def _started(self) -> socket.socket:
        if self._line is None:
            self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            command = [sys.executable, "-m", "tests.waiting_reader"]
            self._process = subprocess.Popen(command, stdin=theirs.fileno(), cwd=ROOT, env=own_environment())
            theirs.close()
        return self._line


def _pipes() -> tuple[list[int], list[int]]:
    """Our ends and theirs of its input, its output, its errors, and how it ended."""
    (their_input, our_input), *others = (os.pipe() for _ in range(4))
    return [our_input, *(ours for ours, _ in others)], [their_input, *(theirs for _, theirs in others)]


def _write(end: int, words: bytes) -> None:
    # Whoever refuses a file may not read all of it.
    with suppress(BrokenPipeError), os.fdopen(end, "wb") as file:
        file.write(words)


def _read(end: int) -> bytes:
    with os.fdopen(end, "rb") as file:
        return file.read()


def wait_for_files() -> None:
    """Fork for each file, until the tests close their end of the line."""
    for ending in READERS:
        reader_of(f"plan{ending}")
    gc.freeze()
    line = socket.socket(fileno=0)
    while True:
        said, ends, _, _ = socket.recv_fds(line, 16, 4)
        if not said:
            return
        if os.fork() == 0:
            _attend(*ends)
        for end in ends:
            os.close(end)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _attend(their_input: int, output: int, errors: int, ended: int) -> NoReturn:
    reader = os.fork()
    if reader == 0:
        _read_one(their_input, output, errors)
    for end in (their_input, output, errors):
        os.close(end)
    _, status = os.waitpid(reader, 0)
    os.write(ended, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _read_one(*ends: int) -> NoReturn:
    os.setsid()
    for end, standard in zip(ends, STANDARD, strict=True):
        os.dup2(end, standard)
    os.closerange(len(STANDARD), MOST_OPEN)
    code = 1
    try:
        code = child.main()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    wait_for_files()
