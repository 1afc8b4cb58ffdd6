"""CSV files that a spreadsheet opens without calculating anything, and that are read back."""

import csv
import io

from store.exporting.csv_files import csv_files_of
from store.loading import StagedPlan
from store.loading.unguarded import read_here
from store.rules.terms import Brag
from tests.exporting.hostile import TITLES, hostile_plan


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_each_kind_has_a_file_that_excel_knows_as_utf_8(demo: StagedPlan, verdicts: dict[str, Brag]) -> None:
    files = csv_files_of(demo, verdicts)
    assert {"plan.csv", "actions.csv", "milestones.csv", "timeline.csv", "risks.csv"} < set(files)
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files.values())
    assert len(rows_of(files["actions.csv"])) == 1 + len(demo.actions)


def test_dates_and_ratings_are_words(demo: StagedPlan, verdicts: dict[str, Brag]) -> None:
    header, _, late, *_ = rows_of(csv_files_of(demo, verdicts)["milestones.csv"])
    row = dict(zip(header, late, strict=True))
    assert (row["Ref"], row["Due"], row["BRAG today"]) == ("A1.2", "8 July 2022", "Red")


def test_no_cell_begins_a_formula() -> None:
    for content in csv_files_of(hostile_plan(), {}).values():
        for row in rows_of(content):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_words_that_look_like_formulas_are_read_back_as_words() -> None:
    back = read_here(csv_files_of(hostile_plan(), {})["actions.csv"], "actions.csv")
    titles = {action.ref: action.title for action in back.actions}
    assert [titles[ref] for ref in ("A1", "C3", "D4", "A5", "B6", "C7")] == [TITLES[at] for at in (0, 2, 3, 4, 5, 6)]


def test_actions_are_read_back_with_their_themes(demo: StagedPlan) -> None:
    back = read_here(csv_files_of(demo, {})["actions.csv"], "actions.csv")
    facts = [(one.ref, one.title, one.theme) for one in demo.actions]
    assert [(one.ref, one.title, one.theme) for one in back.actions] == facts
