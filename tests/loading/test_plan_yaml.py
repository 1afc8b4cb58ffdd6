"""Our own file holds everything that a staged plan holds, and people can write it by hand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from store.dates import PrintedDate, read_date
from store.demo_plan import demo_plan
from store.documents.staged import KeyEntry, StagedAction, StagedMilestone, StagedTimelineEntry
from store.loading import StagedPlan
from store.loading.plan_yaml import plan_of, text_of
from store.loading.unguarded import read_here

# Characters that no file of text holds have no place in a plan either.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"), max_size=30)
DATES = st.one_of(
    st.sampled_from(["July 2022", "TBC", "1/4/22", "next Board", "", "Q1 2022/23"]).map(read_date),
    st.builds(
        PrintedDate, raw=WORDS, kind=st.just("date"), date=st.dates(date(2000, 1, 1)), was=st.dates() | st.none()
    ),
)
MILESTONES = st.builds(
    StagedMilestone,
    ref=WORDS,
    printed_ref=WORDS | st.none(),
    title=WORDS,
    due=DATES | st.none(),
    owners=st.lists(WORDS, max_size=2),
)
ACTIONS = st.builds(
    StagedAction,
    ref=WORDS,
    printed_ref=WORDS | st.none(),
    title=WORDS,
    theme=WORDS | st.none(),
    recommendations=st.lists(st.integers(1, 99), max_size=3),
    owners=st.lists(WORDS, max_size=2),
    due=DATES | st.none(),
    start=DATES | st.none(),
    completed=DATES | st.none(),
    rating=st.sampled_from(["blue", "grey", None]),
    status=WORDS | st.none(),
    progress=WORDS | st.none(),
    milestones=st.lists(MILESTONES, max_size=2),
)
PLANS = st.builds(
    StagedPlan,
    title=WORDS,
    council=WORDS | st.none(),
    actions=st.lists(ACTIONS, max_size=3),
    timeline=st.lists(st.builds(StagedTimelineEntry, ref=WORDS, title=WORDS, start=DATES, due=DATES), max_size=2),
    rating_key=st.lists(st.builds(KeyEntry, printed=WORDS), max_size=2),
    achievements=st.lists(WORDS, max_size=2),
)


def ours(plan: StagedPlan) -> StagedPlan:
    """The same plan, as what is read from a file of our own is marked."""
    return plan.model_copy(update={"ours": True})


@given(PLANS)
def test_what_is_written_is_read_back_equal(plan: StagedPlan) -> None:
    assert plan_of(text_of(plan), "plan.yaml") == ours(plan)


def test_the_demo_plan_goes_through_a_file_and_comes_back() -> None:
    plan = demo_plan().plan
    assert read_here(text_of(plan).encode(), "plan.yaml") == ours(plan)


def test_a_plan_written_by_hand_needs_no_quotes() -> None:
    text = """\
sightline_plan: 1
title: Yard plan
themes:
- {ref: A, title: Roofs}
actions:
- ref: 1.10
  title: No
  theme: A
  recommendations: [1, 2]
  due: July 2022
  rating: green
  owners: [Head of Roofs]
  progress:
"""
    [action] = plan_of(text, "plan.yaml").actions
    assert (action.ref, action.title, action.recommendations, action.progress) == ("1.10", "No", [1, 2], None)
    assert action.due == read_date("July 2022")
