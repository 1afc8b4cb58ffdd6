"""Who is away, and who stands in, in the words in which colleagues ask it."""

from datetime import date

import pytest

from store.people import leave
from tests.answers.conftest import Desk

SAFEGUARDING, SPECIALIST, PRACTICE = "Head of Safeguarding", "Head of Specialist Services", "Practice Lead"


@pytest.fixture
def away(desk: Desk) -> Desk:
    person, deputy, by = (desk.person(one) for one in (SAFEGUARDING, SPECIALIST, "Programme Manager"))
    leave.take(desk.session, person, date(2022, 7, 25), date(2022, 8, 5), deputy, by=by, now=desk.now)
    desk.session.commit()
    return desk


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("who's off in the last week of July", "1 person is down as away between Monday 25 July and Sunday 31 July"),
        ("who is on leave tomorrow", "Nobody is down as away on Tuesday 12 July"),
        ("when is the head of safeguarding back", "Head of Safeguarding is down as away, now or later"),
        ("is the practice lead on annual leave", "Practice Lead is not down as away, now or later"),
        ("who's covering for the head of safeguarding", "Head of Safeguarding is down as away"),
        ("is anyone in theme A away in August", "1 person is down as away between Monday 1 August"),
        ("anyone in my team on holiday in September", "Nobody is down as away between Thursday 1 September"),
    ],
)
def test_it_is_told_who_is_away_in_these_days(away: Desk, words: str, said: str) -> None:
    told = away.asks(words)
    assert told.startswith(said)
    assert ("Monday 25 July to Friday 5 August; Head of Specialist Services stands in" in told) is (
        said[0] in "1H" and "not down" not in said
    )


def test_they_are_asked_of_themselves_as_well(away: Desk) -> None:
    assert away.asks("am I down as away", SAFEGUARDING).startswith("You are down as away, now or later")
    assert away.asks("who is covering for me", PRACTICE).startswith("You are not down as away")
