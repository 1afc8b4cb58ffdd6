"""Workbooks laid out as councils lay out theirs. All councils, people and plans here are made up."""

from collections.abc import Sequence
from datetime import datetime

import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]
BLUE, GREEN, AMBER, RED = "4472C4", "92D050", "FFC000", "FF0000"


def book_of(**sheets: Rows) -> Workbook:
    """Make a workbook of these sheets; an underscore in a name stands for a space."""
    book = openpyxl.Workbook()
    first = book.active
    for at, (name, rows) in enumerate(sheets.items()):
        sheet = first if at == 0 and isinstance(first, Worksheet) else book.create_sheet()
        sheet.title = name.replace("_", " ")
        for row in rows:
            sheet.append(list(row))
    return book


def fill(sheet: Worksheet, place: str, colour: str) -> None:
    sheet[place].fill = PatternFill("solid", fgColor=f"FF{colour}")


def day(year: int, month: int, number: int) -> datetime:
    return datetime(year, month, number)  # noqa: DTZ001 - as Excel keeps it


def send_statement() -> Workbook:
    """A written statement of action: a sheet for each area of weakness, two header rows, merged outcomes, a key."""
    head = [
        ["Ref", "Outcome", "Action", "Lead", "Timescale", None, "RAG", "Comments"],
        [None, None, None, None, "Start", "End", None, None],
    ]
    first: Rows = [
        ["Area of weakness 1: Joint commissioning"],
        *head,
        [
            "1.1",
            "Services are bought together",
            "Agree one commissioning plan",
            "Head of Commissioning",
            "Q1 2022/23",
            "Q2 2022/23",
            "G",
            None,
        ],
        [
            "1.2",
            None,
            "Pool the therapies budget",
            "ICB; Council",
            "Q2 2022/23",
            "Q4 2022/23",
            "A",
            "ICB board to agree",
        ],
        ["1.3", "Families know who does what", "Publish a guide", "SEND Manager", None, "Q3 2022/23", "R", None],
    ]
    second: Rows = [
        ["Area of weakness 2: The quality of education, health and care plans"],
        *head,
        [
            "2.1",
            "Plans are good",
            "Audit twenty plans a month",
            "Quality Manager",
            "Q1 2022/23",
            "Q1 2023/24",
            "B",
            None,
        ],
    ]
    key: Rows = [
        ["RAG key"],
        ["B", "Complete and evidenced"],
        ["G", "On track"],
        ["A", "Some risk to delivery"],
        ["R", "Serious delay"],
    ]
    book = book_of(Joint_commissioning=first, Quality_of_plans=second, Key=key)
    for name in ("Joint commissioning", "Quality of plans"):
        sheet = book[name]
        sheet.merge_cells("A1:H1")
        sheet.merge_cells("E2:F2")
        for letter in "ABCDGH":
            sheet.merge_cells(f"{letter}2:{letter}3")
    book["Joint commissioning"].merge_cells("B4:B5")
    return book


def kpi_sheet() -> Workbook:
    """Practice standards with their measures on one sheet, actions on another, with dates kept as dates."""
    standards: Rows = [
        ["Eastmere City Council – practice standards scorecard"],
        [],
        ["Standard ref", "Practice standard", "Performance measure", "Target", "Current", "Audit evidence"],
        [
            "PS1",
            "Children are seen within five working days",
            "% of visits in time",
            0.95,
            0.88,
            "Visits say what was seen",
        ],
        ["PS2", "Assessments are finished in 45 working days", "% of assessments in 45 days", 0.9, 0.91, None],
        [
            "PS3",
            "Supervision is monthly and reflective",
            "Supervisions held",
            "12 a year",
            None,
            "Dip sample of ten files",
        ],
    ]
    actions: Rows = [
        ["Action ID", "Action", "Owner", "Due", "BRAG", "Update"],
        ["A-01", "Give duty workers laptops", "Digital Lead", day(2022, 8, 31), "Blue", "All issued"],
        ["A-02", "Change the visit form", "Systems Manager", day(2022, 9, 1), "Green", None],
        ["A-03", "Chase late assessments each Monday", "Team Managers", "Weekly", "Amber", "Two weeks missed"],
    ]
    book = book_of(Scorecard=standards, Actions=actions)
    for place in ("D4", "E4", "D5", "E5"):
        book["Scorecard"][place].number_format = "0%"
    book["Actions"]["D2"].number_format = "dd/mm/yyyy"
    book["Actions"]["D3"].number_format = "mmm-yy"
    return book


def colours_only() -> Workbook:
    """Ratings are only colours, and the key under the table says what they mean."""
    rows: Rows = [
        ["Marlbrook Council"],
        ["Improvement tracker – July 2022"],
        [],
        ["Priority", "Action", "Lead officer", "Deadline", "RAG"],
        ["Leadership", "Appoint a permanent director", "Chief Executive", "30 June 2022", None],
        ["Leadership", "Agree a scheme of delegation", "Monitoring Officer", "31 July 2022", None],
        ["Practice", "Launch the practice model", "PSW", "October 2022", None],
        ["Practice", "Retire the old forms", "Systems Lead", "31 December 2022", None],
        [],
        ["Key", None],
        [None, "Complete"],
        [None, "On target"],
        [None, "Behind, with a plan to catch up"],
        [None, "Significant delay"],
    ]
    book = book_of(Tracker=rows)
    sheet = book["Tracker"]
    for place, colour in (("E5", "0070C0"), ("E6", "00B050"), ("E7", "FFFF00"), ("E8", "C00000")):
        fill(sheet, place, colour)
    for place, colour in (("A11", "0070C0"), ("A12", "00B050"), ("A13", "FFFF00"), ("A14", "C00000")):
        fill(sheet, place, colour)
    return book


