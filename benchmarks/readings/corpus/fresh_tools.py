"""Documents written once the reading was mended, expectations first: how well it reads what it never saw. Exports of tools."""

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import (
    document,
    set_in,
    sheet,
    text,
    workbook,
)


@document(
    ".xlsx",
    """
every: {ref: any, status: any, theme: any, means: any}
actions:
- {title: Write the specification, under: New duty system, owners: [Fran Hoyle], start: 2026-02-02, due: 2026-02-27}
- {title: Test with four teams, under: New duty system, owners: [Fran Hoyle, Gus Tait], start: 2026-03-02, due: 2026-04-10}
- {title: Switch the old system off, under: Closing down, owners: [Gus Tait], start: 2026-05-04, due: 2026-05-08}
may: [New duty system, Closing down]
""",
)
def fresh_project_by_outline_numbers() -> bytes:
    """A project sheet with outline numbers, real days and people in one cell."""
    return sheet(
        [
            ["Unique ID", "Outline Number", "Task Name", "Duration", "Start", "Finish", "Resource Names", "% Complete"],
            [101, "1", "New duty system", "50d", date(2026, 2, 2), date(2026, 4, 10), None, 0.4],
            [102, "1.1", "Write the specification", "20d", date(2026, 2, 2), date(2026, 2, 27), "Fran Hoyle", 1],
            [
                103,
                "1.2",
                "Test with four teams",
                "30d",
                date(2026, 3, 2),
                date(2026, 4, 10),
                "Fran Hoyle; Gus Tait",
                0.2,
            ],
            [104, "2", "Closing down", "5d", date(2026, 5, 4), date(2026, 5, 8), None, 0],
            [105, "2.1", "Switch the old system off", "5d", date(2026, 5, 4), date(2026, 5, 8), "Gus Tait", 0],
        ]
    )


def _folded(page: Worksheet) -> None:
    for row in (3, 4):
        set_in(page, f"A{row}", 1)
        page.row_dimensions[row].outlineLevel = 1
        page.row_dimensions[row].hidden = True
    page.row_dimensions[2].collapsed = True


@document(
    ".xlsx",
    """
must: [item]
every: {theme: any, status: any, rating: any}
actions:
- {title: Ask each team what it needs, under: Find the need, owners: [ana@example.org], due: 2026-03-20}
- {title: Sum it up in two pages, under: Find the need, owners: [rik@example.org], due: 2026-04-03}
- {title: Tell the board, owners: [rik@example.org], due: 2026-04-17}
may: [Find the need]
tells: [[collapsed, folded, closed up, grouped]]
""",
)
def fresh_levels_that_are_folded_away() -> bytes:
    """Children of a summary row are set in, and their group is closed."""
    return sheet(
        [
            ["Task Name", "Assigned To", "Start Date", "End Date", "Status", "Health"],
            ["Find the need", None, None, date(2026, 4, 3), "In Progress", "Green"],
            ["Ask each team what it needs", "ana@example.org", None, date(2026, 3, 20), "In Progress", "Green"],
            ["Sum it up in two pages", "rik@example.org", None, date(2026, 4, 3), "Not Started", "Gray"],
            ["Tell the board", "rik@example.org", None, date(2026, 4, 17), "Not Started", "Gray"],
        ],
        _folded,
    )


@document(
    ".csv",
    """
every: {status: any, means: any}
actions:
- {ref: CYP-12, title: Publish the short breaks statement, kind: [action, step], owners: [Nell Marsh], due: 2026-04-30}
- {ref: CYP-13, title: Ask parents to check the draft, kind: [action, step], owners: [Obi Lane], due: 2026-05-06}
- {ref: CYP-14, title: Put it in plain words, kind: [action, step], owners: [Obi Lane], due: 2026-06-12}
""",
)
def fresh_issues_with_american_times() -> bytes:
    """An export of issues whose days are month-first with a time; only the first of them shows that."""
    return text("""
Summary,Issue key,Issue Type,Status,Priority,Assignee,Reporter,Created,Due date,Component/s,Epic Link
Publish the short breaks statement,CYP-12,Story,In Review,High,Nell Marsh,Obi Lane,2/27/26 10:02 AM,4/30/26 12:00 AM,SEND,CYP-1
Ask parents to check the draft,CYP-13,Task,To Do,Medium,Obi Lane,Nell Marsh,2/28/26 3:40 PM,5/6/26 12:00 AM,SEND,CYP-1
Put it in plain words,CYP-14,Task,Done,Low,Obi Lane,Nell Marsh,3/1/26 9:15 AM,6/12/26 12:00 AM,SEND,CYP-1
""")


