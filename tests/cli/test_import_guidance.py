"""At the command line somebody says what columns, rows, sheets and words are, and the document is read by that."""

import pytest

from bot.cli.import_guidance import Read, Said, read_as_said
from bot.cli.terminal import Stop
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading import NoPlanFoundError
from tests.loading.sheets import read_sheets

GARDEN = [["Nr", "Bezeichnung", "Wer", "Status?"], ["1", "Mend the wall", "Ada Quill", "parked up"]]
TWO_HEADS = [["Action", "Owner"], ["what", "who"], ["Action", "Owner"], ["Dig the pond", "Ben Marsh"]]
MAPPED = ("Nr=its reference", "Bezeichnung=what is to be done", "Beds!Wer=owner", "Status?=status")


def reading(**sheets: list[list[str]]) -> Read:
    return lambda guidance: read_sheets(sheets, guidance)


def said(read: Read, **words: tuple[str, ...]) -> StagedPlan:
    return read_as_said(read, Said(**words))[1]


def test_columns_are_said_by_their_headings_in_plain_words() -> None:
    plan = said(reading(Beds=GARDEN), columns=MAPPED)
    assert [(one.ref, one.title, one.owners, one.status) for one in plan.actions] == [
        ("1", "Mend the wall", ["Ada Quill"], "parked up")
    ]


def test_two_columns_of_owners_are_both_kept_the_first_column_first() -> None:
    beds = [["Action", "Sponsor", "Lead"], ["Mend the wall", "Ada Quill", "Ben Marsh"], ["Dig", "", "Cy Fern"]]
    plan = said(reading(Beds=beds), columns=("Lead=owner", "Sponsor=owner"))
    assert [one.owners for one in plan.actions] == [["Ada Quill", "Ben Marsh"], ["Cy Fern"]]
    assert [one.role for one in plan.tables[0].columns] == ["action", "owner", "second owner"]


def test_a_role_is_named_by_the_natural_word_for_it() -> None:
    mapped = ("Nr=reference", "Bezeichnung=action", "Wer=lead")
    assert [(one.ref, one.owners) for one in said(reading(Beds=GARDEN), columns=mapped).actions] == [
        ("1", ["Ada Quill"])
    ]


def test_a_column_of_kinds_of_rows_is_named_and_a_letter_answered_without_its_article() -> None:
    log = [["Ref", "Action", "Owner", "Sort"], ["1", "Mend the wall", "Ada Quill", "Action"]]
    log += [["2", "Frost", "Ben Marsh", "Risk"], ["3", "It stays dry", "Cy Fern", "A"]]
    read = reading(Log=log)
    plan = said(read, columns=("Sort=type",), answers=("a=assumption",))
    assert [one.title for one in plan.actions] == ["Mend the wall"]
    assert [one.title for one in plan.risks] == ["Frost"]
    assert plan.tables[0].columns[3].role == "kind"


def test_a_word_is_answered_that_is_asked_about_once_its_column_is_known() -> None:
    plan = said(reading(Beds=GARDEN), columns=MAPPED, answers=("parked up = at risk",))
    assert not [one for one in plan.doubts if one.asks and one.asks.word == "parked up"]
    assert plan.reading.means("status", "parked up") == "at risk"


def test_a_sheet_is_skipped_and_a_heading_row_named() -> None:
    read = reading(Ponds=TWO_HEADS, Old=[["Action", "Owner"], ["Fill the ditch", "Cy Fern"]])
    plan = said(read, sheets=("Old=skip",), heading_rows=("Ponds!3",))
    assert [one.title for one in plan.actions] == ["Dig the pond"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"columns": ("Who=owner",)}, "no column has that heading. There are: Nr, Bezeichnung, Wer, Status?"),
        ({"columns": ("Wer=boss",)}, "say a heading and what it is"),
        ({"columns": ("Nr=due", "Wer=due")}, "“nr” and “wer” can't both be due: only one column can"),
        ({"columns": ("Wer=owner",)}, "can't be read as owner"),
        ({"sheets": ("Beets=skip",)}, "names no sheet or table with rows. There are: beds"),
        ({"sheets": ("Beds=vegetables",)}, "say a sheet's name and what it is"),
        ({"heading_rows": ("four",)}, "say the number of a row"),
        ({"heading_rows": ("99",)}, "There is no row 99: the last one is row 2."),
        ({"heading_rows": ("2",)}, "that row is no row of a table"),
        ({"heading_rows": ("1",)}, "It holds: Nr, Bezeichnung, Wer, Status?. Say which it is, with --map"),
        ({"columns": MAPPED, "answers": ("gone = complete",)}, "Nothing asks about “gone = complete”"),
        ({"columns": MAPPED, "answers": ("parked up = purple",)}, "is no answer about “parked up”"),
    ],
)
def test_what_is_not_in_the_document_is_refused(words: dict[str, tuple[str, ...]], sentence: str) -> None:
    with pytest.raises(Stop) as stop:
        said(reading(Beds=GARDEN), **words)
    assert sentence in str(stop.value)


def test_a_file_in_which_nothing_of_a_plan_was_found_still_tells_its_tables() -> None:
    with pytest.raises(NoPlanFoundError) as nothing:
        reading(Beds=GARDEN)(Guidance())
    assert [one.heading for one in nothing.value.staged.tables[0].columns] == GARDEN[0]
