"""What printed statuses say of progress: known words count, unknown ones are asked about once, nothing is guessed."""

from datetime import date

import pytest

from store.documents.guidance import Guidance, WordGuide
from store.documents.staged import StagedPlan
from store.loading.applying_items import progress_said
from tests.loading.sheets import Rows, read_sheets

HEADER = ["Ref", "Action", "Owner", "Due date", "Status"]


def read(*statuses: object, heading: str = "Status", guidance: Guidance | None = None) -> StagedPlan:
    header = [*HEADER[:-1], heading]
    rows = [[str(at), f"Mend roof number {at}", "Ada Quill", None, one] for at, one in enumerate(statuses, start=1)]
    return read_sheets({"Roofs": [header, *rows]}, guidance)


def said(plan: StagedPlan) -> list[str | None]:
    return [progress_said(plan, one) for one in plan.actions]


@pytest.mark.parametrize(
    ("word", "progress"),
    [
        ("Achieved", "complete"),
        ("Signed off", "complete"),
        ("BAU", "complete"),
        ("on_track", "on track"),
        ("AT_RISK", "at risk"),
        ("Off-track", "delayed"),
        ("Slipped", "delayed"),
        ("3 - Not started", "not started"),
        ("Completed 12/03/2026", "complete"),
        ("100%", "complete"),
    ],
)
def test_words_of_the_field_count_as_what_they_say(word: str, progress: str) -> None:
    plan = read(word)
    assert said(plan) == [progress]
    assert [one for one in plan.doubts if one.asks] == []


@pytest.mark.parametrize("word", ["In progress", "Open", "In train", "40%"])
def test_what_is_only_open_says_nothing_of_progress_and_is_not_asked_about(word: str) -> None:
    plan = read(word)
    assert said(plan) == [None]
    assert [one for one in plan.doubts if one.asks] == []


def test_a_word_that_may_mean_several_things_is_asked_about_once_for_all_its_rows() -> None:
    plan = read("Complete - awaiting evidence", "Done", "Complete - awaiting evidence", "Paused")
    assert said(plan) == [None, "complete", None, None]
    asks = [one.asks for one in plan.doubts if one.asks]
    assert [(one.field, one.word, one.times) for one in asks] == [
        ("status", "complete - awaiting evidence", 2),
        ("status", "paused", 1),
    ]
    assert [one.means for one in asks[0].options] == [
        *("complete", "on track", "at risk", "delayed", "not started", "leave out"),
    ]


def test_what_a_person_said_of_a_word_counts_and_nobody_asks_again() -> None:
    answers = (WordGuide(field="status", word="paused", means="at risk"),)
    plan = read("Paused", "PAUSED ", guidance=Guidance(words=answers))
    assert said(plan) == ["at risk", "at risk"]
    assert [one for one in plan.doubts if one.asks] == []
    answers = (WordGuide(field="status", word="paused", means="leave out"),)
    assert [one.status for one in read("Paused", guidance=Guidance(words=answers)).actions] == [None]


def test_yes_and_no_answer_a_heading_that_asks_and_are_asked_about_under_another() -> None:
    assert said(read(True, False, heading="Done")) == ["complete", None]
    assert said(read("Y", "N", heading="Milestone achieved? (Y/N)")) == ["complete", None]
    plan = read("Y", "N")
    assert said(plan) == [None, None]
    assert [one.asks.word for one in plan.doubts if one.asks] == ["y", "n"]


def test_sentences_are_told_together_and_no_progress_is_taken_from_them() -> None:
    plan = read(*(f"We have talked to roofer number {at} and wait for what he says" for at in range(3)))
    assert said(plan) == [None] * 3
    assert [one.why for one in plan.doubts if "statuses say more" in one.why] == [
        "3 statuses say more than a word, and no progress is taken from them"
    ]


def test_a_day_where_a_status_belongs_is_none_and_is_doubted() -> None:
    plan = read("31/03/2026", "Done")
    assert [one.status for one in plan.actions] == [None, "Done"]
    assert [one.printed for one in plan.doubts if "where a status belongs" in one.why] == ["31/03/2026"]


def test_a_day_of_completion_beside_an_open_status_is_doubted_and_not_set() -> None:
    rows: Rows = [[*HEADER, "Date completed"], ["1", "Mend the roof", "Ada Quill", None, "Open", date(2026, 3, 1)]]
    plan = read_sheets({"Roofs": rows})
    assert [(one.completed, progress_said(plan, one)) for one in plan.actions] == [(None, None)]
    assert [one.reading for one in plan.doubts if "its status says" in one.why] == ["not completed"]


def test_what_is_done_is_complete_whatever_colour_it_had_last() -> None:
    rows: Rows = [[*HEADER, "RAG"], ["1", "Mend the roof", "Ada Quill", None, "Complete", "Red"]]
    plan = read_sheets({"Roofs": rows})
    assert said(plan) == ["complete"]
    assert "Its rating is red, and its status says “Complete”; the status counts" in [one.why for one in plan.doubts]


def test_what_a_person_said_of_a_colour_is_the_key() -> None:
    rows = [["Ref", "Action", "Owner", "RAG"], ["1", "Mend the roof", "Ada Quill", "Blue"]]
    answer = Guidance(words=(WordGuide(field="rating", word="blue", means="not started"),))
    plan = read_sheets({"Roofs": rows}, answer)
    assert [(one.printed, one.means, one.source) for one in plan.rating_key] == [("Blue", "not started", "confirmed")]
    assert said(plan) == ["not started"]
    assert [one for one in plan.doubts if one.asks] == []
