"""Why a message was not sent is told in words of our own, each of which people are told in a sentence."""

import ast

import pytest

from bot.slack import refusals
from commands.messages.explaining import WHY
from store.rules import reasons
from tests.structure.kit import Source

OURS = {value for name, value in vars(reasons).items() if name.isupper()}
SLACKS = (
    {*refusals.REASONS, *refusals.NOT_LET_IN, *refusals.ACCOUNT_GONE, *refusals.GONE_FOR_GOOD, *refusals.MAY_NOT_READ}
) - OURS


def test_every_reason_has_its_sentence() -> None:
    words = {name: value for name, value in vars(reasons).items() if name.isupper()}
    assert words
    assert [name for name, value in words.items() if value not in WHY] == []


@pytest.mark.parametrize("reason", sorted({*refusals.REASONS.values()}))
def test_a_chat_says_its_errors_in_words_of_ours(reason: str) -> None:
    assert reason in OURS


def test_nothing_but_a_chats_own_folder_knows_its_error_words(sources: list[Source]) -> None:
    """But the migration that said them anew."""
    elsewhere = [one for one in sources if not one.name.startswith(("bot/", "store/migrations/"))]
    known = {one.name: words for one in elsewhere if (words := SLACKS & constants(one.tree))}
    assert len(SLACKS) > 20
    assert known == {}


def constants(tree: ast.Module) -> set[object]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
