"""Changes to the plan: what was there before is always kept."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from store.models import Change, Item, Person
from store.plan import channels, edits, history, items, plans, updates
from store.plan.updates import Statement
from store.rules.plan_channels import PlanChannel
from store.rules.terms import Brag, Kind, Precision, Progress, Role
from tests.small_plan import NOW, TODAY, SmallPlan


@pytest.fixture
def lead(small: SmallPlan) -> Person:
    return small.person("Lead", Role.LEAD)


def changes(session: Session) -> list[tuple[str, str, str | None, str | None]]:
    session.flush()
    every = session.exec(select(Change).order_by(col(Change.id)))
    return [(one.what, one.field, one.before, one.after) for one in every]


def add(small: SmallPlan, action: Item, lead: Person, title: str = "Brief managers") -> Item:
    return edits.add_milestone(
        small.session, action, title, date(2022, 8, 5), Precision.DAY, by=lead, now=NOW
    )  # fmt: skip


def move(small: SmallPlan, item: Item, to: date, lead: Person) -> None:
    edits.rebaseline(
        small.session, item, to, Precision.DAY, by=lead, why="supplier late", agreed_by="the Board", now=NOW
    )


def test_each_promise_that_was_moved_is_kept_with_who_why_and_who_agreed(small: SmallPlan, lead: Person) -> None:
    item = small.item("A1", baseline=date(2022, 7, 31), baseline_precision=Precision.MONTH)
    move(small, item, date(2022, 8, 5), lead)
    move(small, item, date(2022, 9, 2), lead)
    assert (item.baseline, item.baseline_precision) == (date(2022, 9, 2), Precision.DAY)
    assert changes(small.session) == [
        ("A1", "baseline", "2022-07-31", "2022-08-05"),
        ("A1", "baseline", "2022-08-05", "2022-09-02"),
    ]
    kept = small.session.exec(select(Change)).first()
    assert kept is not None
    assert (kept.by_id, kept.why, kept.agreed_by, kept.at) == (lead.id, "supplier late", "the Board", NOW)


def test_moving_a_date_leaves_the_forecast_alone(small: SmallPlan, lead: Person) -> None:
    item = small.item("A1", baseline=date(2022, 7, 29), forecast=date(2022, 8, 12))
    move(small, item, date(2022, 8, 5), lead)
    assert item.forecast == date(2022, 8, 12)


def test_an_owner_is_named_in_the_history_by_name(small: SmallPlan, lead: Person) -> None:
    item, owner = small.item("A1"), small.person("Owner")
    for to in (owner, owner, None):
        edits.assign(small.session, item, to, by=lead, now=NOW)
    assert changes(small.session) == [("A1", "owner", None, "Owner"), ("A1", "owner", "Owner", None)]
    assert item.owner_id is None


def test_a_new_title_keeps_the_old_one(small: SmallPlan, lead: Person) -> None:
    edits.rename(small.session, small.item("A1", title="Old"), "New", by=lead, now=NOW)
    assert changes(small.session) == [("A1", "title", "Old", "New")]


def test_a_manager_and_a_channel_are_kept_too(small: SmallPlan, lead: Person) -> None:
    person = small.person("Owner")
    edits.set_manager(small.session, small.plan, person, lead, by=lead, now=NOW)
    channel = PlanChannel(address="slack/T1/C1", name="improvement")
    channels.tell_in(small.session, small.plan, channel, by=lead, now=NOW)
    assert changes(small.session) == [("Owner", "manager", None, "Lead"), ("plan", "channel", None, "improvement")]
    assert (person.manager_id, small.plan.channel) == (lead.id, "slack/T1/C1")


def test_a_milestone_stands_under_its_action_and_in_its_theme(small: SmallPlan, lead: Person) -> None:
    action = small.item("A1", answers=(1, 3))
    milestone = add(small, action, lead)
    assert (milestone.ref, milestone.parent_id, milestone.theme_id) == ("A1.1", action.id, action.theme_id)
    assert items.view(small.session, milestone, TODAY).recommendations == (1, 3)


def test_a_number_is_never_given_again(small: SmallPlan, lead: Person) -> None:
    action = small.item("A1")
    add(small, action, lead)
    second = add(small, action, lead)
    second.closed_at = NOW  # it has left the plan
    updates.record_update(
        small.session, add(small, action, lead), Statement(Progress.COMPLETE), by=lead, now=NOW, day=TODAY
    )
    assert add(small, action, lead).ref == "A1.4"


def test_numbers_go_on_behind_those_a_plan_has_printed(small: SmallPlan, lead: Person) -> None:
    """A document may leave gaps, or print an action's number with a full stop in it."""
    action = small.item("A1")
    for ref in ("A1.3", "A1.7"):
        small.milestone(action, ref)
    small.item("A10")
    small.item("A1.8")
    assert add(small, action, lead).ref == "A1.9"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(printed=st.sets(st.integers(1, 30), max_size=6), more=st.integers(1, 4))
