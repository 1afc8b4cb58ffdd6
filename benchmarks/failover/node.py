"""One PostgreSQL server under Patroni: started, asked, and killed as a machine is that loses its power."""

import json
import os
import signal
import subprocess
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.postgres import NOBODY, OWNER

TTL = 20
"""Seconds after which a silent primary has lost its place: the least that Patroni takes."""


@dataclass(frozen=True)
class Plan:
    """What both nodes share."""

    folder: Path
    patroni: str
    programs: Path
    etcd: int
    """The port of etcd."""
    synchronous: bool


@dataclass
class Node:
    plan: Plan
    name: str
    port: int
    rest: int
    """The port at which its Patroni answers."""
    _patroni: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        file = self.plan.folder / f"{self.name}.json"
        file.write_text(json.dumps(self._settings()), encoding="utf-8")  # YAML reads JSON
        with (self.plan.folder / f"{self.name}.log").open("ab") as log:
            command = [self.plan.patroni, str(file)]
            self._patroni = subprocess.Popen(  # noqa: S603 - our own
                command, cwd=self.plan.folder, stdout=log, stderr=log, **as_nobody()
            )

    def cluster(self) -> dict[str, str]:
        """Each node's role, as this one sees it. Empty where it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest}/cluster", timeout=2) as answer:
                members: list[dict[str, Any]] = json.load(answer)["members"]
        except (OSError, ValueError):
            return {}
        return {one["name"]: one["role"] for one in members if one["state"] in ("running", "streaming")}

    def log_senders(self) -> list[int]:
        """The processes that send its log to the other server."""
        with psycopg.connect(self.dsn, connect_timeout=2) as connection:
            found = connection.execute("SELECT pid FROM pg_stat_replication WHERE state = 'streaming'").fetchall()
        return [int(pid) for (pid,) in found]

    @property
    def dsn(self) -> str:
        return f"host=127.0.0.1 port={self.port} user={OWNER} dbname=postgres"

    def kill(self) -> None:
        """Its Patroni, its PostgreSQL and all processes of that: none may still answer."""
        assert self._patroni is not None
        everything = [self._patroni.pid]
        with suppress(OSError, ValueError):
            first = int((self._data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
            everything += [first, *_children(first)]
        for process in everything:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._patroni.wait()
        self._patroni = None

    @property
    def runs(self) -> bool:
        return self._patroni is not None

    @property
    def _data(self) -> Path:
        return self.plan.folder / f"data-{self.name}"

    def _settings(self) -> dict[str, Any]:
        here = f"127.0.0.1:{self.port}"
        trust = "127.0.0.1/32 trust"
        parameters = {"synchronous_commit": "remote_apply" if self.plan.synchronous else "on", "wal_log_hints": "on"}
        return {
            "scope": "sightline",
            "name": self.name,
            "restapi": {"listen": f"127.0.0.1:{self.rest}", "connect_address": f"127.0.0.1:{self.rest}"},
            "etcd3": {"host": f"127.0.0.1:{self.plan.etcd}"},
            "bootstrap": {
                "dcs": {
                    "ttl": TTL,
                    "loop_wait": 2,
                    "retry_timeout": 5,
                    "primary_start_timeout": 0,
                    "synchronous_mode": self.plan.synchronous,
                    "postgresql": {"use_pg_rewind": True, "parameters": parameters},
                },
                "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}],
            },
            "postgresql": {
                "listen": here,
                "connect_address": here,
                "data_dir": str(self._data),
                "bin_dir": str(self.plan.programs),
                "pgpass": str(self.plan.folder / f"{self.name}.pgpass"),
                "remove_data_directory_on_rewind_failure": True,
                "remove_data_directory_on_diverged_timelines": True,
                "authentication": {
                    "superuser": {"username": OWNER, "password": OWNER},
                    "replication": {"username": "replicator", "password": OWNER},
                },
                "parameters": {"unix_socket_directories": str(self.plan.folder)},
                "pg_hba": ["local all all trust", f"host all all {trust}", f"host replication all {trust}"],
            },
        }


def as_nobody() -> dict[str, Any]:
    """PostgreSQL refuses root."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()]
