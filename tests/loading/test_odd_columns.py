"""Columns that hold something else than their heading says: numbers, shares, words for a status, periods."""

from store.loading import StagedPlan
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
