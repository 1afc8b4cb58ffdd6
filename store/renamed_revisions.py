"""Revisions that were given another number after they had landed.

A database that was made meanwhile names a revision that is not there any more, or that means another one since. It is
told by its tables. What it lacks of the steps before is run, out of turn, and then it is at a revision of today's.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Renamed:
    was: str
    has: frozenset[str]
    """Tables that tell it from other revisions of that number."""
    lacks: frozenset[str]
    means: str
    missing: tuple[str, ...] = ()
    """Steps before that one which were not run: each landed later, and was put in front."""


def _renamed(was: str, has: str, lacks: str, means: str, missing: str = "") -> Renamed:
    return Renamed(was, frozenset(has.split()), frozenset(lacks.split()), means, tuple(missing.split()))


RENAMED = (
    _renamed("0030", "staged_import", "lane", "0003"),
    _renamed("0050", "escalation", "claim", "0008", "0007"),
    _renamed("0050", "escalation claim", "", "0008"),
)


def renamed(revision: str, tables: Collection[str]) -> Renamed | None:
    """What a database of this revision with these tables is today; None where its revision is what it says."""
    known = set(tables)
    return next((one for one in RENAMED if one.was == revision and one.has <= known and not one.lacks & known), None)
