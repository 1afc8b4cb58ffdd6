"""What a document prints as a reference is kept apart from what was made up, so that only the first is trusted."""

from collections.abc import Callable

from store.loading import StagedPlan
from tests.loading.sheets import read_sheet

Read = Callable[..., StagedPlan]
HEADER: list[object] = ["Ref", "Action", "Lead", "By when"]


def test_printed_references_are_kept_and_made_up_ones_are_not_printed(read: Read) -> None:
    plan = read("Repairs", "Ref→Action→Owner", "1.1→Mend→AB", "→Sweep→CD", "1.1→Paint→EF")
    assert [(one.ref, one.printed_ref) for one in plan.actions] == [("1.1", "1.1"), ("A1", None), ("A2", "1.1")]


def test_timeline_entries_have_no_printed_reference(read: Read) -> None:
    plan = read("March 2022→Mend roofs→May 2022")
    assert [(one.ref, one.printed_ref) for one in plan.timeline] == [("T1", None)]


def test_letters_under_a_printed_reference_are_printed_and_places_are_not() -> None:
    plan = read_sheet(
        [
            HEADER,
            ["3", "Improve supervision:\na) train\nb) audit", "AB", "a) May 2022\nb) June 2022"],
            ["4", "Mend roofs:\n• tiles\n• gutters", "AB", "May 2022"],
            ["5", "a) sweep\nb) paint", "a) AB\nb) CD", "May 2022"],
        ]
    )
    assert [(one.ref, one.printed_ref) for one in plan.actions] == [("3", "3"), ("4", "4"), ("5a", "5a"), ("5b", "5b")]
    assert [(one.ref, one.printed_ref) for action in plan.actions for one in action.milestones] == [
        *(("3a", "3a"), ("3b", "3b")),
        *(("4.1", None), ("4.2", None)),
    ]


def test_a_letter_under_a_made_up_reference_is_no_printed_reference(read: Read) -> None:
    plan = read(
        "Repairs", "Action→Owner→Due", "Mend roofs:<br>a) tiles<br>b) gutters→AB→<p>a) May 2022</p><p>b) June 2022"
    )
    assert [(one.ref, one.printed_ref) for one in plan.actions[0].milestones] == [("A1a", None), ("A1b", None)]


def test_a_risk_keeps_its_printed_reference_unless_it_reads_like_a_recommendation() -> None:
    header: list[object] = ["Risk ref", "Risk", "Likelihood", "Impact"]
    named = read_sheet([header, ["SR-4", "Rain", "High", "Low"], ["SR-7", "Wind", "Low", "Low"]])
    assert [one.ref for one in named.risks] == ["SR-4", "SR-7"]
    numbered = read_sheet([header, ["R4", "Rain", "High", "Low"], ["R7", "Wind", "Low", "Low"]])
    assert [one.ref for one in numbered.risks] == ["RK4", "RK7"]


def test_marks_that_rise_in_the_words_of_titles_are_the_references() -> None:
    header = ["Action", "Lead", "Due date"]
    for titles in (["1a Mend the roof", "1b Sweep", "2a Paint"], ["A1 Mend the roof", "A2 – Sweep", "B1 Paint"]):
        plan = read_sheet([header, *([title, "Ada Quill", "31/03/2026"] for title in titles)])
        assert [one.printed_ref for one in plan.actions] == [title.split()[0] for title in titles]
        assert [one.title for one in plan.actions] == ["Mend the roof", "Sweep", "Paint"]


def test_numbers_that_say_how_many_are_no_references() -> None:
    titles = ["3D models of the roof", "2x roofers hired", "2 sheds", "3 barns"]
    plan = read_sheet([["Action", "Lead"], *([title, "Ada Quill"] for title in titles)])
    assert [(one.printed_ref, one.title) for one in plan.actions] == [(None, title) for title in titles]
