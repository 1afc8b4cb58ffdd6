"""A kind of message is one file: each is documented, and nothing else asks which kind a message is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.messages.registry import kinds
from tests.structure.kit import Source, rows_without_a_kind

ITS_OWN = ("commands/messages/", "store/reminders/")


def test_each_kind_is_one_file_of_its_name(home: Path) -> None:
    files = {path.stem for path in (home / "commands" / "messages").glob("*.py")}
    assert [name for name in kinds() if name.replace(" ", "_") not in files] == []


def test_every_kind_and_nothing_else_has_a_row_in_the_docs() -> None:
    assert rows_without_a_kind() == {"missing": [], "left over": []}


@pytest.mark.parametrize("name", kinds())
def test_every_kind_says_what_it_is_in_words_for_people(name: str) -> None:
    kind = kinds()[name]
    for words in (kind.says, kind.to, kind.when):
        assert words
        assert not words.endswith(".")


def test_nothing_else_asks_which_kind_a_message_is(sources: list[Source]) -> None:
    asking = {
        source.name: found
        for source in sources
        if not source.name.startswith(ITS_OWN) and (found := list(switches(source.tree)))
    }
    assert asking == {}


def switches(tree: ast.Module) -> Iterator[str]:
    """Places that compare something's kind with a kind of message, or list several of them."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=ast.Attribute(attr="kind"), comparators=compared):
                if any(named(one) for one in compared):
                    yield ast.unparse(node)
            case ast.Match(subject=ast.Attribute(attr="kind"), cases=cases):
                if any(named(part) for case in cases for part in ast.walk(case.pattern)):
                    yield ast.unparse(node.subject)
            case ast.Dict(keys=parts) | ast.Set(elts=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                if sum(named(part) for part in parts if part is not None) > 1:
                    yield ast.unparse(node)


def named(node: ast.AST) -> bool:
    """Whether it is a kind's name, written out or as the constant that holds it."""
    match node:
        case ast.Constant(value=str(word)):
            return word in kinds()
        case ast.Name(id=word) | ast.Attribute(attr=word):
            return word == "KIND"
        case ast.Tuple(elts=parts) | ast.Set(elts=parts) | ast.List(elts=parts):
            return any(named(part) for part in parts)
    return False
