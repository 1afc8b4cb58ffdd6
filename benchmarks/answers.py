"""How long an answer takes, from a signed request over HTTP until the answer is posted and the request acknowledged.

    python -m benchmarks.answers                          1,000, 100,000 and 1,000,000 milestones on SQLite
    python -m benchmarks.answers --sizes 1000,100000 --rounds 3
    python -m benchmarks.answers --postgresql             on a server that is started for it, or name one's URL
    python -m benchmarks.answers --statements             with the statements of a question, and their share of its time
    python -m benchmarks.answers --short                  a few seconds, as the tests do

Our bot and two bare Bolt apps are asked in turn, round by round, in one run. A ratio is between neighbours in time;
what is printed is the median of the rounds. The servers have one core, and what stands in for Slack has another. CPU is
what the server's process used of its core for one answer, which says less of how busy the machine was. Ends with 1
where an answer is not right.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from benchmarks.answering.databases import STARTED, on_postgresql, on_sqlite
from benchmarks.answering.figures import DIGEST, GUIDE, KEPT, Table
from benchmarks.answering.large_plan import Answers
from benchmarks.answering.orders import Server, start
from benchmarks.answering.questions import BARE, OVERDUE, QUESTIONS, Question
from benchmarks.answering.slack import Slack, WrongError

SIZES, SHORT_SIZES = "1000,100000,1000000", "200"
LISTENED = 5
"""How often each question is asked while its statements are counted."""


@dataclass(frozen=True)
class Effort:
    """How much is asked in one round."""

    rounds: int
    most: int
    seconds: float
    at_once: int
    load_seconds: float


LONG = Effort(rounds=5, most=20, seconds=2, at_once=50, load_seconds=4)
SHORT = Effort(rounds=1, most=3, seconds=0, at_once=5, load_seconds=0)


@dataclass(frozen=True)
class Stand:
    """Our bot on a plan of one size."""

    size: int
    bot: Server
    known: Answers


class Run:
    def __init__(self, slack: Slack, guide: Server, kept: Server, effort: Effort) -> None:
        self._slack, self._effort = slack, effort
        self._bare = {GUIDE: guide, KEPT: kept}
        self.table = Table(effort.at_once)

    async def warm_up(self, stands: Sequence[Stand]) -> None:
        for stand in stands:
            for server, questions in ((stand.bot, QUESTIONS), *((one, (BARE,)) for one in self._bare.values())):
                for question in questions:
                    await self._slack.in_turn(server, question, stand.known, 2, 0)
            self._digest(stand)

    async def round_at(self, stand: Stand) -> None:
        """Ask bare Bolt, then our bot."""
        for name, server in self._bare.items():
            await self._in_turn(name, None, server, BARE, stand.known)
        for question in QUESTIONS:
            await self._in_turn(question.name, stand.size, stand.bot, question, stand.known)
        took, cpu, _ = self._digest(stand)
        self.table.of(DIGEST, stand.size).note([took], cpu)
        for name in (*(question.name for question in QUESTIONS), DIGEST):
            self.table.of(name, stand.size).compare(self.table.of(GUIDE), self.table.of(KEPT))
        for name, server in self._bare.items():
            await self._at_once(name, None, server, BARE, stand.known)
        ours = await self._at_once(OVERDUE.name, stand.size, stand.bot, OVERDUE, stand.known)
        guide = self.table.of(GUIDE).a_second[-1]
        self.table.of(OVERDUE.name, stand.size).rate_to_guide.append(ours / guide)

    async def count_statements(self, stand: Stand) -> None:
        """Ask once more, with somebody listening to the database. That takes time, so it is not timed with the rest."""
        stand.bot.order("listen")
        for question in QUESTIONS:
            stand.bot.order("spent")
            taken = await self._slack.in_turn(stand.bot, question, stand.known, LISTENED, self._effort.seconds)
            statements, seconds = stand.bot.order("spent")
            figures = self.table.of(question.name, stand.size)
            figures.statements, figures.sql = round(statements / len(taken)), seconds / sum(taken)
        figures = self.table.of(DIGEST, stand.size)
        took, _, (statements, seconds) = self._digest(stand)
        figures.statements, figures.sql = statements, seconds / took

    def _digest(self, stand: Stand) -> tuple[float, float, tuple[int, float]]:
        """Seconds, those of processor, and what was spent on the database where somebody listens."""
        stand.bot.order("spent")
        before = stand.bot.order("cpu")
        took, cpu, spent = (stand.bot.order(word) for word in ("digest", "cpu", "spent"))
        stand.bot.order("forget")
        return took, cpu - before, spent

    async def _in_turn(self, name: str, size: int | None, server: Server, asked: Question, known: Answers) -> None:
        before = server.order("cpu")
        taken = await self._slack.in_turn(server, asked, known, self._effort.most, self._effort.seconds)
        self.table.of(name, size).note(taken, server.order("cpu") - before)

    async def _at_once(self, name: str, size: int | None, server: Server, asked: Question, known: Answers) -> float:
        many, seconds = self._effort.at_once, self._effort.load_seconds
        a_second, refused = await self._slack.at_once(server, asked, known, many, seconds)
        figures = self.table.of(name, size)
        figures.a_second.append(a_second)
        figures.refused += refused
        return a_second


async def measure(sizes: Sequence[int], effort: Effort, *, postgresql: str | None, statements: bool) -> Table:
    """Raises `WrongError` for an answer that is not right."""
    servers_core, slacks_core = _cores()
    if slacks_core is not None:
        os.sched_setaffinity(0, {slacks_core})
    slack = Slack()
    await slack.listen()
    with ExitStack() as ending:
        make = ending.enter_context(on_postgresql(postgresql) if postgresql else on_sqlite())

        async def started(module: str, *words: str) -> Server:
            server = await asyncio.to_thread(start, module, servers_core, slack.api_url, *words)
            ending.callback(server.stop)
            return server

        run = Run(slack, await started("bare_bolt", "guide"), await started("bare_bolt", "kept"), effort)
        stands = []
        for size in sizes:
            url, known = make(size)
            stands.append(Stand(size, await started("our_bot", url), known))
        await run.warm_up(stands)
        for number in range(1, effort.rounds + 1):
            for stand in stands:
                load = os.getloadavg()[0]
                sys.stderr.write(f"round {number} of {effort.rounds}, {stand.size:,} milestones, load {load:.1f}\n")
                await run.round_at(stand)
        for stand in stands if statements else ():
            await run.count_statements(stand)
        await slack.close()
    return run.table


def _cores() -> tuple[int | None, int | None]:
    """One for the servers and one for Slack, where there are two and a process may choose."""
    there = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return (there[0], there[1]) if len(there) > 1 else (None, None)


def main() -> int:
    words = argparse.ArgumentParser(description="How long answers take, beside bare Bolt's")
    words.add_argument("--sizes", help="milestones, with commas between")
    words.add_argument("--postgresql", nargs="?", const=STARTED, metavar="URL")
    words.add_argument("--rounds", type=int)
    words.add_argument("--statements", action="store_true")
    words.add_argument("--short", action="store_true")
    asked = words.parse_args()
    effort, usual = (SHORT, SHORT_SIZES) if asked.short else (LONG, SIZES)
    effort = replace(effort, rounds=asked.rounds or effort.rounds)
    sizes = [int(one) for one in (asked.sizes or usual).split(",")]
    try:
        table = asyncio.run(measure(sizes, effort, postgresql=asked.postgresql, statements=asked.statements))
    except WrongError as wrong:
        sys.stderr.write(f"Not right. {wrong}\n")
        return 1
    table.show(statements=asked.statements)
    return 0


if __name__ == "__main__":
    sys.exit(main())
