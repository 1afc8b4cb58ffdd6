"""A person says what a shared document means: the document is read again at once, and what changed is shown."""

import openpyxl
import pytest
from sqlmodel import select

from store.database import SessionMaker
from store.documents.answers import code_of, word_key
from store.models import StagedImport
from tests.cast import Player
from tests.chat import Chat, Rows
from tests.loading.sheets import first_sheet, saved
from tests.slack.test_documents import workbook

BLUE = ["1.1", "Recruit", "Head of HR", "July 2022", "Blue", ""]
PUCE = ["1.2", "Train every manager", "Head of HR", "July 2022", "Puce", ""]


@pytest.mark.both_chats
def test_a_question_is_answered_by_a_press_and_the_file_is_read_again(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(BLUE, [*BLUE[:1], "Retain", *BLUE[2:]]), "plan.xlsx").hears(
        "What does “Blue” (2 times) mean?"
    )
    chat.presses(lead, "On track")
    chat.read_again(lead).hears("Read again: ", "“blue” means on track", "Read as you said (1)").hears_nothing_of(
        "What does “"
    )
    assert [(one.means, one.source) for one in rows(StagedImport)[0].staged.rating_key] == [("on track", "confirmed")]


def test_the_same_answer_pressed_again_says_that_it_was_taken(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(BLUE, PUCE), "plan.xlsx")
    code = code_of(word_key("rating", "puce"))
    chat.says(lead, f"/plan import answer 1 {code} delayed").hears("“Puce”: Delayed.")
    chat.wait_for_files()
    chat.says(lead, f"/plan import answer 1 {code} delayed").hears("I have taken that answer already", "delayed")
    assert [one.rating for one in rows(StagedImport)[0].staged.actions] == ["blue", "red"]


def test_words_about_a_document_find_the_one_that_waits(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(BLUE), "one.xlsx").hears("This is document 1, one.xlsx.")
    chat.says(lead, "/plan discard 1")
    chat.shares(lead, workbook(BLUE, PUCE), "two.xlsx")
    chat.says(lead, "/plan import 9").hears("Document 2, two.xlsx waits for an answer.")
    chat.says(lead, "/plan columns 1").hears("answered already", "Document 2, two.xlsx waits")
    chat.says(lead, "/plan import answer 1 puce = pretty bad").hears("“pretty bad” is no answer about “puce”")
    chat.says(lead, "/plan import answer 9 puce = at risk").hears("“Puce”: At risk.")
    chat.wait_for_files()
    assert [one.rating for one in rows(StagedImport)[1].staged.actions] == ["blue", "amber"]


def test_all_questions_are_answered_in_one_form(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(BLUE, PUCE), "plan.xlsx").hears("Please answer (2)")
    chat.presses(lead, "Answer in a form…")
    chat.fills(lead, {"What does “Puce” mean?": "Delayed"}).submits(lead)
    chat.read_again(lead).hears("1 rating more")
    plan = rows(StagedImport)[0].staged
    assert [one.rating for one in plan.actions] == ["blue", "red"]


def test_an_answer_is_taken_back(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(BLUE, PUCE), "plan.xlsx")
    chat.says(lead, "/plan import answer puce = delayed").hears("“Puce”: Delayed.")
    chat.wait_for_files()
    chat.says(lead, "/plan import").hears("“puce” as a rating: delayed")
    chat.presses(lead, "Take back")
    chat.wait_for_files()
    assert [one.rating for one in rows(StagedImport)[0].staged.actions] == ["blue", None]


def test_what_cannot_be_fetched_again_is_asked_for_and_its_answers_are_kept(
    chat: Chat, lead: Player, rows: Rows, sessions: SessionMaker
) -> None:
    chat.shares(lead, workbook(BLUE), "plan.xlsx")
    with sessions() as session:
        row = session.exec(select(StagedImport)).one()
        row.origin = "slack/F0GONE"
        session.commit()
    chat.presses(lead, "On track")
    chat.read_again(lead).hears("I could not fetch plan.xlsx again", "Share it with me again")
    chat.shares(lead, workbook(BLUE), "plan.xlsx").hears_nothing_of("What does “")
    first, second = rows(StagedImport)
    assert (first.state, first.staged, first.guidance) == ("discarded", None, None)
    assert [one.means for one in second.staged.rating_key] == ["on track"]


def test_a_table_that_was_pasted_is_read_again_from_its_text(chat: Chat, lead: Player, rows: Rows) -> None:
    table = "Ref\tAction\tLead\tRAG\n1.1\tOpen a drop-in\tAda Quill\tBlue\n1.2\tTrain mentors\tAda Quill\tBlue"
    chat.says(lead, table, where=chat.stage.workspace.dm_id(lead.id))
    chat.presses(lead, "Read it")
    chat.read_again(lead).hears("What does “")
    chat.presses(lead, "On track")
    chat.wait_for_files()
    assert [one.means for one in rows(StagedImport)[0].staged.rating_key] == ["on track"]
    chat.presses(lead, "Discard")
    assert (rows(StagedImport)[0].pasted, rows(StagedImport)[0].guidance) == (None, None)


