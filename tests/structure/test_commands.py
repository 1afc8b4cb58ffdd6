"""Every command has help, a row in the docs and an example that works; every button and form leads somewhere."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from commands.advice import say
from commands.cards import Card
from commands.forms import Form
from commands.plain_text import buttons_of, card_text
from commands.registry import commands, handler
from tests.structure.kit import Stand, asking

SHOWN = [command for command in commands().values() if not command.hidden]
ROW = re.compile(r"^\| `/plan (?P<usage>[^`]+)` \|[^`]*\| `/plan (?P<example>[^`]+)` \|$", re.M)


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help_a_usage_and_an_example(name: str) -> None:
    command = commands()[name]
    assert command.says[0].isupper()
    assert not command.says.endswith(".")
    assert command.usage.startswith(name) or name == "start"
    assert command.example.startswith(name) or name == "start"


def test_no_two_commands_answer_to_one_word() -> None:
    words = [word for command in commands().values() for word in (command.name, *command.aliases)]
    assert sorted(words) == sorted(set(words))


def test_every_command_is_on_a_page_of_the_help(stands: list[Stand]) -> None:
    pages = [stands[0].asks(f"help all page {number}") for number in range(1, 20)]
    shown = " ".join(card_text(page) for page in pages if isinstance(page, Card))
    assert [command.name for command in SHOWN if say(command.usage or command.name) not in shown] == []


def test_every_command_and_nothing_else_has_a_row_in_the_docs(home: Path) -> None:
    page = (home / "docs" / "commands.md").read_text(encoding="utf-8")
    rows = [(found["usage"].replace("\\|", "|"), found["example"]) for found in ROW.finditer(page)]
    # The start page is what `/plan` alone opens, so a row names it by its name.
    assert sorted(rows) == sorted((one.usage or one.name, one.example or one.name) for one in SHOWN)


@pytest.mark.parametrize("name", commands())
def test_every_example_is_understood_to_the_last_word(stands: list[Stand], name: str) -> None:
    for stand in stands:
        reading = stand.reads(commands()[name].example)
        assert reading.command is not None
        assert (reading.command.name, reading.unused, reading.guesses) == (name, [], [])


@pytest.mark.parametrize("command", asking(), ids=lambda command: command.name)
def test_every_example_finds_something_in_the_demo_plan(stands: list[Stand], command: object) -> None:
    example = getattr(command, "example", "")
    answers = [stand.asks(example) for stand in stands]
    assert any(isinstance(answer, Card) and not answer.title.startswith(("Nothing", "No ")) for answer in answers)


def test_every_button_says_words_that_are_understood(cards: list[tuple[Stand, str, Card]]) -> None:
    pressed = 0
    for stand, words, card in cards:
        for button in buttons_of(card):
            reading = stand.reads(button.says)
            assert reading.command is not None, (words, button.says)
            assert (reading.unused, reading.guesses) == ([], []), (words, button.says)
            pressed += 1
    assert pressed > 100


def test_every_button_leads_to_an_answer(cards: list[tuple[Stand, str, Card]]) -> None:
    """Those that change something open a form, or are pressed elsewhere; none of these writes."""
    asked: set[tuple[int, str]] = set()
    for stand, _, card in cards:
        for button in buttons_of(card):
            if (id(stand), button.says) in asked:
                continue
            asked.add((id(stand), button.says))
            reading = stand.reads(button.says)
            assert reading.command is not None
            if not reading.command.changes or len(button.says.split()) <= 3:
                assert isinstance(stand.asks(button.says), Card | Form)


def test_what_draws_a_card_anew_draws_the_same_card(cards: list[tuple[Stand, str, Card]]) -> None:
    for stand, words, card in cards:
        if card.redraw is not None:
            anew = stand.asks(card.redraw)
            assert isinstance(anew, Card)
            assert (anew.title, anew.items) == (card.title, card.items), (words, card.redraw)


def test_every_form_has_a_handler_whose_model_has_its_fields(asking_forms: list[Form]) -> None:
    for form in asking_forms:
        model: type[BaseModel] = handler(form.handler).model
        assert [field.name for field in form.asked] == list(model.model_fields)
        needed = {name for name, field in model.model_fields.items() if field.is_required()}
        assert {field.name for field in form.asked if not field.optional} == needed


def test_what_a_form_says_in_one_line_is_understood(stands: list[Stand], asking_forms: list[Form]) -> None:
    for form in asking_forms:
        reading = stands[0].reads(form.in_words)
        assert reading.command is not None
        assert reading.command.changes
