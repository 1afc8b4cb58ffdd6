"""Columns that hold something else than their heading says: numbers, shares, words for a status, periods."""

from store.loading import StagedPlan
from store.loading.applying_items import progress_said
from tests.loading.sheets import read_sheet


def told(plan: StagedPlan) -> list[str]:
    return [one.what for one in plan.skipped]


def test_a_column_of_bare_numbers_is_no_column_of_milestones() -> None:
    plan = read_sheet(
        [["Step no", "Action", "Lead"], ["1.", "Mend the roof", "Ada Quill"], ["2.", "Sweep", "Ben Marsh"]]
    )
    assert [(one.printed_ref, one.title, one.milestones) for one in plan.actions] == [
        ("1", "Mend the roof", []),
        ("2", "Sweep", []),
    ]
    plan = read_sheet([["Ref", "Action", "Lead", "Step no"], ["A1", "Mend the roof", "Ada Quill", 1]])
    assert [(one.printed_ref, one.milestones) for one in plan.actions] == [("A1", [])]
    assert told(plan) == ["the column “Step no”, 1 cell"]


def stand(heading: str, *words: str) -> StagedPlan:
    header = ["Ref", "Action", "Lead", heading]
    return read_sheet([header, *([str(at), f"Mend roof {at}", "Ada Quill", one] for at, one in enumerate(words, 1))])


def test_a_position_of_one_word_for_each_action_is_its_status() -> None:
    for heading in ("Position", "Current position", "Update", "Progress"):
        plan = stand(heading, "Implemented", "Not implemented", "Partially implemented", "Superseded")
        assert [progress_said(plan, one) for one in plan.actions] == ["complete", None, None, None]
        assert [one.status for one in plan.actions][1:] == ["Not implemented", "Partially implemented", "Superseded"]
        assert [one.asks.word for one in plan.doubts if one.asks] == ["not implemented", "superseded"]


def test_a_position_that_tells_what_was_done_stays_an_update() -> None:
    plan = stand("Position", "Implemented", "Letter sent", "Done")
    assert [(one.status, one.progress) for one in plan.actions][1:] == [(None, "Letter sent"), (None, "Done")]
    assert [one.reading for one in plan.doubts if one.printed == "Position"] == ["updates, and no statuses"]
    plan = stand("Position", "Implemented, and the board was told of it in May", "Not implemented")
    assert [one.status for one in plan.actions] == [None, None]


def rated(upper: list[str | None], headings: list[str], *rows: list[str]) -> StagedPlan:
    table = [["Ref", "Action", "Lead", *headings], *(["1", "Mend the roof", "Ada Quill", *row] for row in rows)]
    return read_sheet([[None, None, None, *upper], *table] if upper else table)


def test_the_newest_period_rates_and_an_arrow_rates_nothing() -> None:
    plan = read_sheet(
        [
            ["Ref", "Action", "Lead", "RAG rating", None, None],
            [None, None, None, "Last month", "This month", "Direction"],
            ["1", "Mend the roof", "Ada Quill", "Amber", "Green", "↑"],
            ["2", "Sweep", "Ben Marsh", "Green", "Red", "↓"],
        ],
        lambda sheet: sheet.merge_cells("D1:F1"),
    )
    assert [one.rating for one in plan.actions] == ["green", "red"]
    for headings in (["RAG last month", "RAG this month"], ["Last month", "This month"], ["Previous RAG", "RAG now"]):
        plan = rated([], headings, ["Red", "Green"])
        assert [one.rating for one in plan.actions] == ["green"]
    assert [one.printed for one in rated([], ["Last month", "This month"], ["Red", "Green"]).doubts][1:2] == [
        "This month"
    ]


def test_colours_of_which_no_heading_says_that_they_are_the_newest_are_doubted() -> None:
    plan = rated([], ["Last month", "Month before"], ["Red", "Green"])
    assert [one.rating for one in plan.actions] == [None]
    assert "Last month, Month before" in [one.printed for one in plan.doubts]
