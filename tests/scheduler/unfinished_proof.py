"""A proof that is never done: its senders may send one message a minute. A test kills it."""

import sys

from benchmarks.delivering.clock import clock_at
from benchmarks.delivering.ledger import full_ledger
from benchmarks.delivering.senders import Senders, policy
from benchmarks.delivering.slack import open_slack
from bot.slack.manifest import scopes
from store.delivery.rate_limits import Pace


def main(database_url: str) -> None:
    clock = clock_at(None)
    slow = policy(clock, pace=Pace(per_minute=1))
    with (
        open_slack(1, clock, scopes=scopes()) as chat,
        full_ledger(database_url, 60, chat.recipients, clock.now()) as engine,
        Senders(engine, chat, clock, slow) as senders,
    ):
        for _ in range(2):
            senders.start()
        sys.stdout.write("sending\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
