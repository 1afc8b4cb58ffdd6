"""Amounts in sentences: at least, at most, of what."""

import pytest

from commands.language.spans import tokens_of
from commands.language.spotting.amounts import AmountMeaning, spot_amounts

DAYS = [
    ("slipped by more than two weeks only", 15, None),
    ("overdue by over 14 days", 15, None),
    ("late by at least 10 days", 10, None),
    ("slipped less than a week", None, 6),
    ("no more than 3 weeks late", None, 21),
    ("exactly 7 days late", 7, 7),
    ("10+ days late", 10, None),
    ("slipped a fortnight or more", 14, None),
    ("14 days late", 14, None),
    ("overdue by a month", 30, None),
    ("between 5 and 10 days late", 5, 10),
    ("more than a couple of weeks behind", 15, None),
    ("over 30d overdue", 31, None),
]
TIMES = [
    ("moved twice", 2, None),
    ("moved more than once", 2, None),
    ("moved 3 times", 3, None),
    ("moved at least three times", 3, None),
    ("moved exactly once", 1, 1),
    ("moved more than twice", 3, None),
]
PERCENT = [
    ("on track 80%", 80, 80),
    ("over 80%", 81, None),
    ("about 60 percent", 60, 60),
    ("more than half done", 51, None),
    ("at least half", 50, None),
]
ITEMS = [
    ("top 5", 5, 5),
    ("the worst three", 3, 3),
    ("first two due", 2, 2),
    ("the 5 oldest", 5, 5),
    ("next 3 milestones", 3, 3),
    ("top ten slips", 10, 10),
]


@pytest.mark.parametrize(
    ("unit", "phrases"), [("days", DAYS), ("times", TIMES), ("percent", PERCENT), ("items", ITEMS)], ids=str
)
def test_an_amount_has_bounds_and_a_unit(unit: str, phrases: list[tuple[str, int | None, int | None]]) -> None:
    for phrase, least, most in phrases:
        found = [span.meaning for span in spot_amounts(tokens_of(phrase))]
        assert [(one.span.least, one.span.most, one.unit) for one in found if isinstance(one, AmountMeaning)] == [
            (least, most, unit)
        ], phrase


@pytest.mark.parametrize(
    "words",
    [
        *("due in 14 days", "next 2 weeks", "14 days", "half term", "once the supplier is back", "twice a week"),
        *("rec 7", "3.4", "A1.2", "5 of the 8 teams", "first one", "over the next month", "for more than 3 milestones"),
        *("we used the last two leadership meetings", "can I have two more weeks"),
    ],
)
def test_numbers_that_measure_nothing_are_no_amounts(words: str) -> None:
    assert spot_amounts(tokens_of(words)) == []


def test_the_word_beside_a_number_of_a_list_keeps_its_meaning() -> None:
    [span] = spot_amounts(tokens_of("show me the worst three slips"))
    assert (span.first, span.last) == (4, 5)
