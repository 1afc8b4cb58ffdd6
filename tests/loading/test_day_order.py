"""Whether the day or the month comes first: told by all days of a file, else asked about once."""

from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from tests.loading.sheets import read_sheets


def read(*days: str, heading: str = "Due date", guidance: Guidance | None = None) -> StagedPlan:
    rows = [[str(at), f"Mend roof number {at}", "Ada Quill", day] for at, day in enumerate(days, start=1)]
    return read_sheets({"Roofs": [["Ref", "Action", "Owner", heading], *rows]}, guidance)


def due(plan: StagedPlan) -> list[str]:
    return [str(one.due.date) if one.due else "" for one in plan.actions]


def test_two_days_that_can_only_be_month_first_decide_for_all() -> None:
    plan = read("03/13/2026", "04/05/2026", "12/31/2026")
    assert due(plan) == ["2026-03-13", "2026-04-05", "2026-12-31"]
    [asks] = [one.asks for one in plan.doubts if one.asks]
    assert (asks.field, [one.means for one in asks.options]) == ("order", ["day first", "month first"])
    assert [one.label for one in asks.options] == ["The day first: 2026-05-04", "The month first: 2026-04-05"]


def test_a_single_one_may_be_a_slip_so_what_may_be_either_is_no_date() -> None:
    plan = read("04/05/2026", "06/22/2026", "07/08/2026")
    assert due(plan) == ["None", "None", "None"]
    assert [one.printed for one in plan.doubts if one.asks] == ["04/05/2026; 07/08/2026"]


def test_both_kinds_in_one_file_leave_open_what_may_be_either() -> None:
    assert due(read("25/03/2026", "03/28/2026", "05/06/2026")) == ["2026-03-25", "None", "None"]


def test_the_heading_says_that_the_month_comes_first() -> None:
    assert due(read("04/05/2026", heading="Due date (mm/dd/yyyy)")) == ["2026-04-05"]


def test_a_person_decides_and_nobody_asks() -> None:
    plan = read("04/05/2026", "06/22/2026", guidance=Guidance(order="month first"))
    assert due(plan) == ["2026-04-05", "2026-06-22"]
    assert [one for one in plan.doubts if one.asks] == []


def test_without_a_sign_of_the_other_the_day_comes_first_and_nothing_is_doubted() -> None:
    plan = read("04/05/2026", "13/06/2026")
    assert due(plan) == ["2026-05-04", "2026-06-13"]
    assert [one for one in plan.doubts if one.asks] == []


def test_times_beside_a_day_are_left_aside() -> None:
    printed = ["30/Apr/26 12:00 AM", "14/04/2026 09:30", "2026-10-25T00:00:00.000+01:00", "31/03/2026 00:00:00"]
    assert due(read(*printed)) == ["2026-04-30", "2026-04-14", "2026-10-25", "2026-03-31"]


def test_a_year_that_no_plan_has_is_no_date() -> None:
    plan = read("01/01/1900", "31/12/9999", "31/03/1926")
    assert due(plan) == ["None"] * 3
    assert {"01/01/1900", "31/12/9999", "31/03/1926"} <= {one.printed for one in plan.doubts}
