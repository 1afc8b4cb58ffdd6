"""Says a sentence to the real conversation, on a copy of the demo plan of its own."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from benchmarks.understanding.cases import Case
from bot.conversation import FilledForm, Heard, Utterance
from bot.core import Core, make_core
from commands.cards import Button, Card, Question
from commands.forms import Form, FormSection, PersonField
from commands.plain_text import buttons_of
from scheduler.clock import SetClock
from store.database import open_database, session_maker, transaction
from store.delivery import outbox
from store.delivery.chats import Chat
from store.delivery.envelope import finished
from store.demo_plan.seeding import seed
from store.models import Outgoing
from store.people import directory
from store.plan import plans
from store.rules.terms import OutgoingState
from store.time import london_moment

AT = time(9)
NUDGE = "the-nudge"
CHANNEL = "demo/council/plan"
MOST_PAGES = 20
Tables = dict[str, dict[Any, dict[str, Any]]]
"""Every row of every table, by table and primary key."""
Act = Button | Form


@dataclass
class Played:
    """One sentence and what came of it."""

    heard: Heard
    start: Tables
    """Before all that was said."""
    before: Tables
    after: Tables
    more: list[Card] = field(default_factory=list)
    """The further pages of a list."""


class Player:
    """Plays cases, each from the beginning, so that none meets what another left."""

    def __init__(self, seeded: Path, folder: Path) -> None:
        self._seeded, self._file = seeded, folder / "played.db"

    def play(self, case: Case, *acts: Act) -> Played:
        """Say what came before, then the sentence, then do each act. The tables are compared around the sentence."""
        _copy(self._seeded, self._file)
        core = make_core(f"sqlite:///{self._file}", SetClock(london_moment(case.today, AT)))
        try:
            return _Scene(core, self._file, case).play(acts)
        finally:
            core.afterwards.close()
            core.engine.dispose()


class _Scene:
    def __init__(self, core: Core, file: Path, case: Case) -> None:
        self._core, self._file, self._case = core, file, case
        with transaction(core.sessions) as session:
            person = directory.by_email(session, case.email)
            assert person is not None
            assert person.id is not None
            self._person = person.id

    def play(self, acts: tuple[Act, ...]) -> Played:
        start = self._tables()
        if self._case.under:
            nudge(self._core, self._person, self._case.under, NUDGE)
        for said in self._case.context:
            self._settle(self._say(said))
        before = self._tables()
        heard = self._say(self._case.text)
        for act in acts:
            heard = self._do(act)
        played = Played(heard, start, before, self._tables())
        played.more = self._further(heard.answer)
        return played

    def _say(self, text: str) -> Heard:
        answers = NUDGE if self._case.under else None
        channel = CHANNEL if self._case.where == "mention" else None
        return self._core.conversation.hear(Utterance(self._person, text, answers=answers, channel=channel))

    def _do(self, act: Act) -> Heard:
        if isinstance(act, Button):
            return self._core.conversation.hear(Utterance(self._person, act.says, seen_version=act.seen_version))
        values = {one.name: _filled(one) for one in act.fields if not isinstance(one, FormSection)}
        form = FilledForm(self._person, act.handler, act.about, values, seen_version=act.seen_version)
        return self._core.conversation.take(form)

    def _settle(self, heard: Heard) -> None:
        """What was said before was heard and done: a form was sent, and what asked for one press had it."""
        if isinstance(heard.answer, Form):
            self._do(heard.answer)
        elif isinstance(heard.answer, Question):
            for button in [one for one in buttons_of(heard.answer) if one.style == "primary"][:1]:
                self._do(button)

    def _further(self, answer: Card | Form) -> list[Card]:
        found: list[Card] = []
        while isinstance(answer, Card) and len(found) < MOST_PAGES:
            onward = [one for one in buttons_of(answer) if one.label == "Next page"]
            if not onward:
                break
            answer = self._do(onward[0]).answer
            if isinstance(answer, Card):
                found.append(answer)
        return found

    def _tables(self) -> Tables:
        self._core.afterwards.finish()
        return tables_of(self._file)


def nudge(core: Core, person_id: int, refs: Sequence[str], key: str) -> None:
    """A question about exactly these, as it stands in somebody's chat; what answers it is under the key."""
    words = f"asked {' '.join(refs)}"
    card = core.conversation.hear(Utterance(person_id, words)).answer
    assert isinstance(card, Card)
    now = core.clock.now()
    with transaction(core.sessions) as session:
        [plan] = plans.open_ones(session)
        sent = finished(card.model_copy(update={"redraw": words}))
        outbox.queue(session, plan, key=key, kind="nudge", card=sent, now=now, person_id=person_id)
        [row] = outbox.with_keys(session, [key])
        _as_sent(row, core, key)
        session.add(row)


def seeded_plan(folder: Path) -> Path:
    """The demo plan in a file, to copy."""
    file = folder / "seeded.db"
    engine = open_database(f"sqlite:///{file}")
    with transaction(session_maker(engine)) as session:
        seed(session)
    engine.dispose()
    return file


def tables_of(file: Path) -> Tables:
    """Read past the product's own models, so that nothing it writes is overlooked."""
    connection = sqlite3.connect(file)
    connection.row_factory = sqlite3.Row
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: _rows(connection, name) for (name,) in names}
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> dict[Any, dict[str, Any]]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = [one["name"] for one in columns if one["pk"]] or [one["name"] for one in columns]
    rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - a name from the schema
    return {tuple(row[name] for name in key): dict(row) for row in rows}


def _copy(source: Path, target: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{target}{end}").unlink(missing_ok=True)
    # A plain copy would leave behind what still stands in the log beside the file.
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    reading.backup(writing)
    reading.close()
    writing.close()


def _as_sent(row: Outgoing, core: Core, key: str) -> None:
    chat = Chat("demo", "council")
    row.platform, row.tenant, row.state = chat.platform, chat.tenant, OutgoingState.SENT
    row.message_ref, row.sent_at = key, core.clock.now()


def _filled(asked: Any) -> str | list[str] | None:
    if isinstance(asked, PersonField):
        return f"@person:{asked.value}" if asked.value else None
    if isinstance(asked.value, list):
        return [str(one) for one in asked.value]
    return None if asked.value is None else str(asked.value)
