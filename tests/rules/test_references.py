"""References as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.references import as_reference


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("D1", "D1"),
        ("d1", "D1"),
        (" d 1 ", "D1"),
        ("d1.2", "D1.2"),
        ("d 1.2", "D1.2"),
        ("t3", "T3"),
        ("rec 7", "R7"),
        ("Recommendation 7", "R7"),
        ("rec7", "R7"),
        ("r7", "R7"),
        ("risk 2", "RK2"),
        ("rk 2", "RK2"),
        ("i.4a", "I.4a"),
        ("I.4A", "I.4a"),
        ("I. 7", "I.7"),
    ],
)
def test_a_reference_is_read_however_it_is_typed(typed: str, reference: str) -> None:
    assert as_reference(typed) == reference


@pytest.mark.parametrize(
    "typed", ["", "overdue", "D", "12", "D1.2.3", "D1x", "D-1", "rec seven", "<@U1>", "D1\nD2", "💥1"]
)
def test_what_has_not_the_shape_of_one_is_none(typed: str) -> None:
    assert as_reference(typed) is None


@given(st.from_regex(r"\A([A-Z][0-9]{1,3}(\.[0-9]{1,2})?|RK[0-9]{1,2}|I\.[0-9]{1,2}[a-z]?)\Z"))
def test_what_was_read_once_is_read_the_same_again(reference: str) -> None:
    assert as_reference(reference) == reference
    assert as_reference(reference.lower()) == reference


@given(st.text(max_size=30))
def test_no_words_make_reading_fail(typed: str) -> None:
    spelt = as_reference(typed)
    assert spelt is None or as_reference(spelt) == spelt
