"""Today's product around the released database: the one file of these stories that knows where things stand in it."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from slack_bolt import BoltRequest
from sqlalchemy import Connection, create_engine, inspect, make_url, text
from sqlalchemy.pool import NullPool

from bot.assemble import make_slack
from bot.beats import beat_of
from bot.cli.ask import AskAnswer
from bot.cli.findings import CheckAnswer
from bot.cli.import_plan import ImportAnswer
from bot.cli.outbox import OutboxAnswer
from bot.cli.report import ReportAnswer
from bot.cli.tick import TickAnswer
from bot.core import make_core
from bot.slack.connection import Installation, slack_client
from scheduler.clock import SetClock
from store.database import migrate, open_database
from store.engines import make_engine
from tests.released.slack import HOOKS, TEAM, Json, Slack

HERE = Path(__file__).parent
REVISION = "0009"
"""Where the released schema stood."""
NOW = datetime(2022, 7, 19, 11, 40, tzinfo=UTC)
"""Twenty to one on a Tuesday in London: the bot was stopped, and a newer one is started."""

MOMENTS = [NOW + timedelta(minutes=minutes) for minutes in (0, 1, *range(20, 321, 30), *range(1160, 1311, 30))]
"""From then to the end of the day's hours, and the next morning."""

PASSING = frozenset({"inbound", "lane", "heartbeat", "job_run", "identity", "alembic_version", "remembered"})
"""Tables of what passes, such as what was asked within the hour; nothing that people said stands there."""
INTERNAL = frozenset({"version"})
LONG = 60
SHOWING = frozenset({"respond", "chat.postMessage", "chat.postEphemeral", "views.publish"})


LOST = re.compile(r"I don't know what to do|went wrong on my side|could not show")
"""What stands anywhere in an answer that was not understood or has failed."""
REFUSAL = re.compile(
    r"^(I can't|I know no|There is no |No such|No document|Only |Say )|has changed since|Nothing was |already"
    r"|is closed or is somebody else's"
)
"""What stands in the first line of one that does not do what was asked."""


JSON_MODELS: dict[str, type[BaseModel]] = {
    "ask": AskAnswer,
    "check": CheckAnswer,
    "import": ImportAnswer,
    "outbox": OutboxAnswer,
    "report": ReportAnswer,
    "tick": TickAnswer,
}
"""What `--json` prints, by verb."""


def json_schemas() -> dict[str, Json]:
    return {verb: model.model_json_schema(mode="serialization") for verb, model in JSON_MODELS.items()}


