"""Exports of tools are known by their headings, and read as those tools mean them."""

from collections.abc import Callable

import pytest

from store.loading import StagedPlan
from store.loading.interpret.tools import tool_of
from store.loading.unguarded import read_here

Reader = Callable[..., StagedPlan]


@pytest.fixture
def read_lines() -> Reader:
    return lambda *lines: read_here("\n".join(lines).encode(), "export.csv")


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        ("Task ID,Task Name,Bucket Name,Progress,Assigned To,Due Date,Checklist Items", "Microsoft Planner"),
        ("ID,Active,Task Mode,Name,Duration,Start,Finish,Predecessors,Outline Level", "Microsoft Project"),
        ("WBS,Task_Name,Start_Date,Finish_Date,Resource_Names,Outline_Level", "Microsoft Project"),
        ("Task Name,Duration,Start,Finish,Predecessors,Assigned To,% Complete,Status", "Smartsheet"),
        ("Summary,Issue key,Issue id,Issue Type,Status,Assignee,Due date,Parent id", "Jira"),
        ("ID,Work Item Type,Title 1,Title 2,Assigned To,State", "Azure DevOps"),
        ("Task ID,Created At,Completed At,Name,Section/Column,Assignee,Assignee Email,Parent task", "Asana"),
        ("Card ID,Card Name,Card URL,Members,Due Date,List Name,Archived", "Trello"),
        ("Name,Subitems,Person,Status,Date", "monday.com"),
    ],
)
def test_a_tool_is_known_by_its_headings(headings: str, name: str) -> None:
    tool = tool_of(headings.split(","))
    assert tool is not None
    assert tool.name == name


@pytest.mark.parametrize("headings", ["Ref,Action,Lead,Due date,Status", "Name,Role", "Task,Start,Finish,Owner", ""])
def test_what_people_write_themselves_is_no_tool(headings: str) -> None:
    assert tool_of(headings.split(",")) is None


def test_the_levels_of_titles_are_groups_and_their_actions(read_lines: Reader) -> None:
    plan = read_lines(
        "ID,Work Item Type,Title 1,Title 2,Assigned To,State",
        "1,Epic,Fostering,,Ada Quill,Active",
        "2,Task,,Hold open evenings,Ben Marsh <ben@example.org>,New",
        "3,Task,,Pay twice,Ben Marsh,Removed",
    )
    assert [(one.title, one.theme, one.printed_ref) for one in plan.actions] == [("Hold open evenings", "A", "2")]
    assert [theme.title for theme in plan.themes] == ["Fostering"]
    told = {one.what: one.why for one in plan.skipped}
    assert "Azure DevOps" in told["Pay twice"]


def test_archived_cards_are_left_out_and_told(read_lines: Reader) -> None:
    plan = read_lines(
        "Card ID,Card Name,Members,Due Date,Due Complete,List Name,Archived",
        "5f1c,Paint the hall,Ada Quill,31/03/2026,true,Doing,false",
        "5f1d,Buy a kettle,Ben Marsh,,,Done,true",
        "5f1e,Write the rota,Ben Marsh,30/04/2026,false,,false",
    )
    assert [(one.title, one.status) for one in plan.actions] == [
        ("Paint the hall", "Complete"),
        ("Write the rota", None),
    ]
    assert "Buy a kettle" in [one.what for one in plan.skipped]


def test_a_long_number_that_a_spreadsheet_has_shortened_is_no_reference(read_lines: Reader) -> None:
    plan = read_lines(
        "Task ID,Name,Section/Column,Assignee,Due Date,Parent task",
        "1.20E+15,Write the rota,Homes,Ada Quill,31/03/2026,",
        "1.20E+15,Ask the staff,,Ben Marsh,,Write the rota",
    )
    assert [(one.printed_ref, [step.printed_ref for step in one.milestones]) for one in plan.actions] == [
        (None, [None])
    ]
    assert [one.reading for one in plan.doubts if one.printed == "1.20E+15"] == ["no reference"]


