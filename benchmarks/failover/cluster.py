"""Two PostgreSQL servers that replicate, with Patroni and etcd to say which of them is the primary."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import psycopg

from benchmarks.failover.node import Node, Plan, as_nobody
from tests.postgres import NOBODY, OWNER

Found = TypeVar("Found")

MISSING = "This needs Patroni, etcd and PostgreSQL: apt-get install patroni python3-etcd etcd-server postgresql"
PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Cluster:
    nodes: tuple[Node, Node]
    synchronous: bool

    def url(self, database: str) -> str:
        """Both servers, whichever of them takes writes."""
        hosts, ports = ",".join(["127.0.0.1"] * 2), ",".join(str(node.port) for node in self.nodes)
        return f"postgresql://{OWNER}@/{database}?host={hosts}&port={ports}&target_session_attrs=read-write"

    def make(self, database: str) -> None:
        with psycopg.connect(self.primary().dsn, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {database}")

    def primary(self) -> Node:
        """Waits until there is one whose log the other server follows, as closely as it is to."""
        return _waited("two servers that are whole", self._whole)

    def fail(self, stall: float) -> float:
        """Kill the primary, after its log has stood still for a while. Returns the seconds until there is another."""
        primary = self.primary()
        for process in primary.log_senders():
            os.kill(process, signal.SIGSTOP)
        time.sleep(stall)
        began = time.monotonic()
        primary.kill()
        (other,) = [node for node in self.nodes if node is not primary]
        _waited("another primary", lambda: other.cluster().get(other.name) == "leader" and _takes_writes(other))
        took = time.monotonic() - began
        primary.start()
        return took

    def _whole(self) -> Node | None:
        roles = [node.cluster() for node in self.nodes]
        follower = "sync_standby" if self.synchronous else "replica"
        if roles[0] != roles[1] or sorted(roles[0].values()) != sorted(["leader", follower]):
            return None
        (primary,) = [node for node in self.nodes if roles[0][node.name] == "leader"]
        with suppress(psycopg.OperationalError):
            return primary if primary.log_senders() else None
        return None


@contextmanager
def cluster(*, synchronous: bool) -> Iterator[Cluster]:
    """Started empty, in a folder that is gone afterwards. All listen on this machine alone."""
    patroni, etcd = shutil.which("patroni"), shutil.which("etcd")
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    if patroni is None or etcd is None or not packaged:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory(prefix="sightline-failover-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        clients, peers, one, its_rest, two, their_rest = _free_ports(6)
        plan = Plan(folder, patroni, packaged[-1].parent, clients, synchronous)
        nodes = (Node(plan, "one", one, its_rest), Node(plan, "two", two, their_rest))
        chooser = _etcd(etcd, folder, clients, peers)
        try:
            for node in nodes:
                node.start()
            yield Cluster(nodes, synchronous)
        except BaseException:
            for node in nodes:
                sys.stderr.write("".join((folder / f"{node.name}.log").read_text().splitlines(keepends=True)[-15:]))
            raise
        finally:
            for node in nodes:
                if node.runs:
                    node.kill()
            chooser.kill()
            chooser.wait()


def _etcd(program: str, folder: Path, clients: int, peers: int) -> subprocess.Popen[bytes]:
    at, between = f"http://127.0.0.1:{clients}", f"http://127.0.0.1:{peers}"
    options = {
        "data-dir": str(folder / "etcd"),
        "listen-client-urls": at,
        "advertise-client-urls": at,
        "listen-peer-urls": between,
        "initial-advertise-peer-urls": between,
        "initial-cluster": f"default={between}",
    }
    told = [word for name, value in options.items() for word in (f"--{name}", value)]
    with (folder / "etcd.log").open("ab") as log:
        command = [program, *told]
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **as_nobody())  # noqa: S603 - our own


def _takes_writes(node: Node) -> bool:
    try:
        with psycopg.connect(node.dsn, connect_timeout=2) as connection:
            return connection.execute("SELECT NOT pg_is_in_recovery()").fetchone() == (True,)
    except psycopg.OperationalError:
        return False


def _waited(what: str, look: Callable[[], Found | None]) -> Found:
    until = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()):
        if time.monotonic() > until:
            sys.exit(f"There was nothing of {what} for {PATIENCE_SECONDS} s.")
        time.sleep(0.1)
    return found


def _free_ports(many: int) -> list[int]:
    taken = [socket.socket() for _ in range(many)]
    for one in taken:
        one.bind(("127.0.0.1", 0))
    ports = [int(one.getsockname()[1]) for one in taken]
    for one in taken:
        one.close()
    return ports
