"""Every card and form is within Teams' limits there, and says what it says as plain text."""

import json
import re

from bot.demo.teams.card_schema import faults_in
from bot.teams.cards import card_pages, summary
from bot.teams.forms import form_card
from bot.teams.texts import HAIR_SPACE, advice
from commands.advice import written_in
from commands.cards import Card
from commands.forms import Form
from commands.plain_text import card_text
from tests.structure.kit import Stand
from tests.teams.reading import said
from tests.teams.strict import mistakes

LONGEST_CARD = 25_000
Drawn = list[tuple[Stand, str, Card]]


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
