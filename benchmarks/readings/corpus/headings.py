"""Which row is the heading, and which rows are no actions."""

from datetime import date

from benchmarks.readings.corpus.making import document, sheet, text, word, workbook


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Appoint a principal social worker, owners: [Director], due: 2026-05-29, status: On track}
- {ref: "2", title: Start weekly practice clinics, owners: [Jo Whitby], due: 2026-06-12, status: Not started}
- {ref: "3", title: Publish the practice standards, owners: [Jo Whitby], due: 2026-07-31, status: Complete}
""",
)
def headings_in_row_six_under_help() -> bytes:
    """A title, a day of extraction, two lines of help and an empty row stand above the headings."""
    return sheet(
        [
            ["Wexcombe practice improvement tracker"],
            ["Extracted 14/02/2026 08:31 by Performance Team"],
            ["How to use: fill in one row for each action. Dates are the agreed deadlines."],
            ["Owners must update the status column by the 5th of each month."],
            [],
            ["Ref", "Action", "Lead", "Deadline", "Status"],
            ["1", "Appoint a principal social worker", "Director", date(2026, 5, 29), "On track"],
            ["2", "Start weekly practice clinics", "Jo Whitby", date(2026, 6, 12), "Not started"],
            ["3", "Publish the practice standards", "Jo Whitby", date(2026, 7, 31), "Complete"],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "7", title: Write a missing-from-home protocol, owners: [Bea Stone], due: 2026-04-30, status: In progress}
- {ref: "8", title: Debrief every child within three days, owners: [Max Orme], due: 2026-05-31, status: Not started}
""",
)
def headings_with_help_inside_the_cell() -> bytes:
    """Each heading carries brackets, a question mark or a second line that says how to fill it in."""
    return sheet(
        [
            [
                "Ref\n(leave blank – added by PMO)",
                "Action (what exactly will be different?)",
                "Lead officer(s)?\nName, not team",
                "By when? (dd/mm/yyyy)",
                "Status\nPick one: Not started / In progress / Complete",
            ],
            ["7", "Write a missing-from-home protocol", "Bea Stone", "30/04/2026", "In progress"],
            ["8", "Debrief every child within three days", "Max Orme", "31/05/2026", "Not started"],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Clear the backlog of assessments, owners: [Hal Dean], due: 2026-03-31, status: In progress}
- {ref: "2", title: Set a weekly limit for each team, owners: [Una Kerr], due: 2026-04-17, status: Complete}
tells: [Total]
""",
)
def headings_and_a_row_of_totals() -> bytes:
    """Totals and averages under the table are no actions."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Deadline", "Status"],
            ["1", "Clear the backlog of assessments", "Hal Dean", date(2026, 3, 31), "In progress"],
            ["2", "Set a weekly limit for each team", "Una Kerr", date(2026, 4, 17), "Complete"],
            ["", "Total number of actions", 2, None, None],
            ["", "Total complete", 1, None, "50%"],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: C1, title: Hold a house meeting each month, owners: [Rita Penn], due: 2026-09-30, status: Open}
- {ref: C2, title: Buy a second minibus, owners: [Leo Shaw], due: 2026-10-31, status: Open}
tells: [Sample action]
""",
)
def headings_then_a_sample_row() -> bytes:
    """The first row under the headings is a sample, the second a row of hints."""
    return sheet(
        [
            ["ID", "Action", "Owner", "Due date", "Status"],
            ["SAMPLE", "Sample action – delete before use", "A N Other", "01/01/2020", "Open"],
            ["Auto", "Start with a verb", "One name only", "dd/mm/yyyy", "Open or Closed"],
            ["C1", "Hold a house meeting each month", "Rita Penn", date(2026, 9, 30), "Open"],
            ["C2", "Buy a second minibus", "Leo Shaw", date(2026, 10, 31), "Open"],
        ]
    )


@document(
    ".docx",
    """
actions:
- {ref: "2.1", title: Send the audit tool to all chairs, owners: [Mo Farris], due: 2026-03-20}
- {ref: "2.3", title: Invite health to the next meeting, owners: [Kay Lowe], due: 2026-03-27}
""",
)
def headings_of_minutes() -> bytes:
    """Minutes have a row for each item; only some end in an action, and "None" and "Noted" are none."""
    return word(
        "# Quality board: minutes of 6 March 2026",
        "Present: Mo Farris, Kay Lowe, Jem Toft",
        [
            ["Item", "Discussion", "Action agreed", "By whom", "By when"],
            ["1.1", "Apologies were received from health", "None", "", ""],
            ["2.1", "Audits vary between chairs", "Send the audit tool to all chairs", "Mo Farris", "20/03/2026"],
            ["2.2", "Figures for February were better", "Noted", "", ""],
            ["2.3", "Health was absent twice", "Invite health to the next meeting", "Kay Lowe", "27/03/2026"],
        ],
    )


@document(
    ".xlsx",
    """