@pytest.mark.both_chats
def test_what_may_tell_of_a_child_is_left_out_until_somebody_says_that_it_does_not(
    chat: Chat, lead: Player, rows: Rows
) -> None:
    row = ["1.1", "Ring 943 476 5919 for the service", "Head of HR", "July 2022", "", ""]
    review = chat.shares(lead, workbook(row), "plan.xlsx")
    review.hears("does it tell who a child is?", "[left out: an NHS number]").hears_nothing_of("943 476 5919")
    chat.presses(lead, "Keep: it tells of no child")
    chat.read_again(lead).hears("Ring 943 476 5919 for the service").hears_nothing_of("does it tell who a child is?")
    assert "943 476 5919" in rows(StagedImport)[0].staged.actions[0].title


GARDEN = [["Nr", "Bezeichnung", "Wer", "Bis"], ["1", "Mend the wall", "Ada Quill", "31/05/2023"], ["2", "Dig", "", ""]]


def sheets(**rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(first_sheet(book))
    for name, each in rows.items():
        sheet = book.create_sheet(name)
        for one in each:
            sheet.append(one)
    return saved(book)


@pytest.mark.both_chats
def test_a_file_in_which_no_plan_was_found_is_read_by_the_form_of_its_columns(
    chat: Chat, lead: Player, rows: Rows
) -> None:
    chat.shares(lead, sheets(Beds=GARDEN), "beds.xlsx").hears("I found no plan in beds.xlsx.", "Beds: Nr, Bezeichnung")
    chat.presses(lead, "Columns…")
    assert "For example “Mend the wall”, “Dig”. I take it for nothing." in chat.form(lead)
    chat.fills(lead, {"Bezeichnung": "What is to be done", "Wer": "Who owns it", "Bis": "When it is due"})
    assert chat.submits(lead).errors == {}
    review = chat.read_again(lead).hears("2 actions more", "what is to be done now stands in “Bezeichnung”")
    assert "Columns…" in review.buttons()
    plan = rows(StagedImport)[0].staged
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend the wall", ["Ada Quill"]), ("Dig", [])]


def test_two_columns_cannot_be_the_same(chat: Chat, lead: Player) -> None:
    chat.shares(lead, sheets(Beds=GARDEN), "beds.xlsx")
    chat.presses(lead, "Columns…")
    wrong = chat.fills(lead, {"Bezeichnung": "When it is due", "Wer": "When it is due"}).submits(lead)
    assert "“Bezeichnung” and “Wer” can't both be when it is due. Leave one out." in wrong.errors.values()


def test_of_several_tables_one_is_chosen_and_a_wide_one_has_pages(chat: Chat, lead: Player, rows: Rows) -> None:
    heads = ["Ref", "Action", "Owner", "Due date", "Status", "Theme", "Extra 1", "Extra 2", "Extra 3"]
    wide = [heads, ["1", "Dig the pond", "Ben", "31/05/2023", "On track", "Water", "half dug", "b", "c"]]
    chat.shares(lead, sheets(Beds=[["Action", "Owner"], ["Rake", "Cy"]], Ponds=wide), "beds.xlsx")
    chat.presses(lead, "Columns…")
    chat.fills(lead, {"Table": "Ponds with 1 row read as actions"}).submits(lead)
    assert "Ponds: 1 row, columns 1 to 6 of 9." in chat.form(lead)
    chat.fills(lead, {"Status": "Leave it out"}).submits(lead)
    assert "columns 7 to 9 of 9" in chat.form(lead)
    chat.fills(lead, {"Extra 1": "What was last said of it"}).submits(lead)
    chat.read_again(lead).hears("what was last said of it now stands in “Extra 1”")
    assert [(one.status, one.progress) for one in rows(StagedImport)[0].staged.actions] == [
        (None, None),
        (None, "half dug"),
    ]


def test_a_table_is_said_to_be_risks_or_to_be_left_out(chat: Chat, lead: Player, rows: Rows) -> None:
    log = [["Item", "What may go wrong", "Score A", "Score B"], ["1", "Frost", "3", "4"]]
    chat.shares(lead, sheets(Beds=[["Action", "Owner"], ["Rake", "Cy"]], Log=log), "beds.xlsx")
    chat.says(lead, "/plan columns 1")
    tables = [one.place for one in rows(StagedImport)[0].staged.tables]
    assert tables == ["Beds", "Log"]
    kind = rows(StagedImport)[0].staged.tables[1].kind or "nothing"
    chat.fills(lead, {"Table": f"Log with 1 row read as {kind}"}).submits(lead)
    chat.fills(lead, {"What is this table?": "Risks"}).submits(lead)
    chat.fills(lead, {"What may go wrong": "What may happen", "Score A": "How likely it is"}).submits(lead)
    chat.read_again(lead).hears("1 risk more")
    chat.says(lead, "/plan columns 1")
    chat.fills(lead, {"Table": "Log with 1 row read as risks"}).submits(lead)
    chat.fills(lead, {"What is this table?": "Leave it out"}).submits(lead)
    chat.read_again(lead).hears("1 risk fewer")
