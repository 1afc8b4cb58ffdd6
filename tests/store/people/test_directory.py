"""People: found by name."""

from store.people import directory
from tests.small_plan import SmallPlan


def test_an_exact_name_comes_alone_and_a_part_of_one_brings_all(small: SmallPlan) -> None:
    for name in ("Head of Service", "Head of Service, East", "Élodie Marchand"):
        small.person(name)
    small.person("Head of Service, West", active=False)
    assert [one.name for one in directory.by_name(small.session, "head of service")] == ["Head of Service"]
    assert len(directory.by_name(small.session, "head of")) == 2
    assert [one.name for one in directory.by_name(small.session, "élodie")] == ["Élodie Marchand"]
    assert directory.by_name(small.session, "100%") == []
