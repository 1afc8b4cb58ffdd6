"""Sentences of any words, said and pressed by anybody: each write must be named in the answer that made it.

A copy of the demo plan takes them one after the other. After each the rows are read past the product, and held against
what was answered.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from sqlmodel import Session, col, func, select

from benchmarks.understanding.observed import says
from benchmarks.understanding.playing import nudge
from bot.conversation import Heard, Utterance
from bot.core import make_core
from commands.cards import Button, Card, Question
from commands.language.progress_details import LITERALLY
from commands.plain_text import buttons_of, card_text, form_text
from scheduler.clock import SetClock
from store.database import reading
from store.models import Change, Item, Update
from store.people import directory
from store.time import london_moment

TODAY = date(2022, 7, 11)
PEOPLE = ("head.safeguarding", "programme.manager", "workforce.lead", "data.manager", "director")
ASKED = {"head.safeguarding": ("A9.1", "C7.1"), "workforce.lead": ("B9.1",)}
_PIECES = """
    A9.1|C7.1|C24.1|B9.1|B1.1|A19.1|D4.1|D4|c 7.1|A9.1:|the sample|panel chairs|wellbeing survey|recruitment campaign
    |on track|at risk|delayed|done|complete|not|no longer|isn't|almost|still|fine|all good|green|red|✅|80%|will be|late
    |until 30 July|by Friday|26th|22 july|next week|to 9 Sept|yesterday|and|,|.|;|but|so|because|both|mark|update|push
    |snooze|assign|give|to|Practice Lead|me|head of safeguarding|not mine|I meant|undo that|cancel that|everything|all
    |the first one|second|no change|can you|is|who|when|?|workforce|theme B|the reds|help with|off|covering|rename
    |admin is off sick|two weeks more on|don't ask me about|saying|waiting on finance|https://example.org/minutes|-|:
"""
PIECES = tuple(one.strip() for one in _PIECES.replace("\n", " ").split("|"))
REFERENCE = re.compile(r"(?<![\w./])([A-D]\d{1,2}(?:\.\d)?)(?![\w.]*\d)")


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(PIECES, k=chance.randint(1, 14)))


@dataclass
class Written:
    refs: set[str] = field(default_factory=set)
    words: list[tuple[str, str]] = field(default_factory=list)
    """What was stored with which item."""


class World:
    def __init__(self, url: str) -> None:
        self._core = make_core(url, SetClock(london_moment(TODAY, time(9))))
        with reading(self._core.sessions) as session:
            known = {name: directory.by_email(session, f"{name}@demo.example") for name in PEOPLE}
            self._people = {name: person.id for name, person in known.items() if person and person.id}
            self._refs = {item.ref for item in session.exec(select(Item))}
        self.writes = 0
        """How often something was written, so that a proof in which nothing is can be told."""
        for name, refs in ASKED.items():
            nudge(self._core, self._people[name], refs, f"nudge-{name}")

    def close(self) -> None:
        self._core.afterwards.close()
        self._core.engine.dispose()

    def wrong(self, who: str, text: str, *, in_thread: bool, chance: random.Random) -> str | None:
        """Say it, and press what is offered up to three times; what was written and not named, or None."""
        under = f"nudge-{who}" if in_thread and who in ASKED else None
        said, seen_version = text, None
        for press in range(4):
            before = self._mark()
            utterance = Utterance(self._people[who], said, answers=under, seen_version=seen_version)
            heard = self._core.conversation.hear(utterance)
            if why := self._amiss(heard, said, self._written_since(before), pressed=press > 0):
                return f"{who} said {text!r}, press {press}: {why}"
            offered = buttons_of(heard.answer) if isinstance(heard.answer, Question) else []
            if not offered:
                return None
            button: Button = chance.choice(offered)
            said, seen_version, under = button.says, button.seen_version, None
        return None

    def _amiss(self, heard: Heard, said: str, written: Written, *, pressed: bool) -> str | None:
        self.writes += bool(written.refs)
        shown = card_text(heard.answer) if isinstance(heard.answer, Card) else form_text(heard.answer)
        if unnamed := sorted(ref for ref in written.refs if not says(shown, ref)):
            return f"wrote {', '.join(unnamed)}, and answered {shown!r}"
        if written.refs and (isinstance(heard.answer, Question) or heard.refused):
            return f"wrote {sorted(written.refs)} while it asked back or refused"
        if written.refs and not pressed and said.rstrip().endswith("?"):
            return f"a question wrote {sorted(written.refs)}"
        if pressed or LITERALLY in said:
            return None
        for ref, words in written.words:
            if others := [one for one in REFERENCE.findall(words) if one in self._refs and one != ref]:
                return f"stored {words!r}, which tells of {others[0]}, with {ref}"
        return None

    def _mark(self) -> tuple[dict[int, int], int, int]:
        with reading(self._core.sessions) as session:
            return self._versions(session), self._newest(session, Update), self._newest(session, Change)

    def _versions(self, session: Session) -> dict[int, int]:
        return {item.id: item.version for item in session.exec(select(Item)) if item.id is not None}

    def _newest(self, session: Session, table: type[Update] | type[Change]) -> int:
        return session.exec(select(func.max(table.id))).one() or 0

    def _written_since(self, mark: tuple[dict[int, int], int, int]) -> Written:
        versions, update, change = mark
        found = Written()
        with reading(self._core.sessions) as session:
            items = {item.id: item for item in session.exec(select(Item))}
            found.refs = {item.ref for item in items.values() if versions.get(item.id or 0) != item.version}
            for said in session.exec(select(Update).where(col(Update.id) > update)):
                found.refs.add(items[said.item_id].ref)
                found.words.append((items[said.item_id].ref, said.words or ""))
            for changed in session.exec(select(Change).where(col(Change.id) > change)):
                if changed.item_id in items:
                    found.refs.add(items[changed.item_id].ref)
        return found


def stories(world: World, seed: int, many: int) -> Iterator[str]:
    """What went wrong in so many random sentences."""
    chance = random.Random(seed)  # noqa: S311 a test's own dice
    for _ in range(many):
        text = sentence(chance)
        if why := world.wrong(chance.choice(PEOPLE), text, in_thread=chance.random() < 0.3, chance=chance):
            yield why
