"""A piece of work that is done again where the server has others go first."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from store.database import SessionMaker, transaction

Result = TypeVar("Result")

GIVES_WAY = frozenset({"40001", "40P01"})
"""Of two transactions that cannot both stand (40001) or wait for each other (40P01), PostgreSQL undoes one."""
TRIES = 20
LONGEST_PAUSE = 0.25
"""Seconds."""


def in_transaction(sessions: SessionMaker, work: Callable[[Session], Result]) -> Result:
    """Do the work in one transaction, and all of it anew where the server undid it for another's sake.

    It is a function, since a `with` block cannot be run twice. The work changes nothing outside its session that may
    not be done twice. It is not logged, since a ballot is cast through here.
    """
    for turn in range(1, TRIES):
        try:
            with transaction(sessions) as session:
                return work(session)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in GIVES_WAY:
                raise
        # Those that met once do not meet again at the same moment.
        time.sleep(random.uniform(0, min(0.002 * 2**turn, LONGEST_PAUSE)))  # noqa: S311 - no secret
    with transaction(sessions) as session:
        return work(session)
