"""Documents as they come: several traits in one."""

from datetime import date

from docx.document import Document as Word
from openpyxl.workbook.workbook import Workbook

from benchmarks.readings.corpus.making import control, document, filled, put_inside, sheet, table, text, word, workbook


@document(
    ".xlsx",
    """
every: {rating: any, means: any, status: any}
must: [rating]
actions:
- {ref: "1.1", title: Recruit a permanent assistant director, theme: any, owners: [DCS], due: 2026-04-30, rating: green}
- {ref: "1.2", title: Hold monthly performance clinics, theme: any, owners: [AD Safeguarding], due: 2026-03-31, rating: amber}
- {ref: "2.1", title: Audit sixty cases a month, theme: any, owners: [Head of QA], due: 2026-05-29, rating: red}
key: {Green: on track, Amber: at risk, Red: delayed}
""",
)
def mixed_an_improvement_plan_with_banners() -> bytes:
    """Title, banners of priorities, coloured words under RAG, a key at the foot, an update with days in its words."""
    return sheet(
        [
            ["Haverbrook Children's Services: Improvement Plan 2026"],
            ["Updated for the Improvement Board of 10 February 2026"],
            [],
            ["Ref", "Action", "Lead", "Timescale", "RAG", "Progress update"],
            ["Priority 1: Leadership and management"],
            [
                "1.1",
                "Recruit a permanent assistant director",
                "DCS",
                date(2026, 4, 30),
                "Green",
                "10/02: advert closed with nine names",
            ],
            [
                "1.2",
                "Hold monthly performance clinics",
                "AD Safeguarding",
                date(2026, 3, 31),
                "Amber",
                "03/02: two of three held",
            ],
            ["Priority 2: Quality of practice"],
            ["2.1", "Audit sixty cases a month", "Head of QA", date(2026, 5, 29), "Red", "Not enough auditors"],
            [],
            ["RAG key"],
            ["Green", "On track"],
            ["Amber", "Some delay, can be recovered"],
            ["Red", "Off track"],
        ],
        filled({"E6": "00B050", "E7": "FFC000", "E9": "FF0000"}),
        merged=("A1:F1", "A5:F5", "A8:F8"),
    )


@document(
    ".xlsx",
    """
every: {status: any, theme: any}
actions:
- {ref: A1, title: Agree a data-sharing protocol with health, owners: [Ros Nye], due: 2026-03-27}
- {ref: A2, title: Train both teams in its use, owners: [Ros Nye], due: 2026-04-24}
risks: [Health cannot share its data, Staff leave before the training]
may: [Write to the chief nurse, Film the training]
tells: [[Instructions, How to fill in this log], [Lists]]
""",
)
def mixed_a_log_of_four_sheets() -> bytes:
    """Instructions, risks with scores and mitigations, actions, and lists for the drop-downs."""
    return workbook(
        {
            "Instructions": [
                ["How to fill in this log"],
                ["Step", "What to do"],
                ["1", "Add each new risk at the bottom of the sheet"],
                ["2", "Give it a score and an owner"],
            ],
            "Risks": [
                [
                    "Risk ID",
                    "Risk description",
                    "Likelihood (1-5)",
                    "Impact (1-5)",
                    "Score",
                    "Mitigating actions",
                    "Owner",
                    "Review date",
                ],
                [
                    "R1",
                    "Health cannot share its data",
                    3,
                    5,
                    15,
                    "Write to the chief nurse",
                    "Ros Nye",
                    date(2026, 3, 2),
                ],
                ["R2", "Staff leave before the training", 2, 3, 6, "Film the training", "Ian Tull", date(2026, 3, 2)],
            ],
            "Actions": [
                ["Action ID", "Action", "Linked risk", "Owner", "Due date", "Status"],
                ["A1", "Agree a data-sharing protocol with health", "R1", "Ros Nye", date(2026, 3, 27), "Open"],
                ["A2", "Train both teams in its use", "R2", "Ros Nye", date(2026, 4, 24), "Open"],
            ],
            "Lists": [["Status", "Owner", "Score"], ["Open", "Ros Nye", 1], ["Closed", "Ian Tull", 2], [None, None, 3]],
        }
    )


@document(
    ".docx",
    """
actions:
- {ref: "14", title: Send the revised threshold guide to schools, owners: [KM], due: 2026-04-02, status: any}
- {ref: "15", title: Bring figures on repeat referrals, owners: [JB, KM], due: 2026-05-07, status: any}
""",
)
def mixed_minutes_with_an_action_table() -> bytes:
    """Minutes with a list of who came, paragraphs of talk, and a table of actions at the end."""
    return word(
        "Front Door Steering Group improvement plan",
        "Minutes of the meeting held on 5 March 2026",
        [["Present", "Role"], ["Kim Moore (KM)", "Head of MASH"], ["Jo Banks (JB)", "Data Manager"]],
        "1. Welcome. KM welcomed everyone. The minutes of 5 February were agreed.",
        "2. Thresholds. Schools still use the old guide. KM will send the new one.",
        "Action log",
        [
            ["No.", "Action", "Who", "By when", "Status"],
            ["14", "Send the revised threshold guide to schools", "KM", "2 April 2026", "New"],
            ["15", "Bring figures on repeat referrals", "JB / KM", "7 May 2026", "Carried forward"],
        ],
        "Date of next meeting: 2 April 2026",
    )


