"""Documents written once the reading was mended, expectations first: how well it reads what it never saw."""

from datetime import date

from docx.document import Document as Word
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.formats import open_document
from benchmarks.readings.corpus.making import (
    control,
    document,
    filled,
    put_inside,
    set_in,
    sheet,
    table,
    text,
    word,
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


@document(
    ".docx",
    """
every: {theme: any, status: any}
actions:
- {ref: A1, title: Ask the regional agency for two foster homes, owners: [Jan Tully], due: 2026-04-10}
- {ref: A2, title: Move the review forward by a month, owners: [Lee Crabb], due: 2026-03-27}
risks: [The placement ends without notice]
may: [School transport is late]
tells: [[The school can keep the place, assumption], [Transport contract from April, dependenc]]
""",
)
def fresh_raid_under_headings_in_word() -> bytes:
    """Risks, assumptions, issues, dependencies and actions, each under its heading with the same columns."""
    heads = ["ID", "Description", "Owner", "Date"]
    return word(
        "Placement stability improvement plan",
        "## Risks",
        [heads, ["R1", "The placement ends without notice", "Jan Tully", "02/03/2026"]],
        "## Assumptions",
        [heads, ["AS1", "The school can keep the place", "Lee Crabb", "02/03/2026"]],
        "## Issues",
        [heads, ["I1", "School transport is late", "Lee Crabb", "09/03/2026"]],
        "## Dependencies",
        [heads, ["D1", "Transport contract from April", "Jan Tully", "01/04/2026"]],
        "## Actions",
        [
            ["ID", "Action", "Owner", "Due date"],
            ["A1", "Ask the regional agency for two foster homes", "Jan Tully", "10/04/2026"],
            ["A2", "Move the review forward by a month", "Lee Crabb", "27/03/2026"],
        ],
    )


@document(
    ".xlsx",
    """
every: {status: any, theme: any}
actions:
- {ref: "3", title: Ring the landlord about the lease, owners: [Pru Vane], due: 2026-03-06}
- {ref: "6", title: Ask legal for a view, owners: [Milo Ash], due: 2026-03-20}
risks: [The lease runs out before the move]
may: [Heating fails twice a week]
tells: [[Council pays for the repairs, assumption], [Stay until the summer, decision]]
""",
)
def fresh_raid_by_whole_words_with_a_number() -> bytes:
    """A column "Category" says "1. Risk", "2. Issue" and so on."""
    return sheet(
        [
            ["Item", "Category", "What is it?", "Owner", "Raised", "Due", "Status"],
            ["1", "1. Risk", "The lease runs out before the move", "Pru Vane", date(2026, 1, 12), None, "Open"],
            ["2", "2. Issue", "Heating fails twice a week", "Milo Ash", date(2026, 1, 19), date(2026, 2, 27), "Open"],
            [
                "3",
                "3. Action",
                "Ring the landlord about the lease",
                "Pru Vane",
                date(2026, 1, 26),
                date(2026, 3, 6),
                "Open",
            ],
            ["4", "4. Assumption", "Council pays for the repairs", "Pru Vane", date(2026, 1, 26), None, "Open"],
            ["5", "5. Decision", "Stay until the summer", "Milo Ash", date(2026, 2, 2), None, "Closed"],
            ["6", "3. Action", "Ask legal for a view", "Milo Ash", date(2026, 2, 2), date(2026, 3, 20), "Open"],
        ]
    )


def _boxes(page: Word) -> None:
    for title, owner, day, status in (
        ("Agree a single assessment form", "Una Prior", "30/04/2026", "☐ Not started ☒ In progress ☐ Complete"),
        ("Stop using the old forms", "Raj Sol", "29/05/2026", "☒ Not started ☐ In progress ☐ Complete"),
    ):
        made = table(page, [["Action", ""], ["Lead", ""], ["Target date", ""], ["Status", status]])
        for row, words in enumerate((title, owner, day)):
            put_inside(made.rows[row].cells[1], control(words))
        page.add_paragraph("")


@document(
    ".docx",
    """
every: {ref: any, theme: any}
actions:
- {title: Agree a single assessment form, owners: [Una Prior], due: 2026-04-30, status: In progress}
- {title: Stop using the old forms, owners: [Raj Sol], due: 2026-05-29, status: Not started}
""",
)
def fresh_forms_with_boxes_for_status() -> bytes:
    """A form for each action; its status is three boxes, one of them crossed."""
    return word("Assessment improvement plan", _boxes)


@document(
    ".docx",
    """
every: {theme: any, ref: any, status: any}
actions:
- {title: [Send the new guide to schools, Kim Moore to send the new guide to schools], owners: [[Kim Moore], []], due: [2026-04-02, none]}
- {title: [Bring the figures, Jo Banks to bring the figures], owners: [[Jo Banks], []], due: [2026-05-07, none]}
""",
)
def fresh_actions_inside_minutes() -> bytes:
    """Minutes in prose; a line that begins with ACTION says who is to do what by when. A refusal is honest as well."""
    return word(
        "## Threshold group, 5 March 2026",
        "1. Schools still use the old guide.",
        "ACTION: Kim Moore to send the new guide to schools by 2 April 2026.",
        "2. Repeat referrals were discussed at length.",
        "ACTION: Jo Banks to bring the figures by 7 May 2026.",
    )


@document(
    ".xlsx",
    """
must: [rating]
every: {theme: any}
actions:
- {ref: "1", title: Survey every foster home, owners: [Kit Dole], due: 2026-06-30}
- {ref: "2", title: Insulate the coldest ten, owners: [Kit Dole], due: 2026-12-18}
""",
)
def fresh_bars_under_quarters() -> bytes:
    """Quarters stand as headings; crosses and fills under them draw when."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Deadline", "Q1 26/27", "Q2 26/27", "Q3 26/27", "Q4 26/27"],
            ["1", "Survey every foster home", "Kit Dole", date(2026, 6, 30), "X", None, None, None],
            ["2", "Insulate the coldest ten", "Kit Dole", date(2026, 12, 18), None, "X", "X", None],
        ],
        filled({"E2": "00B050", "F3 G3": "FFC000"}),
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Open a youth cafe on Fridays, owners: [Sky Noble], due: 2026-04-24, rating: green, means: on track}
- {ref: "2", title: Find a second youth worker, owners: [Sky Noble], due: 2026-05-22, rating: amber, means: at risk}
- {ref: "3", title: Fix the sound system, owners: [Al Pryce], due: 2026-03-27, rating: red, means: delayed}
key: {R: delayed, A: at risk, G: on track}
""",
)
def fresh_letters_with_a_key_below() -> bytes:
    """R, A and G under "RAG"; two empty rows below, a key in the second and third column."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due", "RAG"],
            ["1", "Open a youth cafe on Fridays", "Sky Noble", date(2026, 4, 24), "G"],
            ["2", "Find a second youth worker", "Sky Noble", date(2026, 5, 22), "A"],
            ["3", "Fix the sound system", "Al Pryce", date(2026, 3, 27), "R"],
            [],
            [],
            [None, "Key", None],
            [None, "R", "Off track"],
            [None, "A", "At risk"],
            [None, "G", "On track"],
        ]
    )


@document(
    ".xlsx",
    """
