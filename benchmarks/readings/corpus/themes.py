"""What groups actions, and what only looks as if it did."""

from datetime import date

from benchmarks.readings.corpus.making import document, sheet, text, word, workbook


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Count children waiting for a school place, owners: [Amy Dunne], due: 2026-03-27}
- {ref: "2", title: Meet the admissions team, owners: [Amy Dunne], due: 2026-04-03}
- {ref: "3", title: Offer tuition after ten days, owners: [Yan Li], due: 2026-04-24}
""",
)
def themes_are_no_moscow() -> bytes:
    """ "Priority" of Must, Should and Could is a priority."""
    return sheet(
        [
            ["Ref", "Priority", "Action", "Owner", "Due"],
            ["1", "Must", "Count children waiting for a school place", "Amy Dunne", date(2026, 3, 27)],
            ["2", "Should", "Meet the admissions team", "Amy Dunne", date(2026, 4, 3)],
            ["3", "Could", "Offer tuition after ten days", "Yan Li", date(2026, 4, 24)],
        ]
    )


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Send the rota to all homes, owners: [Bill Hay], due: 2026-02-27, status: any}
- {ref: "2", title: Check who holds a licence, owners: [Bill Hay], due: 2026-03-06, status: any}
- {ref: "3", title: Lease two cars, owners: [Ros Teal], due: 2026-03-13, status: any}
- {ref: "4", title: Insure the drivers, owners: [Ros Teal], due: 2026-03-20, status: any}
""",
)
def themes_are_no_p1_to_p4() -> bytes:
    """P1 to P4 with a word behind each is a scale as well."""
    return text("""
Ref,Priority,Action,Lead,Due date,Status
1,P1 - Urgent,Send the rota to all homes,Bill Hay,27/02/2026,Open
2,P2 - High,Check who holds a licence,Bill Hay,06/03/2026,Open
3,P3 - Normal,Lease two cars,Ros Teal,13/03/2026,Open
4,P4 - Low,Insure the drivers,Ros Teal,20/03/2026,Open
""")


@document(
    ".xlsx",
    """
every: {status: any}
actions:
- {ref: "4", title: Find a trainer for the night team, owners: [Peg Lyon], due: 2026-05-05}
- {ref: "5", title: Write the course, owners: [Peg Lyon], due: 2026-05-19}
- {ref: "6", title: Book the hall, owners: [Deb Cox], due: 2026-06-02, means: [complete, none]}
""",
)
def themes_are_no_states_across_the_table() -> bytes:
    """Lines across the table say to do, doing and done."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["TO DO", None, None, None],
            ["4", "Find a trainer for the night team", "Peg Lyon", date(2026, 5, 5)],
            ["IN PROGRESS", None, None, None],
            ["5", "Write the course", "Peg Lyon", date(2026, 5, 19)],
            ["DONE", None, None, None],
            ["6", "Book the hall", "Deb Cox", date(2026, 6, 2)],
        ]
    )


@document(
    ".docx",
    """
every: {theme: [none]}
actions:
- {ref: "1", title: List every unallocated case, owners: [Flo West], due: 2026-02-20}
- {ref: "2", title: Allocate those older than ten days, owners: [Flo West], due: 2026-02-27}
""",
)
def themes_are_no_furniture_of_a_page() -> bytes:
    """A marking, a version and a page number stand over and under the table."""
    return word(
        "OFFICIAL – SENSITIVE",
        "Allocation plan",
        "Version 0.4 DRAFT, last saved 16/02/2026 by Flo West",
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["1", "List every unallocated case", "Flo West", "20/02/2026"],
            ["2", "Allocate those older than ten days", "Flo West", "27/02/2026"],
        ],
        "Page 1 of 1",
        "Not for onward circulation",
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Set a caseload ceiling, theme: Workforce, owners: [Ingrid Moe], due: 2026-06-30}
- {ref: "2", title: Hire four newly qualified workers, theme: Workforce, owners: [Ingrid Moe], due: 2026-09-30}
- {ref: "3", title: Replace the old forms, theme: Recording, owners: [Jay Pell], due: 2026-07-31}
""",
)
def themes_in_merged_cells_beside_priorities() -> bytes:
    """A workstream in merged cells is the theme; the priority beside it is none."""
    return sheet(
        [
            ["Workstream", "Priority", "Ref", "Action", "Owner", "Due date"],
            ["Workforce", "High", "1", "Set a caseload ceiling", "Ingrid Moe", date(2026, 6, 30)],
            [None, "Medium", "2", "Hire four newly qualified workers", "Ingrid Moe", date(2026, 9, 30)],
            ["Recording", "High", "3", "Replace the old forms", "Jay Pell", date(2026, 7, 31)],
        ],
        merged=("A2:A3",),
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Rename the front page, owners: [Nev Hart], due: 2026-03-20}
- {ref: "2", title: Put the number on each page, owners: [Nev Hart], due: 2026-03-27}
""",
)
def themes_are_no_title_in_the_first_heading() -> bytes:
    """The title is a heading of the first level, and the only one: it groups nothing."""
    return word(
        "## Website for young people",
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["1", "Rename the front page", "Nev Hart", "20/03/2026"],
            ["2", "Put the number on each page", "Nev Hart", "27/03/2026"],
        ],
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Order the blankets, owners: [Pip Dorn], due: 2026-10-02}
- {ref: "2", title: Wash the old ones, owners: [Pip Dorn], due: 2026-10-09}
""",
)
def themes_are_no_title_by_its_style() -> bytes:
    """The title has Word's style for titles, and says nothing of a plan."""
    return word(
        "# Winter at Larch Cottage",
        [
            ["Ref", "Action", "Lead", "Due date"],
            ["1", "Order the blankets", "Pip Dorn", "02/10/2026"],
            ["2", "Wash the old ones", "Pip Dorn", "09/10/2026"],
        ],
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Fix the heating, owners: [Cal Roe], due: 2026-10-16, status: Open}
- {ref: "2", title: Insulate the roof, owners: [Cal Roe], due: 2026-11-13, status: Open}
""",
)
def themes_are_no_title_on_a_later_sheet() -> bytes:
    """The title stands on the second sheet, after one of contacts: it is the plan's title, and groups nothing."""
    return workbook(
        {
            "Contacts": [["Name", "Role", "Email"], ["Cal Roe", "Estates Manager", "cal.roe@example.org"]],
            "Plan": [
                ["Larchwood home improvement plan"],
                [],
                ["Ref", "Action", "Lead", "Due date", "Status"],
                ["1", "Fix the heating", "Cal Roe", date(2026, 10, 16), "Open"],
                ["2", "Insulate the roof", "Cal Roe", date(2026, 11, 13), "Open"],
            ],
        }
    )
