"""Documents written once the reading was mended, expectations first: how well it reads what it never saw. Word."""

from docx.document import Document as Word

from benchmarks.readings.corpus.making import (
    control,
    document,
    put_inside,
    table,
    word,
)


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
