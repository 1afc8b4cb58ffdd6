"""On which day the channel reads its week: the first that the plan works on."""

from datetime import date

import pytest
from sqlmodel import select

from store.database import transaction
from store.models import Plan
from store.people import directory
from store.plan import plan_settings
from store.rules.working_days import DAY, Nation
from tests.scheduler.world import World, hour
from tests.small_plan import NOW

EASTER, AUGUST = date(2022, 4, 18), date(2022, 8, 29)
CHRISTMAS = date(2022, 12, 26)


def weeks(world: World, first: date, last: date) -> list[str]:
    """The days on which the channel read a digest, of each working day on which the bot beat."""
    told = []
    for number in range((last - first).days + 1):
        before = len(world.post_box.taken)
        world.beats(hour(first + DAY * number))
        told += [card.title.rpartition(": ")[2] for key, _, card in world.post_box.taken[before:] if "digest/" in key]
    return told


def sets(world: World, **wishes: object) -> None:
    lead = world.person("Lead")
    with transaction(world.sessions) as session:
        plan, by = session.exec(select(Plan)).one(), directory.get(session, lead)
        assert by is not None
        plan_settings.change(session, plan, plan_settings.nudges(plan).but(**wishes), by=by, now=NOW)


@pytest.mark.parametrize(("monday", "told"), [(EASTER, "Tuesday 19 April"), (AUGUST, "Tuesday 30 August")])
def test_the_week_is_not_told_on_a_bank_holiday(world: World, monday: date, told: str) -> None:
    assert weeks(world, monday, monday + 4 * DAY) == [f"the week to {told}"]


def test_which_bank_holidays_count_is_the_plans(world: World) -> None:
    sets(world, nation=Nation.SCOTLAND)
    assert weeks(world, EASTER, EASTER + 4 * DAY) == ["the week to Monday 18 April"]


def test_a_week_that_is_closed_as_a_whole_has_none_and_the_next_tells_both(world: World) -> None:
    sets(world, closed=[{"first": CHRISTMAS, "last": CHRISTMAS + 4 * DAY}])
    assert weeks(world, CHRISTMAS - 7 * DAY, CHRISTMAS + 11 * DAY) == [
        "the week to Monday 19 December",
        "the 2 weeks to Tuesday 3 January",
    ]


def test_a_bot_that_was_down_on_the_first_working_day_tells_the_week_on_the_next(world: World) -> None:
    world.beats(hour(EASTER))
    assert weeks(world, EASTER + 2 * DAY, EASTER + 4 * DAY) == ["the week to Wednesday 20 April"]
