"""Advice is written by each chat in its own way, and no chat's own words stand where no chat is known."""

import ast
import json
import re

import pytest

from bot.cli.terminal import ask_again
from bot.slack.blocks import card_blocks
from bot.slack.replies import Place, fallback
from bot.slack.views import home, modal
from commands.advice import CLOSES, OPENS, Write, written_in
from commands.cards import Card
from commands.forms import Form
from commands.plain_text import card_text, form_text
from tests.structure.kit import Source, Stand

Drawn = list[tuple[Stand, str, Card]]

CHATS_WORDS = re.compile(r"/plan\b(?![-_])|[Ss]lack|mrkdwn|\b50 blocks|[Ss]lash command")
ADVICE = re.compile(f"{OPENS}(.*?){CLOSES}")


def test_no_chats_own_words_stand_where_no_chat_is_known(sources: list[Source]) -> None:
    """Advice such as "overdue" is written `say("overdue")`; see `commands/advice.py`."""
    found = {
        f"{source.name}:{node.lineno}": node.value
        for source in sources
        if source.name.startswith(("commands/", "store/"))
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHATS_WORDS.search(node.value)
    }
    assert found == {}


def test_what_any_chat_needs_says_nothing_of_one(sources: list[Source]) -> None:
    found = {
        f"{source.name}:{node.lineno}": node.value
        for source in sources
        if source.name.startswith(("bot/chat/", "bot/conversation/"))
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHATS_WORDS.search(node.value)
        if source.name != "bot/chat/__init__.py"
    }
    assert found == {}


def test_slack_is_shown_no_mark(cards: Drawn, asking_forms: list[Form]) -> None:
    shown = [json.dumps([home(card_blocks(card)), fallback(card)]) for _, _, card in cards]
    shown += [json.dumps(modal(form, Place(user="U1"))) for form in asking_forms]
    assert marks_in(shown) == []
    assert sum("`/plan " in one for one in shown) > 20


@pytest.mark.parametrize("write", [ask_again, str])
def test_no_other_reader_is_shown_a_mark(cards: Drawn, asking_forms: list[Form], write: Write) -> None:
    shown = [card_text(written_in(card, write)) for _, _, card in cards]
    shown += [written_in(card, write).model_dump_json() for _, _, card in cards]
    shown += [form_text(written_in(form, write)) for form in asking_forms]
    assert marks_in(shown) == []
    assert [one for one in shown if "/plan" in one] == []


def test_what_people_are_advised_to_say_is_understood(cards: Drawn) -> None:
    asked: set[tuple[int, str]] = set()
    for stand, words, card in cards:
        for said in ADVICE.findall(card_text(card)):
            if (id(stand), said) not in asked and not words.startswith("help"):
                asked.add((id(stand), said))
                reading = stand.reads(said)
                assert reading.command is not None, (words, said)
                assert reading.unused == [], (words, said)
    assert len(asked) > 20


def test_every_advice_in_the_code_is_a_commands(sources: list[Source], stands: list[Stand]) -> None:
    """In refusals, too, which no question of these tests brings up."""
    said = [
        str(node.args[0].value)
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args
        if isinstance(node.args[0], ast.Constant) and not source.name.startswith("bot/cli/")
    ]
    assert len(said) > 40
    assert [words for words in said if (read := stands[0].reads(words)).command is None or read.guesses] == []


def marks_in(shown: list[str]) -> list[str]:
    return [one for one in shown if OPENS in one or CLOSES in one or "\\ufdd" in one]