def test_however_a_plan_is_numbered_no_two_milestones_share_a_reference(
    small: SmallPlan, printed: set[int], more: int
) -> None:
    with small.session.begin_nested() as undone:
        lead, action = small.person("Lead"), small.item("A1")
        refs = [small.milestone(action, f"A1.{number}").ref for number in printed]
        refs += [add(small, action, lead).ref for _ in range(more)]
        assert len(set(refs)) == len(printed) + more
        undone.rollback()


def test_what_happened_to_a_thing_is_told_newest_first(small: SmallPlan, lead: Person) -> None:
    item = small.item("A1", baseline=date(2022, 7, 29))
    move(small, item, date(2022, 8, 5), lead)
    later = NOW + timedelta(hours=1)
    updates.record_update(small.session, item, Statement(Progress.ON_TRACK), by=lead, now=later, day=TODAY)
    told = history.of_item(small.session, item, 5)
    assert [(bool(event.update), bool(event.change), event.by) for event in told] == [
        (True, False, "Lead"),
        (False, True, "Lead"),
    ]
    assert len(history.of_item(small.session, item, 1)) == 1


def test_the_news_of_a_span_takes_both_its_ends(small: SmallPlan, lead: Person) -> None:
    item, hour = small.item("A1"), timedelta(hours=1)
    for number in range(4):
        edits.rename(small.session, item, f"Title {number}", by=lead, now=NOW + number * hour)
    news = history.changes_between(small.session, small.plan, NOW + hour, NOW + 2 * hour)
    assert [event.change.after for event in news if event.change] == ["Title 2", "Title 1"]


def test_what_a_plan_had_printed_is_no_news(small: SmallPlan) -> None:
    item = small.item("A1")
    updates.record_update(small.session, item, Statement(Progress.AT_RISK), by=None, now=NOW, day=TODAY)
    assert history.updates_between(small.session, small.plan, NOW - timedelta(days=1), NOW) == []


def test_the_first_count_of_a_day_stands(small: SmallPlan) -> None:
    for red in (1, 2):
        history.keep_snapshot(small.session, small.plan, TODAY, {Kind.ACTION: {Brag.RED: red}}, NOW)
        small.session.flush()
    kept = history.last_snapshot(small.session, small.plan, TODAY + timedelta(days=1))
    assert kept is not None
    assert kept.counts == {Kind.ACTION: {Brag.RED: 1}}
    assert history.last_snapshot(small.session, small.plan, TODAY) is None


def test_all_that_is_open_goes_from_one_person_to_another(small: SmallPlan) -> None:
    lead, gone, new = small.person("Lead"), small.person("Gone", active=False), small.person("New")
    open_one, other = small.item("A1", owner_id=gone.id), small.item("A2", owner_id=lead.id)
    done = small.item("A3", owner_id=gone.id, completed_on=NOW.date(), closed_at=NOW)
    step = small.milestone(open_one, "A1.1", owner_id=gone.id)
    moved = edits.reassign(small.session, small.plan, gone, new, by=lead, now=NOW)
    assert {item.ref for item in moved} == {"A1", "A1.1"}
    assert [item.owner_id for item in (open_one, step, other, done)] == [new.id, new.id, lead.id, gone.id]
    said = small.session.exec(select(Change)).all()
    assert [(one.field, one.before, one.after, one.by_id) for one in said] == [("owner", "Gone", "New", lead.id)] * 2
    assert edits.reassign(small.session, small.plan, gone, new, by=lead, now=NOW) == []


def test_a_week_is_told_in_one_channel_of_each_chat_and_in_more_where_somebody_says_also(
    small: SmallPlan, lead: Person
) -> None:
    def tell(address: str, name: str, **also: bool) -> str:
        channel = PlanChannel(address=address, name=name)
        channels.tell_in(small.session, small.plan, channel, by=lead, now=NOW, **also)
        return channels.names(small.plan)

    assert tell("slack/T1/C1", "plan") == "#plan"
    assert tell("slack/T1/C2", "leads") == "#leads", "another channel of the same chat takes its place"
    assert tell("teams/council/19:a", "General") == "#leads in Slack and #General in Teams"
    assert tell("slack/T1/C1", "plan", also=True) == "#leads in Slack, #General in Teams and #plan in Slack"
    assert channels.tell_no_more_in(small.session, small.plan, "slack/T1/C2", by=lead, now=NOW)
    assert not channels.tell_no_more_in(small.session, small.plan, "slack/T1/C2", by=lead, now=NOW)
    assert (channels.names(small.plan), small.plan.channel) == (
        "#General in Teams and #plan in Slack",
        "teams/council/19:a",
    )
    assert plans.of_channel([small.plan], "slack/T1/C1") == [small.plan]
