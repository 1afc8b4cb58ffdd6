"""Which row stands under which."""

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import document, set_in, sheet, text, word


@document(
    ".csv",
    """
every: {ref: any, theme: any, status: any}
actions:
- {title: Choose two schools, under: Mentoring pilot, owners: [Jan Peel], due: 2026-04-10}
- {title: Match twenty mentors, under: Mentoring pilot, owners: [Raj Puri], due: 2026-05-22}
- {title: Write to parents, under: Holiday clubs, owners: [Jan Peel], due: 2026-06-05}
may: [Mentoring pilot, Holiday clubs]
""",
)
def parents_by_wbs_numbers() -> bytes:
    """1.1 and 1.2 have owners and days of their own, so they are actions and 1 is what groups them."""
    return text("""
WBS,Task Name,Resource Names,Finish,Status
1,Mentoring pilot,,,
1.1,Choose two schools,Jan Peel,10/04/2026,In progress
1.2,Match twenty mentors,Raj Puri,22/05/2026,Not started
2,Holiday clubs,,,
2.1,Write to parents,Jan Peel,05/06/2026,Not started
""")


def _levels(page: Worksheet) -> None:
    for row in (3, 4, 6):
        set_in(page, f"B{row}", 2)
        page.row_dimensions[row].outlineLevel = 1


@document(
    ".xlsx",
    """
every: {ref: any, theme: any}
actions:
- {title: Interview each manager, under: Listen to staff, owners: [Wes Holm], due: 2026-03-27}
- {title: Hold six open meetings, under: Listen to staff, owners: [Lyn Abbot], due: 2026-04-24}
- {title: Publish what was heard, under: Act on it, owners: [Wes Holm], due: 2026-05-29}
may: [Listen to staff, Act on it]
""",
)
def parents_by_the_cells_indent() -> bytes:
    """Tasks are set in by the cell's format and stand one outline level deeper; their words begin alike."""
    return sheet(
        [
            ["Line", "Task", "Lead", "Finish"],
            [1, "Listen to staff", None, None],
            [2, "Interview each manager", "Wes Holm", date(2026, 3, 27)],
            [3, "Hold six open meetings", "Lyn Abbot", date(2026, 4, 24)],
            [4, "Act on it", None, None],
            [5, "Publish what was heard", "Wes Holm", date(2026, 5, 29)],
        ],
        _levels,
    )


@document(
    ".csv",
    """
every: {ref: any, status: any}
columns: {completed: Done on}
actions:
- title: Open a respite home
  owners: [Hope Lacey]
  due: 2026-09-25
  steps:
  - {ref: any, title: Find a building, owners: [Hope Lacey], due: 2026-04-30, completed: 2026-04-22, means: complete}
  - {ref: any, title: Register it, owners: [Cliff Dunn], due: 2026-07-31}
- {title: Print a directory, owners: [Cliff Dunn], due: 2026-05-29}
""",
)
def parents_named_before_they_come() -> bytes:
    """Steps name their parent by its number, and stand above it."""
    return text("""
ID,Parent ID,Task,Owner,Due date,Done on
12,10,Find a building,Hope Lacey,30/04/2026,22/04/2026
13,10,Register it,Cliff Dunn,31/07/2026,
10,,Open a respite home,Hope Lacey,25/09/2026,
11,,Print a directory,Cliff Dunn,29/05/2026,
""")


@document(
    ".xlsx",
    """
actions:
- ref: "4"
  title: Improve life story work
  owners: [Tam Velez]
  due: 2026-10-30
  steps:
  - {ref: any, title: Train twelve champions, owners: [Tam Velez], due: 2026-05-29}
  - {ref: any, title: Buy memory boxes, owners: [Sky Reeve], due: 2026-06-26}
- {ref: "5", title: Check it at each review, owners: [Sky Reeve], due: 2026-11-27}
""",
)
def parents_above_lettered_steps() -> bytes:
    """Rows a) and b) under 4 are its steps, with owners and days of their own."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["4", "Improve life story work", "Tam Velez", date(2026, 10, 30)],
            ["a)", "Train twelve champions", "Tam Velez", date(2026, 5, 29)],
            ["b)", "Buy memory boxes", "Sky Reeve", date(2026, 6, 26)],
            ["5", "Check it at each review", "Sky Reeve", date(2026, 11, 27)],
        ]
    )


@document(
    ".xlsx",
    """
columns: {status: "Milestone achieved? (Y/N)"}
every: {status: any}
actions:
- {ref: "1", title: Publish the sufficiency strategy, owners: [Bron Hill], due: 2026-03-31, means: complete}
- {ref: "2", title: Sign the regional contract, owners: [Bron Hill], due: 2026-06-30, means: [none, not started]}
""",
)
def parents_none_for_yes_and_no() -> bytes:
    """ "Milestone achieved? (Y/N)" is how an action stands; it names no milestone."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Milestone achieved? (Y/N)"],
            ["1", "Publish the sufficiency strategy", "Bron Hill", date(2026, 3, 31), "Y"],
            ["2", "Sign the regional contract", "Bron Hill", date(2026, 6, 30), "N"],
        ]
    )


@document(
    ".docx",
    """
every: {rating: any}
actions:
- ref: "2"
  title: Bring court work within 26 weeks
  owners: [Head of Court Team]
  due: 2026-12-18
  steps:
  - {ref: any, title: Track every case weekly, owners: [Amos Ray], due: 2026-04-30}
  - {ref: any, title: Agree a protocol with the judge, owners: [Head of Court Team], due: 2026-06-30}
- {ref: "3", title: Write better statements, owners: [Amos Ray], due: 2026-09-30}
""",
)
def parents_of_a_table_of_milestones() -> bytes:
    """A second table lists milestones, each with the number of its action, an owner and a day."""
    return word(
        "# Court plan",
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["2", "Bring court work within 26 weeks", "Head of Court Team", "18/12/2026"],
            ["3", "Write better statements", "Amos Ray", "30/09/2026"],
        ],
        "## Milestones",
        [
            ["Action ref", "Milestone", "Lead", "Due date"],
            ["2", "Track every case weekly", "Amos Ray", "30/04/2026"],
            ["2", "Agree a protocol with the judge", "Head of Court Team", "30/06/2026"],
        ],
    )


@document(
    ".csv",
    """
every: {ref: any, theme: any}
actions:
- {title: Interview six carers, under: Carers' voice, owners: [Jo Lunt], due: 2026-04-24}
- {title: Share what they said, under: Carers' voice, owners: [Jo Lunt], due: 2026-05-22}
- {title: Replace two laptops, under: Equipment, owners: [Si Rudge], due: 2026-05-29}
may: [Carers' voice, Equipment]
""",
)
def parents_beside_a_category() -> bytes:
    """Rows of summary group the tasks; a category of each task does not take their place."""
    return text("""
No.,Task,Category,Owner,Due date
1,Carers' voice,,,
1.1,Interview six carers,People,Jo Lunt,24/04/2026
1.2,Share what they said,Process,Jo Lunt,22/05/2026
2,Equipment,,,
2.1,Replace two laptops,Systems,Si Rudge,29/05/2026
""")