every: {theme: [none, Fostering plan]}
actions:
- {ref: "1", title: Set up a fostering hotline, owners: [Ivy Cole], due: 2026-06-01, status: Not started}
- {ref: "2", title: Pay mileage within a week, owners: [Ivy Cole], due: 2026-05-01, status: In progress}
tells: [[Change history, Document history], [Distribution]]
""",
)
def headings_of_document_history() -> bytes:
    """A sheet of changes and one of distribution look like tables with dates and people."""
    return workbook(
        {
            "Change history": [
                ["Issue", "Date", "Changed by", "Summary of change"],
                ["v0.1", date(2026, 1, 5), "Ivy Cole", "Initial draft circulated to heads of service"],
                ["v0.2", date(2026, 1, 19), "Ned Frost", "Comments from legal added to section two"],
                ["v1.0", date(2026, 2, 2), "Ivy Cole", "Approved by the fostering board"],
            ],
            "Distribution": [
                ["Name", "Job title", "Date of issue"],
                ["Ned Frost", "Head of Legal", date(2026, 2, 3)],
                ["Pam Gill", "Fostering Manager", date(2026, 2, 3)],
            ],
            "Fostering plan": [
                ["Ref", "Action", "Lead", "Due date", "Status"],
                ["1", "Set up a fostering hotline", "Ivy Cole", date(2026, 6, 1), "Not started"],
                ["2", "Pay mileage within a week", "Ivy Cole", date(2026, 5, 1), "In progress"],
            ],
        }
    )


@document(
    ".xlsx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Build the data warehouse, owners: [Gus Reid], start: 2026-01-05, due: 2026-06-30}
- {ref: "2", title: Retire old reports, owners: [Ana Cruz], start: 2026-07-01, due: 2026-09-30}
""",
)
def headings_in_two_rows_with_groups() -> bytes:
    """A first row groups the second: "Start" stands under "Planned" and again under "Actual", which is empty."""

    return sheet(
        [
            [None, None, None, "Planned", None, "Actual", None],
            ["ID", "Activity", "Owner", "Start", "Finish", "Start", "Finish"],
            ["1", "Build the data warehouse", "Gus Reid", date(2026, 1, 5), date(2026, 6, 30), None, None],
            ["2", "Retire old reports", "Ana Cruz", date(2026, 7, 1), date(2026, 9, 30), None, None],
        ],
        merged=("D1:E1", "F1:G1"),
    )


@document(
    ".csv",
    """
must: [item]
actions:
- {ref: "1", title: Launch our fostering offer with health, owners: [Ada Fox], due: 2026-07-13, status: Open}
- {ref: "2", title: Review the toolkit in every team, owners: [Head of Service], due: 2026-07-14, status: Delayed}
- {ref: "3", title: Test an induction pack with schools, owners: [Service Manager], due: 2026-04-25, status: Complete}
- {ref: "4", title: Write exit interviews for managers, owners: [Nia Zak], due: 2026-04-15, status: Open}
may: [Launch our fostering offer with health, Test an induction pack with schools]
""",
)
def headings_are_no_row_of_data_that_sounds_like_them() -> bytes:
    """A row says People, Service Manager, Action and Complete: words of headings, and no row of headings."""
    return text("""
Item,Actions to be taken,Action type,Owner,RAID type,Complete by,Current status
1,Launch our fostering offer with health,Process,Ada Fox,Action,2026-07-13,Open
2,Review the toolkit in every team,Corrective,Head of Service,Action,2026-07-14,Delayed
3,Test an induction pack with schools,People,Service Manager,Action,2026-04-25,Complete
4,Write exit interviews for managers,Corrective,Nia Zak,Action,2026-04-15,Open
""")


@document(
    ".docx",
    """
must: [item]
actions:
- {ref: CS-01, title: Review a joint visiting protocol, owners: [Gwen Marsh], due: 2026-07-13, status: At risk, theme: any}
- {ref: CS-02, title: Launch the audit cycle, owners: [Head of Fostering], due: 2026-03-20, status: Done, theme: any}
- {ref: CS-03, title: Replace the old panel, owners: [Ewa Field], due: 2026-11-09, status: Open, theme: any}
""",
)
def headings_are_no_last_row_of_short_words() -> bytes:
    """A row whose kind is Action, category People and status Done is a row as the others are."""
    return word(
        "Audit improvement plan",
        [
            ["#", "RAID type", "Category", "Action", "By when?", "Accountable lead", "Progress status"],
            ["CS-01", "Action", "Systems", "Review a joint visiting protocol", "13/07/2026", "Gwen Marsh", "At risk"],
            ["CS-02", "Action", "People", "Launch the audit cycle", "20/03/2026", "Head of Fostering", "Done"],
            ["CS-03", "Action", "Process", "Replace the old panel", "09/11/2026", "Ewa Field", "Open"],
        ],
    )
