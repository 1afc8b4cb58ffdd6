"""A year on the demo's clock: what the bot says of people is true, what they say is heard, and nothing waits too long.

People answer by button, in words, in threads and from old messages with the buttons of older releases; they leave,
come back, join, change names, addresses and time zones, and share names; the lead assigns and moves dates; channels are
archived, renamed and set anew. Behind each act and each hour every message of the bot is read over: each sentence
about a person is held against the database by SQL of this proof's own (`benchmarks/living`).

    python -m benchmarks.year [--days 365] [--seed 1]

Ends with 1 where a sentence was untrue, a word unheard, or a message waited past its `good_until`.

It was seen to fail on three breaks of the product, with `--days 21 --seed 3`: where `last_said` says of whoever spoke
that nobody has said how it stands; where `owner_of` cuts a name at its comma; where the title of what nobody owns
counts the lines that it shows.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random

import structlog

from benchmarks.living.claims import is_about_people, judged, shape
from benchmarks.living.council import Council
from benchmarks.living.facts import ONE_DAY, Facts
from benchmarks.living.reading import Said, blocks_of, key_of, sentences
from benchmarks.table import show
from bot.demo.workspace import Fact
from bot.slack.blocks import card_pages
from bot.stage import Stage
from commands.cards import Card
from store.time import london_day, london_moment

OPENING = datetime(2022, 7, 11, 8, tzinfo=UTC)
ACT_AT = time(11)
DAY = timedelta(days=1)
PATIENCE = 20.0
"""Times as long as Slack waits, on a machine busy with much else."""
MOST_SHOWN = 30
SENT_LATER = re.compile(rf"Written (?P<day>today|{ONE_DAY}) at (?P<time>\d\d:\d\d), sent only now\.")
WAITING = "SELECT key, card, person_id FROM outgoing WHERE state = 'waiting'"


@dataclass
class Reading:
    """Every message of the bot, read once as it stands, while what it says must be so."""

    stage: Stage
    facts: Facts
    messages: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    untrue: list[str] = field(default_factory=list)
    unchecked: Counter[str] = field(default_factory=Counter)
    overstayed: int = 0
    _changed: set[str] = field(default_factory=set)
    _revision: int = 0
    _waited: dict[str, datetime] = field(default_factory=dict)
    """When what waits was finished, by its key."""

    def watch(self, fact: Fact) -> None:
        if fact.type == "messages":
            self._changed.add(fact.conversation)

    def of_now(self) -> None:
        workspace, now = self.stage.workspace, self.stage.clock.now()
        changed, self._changed = sorted(self._changed), set()
        since, self._revision = self._revision, workspace.messages.revision
        names = [name for name in sorted(self.facts.names()) if len(name) > 3]
        self._of_what_waits(names)
        for place in changed:
            for message in workspace.messages.within(place):
                if message.revision <= since or message.user != workspace.bot_user_id:
                    continue
                self.messages += 1
                of = workspace.conversations[place]
                account = message.ephemeral_for or (of.with_member if of.kind == "im" else "")
                reader = self.facts.person_of(account) if account else None
                said = sentences(blocks_of(message), key_of(message), self.facts, now, reader, workspace.names)
                first = said[0] if said else None
                if first and first.key in self._waited and (later := SENT_LATER.match(first.text)):
                    is_so = first.is_moment(later["day"], later["time"], self._waited[first.key])
                    self._count("written then, sent only now", first, is_so=is_so)
                    continue
                for one in said:
                    self._judge(one, names)
        self.overstayed += self.facts.overstayed(now)

    def _of_what_waits(self, names: list[str]) -> None:
        """A card that is finished when it is queued tells of that moment, so it is held against it then."""
        now = self.stage.clock.now()
        for row in self.facts.rows(WAITING):
            ready = json.loads(row["card"]).get("ready")
            if row["key"] in self._waited or not ready:
                continue
            self._waited[row["key"]] = now
            for page in card_pages(Card.model_validate(ready)):
                for said in sentences(page, row["key"], self.facts, now, row["person_id"], self.stage.workspace.names):
                    self._judge(said, names)

    def _judge(self, said: Said, names: list[str]) -> None:
        verdict = judged(said)
        if verdict is not None:
            self._count(verdict.kind, said, is_so=verdict.is_so)
        elif is_about_people(said, names):
            self.unchecked[shape(said, names)] += 1

    def _count(self, kind: str, said: Said, *, is_so: bool) -> None:
        self.checked[kind] += 1
        if not is_so:
            self.untrue.append(f"{said.now:%d %B %Y %H:%M} [{kind}] {said.ref} {said.text} ({said.key})")


def live(stage: Stage, council: Council, reading: Reading, days: int) -> None:
    reading.of_now()
    for number in range(days):
        day = london_day(OPENING) + DAY * number
        acts = london_moment(day, ACT_AT)
        for moment in sorted({acts, *stage.hours(day)}):
            if moment > stage.clock.now():
                stage.move_to(moment)
                reading.of_now()
            if moment == acts:
                for _ in council.of_a_day():
                    reading.of_now()


def report(days: int, council: Council, reading: Reading) -> None:
    show(["done by people", "times"], sorted(council.done.items()))
    show(["checked", "times"], reading.checked.most_common())
    _list("not checked", [f"{many} × {kind}" for kind, many in reading.unchecked.most_common()])
    _list("untrue", reading.untrue)
    _list("unheard", council.unheard)
    show(
        ["days", "messages", "claims checked", "untrue", "unheard", "overstayed", "not checked"],
        [[days, reading.messages, sum(reading.checked.values()), len(reading.untrue), len(council.unheard),
          reading.overstayed, sum(reading.unchecked.values())]],
    )  # fmt: skip


def _list(name: str, found: list[str]) -> None:
    for one in found[:MOST_SHOWN]:
        sys.stdout.write(f"{name}: {one}\n")


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--days", type=int, default=365)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sightline.db"
        stage = Stage(f"sqlite:///{path}", OPENING, patience=PATIENCE)
        facts = Facts(path)
        chosen = Random(asked.seed)  # noqa: S311 - a year that can be lived again, and no secret
        council, reading = Council(stage, facts, chosen), Reading(stage, facts)
        stage.workspace.watchers.append(reading.watch)
        stage.start()
        try:
            live(stage, council, reading, asked.days)
        finally:
            stage.stop()
    report(asked.days, council, reading)
    raise SystemExit(1 if reading.untrue or council.unheard or reading.overstayed or not reading.checked else 0)


if __name__ == "__main__":
    main()
