"""Where a question is not wholly understood, whole questions are asked back, among them the right one."""

from datetime import time

import pytest
from sqlmodel import Session, select

from commands.language.context import ReadingContext
from commands.language.questions import QuestionReading, read_question
from commands.language.spans import tokens_of
from commands.request import Request
from commands.showing.unsure import choices_of
from store.models import Person
from store.plan import plans
from store.time import london_moment
from tests.small_plan import TODAY

MOST = 5
NOW = london_moment(TODAY, time(9))


@pytest.fixture(scope="module")
def context(demo_session: Session) -> ReadingContext:
    [plan] = plans.open_ones(demo_session)
    person = demo_session.exec(select(Person).where(Person.email == "director@demo.example")).one()
    return ReadingContext(demo_session, plan, person, TODAY)


def read(sentence: str, context: ReadingContext) -> QuestionReading:
    return read_question(tokens_of(sentence), context)


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("how gnarly does rec 9 look", "how is rec 9 doing"),
        ("xyzzy for workforce by teatime", "how is workforce doing"),
        ("any gubbins in sufficiency", "what is overdue in sufficiency"),
        ("gubbins about the practice lead", "who is the practice lead"),
        ("weigh up rec 2 and rec 5 gubbins", "compare rec 2 and rec 5"),
        ("which gubbins since 1 july", "what changed since 1 july"),
        ("which gubbins since 1 july", "how is the plan doing"),
        ("gubbins and the summer recruitment campaign and police", "show B1.1"),
    ],
)
def test_the_right_question_is_among_those_offered(sentence: str, means: str, context: ReadingContext) -> None:
    reading = read(sentence, context)
    assert not reading.sure
    assert len(reading.offers) <= MOST
    assert read(means, context).query in reading.offers


def test_what_is_read_whole_offers_nothing(context: ReadingContext) -> None:
    assert read("what is overdue in sufficiency", context).offers == []


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("anything about to go overdue", "what is open and slipped"),
        ("amber ones likely to miss their date", "what is open and amber and slipped"),
        ("overdue ones the board moved", "what is overdue and moved"),
        ("greens about to go amber", "what is green"),
        ("what have we promised and not delivered", "what is overdue"),
        ("what have i said on homes so far", "show C14"),
        ("anyone floundering in sufficiency", "what is overdue in sufficiency"),
        ("any movement on agency", "show B2"),
        ("are we ok for the board on weds", "how is the plan doing"),
        ("how are we doing for the board on weds", "what is overdue"),
    ],
)
def test_what_is_read_whole_and_doubtful_is_asked_back(sentence: str, means: str, context: ReadingContext) -> None:
    reading = read(sentence, context)
    assert not reading.sure
    assert read(means, context).query in reading.offers[:MOST]


@pytest.mark.parametrize(
    ("sentence", "word", "means"),
    [
        # a verb that no part of a list answers to
        ("what came out of workforce in june", "came", "how is workforce doing"),
        ("has anyone told the practice lead", "told", "who is the practice lead"),
        ("what would make leadership green", "make", "how is leadership doing"),
        # how, when, whether: a list of what is so says none of them
        ("how did everyone get on in workforce this week", "how", "how is workforce doing"),
        ("when will sufficiency be out of the red", "when", "what is red in sufficiency"),
        ("I finish for two weeks on friday", "I finish", "how is the plan doing"),
        # yes or no is not told by all that somebody owns, or by all that is due
        ("has the workforce lead said sorry", "has", "who is the workforce lead"),
        ("did we do what we said in june", "did", "what changed in june"),
        # one word of a theme's name, and nothing says that a part is meant
        ("what good practice can we show", "practice", "how is data and practice quality doing"),
        # whether one is the only one is not told by its card
        ("is C14 the only blocked one", "only", "what is blocked"),
        ("anything overdue apart from the disability audits", "apart from", "what is overdue"),
    ],
)
def test_a_word_that_the_answer_says_nothing_of_is_asked_about(
    sentence: str, word: str, means: str, context: ReadingContext
) -> None:
    reading = read(sentence, context)
    assert word in reading.unused
    assert len(reading.offers) <= MOST
    assert read(means, context).query in reading.offers


@pytest.mark.parametrize(
    "sentence",
    [
        "could you pull together the reds in workforce",
        "for the chair, can i have what is overdue please",
        "let me see what the practice lead has got",
        "how is sufficiency looking",
        "when is C14.2 due",
        "is C14 blocked",
        "so nothing late in leadership",
        "what's happening on the 28th",
        "do we have any ambers in sufficiency",
    ],
)
def test_words_that_only_ask_for_the_answer_leave_it_whole(sentence: str, context: ReadingContext) -> None:
    assert read(sentence, context).unused == []


def test_a_topic_is_offered_by_what_somebody_owns_of_it(context: ReadingContext) -> None:
    reading = read("what did the psw say about the audits", context)
    assert read("show A1.2", context).query in reading.offers


def test_of_what_slips_one_button_is_offered(context: ReadingContext) -> None:
    slipping = [query for query in read("anything about to go overdue", context).offers if "slip" in query.carried()]
    assert len(slipping) > 1
    request = Request(context.session, context.person, context.plan, TODAY, NOW)
    labels = [one.label for one in choices_of(slipping, request)]
    assert labels == ["Open actions and milestones slipping"]
