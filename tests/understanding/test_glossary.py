"""A word's meaning is asked for in many ways, and is told only where nothing else is asked."""

import pytest

from commands.language.glossary import Term, asked_for, defined, field_terms, references_in, told_apart

OWN = [Term("homes project", "C14", means=("C14",), council=True), Term("PLO", "our panel", council=True)]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("What does ABE mean?", "ABE"),
        ("what's a section 47", "section 47"),
        ("LADO = ?", "LADO"),
        ("what's a CIN plan", "CIN"),
        ("remind me what is the MASH again", "MASH"),
        ("meaning of s47", "section 47"),
        ("what do you mean by step across?", "SaPH"),
        ("remind me what amber means", "amber"),
        ("what counts as overdue", "overdue"),
        ("what's a rebaseline", "rebaseline"),
        ("what's a rec", "recommendation"),
        ("what is a practice standard", "standard"),
        ("why would something go grey", "grey"),
    ],
)
def test_a_word_of_the_field_is_asked_for(sentence: str, word: str) -> None:
    found = asked_for(sentence)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize(
    "sentence",
    [
        "what is overdue",
        "what's red in PLO",
        "PLO",
        "what does C14 need",
        "what is it",
        "how do we measure supervision",
    ],
)
def test_another_question_asks_for_no_word(sentence: str) -> None:
    assert asked_for(sentence) is None


def test_two_words_are_told_apart() -> None:
    two = told_apart("what's the difference between an action and a milestone?")
    assert two is not None
    assert [one.word for one in two] == ["action", "milestone"]
    assert told_apart("how is a forecast different from a baseline") is not None
    assert told_apart("difference between theme A and theme B") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "what makes something amber rather than red in here?",
        "when is an action amber and not red",
        "when does an action go from amber to red",
        "why would something be amber instead of red",
    ],
)
def test_what_makes_it_one_colour_and_not_another_asks_for_both(sentence: str) -> None:
    two = told_apart(sentence)
    assert two is not None
    assert [one.word for one in two] == ["amber", "red"]


@pytest.mark.parametrize("sentence", ["what is amber rather than red", "which actions went from amber to red"])
def test_what_stands_so_asks_for_no_words(sentence: str) -> None:
    assert told_apart(sentence) is None


def test_the_words_of_a_council_win() -> None:
    assert asked_for("what is the homes project?", OWN) == OWN[0]
    assert defined("plo", OWN) == OWN[1]


def test_references_are_read_where_there_is_nothing_else() -> None:
    assert references_in("C14, C15 and r7") == ["C14", "C15", "R7"]
    assert references_in("all about C14") == []


def test_each_word_of_the_field_is_explained_once() -> None:
    spelt = [spelling for term in field_terms() for spelling in term.spellings]
    assert len(spelt) == len(set(spelt))
    assert all(term.says.endswith(".") for term in field_terms())
