"""Exports of tools are known by their headings, and read as those tools mean them."""

import pytest

from store.loading.interpret.tools import tool_of


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
