"""`docs/words.md` says where each word stands in the code, and no word that was given up comes back."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.structure.kit import Source

ROW = re.compile(r"^\| [^|]+ \| [^|]+ \| `([\w.]+)` \|$", re.M)
GIVEN_UP = frozenset({"parcel", "parcels", "manner", "receipt", "hands", "mishaps", "weather"})
"""A claimed message, a delivery policy, a message reference; in the demo a test user and injected faults."""


def places() -> list[str]:
    return ROW.findall((Path(__file__).parents[2] / "docs" / "words.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("place", places())
def test_a_word_stands_where_the_glossary_says(place: str) -> None:
    module, *rest = place.split(".")
    found: object = importlib.import_module(module)
    for name in rest:
        module = f"{module}.{name}"
        found = _within(found, name, module)


def _within(found: object, name: str, module: str) -> object:
    """An attribute, a module, or a field of a model, which pydantic keeps apart."""
    if hasattr(found, name):
        return getattr(found, name)
    if name in getattr(found, "model_fields", {}):
        return found
    return importlib.import_module(module)


def test_the_glossary_is_read() -> None:
    assert len(places()) > 25


def test_no_word_that_was_given_up_is_a_name(sources: list[Source]) -> None:
    found = {
        (source.name, name)
        for source in sources
        for node in ast.walk(source.tree)
        for name in _names(node)
        if GIVEN_UP & set(name.lower().split("_"))
    }
    assert found == set()


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
            return [name]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case _:
            return []
