"""What cannot be read is refused with a sentence, and nothing makes the reader fall."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.documents.staged import StagedAction, StagedPlan
from store.exporting.xlsx import workbook_of
from store.exporting.yaml_file import yaml_of
from store.loading import UnreadablePlanError, check_name, read_plan
from store.loading.unguarded import read_here, read_text

Save = Callable[[str, bytes], Path]
PLAN = "Recommendation 1\tMend the roof’s edge\n"
CELLS = st.sampled_from(
    [
        *("Recommendation 1", "Recommendation", "Action", "Owner", "", "■ a ■ b", "<ul> ■", "<p>x</p>", "July 2022"),
        *("Risk", "Impact", "- ", "Theme – A", "**b**", "themes:", "Governance", "</ul", "<p", "2-5", "3.4", "I.1"),
    ]
)
LINES = st.lists(st.lists(CELLS, max_size=4).map("\t".join)).map("\n".join)


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    def save(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return save


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.pdf", b"%PDF-1.7", "Share the Word or Excel file that it was made from"),
        ("plan.xls", b"\xd0\xcf", r"choose File, Save As, Excel Workbook \(\.xlsx\)"),
        ("plan", PLAN.encode(), "I read files that end in .xlsx"),
        ("plan.txt", b"", "is empty"),
        ("plan.txt", b" \n\t\n", "is empty"),
        ("plan.txt", b"PK\x03\x04\x00\x00", "is not plain text"),
        ("plan.txt", b"Recommendation 1\tRoof \x81\x8d\xfe\xb1\n", "Save it as UTF-8"),
        ("plan.txt", b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        ("plan.md", b"Dear all,\n\nno plan here.\n", "I found no plan in plan.md"),
    ],
)
def test_a_file_that_is_no_plan_gets_a_sentence(saved: Save, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadablePlanError, match=sentence):
        read_plan(saved(name, content))


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("plan.mpp", "Open it in Project and choose File, Save As"),
        ("plan.doc", "Open it in Word and choose File, Save As"),
        ("plan.xlsb", "Open it in Excel and choose File, Save As"),
        ("plan.PNG", "it is a picture, and I read words"),
        ("plan.gsheet", "it is only a link to a file that lies elsewhere"),
        ("plan.msg", "save the plan that is attached to it"),
        ("plan.exe", r"I read files that end in \.xlsx or \.docx"),
    ],
)
def test_a_file_of_another_kind_is_answered_with_where_to_click(name: str, way: str) -> None:
    with pytest.raises(UnreadablePlanError, match=way):
        check_name(name)


@pytest.mark.parametrize(
    ("link", "way"),
    [
        ("https://docs.google.com/spreadsheets/d/1/edit", "choose File, Download, Microsoft Excel"),
        ("https://docs.google.com/document/d/1/edit", "choose File, Download, Microsoft Word"),
        ("https://council.sharepoint.com/:x:/s/plan.xlsx", "On SharePoint open it"),
        ("https://1drv.ms/x/s!abc", "On OneDrive open it"),
        ("http://example.org/plan.csv", "Download what is behind it as a file"),
    ],
)
def test_a_link_is_answered_with_the_way_to_its_file(link: str, way: str) -> None:
    with pytest.raises(UnreadablePlanError, match=way):
        read_plan(Path(link))


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePlanError, match="There is no file"):
        read_plan(tmp_path / "lost.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadablePlanError, match=r"I can't open folder\.txt"):
        read_plan(tmp_path / "folder.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_is_read_however_a_computer_saved_it(saved: Save, encoding: str, line_end: str) -> None:
    plan = read_plan(saved("plan.TXT", PLAN.replace("\n", line_end).encode(encoding)))
    assert plan.recommendations[0].title == "Mend the roof’s edge"


@given(st.one_of(LINES, st.text()))
def test_no_text_makes_the_reader_fall_or_lets_markup_through(text: str) -> None:
    try:
        plan = read_text(text, "any.txt")
    except UnreadablePlanError:
        return
    titles = [action.title for action in plan.actions] + [entry.title for entry in plan.timeline]
    assert not [title for title in titles if any(mark in title for mark in ("<ul", "<p>", "**", "■"))]
    assert len({action.ref for action in plan.actions}) == len(plan.actions)


def test_no_file_brings_in_what_orders_a_terminal_about() -> None:
    csv = read_here("Ref,Action,Owner\nA1,Mend \x1b[31mthe roof\x1b[2J it\x92s old,AB\n".encode(), "plan.csv")
    painted = "Mend \x1b]0;owned\x07\x1b[31mthe roof\x1b[2J it\x92s old"
    own = read_here(yaml_of(StagedPlan(title=painted, actions=[StagedAction(ref="A1", title=painted)])), "plan.yaml")
    assert [csv.actions[0].title, own.actions[0].title, own.title] == ["Mend the roof it’s old"] * 3


def test_half_a_sign_in_a_cell_is_told() -> None:
    """A spreadsheet spells such signs out."""
    plan = StagedPlan(title="The plan", actions=[StagedAction(ref="A1", title="Mend the roof")])
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(plan, {}, date(2022, 7, 11))))
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == "Mend the roof"):
        cell.value = "Mend _xD83D_ the roof"
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(UnreadablePlanError, match="cut in half: “Mend � the roof”"):
        read_here(file.getvalue(), "plan.xlsx")


@pytest.mark.usefixtures("readers_begun_anew")
def test_ten_thousand_rows_are_read(saved: Save) -> None:
    rows = "".join(f"{number}\tAction number {number}\tYard Manager\tJuly 2022\n" for number in range(10_000))
    plan = read_plan(saved("large.txt", f"Repairs\nRef\tAction\tOwner\tDue\n{rows}".encode()))
    assert len(plan.actions) == 10_000


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("theme: Z", "A1 names theme Z, which the plan does not list."),
        ("recommendations: [9]", "A1 names recommendation 9, which the plan does not list."),
    ],
)
def test_a_plan_that_names_what_it_does_not_list_is_refused(names: str, said: str) -> None:
    written = f"sightline_plan: 1\ntitle: Plan\nactions:\n  - ref: A1\n    title: Visit every carer\n    {names}\n"
    with pytest.raises(UnreadablePlanError, match=said):
        read_here(written.encode(), "plan.yaml")