@document(
    ".xlsx",
    """
every: {status: any, theme: any}
columns: {completed: Date closed}
actions:
- {ref: "21", title: Refresh the induction pack, owners: [Ann Vale], due: 2026-04-17}
- {ref: "22", title: Buddy each new starter, owners: [Hugh Rees], due: 2026-05-15}
- {ref: "17", title: Order name badges, owners: [Ann Vale], completed: 2026-01-16, means: complete}
may: [Order name badges]
""",
)
def mixed_open_and_closed_on_one_sheet() -> bytes:
    """Open actions, an empty row, and closed ones under headings of their own."""
    return sheet(
        [
            ["Open actions"],
            ["Ref", "Action", "Owner", "Due date", "Status"],
            ["21", "Refresh the induction pack", "Ann Vale", date(2026, 4, 17), "In progress"],
            ["22", "Buddy each new starter", "Hugh Rees", date(2026, 5, 15), "Not started"],
            [],
            ["Closed actions"],
            ["Ref", "Action", "Owner", "Date closed", "Status"],
            ["17", "Order name badges", "Ann Vale", date(2026, 1, 16), "Closed"],
        ]
    )


@document(
    ".xlsx",
    """
every: {means: any}
columns: {due: "When?"}
actions:
- {ref: "1", title: Write to each family, owners: [Meg Lund], due: 2026-03-31}
- {ref: "2", title: Ask for replies, owners: [Meg Lund], due: ongoing}
- {ref: "3", title: Sum up what they say, owners: [Art Hale], due: [to_be_confirmed, none]}
- {ref: "4", title: Publish the summary, owners: [Art Hale], due: 2026-06-30}
- {ref: "5", title: Plan the next survey, owners: [Art Hale], due: [2026-04-06, 2026-04-12, none]}
- {ref: "6", title: Thank everyone, owners: [Meg Lund], due: [immediate, none]}
""",
)
def mixed_days_in_many_words() -> bytes:
    """31st March '26, ongoing, TBC, a quarter, a week that begins on a day, ASAP."""
    return sheet(
        [
            ["#", "What will we do?", "Who?", "When?"],
            ["1", "Write to each family", "Meg Lund", "31st March '26"],
            ["2", "Ask for replies", "Meg Lund", "Ongoing"],
            ["3", "Sum up what they say", "Art Hale", "TBC"],
            ["4", "Publish the summary", "Art Hale", "Q1 2026/27"],
            ["5", "Plan the next survey", "Art Hale", "w/c 6 April 2026"],
            ["6", "Thank everyone", "Meg Lund", "ASAP"],
        ]
    )


@document(
    ".csv",
    """
actions:
- {ref: S1, title: Split the team in two, owners: [Ola Rix, Pat Mead], due: 2026-05-01, status: any, means: any, rating: green}
- {ref: S2, title: Move desks, owners: [Facilities Manager], due: 2026-05-08, status: any, means: any, rating: amber}
- {ref: S3, title: Tell partners, owners: [Head of Communications and Marketing], due: 2026-05-15, status: any, means: any, rating: red}
""",
)
def mixed_owners_of_several_shapes() -> bytes:
    """Two people with an ampersand, a post, and a post with "and" in it."""
    return text("""
Ref,Action,Responsible,Deadline,Progress (RAG)
S1,Split the team in two,Ola Rix & Pat Mead,01/05/2026,Green
S2,Move desks,Facilities Manager,08/05/2026,Amber
S3,Tell partners,Head of Communications and Marketing,15/05/2026,Red
""")


def _forms(page: Word) -> None:
    for number, (title, owner, day, status) in enumerate(
        (
            ("Build a rota for the emergency duty team", "Lin Shaw", "30/04/2026", "In progress"),
            ("Put the rota on the intranet", "Choose an item.", "Click or tap to enter a date.", "Choose an item."),
        ),
        start=1,
    ):
        made = table(
            page,
            [
                [f"Action {number}", ""],
                ["Description", ""],
                ["Accountable officer", ""],
                ["Due date", ""],
                ["Status", ""],
            ],
        )
        made.rows[0].cells[0].merge(made.rows[0].cells[1])
        for row, words in enumerate((title, owner, day, status), start=1):
            put_inside(made.rows[row].cells[1], control(words, placeholder=words.startswith(("Choose", "Click"))))
        page.add_paragraph("")


