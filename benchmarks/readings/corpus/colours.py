"""Which fills are ratings."""

from datetime import date

from docx.document import Document as Word

from benchmarks.readings.corpus.making import document, filled, shade, sheet, table, word


@document(
    ".xlsx",
    """
must: [rating]
actions:
- {ref: "1", title: Choose the new case system, owners: [Mel Voss], due: 2026-03-31}
- {ref: "2", title: Move the records, owners: [Mel Voss], due: 2026-06-30}
- {ref: "3", title: Train all users, owners: [Ade Cole], due: 2026-07-31}
""",
)
def colours_of_bars_under_months() -> bytes:
    """Months stand as headings of columns; coloured bars under them are a drawing."""
    return sheet(
        [
            ["Ref", "Activity", "Lead", "End", "Jan 26", "Feb 26", "Mar 26", "Apr 26", "May 26", "Jun 26", "Jul 26"],
            ["1", "Choose the new case system", "Mel Voss", date(2026, 3, 31)],
            ["2", "Move the records", "Mel Voss", date(2026, 6, 30)],
            ["3", "Train all users", "Ade Cole", date(2026, 7, 31)],
        ],
        filled({"E2 F2 G2": "92D050", "H3 I3 J3": "FFC000", "K4": "FF0000"}),
    )


@document(
    ".xlsx",
    """
must: [rating]
actions:
- {ref: "1", title: Refresh the risk tool, owners: [Cy Hunt], due: 2026-03-06, status: In progress}
- {ref: "2", title: Brief the out-of-hours team, owners: [Cy Hunt], due: 2026-03-13, status: In progress}
- {ref: "3", title: Log each use of the tool, owners: [Tess Ford], due: 2026-03-20, status: Not started}
- {ref: "4", title: Report the first quarter, owners: [Tess Ford], due: 2026-07-10, status: Not started}
""",
)
def colours_of_every_other_row() -> bytes:
    """Every other row is tinted to be read more easily."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due", "Status"],
            ["1", "Refresh the risk tool", "Cy Hunt", date(2026, 3, 6), "In progress"],
            ["2", "Brief the out-of-hours team", "Cy Hunt", date(2026, 3, 13), "In progress"],
            ["3", "Log each use of the tool", "Tess Ford", date(2026, 3, 20), "Not started"],
            ["4", "Report the first quarter", "Tess Ford", date(2026, 7, 10), "Not started"],
        ],
        filled({"A1 B1 C1 D1 E1 A3 B3 C3 D3 E3 A5 B5 C5 D5 E5": "00B050"}),
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Open a drop-in at the library, owners: [Gil Nash], due: 2026-05-11, rating: green}
- {ref: "2", title: Advertise it on buses, owners: [Gil Nash], due: 2026-05-18, rating: amber}
- {ref: "3", title: Count who comes, owners: [Wyn Parr], due: 2026-06-01, rating: red}
""",
)
def colours_alone_under_a_rating() -> bytes:
    """Cells under "RAG" hold no word, only a fill: that is the rating."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due", "RAG"],
            ["1", "Open a drop-in at the library", "Gil Nash", date(2026, 5, 11), None],
            ["2", "Advertise it on buses", "Gil Nash", date(2026, 5, 18), None],
            ["3", "Count who comes", "Wyn Parr", date(2026, 6, 1), None],
        ],
        filled({"E2": "00B050", "E3": "FFC000", "E4": "FF0000"}),
    )


@document(
    ".xlsx",
    """
must: [rating]
actions:
- {ref: "1", title: Name a lead for each home, owners: [Kim Dole], due: 2026-04-01, status: Started}
- {ref: "2", title: Publish the visiting rota, owners: [Kim Dole], due: 2026-04-08, status: Started}
- {ref: "3", title: Share each report with the child, owners: [Uma Shah], due: 2026-04-15, status: To start}
""",
)
def colours_of_a_legend_at_the_side() -> bytes:
    """To the right of the table stands a legend: a filled cell with its meaning beside it."""
    return sheet(
        [
            ["Ref", "Action", "Owner", "Due date", "Status", None, "Legend", None],
            ["1", "Name a lead for each home", "Kim Dole", date(2026, 4, 1), "Started", None, None, "On track"],
            ["2", "Publish the visiting rota", "Kim Dole", date(2026, 4, 8), "Started", None, None, "Slipping"],
            ["3", "Share each report with the child", "Uma Shah", date(2026, 4, 15), "To start", None, None, "Late"],
        ],
        filled({"G2": "00B050", "G3": "FFC000", "G4": "FF0000"}),
    )


def _coloured(page: Word) -> None:
    made = table(
        page,
        [
            ["Ref", "Action", "Lead", "Due date", "Status"],
            ["1", "Ask children what they think of reviews", "Pia Noble", "12/06/2026", "In progress"],
            ["2", "Change the invitation letter", "Pia Noble", "26/06/2026", "In progress"],
        ],
    )
    for cell in made.rows[0].cells:
        shade(cell, "0070C0")
    for row, colour in ((1, "FFFF00"), (2, "00B050")):
        shade(made.rows[row].cells[1], colour)


@document(
    ".docx",
    """
must: [rating]
actions:
- {ref: "1", title: Ask children what they think of reviews, owners: [Pia Noble], due: 2026-06-12, status: In progress}
- {ref: "2", title: Change the invitation letter, owners: [Pia Noble], due: 2026-06-26, status: In progress}
""",
)
def colours_of_a_marker_pen_on_titles() -> bytes:
    """Titles are marked for discussion; a fill under "Action" rates nothing."""
    return word("# Participation plan", _coloured)
