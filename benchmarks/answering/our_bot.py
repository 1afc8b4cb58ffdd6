"""Our bot as `sightline run` wires it, at a clock that stands still and without the scheduler's beat."""

import gc
import sys
import time

from sqlalchemy import Engine, PoolProxiedConnection, event

from benchmarks.answering.large_plan import NOW
from benchmarks.answering.orders import SECRET, TOKEN, obey, stay_on
from bot.assemble import make_slack
from bot.core import Core, make_core
from bot.logs import set_up_logs
from bot.slack.connection import Installation, slack_client
from bot.slack.gate import Gate
from bot.web import WebServer
from commands.messages.registry import scheduled
from scheduler.clock import SetClock
from scheduler.runner import tick

DIGEST = "weekly digest"


def main(place: str, api_url: str, database_url: str) -> None:
    stay_on(place)
    # As `bot.cli` does once a verb is loaded: nothing of that is garbage.
    gc.freeze()
    set_up_logs(quiet=True)
    core = make_core(database_url, SetClock(NOW))
    edge = make_slack(core, slack_client(TOKEN, api_url), Installation.in_workspace("T01"))
    gate = Gate(edge.app, SECRET, core.clock, core.sessions, core.afterwards)
    address = WebServer("127.0.0.1", 0, [gate.endpoint]).start()
    spent = Spent()
    orders = {
        "digest": lambda: _digest(core),
        "forget": lambda: _forget(core),
        "listen": lambda: spent.listen(core.engine),
        "spent": spent.since,
    }
    obey(int(address.rsplit(":", 1)[1]), orders)


def _digest(core: Core) -> float:
    """Decide, draw and queue the week's digest. Gives the seconds."""
    among = [schedule for _, schedule in scheduled() if schedule.job == DIGEST]
    began = time.perf_counter()
    beat = tick(core.sessions, None, NOW, among)
    took = time.perf_counter() - began
    assert beat.queued == {DIGEST: 1}, beat
    return took


def _forget(core: Core) -> None:
    """The week's digest goes once; forgotten, it can go again."""
    with core.engine.begin() as connection:
        for table in ("outgoing", "snapshot", "job_run"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own words


class Spent:
    """Counts statements and the time in them: from sending each until its first row, and commits."""

    def __init__(self) -> None:
        self._statements, self._seconds, self._began = 0, 0.0, 0.0

    def listen(self, engine: Engine) -> None:
        event.listen(engine, "before_cursor_execute", self._begin)
        event.listen(engine, "after_cursor_execute", self._end)
        commit = engine.dialect.do_commit

        def timed_commit(dbapi_connection: PoolProxiedConnection) -> None:
            began = time.perf_counter()
            commit(dbapi_connection)
            self._seconds += time.perf_counter() - began

        engine.dialect.do_commit = timed_commit  # type: ignore[method-assign]

    def since(self) -> tuple[int, float]:
        """What was spent since this was asked last. Ask for one question at a time."""
        spent = (self._statements, self._seconds)
        self._statements, self._seconds = 0, 0.0
        return spent

    def _begin(self, *_: object) -> None:
        self._statements, self._began = self._statements + 1, time.perf_counter()

    def _end(self, *_: object) -> None:
        self._seconds += time.perf_counter() - self._began


if __name__ == "__main__":
    main(*sys.argv[1:])
