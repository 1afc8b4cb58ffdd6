"""Documents written once the reading was mended, expectations first: how well it reads what it never saw. Spreadsheets."""

from datetime import date

from benchmarks.readings.corpus.formats import open_document
from benchmarks.readings.corpus.making import (
    document,
    filled,
    sheet,
    workbook,
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
