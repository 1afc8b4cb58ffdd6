"""Record a database, messages, presses and forms as a release leaves them, for `test_what_landed.py`.

It ran once, at commit 4c9b9b0 (the last before the rooms were rebuilt), from the top of the project:

    PYTHONPATH=. python tests/released/record.py

It is kept as it ran, to be read: what it imports stood there then, and `make_core`, which `kit.py` imports, stood in
`bot/assemble.py`.
`record_life.py` tells what happened in the database, `record_meeting.py` what there was to press.
"""
# mypy: ignore-errors
# isort: skip_file

import json
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from pathlib import Path

from sqlmodel import SQLModel

from bot.demo.messages import Message
from commands import registry
from tests.cast import LEAD, OWNER
from tests.released.kit import HERE, Bot, Outcome, json_schemas
from tests.released.record_life import Life, lived
from tests.released.record_meeting import REFS, Button, Recorder
from tests.released.slack import HOOKS

MOST_TRIES = 8
ONCE = {"Update": ("nudge", "escalation", "/plan overdue", "home", "/plan show")}
EVERYWHERE = {*ONCE, "Done", "All I own"}
FORMS = [
    (LEAD, "add milestone A3", {"title": "Ask every carer again", "due": "2022-08-31"}),
    (LEAD, "accept 2 except", {"without": "D14", "gone": "keep"}),
    (LEAD, "accept 3 except", {"without": "2"}),
    (LEAD, "match “Family Hub Team”", {"who": "U92MANAGER"}),
    (OWNER, "request A3.1", {"to": "2022-08-12", "why": "The room is booked"}),
    (OWNER, "request A3.1", {"to": "2022-07-01", "why": "It was meant so"}),
    (OWNER, "reword A3.5 update", {"words": "A family has moved"}),
    (LEAD, "reword A3.6 title", {"title": "Meet the carers' council again"}),
    (LEAD, "reword A3.11 reason", {"why": "A family is away", "agreed_by": "the Board"}),
    (OWNER, "reword A3.8 reason", {"why": "A family is away"}),
    (OWNER, "update A3.1", {"progress": "at risk", "words": "Half of them are visited", "percent": "50"}),
    (OWNER, "update A3.1", {"progress": "complete", "evidence": "https://example.org/visits", "impact": "some"}),
    (LEAD, "set A3.1 due", {"to": "2022-08-31", "why": "The room is booked", "agreed_by": "the Board"}),
    (LEAD, "approve 1", {"agreed_by": "the Improvement Board"}),
]
FILLED_AFTER_A_PRESS = {
    "nudge: Update": {"progress": "on track", "words": "Well under way"},
    "home: Update": {"progress": "delayed", "words": "The hall is closed", "forecast": "2022-08-19"},
    "nudge: Snooze until…": {"until": "2022-07-20", "why": "I am at court today"},
    "nudge: Need help": {"words": "Nobody answers the telephone"},
    "nudge: Not mine": {"words": "The play team has it"},
    "unowned: Assign": {"who": "U92MANAGER"},
    "claim: Not yet…": {"why": "The evidence is a draft"},
    "date request: Decline…": {"why": "It cannot wait"},
    "nudge: Give evidence": {"progress": "complete", "evidence": "https://example.org/list"},
    "/plan unowned: Move all": {"who": "U92MANAGER"},
}


def told(outcome: Outcome, changed: list[str]) -> dict:
    """What came of it, in short."""
    opened = [one["title"]["text"] for one in outcome.opened]
    said = outcome.shown[0].split("\n")[0] if outcome.shown else ""
    refs = sorted(set(REFS.findall("\n".join([*outcome.shown, *opened]))))
    return {"opens": opened[0] if opened else None, "says": said[:200], "refs": refs, "changes": changed}


