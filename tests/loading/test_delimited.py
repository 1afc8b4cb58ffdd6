"""Delimited text, as spreadsheets of every country and age save it."""

import pytest

from store.loading.unguarded import read_here


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
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


@pytest.mark.parametrize(
    ("encoding", "page"), [("cp1252", "Windows"), ("mac_roman", "an old Mac"), ("cp850", "MS-DOS")]
)
def test_letters_of_an_old_code_page_make_words_and_are_a_doubt(encoding: str, page: str) -> None:
    text = "Action,Lead\nMend the café,Siân Åkesson\nSweep,Renée Núñez\n"
    plan = read_here(text.encode(encoding), "plan.csv")
    assert [(one.title, one.owners) for one in plan.actions] == [
        ("Mend the café", ["Siân Åkesson"]),
        ("Sweep", ["Renée Núñez"]),
    ]
    assert [(one.printed, one.reading) for one in plan.doubts if "letters" in one.why] == [
        ("“café”, “Siân”, “Åkesson”", f"the letters of {page}")
    ]


@pytest.mark.parametrize("delimiter", [";", "|", ","])
def test_the_line_that_names_the_delimiter_is_no_row(delimiter: str) -> None:
    rows = ([f"sep={delimiter}"], ["Action", "Lead", "Due"], ["Mend, then paint", "AB", "31 June 2022"])
    text = "\r\n".join(delimiter.join(f'"{cell}"' if "," in cell else cell for cell in row) for row in rows)
    text = text.replace(f'"sep={delimiter}"', f"sep={delimiter}")
    plan = read_here(text.encode(), "plan.csv")
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend, then paint", ["AB"])]
    assert plan.themes == []
    assert "line 3" in [one.where for one in plan.doubts]


TABLE = "Ref,Action,Lead,Due\n1,Mend,AB,1 May 2022\n{}\n3,Dig,CD,2 May 2022\n4,Saw,EF,3 May 2022\n"


@pytest.mark.parametrize(
    ("line", "titles", "reading"),
    [
        (
            "2,Paint, then varnish,GH,4 May 2022",
            ["Mend", "Paint, then varnish", "Dig", "Saw"],
            "5 cells under 4 headings: “Paint, then varnish” is read as one cell",
        ),
        (
            "2,Paint,Varnish,GH,4 May 2022",
            ["Mend", "Dig", "Saw"],
            "5 cells under 4 headings: nothing of this line is read",
        ),
        ("2,Paint,4 May 2022", ["Mend", "Paint", "Dig", "Saw"], "3 cells under 4 headings, read from the left"),
    ],
)
def test_a_line_that_does_not_fit_under_the_headings_is_never_shifted_in_silence(
    line: str, titles: list[str], reading: str
) -> None:
    plan = read_here(TABLE.format(line).encode(), "plan.csv")
    assert [one.title for one in plan.actions] == titles
    assert [(one.where, one.reading) for one in plan.doubts if "headings" in one.reading] == [("line 3", reading)]


def test_lines_cut_short_where_nothing_follows_are_no_doubt() -> None:
    plan = read_here(b"Ref,Action,Lead,Due\n1,Mend\n2,Dig,AB\n3,Saw,CD,May 2022\n4,Sand\n", "plan.csv")
    assert [one.title for one in plan.actions] == ["Mend", "Dig", "Saw", "Sand"]
    assert not [one for one in plan.doubts if "headings" in one.reading]


def test_of_a_wide_export_the_columns_with_words_are_read() -> None:
    empty = ",".join(f"Custom {at}" for at in range(300))
    text = f"Action,{empty},Lead\nMend,{',' * 299},AB\nDig,{',' * 299},CD\n"
    assert [one.owners for one in read_here(text.encode(), "plan.csv").actions] == [["AB"], ["CD"]]


def test_tabs_by_their_ending_and_ticks_are_read() -> None:
    plan = read_here("Action\tStatus\nMend\t☐ Open ☑ Done\nDig\t☐\n".encode(), "plan.tsv")
    assert [one.status for one in plan.actions] == ["Done", "No"]
