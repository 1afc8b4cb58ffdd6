"""What `sightline check --all` looks at: each council of a file by itself, and what no two may share."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.check_health import unusable
from bot.cli.findings import CheckAnswer, Finding, answer_of
from bot.cli.terminal import Stop
from bot.hosting.configuration import ConfigurationError, Councils, read_configuration
from bot.settings import Settings

AT_ONCE = 8
"""Councils looked at side by side, since a database that is away takes its time to be found so."""
PAGE = "docs/operations/councils.md"


class AllAnswers(BaseModel):
    """What `check --all --json` prints."""

    ok: bool
    councils: dict[str, CheckAnswer]


def councils_in(configuration: Path) -> Councils:
    try:
        return read_configuration(configuration)
    except ConfigurationError as error:
        raise Stop(str(error)) from error


def look_at_all(configuration: Path, look: Callable[[Settings], CheckAnswer]) -> AllAnswers:
    """What is wrong with one keeps none of the others from being looked at."""
    found = councils_in(configuration)

    def one(chosen: Settings) -> CheckAnswer:
        try:
            return look(chosen)
        except Stop as stop:
            return answer_of([Finding(ok=False, what=str(stop), do=f"{PAGE} shows how a council is named.")])
        except (SQLAlchemyError, sqlite3.Error) as error:
            return answer_of([unusable(error)])

    with ThreadPoolExecutor(AT_ONCE) as threads:
        councils = dict(zip(found.settings, threads.map(one, found.settings.values()), strict=True))
    for name, why in found.problems.items():
        councils[name] = answer_of([Finding(ok=False, what=why, do=f"{PAGE} shows how a council is named.")])
    return AllAnswers(ok=all(answer.ok for answer in councils.values()), councils=councils)
