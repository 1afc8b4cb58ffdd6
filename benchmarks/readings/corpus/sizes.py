"""Wide tables, drawings of days, and rows that are filtered, collapsed or hidden."""

from datetime import date, timedelta

from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import HEADINGS, Rows, document, sheet, text


@document(
    ".xlsx",
    """
must: [item]
every: {start: any, completed: any}
actions:
- {ref: W1, title: Refit the kitchen, owners: [Gus Amis], due: 2026-05-01, status: Open}
- {ref: W2, title: Insulate the loft, owners: [Gus Amis], due: 2026-08-28, status: Open}
""",
)
def sizes_of_an_export_with_empty_columns() -> bytes:
    """140 columns with headings, of which five hold words."""
    empty = [f"Custom field {number}" for number in range(1, 136)]
    return sheet(
        [
            ["Ref", *empty[:60], "Action", "Lead", *empty[60:], "Due date", "Status"],
            ["W1", *[None] * 60, "Refit the kitchen", "Gus Amis", *[None] * 75, date(2026, 5, 1), "Open"],
            ["W2", *[None] * 60, "Insulate the loft", "Gus Amis", *[None] * 75, date(2026, 8, 28), "Open"],
        ]
    )


@document(
    ".xlsx",
    """
must: [item, rating, due]
actions:
- {ref: "1", title: Paint the hall, owners: [Ty Marlow], due: 2026-03-13}
- {ref: "2", title: Lay the floor, owners: [Ty Marlow], due: 2026-03-27}
- {ref: "3", title: Hang the doors, owners: [Isla Dow], due: 2026-04-10}
""",
)
def sizes_of_a_drawing_in_days() -> bytes:
    """Seventy days stand as headings; an x marks each day of work. That is a drawing, told in a line."""
    days = [date(2026, 3, 2) + timedelta(days=number) for number in range(70)]
    spans = {1: (0, 11), 2: (12, 25), 3: (26, 39)}

    def marks(row: int) -> list[str | None]:
        first, last = spans[row]
        return ["x" if first <= at <= last else None for at in range(70)]

    return sheet(
        [
            ["Ref", "Action", "Lead", "Due", *days],
            ["1", "Paint the hall", "Ty Marlow", date(2026, 3, 13), *marks(1)],
            ["2", "Lay the floor", "Ty Marlow", date(2026, 3, 27), *marks(2)],
            ["3", "Hang the doors", "Isla Dow", date(2026, 4, 10), *marks(3)],
        ]
    )


@document(
    ".xlsx",
    """
must: [item, rating, owners, due]
every: {theme: any}
actions:
- {ref: "1", title: Write the tender, owners: [Una Voss], start: 2026-01-05, due: 2026-02-27}
- {ref: "2", title: Choose the provider, owners: [Una Voss], start: 2026-03-02, due: 2026-04-30}
""",
)
def sizes_of_week_numbers() -> bytes:
    """Weeks stand as "Wk 1" to "Wk 40", under months in merged cells."""
    weeks = [f"Wk {number}" for number in range(1, 41)]
    months = [name if not at % 4 else None for at, name in enumerate([m for m in MONTHS for _ in range(4)])]
    return sheet(
        [
            [None, None, None, None, None, *months],
            ["Ref", "Action", "Lead", "Start", "End", *weeks],
            ["1", "Write the tender", "Una Voss", date(2026, 1, 5), date(2026, 2, 27), *["█"] * 8],
            ["2", "Choose the provider", "Una Voss", date(2026, 3, 2), date(2026, 4, 30), *[None] * 8, *["█"] * 9],
        ]
    )


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"]

FIVE: Rows = [
    HEADINGS,
    ["1", "Ask carers about training", "Ife Cole", date(2026, 3, 6), "Complete"],
    ["2", "Book a trainer", "Ife Cole", date(2026, 3, 27), "In progress"],
    ["3", "Pay for childcare", "Len Park", date(2026, 4, 17), "In progress"],
    ["4", "Hold the course", "Len Park", date(2026, 5, 8), "Not started"],
]


