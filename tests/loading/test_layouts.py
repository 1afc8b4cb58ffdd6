"""Plans laid out as councils lay out theirs, each beside what a person reads in it (`layouts/*.expected.yaml`).

What is expected is written by hand, before the importer has read the file. It says everything that is there: what it
does not name must not be read. Words of a doubt may be the part of them that tells.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from store.dates import PrintedDate
from store.documents.staged import StagedAction, StagedMilestone, StagedTimelineEntry
from store.loading import StagedPlan
from store.loading.unguarded import read_here

LAYOUTS = Path(__file__).parent / "layouts"
DATES = ("start", "due", "completed")
NAMES = sorted(path.name.removesuffix(".expected.yaml") for path in LAYOUTS.glob("*.expected.yaml"))
SHOWN = ("title", "council", "actions", "timeline", "standards", "risks", "bodies", "named_people", "achievements")


def expected_of(name: str) -> dict[str, Any]:
    """Every value as the words that stand there, as in the product's own plan files."""
    return dict(yaml.load((LAYOUTS / f"{name}.expected.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def read_layout(name: str) -> StagedPlan:
    [path] = [path for path in LAYOUTS.glob(f"{name}.*") if not path.name.endswith(".expected.yaml")]
    return read_here(path.read_bytes(), path.name)


def in_short(plan: StagedPlan) -> dict[str, Any]:
    """Say a staged plan as the expectations do: nothing that is empty, dates in a line, references apart."""
    short = {name: _short(getattr(plan, name)) for name in SHOWN}
    short["themes"] = {one.ref: one.title for one in plan.themes}
    short["recommendations"] = {str(one.number): one.title for one in plan.recommendations}
    short["rating_key"] = [
        f"{one.printed} = {one.rating} = {one.means or '?'} ({one.source})" for one in plan.rating_key
    ]
    short["suggestions"] = [f"{one.about}: {one.printed}" for one in plan.suggestions]
    short["skipped"] = [one.what for one in plan.skipped]
    short["absent"] = {one.what: str(one.count) for one in plan.absent}
    refs = [(one.ref, one.printed_ref) for one in (*_with_milestones(plan), *plan.timeline)]
    short["made_up"] = [ref for ref, printed in refs if printed is None]
    short["printed_as"] = {ref: printed for ref, printed in refs if printed not in (None, ref)}
    return {name: value for name, value in short.items() if value}


def _with_milestones(plan: StagedPlan) -> Iterator[StagedAction | StagedMilestone]:
    for action in plan.actions:
        yield action
        yield from action.milestones


def _short(value: Any) -> Any:
    match value:
        case PrintedDate():
            return _date(value)
        case list():
            return [_short(one) for one in value]
        case StagedAction() | StagedMilestone() | StagedTimelineEntry():
            fields = {name: _short(one) for name, one in value if name != "printed_ref"}
        case str() | None:
            return value
        case int():
            return str(value)
        case _:
            fields = {name: _short(one) for name, one in value}
    return {name: one for name, one in fields.items() if one}


def _date(due: PrintedDate) -> str:
    said = f"{due.date} {due.precision}" if due.date else due.kind
    started = f" from {due.start}" if due.start else ""
    return f"{due.raw} | {said}{started}{f' was {due.was}' if due.was else ''}".strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_is_read_to_exactly_what_it_says(name: str) -> None:
    expected = expected_of(name)
    expected.pop("doubts", None)
    assert in_short(read_layout(name)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_raises_the_doubts_it_should_and_no_other(name: str) -> None:
    expected = expected_of(name).get("doubts", [])
    printed = [one.printed for one in read_layout(name).doubts]
    told = [next((words for words in expected if words in one), one) for one in printed]
    assert len(printed) == len(expected), printed
    assert all(words in one for words, one in zip(expected, printed, strict=True)), told
