"""Delimited text, as spreadsheets of every country and age save it."""

import pytest

from store.loading.unguarded import read_here


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_any_delimiter_and_encoding_is_read(delimiter: str, encoding: str) -> None:
    rows = (["Action", "Lead", "Due"], ["Mend the roof’s edge", "AB", "July 2022"], ["Sweep", "CD", ""])
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    plan = read_here(text.encode(encoding), "plan.csv")
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend the roof’s edge", ["AB"]), ("Sweep", ["CD"])]


def test_lines_inside_a_cell_stay_there_and_places_are_lines_of_the_file() -> None:
    text = 'Action,Lead,Due\n"Mend\nthe roof",AB,soon\nSweep,CD,31 June 2022\n'
    plan = read_here(text.encode(), "plan.csv")
    assert [one.title for one in plan.actions] == ["Mend the roof", "Sweep"]
    assert "line 4" in [one.where for one in plan.doubts if "no day 31" in one.why]


def test_words_escaped_because_they_look_like_a_formula_are_read_as_they_were() -> None:
    plan = read_here(b"Action,Lead\n'=SUM(A1),AB\n'-5 days,CD\n'Tis plain,EF\n", "plan.csv")
    assert [one.title for one in plan.actions] == ["=SUM(A1)", "-5 days", "'Tis plain"]
