"""At which revision the schema of a database is, told without Alembic, which takes long to load."""

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from store.unusable import Trouble, UnusableError

VERSIONS = Path(__file__).parent / "migrations/versions"


@cache
def revisions() -> tuple[str, ...]:
    """The numbers with which the files of all revisions begin, from the first to the newest."""
    return tuple(sorted(path.name.partition("_")[0] for path in VERSIONS.glob("0*.py")))


def newest_revision() -> str:
    return revisions()[-1]


def revision(connection: Connection) -> str | None:
    """None where there is no schema yet.

    Raises:
        UnusableError: the database is another program's.
    """
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    # A server's database may hold what its administrator has put there; a file has one owner.
    if tables and connection.dialect.name == "sqlite":
        raise UnusableError(Trouble.ANOTHERS, f"it has {len(tables)} tables and no revision")
    return None


def refuse_newer(found: str) -> UnusableError:
    return UnusableError(Trouble.NEWER, f"its schema is {found}, and the newest known is {newest_revision()}")
