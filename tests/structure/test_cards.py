"""Every card is within Slack's limits, and reads well where only text is shown."""

from typing import Any

import pytest

from bot.slack.blocks import CAN_BE_REFUSED, card_blocks
from bot.slack.replies import LONGEST_FALLBACK, Place, fallback
from bot.slack.views import modal
from commands.cards import Card
from commands.forms import Form
from commands.plain_text import card_text, form_text
from store.rules.terms import Brag
from tests.structure.kit import Stand

Drawn = list[tuple[Stand, str, Card]]

MARKUP = ("<@", "<!", "<#", "**", ":red_circle:", "None", "Kind.", "Brag.", "Progress.", "datetime")


@pytest.mark.parametrize("without", [frozenset(), CAN_BE_REFUSED], ids=["drawn", "refused"])
def test_every_card_is_within_slacks_limits(cards: Drawn, without: frozenset[str]) -> None:
    for _, words, card in cards:
        blocks = card_blocks(card, without=without)
        assert 1 <= len(blocks) <= 50, words
        ids = [block["block_id"] for block in blocks]
        assert len(set(ids)) == len(ids), words
        for block in blocks:
            assert _longest_text(block) <= 3_000, words


def _longest_text(block: Any) -> int:
    if isinstance(block, dict):
        own = len(block["text"]) if isinstance(block.get("text"), str) else 0
        return max([own, *map(_longest_text, block.values())])
    if isinstance(block, list):
        return max(map(_longest_text, block), default=0)
    return 0


def test_every_card_stands_as_a_home_tab(cards: Drawn) -> None:
    for _, words, card in cards:
        assert len(card_blocks(card)) <= 100, words


def test_every_card_reads_as_text(cards: Drawn) -> None:
    for _, words, card in cards:
        text = card_text(card)
        assert text.startswith(card.notice or card.title)
        assert [mark for mark in MARKUP if mark in text] == [], words
        assert 0 < len(fallback(card)) <= LONGEST_FALLBACK


def test_every_card_says_its_colours_in_words(cards: Drawn) -> None:
    """Whoever cannot see a symbol hears its colour."""
    for _, words, card in cards:
        text = card_text(card).lower()
        for part in card.parts:
            for line in getattr(part, "lines", []):
                if isinstance(line.brag, Brag):
                    assert line.brag.value in text, words


def test_every_button_on_a_line_says_what_it_is_about(cards: Drawn) -> None:
    for _, words, card in cards:
        for part in card.parts:
            for line in getattr(part, "lines", []):
                assert all(line.ref in button.about for button in line.buttons), words


def test_every_form_is_within_slacks_limits_and_reads_as_text(asking_forms: list[Form]) -> None:
    for form in asking_forms:
        view = modal(form, Place(user="U1"))
        assert len(view["title"]["text"]) <= 24
        assert len(view["private_metadata"]) <= 3_000
        assert form.title in form_text(form)
        assert all(field.label in form_text(form) for field in form.asked)
