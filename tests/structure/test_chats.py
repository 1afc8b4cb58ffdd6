"""`docs/chats.md`: what differs between Slack and Teams. Its rows are all there, and what they say is looked up."""

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.slack.blocks import card_blocks
from bot.slack.form_fields import field_blocks
from bot.teams.cards import card_pages
from bot.teams.form_fields import field_elements
from commands.cards import Card, Leaf, Section, Text
from commands.charts import Chart, Series
from commands.forms import AskedField, Choice, FormSection
from commands.messages.registry import kinds
from commands.registry import commands
from tests.sampler import BOARDS, SHEET, SURVEY
from tests.structure.kit import HOME, Source

Row = list[str]

PLAIN = {
    *("section", "mrkdwn", "plain_text", "raw_text", "input", "actions", "bar", "line", "pie"),
    *(
        "RichTextBlock",
        "TextRun",
        "TextBlock",
        "Container",
        "ColumnSet",
        "Column",
        "ActionSet",
        "TableRow",
        "TableCell",
    ),
}
"""Elements that hold words or other elements, and say nothing of what a chat can draw."""
TWO = Series(name="Red", values=[4, 3]), Series(name="Green", values=[20, 26])
CHARTS = [
    Chart(kind="line", title="Open", categories=["May", "June"], series=[*TWO]),
    Chart(kind="bar", title="Open", categories=["May", "June"], series=[*TWO]),
    Chart(kind="bar", title="Red", categories=["May", "June"], series=[TWO[0]]),
]
VERDICTS = ("same", "other", "not there")
A_STORY = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
A_MODULE = re.compile(r"`(bot\.[\w.]+)`")
NAMES = re.compile(r"`([^`]+)`")


def tables() -> dict[str, list[Row]]:
    """Rows by the heading of their first column."""
    found: dict[str, list[Row]] = {}
    heading = ""
    for line in (HOME / "docs" / "chats.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if not line.startswith("|"):
            heading = ""
        elif not heading:
            heading = cells[0].removeprefix("| ")
            found.setdefault(heading, [])
        elif not line.startswith("| ---"):
            found[heading].append([cell.removeprefix("| ").removesuffix(" |") for cell in cells])
    return found


ROWS = [row for rows in tables().values() for row in rows]
HELD = [row for row in ROWS if len(row) == 4]


def named(heading: str) -> list[str]:
    return [name for row in tables()[heading] for name in NAMES.findall(row[0])]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_row_says_of_teams_same_other_or_not_there(row: Row) -> None:
    verdict = next(one for one in VERDICTS if row[2].startswith(one))
    # Whoever reads that it is otherwise reads how; and that it is not there, why.
    assert verdict == "same" or ":" in row[2]


@pytest.mark.parametrize("row", HELD, ids=lambda row: row[0][:40])
def test_each_story_that_a_row_names_is_there(row: Row) -> None:
    named_here = A_STORY.findall(row[3])
    assert named_here or A_MODULE.findall(row[3])
    assert [name for path, name in named_here if name not in stories(HOME / path)] == []


@pytest.mark.parametrize("row", [row for row in HELD if A_MODULE.findall(row[3])], ids=lambda row: row[0][:40])
def test_a_part_that_a_row_names_is_used_by_the_chats_that_have_it(row: Row, sources: list[Source]) -> None:
    users = {
        chat: {one for one in A_MODULE.findall(row[3]) if uses(sources, f"bot/{chat}", one)}
        for chat in ("slack", "teams")
    }
    assert users["slack"] == set(A_MODULE.findall(row[3]))
    assert users["teams"] == (set() if row[2].startswith("not there") else users["slack"])


def uses(sources: Iterable[Source], folder: str, module: str) -> bool:
    """Whether a chat has something of a module of all chats, or is the chat whose own it is."""
    wired = ("bot/assemble.py",) if folder == "bot/slack" else ()
    return any(one.name.startswith((f"{folder}/", *wired)) and one.imports_from(module) for one in sources)


@cache
def stories(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}


def test_each_kind_of_message_has_one_row() -> None:
    assert sorted(named("Kind")) == sorted(kinds())


def test_a_command_with_a_row_of_its_own_is_one_and_one_row_covers_the_rest() -> None:
    first, *own = tables()["Command"]
    assert first[0] == "every other"
    assert all(NAMES.fullmatch(row[0]) for row in own)
    assert [name for name in named("Command") if name not in commands()] == []


def test_a_command_that_sends_files_has_a_row_of_its_own(sources: list[Source]) -> None:
    """A chat decides whether it sends any."""
    sending = {
        one.name for one in sources if one.name.startswith("commands/") and "request.sends" in ast.unparse(one.tree)
    }
    functions = {command.run.__module__.replace(".", "/") + ".py": name for name, command in commands().items()}
    assert sending
    assert {functions[one] for one in sending} <= set(named("Command"))


def test_each_part_of_a_card_has_a_row_that_names_what_either_chat_draws() -> None:
    drawn: dict[str, tuple[set[str], set[str]]] = {}
    for part in [*SHEET.parts, *CHARTS]:
        # What is in a section has rows of its own.
        alone = Section(title=part.title, parts=[Text(text="Words.")]) if isinstance(part, Section) else part
        card = Card(title="The plan", parts=[alone])
        slack, teams = drawn.setdefault(type(part).__name__, (set(), set()))
        slack |= elements(card_blocks(card)[1:])
        teams |= elements([page["body"][1:] for page in card_pages(card)])
    assert set(drawn) == {one.__name__ for one in (*get_args(Leaf), Section)}
    assert named_elements("Part") == drawn


def test_each_field_of_a_form_has_a_row_that_names_what_either_chat_asks_with() -> None:
    many = Choice(name="board", label="Which board?", options=BOARDS)
    drawn: dict[str, tuple[set[str], set[str]]] = {}
    for field in [*SURVEY.fields, many]:
        slack, teams = drawn.setdefault(type(field).__name__, (set(), set()))
        slack |= elements(list(field_blocks(field, 0, lambda _: None)))
        teams |= elements(list(field_elements(field, {}, lambda _: None)))
    assert set(drawn) == {one.__name__ for one in (*get_args(AskedField), FormSection)}
    assert named_elements("Field") == drawn


def named_elements(heading: str) -> dict[str, tuple[set[str], set[str]]]:
    """What either chat draws of each thing, as the rows of a table say."""
    return {
        NAMES.findall(row[0])[0]: (set(NAMES.findall(row[1])), set(NAMES.findall(row[2]))) for row in tables()[heading]
    }


def elements(drawn: Any) -> set[str]:
    """The kinds of element in what is drawn, but those that hold words alone."""
    match drawn:
        case list():
            return {kind for one in drawn for kind in elements(one)}
        case dict():
            own = {drawn["type"]} if isinstance(drawn.get("type"), str) else set()
            return (own | {kind for one in drawn.values() for kind in elements(one)}) - PLAIN
        case _:
            return set()