@document(
    ".csv",
    """
every: {ref: any, status: any, theme: any, means: any}
actions:
- {title: Draft the agreement, under: Joint protocol, owners: [[Tess Holt], [Tess Holt <tess.holt@example.org>]], due: 2026-03-13}
- {title: Sign it with the hospital, under: Joint protocol, owners: [[Ivor Bean], [Ivor Bean <ivor.bean@example.org>]], due: 2026-04-17}
- {title: Write the leaflet, under: Tell families, due: 2026-05-29}
may: [Hospital discharge, Joint protocol, Tell families]
""",
)
def fresh_work_items_in_three_title_columns() -> bytes:
    """A tree of work items: the column in which the title stands is its depth."""
    return text("""
ID,Work Item Type,Title 1,Title 2,Title 3,Assigned To,State,Target Date
1,Epic,Hospital discharge,,,,Active,
2,Feature,,Joint protocol,,,Active,
3,User Story,,,Draft the agreement,Tess Holt <tess.holt@example.org>,Closed,13/03/2026 00:00:00
4,User Story,,,Sign it with the hospital,Ivor Bean <ivor.bean@example.org>,Active,17/04/2026 00:00:00
5,Feature,,Tell families,,,New,
6,User Story,,,Write the leaflet,,New,29/05/2026 00:00:00
""")


@document(
    ".xlsx",
    """
every: {ref: any, status: any, theme: any, means: any}
columns: {due: Due date, start: Start date, completed: Completed Date}
actions:
- {title: Choose the rooms, owners: [Sal Imre], start: 2026-02-16, due: 2026-03-27, completed: 2026-03-25}
- {title: Hang the pictures, owners: [Sal Imre, Bo Wick], due: 2026-04-09}
- title: Invite the young people
  owners: [Bo Wick]
  due: 2026-05-12
  steps: [{title: Write the card}, {title: Post it}]
""",
)
def fresh_planner_with_month_first_days() -> bytes:
    """Planner's workbook from a machine with American settings, under its preamble."""
    return workbook(
        {
            "Tasks": [
                ["Plan name", "Art for the contact centre"],
                ["Plan ID", "zz81"],
                ["Date of export", "04/01/2026"],
                [],
                [
                    "Task ID",
                    "Task Name",
                    "Bucket Name",
                    "Progress",
                    "Priority",
                    "Assigned To",
                    "Created By",
                    "Created Date",
                    "Start date",
                    "Due date",
                    "Is Recurring",
                    "Late",
                    "Completed Date",
                    "Completed By",
                    "Completed Checklist Items",
                    "Checklist Items",
                    "Labels",
                    "Description",
                ],
                [
                    "t1",
                    "Choose the rooms",
                    "Rooms",
                    "Completed",
                    "Medium",
                    "Sal Imre",
                    "Sal Imre",
                    "02/13/2026",
                    "02/16/2026",
                    "03/27/2026",
                    "false",
                    "false",
                    "03/25/2026",
                    "Sal Imre",
                    "",
                    "",
                    "",
                    "",
                ],
                [
                    "t2",
                    "Hang the pictures",
                    "Rooms",
                    "Not started",
                    "Medium",
                    "Sal Imre;Bo Wick",
                    "Sal Imre",
                    "02/13/2026",
                    "",
                    "04/09/2026",
                    "false",
                    "false",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                ],
                [
                    "t3",
                    "Invite the young people",
                    "People",
                    "In progress",
                    "Low",
                    "Bo Wick",
                    "Sal Imre",
                    "02/13/2026",
                    "",
                    "05/12/2026",
                    "false",
                    "false",
                    "",
                    "",
                    "0/2",
                    "Write the card;Post it",
                    "",
                    "",
                ],
            ]
        }
    )


@document(
    ".csv",
    """
every: {ref: any, status: any, rating: any, theme: any, means: any}
actions:
- {title: Read every serious case review since 2020, owners: [Wyn Cole], due: 2026-04-24}
- {title: List what comes up twice, owners: [Wyn Cole, Dee Farr], due: 2026-05-15}
- {title: Hold a day of learning, owners: [Dee Farr], due: 2026-07-03}
""",
)
def fresh_items_in_groups_of_a_board() -> bytes:
    """A board exported as CSV: its name, a group's name, headings, items, an empty line, the next group."""
    return text("""
Learning from reviews
,
Read and sort
Name,Person,Status,Timeline - Start,Timeline - End,Priority
Read every serious case review since 2020,Wyn Cole,Working on it,,2026-04-24,High
List what comes up twice,"Wyn Cole, Dee Farr",,,2026-05-15,Medium
,
Share
Name,Person,Status,Timeline - Start,Timeline - End,Priority
Hold a day of learning,Dee Farr,Stuck,,2026-07-03,High
""")
