"""One transaction, and what is done where another process was quicker."""

from collections.abc import Callable
from typing import TypeVar

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from store.database import SessionMaker
from store.retrying import in_transaction

log = structlog.get_logger()

Result = TypeVar("Result")

TRIES = 3


def in_one_go(sessions: SessionMaker, work: Callable[[Session], Result]) -> Result:
    """One transaction. Where another process changed the same row first, all is read and decided anew."""
    for _ in range(TRIES - 1):
        try:
            return in_transaction(sessions, work)
        except (StaleDataError, IntegrityError) as error:
            log.info("decided anew", why=type(error).__name__)
    return in_transaction(sessions, work)
