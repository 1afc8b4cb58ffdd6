"""Words of a document are looked over as typed words are: what could tell who a child is stays only after a yes."""

import pytest

from store.documents.guidance import CHILD, LEAVE_OUT, ColumnGuide, Guidance, WordGuide
from store.documents.staged import Doubt, StagedPlan
from store.loading.preview import preview_of
from store.loading.screening import KEEP
from tests.loading.sheets import read_sheets
from tests.small_plan import TODAY

NUMBER = "943 476 5919"
HEADER = ["Ref", "Action", "Owner", "Due date", "Status"]
ROWS = [
    HEADER,
    ["1.1", f"Visit the child with NHS number {NUMBER} each week", "Ada Quill", "May 2026", "Begun"],
    ["1.2", "Train forty social workers", "Ben Marsh", "June 2026", "Sent to 14 Mill Lane, NN1 1ED"],
]


def read(rows: list[list[str]], *answers: WordGuide) -> StagedPlan:
    return read_sheets({"Actions": rows}, Guidance(words=answers))


def asked(plan: StagedPlan) -> list[Doubt]:
    return [doubt for doubt in plan.doubts if doubt.asks is not None and doubt.asks.field == CHILD]


def answer(doubt: Doubt, means: str) -> WordGuide:
    assert doubt.asks is not None
    return WordGuide(field=CHILD, word=doubt.asks.word, means=means)


def test_what_tells_who_a_child_is_is_nowhere_in_what_was_read() -> None:
    plan = read(ROWS)
    said = plan.model_dump_json()
    assert NUMBER not in said
    assert "NN1 1ED" not in said
    first, second = plan.actions
    assert first.title == "Visit the child with NHS number [left out: an NHS number] each week"
    assert second.status == "Sent to 14 Mill Lane, [left out: a postcode]"


def test_each_place_is_doubted_first_of_all_and_left_out_by_default() -> None:
    doubts = asked(plan := read(ROWS))
    assert plan.doubts[: len(doubts)] == doubts
    assert [(one.where, one.reading) for one in doubts] == [
        ("sheet Actions, row 2", "1.1: left out, an NHS number"),
        ("sheet Actions, row 3", "1.2: left out, a postcode"),
    ]
    assert [one.means for one in (doubts[0].asks.options if doubts[0].asks else [])] == [LEAVE_OUT, KEEP]
    cells = preview_of(plan, TODAY).doubts
    assert {ref: set(fields) for ref, fields in cells.items()} == {"1.1": {"title"}, "1.2": {"status"}}


def test_a_yes_has_it_read_again_and_kept_and_a_no_asks_no_more() -> None:
    first, second = asked(read(ROWS))
    plan = read(ROWS, answer(first, KEEP), answer(second, LEAVE_OUT))
    assert asked(plan) == []
    assert NUMBER in plan.actions[0].title
    assert "NN1 1ED" not in plan.model_dump_json()


def test_an_answer_about_a_place_is_not_kept_for_other_files() -> None:
    (first, _), by_word = asked(read(ROWS)), WordGuide(field="status", word="begun", means="on track")
    said = Guidance(words=(answer(first, KEEP), by_word))
    assert said.of_every_file().words == (by_word,)


@pytest.mark.parametrize("title", ["Find a place for her brother Jack", "Amira, aged 7, has a new plan"])
def test_a_name_that_may_be_a_childs_is_doubted_and_kept_until_somebody_leaves_it_out(title: str) -> None:
    rows = [HEADER, ["1.1", title, "Ada Quill", "May 2026", ""]]
    (doubt,) = asked(plan := read(rows))
    assert plan.actions[0].title == title
    assert "may be a child's name" in doubt.why
    left = read(rows, answer(doubt, LEAVE_OUT))
    assert "[left out: a name]" in left.actions[0].title
    assert not {"Jack", "Amira"} & set(left.model_dump_json().replace(",", " ").replace("]", " ").split())


def test_names_of_colleagues_are_none() -> None:
    assert asked(read([HEADER, ["1.1", "Train forty social workers", "Tom's mother", "", ""]])) == []


def test_what_is_skipped_or_shown_of_columns_holds_nothing_either() -> None:
    rows = [
        ["Ref", "Action", "Owner", "Date of birth", "NHS no.", "Child's name"],
        ["1.1", "Visit weekly", "Ada Quill", "12/03/2015", NUMBER, "Jack Marlow"],
    ]
    said = read(rows).model_dump_json()
    assert "12/03/2015" not in said
    assert "Marlow" not in said
    assert NUMBER not in said


def test_a_column_that_tells_of_children_is_doubted_where_somebody_has_it_read() -> None:
    rows = [["Ref", "Action", "Child's name"], ["1.1", "Visit weekly", "Jack Marlow"]]
    said = Guidance(columns=(ColumnGuide(heading="child's name", role="owner"),))
    (doubt,) = [one for one in read_sheets({"Actions": rows}, said).doubts if one.printed == "Child's name"]
    assert (doubt.reading, "one child in each row" in doubt.why) == ("the owner", True)


@pytest.mark.parametrize("heading", ["Ref", "Reference", "Action ref.", "Ref no", "ID"])
def test_a_tools_long_references_are_no_childs_numbers(heading: str) -> None:
    plan = read([[heading, "Action"], ["104512", "Mend the roof"], ["104513", "Paint the door"]])
    assert "left out" not in plan.model_dump_json()
    assert not any("child" in doubt.why for doubt in plan.doubts)


def test_a_childs_number_is_no_reference() -> None:
    plan = read([["Ref", "Action"], ["LCS 1234567", "Visit weekly"], ["X1", "Train forty social workers"]])
    assert "1234567" not in plan.model_dump_json()
    assert [one.ref for one in plan.actions] == ["X2", "X1"]
    assert plan.places["X2"] == "sheet Actions, row 2"
    assert any(doubt.reading == "X2" for doubt in plan.doubts)
