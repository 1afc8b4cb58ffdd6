"""How a plan's documents are read, said by its lead in words and read by everybody."""

from datetime import date

import pytest

from store.database import SessionMaker, transaction
from store.documents.staged import KeyEntry, StagedAction, StagedPlan, StagedTheme
from store.loading import plan_reading
from store.loading.saving import save_plan
from store.models import Change, Plan
from store.plan import plans
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, Rows
from tests.conftest import OPENING


@pytest.fixture
def rated(sessions: SessionMaker) -> None:
    """A plan whose document prints a key in which blue is no end, and a rating that no key explains."""
    staged = StagedPlan(
        title="Plan",
        themes=[StagedTheme(ref="A", title="Workforce")],
        actions=[StagedAction(ref="A1", title="Recruit", theme="A", rating="blue")],
        rating_key=[
            KeyEntry(printed="Blue", rating="blue", means=Progress.ON_TRACK, source="file"),
            KeyEntry(printed="Red fill", rating="red", means=Progress.DELAYED, source="assumed"),
        ],
    )
    with transaction(sessions) as session:
        save_plan(session, staged, source="plan.docx", now=OPENING, in_place_of=plans.current(session))


def newest(rows: Rows) -> Plan:
    plan: Plan = rows(Plan)[-1]
    return plan


@pytest.mark.slack_only("it reads a table as Slack draws it, cell by cell")
def test_everybody_reads_the_key_and_where_it_comes_from(chat: Chat, viewer: Player, rated: None) -> None:
    answer = chat.says(viewer, "/plan key").hears(
        "Blue blue on track the document's own key",
        "Red fill red delayed assumed, nobody has said so",
        "Quarters: financial: Q1 is April to June",
        "School terms end: autumn 31 December, spring 31 March, summer 31 July",
    )
    assert answer.buttons() == []


def test_an_imported_rating_follows_the_plans_key_and_our_colours_stay_ours(
    chat: Chat, viewer: Player, rated: None, item: ItemNow
) -> None:
    assert item("A1").progress is Progress.ON_TRACK
    chat.says(viewer, "/plan show A1").hears("BRAG: Green: it was last said to be on track")


@pytest.mark.slack_only("it reads a table as Slack draws it, cell by cell")
def test_the_lead_confirms_what_was_assumed_in_one_press(chat: Chat, lead: Player, rated: None, rows: Rows) -> None:
    chat.says(lead, "/plan key")
    chat.presses(lead, "Red fill means delayed").hears(
        "“Red fill” means delayed in this plan's documents.",
        "Red fill red delayed said by the programme lead",
    )
    assert [entry.source for entry in plan_reading.key_of(newest(rows))] == ["file", "confirmed"]


@pytest.mark.parametrize(
    ("said", "answered", "means"),
    [
        ("blue complete", "“Blue” means complete in this plan's documents.", Progress.COMPLETE),
        ("Blue = at risk", "“Blue” means at risk", Progress.AT_RISK),
        ("“Blue” means not started", "“Blue” means not started", Progress.NOT_STARTED),
        ("blue nothing", "“Blue” means nothing that counts", None),
    ],
)
def test_the_lead_says_what_a_rating_means(
    chat: Chat, lead: Player, rated: None, rows: Rows, said: str, answered: str, means: Progress | None
) -> None:
    chat.says(lead, f"/plan set plan key {said}").hears(answered, "It counts from the next document on.")
    [blue] = [one for one in plan_reading.key_of(newest(rows)) if one.rating == "blue"]
    assert (blue.means, blue.source) == (means, "confirmed")
    chat.says(lead, "/plan changes").hears("The plan", "Meaning of blue: on track →")


@pytest.mark.slack_only("it reads a table as Slack draws it, cell by cell")
def test_a_colour_that_the_document_has_not_printed_yet_gets_its_meaning(chat: Chat, lead: Player, rated: None) -> None:
    chat.says(lead, "/plan set plan key grey not started").hears("“Grey” means not started")
    chat.says(lead, "/plan key").hears("Grey grey not started said by the programme lead")


def test_quarters_and_terms_are_set_and_said(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.says(lead, "/plan set plan quarters calendar").hears("Quarters are calendar now: Q1 is January to March.")
    chat.says(lead, "/plan set plan terms autumn 20 December, spring 5 April and summer ends 22 July").hears(
        "School terms end now: autumn 20 December, spring 5 April, summer 22 July."
    )
    chat.says(lead, "/plan set plan terms autumn term 18 December").hears("autumn 18 December, spring 5 April")
    chosen = plan_reading.choices_of(newest(rows))
    assert not chosen.financial_quarters
    assert date(2022, *chosen.term_ends["autumn"]) == date(2022, 12, 18)
    chat.says(lead, "/plan key")
    chat.presses(lead, "Count financial quarters").hears("Quarters: financial: Q1 is April to June")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("quarters lunar", "Say financial or calendar."),
        ("quarters", "Say financial or calendar."),
        ("terms", "Say when terms end"),
        ("terms winter 20 December", "I can't read “winter 20 December”."),
        ("terms autumn soonish", "I can't read 'soonish' as a date."),
        ("terms autumn 20 July", "20 July can't be the end of the autumn term of every year."),
        ("terms spring 29 February 2024", "29 February can't be the end of the spring term of every year."),
        ("key", "Say the rating and what it means"),
        ("key blue", "Say the rating and what it means"),
        ("key complete", "Say the rating and what it means"),
        ("key zebra complete", "The document prints no rating “zebra”."),
    ],
)
def test_a_setting_that_is_not_clear_is_asked_back(
    chat: Chat, lead: Player, rows: Rows, said: str, answered: str
) -> None:
    before = len(rows(Change))
    chat.says(lead, f"/plan set plan {said}").hears(answered)
    assert len(rows(Change)) == before


def test_nobody_else_sets_them(chat: Chat, owner: Player, rows: Rows) -> None:
    chat.says(owner, "/plan set plan quarters calendar").hears("Only the programme lead can change this.")
    assert newest(rows).choices is None


@pytest.mark.parametrize("asked", ["key risks", "what are the key risks", "show me the key risks"])
def test_a_key_risk_is_a_risk(chat: Chat, viewer: Player, asked: str) -> None:
    chat.says(viewer, f"/plan {asked}").hears("9 risks")
