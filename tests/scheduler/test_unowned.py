"""What nobody who can be asked owns, shown to each programme lead once a week."""

from datetime import date, time, timedelta

import pytest
from sqlmodel import select

from commands.cards import Card
from commands.plain_text import buttons_of, card_text
from scheduler.delivery.sending import AccountGoneError, DeliveryError
from store.database import transaction
from store.models import Item
from store.people import accounts, directory, leave
from store.plan import edits
from tests.scheduler.world import World, hour
from tests.small_plan import NOW

MONDAY, TUESDAY = date(2022, 7, 11), date(2022, 7, 12)
FAR = date(2023, 3, 1)
WEEK = timedelta(days=7)


def lead(world: World, name: str = "Lead") -> int:
    found = world.person(name)
    world.leads(found)
    return found


def shown(world: World, name: str = "Lead") -> list[Card]:
    return [card for key, to, card in world.post_box.taken if key.startswith("unowned/") and to == f"U-{name}"]


@pytest.mark.both_engines
def test_each_lead_sees_it_on_monday_at_nine_with_a_button_to_assign(world: World) -> None:
    lead(world)
    lead(world, "Second")
    world.person("Other")
    for number in range(7):
        world.action(f"A{number}", FAR, None)
    world.beats(hour(MONDAY, "08:59"))
    assert shown(world) == []
    world.beats(hour(MONDAY, "09:00"))
    (card,) = shown(world)
    assert card.title == "7 open actions and milestones with nobody to ask"
    labels = [button.label for button in buttons_of(card)]
    assert labels == ["Assign"] * 5 + ["All without an owner", "Why did I get this?"]
    assert len(shown(world, "Second")) == 1
    assert shown(world, "Other") == []


def test_it_comes_once_a_week_as_long_as_there_is_something(world: World) -> None:
    by = lead(world)
    world.action("A1", FAR, None)
    world.beats_each_day(MONDAY, date(2022, 7, 24))
    assert len(shown(world)) == 2
    with transaction(world.sessions) as session:
        item, person = session.exec(select(Item)).one(), directory.get(session, by)
        edits.assign(session, item, person, by=person, now=hour(date(2022, 7, 24)))
    world.beats_each_day(date(2022, 7, 25), date(2022, 8, 7))
    assert len(shown(world)) == 2, "silence where there is nothing"


def test_a_lead_chooses_their_own_day_and_hour_by_their_own_clocks(world: World) -> None:
    world.changes(lead(world), nudge_weekday=3, nudge_time=time(14), time_zone="America/New_York")
    world.action("A1", FAR, None)
    world.beats_each_day(MONDAY, date(2022, 7, 14))
    world.beats(hour(date(2022, 7, 14), "18:59"))
    assert shown(world) == []
    world.beats(hour(date(2022, 7, 14), "19:00"))
    assert len(shown(world)) == 1


def test_on_a_bank_holiday_it_comes_on_the_next_working_day(world: World) -> None:
    lead(world)
    world.action("A1", FAR, None)
    world.beats_each_day(date(2022, 8, 22), date(2022, 8, 29))
    assert len(shown(world)) == 1
    world.beats(hour(date(2022, 8, 30)))
    assert len(shown(world)) == 2


def test_a_monday_on_which_nothing_ran_is_made_up_for_and_a_first_week_waits(world: World) -> None:
    lead(world)
    world.action("A1", FAR, None)
    world.beats_each_day(TUESDAY, date(2022, 7, 15))
    assert shown(world) == []
    world.beats_each_day(MONDAY + WEEK, MONDAY + WEEK)
    world.beats_each_day(TUESDAY + 2 * WEEK, date(2022, 7, 29))
    assert len(shown(world)) == 2


def test_a_lead_on_leave_is_not_written_to(world: World) -> None:
    away = lead(world)
    lead(world, "Second")
    world.action("A1", FAR, None)
    with transaction(world.sessions) as session:
        person = directory.get(session, away)
        assert person is not None
        leave.take(session, person, MONDAY, date(2022, 7, 15), None, by=person, now=NOW)
    world.beats_each_day(MONDAY, date(2022, 7, 15))
    assert (len(shown(world)), len(shown(world, "Second"))) == (0, 1)


def test_what_belonged_to_an_account_that_is_gone_stands_there_the_next_monday(world: World) -> None:
    lead(world)
    owner = world.person()
    world.action("A1", TUESDAY, owner)

    def gone(key: str) -> DeliveryError | None:
        return AccountGoneError("no_such_account") if key.startswith("nudge/") else None

    world.post_box.refuses = gone
    world.beats_each_day(MONDAY, MONDAY + WEEK)
    (card,) = shown(world)
    assert [item.ref for item in card.items] == ["A1"]
    assert "Owner, whose account is closed" in card_text(card)


def test_what_was_assigned_before_it_goes_is_not_in_it(world: World) -> None:
    late = world.person("Lead", account=False)
    world.leads(late)
    world.action("A1", FAR, None)
    world.beats(hour(MONDAY))
    with transaction(world.sessions) as session:
        item, person = session.exec(select(Item)).one(), directory.get(session, late)
        edits.assign(session, item, person, by=person, now=hour(MONDAY))
        accounts.remember(session, accounts.Account("chat", "T1", "U-Lead", "Lead", "lead@council.example"))
    world.beats(hour(MONDAY, "15:00"))
    assert shown(world) == []
    assert [row.problem for row in world.ledger() if row.kind == "unowned"] == ["nothing_to_ask"]
