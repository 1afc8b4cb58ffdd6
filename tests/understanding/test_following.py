"""A follow-up changes one part of the question before, or points to what that was about."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import Session, select

from commands.language.context import ReadingContext
from commands.language.questions import QuestionReading, read_question
from commands.language.spans import tokens_of
from store.models import Person
from store.plan import plans
from store.query.model import Query, Subject, Wanted
from tests.small_plan import TODAY

Read = Callable[..., QuestionReading]


@pytest.fixture(scope="module")
def read(demo_session: Session) -> Read:
    [plan] = plans.open_ones(demo_session)
    person = demo_session.exec(select(Person).where(Person.email == "programme.manager@demo.example")).one()
    context = ReadingContext(demo_session, plan, person, TODAY)

    def read(sentence: str, previous: Query | None = None) -> QuestionReading:
        return read_question(tokens_of(sentence), replace(context, recall=lambda: previous))

    return read


@pytest.mark.parametrize(
    ("before", "follow_up", "whole"),
    [
        ("what is overdue in sufficiency", "and in workforce?", "what is overdue in workforce"),
        ("what is overdue in sufficiency", "what about rec 7", "what is overdue for rec 7"),
        ("what is overdue in sufficiency", "just mine", "what of mine is overdue in sufficiency"),
        ("what is overdue in sufficiency", "milestones only", "overdue milestones in sufficiency"),
        ("what is overdue in sufficiency", "ok and how many is that", "how many are overdue in sufficiency"),
        ("what is overdue in sufficiency", "by owner please", "what is overdue in sufficiency by owner"),
        ("red in sufficiency", "not the ones they called delayed though", "red in sufficiency but not called delayed"),
        ("red in sufficiency", "and the amber ones?", "amber in sufficiency"),
        ("red in sufficiency", "which of those are milestones", "red milestones in sufficiency"),
        ("red in sufficiency", "who owns those", "red in sufficiency by owner"),
        ("how many are overdue", "which ones?", "what is overdue"),
        ("how many are overdue", "and in workforce?", "how many are overdue in workforce"),
        ("how is workforce doing", "and governance?", "how is governance doing"),
        ("how is workforce doing", "what's late there", "what is late in workforce"),
        ("how is workforce doing", "whats behind in that one", "what is late in workforce"),
        ("what is due in july", "the same for August", "what is due in August"),
        ("what changed last week", "and in workforce", "what changed last week in workforce"),
        ("show C14.2", "and C14.1", "show C14.1"),
        ("show C14", "and its milestones", "milestones under C14"),
        ("show C14.2", "so whats in the way?", "show C14.2"),
        ("show C14.2", "what's blocking it then", "show C14.2"),
        ("show C14.2", "and whats red under that action", "what is red under C14"),
        ("show C14.2", "whats blocked", "what is blocked"),
        ("red in sufficiency", "just the ones that are overdue", "red and overdue in sufficiency"),
        ("show C14.2", "who owns it", "show C14.2"),
        ("show A9.1", "what else does she own", "what does the head of safeguarding own"),
        ("how is workforce doing", "compare that with leadership", "compare workforce with leadership"),
        ("show C14.2", "why?", "why is C14.2 red"),
        ("why is C14.2 red", "and C7.1?", "why is C7.1 red"),
        ("red in sufficiency", "sort by date", "red in sufficiency by date"),
        ("red in sufficiency", "with owners", "red in sufficiency by owner"),
        ("red in sufficiency", "the overdue ones", "red and overdue in sufficiency"),
        ("red in sufficiency", "ambers too", "red or amber in sufficiency"),
        ("red in sufficiency", "for the whole plan", "what is red"),
        ("red in sufficiency", "sorry, workforce", "red in workforce"),
        ("red in sufficiency", "no, amber", "amber in sufficiency"),
        ("what is overdue", "are they blocked", "overdue and blocked"),
        ("what did we finish in june", "and may?", "what did we finish in may"),
        ("compare rec 2 with rec 7", "and rec 9?", "compare rec 2, rec 7 and rec 9"),
    ],
)
def test_a_follow_up_asks_what_the_whole_sentence_asks(read: Read, before: str, follow_up: str, whole: str) -> None:
    followed = read(follow_up, read(before).query)
    assert followed.query == read(whole).query
    assert followed.query is not None
    assert followed.sure


def test_the_last_one_is_that_of_a_list_which_nobody_can_mistake(read: Read) -> None:
    few, many = read("red in sufficiency").query, read("what is open").query
    last = read("why is the last one red", few).query
    assert last == Query(wanted=Wanted.WHY, subjects=(Subject(kind="item", key="C14"),))
    assert not read("why is the last one late", many).sure or read("why is the last one late", many).query != last


def test_there_is_no_last_one_of_nothing(read: Read) -> None:
    nothing = read("complete and overdue in governance").query
    assert not read("the last one", nothing).sure
    assert not read("the third one", read("red in sufficiency and mine").query).sure


@pytest.mark.parametrize(
    "sentence", ["who owns those", "how many is that", "why is it red", "the last one", "why is the last one red"]
)
def test_a_word_that_points_to_nothing_is_not_understood(read: Read, sentence: str) -> None:
    assert not read(sentence).sure


def test_of_a_past_day_it_is_asked_whether_it_stood_so_or_was_due_then(read: Read) -> None:
    asked = read("and last month?", read("how many are overdue").query)
    assert [one.as_at is not None for one in asked.choices] == [True, False]
    assert not asked.sure


@pytest.mark.parametrize("sentence", ["on what basis", "is that bad", "sorry, how do I export this"])
def test_what_changes_no_part_of_the_question_before_is_no_follow_up(read: Read, sentence: str) -> None:
    assert not read(sentence, read("red in sufficiency").query).sure


@pytest.mark.parametrize("sentence", ["what is due in workforce", "show D3", "how many are red in governance"])
def test_what_is_whole_in_itself_follows_on_nothing(read: Read, sentence: str) -> None:
    assert read(sentence, read("red in sufficiency").query) == read(sentence)


def test_where_both_readings_stand_to_reason_both_are_offered(read: Read) -> None:
    asked = read("and what is due in August?", read("red in sufficiency").query)
    assert asked.choices == [read("what is due in August in sufficiency").query, read("what is due in August").query]
    assert not asked.sure


@pytest.mark.parametrize(
    "sentence",
    [
        "no of actions closed since april",
        "no owner in workforce",
        "which ones went from amber to red last week",
        "total overdue",
    ],
)
def test_what_says_of_itself_which_is_meant_follows_on_nothing(sentence: str, read: Read) -> None:
    assert read(sentence, read("what is red").query).query == read(sentence).query
