"""Which column says what is to be done."""

from datetime import date

from benchmarks.readings.corpus.making import document, sheet, text


@document(
    ".csv",
    """
every: {status: Open}
actions:
- {ref: CA-01, title: Rewrite the chronology template so that moves stand out, owners: [Tia Brand], due: 2026-05-08}
- {ref: CA-02, title: Coach the three teams with the weakest chronologies, owners: [Roy Ennis], due: 2026-06-19}
- {ref: CA-03, title: Sample ten chronologies in each team, owners: [Tia Brand], due: 2026-07-10}
""",
)
def titles_beside_an_action_type() -> bytes:
    """ "Action type" holds the word action, yet its cells are kinds; the longest words are the titles."""
    return text("""
Ref,Action type,Description,Owner,Due date,Status
CA-01,Corrective,Rewrite the chronology template so that moves stand out,Tia Brand,08/05/2026,Open
CA-02,Preventive,Coach the three teams with the weakest chronologies,Roy Ennis,19/06/2026,Open
CA-03,Corrective,Sample ten chronologies in each team,Tia Brand,10/07/2026,Open
""")


@document(
    ".xlsx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Give every care leaver a named adviser, owners: [Sade Bello], due: 2026-04-24}
- {ref: "2", title: Check pathway plans every six months, owners: [Sade Bello], due: 2026-05-15}
- {ref: "3", title: Offer a driving lesson grant, owners: [Kit Lamb], due: 2026-06-26}
- {ref: "4", title: Write to everyone who turned 21, owners: [Kit Lamb], due: 2026-07-24}
may: [Care leavers get consistent support, Care leavers feel independent]
""",
)
def titles_that_are_unique_beside_repeated_ones() -> bytes:
    """The objective is printed again in each row; the activity beside it is what differs."""
    return sheet(
        [
            ["No.", "Objective", "Activity", "Accountable", "End date"],
            [
                "1",
                "Care leavers get consistent support",
                "Give every care leaver a named adviser",
                "Sade Bello",
                date(2026, 4, 24),
            ],
            [
                "2",
                "Care leavers get consistent support",
                "Check pathway plans every six months",
                "Sade Bello",
                date(2026, 5, 15),
            ],
            ["3", "Care leavers feel independent", "Offer a driving lesson grant", "Kit Lamb", date(2026, 6, 26)],
            ["4", "Care leavers feel independent", "Write to everyone who turned 21", "Kit Lamb", date(2026, 7, 24)],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Reopen the contact centre on Saturdays, owners: [Bo Lindh], due: any}
- {ref: "2", title: Paint the two family rooms, owners: [Cat Moss], due: any}
- {ref: "3", title: Buy toys for each age, owners: [Cat Moss], due: any}
tells: [[Date]]
""",
)
def titles_beside_two_columns_of_one_heading() -> bytes:
    """ "Date" stands twice; nothing says which is due and which was raised: it is asked about."""
    return sheet(
        [
            ["Ref", "Date", "Action", "Owner", "Date"],
            ["1", date(2026, 1, 9), "Reopen the contact centre on Saturdays", "Bo Lindh", date(2026, 3, 9)],
            ["2", date(2026, 1, 9), "Paint the two family rooms", "Cat Moss", date(2026, 4, 20)],
            ["3", date(2026, 2, 6), "Buy toys for each age", "Cat Moss", date(2026, 4, 27)],
        ]
    )


@document(
    ".xlsx",
    """
every: {theme: any, rating: any}
actions:
- {ref: "1.1", title: Single front door agreed by all partners, owners: [Ola Finch], due: 2026-09-01}
- {ref: "1.2", title: Screening tool in use at the front door, owners: [Ola Finch], due: 2026-10-01}
- {ref: "2.1", title: Weekly permanence meeting in every locality, owners: [Jude Marr], due: 2026-11-02}
""",
)
def titles_called_deliverable() -> bytes:
    """A title under "Deliverable", beside a score, a level and a category with headings of their own."""
    return sheet(
        [
            ["WBS", "Level", "Category", "Deliverable", "Impact score", "Delivery lead", "Planned completion"],
            ["1.1", "L2", "Process", "Single front door agreed by all partners", 9, "Ola Finch", date(2026, 9, 1)],
            ["1.2", "L2", "Process", "Screening tool in use at the front door", 6, "Ola Finch", date(2026, 10, 1)],
            ["2.1", "L2", "People", "Weekly permanence meeting in every locality", 8, "Jude Marr", date(2026, 11, 2)],
        ]
    )


@document(
    ".csv",
    """
columns: {owners: Named person}
actions:
- {ref: "11", title: Ring each foster carer within a week, owners: [Dawn Pike], due: 2026-04-10}
- {ref: "12", title: Put the duty number on every letter, owners: [Zac Noor], due: 2026-04-17}
- {ref: "13", title: Repeat the survey in the autumn, owners: [Eve Tran], due: 2026-10-30}
""",
)
def titles_after_people_and_dates() -> bytes:
    """The title stands last, under a heading of one word; people and days stand before it."""
    return text("""
Item,Named person,Deadline,Task
11,Dawn Pike,10/04/2026,Ring each foster carer within a week
12,Zac Noor,17/04/2026,Put the duty number on every letter
13,Eve Tran,30/10/2026,Repeat the survey in the autumn
""")
