"""Ratings as words, letters, numbers or only a colour, and the key that says what they mean here."""

import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from store.loading import StagedPlan
from store.loading.interpret.colours import rating_of_fill
from store.loading.interpret.rating_key import progress_meant
from store.rules.terms import Progress
from tests.loading.sheets import Rows, fill, read_sheet

TITLE: list[object] = ["Yard plan"]
HEADER: list[object] = ["Ref", "Action", "Lead", "RAG"]


def ratings(plan: StagedPlan) -> list[str | None]:
    return [action.rating for action in plan.actions]


def rows(*printed: object) -> list[list[object]]:
    return [TITLE, HEADER, *[[f"1.{n}", f"Do {n}", "AB", one] for n, one in enumerate(printed, start=1)]]


def test_words_and_letters_are_colours_and_asked_about_once_each() -> None:
    plan = read_sheet(rows("Blue", "b", "G", "amber", "R", "", "Grey", "a delay"))
    assert ratings(plan) == ["blue", "blue", "green", "amber", "red", None, "grey", None]
    asked = [(one.printed, one.reading) for one in plan.doubts]
    assert asked == [
        ("Blue (2 times)", "blue: complete"),
        ("Green", "green: on track"),
        ("Amber", "amber: at risk"),
        ("Red", "red: delayed"),
        ("Grey", "grey: not started"),
        ("a delay", "no rating"),
    ]
    assert plan.doubts[0].why == "No key says so. Does blue mean complete here?"


def test_a_printed_key_answers_the_questions_and_stays_with_the_plan() -> None:
    key: list[list[object]] = [["RAG key"], ["Green = Complete; Amber = On track; Red = Overdue"]]
    plan = read_sheet([*rows("G", "Amber"), [], *key])
    assert ratings(plan) == ["green", "amber"]
    assert plan.doubts == []
    assert [(one.printed, one.rating, one.means, one.source) for one in plan.rating_key] == [
        ("Green", "green", "complete", "file"),
        ("Amber", "amber", "on track", "file"),
        ("Red", "red", "delayed", "file"),
    ]
    assert plan.progress_of("green") is Progress.COMPLETE
    assert [one.what for one in plan.skipped] == ["the key to the ratings, 3 lines"]
    assert len(plan.actions) == 2


def test_numbers_mean_nothing_without_a_key_and_what_it_says_with_one() -> None:
    assert ratings(read_sheet(rows(1, 4))) == [None, None]
    key: list[list[object]] = [["Rating", "Meaning"], [1, "Red: overdue"], [2, "Amber: some delay"], [4, "Complete"]]
    plan = read_sheet([*key, [], *rows(1, 4, 2)])
    assert ratings(plan) == ["red", "blue", "amber"]


def test_a_colour_alone_rates_and_is_asked_about() -> None:
    def paint(sheet: Worksheet) -> None:
        fill(sheet, "D3", "00B0F0")
        fill(sheet, "D4", "92D050")
        fill(sheet, "D5", "FFC000")
        sheet["D6"].fill = PatternFill("solid", fgColor=Color(theme=6, tint=0.4))

    plan = read_sheet(rows("", "", "", "", ""), paint)
    assert ratings(plan) == ["blue", "green", "amber", "green", None]
    assert [one.printed for one in plan.doubts] == ["blue fill", "green fill (2 times)", "amber fill"]


def test_a_key_of_colours_beside_their_meaning_is_read() -> None:
    def paint(sheet: Worksheet) -> None:
        fill(sheet, "D3", "00B050")
        fill(sheet, "A5", "00B050")
        fill(sheet, "A6", "FF0000")

    plan = read_sheet([*rows("", ""), [None, "Completed"], [None, "Not started"]], paint)
    assert ratings(plan) == ["green", None]
    assert [(one.rating, one.means) for one in plan.rating_key] == [("green", "complete"), ("red", "not started")]
    assert plan.doubts == []


def test_colours_under_a_heading_that_rates_nothing_rate_nothing_and_are_told() -> None:
    def paint(sheet: Worksheet) -> None:
        fill(sheet, "A3", "FF0000")
        fill(sheet, "A4", "00B050")

    body: Rows = [
        TITLE,
        ["Ref", "Action", "Lead"],
        ["1.1", "Mend", "AB"],
        ["1.2", "Sweep", "AB"],
        ["1.3", "Paint", "AB"],
    ]
    plan = read_sheet(body, paint)
    assert ratings(plan) == [None, None, None]
    assert "the colours under “Ref”, 2 cells" in [one.what for one in plan.skipped]