class Pressed:
    """One press of each kind: the first that acts."""

    def __init__(self) -> None:
        self.kept: dict[str, dict] = {}
        self._tries: Counter[str] = Counter()
        self._shapes: set[tuple[str, str]] = set()

    def wants(self, button: Button) -> bool:
        self._tries[button.name] += 1
        if self._tries[button.name] > MOST_TRIES:
            return False
        if button.label in ONCE and not button.source.startswith(ONCE[button.label]):
            return False
        if button.name in self.kept:
            return button.label == "Done"
        elsewhere = button.source.startswith("/plan") and button.shape in self._shapes
        return not elsewhere or button.label in EVERYWHERE

    def keep(self, button: Button, outcome: Outcome, case: dict) -> bool:
        name = button.name
        if button.label == "Done" and outcome.forms:
            name += ", which asks for evidence"
        if name in self.kept:
            return False
        self._shapes.add(button.shape)
        self.kept[name] = {"name": name, **case}
        return True

    @property
    def never_acted(self) -> set[str]:
        return {name for name, many in self._tries.items() if many >= MOST_TRIES and name not in self.kept}


def record_presses(recorder: Recorder) -> tuple[list[dict], list[dict]]:
    pressed, forms = Pressed(), []
    for button in recorder.buttons():
        if not pressed.wants(button):
            continue
        payload = recorder.payload(button)
        outcome, changed = recorder.meets(payload)
        if not outcome.acts:
            continue
        case = {**told(outcome, changed), "payload": recorder.keep(payload)}
        values = FILLED_AFTER_A_PRESS.get(button.name)
        if pressed.keep(button, outcome, case) and values is not None:
            sent = recorder.sent(button.person, outcome.forms[0], values)
            forms.append(form_case(recorder, f"after {button.name}", sent))
    tell("no press that acts:", pressed.never_acted, "not filled in:", set(FILLED_AFTER_A_PRESS) - set(pressed.kept))
    return list(pressed.kept.values()), forms


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def form_case(recorder: Recorder, name: str, sent: dict) -> dict:
    outcome, changed = recorder.meets(sent)
    assert outcome.acts, (name, outcome)
    handler = json.loads(sent["view"]["private_metadata"])["handler"]
    return {"name": f"{handler}, {name}", **told(outcome, changed), "payload": sent}


def record_forms(recorder: Recorder) -> list[dict]:
    found = []
    for person, words, values in FORMS:
        member, at = recorder.place(person)
        outcome, _ = recorder.meets(recorder.payloads.slash(member, at, "/plan", words))
        assert outcome.forms, (words, outcome)
        found.append(form_case(recorder, f"after /plan {words}", recorder.sent(person.id, outcome.forms[0], values)))
        if again := recorder.meets(found[-1]["payload"])[0].answer.get("view"):
            second = recorder.sent(person.id, again, values)
            found.append(form_case(recorder, f"once more after /plan {words}", second))
    return found


def record_written(recorder: Recorder) -> list[dict]:
    """What people type, as Slack hands it over: a command, a message, a mention, a reply, and the page they open."""
    found = []
    member, at = recorder.place(OWNER)
    bot, now = recorder.workspace.bot_user_id, recorder.workspace.messages.next_ts
    nudge = next(one for one in recorder.chat.messages_to(OWNER)[::-1] if "question" in one.plain)
    reply = Message(now(), at.id, OWNER.id, "A3.12 on track", thread_ts=nudge.ts)
    for name, payload in {
        "a slash command": recorder.payloads.slash(member, at, "/plan", "update A3.12 on track"),
        "a message": recorder.payloads.said(member, Message(now(), at.id, OWNER.id, "A3.12 on track"), "message"),
        "a reply": recorder.payloads.said(member, reply, "message"),
        "a mention": recorder.payloads.said(
            member, Message(now(), recorder.chat.channel, OWNER.id, f"<@{bot}> overdue"), "app_mention"
        ),
        "the page": recorder.payloads.home_opened(member, None),
    }.items():
        outcome, changed = recorder.meets(payload)
        assert outcome.acts, (name, outcome)
        found.append({"name": name, **told(outcome, changed), "payload": payload})
    return found


