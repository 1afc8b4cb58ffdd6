"""A council's published plan, read to the last bullet. Counts and digests stand here, never its sentences."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from store.loading import StagedPlan

pytestmark = pytest.mark.shared_plan

DIGESTS = {
    "themes": "11fe2b54cb8e9b5350b109d35de4e4895862ac4b101dc6444a26e1b14e0f04ab",
    "recommendations": "3c788e667dc7658e9a11d267275cb7dcc8058ec531fdefd44b28c444219485a8",
    "actions": "9c166d7e3a362c74c44f1cedc2ea71c638e28b5d486e6b2d329f6ba838e2be30",
    "timeline": "7513d66c94e7362325ca74cfac04d9f239232c9e3b81ad09f3f319cf5034f215",
    "standards": "04d591e04c12f4876ef67c3f6e57652c3291e0bbea8010f78c3c1cbde3d80a41",
    "risks": "cb8e0020a86f4eed5f54a2e2f27071c735dac69e80fe0df8388cb380c845c431",
}
ACHIEVEMENTS = "194041b72f5b4cec5e60a3e9b65b80377c750fc26b4542f0ca5a5179f1c2fd42"
MEASURES = "15c2fae9b54e827f18f5cda66677f84a5024018b0fb40d6222b81afa078d2dea"
QUALITATIVE = "14d1bd6b06db8fabb72256bd841bd1353a5baeafe9a57fd8b869e686cde3d8f5"
CONTROLS = "af96cfa5a37912dd84f9b650addf8248b6a47068118def4e1c5cad6b120bb173"
BODIES = "ad591b52090570b903bb4d55340b6edee1ea0df4f6ede08049b0a870ace2a90c"
SEATS = "4d5b0ace00afb1a332d7394eb620e1d50afd06054abe2b8cd8f68868aa23a10d"


def digest(titles: Iterable[str | None]) -> str:
    return hashlib.sha256(
        "\n".join(" ".join((title or "").casefold().split()) for title in titles).encode()
    ).hexdigest()


@pytest.mark.parametrize("kind", DIGESTS)
def test_every_title_is_read_as_it_is_printed(shared_plan: StagedPlan, kind: str) -> None:
    assert digest(one.title for one in getattr(shared_plan, kind)) == DIGESTS[kind]


def test_every_other_cell_and_list_is_read_as_it_is_printed(shared_plan: StagedPlan) -> None:
    assert digest(shared_plan.achievements) == ACHIEVEMENTS
    assert digest(standard.measure for standard in shared_plan.standards) == MEASURES
    assert digest(standard.qualitative for standard in shared_plan.standards) == QUALITATIVE
    assert digest(risk.controls for risk in shared_plan.risks) == CONTROLS
    assert digest(body.name for body in shared_plan.bodies) == BODIES
    assert digest(shared_plan.bodies[0].seats) == SEATS


def test_each_theme_has_its_letter_its_actions_and_their_links(shared_plan: StagedPlan) -> None:
    assert [theme.ref for theme in shared_plan.themes] == ["A", "B", "C", "D"]
    assert Counter(action.theme for action in shared_plan.actions) == {"A": 20, "B": 15, "C": 25, "D": 13}
    assert [action.ref for action in shared_plan.actions[18:22]] == ["A19", "A20", "B1", "B2"]
    assert sum(len(action.recommendations) for action in shared_plan.actions) == 263
    assert all(theme.summary for theme in shared_plan.themes)


def test_the_recommendations_are_numbered_from_1_to_12(shared_plan: StagedPlan) -> None:
    assert [one.number for one in shared_plan.recommendations] == list(range(1, 13))


def test_the_timeline_keeps_its_months(shared_plan: StagedPlan) -> None:
    stretches = Counter((entry.start.raw, entry.due.raw) for entry in shared_plan.timeline)
    assert stretches == {
        ("January 2022", "July 2022"): 10,
        ("April 2022", "July 2022"): 1,
        ("January 2022", "December 2022"): 3,
    }
    assert {(entry.start.precision, entry.due.precision) for entry in shared_plan.timeline} == {("month", "month")}


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2022, 7, 31), 0), (date(2022, 8, 1), 11), (date(2022, 12, 31), 11), (date(2023, 1, 1), 14)],
)
def test_timeline_entries_are_overdue_the_day_after_their_month(
    shared_plan: StagedPlan, today: date, overdue: int
) -> None:
    assert sum(entry.due.date < today for entry in shared_plan.timeline if entry.due.date) == overdue


def test_standards_that_share_a_reference_are_told_apart(shared_plan: StagedPlan) -> None:
    refs = [standard.ref for standard in shared_plan.standards]
    assert refs[:9] == ["I.1", "I.2", "I.3", "I.4a", "I.5a", "I.4b", "I.5b", "I.6", "I.7"]
    assert refs[9:] == ["I.8", "I.9", "I.10", "I.11", "I.12", "I.13", "I.14", "S17"]
    assert [standard.printed_ref for standard in shared_plan.standards].count(None) == 1


def test_the_risks_keep_their_ratings(shared_plan: StagedPlan) -> None:
    ratings = Counter((risk.likelihood, risk.impact) for risk in shared_plan.risks)
    assert ratings == {("High", "High"): 3, ("High", "Medium"): 5, ("Medium", "Medium"): 1}


def test_the_bodies_have_their_seats_and_their_visitors(shared_plan: StagedPlan) -> None:
    assert [(body.kind, len(body.seats), len(body.attendees)) for body in shared_plan.bodies] == [
        ("board", 12, 0),
        ("panel", 0, 0),
        ("board", 0, 0),
        ("meeting", 0, 5),
        ("team", 0, 0),
    ]
    assert shared_plan.bodies[3].attendees[-1].count(",") == 2
    assert len(shared_plan.named_people) == 1
    assert len(shared_plan.achievements) == 19


def test_nothing_is_invented(shared_plan: StagedPlan) -> None:
    for action in shared_plan.actions:
        assert (action.owners, action.due, action.rating, action.status) == ([], None, None, None)
        assert (action.progress, action.milestones) == (None, [])
    absent = {one.what: one.count for one in shared_plan.absent}
    assert absent["actions without an owner"] == absent["actions without a date"] == 73
    assert absent["actions without a status"] == 73


@pytest.mark.parametrize(
    ("printed", "reading"),
    [
        ("3.4.5,7 & 11", "3, 4, 5, 7, 11"),
        ("2.3, 4.8 & 9", "2, 3, 4, 8, 9"),
        ("3.4, 7 & 9", "3, 4, 7, 9"),
        ("2-12", "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"),
    ],
)
def test_each_odd_list_of_numbers_is_read_and_doubted(shared_plan: StagedPlan, printed: str, reading: str) -> None:
    doubts = [doubt for doubt in shared_plan.doubts if doubt.printed.endswith(f" {printed}")]
    assert [doubt.reading for doubt in doubts] == [reading]


def test_what_the_page_cut_is_whole_again(shared_plan: StagedPlan) -> None:
    cut = [doubt for doubt in shared_plan.doubts if doubt.reading.startswith("belongs to the row above")]
    assert [doubt.where for doubt in cut] == ["line 92", "line 114"]
    assert "pre-proceedings" in shared_plan.actions[44].title
    assert shared_plan.actions[43].recommendations == shared_plan.actions[46].recommendations == [6, 7, 12]


def test_two_sentences_run_together_stay_one_action_and_are_flagged(shared_plan: StagedPlan) -> None:
    [doubt] = [doubt for doubt in shared_plan.doubts if "run together" in doubt.why]
    assert (doubt.where, doubt.reading) == ("line 90", "one action, A12")


def test_every_other_doubt_is_told_where_it_stands(shared_plan: StagedPlan) -> None:
    places = Counter(doubt.where for doubt in shared_plan.doubts)
    for where in ("line 126 to line 144", "line 151 to line 160", "line 163", "line 172", "line 223", "line 106"):
        assert places[where] == 1
    assert [skipped.where for skipped in shared_plan.skipped if "again" in skipped.what] == ["line 206", "line 215"]


def test_no_markup_reaches_a_person(shared_plan: StagedPlan) -> None:
    printed = shared_plan.model_dump_json()
    assert not [mark for mark in ("<ul", "<p>", "</p>", "**", "■", "  ") if mark in printed]