columns: {status: Current status, means: Current status}
every: {status: any}
actions:
- {ref: P1, title: Map the out-of-hours calls, owners: [Hal Gunn], due: 2026-02-27, means: complete}
- {ref: P2, title: Change the answering rota, owners: [Hal Gunn], due: 2026-03-27, means: "? Parked"}
- {ref: P3, title: Buy a call recorder, owners: [Zoe Mead], due: 2026-04-24, means: "? With legal"}
- {ref: P4, title: Train three call handlers, owners: [Zoe Mead], due: 2026-05-29, means: [on track, none]}
- {ref: P5, title: Publish call times, owners: [Zoe Mead], due: 2026-06-26, means: not started}
""",
)
def fresh_statuses_of_which_two_are_asked() -> bytes:
    """Delivered, in hand and yet to begin are plain; parked and with legal are asked about."""
    return sheet(
        [
            ["Ref", "Action", "Responsible", "Deadline", "Current status"],
            ["P1", "Map the out-of-hours calls", "Hal Gunn", date(2026, 2, 27), "Delivered"],
            ["P2", "Change the answering rota", "Hal Gunn", date(2026, 3, 27), "Parked"],
            ["P3", "Buy a call recorder", "Zoe Mead", date(2026, 4, 24), "With legal"],
            ["P4", "Train three call handlers", "Zoe Mead", date(2026, 5, 29), "In progress"],
            ["P5", "Publish call times", "Zoe Mead", date(2026, 6, 26), "Yet to begin"],
        ]
    )


@document(
    ".xlsx",
    """
