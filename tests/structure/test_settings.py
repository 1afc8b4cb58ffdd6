"""A setting is declared once: behind it stand the words that set it, its line in an answer, its row in the docs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from commands.advice import without_marks
from commands.cards import Card, Facts
from commands.plain_text import card_text
from commands.registry import commands
from commands.settings import BY_WORD, GROUPS, SETTINGS, Setting
from store.documents.choices import Choices
from store.models import Plan
from store.rules.plan_settings import PlanSettings
from tests.conftest import OPENING
from tests.structure.kit import Stand

ON_THE_PLAN = ("channel", "channel_name", "more_channels", "name", "rating_key")
WHO = {"edit": "the programme lead", "admin": "an administrator"}
NEW = Plan(title="New", source="", created_at=OPENING)


def test_everything_that_a_plan_keeps_is_one_settings() -> None:
    fields = [name for subject in PlanSettings.subjects().values() for name in subject.model_fields]
    kept = sorted([*fields, *Choices.model_fields, *ON_THE_PLAN])
    assert sorted(name for one in SETTINGS for name in one.keeps) == kept


def test_the_page_of_settings_is_the_table_of_settings(home: Path) -> None:
    page = (home / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in page if line.startswith(("## ", "| "))] == list(rows())


def rows() -> Iterator[str]:
    """What `docs/settings.md` lists."""
    for group in GROUPS:
        yield f"## {group.title}"
        yield "| Setting | What it says | On a new plan | To change it | Who may |"
        yield "| --- | --- | --- | --- | --- |"
        yield from map(row, group.settings)


def row(one: Setting) -> str:
    ways = [f"`set plan {one.usage or one.example}`"] if one.set else []
    ways += [f"`set REF {one.for_one.example}`"] if one.for_one else []
    stands = without_marks(one.stands(NEW, date(2022, 7, 11)))
    return (
        f"| {one.label} | {one.says} | {stands} | {', '.join(ways) or 'always so'} | {WHO[one.needs] if ways else ''} |"
    )


@pytest.mark.parametrize("one", SETTINGS, ids=lambda one: one.label)
def test_every_setting_says_in_words_what_it_is(one: Setting) -> None:
    assert one.says
    assert not one.says.endswith(".")
    assert one.says[0].islower()
    assert bool(one.set) == bool(one.example)


def test_the_help_of_set_names_each() -> None:
    usage = commands()["set"].usage.split(" | ")
    assert [word for word in BY_WORD if not any(way.startswith(f"set plan {word} ") for way in usage)] == []


SAID = {
    "nudges 15, 3": ("15 and 3 working days before", "Asked before a date"),
    "stale after 14 days": ("After 14 days without an update", "Stale after"),
    "closed 25 July to 29 July": ("Monday 25 July to Friday 29 July", "Closed"),
    "holidays Scotland": ("Those of Scotland", "Bank holidays"),
    "escalation 3, 6": ("After 3 working days the owner's manager hears", "Escalated after"),
    "evidence required": ("Needed before it counts as complete", "Evidence"),
    "verify on": ("Counts once somebody else has verified it", "Verify"),
    "impact little, much": ("little and much", "Impact"),
    "quarters calendar": ("calendar: Q1 is January to March", "Quarters"),
    "terms autumn 20 December": ("autumn 20 December", "School terms end"),
    "key blue on track": ("“Blue” means on track", "Meaning of blue"),
    "name SEND": ("SEND", "Name"),
    "channel #channel:slack/T1/C1|week": ("#week", "Channel"),
}
"""What the lead says of each, what `settings` and what `changes` then show."""


@pytest.fixture
def lead(stands: list[Stand]) -> Iterator[Stand]:
    """What is set in a story is undone behind it."""
    undone = stands[0].session.begin_nested()
    yield stands[0]
    undone.rollback()


def test_what_the_lead_sets_stands_in_the_answer_and_in_the_history(lead: Stand) -> None:
    assert [said.partition(" ")[0] for said in SAID] == list(BY_WORD)
    for said, (stands, _) in SAID.items():
        assert stands not in facts(lead)
        lead.asks(f"set plan {said}")
        assert stands in facts(lead)
    changes = card_text(card(lead, "changes"))
    assert [noted for _, noted in SAID.values() if noted not in changes] == []


def facts(stand: Stand) -> str:
    """What is set, without the advice below it."""
    return card_text(Card(title="", parts=[one for one in card(stand, "settings").parts if isinstance(one, Facts)]))


def card(stand: Stand, words: str) -> Card:
    answer = stand.asks(words)
    assert isinstance(answer, Card)
    return answer
