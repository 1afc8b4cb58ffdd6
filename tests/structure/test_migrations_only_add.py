"""New migrations only add, so that the release before can still read and write what the newer one has made."""

import ast
from pathlib import Path

import pytest

from store.schema import VERSIONS

SINCE = "0037"
"""Those before landed earlier than the rule."""
ADDS = {"add_column", "create_table", "create_index", "execute", "f", "get_bind", "get_context", "bulk_insert"}
LOST = "LOST_GOING_BACK"
"""A sentence in a migration that cannot keep to the rule: what would be lost by going back one release."""


def breaches(source: str) -> list[str]:
    """What an upgrade does beside adding, and columns that an older release would leave empty and must not."""
    tree = ast.parse(source)
    if any(isinstance(one, ast.Assign) and LOST in {ast.unparse(name) for name in one.targets} for one in tree.body):
        return []
    found = []
    (upgrade,) = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name == "upgrade"]
    for call in [one for one in ast.walk(upgrade) if isinstance(one, ast.Call)]:
        words = ast.unparse(call.func).split(".")
        if words[0] in ("op", "batch") and words[-1] not in ADDS:
            found.append(words[-1])
        if words == ["op", "add_column"]:
            said = {word.arg: ast.unparse(word.value) for word in getattr(call.args[1], "keywords", [])}
            if said.get("nullable") == "False" and "server_default" not in said:
                found.append("add_column that must not be empty")
        if words == ["op", "create_index"] and any(word.arg == "unique" for word in call.keywords):
            found.append("unique index")
    return found


@pytest.mark.parametrize(
    "file", sorted(file for file in VERSIONS.glob("0*.py") if file.name > SINCE), ids=lambda file: file.stem
)
def test_a_new_migration_only_adds(file: Path) -> None:
    assert breaches(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("op.drop_column('item', 'title')", ["drop_column"]),
        ("op.alter_column('item', 'title', nullable=False)", ["alter_column"]),
        ("op.add_column('item', sa.Column('x', sa.String(), nullable=False))", ["add_column that must not be empty"]),
        ("op.add_column('item', sa.Column('x', sa.String(), nullable=False, server_default=''))", []),
        ("op.create_index('ix', 'item', ['x'], unique=True)", ["unique index"]),
        ("op.create_table('x', sa.Column('id', sa.Integer(), nullable=False))", []),
    ],
)
def test_what_takes_away_is_found(line: str, found: list[str]) -> None:
    source = f"def upgrade() -> None:\n    {line}\n"
    assert breaches(source) == found
    assert breaches(f"{LOST} = 'The titles.'\n{source}") == []
