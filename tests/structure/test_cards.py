"""Every card is within the limits of Slack and of Teams, and reads well where only text is shown."""

import json
import re
from typing import Any

import pytest

from bot.demo.teams.card_schema import faults_in
from bot.slack.blocks import CAN_BE_REFUSED, card_blocks
from bot.slack.replies import LONGEST_FALLBACK, Place, fallback
from bot.slack.views import modal
from bot.teams.cards import card_pages, summary
from bot.teams.forms import form_card
from bot.teams.texts import HAIR_SPACE, advice
from commands.advice import written_in
from commands.cards import Card
from commands.forms import Form
from commands.plain_text import card_text, form_text
from store.rules.terms import Brag
from tests.sampler import SHEET, SURVEY
from tests.structure.kit import Stand
from tests.teams.reading import said
from tests.teams.strict import mistakes
from tests.witnesses import Witness, who_reads

Drawn = list[tuple[Stand, str, Card]]
Json = dict[str, Any]

LONGEST_CARD = 25_000

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


def test_every_card_is_one_that_teams_takes_and_says_all_of_it(cards: Drawn) -> None:
    for _, words, card in cards:
        pages = card_pages(card)
        assert [one for page in pages for one in [*mistakes(page), *faults_in(page)]] == [], words
        assert max(size(page) for page in pages) <= LONGEST_CARD, words
        assert letters(said(pages)) == letters(card_text(written_in(card, advice))), words
        assert 0 < len(summary(card)) <= 500


def test_every_form_is_one_that_teams_takes(asking_forms: list[Form]) -> None:
    for form in asking_forms:
        card = form_card(form, "{}")
        assert mistakes(card) == faults_in(card) == []
        assert size(card) <= LONGEST_CARD
        assert all(field.label in said([card]) for field in form.asked)


def size(page: object) -> int:
    return len(json.dumps(page, ensure_ascii=False).encode())


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text.replace(HAIR_SPACE, "")))


@pytest.fixture(scope="module")
def witness(tmp_path_factory: pytest.TempPathFactory) -> Witness:
    """Gives what is wrong in each of some cards."""
    return who_reads("cards", tmp_path_factory.mktemp("cards"))


def test_microsofts_own_library_of_cards_reads_every_card_and_form(
    witness: Witness, cards: list[tuple[Stand, str, Card]], asking_forms: list[Form]
) -> None:
    drawn = [page for card in [SHEET, *(card for _, _, card in cards)] for page in card_pages(card)]
    wrong = {"topics": "Choose 3 at most.", "": "This form was changed."}
    forms = [SURVEY, *asking_forms]
    drawn += [form_card(form, "{}", errors=errors) for form in forms for errors in ({}, wrong)]
    assert [found for found in witness(drawn) if found] == []


def test_what_is_wrong_is_found(witness: Witness) -> None:
    """A witness who finds nothing in a wrong card would prove nothing in a right one."""
    body: list[Json] = [
        {"type": "TextBlok", "text": "Words"},
        {"type": "TextBlock", "text": "Words", "size": "Huge"},
        {"type": "Input.Text", "label": "A field without a name"},
    ]
    wrong = [{"type": "AdaptiveCard", "version": "1.5", "body": [one]} for one in body]
    assert all(witness(wrong))