def _filtered(page: Worksheet) -> None:
    page.auto_filter.ref = "A1:E5"
    page.auto_filter.add_filter_column(4, ["In progress"])
    page.row_dimensions[2].hidden = True
    page.row_dimensions[5].hidden = True


@document(
    ".xlsx",
    """
must: [item]
actions:
- {ref: "1", title: Ask carers about training, owners: [Ife Cole], due: 2026-03-06, status: Complete}
- {ref: "2", title: Book a trainer, owners: [Ife Cole], due: 2026-03-27, status: In progress}
- {ref: "3", title: Pay for childcare, owners: [Len Park], due: 2026-04-17, status: In progress}
- {ref: "4", title: Hold the course, owners: [Len Park], due: 2026-05-08, status: Not started}
tells: [filter]
""",
)
def sizes_with_a_filter_on() -> bytes:
    """A filter on the status hides the first and the last row: they are read, which is told."""
    return sheet(FIVE, _filtered)


def _collapsed(page: Worksheet) -> None:
    for row in (3, 4):
        page.row_dimensions[row].outlineLevel = 1
        page.row_dimensions[row].hidden = True
    page.row_dimensions[5].collapsed = True


@document(
    ".xlsx",
    """
must: [item]
every: {theme: any}
actions:
- {ref: "1", title: Ask carers about training, owners: [Ife Cole], due: 2026-03-06, status: Complete}
- {ref: "2", title: Book a trainer, kind: [action, step], owners: [Ife Cole], due: 2026-03-27, status: In progress}
- {ref: "3", title: Pay for childcare, kind: [action, step], owners: [Len Park], due: 2026-04-17, status: In progress}
- {ref: "4", title: Hold the course, owners: [Len Park], due: 2026-05-08, status: Not started}
tells: [[collapsed, folded, closed up, grouped]]
""",
)
def sizes_with_rows_folded_away() -> bytes:
    """Two rows are grouped and the group is closed: they are read, which is told."""
    return sheet(FIVE, _collapsed)


def _hidden(page: Worksheet) -> None:
    page.row_dimensions[4].hidden = True


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Ask carers about training, owners: [Ife Cole], due: 2026-03-06, status: Complete}
- {ref: "2", title: Book a trainer, owners: [Ife Cole], due: 2026-03-27, status: In progress}
- {ref: "4", title: Hold the course, owners: [Len Park], due: 2026-05-08, status: Not started}
tells: [hidden]
""",
)
def sizes_with_a_row_hidden_by_hand() -> bytes:
    """One row is hidden by hand, without a filter or a group: it is left out, which is told."""
    return sheet(FIVE, _hidden)


@document(
    ".md",
    """
must: [item]
actions:
- {ref: "1", title: Publish the offer in all localities, owners: [Lena Gunn], due: 2026-08-14, status: Open}
- {ref: "2", title: Extend the toolkit to schools, owners: [Ada Fox], due: 2026-07-16, status: Open}
- {ref: "3", title: Test the panel with health, owners: [Head of Service], due: 2026-08-11, status: [none, "-"]}
""",
)
def sizes_of_a_drawing_in_bars() -> bytes:
    """Months as columns of a table drawn with bars; most of its cells are empty, and one says only a dash."""
    months = (
        "| Jan 26 | Feb 26 | Mar 26 | Apr 26 | May 26 | Jun 26 | Jul 26 | Aug 26 | Sep 26 | Oct 26 | Nov 26 | Dec 26 |"
    )
    return text(f"""
| Action no | Task | Completed on | Lead | By when? | Status {months}
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 1 | Publish the offer in all localities |  | Lena Gunn | 14/08/2026 | Open |  |  |  |  |  |  |  | x | x | x |  |  |
| 2 | Extend the toolkit to schools |  | Ada Fox | 16/07/2026 | Open |  | x | x | x |  |  |  |  |  |  |  |  |
| 3 | Test the panel with health |  | Head of Service | 11/08/2026 | - | x | x | x |  |  |  |  |  |  |  |  |  |
""")