def numbered_rows() -> Workbook:
    """Numbers as text, rows under actions, banners, headers printed again, rows hidden and struck out."""
    head = ["Action No", "Description of action", "Responsible person", "Target date", "RAG rating", "Latest update"]
    rows: Rows = [
        ["Ashmarsh District Children's Trust"],
        ["Improvement programme action log"],
        ["Last updated 4 July 2022"],
        head,
        ["THEME 1 – Help and protection"],
        ["1.1", "Move to one front door", "Head of MASH", "31/07/2022", "Green", None],
        ["1.2", "Improve strategy discussions", "Service Manager", "31/08/2022", "Amber", "Police to confirm"],
        ["1.2.1", "Write a guide", "PSW", "30/06/2022", "Blue", None],
        ["1.2.2", "Sample ten a month", "QA Lead", "31/08/2022", None, None],
        *[[f"1.{n}", f"Action number {n}", "Head of MASH", "Sept 2022", "Green", None] for n in range(3, 10)],
        ["1.10", "Share the daily list with schools", "Head of MASH", "Sept 2022", "Green", None],
        head,
        ["THEME 2 – Children in care"],
        ["2.1", "Visit every child in a new home within a week", "Head of Care", "TBC", "Red", None],
        ["2.1a", "Agree a checklist", "Team Manager", "August 2022", "Amber", None],
        ["2.2", "Hidden and not to be read", "Nobody", "31/12/2022", "Red", None],
        ["2.3", "Withdrawn in June", "Nobody", "31/12/2022", "Red", None],
        ["2.4", "Hold a celebration", "Participation Officer", "After the summer holidays", None, None],
    ]
    book = book_of(Log=rows)
    sheet = book["Log"]
    for number in range(1, sheet.max_row + 1):
        first = sheet.cell(number, 1)
        first.number_format = "@"
        if str(first.value).startswith("THEME"):
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=6)
        if first.value == "2.2":
            sheet.row_dimensions[number].hidden = True
        if first.value == "2.3":
            for cell in sheet[number]:
                cell.font = Font(strike=True)
    return book


def risks_and_boards() -> Workbook:
    """Actions, a register of risks and the boards, each on its own sheet."""
    actions: Rows = [
        ["Ref", "Recommendation", "Action", "Lead", "By when", "Status"],
        [
            1,
            "1. Improve the timeliness of initial visits to children",
            "Give teams a daily list",
            "Performance Manager",
            day(2022, 7, 22),
            "Complete",
        ],
        [
            2,
            "1. Improve the timeliness of initial visits to children",
            "Move two posts to duty",
            "Head of Service",
            day(2022, 8, 26),
            "In progress",
        ],
        [
            3,
            "2. Strengthen the challenge from child protection chairs",
            "Write an escalation policy",
            "Safeguarding Lead",
            day(2022, 9, 30),
            "Not started",
        ],
    ]
    risks: Rows = [
        ["Risk register"],
        ["Risk ref", "Risk description", "Likelihood", "Impact", "Score", "Mitigation", "Risk owner"],
        ["R1", "Too few social workers apply", "High", "High", 9, "Offer a market supplement", "HR Lead"],
        ["R2", "The new system is late", "Medium", "High", 6, "Keep the old one running", "IT Lead"],
        ["R3", "Partners leave the board", "Low", "Medium", 2, None, "Chair"],
    ]
    boards: Rows = [
        ["Board", "Purpose", "Frequency", "Members"],
        [
            "Improvement Board",
            "Holds the plan to account",
            "Monthly",
            "Independent Chair\nChief Executive\nDirector of Children's Services",
        ],
        ["Practice Panel", "Looks at audits", "Fortnightly", "Principal Social Worker; Head of Quality"],
    ]
    book = book_of(Action_plan=actions, Risks=risks, Governance=boards)
    for number in range(2, 5):
        book["Action plan"].cell(number, 5).number_format = "dd mmmm yyyy"
    return book


def restarted_numbers() -> Workbook:
    """One sheet; themes as a merged column; numbers that begin again in each; revised and finished dates apart."""
    rows: Rows = [
        ["Improvement plan – Penhallow Council"],
        [
            "Theme",
            "No",
            "Action",
            "Owner(s)",
            "Original due date",
            "Revised due date",
            "Date completed",
            "RAG status",
            "Progress",
        ],
        [
            "Practice",
            1,
            "Agree the practice model",
            "AD Practice",
            "31 May 2022",
            None,
            "27 May 2022",
            "Blue",
            "Agreed",
        ],
        [
            None,
            2,
            "Train managers in it",
            "PSW/Learning Lead",
            "30 June 2022",
            "31 August 2022",
            None,
            "Amber",
            "Trainer ill",
        ],
        [None, 3, "Train everyone else", "PSW, Learning Lead", "Winter 2022/23", None, None, "Grey", None],
        [
            "Workforce",
            1,
            "Fill ten posts",
            "HR Business Partner",
            "30 September 2022",
            "TBC",
            None,
            "Red",
            "Four filled",
        ],
        [None, 2, "Hold exit interviews", "HR Business Partner and PSW", "monthly", None, None, "Green", None],
    ]
    book = book_of(Plan=rows)
    sheet = book["Plan"]
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("A3:A5")
    sheet.merge_cells("A6:A7")
    return book


WORKBOOKS = {
    "send_statement": send_statement,
    "kpi_sheet": kpi_sheet,
    "colours_only": colours_only,
    "numbered_rows": numbered_rows,
    "risks_and_boards": risks_and_boards,
    "restarted_numbers": restarted_numbers,
}
