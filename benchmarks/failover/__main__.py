"""The primary PostgreSQL is killed again and again while messages are sent and updates said: none is lost or repeated.

    python -m benchmarks.failover                           20 kills, about 15 minutes
    python -m benchmarks.failover --asynchronous            the same where nobody waits for the other server: it loses

Two servers under Patroni, with etcd: `apt-get install patroni python3-etcd etcd-server postgresql`. Ends with 1 where
anything was lost or said twice.
"""

import argparse
import random
import sys
import time

from benchmarks.bots import Nursery, needs_fork
from benchmarks.delivering.clock import clock_at
from benchmarks.delivering.ledger import full_ledger, progress, queue_more, rows
from benchmarks.delivering.slack import open_slack
from benchmarks.delivering.verdict import judge
from benchmarks.failover.cluster import Cluster, cluster
from benchmarks.failover.load import Updates, sending, wait_until_all_is_sent
from benchmarks.inbound import Stand
from benchmarks.inbound_events import marks
from benchmarks.table import show
from bot.slack.manifest import OPTIONAL, scopes

EACH = 100
"""Messages that are queued before each kill: more than go before it."""
PEOPLE = 40


def run(servers: Cluster, nursery: Nursery, kills: int, chance: random.Random) -> bool:
    """Whether it held."""
    clock = clock_at(None)
    servers.primary()
    for database in ("messages", "updates"):
        servers.make(database)
    with (
        open_slack(PEOPLE, clock, scopes=scopes() | OPTIONAL) as chat,
        full_ledger(servers.url("messages"), EACH, chat.recipients, clock.now()) as engine,
        sending(engine, chat, clock),
    ):
        stand = Stand(nursery, servers.url("updates"), 400, chance)
        updates, while_sending, waits = Updates(stand), 0, []
        try:
            with updates.going_on():
                for _ in range(kills):
                    servers.primary()
                    queue_more(engine, EACH, chat.recipients, clock.now())
                    time.sleep(chance.uniform(0.5, 6))
                    while_sending += progress(engine)[0] > 0
                    waits.append(servers.fail(chance.uniform(0, 1)))
                    sys.stderr.write(f"{len(waits)} of {kills}: another primary after {waits[-1]:.0f} s\n")
            servers.primary()
            wait_until_all_is_sent(engine)
            verdict = judge(rows(engine), chat.arrived())
            with stand.sessions() as session:
                marked = marks(session)
        finally:
            stand.close()
    told = [verdict.messages, verdict.lost, verdict.repeated, verdict.failed, verdict.silent]
    gone, twice = len(updates.acknowledged - marked.keys()), sum(times > 1 for times in marked.values())
    show(
        ["kills", "while sending", "slowest", "messages", "lost", "repeated", "failed", "silent"],
        [[kills, while_sending, f"{max(waits):.0f} s", *told]],
    )
    show(
        ["updates", "delivered", "told: not saved", "acknowledged", "lost", "repeated"],
        [[updates.said, updates.deliveries, updates.told, len(updates.acknowledged), gone, twice]],
    )
    return not any((*told[1:], gone, twice))


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--kills", type=int, default=20)
    words.add_argument("--asynchronous", action="store_true", help="nobody waits for the other server")
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    needs_fork()
    nursery = Nursery()
    try:
        with cluster(synchronous=not asked.asynchronous) as servers:
            held = run(servers, nursery, asked.kills, random.Random(asked.seed))  # noqa: S311 - no secret
    finally:
        nursery.close()
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
