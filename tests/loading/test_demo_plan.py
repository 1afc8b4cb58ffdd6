"""The demo plan: the published plan's facts, our own words, and a life that shows everything the product says."""

import re
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.demo_plan import DemoPlan, demo_plan
from store.loading import StagedPlan

OPENS = datetime(2022, 7, 11, 8, tzinfo=UTC)
LONGEST_LIKENESS = 5


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.casefold())


def demo_words() -> list[str]:
    plan = demo_plan().plan
    titles = [one.title for one in plan.themes] + [one.title for one in plan.recommendations]
    titles += [one.title for one in plan.actions] + [one.title for one in plan.timeline]
    titles += [one.title for one in plan.standards] + [one.title for one in plan.risks]
    cells = [cell for one in plan.standards for cell in (one.measure, one.qualitative)]
    cells += [one.controls for one in plan.risks] + [one.summary for one in plan.bodies + plan.themes]
    return titles + [cell for cell in cells if cell] + plan.achievements


def shape(plan: StagedPlan) -> dict[str, object]:
    """All facts of a plan but its words."""
    return {
        "themes": [one.ref for one in plan.themes],
        "recommendations": [(one.ref, one.number) for one in plan.recommendations],
        "actions": [(one.ref, one.theme, one.recommendations, one.due, one.owners) for one in plan.actions],
        "timeline": [(one.ref, one.start, one.due) for one in plan.timeline],
        "standards": [(one.ref, one.printed_ref, bool(one.measure), bool(one.qualitative)) for one in plan.standards],
        "risks": [(one.ref, one.likelihood, one.impact) for one in plan.risks],
        "bodies": [(one.kind, len(one.seats), len(one.attendees)) for one in plan.bodies],
        "others": (len(plan.named_people), len(plan.achievements)),
    }


@pytest.mark.shared_plan
def test_the_demo_plan_has_the_published_plans_facts(shared_plan: StagedPlan) -> None:
    ours, theirs = shape(demo_plan().plan), shape(shared_plan)
    # "Line of Sight" is a meeting in both.
    assert ours == theirs


@pytest.mark.shared_plan
def test_no_words_of_the_published_plan_are_copied(shared_plan_path: Path) -> None:
    printed = f" {' '.join(words(shared_plan_path.read_text(encoding='utf-8')))} "
    lines = {" ".join(words(line)) for line in re.split(r"[\n\t■]", shared_plan_path.read_text(encoding="utf-8"))}
    for text in demo_words():
        said = words(text)
        assert " ".join(said) not in lines
        for at in range(len(said) - LONGEST_LIKENESS):
            assert f" {' '.join(said[at : at + LONGEST_LIKENESS + 1])} " not in printed


def test_the_facts_add_up_without_the_published_plan() -> None:
    plan = demo_plan().plan
    assert Counter(action.theme for action in plan.actions) == {"A": 20, "B": 15, "C": 25, "D": 13}
    assert sum(len(action.recommendations) for action in plan.actions) == 263
    assert (len(plan.recommendations), len(plan.timeline), len(plan.standards), len(plan.risks)) == (12, 14, 17, 9)
    assert (len(plan.bodies), len(plan.bodies[0].seats), len(plan.achievements)) == (5, 12, 19)


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2022, 7, 31), 0), (date(2022, 8, 1), 11), (date(2022, 12, 31), 11), (date(2023, 1, 1), 14)],
)
def test_its_timeline_falls_overdue_as_the_published_one_does(today: date, overdue: int) -> None:
    demo = demo_plan()
    assert sum(entry.due.date < today for entry in demo.plan.timeline if entry.due.date) == overdue
    assert not [one.ref for one in (*demo.updates, *demo.rebaselines) if one.ref.startswith("T")]


def test_titles_are_short_enough_for_a_phone() -> None:
    demo = demo_plan()
    titles = [one.title for one in demo.plan.actions] + [one.title for one in demo.plan.timeline]
    titles += [one.title for one in demo.milestones]
    assert max(len(title.split()) for title in titles) <= 9


def test_people_are_posts_at_demo_addresses_and_answer_to_each_other() -> None:
    people = demo_plan().people
    assert all(person.email.endswith("@demo.example") for person in people)
    assert [person.name for person in people if person.role == "admin"] == ["Programme Manager"]
    assert (sum(person.guest for person in people), sum(not person.active for person in people)) == (1, 1)
    away = {person.email for person in people if person.guest or not person.active}
    assert not away & set(demo_plan().owners.values())


def test_a_few_actions_are_honestly_without_an_owner() -> None:
    demo = demo_plan()
    unowned = [action.ref for action in demo.plan.actions if action.ref not in demo.owners]
    assert 4 <= len(unowned) <= 10


def baselines(demo: DemoPlan) -> dict[str, date]:
    moved = {one.ref: one.to for one in demo.rebaselines}
    return {one.ref: moved.get(one.ref, one.due) for one in demo.milestones}


def test_nudges_come_due_in_the_demos_first_days() -> None:
    due = Counter(baselines(demo_plan()).values())
    # Wednesday 13 July, two working days after it, and seven working days after Tuesday 12 July.
    assert [due[date(2022, 7, number)] for number in (13, 15, 21)] == [1, 1, 1]
    assert sum(count for day, count in due.items() if date(2022, 7, 18) <= day <= date(2022, 7, 29)) >= 8


def test_the_demo_opens_with_every_state_to_be_seen() -> None:
    demo = demo_plan()
    last = {update.ref: update for update in demo.updates}
    open_ones = {
        ref: day for ref, day in baselines(demo).items() if ref not in last or last[ref].progress != "complete"
    }
    overdue = [ref for ref, day in open_ones.items() if day < OPENS.date()]
    assert 3 <= len(overdue) <= 6
    assert [ref for ref in overdue if ref not in last]
    assert {update.progress for update in last.values()} == {
        "not started",
        "on track",
        "at risk",
        "delayed",
        "complete",
    }
    assert [ref for ref, update in last.items() if update.forecast and update.forecast > open_ones.get(ref, date.max)]
    assert [update.ref for update in demo.updates if update.blocker]
    assert all(update.on < OPENS for update in demo.updates)


def test_what_is_said_is_said_in_order_by_people_who_may() -> None:
    demo = demo_plan()
    assert [one.on for one in demo.updates] == sorted(one.on for one in demo.updates)
    dates = {one.ref: one.due for one in demo.milestones}
    assert all(one.was == dates[one.ref] for one in demo.rebaselines)
    owners = {**demo.owners, **{one.ref: one.owner for one in demo.milestones}}
    assert all(update.by == owners[update.ref] for update in demo.updates)
