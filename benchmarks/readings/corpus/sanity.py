"""Readings that cannot be, seen by a look at each column once it was read."""

from datetime import date

from benchmarks.readings.corpus.making import document, sheet, text


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Mend the swings, owners: [Ruby Lane], due: 2026-04-24}
- {ref: "2", title: Sow the lawn, owners: [Ruby Lane], due: 2026-05-15}
- {ref: "3", title: Fence the pond, owners: [Hugh Tate], due: 2026-06-05}
tells: [[wrong columns, dates]]
""",
)
def sanity_headings_that_changed_places() -> bytes:
    """The headings of owner and day stand over each other's cells."""
    return text("""
Ref,Action,Due date,Lead
1,Mend the swings,Ruby Lane,24/04/2026
2,Sow the lawn,Ruby Lane,15/05/2026
3,Fence the pond,Hugh Tate,05/06/2026
""")


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Count empty beds, owners: [Kit Moss], due: "? 1926"}
- {ref: "2", title: Close the annexe, owners: [Kit Moss], due: "? 1026"}
- {ref: "3", title: Tell the neighbours, owners: [Ava Reid], due: 2026-06-30}
""",
)
def sanity_days_of_another_century() -> bytes:
    """Slips of the keyboard: 1926 and 1026 for 2026. Neither is set, each is asked about."""
    return text("""
Ref,Action,Lead,Due date
1,Count empty beds,Kit Moss,31/03/1926
2,Close the annexe,Kit Moss,30/04/1026
3,Tell the neighbours,Ava Reid,30/06/2026
""")


@document(
    ".xlsx",
    """
every: {title: any}
actions:
- {ref: "1", title: [Training, Train the panel], owners: [Zia Holt], due: 2026-03-31}
- {ref: "2", title: [Training, Train the chairs], owners: [Zia Holt], due: 2026-04-30}
- {ref: "3", title: [Training, Train the clerks], owners: [Obi Wade], due: 2026-05-29}
- {ref: "4", title: [Data, Count the late papers], owners: [Obi Wade], due: 2026-06-30}
may: [Train the panel, Train the chairs, Train the clerks, Count the late papers]
tells: [[wrong columns, Training]]
""",
)
def sanity_titles_that_repeat() -> bytes:
    """Under "Action" stands the same word in most rows; what is to be done stands under "Comments"."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Comments"],
            ["1", "Training", "Zia Holt", date(2026, 3, 31), "Train the panel"],
            ["2", "Training", "Zia Holt", date(2026, 4, 30), "Train the chairs"],
            ["3", "Training", "Obi Wade", date(2026, 5, 29), "Train the clerks"],
            ["4", "Data", "Obi Wade", date(2026, 6, 30), "Count the late papers"],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Meet each family before the first conference, owners: [Bryn Coe], due: 2026-04-03}
- {ref: "2", title: Send the report two days ahead, owners: [Lara Finn], due: 2026-04-10}
""",
)
def sanity_sentences_cut_into_rows() -> bytes:
    """Pasted from a page: a sentence runs on in the row below, which has no number, owner or day."""
    return sheet(
        [
            ["No", "Action", "Lead", "Due date"],
            ["1", "Meet each family before the", "Bryn Coe", date(2026, 4, 3)],
            [None, "first conference", None, None],
            ["2", "Send the report two", "Lara Finn", date(2026, 4, 10)],
            [None, "days ahead", None, None],
        ]
    )


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Set out the new rooms, owners: [Jo Field], due: 2026-04-24, status: Open}
- {ref: "2", title: any, owners: any, due: any, status: any, theme: any}
- {ref: "3", title: Order blinds, owners: [Cass Bower], due: 2026-05-22, status: Open}
tells: [[line 3, "chairs, tables and lamps", Choose chairs]]
""",
)
def sanity_a_line_with_cells_too_many() -> bytes:
    """A line has two cells too many, since nobody quoted its commas: it is told, and nothing lies."""
    return text("""
Ref,Action,Owner,Due date,Status
1,Set out the new rooms,Jo Field,24/04/2026,Open
2,Choose chairs, tables and lamps,Jo Field,08/05/2026,Open
3,Order blinds,Cass Bower,22/05/2026,Open
""")
