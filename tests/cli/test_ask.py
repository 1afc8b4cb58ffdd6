"""`sightline ask`: the same words as in chat, for people and for programs."""

import threading
from pathlib import Path

import pytest

from bot.cli.ask import AskAnswer
from store.query.model import IS_OVERDUE, Answers, Query
from tests.cast import LEAD, OWNER, VIEWER
from tests.cli.conftest import Sightline

pytestmark = pytest.mark.usefixtures("with_plan")


def test_an_answer_is_plain_text(sightline: Sightline) -> None:
    answer = sightline("ask", "overdue", "--today", "2022-07-11").says(
        "4 actions and milestones overdue", "- A17.1 Disability audits"
    )
    assert "{" not in answer.out


def test_words_need_no_quotes(sightline: Sightline) -> None:
    apart = sightline("ask", "overdue", "rec", "7", "--today", "2022-08-01")
    assert apart.says("for recommendation 7").out == sightline("ask", "overdue rec 7", "--today", "2022-08-01").out


def test_a_program_gets_one_document(sightline: Sightline) -> None:
    answer = sightline("ask", "overdue rec 7", "--today", "2022-07-11", "--json").says("{")
    said = AskAnswer.model_validate_json(answer.out)
    assert said.intent == "overdue"
    assert said.understood
    assert said.query == Query(where=(Answers(numbers=(7,)), IS_OVERDUE))
    assert said.reading == "actions and milestones overdue, for recommendation 7"
    assert said.count == len(said.items) > 0
    assert {item.brag for item in said.items} == {"red"}
    assert said.items[0].ref in said.text


def test_a_program_is_told_which_word_was_not_understood(sightline: Sightline) -> None:
    answer = sightline("ask", "overdue rec 7 zebra", "--today", "2022-07-11", "--json")
    said = AskAnswer.model_validate_json(answer.out)
    assert (answer.code, said.understood, said.unused_words, said.items) == (1, False, ["zebra"], [])


def test_advice_is_what_one_types_in_a_terminal(sightline: Sightline) -> None:
    advice = '`sightline ask "overdue"` or `sightline ask "due 14 days"`'
    sightline("ask", "mine", "--today", "2022-07-11").says(advice)
    as_json = sightline("ask", "mine", "--today", "2022-07-11", "--json")
    assert advice in AskAnswer.model_validate_json(as_json.out).text
    assert "/plan" not in as_json.out


def test_nobody_named_speaks_as_the_local_operator(sightline: Sightline) -> None:
    sightline("ask", "mine", "--today", "2022-07-11").says("You own no open actions and milestones")


def test_somebody_named_by_address_is_heard_as_themselves(sightline: Sightline) -> None:
    given = sightline("ask", "assign D1 @Head of Fostering", "--as", LEAD.email, "--today", "2022-07-11")
    given.says("D1 now belongs to Head of Fostering")
    sightline("ask", "mine", "--as", OWNER.email.upper(), "--today", "2022-07-11").says("D1")


def test_an_unknown_address_is_refused(sightline: Sightline) -> None:
    sightline("ask", "overdue", "--as", "nobody@cast.example").refuses("nobody@cast.example", "Leave --as out")


def test_what_one_may_not_do_is_refused_and_exits_with_1(sightline: Sightline) -> None:
    refused = sightline("ask", "update D1 complete", "--as", VIEWER.email)
    assert (refused.code, refused.err) == (1, "")
    assert refused.out.startswith("Only its owner or the programme lead can update this.")


def test_an_update_needs_no_form(sightline: Sightline) -> None:
    sightline("ask", "update D1 at risk until 29 July", "--today", "2022-07-11").says("Thank you. D1 is at risk.")
    sightline("ask", "show D1", "--today", "2022-07-12").says("Said at risk", "forecast Friday 29 July")


def test_a_form_is_told_as_the_line_that_says_the_same(sightline: Sightline) -> None:
    told = sightline("ask", "update D1")
    assert told.code == 1
    assert "In one line: update D1 on track" in told.out


def test_what_is_not_understood_exits_with_1(sightline: Sightline) -> None:
    lost = sightline("ask", "xyzzy", "--json")
    said = AskAnswer.model_validate_json(lost.out)
    assert (lost.code, said.understood, said.intent, said.items, said.count) == (1, False, None, [], None)


def test_a_day_that_is_none_is_refused(sightline: Sightline) -> None:
    sightline("ask", "overdue", "--today", "2022-13-01").refuses("“2022-13-01” is not a moment", "2022-07-15")


def test_no_words_are_the_start_page(sightline: Sightline) -> None:
    sightline("ask", "--today", "2022-07-11").says("4 actions and milestones are overdue")


def test_without_a_plan_it_says_how_to_get_one(sightline: Sightline, with_plan: Path) -> None:
    with_plan.unlink()
    empty = sightline("ask", "overdue")
    assert empty.code == 1
    assert "sightline import FILE --accept" in empty.out


def test_a_chat_without_an_account_cannot_be_chosen(sightline: Sightline) -> None:
    said = sightline("ask", "nudge me in Slack", "--today", "2022-07-11")
    assert "I know no account of yours in Slack. Write to me there once, then choose it." in said.out + said.err


def test_a_day_before_the_newest_change_by_a_person_is_refused_in_a_sentence(sightline: Sightline) -> None:
    sightline("ask", "update D1 at risk", "--today", "2022-08-01T15:00")
    for words in (("ask", "status"), ("report", "digest")):
        sightline(*words, "--today", "2022-07-29").refuses(
            "was last changed on Monday 1 August, and how it stood before that is not known."
        )
    sightline("report", "digest", "--today", "2022-08-01").says("the week to Monday 1 August")
    sightline("ask", "show D1", "--today", "2022-08-01").says("Said at risk", "today at 15:00")


def test_a_plan_that_nobody_has_touched_can_be_asked_for_any_day(
    sightline: Sightline, state: Path, with_plan: Path
) -> None:
    with_plan.unlink()
    plan = state.parent / "plan.csv"
    plan.write_text("Ref,Action,Due\nA1,Visit every carer,01/03/2022\n", encoding="utf-8")
    sightline("import", str(plan), "--accept")
    sightline("ask", "overdue", "--today", "2022-02-01").says("Nothing overdue")
    sightline("ask", "overdue", "--today", "2022-04-01").says("1 action or milestone overdue")


def test_a_file_is_not_sent_to_a_terminal_which_writes_it(sightline: Sightline) -> None:
    sightline("ask", "export", "--today", "2022-07-11").says("as a workbook, as it stands on Monday 11 July")
    sightline("ask", "export", "workbook").refuses("sightline report plan --xlsx FILE")


def test_a_question_leaves_nothing_behind_that_is_still_to_be_written(sightline: Sightline, with_plan: Path) -> None:
    sightline("ask", "overdue", "--today", "2022-08-01").says("overdue")
    assert "afterwards" not in {thread.name for thread in threading.enumerate()}