def recorded(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def upgraded(url: str) -> None:
    """Put the released database there and let today's product bring it up to date, as it does when it starts."""
    restored(url)
    open_database(url).dispose()


def restored(url: str) -> None:
    """Put the released database there, as that release left it."""
    rows = (HERE / "rows.sql").read_text(encoding="utf-8")
    if make_url(url).get_backend_name() == "postgresql":
        # These migrations have landed and are never changed, so they make the released schema.
        engine = make_engine(url)
        migrate(engine, REVISION)
        engine.dispose()
    else:
        rows = (HERE / "schema.sql").read_text(encoding="utf-8") + rows
    _run(url, rows)


@dataclass(frozen=True)
class Outcome:
    """What came of something that Slack delivered."""

    status: int
    answer: Json
    """What the acknowledgement says to the form that was sent."""
    shown: list[str]
    """The words of each message and page."""
    forms: list[Json]
    buttons: dict[str, str]
    """The value of each button that is shown, by its label."""

    @property
    def acts(self) -> bool:
        """Whether what was asked is done or shown, and not refused."""
        answered = bool(self.shown or self.opened)
        return self.status == 200 and answered and not any(map(_refused, self.shown))

    @property
    def opened(self) -> list[Json]:
        """Forms, also the one that asks once more in the place of what was sent."""
        return [*self.forms, *filter(None, [self.answer.get("view")])]


def _refused(words: str) -> bool:
    return bool(LOST.search(words) or REFUSAL.search(words.split("\n")[0]))


class Bot:
    """Today's bot, its Slack, and a clock that the story moves."""

    def __init__(self, url: str, slack: Slack) -> None:
        self._slack = slack
        self._clock = SetClock(NOW)
        self._core = make_core(url, self._clock)
        client = slack_client("xoxb-released", f"{slack.url}/api/")
        self._edge = make_slack(self._core, client, Installation.in_workspace(TEAM))

    def starts(self) -> None:
        """Look up who has which account, as it does when it starts."""
        self._edge.directory.read()

    def beats(self, moment: datetime) -> None:
        self._clock.move_to(moment)
        beat_of(self._core, [self._edge])()

    def gets(self, payload: Json) -> Outcome:
        """Hand it what Slack delivers."""
        body = json.loads(json.dumps(payload).replace(HOOKS, self._slack.url))
        before = len(self._slack.calls)
        answer = self._edge.app.dispatch(BoltRequest(body=body, mode="socket_mode"))
        calls = self._slack.calls[before:]
        return Outcome(
            answer.status,
            json.loads(answer.body) if answer.body else {},
            [words_of(one.body) for one in calls if one.method in SHOWING],
            [one.body["view"] for one in calls if one.method == "views.open"],
            {label: value for one in calls if one.method in SHOWING for label, value in _buttons(one.body)},
        )

    def lives_on(self) -> list[str]:
        """Beat until the next morning; tells which message went when, and where it stands."""
        told = []
        for moment in MOMENTS:
            before = len(self._slack.said())
            self.beats(moment)
            told += [f"{moment:%a %H:%M} {one['channel']} {key_of(one)}" for one in self._slack.said()[before:]]
        return told

    def stops(self) -> None:
        self._edge.files.close()
        self._edge.to_send.close()
        self._core.engine.dispose()


def key_of(message: Json) -> str:
    """Under which name the bot knows a message that it sent unasked."""
    return str(message["metadata"]["event_payload"]["key"])


def words_of(shown: Json) -> str:
    """What a message says, or a page."""
    said = [str(shown["text"])] if "text" in shown else []
    return "\n".join([*said, *_texts(shown)])


def _buttons(shown: Any) -> Iterator[tuple[str, str]]:
    if isinstance(shown, dict) and shown.get("type") == "button" and "value" in shown:
        yield shown["text"]["text"], shown["value"]
    for value in shown.values() if isinstance(shown, dict) else shown if isinstance(shown, list) else []:
        yield from _buttons(value)


def _texts(shown: Any) -> Iterator[str]:
    for value in shown.values() if isinstance(shown, dict) else shown if isinstance(shown, list) else []:
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            yield value["text"]
        else:
            yield from _texts(value)


Tables = dict[str, dict[str, Json]]
"""The rows of each table by what names each: its number, or all that it holds."""


class Database:
    """The rows as they stand, whatever the product calls them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = create_engine(url)

    def asks(self, question: str, **values: Any) -> list[tuple[Any, ...]]:
        with self._engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(question), values)]

    def tables(self) -> Tables:
        with self._engine.connect() as connection:
            names = sorted(set(inspect(connection).get_table_names()) - PASSING)
            return {name: _rows(connection, name) for name in names}

    def put_back(self, was: "Database") -> None:
        """Make it on SQLite what another is, under the hands of whoever has it open."""
        with closing(sqlite3.connect(_file(was.url))) as source, closing(sqlite3.connect(_file(self.url))) as target:
            source.backup(target)

    def close(self) -> None:
        self._engine.dispose()


class Stage:
    """A bot that stays up while its database is put back: what it has once prepared serves all stories."""

    def __init__(self, kept: str, used: str, slack: Slack) -> None:
        """Args: kept: a database that stays as it is; the bot works in another."""
        self._slack = slack
        self._kept, self._used = Database(kept), Database(used)
        self._before = self._kept.tables()
        self._bot = Bot(used, slack)

    def begin(self) -> None:
        self._slack.begin()
        self._used.put_back(self._kept)

    def gets(self, payload: Json) -> tuple[Outcome, list[str]]:
        """What comes of something that Slack delivers, and what it changes."""
        return self._bot.gets(payload), changes(self._before, self._used.tables())

    def stops(self) -> None:
        self._bot.stops()
        self._kept.close()
        self._used.close()


def changes(before: Tables, after: Tables) -> list[str]:
    """What became another between two looks, one short line each: how many rows are new, and which values."""
    new: Counter[str] = Counter()
    found: list[str] = []
    for table, rows in after.items():
        for name, row in rows.items():
            if (was := before.get(table, {}).get(name)) is None:
                new[f"{table}{_kind(table, row)}"] += 1
            elif row != was:
                found += [
                    f"{table} {name}: {column} {_short(value)}"
                    for column, value in row.items()
                    if value != was.get(column) and column not in INTERNAL
                ]
    return sorted([*found, *(f"{table}: {many} more" for table, many in new.items())])


def _rows(connection: Connection, table: str) -> dict[str, Json]:
    found = connection.exec_driver_sql(f'SELECT * FROM "{table}"')
    names = list(found.keys())
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return {str(row.get("id", row)): row for row in rows}


def _kind(table: str, row: Json) -> str:
    return f" {row['kind']} to {row['person_id']}" if table == "outgoing" else ""


def _short(value: Any) -> str:
    """What is long is only known to have changed."""
    words = json.dumps(value, ensure_ascii=False, default=str)
    return f"is {words}" if len(words) <= LONG else "is another"


def _file(url: str) -> str:
    return str(make_url(url).database)


def _run(url: str, statements: str) -> None:
    """Run many statements at once, as the engines' own drivers do."""
    if make_url(url).get_backend_name() == "sqlite":
        with closing(sqlite3.connect(_file(url))) as connection:
            connection.executescript(statements)
        return
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("SET TIME ZONE 'UTC'; DELETE FROM alembic_version")
        raw.execute(statements)
        for table in inspect(connection).get_table_names():
            if any(column["name"] == "id" for column in inspect(connection).get_columns(table)):
                number = f"pg_get_serial_sequence('\"{table}\"', 'id')"
                raw.execute(f'SELECT setval({number}, max(id)) FROM "{table}"')
    engine.dispose()