def test_the_colours_of_the_status_or_of_a_cell_without_a_heading_beside_it_rate() -> None:
    body: Rows = [TITLE, ["Ref", "Action", "Status", None], ["1.1", "Mend", "Open"], ["1.2", "Sweep", "Open"]]
    for column in "CD":

        def paint(sheet: Worksheet, column: str = column) -> None:
            fill(sheet, f"{column}3", "FF0000")
            fill(sheet, f"{column}4", "00B050")

        assert ratings(read_sheet(body, paint)) == ["red", "green"]


def test_bands_of_rows_and_bars_under_months_rate_nothing() -> None:
    def bands(sheet: Worksheet) -> None:
        for column in "ABCD":
            fill(sheet, f"{column}3", "00B050")

    body: Rows = [TITLE, ["Ref", "Action", "Lead", "Status"], *[[f"1.{n}", f"Do {n}", "AB", "Open"] for n in (1, 2)]]
    assert ratings(read_sheet(body, bands)) == [None, None]

    def bars(sheet: Worksheet) -> None:
        fill(sheet, "D3", "00B050")
        fill(sheet, "E4", "FF0000")

    body = [TITLE, ["Ref", "Action", "Lead", "Jan 26", "Feb 26"], ["1.1", "Mend", "AB"], ["1.2", "Sweep", "AB"]]
    assert ratings(read_sheet(body, bars)) == [None, None]


def test_a_key_beside_the_table_is_a_key() -> None:
    header: list[object] = [*HEADER[:3], "Status", None, "RAG", "Meaning"]
    body: Rows = [
        TITLE,
        header,
        ["1.1", "Mend", "AB", "Open", None, "Green", "On track"],
        ["1.2", "Sweep", "AB", "Open", None, "Red", "Off track"],
    ]
    plan = read_sheet(body)
    assert ratings(plan) == [None, None]
    assert [(one.printed, one.means, one.source) for one in plan.rating_key] == [
        ("Green", "on track", "file"),
        ("Red", "delayed", "file"),
    ]


def test_one_colour_on_every_row_is_decoration() -> None:
    def paint(sheet: Worksheet) -> None:
        for row in (3, 4):
            fill(sheet, f"A{row}", "00B0F0")

    body: Rows = [TITLE, ["Ref", "Action", "Lead"], ["1.1", "Mend", "AB"], ["1.2", "Sweep", "AB"]]
    assert ratings(read_sheet(body, paint)) == [None, None]


def test_a_word_that_disagrees_with_its_colour_counts_and_is_told() -> None:
    plan = read_sheet(rows("Green"), lambda sheet: fill(sheet, "D3", "FF0000"))
    assert ratings(plan) == ["green"]
    assert "The cell is filled with red; its word counts" in [one.why for one in plan.doubts]


@pytest.mark.parametrize(
    ("fill_colour", "rating"),
    [
        ("FF0000", "red"),
        ("FFC7CE", "red"),
        ("C00000", "red"),
        ("FFC000", "amber"),
        ("FFFF00", "amber"),
        ("FFEB9C", "amber"),
        ("00B050", "green"),
        ("C6EFCE", "green"),
        ("0070C0", "blue"),
        ("00B0F0", "blue"),
        ("BDD7EE", "blue"),
        ("BFBFBF", "grey"),
        ("7030A0", None),
        ("000000", None),
        ("F8F8F8", None),
    ],
)
def test_a_fill_is_the_colour_people_would_name(fill_colour: str, rating: str | None) -> None:
    assert rating_of_fill(fill_colour) == rating


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        ("Completed", "complete"),
        ("On track to complete", "on track"),
        ("Not on track", "delayed"),
        ("Not yet started", "not started"),
        ("In progress", "on track"),
        ("Some slippage, may not be met", "at risk"),
        ("Off track or overdue", "delayed"),
        ("Purple", None),
    ],
)
def test_a_meaning_says_how_far_things_are(words: str, progress: str | None) -> None:
    assert progress_meant(words) == progress