def test_what_is_ticked_off_inside_a_task_has_no_owner_of_its_own(read_lines: Reader) -> None:
    rows = ["Task Name,Bucket Name,Assigned To,Checklist Items", "Write it,Homes,Ada Quill;Ben Marsh,Draft;Ask"]
    step_owners = [[one.owners for one in read_lines(*rows).actions[0].milestones]]
    plain = ["Ref,Action,Lead,Checklist", "1,Write it,Ada Quill;Ben Marsh,Draft;Ask"]
    step_owners += [[one.owners for one in read_lines(*plain).actions[0].milestones]]
    assert step_owners == [[[], []], [[], []]]


def test_owners_in_one_line_beside_as_many_steps_in_one_line_are_doubted(read_lines: Reader) -> None:
    plan = read_lines("Ref,Action,Lead,Milestones", "1,Write it,Ada Quill;Ben Marsh,Draft;Ask")
    assert [one.owners for one in plan.actions[0].milestones] == [["Ada Quill"], ["Ben Marsh"]]
    assert [one.reading for one in plan.doubts if one.printed == "Ada Quill;Ben Marsh"] == ["one for each step"]


def test_several_who_are_given_a_task_are_several_owners(read_lines: Reader) -> None:
    plan = read_lines(
        "Name,Task Mode,Resource Names,Finish",
        'Write the rota,Auto,"Ada Quill[50%],Ben Marsh",31/03/2026',
        'Ask the staff,Auto,"ada@example.org, ben@example.org",31/03/2026',
    )
    assert [one.owners for one in plan.actions] == [["Ada Quill", "Ben Marsh"], ["ada@example.org", "ben@example.org"]]


def test_lists_of_a_board_that_are_states_say_how_a_card_stands(read_lines: Reader) -> None:
    plan = read_lines(
        "Card Name,Card ID,List Name,Members,Due Date",
        "Paint the hall,5f1c,Doing,adaquill,2026-03-31",
        'Write the rota,5f1e,To do,"benmarsh, cleodunn",',
        "Buy paint,5f1d,Done,benmarsh,",
    )
    assert plan.themes == []
    assert [one.status for one in plan.actions] == ["Doing", "To do", "Done"]
    assert plan.actions[1].owners == ["benmarsh", "cleodunn"]


def test_a_tasks_share_is_written_as_a_share(read_lines: Reader) -> None:
    plan = read_lines("Name,Task Mode,Resource Names,% Complete", "Dig,Auto,Ada Quill,0.5", "Plant,Auto,Ben Marsh,1")
    assert [one.status for one in plan.actions] == ["50%", "100%"]


def test_groups_of_a_board_have_their_headings_again(read_lines: Reader) -> None:
    plan = read_lines(
        "Garden,,,",
        "Dig",
        "Name,Person,Status,Timeline - End",
        "Mark the beds,Ada Quill,Done,2026-03-31",
        ",",
        "Plant",
        "Name,Person,Status,Timeline - End",
        '"Buy seeds","Ben Marsh, Cleo Dunn",,2026-04-30',
    )
    themes = {one.ref: one.title for one in plan.themes}
    assert [(themes[one.theme or ""], one.title) for one in plan.actions] == [
        ("Dig", "Mark the beds"),
        ("Plant", "Buy seeds"),
    ]


def test_a_cancelled_task_of_any_tool_is_left_out_and_told(read_lines: Reader) -> None:
    plan = read_lines(
        "Task Name,Finish,Predecessors,Assigned To,Status",
        "Dig,30/04/2026,,Ada Quill,In Progress",
        "Plant,31/05/2026,1,Ben Marsh,Cancelled",
    )
    assert [one.title for one in plan.actions] == ["Dig"]
    assert {one.what: one.why for one in plan.skipped}["Plant"].endswith("Smartsheet counts it no more")