columns: {due: Target date}
every: {status: any}
actions:
- {ref: "1", title: Ask for bids from three firms, due: 2026-03-20}
- {ref: "2", title: Choose the firm, owners: [Ike Rudd]}
- {ref: "3", title: Sign the contract, due: [none]}
- {ref: "4", title: Start the work, owners: [Ike Rudd], due: [to_be_confirmed, none]}
tells: ["00/01/1900"]
""",
)
def fresh_answers_that_are_none() -> bytes:
    """#NAME?, a nought shown as a day, unassigned, TBC and Insert date."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Target date", "Status"],
            ["1", "Ask for bids from three firms", "#NAME?", date(2026, 3, 20), None],
            ["2", "Choose the firm", "Ike Rudd", "Insert date", None],
            ["3", "Sign the contract", "Unassigned", "00/01/1900", None],
            ["4", "Start the work", "Ike Rudd", "TBC", None],
        ]
    )


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Change the locks at Elm Road, owners: [Gina Holm], due: 2026-03-06, status: any}
- {ref: "2", title: Count the keys, owners: [Gina Holm], due: 2026-03-13, status: any}
- {ref: "3", title: Write a key register, owners: [Bert Sayer], due: 2026-04-03, status: any}
""",
)
def fresh_urgency_and_area_beside_titles() -> bytes:
    """ "Urgency" of 1 - Critical to 3 - Routine and "Type" are neither theme nor title."""
    return text("""
No;Type;Urgency;Required action;Officer;Complete by;State
1;Safety;1 - Critical;Change the locks at Elm Road;Gina Holm;06/03/2026;Open
2;Safety;2 - Important;Count the keys;Gina Holm;13/03/2026;Open
3;Records;3 - Routine;Write a key register;Bert Sayer;03/04/2026;Open
""")


@document(
    ".tsv",
    """
must: [item]
actions:
- {ref: "1", title: Réunir les familles, owners: [Chloë Björk], due: 2026-05-15, status: Not started}
- {ref: "2", title: Send a note in French, owners: [Chloë Björk], due: 2026-05-22, status: Not started}
""",
)
def fresh_tabs_in_utf_16() -> bytes:
    """A .tsv in UTF-16 with a mark."""
    return text(
        """
Ref→Action→Lead→Due date→Status
1→Réunir les familles→Chloë Björk→15/05/2026→Not started
2→Send a note in French→Chloë Björk→22/05/2026→Not started
""",
        "utf-16",
    )


@document(
    ".ods",
    """
must: [item]
every: {theme: [none, Garden]}
actions:
- {ref: "1", title: Repair the fence, owners: [Una Crake], due: 2026-04-03, status: Open}
- {ref: "2", title: Plant a hedge, owners: [Una Crake], due: 2026-11-06, status: Open}
""",
)
def fresh_open_spreadsheet_with_repeated_cells() -> bytes:
    """An open spreadsheet that counts repeated cells and rows, with a second sheet of lists."""
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}<table:table-cell table:number-columns-repeated='16379'/></table:table-row>"

    def said(words: str, repeated: int = 1) -> str:
        return f'<table:table-cell office:value-type="string" table:number-columns-repeated="{repeated}"><text:p>{words}</text:p></table:table-cell>'

    def day(value: str) -> str:
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value[8:]}/{value[5:7]}/{value[2:4]}</text:p></table:table-cell>'

    first = "".join(
        [
            row(*map(said, ("Ref", "Action", "Lead", "Due date", "Status"))),
            row(said("1"), said("Repair the fence"), said("Una Crake"), day("2026-04-03"), said("Open")),
            row(said("2"), said("Plant a hedge"), said("Una Crake"), day("2026-11-06"), said("Open")),
            empty,
        ]
    )
    second = row(said("Lists", 2)) + row(said("Open"), said("Una Crake"))
    return open_document(
        "spreadsheet",
        f'<office:spreadsheet><table:table table:name="Garden">{first}</table:table>'
        f'<table:table table:name="Lists">{second}</table:table></office:spreadsheet>',
    )


def _changed(page: Word) -> None:
    made = table(
        page,
        [
            ["Ref", "Action", "Lead", "Due date", "Status"],
            ["1", "Sort the archive", "", "", "Open"],
            ["2", "Scan what must be kept", "Mo Lind", "29/05/2026", "Open"],
        ],
    )
    cells = made.rows[1].cells
    put_inside(
        cells[2],
        '<w:del w:id="1" w:author="A"><w:r><w:delText>Ted Old</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>Mo Lind</w:t></w:r></w:ins>',
    )
    put_inside(
        cells[3],
        '<w:r><w:t xml:space="preserve">30 </w:t></w:r><w:del w:id="3" w:author="A"><w:r><w:delText>March</w:delText></w:r></w:del>'
        '<w:ins w:id="4" w:author="A"><w:r><w:t>April</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> 2026</w:t></w:r>',
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Sort the archive, owners: [Mo Lind], due: 2026-04-30, status: Open}
- {ref: "2", title: Scan what must be kept, owners: [Mo Lind], due: 2026-05-29, status: Open}
tells: [[tracked change, not settled], [Ted Old], [March]]
""",
)
def fresh_tracked_owner_and_month() -> bytes:
    """An owner was replaced and a month inside a day was changed, both tracked."""
    return word("Archive improvement plan", _changed)


