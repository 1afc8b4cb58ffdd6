"""Behind PgBouncer in its transaction mode the schema is made, and messages are claimed and sent, as without it.

A PgBouncer is started here before a PostgreSQL of its own, with two connections to the server for everybody. It needs
`apt-get install pgbouncer`. `--as-if-none` leaves `?pooler=transaction` out of the URL, and must fail.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from benchmarks.delivering.clock import clock_at
from benchmarks.delivering.ledger import full_ledger, rows
from benchmarks.delivering.senders import Senders, policy
from benchmarks.delivering.slack import open_slack
from benchmarks.delivering.verdict import judge
from benchmarks.table import show
from bot.slack.manifest import OPTIONAL, scopes
from store.engines import clean
from tests.postgres import NOBODY, OWNER, postgres

MESSAGES, PROCESSES, TO_THE_SERVER = 300, 4, 2
PATIENCE_SECONDS = 10


@contextmanager
def pooled(server: str) -> Iterator[str]:
    """The URL of a PgBouncer before this server."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        sys.exit("This needs PgBouncer: apt-get install pgbouncer")
    folder = str(make_url(server).query["host"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
        free.close()
        users, settings = Path(made, "users"), Path(made, "pgbouncer.ini")
        users.write_text(f'"{OWNER}" ""\n', encoding="utf-8")
        settings.write_text(
            f"[databases]\n* = host={folder}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
            f"unix_socket_dir =\nauth_type = trust\nadmin_users = {OWNER}\nauth_file = {users}\n"
            f"pool_mode = transaction\ndefault_pool_size = {TO_THE_SERVER}\nmax_client_conn = 200\n"
            f"logfile = {made}/log\n",
            encoding="utf-8",
        )
        become: dict[str, Any] = {}
        if os.geteuid() == 0:
            become = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            for path in (Path(made), users, settings):
                os.chown(path, NOBODY, NOBODY)
        silent = subprocess.DEVNULL
        process = subprocess.Popen([program, "-q", str(settings)], stdout=silent, stderr=silent, **become)  # noqa: S603
        try:
            _wait_for(port)
            yield f"postgresql://{OWNER}@127.0.0.1:{port}/postgres"
        finally:
            process.kill()
            process.wait()


def run(url: str) -> bool:
    clock = clock_at(None)
    quick = policy(clock, pace=None)
    with (
        open_slack(10, clock, scopes=scopes() | OPTIONAL) as chat,
        full_ledger(url, MESSAGES, chat.recipients, clock.now()) as engine,
        Senders(engine, chat, clock, quick, busy=True) as senders,
    ):
        for process in [senders.start() for _ in range(PROCESSES)]:
            senders.finish(process)
        told = judge(rows(engine), chat.arrived())
        cleaned = clean(engine, "outgoing")
        used = _connections(engine.url.port)
    columns = ["processes", "messages", "lost", "repeated", "failed", "cleaned", "connections to the server"]
    show(columns, [[PROCESSES, told.messages, told.lost, told.repeated, told.failed, cleaned, used]])
    return not any((told.lost, told.repeated, told.failed)) and cleaned and used <= TO_THE_SERVER


def _connections(port: int | None) -> int:
    """How many the pooler has opened, as it says itself."""
    with psycopg.connect(f"host=127.0.0.1 port={port} user={OWNER} dbname=pgbouncer", autocommit=True) as connection:
        return len(connection.execute("SHOW SERVERS").fetchall())


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit("PgBouncer did not start.")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--as-if-none", action="store_true")
    asked = words.parse_args()
    with postgres() as server, pooled(server) as url:
        held = run(url if asked.as_if_none else f"{url}?pooler=transaction")
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
