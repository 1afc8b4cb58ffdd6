"""A PDF is read as a last resort: its words, in columns told by where they begin, under a loud doubt."""

import pytest

from benchmarks.seed_files import printed_page
from store.loading import UnreadablePlanError
from store.loading.readers.blank_columns import with_tabs
from store.loading.unguarded import read_here

PAGE = [
    "Yard improvement plan",
    "",
    "   Ref            Action              Lead       Due",
    "   1   Mend the roof of each shed by  Ann Roe    May 2026",
    "       autumn",
    "   2   Sweep                          Bo Lee,    June 2026",
    "                                      Head",
    "   3   Paint                          Cy Day     July 2026",
    "",
    "Page 1 of 2",
]


def test_rows_and_columns_of_a_page_are_told_by_where_words_begin() -> None:
    plan = read_here(printed_page(PAGE), "plan.pdf")
    assert [(one.ref, one.title, one.owners, one.due and one.due.raw) for one in plan.actions] == [
        ("1", "Mend the roof of each shed by autumn", ["Ann Roe"], "May 2026"),
        ("2", "Sweep", ["Bo Lee, Head"], "June 2026"),
        ("3", "Paint", ["Cy Day"], "July 2026"),
    ]
    doubt = next(one for one in plan.doubts if one.printed == "a PDF")
    assert "words may stand in the wrong column or row" in doubt.why


def test_what_stands_across_the_columns_is_no_row_of_them() -> None:
    lines = [
        "Ref   Action   Lead",
        "1     Mend     AB",
        "2     Dig      CD",
        "All of this is agreed by the board",
        "end",
    ]
    assert with_tabs(lines) == ["Ref\tAction\tLead", "1\tMend\tAB", "2\tDig\tCD", *lines[3:]]


def test_words_that_a_first_column_goes_on_with_are_no_row() -> None:
    lines = [
        "Action            Lead    Due",
        "Mend every roof   AB      May",
        "of the yard",
        "Dig a new pond    CD      June",
    ]
    assert with_tabs(lines)[1:] == ["Mend every roof of the yard\tAB\tMay", "Dig a new pond\tCD\tJune"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (printed_page([]), "is a scan or holds only pictures"),
        (b"just words", "is not a PDF"),
        (b"%PDF-1.7 cut short", "is damaged inside"),
    ],
)
def test_a_pdf_without_words_is_answered_with_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadablePlanError, match=sentence):
        read_here(content, "plan.pdf")