@document(
    ".docx",
    """
every: {theme: any, ref: any}
actions:
- {title: Meet each new carer within a week, owners: [Bea Toms], due: 2026-04-30, status: any, means: any}
- {title: Offer a buddy to each carer, owners: [Joss Pike], due: 2026-06-30, status: any, means: any}
""",
)
def fresh_a_heading_for_each_action() -> bytes:
    """Each action is a heading of Word; under it stand lines with who, when and how far."""
    return word(
        "Foster care improvement plan",
        "## Action 1: Meet each new carer within a week",
        "Owner: Bea Toms",
        "Deadline: 30 April 2026",
        "Status: In progress",
        "## Action 2: Offer a buddy to each carer",
        "Owner: Joss Pike",
        "Deadline: 30 June 2026",
        "Status: Not started",
    )


@document(
    ".xlsx",
    """
every: {theme: any}
actions:
- {ref: "1", title: Give each child a copy of their plan, owners: [Rosa Fenn], due: 2026-05-08, status: In progress}
- {ref: "2", title: Read it with them, owners: [Rosa Fenn], due: 2026-06-05, status: Not started}
tells: [Example, "One sentence, starting with a verb"]
""",
)
def fresh_help_and_two_examples() -> bytes:
    """Under the headings a line of help in italics and two examples, one of them with a plausible day."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Status"],
            ["Number", "One sentence, starting with a verb", "Name and post", "Day, month, year", "From the list"],
            ["Ex. 1", "Example: Write a policy on visits", "J. Smith, Team Manager", date(2025, 12, 31), "Not started"],
            ["Ex. 2", "Example: Train all staff in it", "J. Smith, Team Manager", date(2026, 3, 31), "Not started"],
            ["1", "Give each child a copy of their plan", "Rosa Fenn", date(2026, 5, 8), "In progress"],
            ["2", "Read it with them", "Rosa Fenn", date(2026, 6, 5), "Not started"],
        ]
    )


@document(
    ".xlsx",
    """
every: {theme: any}
actions:
- ref: "1"
  title: Halve the wait for a first visit
  owners: [Dai Rhys]
  due: [2026-07-31, none]
  steps:
  - {ref: any, title: Count the waits, due: 2026-03-31, status: any, means: any}
  - {ref: any, title: Add a second clinic, due: 2026-06-30, status: any, means: any}
- ref: "2"
  title: Visit babies within five days
  owners: [Moss Quill]
  due: [2026-09-30, none]
  steps:
  - {ref: any, title: Agree it with midwives, due: 2026-05-29, status: any, means: any}
""",
)
def fresh_milestones_in_numbered_columns() -> bytes:
    """ "Milestone 1", "Milestone 1 due", "Milestone 1 status", then the same for 2: steps with days of their own."""
    return sheet(
        [
            [
                "Ref",
                "Action",
                "Lead",
                "Due date",
                "Milestone 1",
                "Milestone 1 due",
                "Milestone 1 status",
                "Milestone 2",
                "Milestone 2 due",
                "Milestone 2 status",
            ],
            [
                "1",
                "Halve the wait for a first visit",
                "Dai Rhys",
                date(2026, 7, 31),
                "Count the waits",
                date(2026, 3, 31),
                "Complete",
                "Add a second clinic",
                date(2026, 6, 30),
                "Not started",
            ],
            [
                "2",
                "Visit babies within five days",
                "Moss Quill",
                date(2026, 9, 30),
                "Agree it with midwives",
                date(2026, 5, 29),
                "In progress",
                None,
                None,
                None,
            ],
        ]
    )


@document(
    ".xlsx",
    """
