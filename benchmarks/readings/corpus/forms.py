"""Actions that stand in no plain table: labels and values, lists and boxes."""

from docx.document import Document as Word

from benchmarks.readings.corpus.making import document, table, text, word


@document(
    ".docx",
    """
must: [item]
every: {recommendations: any, theme: any}
actions:
- {title: Set up a weekly tracking meeting, owners: [Service Director], due: 2026-05-31}
- {title: Send each manager a list of late visits, owners: [Performance Manager], due: 2026-06-30}
""",
)
def forms_of_labels_in_paragraphs() -> bytes:
    """Each action is three lines: "Action:", "Responsible officer:" and "Timeline:"."""
    return word(
        "# Response to the inspection",
        "Action: Set up a weekly tracking meeting",
        "Responsible officer: Service Director",
        "Timeline: 31 May 2026",
        "",
        "Action: Send each manager a list of late visits",
        "Responsible officer: Performance Manager",
        "Timeline: 30 June 2026",
    )


@document(
    ".docx",
    """
every: {theme: any}
actions:
- {ref: any, title: Buy a phone for each duty worker, owners: [Dee Hurst], due: 2026-03-31, status: Ordered}
- {ref: any, title: Change the voicemail, owners: [Lex Ward], due: 2026-02-28, status: Done, means: any}
tells: [Ordered]
""",
)
def forms_with_labels_down_the_side() -> bytes:
    """A table for each action, with labels down its first column."""
    return word(
        "# Duty line",
        [
            ["Action", "Buy a phone for each duty worker"],
            ["Owner", "Dee Hurst"],
            ["Deadline", "31 March 2026"],
            ["Status", "Ordered"],
        ],
        "",
        [
            ["Action", "Change the voicemail"],
            ["Owner", "Lex Ward"],
            ["Deadline", "28 February 2026"],
            ["Status", "Done"],
        ],
    )


@document(
    ".md",
    """
must: [item]
every: {theme: any}
actions:
- {title: Paint the reception, owners: [Nell Fry], due: 2026-03-06, status: any, means: complete}
- {title: Order the signs, owners: [Bob Uche], due: 2026-03-20, status: any, means: [none, not started]}
""",
)
def forms_of_boxes_in_a_list() -> bytes:
    """A list of boxes: one ticked, one open."""
    return text("""
# Move to Quay House

## Before the move

- [x] Paint the reception (Nell Fry, 6 March 2026)
- [ ] Order the signs (Bob Uche, 20 March 2026)
""")


def _nested(page: Word) -> None:
    for words, style in (
        ("Reduce missing episodes (Lead: Ray Stone, by 30 June 2026)", "List Bullet"),
        ("Map the places children go (Ann Firth, by 31 March 2026)", "List Bullet 2"),
        ("Agree a plan with the police (Ray Stone, by 30 April 2026)", "List Bullet 2"),
        ("Offer return talks to every child (Lead: Ann Firth, by 31 July 2026)", "List Bullet"),
    ):
        page.add_paragraph(words, style=style)


@document(
    ".docx",
    """
must: [item]
every: {theme: any}
actions:
- title: Reduce missing episodes
  owners: [Ray Stone]
  due: 2026-06-30
  steps:
  - {title: Map the places children go, owners: [Ann Firth], due: 2026-03-31}
  - {title: Agree a plan with the police, owners: [Ray Stone], due: 2026-04-30}
- {title: Offer return talks to every child, owners: [Ann Firth], due: 2026-07-31}
""",
)
def forms_of_bullets_under_bullets() -> bytes:
    """Actions are bullets, and their steps bullets under them, each with who and when in brackets."""
    return word("# Missing children", "Actions", _nested)


def _tables_in_cells(page: Word) -> None:
    outer = table(page, [["Area", "Actions"], ["Edge of care", ""]])
    cell = outer.rows[1].cells[1]
    inner = cell.add_table(rows=0, cols=4)
    for row in (
        ["Ref", "Action", "Lead", "Due date"],
        ["E1", "Start a family group meeting offer", "Jo Kemp", "29/05/2026"],
        ["E2", "Ask every family what would help", "Sid Amos", "26/06/2026"],
    ):
        for place, words in zip(inner.add_row().cells, row, strict=True):
            place.text = words


@document(
    ".docx",
    """
must: [item]
every: {theme: any}
actions:
- {ref: E1, title: Start a family group meeting offer, owners: [Jo Kemp], due: 2026-05-29}
- {ref: E2, title: Ask every family what would help, owners: [Sid Amos], due: 2026-06-26}
""",
)
def forms_of_a_table_in_a_cell() -> bytes:
    """The table of actions stands inside a cell of another table."""
    return word("# Edge of care", _tables_in_cells)


@document(
    ".txt",
    """
every: {theme: any, status: any}
actions:
- {ref: any, title: Rewrite the duty handbook, owners: [Gail Hume], due: 2026-05-15, means: [on track, none]}
- {ref: any, title: Shadow a weekend shift, owners: [Ben Okafor], due: 2026-06-12, means: [not started, none]}
""",
)
def forms_of_plain_text() -> bytes:
    """Labels and their words in lines of plain text, one paragraph for each action."""
    return text("""
OUT OF HOURS IMPROVEMENT

Action 1: Rewrite the duty handbook
Owner: Gail Hume
Due: 15 May 2026
Status: In progress

Action 2: Shadow a weekend shift
Owner: Ben Okafor
Due: 12 June 2026
Status: Not started
""")
