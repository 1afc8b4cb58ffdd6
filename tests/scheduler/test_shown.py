"""What was left out of a message counts as not asked, and nobody is asked about the same on two days running."""

from datetime import date, timedelta

from sqlmodel import select

from commands.cards import Card, Lines
from commands.plain_text import card_text
from store.database import transaction
from store.models import Item
from store.people import directory
from store.plan import item_settings, updates
from store.plan.updates import Statement
from store.rules.terms import Progress
from tests.scheduler.world import World, hour
from tests.small_plan import NOW

MONDAY, TUESDAY, LATE = date(2022, 7, 11), date(2022, 7, 12), date(2022, 7, 4)
DAY = timedelta(days=1)


def shown(card: Card) -> list[str]:
    return [line.ref or "" for part in card.parts if isinstance(part, Lines) for line in part.lines]


def cards(world: World, kind: str, name: str = "Owner") -> list[Card]:
    return [card for key, to, card in world.post_box.taken if key.startswith(f"{kind}/") and to == f"U-{name}"]


def test_what_had_no_room_comes_first_the_next_time(world: World) -> None:
    owner = world.person()
    for number in range(7):
        world.action(f"A{number}", LATE + number * DAY if number < 5 else MONDAY, owner)
    world.beats(hour(TUESDAY))
    world.beats(hour(TUESDAY + 7 * DAY))
    first, second = cards(world, "nudge")
    assert shown(first) == ["A0", "A1", "A2", "A3", "A4"]
    assert shown(second) == ["A5", "A6", "A0", "A1", "A2"]


def test_a_message_between_does_not_hide_what_had_no_room(world: World) -> None:
    owner = world.person()
    for number in range(7):
        world.action(f"A{number}", LATE + number * DAY if number < 5 else MONDAY, owner)
    world.action("B1", TUESDAY + 2 * DAY, owner)
    world.beats(hour(TUESDAY))
    world.beats(hour(TUESDAY + 2 * DAY))
    world.beats(hour(TUESDAY + 7 * DAY))
    first, between, last = cards(world, "nudge")
    assert set(shown(first)) == {"A0", "A1", "A2", "A3", "A4"}
    assert "B1" in shown(between)
    assert shown(last)[:2] == ["A5", "A6"]


def test_an_escalation_says_what_its_owner_was_never_asked(world: World) -> None:
    owner, manager = world.person(), world.person("Manager")
    world.changes(owner, manager_id=manager)
    for number in range(6):
        world.action(f"A{number}", LATE, owner)
    world.beats(hour(TUESDAY))
    world.beats_each_day(TUESDAY + DAY, date(2022, 7, 18))
    (told,) = [card_text(card) for card in cards(world, "escalation", "Manager")]
    unasked = [line for line in told.splitlines() if "not yet asked" in line]
    assert [line.split()[1] for line in unasked] == ["A5"]


def test_what_may_have_followed_in_the_message_is_not_said_to_be_unasked(world: World) -> None:
    owner, manager = world.person(), world.person("Manager")
    world.changes(owner, manager_id=manager)
    for number in range(6):
        world.action(f"A{number}", LATE, owner)
    world.beats(hour(TUESDAY))
    with transaction(world.sessions) as session:
        item, by = session.exec(select(Item).where(Item.ref == "A0")).one(), directory.get(session, owner)
        now = hour(TUESDAY, "12:00")
        updates.record_update(session, item, Statement(Progress.DELAYED), by=by, now=now, day=TUESDAY)
    world.beats_each_day(TUESDAY + DAY, date(2022, 7, 18))
    (told,) = [card_text(card) for card in cards(world, "escalation", "Manager")]
    assert "A5" in told
    assert "not yet asked" not in told


def test_nobody_is_asked_about_the_same_on_two_days_running(world: World) -> None:
    owner = world.person()
    world.action("A1", TUESDAY + 2 * DAY, owner)
    with transaction(world.sessions) as session:
        item, by = session.exec(select(Item)).one(), directory.get(session, owner)
        assert by is not None
        item_settings.set_lead_times(session, item, [2, 1, 0], by=by, now=NOW)
    world.beats_each_day(MONDAY, TUESDAY + 2 * DAY)
    assert world.nudges() == ["2022-07-12", "2022-07-14"]


def test_what_was_asked_yesterday_opens_no_full_week(world: World) -> None:
    """A third message of a week needs something pressing that was not in the one of the day before."""
    owner = world.person()
    wednesday = MONDAY + 2 * DAY
    for ref, due in (("A1", MONDAY), ("A2", wednesday + DAY), ("A3", wednesday + 6 * DAY)):
        world.action(ref, due, owner)
    with transaction(world.sessions) as session:
        for ref, leads in (("A2", [1, 0]), ("A3", [3])):
            item, by = session.exec(select(Item).where(Item.ref == ref)).one(), directory.get(session, owner)
            assert by is not None
            item_settings.set_lead_times(session, item, leads, by=by, now=NOW)
    world.beats_each_day(MONDAY, wednesday + 2 * DAY)
    asked = {day: shown(card) for day, card in zip(world.nudges(), cards(world, "nudge"), strict=True)}
    assert "A2" in asked["2022-07-13"]
    assert "2022-07-14" not in asked
