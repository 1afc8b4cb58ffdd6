"""The clock of a proof: it begins when it is told to, so that no proof hangs on the hour of its run."""

import argparse
import time
from datetime import datetime, timedelta

from scheduler.clock import Clock, WallClock
from store.time import read_moment


class GoingClock:
    """Begins at a moment that is handed in, and goes on with real time, in forked processes too."""

    real = False

    def __init__(self, begins: datetime) -> None:
        self._begins = begins
        self._counted = time.monotonic()

    def now(self) -> datetime:
        return self._begins + timedelta(seconds=time.monotonic() - self._counted)


def ask_when(reader: argparse.ArgumentParser) -> None:
    """Let a proof be told when it begins."""
    words = "when the run begins, such as 2022-07-16T23:30; its clock goes on from there. Now, if left out"
    reader.add_argument("--at", type=read_moment, help=words)


def clock_at(begins: datetime | None) -> Clock:
    return WallClock() if begins is None else GoingClock(begins)
