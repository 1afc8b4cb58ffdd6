"""What each table and row is: only actions are kept as actions, and all else is told."""

from datetime import date

import pytest

from store.documents.guidance import Guidance, SheetGuide
from store.documents.staged import StagedPlan
from store.loading.applying_items import progress_said
from tests.loading.sheets import Rows, new_word, read_sheets, read_word, word_table

HEADER = ["Ref", "Action", "Owner", "Due date", "Status"]
ROOF = ["1", "Mend the roof", "Ada Quill", "31/03/2026", "Open"]


def titles(plan: StagedPlan) -> list[str]:
    return [one.title for one in plan.actions]


def left_out(plan: StagedPlan) -> str:
    return " / ".join(f"{one.what}: {one.why}" for one in plan.skipped)


def test_a_column_of_types_says_what_each_row_is() -> None:
    rows: Rows = [
        ["ID", "RAID type", "Description", "Owner", "Due date", "Mitigation"],
        ["1", "Risk", "The roofer leaves", "Ada Quill", None, "Keep a list of others"],
        ["2", "Assumption", "Slates can be had", "Ada Quill", None, None],
        ["3", "Action", "Order the slates", "Ben Marsh", "03/04/2026", None],
        ["4", "Decision", "We mend, not replace", "Ada Quill", None, None],
    ]
    plan = read_sheets({"Log": rows})
    assert titles(plan) == ["Order the slates"]
    assert [(one.title, one.controls) for one in plan.risks] == [("The roofer leaves", "Keep a list of others")]
    assert "1 assumption: “Slates can be had”" in left_out(plan)
    assert "1 decision: “We mend, not replace”" in left_out(plan)


def test_the_letter_a_is_asked_about() -> None:
    rows: Rows = [
        ["ID", "R/A/I/D", "Description", "Owner"],
        ["1", "R", "Rain", "Ada"],
        ["2", "A", "Order slates", "Ben"],
    ]
    plan = read_sheets({"Log": rows})
    assert titles(plan) == ["Order slates"]
    assert [one.asks.field for one in plan.doubts if one.asks] == ["kind"]


@pytest.mark.parametrize(("name", "kind"), [("Assumptions", "assumption"), ("Decision log", "decision")])
def test_the_name_of_a_sheet_says_what_its_rows_are(name: str, kind: str) -> None:
    plan = read_sheets(
        {name: [HEADER, ["1", "Slates can be had", "Ada Quill", None, "Open"]], "Actions": [HEADER, ROOF]}
    )
    assert titles(plan) == ["Mend the roof"]
    assert f"1 {kind}: “Slates can be had”" in left_out(plan)


def test_people_versions_and_lists_are_told_in_one_line_each() -> None:
    plan = read_sheets(
        {
            "Roofs": [HEADER, ROOF],
            "Contacts": [
                ["Name", "Responsibility", "Start date", "Email"],
                ["Ada Quill", "Roofs", "01/02/2024", "a@b.org"],
            ],
            "Version control": [
                ["Version", "Date", "Author", "Description of change", "Status"],
                ["1", "", "Ada", "New", ""],
            ],
        }
    )
    assert titles(plan) == ["Mend the roof"]
    assert "“Contacts”, 1 row: a list of people, no actions" in left_out(plan)
    assert "“Version control”, 1 row: a history of versions, no actions" in left_out(plan)
    assert [(one.place, one.kind) for one in plan.tables] == [
        ("Roofs", "actions"),
        ("Contacts", "people"),
        ("Version control", "leave out"),
    ]


def test_a_person_says_that_a_sheet_holds_actions_after_all() -> None:
    sheets = {"Decisions": [HEADER, ROOF]}
    assert titles(read_sheets(sheets, Guidance(sheets=(SheetGuide(sheet="decisions", kind="actions"),)))) == [ROOF[1]]


def test_the_day_of_a_meeting_is_no_day_by_which_anything_is_due() -> None:
    rows = [
        ["Date", "Item", "Discussion", "Action", "Who"],
        ["03/11/2025", "1", "Slates", "Bring samples", "Ada Quill"],
    ]
    plan = read_sheets({"Roofs": [HEADER, ROOF], "Meeting notes": rows})
    assert [(one.title, one.due is None) for one in plan.actions] == [("Mend the roof", False), ("Bring samples", True)]
    assert any("minutes of a meeting" in one.why for one in plan.doubts)


def test_an_earlier_position_adds_nothing_and_what_was_closed_is_kept_once() -> None:
    page = new_word()
    page.add_heading("Current actions", 2)
    word_table(page, ["Ref", "Action", "Lead", "Due date"], ["1", "Mend the roof", "Ada Quill", "31/03/2026"])
    page.add_heading("Previous position (January 2026)", 2)
    word_table(page, ["Ref", "Action", "Lead", "Due date"], ["1", "Mend the roof", "Ada Quill", "31/01/2026"])
    page.add_heading("Closed actions", 2)
    word_table(page, ["Ref", "Action", "Lead", "Due date"], ["2", "Paint the door", "Ben Marsh", "31/01/2026"])
    plan = read_word(page)
    assert [(one.title, progress_said(plan, one), one.theme) for one in plan.actions] == [
        ("Mend the roof", None, None),
        ("Paint the door", "complete", None),
    ]
    assert "“Previous position (January 2026)”, 1 row" in left_out(plan)
    assert any(one.printed == "Closed actions" for one in plan.doubts)


def test_last_months_sheet_adds_nothing_beside_this_months() -> None:
    plan = read_sheets({"February 2026": [HEADER, ROOF], "January 2026": [HEADER, [*ROOF[:3], "31/01/2026", "Open"]]})
    assert [(one.title, str(one.due.date)) for one in plan.actions if one.due] == [("Mend the roof", "2026-03-31")]
    assert "“January 2026”, 1 row" in left_out(plan)


def test_actions_in_the_prose_of_minutes_are_read_and_doubted_once() -> None:
    document = new_word()
    document.add_heading("Board minutes 14 October 2026", 1)
    for line in (
        "Present: Ada Quill, Ben Marsh",
        "1. Welcome",
        "The board noted the figures.",
        "Action: AQ to bring a report to the December board.",
        "2. Garden programme",
        "ACTION 2: The Garden Team to write to the council by 1 November 2026.",
        "Ben would look again (Action: BM).",
    ):
        document.add_paragraph(line)
    document.add_heading("Action log", 2)
    word_table(document, ["Action", "Who", "When"], ["Share the tool", "BM", "11/11/2026"])
    plan = read_word(document)
    assert plan.title == "Board minutes 14 October 2026"
    assert [(one.title, one.owners, one.due and one.due.date) for one in plan.actions] == [
        ("Bring a report to the December board", ["AQ"], None),
        ("Write to the council", ["The Garden Team"], date(2026, 11, 1)),
        ("Share the tool", ["BM"], date(2026, 11, 11)),
    ]
    assert [one.printed[:9] for one in plan.doubts if "prose" in one.why] == ["Action: A", "Ben would"]
    assert plan.themes == []
