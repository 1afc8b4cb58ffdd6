"""The calendar feed: what is due, when, and whose it is."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from store.dates import read_date
from store.documents.staged import StagedAction, StagedMilestone
from store.exporting.calendar import calendar_of
from store.loading import StagedPlan
from tests.exporting.conftest import NOW
from tests.exporting.hostile import hostile_plan


def events_of(plan: StagedPlan, *, identity: str = "one", now: datetime = NOW) -> dict[str, Event]:
    """By the reference that opens the summary."""
    calendar = Calendar.from_ical(calendar_of(plan, identity=identity, now=now))
    found = [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]
    return {str(event["summary"]).removeprefix("Complete: ").split()[0]: event for event in found}


def things_of(plan: StagedPlan) -> list[StagedAction | StagedMilestone]:
    return [*plan.actions, *(one for action in plan.actions for one in action.milestones)]


def due_on(words: str, title: str = "Mend the roof") -> Event:
    plan = StagedPlan(title="Roofs", actions=[StagedAction(ref="A1", title=title, due=read_date(words))])
    return events_of(plan)["A1"]


def test_everything_with_a_date_is_an_event_of_one_whole_day(demo: StagedPlan) -> None:
    events = events_of(demo)
    dated = [one for one in things_of(demo) if one.due and one.due.date]
    assert len(events) == len(dated) + len(demo.timeline)
    assert events["A1.2"].decoded("dtstart") == date(2022, 7, 8)
    assert events["A1.2"].decoded("dtend") == date(2022, 7, 9)
    assert all(not isinstance(event.decoded("dtstart"), datetime) for event in events.values())


def test_a_month_stands_on_its_last_day_and_says_so(demo: StagedPlan) -> None:
    event = events_of(demo)["T1"]
    assert event.decoded("dtstart") == date(2022, 7, 31)
    assert str(event["summary"]).endswith("– July 2022 (by 31 July)")


def test_other_periods_say_what_was_promised() -> None:
    event = due_on("Q2 2022/23")
    assert str(event["summary"]) == "A1 Mend the roof – Q2 2022/23 (by 30 September 2022)"
    assert str(due_on("29 July 2022")["summary"]) == "A1 Mend the roof"


def test_an_event_keeps_its_identity_whatever_becomes_of_it(demo: StagedPlan) -> None:
    before, later = events_of(demo), events_of(demo, now=NOW + timedelta(days=7))
    other = events_of(demo, identity="two")
    assert {ref: event["uid"] for ref, event in before.items()} == {ref: event["uid"] for ref, event in later.items()}
    assert not {str(event["uid"]) for event in before.values()} & {str(event["uid"]) for event in other.values()}


def test_it_names_the_owner_and_tells_nothing_that_was_said(demo: StagedPlan) -> None:
    feed = calendar_of(demo, identity="one", now=NOW).decode().replace("\r\n ", "")
    said = [one.status for one in things_of(demo) if one.status]
    assert said
    assert not [words for words in said if words in feed]
    assert "Owner: Principal Social Worker" in str(events_of(demo)["A1.2"]["description"])
    assert "@demo.example" not in feed


def test_what_is_complete_says_so_and_keeps_nobody_busy(demo: StagedPlan) -> None:
    event = events_of(demo)["A1.1"]
    assert str(event["summary"]).startswith("Complete: A1.1")
    assert (str(event["transp"]), event.decoded("dtstamp")) == ("TRANSPARENT", NOW.astimezone(UTC))


def test_hostile_words_make_no_line_of_their_own() -> None:
    feed = calendar_of(hostile_plan(), identity="one", now=NOW)
    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))
    assert not [line for line in feed.split(b"\r\n") if b"\r" in line or b"\n" in line or b"\x07" in line]
    assert len(events_of(hostile_plan())) == 2 * len(hostile_plan().timeline)


def test_a_long_title_is_cut_in_the_summary_and_whole_in_the_description() -> None:
    event = due_on("29 July 2022", title="word " * 1000)
    assert len(str(event["summary"])) < 250
    assert str(event["description"]).startswith(("word " * 1000).strip())