every: {theme: any, status: any, means: any}
actions:
- {ref: "1", title: Fill two vacant posts, owners: [Hew Cole], due: 2026-04-30}
- {ref: "2", title: Cut agency spend, owners: [Hew Cole], due: 2026-09-30}
tells: [[January, previous, earlier]]
""",
)
def fresh_last_months_sheet_beside_this_months() -> bytes:
    """ "February 2026" and "January 2026" are the same table at two times: the newer counts, the older adds nothing."""
    heads = ["Ref", "Action", "Lead", "Due date", "Status"]
    return workbook(
        {
            "February 2026": [
                heads,
                ["1", "Fill two vacant posts", "Hew Cole", date(2026, 4, 30), "In progress"],
                ["2", "Cut agency spend", "Hew Cole", date(2026, 9, 30), "In progress"],
            ],
            "January 2026": [
                heads,
                ["1", "Fill two vacant posts", "Hew Cole", date(2026, 2, 27), "Not started"],
                ["2", "Cut agency spend", "Hew Cole", date(2026, 9, 30), "Not started"],
            ],
        }
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Check the minibus each Monday, owners: any, due: any}
- {ref: "2", title: Log each fault, owners: any, due: any}
tells: [[Name], [Date]]
""",
)
def fresh_names_and_days_twice() -> bytes:
    """ "Name" and "Date" stand twice, once for who does it and once for who signs it off: it is asked which is which."""
    return sheet(
        [
            ["Ref", "Action", "Name", "Date", "Name", "Date"],
            ["1", "Check the minibus each Monday", "Roy Tann", date(2026, 3, 2), "Ines Holl", date(2026, 3, 9)],
            ["2", "Log each fault", "Roy Tann", date(2026, 3, 16), "Ines Holl", date(2026, 3, 23)],
        ]
    )


@document(
    ".md",
    """
must: [item]
every: {theme: any, status: any}
actions:
- title: Write the welcome letter
  owners: [[Lil Amos], []]
  due: [2026-04-10, none]
  means: complete
- title: Print two hundred copies
  owners: [[Huw Sand], []]
  due: [2026-04-24, none]
  means: [none, not started]
""",
)
def fresh_boxes_with_people_and_days() -> bytes:
    """A list of boxes with @ names and days after "due:"."""
    return text("""
# Welcome pack

- [x] Write the welcome letter @Lil Amos due: 2026-04-10
- [ ] Print two hundred copies @Huw Sand due: 2026-04-24
""")


def _steps(page: Word) -> None:
    made = table(
        page,
        [
            ["Ref", "Action", "Steps", "Step lead", "Step due", "Done"],
            ["1", "Bring children back to local homes", "Find the twelve children", "Ada Frome", "27/03/2026", "✓"],
            ["", "", "Meet each family", "Col Voss", "24/04/2026", ""],
            ["2", "Open a home of our own", "Buy the house", "Col Voss", "30/06/2026", ""],
        ],
    )
    for column in (0, 1):
        made.rows[1].cells[column].merge(made.rows[2].cells[column])


@document(
    ".docx",
    """
actions:
- ref: "1"
  title: Bring children back to local homes
  owners: [[], [Ada Frome]]
  due: [none, 2026-04-24]
  means: any
  status: any
  steps:
  - {ref: any, title: Find the twelve children, owners: [Ada Frome], due: 2026-03-27, status: any, means: complete}
  - {ref: any, title: Meet each family, owners: [Col Voss], due: 2026-04-24, status: any}
- ref: "2"
  title: Open a home of our own
  owners: [[], [Col Voss]]
  due: [none, 2026-06-30]
  status: any
  steps:
  - {ref: any, title: Buy the house, owners: [Col Voss], due: 2026-06-30, status: any}
""",
)
def fresh_steps_beside_a_merged_action() -> bytes:
    """An action is merged over the rows of its steps, which have who, when and a tick of their own."""
    return word("Local homes improvement plan", _steps)


@document(
    ".csv",
    """
columns: {due: Target}
actions:
- {ref: "1", title: Choose books for each home, owners: [Fay Lunn], due: 2026-04-13}
- {ref: "2", title: Read together on Fridays, owners: [Fay Lunn], due: 2026-05-04}
- {ref: "3", title: Visit the library, owners: [Sid Orme], due: 2026-06-05}
""",
)
def fresh_days_with_dots() -> bytes:
    """13.04.2026 with dots is day-first, and so is the column."""
    return text("""
Ref,Action,Lead,Target
1,Choose books for each home,Fay Lunn,13.04.2026
2,Read together on Fridays,Fay Lunn,04.05.2026
3,Visit the library,Sid Orme,05.06.2026
""")
