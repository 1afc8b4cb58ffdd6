"""What the demo's pages in the docs promise."""

import re
from pathlib import Path

import pytest

from bot.demo.web_api.registry import METHODS
from bot.slack import directory, refusals, refused_blocks, replies
from tests.demo import error_words

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "demo.md").read_text(encoding="utf-8")
ERRORS = (DOCS / "demo-errors.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([a-z]+(?:\.\w+)+)` \|(.*)$", re.MULTILINE)
WORD = re.compile(r"`([a-z]+(?:_[a-z]+)+|ratelimited|accesslimited)`")
EVERY_METHOD = re.compile(r"^\| The demo answers \|(.*)$", re.MULTILINE)
MINDED = {
    *refusals.REASONS,
    *refusals.MAY_NOT_READ,
    *directory.NO_SUCH_ACCOUNT,
    *refused_blocks.TOO_LONG,
    *frozenset().union(*refused_blocks.REFUSALS.values()),
    *replies.NOT_THERE,
    *replies.TOO_LATE,
    refusals.POSTING_RULES,
}
"""The words of Slack to which the bot reacts."""


@pytest.mark.parametrize("page", [PAGE, ERRORS], ids=["demo", "errors"])
def test_the_docs_list_every_method_and_no_other(page: str) -> None:
    assert {name for name, _ in ROW.findall(page)} == METHODS.keys()


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_docs_name_each_word_that_a_method_can_answer_and_no_other(method: str) -> None:
    (row,) = [rest for name, rest in ROW.findall(ERRORS) if name == method]
    assert set(WORD.findall(row.split("|")[0])) == error_words.of_method(method)


def test_the_docs_name_each_word_that_every_method_can_answer_and_no_other() -> None:
    (row,) = EVERY_METHOD.findall(ERRORS)
    assert set(WORD.findall(row)) == error_words.of_every_method()


def test_every_word_to_which_the_bot_reacts_stands_beside_the_demos() -> None:
    assert sorted(MINDED - set(WORD.findall(ERRORS))) == []
