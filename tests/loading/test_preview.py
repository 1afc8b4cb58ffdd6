"""The plan as it would stand, each doubt beside the cell that it is about."""

from datetime import date

from commands.showing.plan_preview import MARK, preview_table
from store.documents.staged import Ask, Doubt, StagedPlan
from store.loading.preview import Preview, preview_of
from store.loading.things import things_of
from store.rules.terms import Brag, Kind
from tests.loading.sheets import read_sheet

TODAY = date(2026, 4, 1)
HEADER = ["Ref", "Action", "Owner", "Due date", "RAG", "Status", "Steps"]


def shown(*rows: list[str]) -> Preview:
    return preview_of(read_sheet([HEADER, *rows]), TODAY)


def fields(shown: Preview, ref: str) -> set[str]:
    return set(shown.doubts.get(ref, {}))


def test_a_date_that_cannot_be_read_is_doubted_in_its_own_cell() -> None:
    seen = shown(
        ["1", "Mend the roof", "Ada Quill", "31/31/2026", "", "", ""],
        ["2", "Paint the door", "Ben Marsh", "1 May 2026", "", "", ""],
    )
    assert (fields(seen, "1"), fields(seen, "2")) == ({"due"}, set())


def test_a_steps_date_is_doubted_at_the_step() -> None:
    rows = [
        ["Ref", "Action", "Due date"],
        ["1", "Mend the roof", "May 2026"],
        ["1.1", "Buy slates", "soon, 31/31/2026"],
    ]
    seen = preview_of(read_sheet(rows), TODAY)
    assert [one.staged.ref for one in seen.rows(Kind.MILESTONE)] == ["1.1"]
    assert (fields(seen, "1"), fields(seen, "1.1")) == (set(), {"due"})


def test_a_rating_that_nobody_explains_is_doubted_wherever_it_stands() -> None:
    seen = shown(
        ["1", "Mend the roof", "Ada Quill", "", "Blue", "", ""],
        ["2", "Paint the door", "", "", "Green", "", ""],
        ["3", "Sweep the yard", "", "", "Blue", "", ""],
    )
    assert [fields(seen, ref) for ref in "123"] == [{"rating"}, {"rating"}, {"rating"}]
    assert [doubt.printed for doubt in seen.doubts["3"]["rating"]] == ["Blue (2 times)"]


def asks_of(plan: StagedPlan, field: str, word: str) -> Preview:
    asks = Ask(field=field, word=word, options=[])
    doubt = Doubt(where="sheet Sheet, row 2", printed=word, reading="nothing", why="Nobody knows it", asks=asks)
    return preview_of(plan.model_copy(update={"doubts": [doubt]}), TODAY)


def test_a_question_about_a_word_stands_at_each_cell_that_holds_it() -> None:
    plan = read_sheet(
        [
            HEADER,
            ["1", "Mend the roof", "Ada Quill", "04/05/2026", "", "Achieved", ""],
            ["2", "Paint the door", "Ada Quill", "13 May 2026", "", "Begun", ""],
            ["3", "Sweep the yard", "Ben Marsh", "05/06/2026", "", "ACHIEVED", ""],
        ]
    )
    assert [fields(asks_of(plan, "status", "achieved"), ref) for ref in "123"] == [{"status"}, set(), {"status"}]
    assert [fields(asks_of(plan, "owner", "ada quill"), ref) for ref in "123"] == [{"owners"}, {"owners"}, set()]
    assert [fields(asks_of(plan, "order", "04/05/2026"), ref) for ref in "123"] == [{"due"}, set(), {"due"}]


def test_a_doubt_about_a_row_and_none_of_its_cells_stands_at_its_reference() -> None:
    plan = read_sheet([HEADER, ["1", "Mend the roof", "", "", "", "", ""]])
    (place,) = {plan.places[one.staged.ref or ""] for one in things_of(plan)}
    doubt = Doubt(where=place, printed="no recommendation", reading="recommendation 1", why="It stands above")
    seen = preview_of(plan.model_copy(update={"doubts": [doubt]}), TODAY)
    assert fields(seen, "1") == {"ref"}


def test_colours_are_those_that_the_plan_will_have() -> None:
    seen = shown(
        ["1", "Mend the roof", "", "30 March 2026", "", "", ""],
        ["2", "Paint the door", "", "30 May 2026", "", "On track", ""],
        ["3", "Sweep the yard", "", "30 March 2026", "", "Complete", ""],
        ["4", "Plant a tree", "", "", "", "", ""],
    )
    assert [seen.colours[ref] for ref in "1234"] == [Brag.RED, Brag.GREEN, Brag.BLUE, Brag.GREY]


def test_a_row_that_goes_on_with_the_one_above_is_doubted_there() -> None:
    rows = [HEADER, ["1", "Mend the roof of", "Ada Quill", "", "", "", ""], ["", "the old barn", "", "", "", "", ""]]
    seen = preview_of(read_sheet(rows), TODAY)
    assert [one.staged.title for one in seen.rows(Kind.ACTION)] == ["Mend the roof of the old barn"]
    assert fields(seen, "1") == {"title"}


def test_what_names_nobody_is_doubted_at_the_owner() -> None:
    seen = shown(["1", "Mend the roof", "To be confirmed", "", "", "", ""])
    assert fields(seen, "1") == {"owners"}


def test_a_colour_says_what_was_printed_where_it_follows_from_the_date_and_what_is_done_makes_up_no_day() -> None:
    seen = shown(
        ["1", "Mend the roof", "Ada Quill", "1 March 2026", "Amber", "", ""],
        ["2", "Paint the door", "Ben Marsh", "1 May 2026", "", "Complete", ""],
        ["3", "Sweep the yard", "Cy Fern", "", "Red", "", ""],
    )
    table = preview_table(seen, seen.rows(Kind.ACTION), "", TODAY)
    assert [row[4].removesuffix(f" {MARK}") for row in table.rows] == ["Red: late, printed Amber", "Blue", "Red"]
    assert table.rows[1][3] == "Done; due Friday 1 May"