def dump(database: Path) -> None:
    """Rows as INSERTs that either engine takes: each value in quotes, each table in one statement."""
    connection = sqlite3.connect(database)
    made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name")
    write("schema.sql", "".join(f"{sql};\n" for (sql,) in made))
    order = ["alembic_version", *(table.name for table in SQLModel.metadata.sorted_tables)]
    statements = []
    for table in order:
        rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()
        names = [column[0] for column in connection.execute(f'SELECT * FROM "{table}"').description]
        if rows:
            listed = ",\n".join(f"({', '.join(map(quoted, row))})" for row in rows)
            columns = ", ".join(f'"{name}"' for name in names)
            statements.append(f'INSERT INTO "{table}" ({columns}) VALUES\n{listed};\n')
    write("rows.sql", "".join(statements))


def quoted(value: object) -> str:
    if value is None:
        return "NULL"
    return "'" + str(value).replace("'", "''") + "'"


def write(name: str, text: str) -> None:
    (HERE / name).write_text(text, encoding="utf-8")


def write_json(name: str, found: list | dict, recorder: Recorder | None = None) -> None:
    """One line an entry, so that what changes can be read."""
    ends = ("{", "}") if isinstance(found, dict) else ("[", "]")
    lines = (
        [f"{json.dumps(key)}: {line(value)}" for key, value in found.items()]
        if isinstance(found, dict)
        else map(line, found)
    )
    text = f"{ends[0]}\n" + ",\n".join(lines) + f"\n{ends[1]}\n"
    write(
        f"{name}.json",
        text.replace(recorder.stage.server.url, HOOKS).replace(recorder.slack.url, HOOKS) if recorder else text,
    )


def line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = lived(f"sqlite:///{folder}/life.db")
        life.chat.stage.stop()
        record(life, Path(folder))


def record(life: Life, folder: Path) -> None:
    dump(folder / "life.db")
    recorder = Recorder(life, folder)
    presses, forms = record_presses(recorder)
    forms += record_forms(recorder)
    written = record_written(recorder)
    handlers = {json.loads(one["payload"]["view"]["private_metadata"])["handler"] for one in forms}
    tell("forms that no payload sends:", set(registry._handlers) - handlers)
    keep_arrived(recorder, folder)
    write_json("heard", lived_on(recorder))
    write_json("presses", presses, recorder)
    write_json("forms", forms, recorder)
    write_json("written", written, recorder)
    delivered = [{"name": name, "payload": recorder.keep(payload)} for name, payload in life.delivered]
    write_json("delivered", delivered, recorder)
    write_json("members", recorder.slack.members)
    write_json("messages", list(recorder.messages.values()))
    write_json("views", recorder.views, recorder)
    write_json("schemas", json_schemas())
    recorder.slack.stop()


def lived_on(recorder: Recorder) -> list[str]:
    """What this release would have said until the next morning."""
    recorder.slack.recorded = list(recorder.messages.values())
    recorder.slack.begin()
    url = f"sqlite:///{shutil.copy(recorder.folder / 'released.db', recorder.folder / 'later.db')}"
    bot = Bot(url, recorder.slack)
    bot.starts()
    told = bot.lives_on()
    bot.stops()
    return told


def keep_arrived(recorder: Recorder, folder: Path) -> None:
    """What is in doubt in the database although it stands in the chat."""
    doubted = {key for (key,) in sqlite3.connect(folder / "life.db").execute(
        "SELECT key FROM outgoing WHERE state = 'uncertain'"
    )}  # fmt: skip
    for conversation in recorder.workspace.conversations:
        for message in recorder.workspace.messages.within(conversation):
            key = ((message.metadata or {}).get("event_payload") or {}).get("key")
            if key in doubted:
                shown = recorder.payloads.message(message, with_metadata=True)
                recorder.messages[message.ts] = {**shown, "channel": conversation}


if __name__ == "__main__":
    main()