@document(
    ".docx",
    """
must: [item]
every: {theme: any}
actions:
- {ref: ["1", none], title: Build a rota for the emergency duty team, owners: [Lin Shaw], due: 2026-04-30, status: In progress}
- {ref: ["2", none], title: Put the rota on the intranet}
""",
)
def mixed_a_form_for_each_action() -> bytes:
    """A form for each action, filled in through content controls; the second is half empty."""
    return word("Emergency duty improvement plan", _forms)


def _freeze(book: Workbook) -> None:
    page = book["Tracker"]
    page.freeze_panes = "A4"
    page.auto_filter.ref = "A3:G6"
    page.column_dimensions["G"].hidden = True


@document(
    ".xlsx",
    """
every: {means: any}
actions:
- {ref: "1", title: Pick a lead for each school cluster, owners: [Bess Oram], start: 2026-01-12, due: 2026-02-13, status: Complete}
- {ref: "2", title: Visit clusters each term, owners: [Bess Oram], start: 2026-02-16, due: 2026-07-17, status: In progress}
- {ref: "3", title: Share attendance data, owners: [Clive Ito], start: 2026-03-02, due: 2026-12-18, status: Not started}
tells: [hidden]
""",
)
def mixed_a_tracker_with_a_hidden_column() -> bytes:
    """A line of help over the headings, a filter that hides nothing, and a column of notes that is hidden."""
    return workbook(
        {
            "Tracker": [
                ["Attendance tracker"],
                ["Please do not insert columns"],
                ["No", "Action", "Lead", "Start", "Finish", "Status", "Internal notes"],
                [
                    "1",
                    "Pick a lead for each school cluster",
                    "Bess Oram",
                    date(2026, 1, 12),
                    date(2026, 2, 13),
                    "Complete",
                    "hard work",
                ],
                ["2", "Visit clusters each term", "Bess Oram", date(2026, 2, 16), date(2026, 7, 17), "In progress", ""],
                [
                    "3",
                    "Share attendance data",
                    "Clive Ito",
                    date(2026, 3, 2),
                    date(2026, 12, 18),
                    "Not started",
                    "ask legal",
                ],
            ]
        },
        _freeze,
    )


@document(
    ".csv",
    """
columns: {due: Due Date}
every: {ref: any, status: any, theme: any}
actions:
- {title: Set a date for the hearing, under: Court readiness, owners: [maya@example.org], due: 2026-04-15}
- {title: Bundle the papers, under: Court readiness, owners: [theo@example.org], due: 2026-05-22, means: any}
- {title: Book interpreters, under: Court readiness, owners: [maya@example.org, theo@example.org], due: 2026-06-03}
may: [Court readiness]
tells: [[month first, month comes first, American]]
""",
)
def mixed_american_days_under_a_parent() -> bytes:
    """Parents by name, e-mail addresses as owners, days that can only be month-first twice."""
    return text("""
Task Name,Parent Task,Assignee,Due Date,Priority,Complete
Court readiness,,,,High,FALSE
Set a date for the hearing,Court readiness,maya@example.org,4/15/2026,High,FALSE
Bundle the papers,Court readiness,theo@example.org,5/22/2026,Medium,TRUE
Book interpreters,Court readiness,"maya@example.org, theo@example.org",6/3/2026,Low,FALSE
""")


@document(
    ".txt",
    """
every: {theme: any}
actions:
- {ref: "1", title: Write a menu with children, owners: [Gwyn Pugh], due: 2026-04-10, status: any}
- {ref: "2", title: Grow herbs in the yard, owners: [Tia Cobb], due: 2026-06-12, status: any}
""",
)
def mixed_a_table_pasted_from_a_page() -> bytes:
    """A table drawn with bars and dashes, as a wiki shows it."""
    return text("""
Food at Rowan House – improvement plan

| # | Action | Lead | Due | Done |
|---|--------|------|-----|------|
| 1 | Write a menu with children | Gwyn Pugh | 10 Apr 2026 | no |
| 2 | Grow herbs in the yard | Tia Cobb | 12 Jun 2026 | no |
""")


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Choose a new uniform, owners: [Practice Lead, Tess Holt], due: 2026-04-24}
- {ref: "2", title: Order forty of them, owners: [Ivor Bean, Head of Fostering], due: 2026-05-29}
- {ref: "3", title: Publish the figures, owners: [Data & Insight Manager], due: 2026-06-26}
""",
)
def mixed_a_post_and_a_person() -> bytes:
    """A post and a name stand around an ampersand: two owners; a post with one inside is one."""
    return text("""
Ref,Action,Lead,Due date
1,Choose a new uniform,Practice Lead & Tess Holt,24/04/2026
2,Order forty of them,Ivor Bean & Head of Fostering,29/05/2026
3,Publish the figures,Data & Insight Manager,26/06/2026
""")
