"""Whom a printed owner may mean: offered with why, the likeliest first, and nobody where nobody fits."""

import pytest

from store.models import Person
from store.people.suggestions import LikelyPeople

PEOPLE = [
    Person(name="Ann Brown", email="ann.brown@council.example", post="Head of Service, Early Help"),
    Person(name="Alan Bell", email="abell@council.example"),
    Person(name="Rory O'Neil-Smith", email="r.smith2@council.example"),
    Person(name="Director of Children's Services", email="director@council.example"),
    Person(name="Team Manager, East", post="Team Manager"),
    Person(name="Team Manager, West", post="Team Manager"),
]


def likely(printed: str) -> list[tuple[str, str]]:
    return [(one.person.name, one.why) for one in LikelyPeople(PEOPLE).of(printed)]


@pytest.mark.parametrize(
    ("printed", "name", "why"),
    [
        ("ANN  BROWN", "Ann Brown", "same name"),
        ("Ms Ann Brown", "Ann Brown", "same name"),
        ("Director of Children’s Services", "Director of Children's Services", "same name"),
        ("Brown, Ann", "Ann Brown", "same words in another order"),
        ("Head of Service Early Help", "Ann Brown", "same post"),
        ("abell", "Alan Bell", "same name in the e-mail address"),
        ("ann.brown@old.example", "Ann Brown", "same name in the e-mail address"),
        ("Ann B (ann.brown@council.example)", "Ann Brown", "same e-mail address"),
        ("DCS", "Director of Children's Services", "same initials"),
        ("D.o.C.S.", "Director of Children's Services", "same initials"),
        ("ROS", "Rory O'Neil-Smith", "same initials"),
        ("R. O’Neil-Smith", "Rory O'Neil-Smith", "same initial and surname"),
        ("Cllr Bell", "Alan Bell", "same surname"),
        ("Rory", "Rory O'Neil-Smith", "same first name"),
        ("Ann Browne", "Ann Brown", "nearly the same spelling"),
        ("Early Help (lead: Ann Brown)", "Ann Brown", "named inside these words"),
        ("Head of Service", "Ann Brown", "these words are part of the name or post"),
    ],
)
def test_one_person_is_likely_for_a_reason(printed: str, name: str, why: str) -> None:
    assert likely(printed) == [(name, why)]


@pytest.mark.parametrize("printed", ["LADO", "All staff", "TBC", "Service", "ab", "Manager", "", "?", "2"])
def test_nobody_is_likely_where_nobody_fits(printed: str) -> None:
    assert likely(printed) == []


def test_several_are_all_offered() -> None:
    assert likely("AB") == [("Alan Bell", "same initials"), ("Ann Brown", "same initials")]
    assert likely("Team Manager") == [("Team Manager, East", "same post"), ("Team Manager, West", "same post")]


def test_beside_a_whole_name_no_weaker_likeness_is_offered() -> None:
    people = [*PEOPLE, Person(name="Ann Browne")]
    assert [one.person.name for one in LikelyPeople(people).of("Ann Brown")] == ["Ann Brown"]
