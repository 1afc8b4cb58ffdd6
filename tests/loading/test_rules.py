"""One small made-up plan for each rule of reading."""

from collections.abc import Callable
from datetime import date

import pytest

from store.loading import StagedPlan

Read = Callable[..., StagedPlan]
RECOMMENDATIONS = [f"Recommendation {number}→Put right matter number {number}" for number in range(1, 6)]
HEADER = "Recommendation→Overarching action"


def refs(plan: StagedPlan) -> list[str]:
    return [action.ref for action in plan.actions]


def whys(plan: StagedPlan) -> str:
    return " | ".join(f"{doubt.reading}: {doubt.why}" for doubt in plan.doubts)


def test_bullets_of_a_cell_are_actions_of_its_recommendations(read: Read) -> None:
    plan = read(
        *RECOMMENDATIONS, "", "Housing", HEADER, "Recommendation 1 & 3→<ul> ■ Mend roofs. ■ Paint **doors**</ul>"
    )
    assert [action.title for action in plan.actions] == ["Mend roofs.", "Paint doors"]
    assert [action.recommendations for action in plan.actions] == [[1, 3], [1, 3]]
    assert [theme.title for theme in plan.themes] == ["Housing"]
    assert refs(plan) == ["A1", "A2"]


def test_a_recommendation_the_plan_does_not_list_is_left_out_and_doubted(read: Read) -> None:
    plan = read(*RECOMMENDATIONS, "", "Housing", HEADER, "Recommendation 2, 9→Mend roofs")
    assert plan.actions[0].recommendations == [2]
    assert "lists no recommendation 9" in whys(plan)


def test_all_and_ranges_are_spelled_out_and_doubted(read: Read) -> None:
    plan = read(*RECOMMENDATIONS, "", "Housing", HEADER, "All→Mend roofs", "Recs 2 to 4→Paint doors", "R1; R5→Sweep")
    assert [action.recommendations for action in plan.actions] == [[1, 2, 3, 4, 5], [2, 3, 4], [1, 5]]
    assert len(plan.doubts) == 2


def test_a_row_without_a_head_goes_on_with_the_row_above(read: Read) -> None:
    plan = read(
        *RECOMMENDATIONS,
        *("", "Housing", HEADER),
        "Recommendation 2→<ul> ■ Mend roofs. ■ Agree a co-",
        "",
        "→<p>ordinated plan for doors.</p> <ul> ■ Sweep the yard.",
    )
    assert [action.title for action in plan.actions] == [
        "Mend roofs.",
        "Agree a co-ordinated plan for doors.",
        "Sweep the yard.",
    ]
    assert [action.recommendations for action in plan.actions] == [[2], [2], [2]]
    assert "cut in two" in whys(plan)


def test_a_new_action_under_the_same_head_takes_its_recommendations_and_says_so(read: Read) -> None:
    rows = ["Recommendation→Action→Owner", "Recommendation 1, 2→Mend roofs→Roofer", "→Paint doors→Painter"]
    plan = read(*RECOMMENDATIONS, "", "Housing", *rows)
    assert [(action.recommendations, action.owners) for action in plan.actions] == [
        ([1, 2], ["Roofer"]),
        ([1, 2], ["Painter"]),
    ]
    assert "takes the recommendations of the row above" in whys(plan)


def test_a_column_of_countless_themes_is_cut_short_and_doubted(read: Read) -> None:
    rows = [f"Name {number * 7919} of its own {number}→Do→Me" for number in range(300)]
    plan = read("Theme→Action→Owner", *rows)
    assert (len(plan.themes), len(plan.actions)) == (52, 300)
    assert "may hold something else" in whys(plan)


def test_two_sentences_without_a_stop_are_one_flagged_action(read: Read) -> None:
    plan = read(*RECOMMENDATIONS, "", "Housing", HEADER, "Recommendation 1→<ul> ■ Roofs are mended as Improve the yard")
    assert refs(plan) == ["A1"]
    assert "run together" in whys(plan)


def test_a_capital_inside_a_name_is_not_taken_for_a_second_sentence(read: Read) -> None:
    plan = read(*RECOMMENDATIONS, "", "Housing", HEADER, "Recommendation 1→Meet the Support team and the Review Board")
    assert "run together" not in whys(plan)


def test_a_theme_listed_one_way_and_headed_another_is_one_theme(read: Read) -> None:
    plan = read(
        "The work falls under two themes:",
        *("- 1) Streets Parks and Yards,", "- 2) Homes."),
        *("", "Theme 2: Homes", HEADER, "→Mend roofs"),
        *("", "Streets, Parks and Yards", HEADER, "→Sweep"),
    )
    assert [(theme.ref, theme.title) for theme in plan.themes] == [("A", "Streets, Parks and Yards"), ("B", "Homes")]
    assert [(action.ref, action.theme) for action in plan.actions] == [("B1", "B"), ("A1", "A")]
    assert "more than one way" in whys(plan)


def test_a_tracker_keeps_its_owners_dates_ratings_and_words(read: Read) -> None:
    plan = read(
        "Repairs",
        "Ref→Action→Lead officer→By when→RAG→Status→Milestones",
        "1.1→Mend roofs→Head of Roofs and Gutters; Yard Manager→July 2022→Amber→Started→■ Ladder bought ■ Tiles laid",
        "1.10→Paint doors→AB / CD→TBC→→→",
        "1.1→Sweep→→31 June 2022→a delay→→",
    )
    first, second, third = plan.actions
    assert (first.ref, first.owners) == ("1.1", ["Head of Roofs and Gutters", "Yard Manager"])
    assert first.due is not None
    assert (first.due.raw, first.due.date, first.due.precision) == ("July 2022", date(2022, 7, 31), "month")
    assert (first.rating, first.status) == ("amber", "Started")
    assert [(one.ref, one.title) for one in first.milestones] == [("1.1.1", "Ladder bought"), ("1.1.2", "Tiles laid")]
    assert (second.ref, second.owners, second.rating) == ("1.10", ["AB", "CD"], None)
    assert second.due is not None
    assert second.due.kind == "to_be_confirmed"
    assert (third.ref, third.rating) == ("A1", None)
    assert "another action too" in whys(plan)
    assert "no day 31" in whys(plan)
    assert "no single colour" in whys(plan)


@pytest.mark.parametrize(
    ("printed", "owners"),
    [
        ("Head of Looked After Children and Care Leavers", ["Head of Looked After Children and Care Leavers"]),
        ("Head of Roofs and Head of Yards", ["Head of Roofs", "Head of Yards"]),
        ("J Smith, Head of Roofs; AB", ["J Smith, Head of Roofs", "AB"]),
        ("J Smith & A Jones", ["J Smith", "A Jones"]),
        ("AB/CD, EF", ["AB", "CD", "EF"]),
        ("Yard Manager<br>Roofer", ["Yard Manager", "Roofer"]),
        ("Streets team", ["Streets team"]),
        ("Head of Service, MASH", ["Head of Service, MASH"]),
        ("Interim Team Manager, CIN and CP; AB", ["Interim Team Manager, CIN and CP", "AB"]),
        ("HoS, EDT", ["HoS, EDT"]),
        ("Head of Service, AB", ["Head of Service", "AB"]),
    ],
)
def test_owners_are_told_apart_as_printed(read: Read, printed: str, owners: list[str]) -> None:
    assert read("Action→Owner", f"Mend roofs→{printed}").actions[0].owners == owners


def test_letters_behind_a_post_that_may_be_its_service_are_doubted(read: Read) -> None:
    plan = read("Action→Owner", "Mend roofs→Group Manager, XYZ", "Sweep→Head of Roofs, QA", "Paint→Yard Manager, AB")
    assert [len(one.owners) for one in plan.actions] == [2, 2, 2]
    assert [one.printed for one in plan.doubts if "service" in one.why] == ["Group Manager, XYZ", "Head of Roofs, QA"]


def test_actions_of_one_cell_take_the_lines_beside_them(read: Read) -> None:
    plan = read(
        "Repairs", "Action→Owner→Due", "■ Mend roofs ■ Sweep→<p>Roofer</p><p>Sweeper</p>→5 July 2022<br>6 July 2022"
    )
    assert [action.owners for action in plan.actions] == [["Roofer"], ["Sweeper"]]
    assert [action.due.date for action in plan.actions if action.due] == [date(2022, 7, 5), date(2022, 7, 6)]


def test_a_markdown_plan_is_read_too(read: Read) -> None:
    plan = read(
        "# Anytown Borough Council",
        "# Streets improvement plan",
        "## Streets",
        "| Action | Owner |",
        "| --- | --- |",
        "| Mend *potholes* | Highways Manager |",
        "| Sweep | |",
        *("", "## What we have done", "* Bought a broom", "  and a bucket"),
    )
    assert (plan.title, plan.council) == ("Streets improvement plan", "Anytown Borough Council")
    assert [(action.ref, action.owners) for action in plan.actions] == [("A1", ["Highways Manager"]), ("A2", [])]
    assert plan.achievements == ["Bought a broom and a bucket"]


def test_bullets_after_the_last_actions_are_achievements_and_doubted(read: Read) -> None:
    plan = read(
        *RECOMMENDATIONS, "", "Housing", HEADER, "Recommendation 1→Mend roofs", "", "- Ladder bought", "- Tiles found"
    )
    assert plan.achievements == ["Ladder bought", "Tiles found"]
    assert len(plan.actions) == 1
    assert "2 achievements, not actions" in whys(plan)


def test_rows_between_dates_are_a_timeline(read: Read) -> None:
    plan = read(
        "When",
        "March 2022→→May 2022",
        "→Mend roofs→",
        "→Paint doors→",
        "April 2022→<p>Sweep.</p><p>Sweep again.</p>→December 2022",
    )
    assert [(entry.ref, entry.start.raw, entry.due.raw) for entry in plan.timeline] == [
        ("T1", "March 2022", "May 2022"),
        ("T2", "March 2022", "May 2022"),
        ("T3", "April 2022", "December 2022"),
        ("T4", "April 2022", "December 2022"),
    ]
    assert "2 timeline entries with the same dates" in whys(plan)
    assert "March 2022 to May 2022" in whys(plan)


def test_standards_repeat_lack_and_continue_their_references(read: Read) -> None:
    header = "Standard Reference→Practice Standard→Performance Data Measure→Qualitative Measure"
    plan = read(
        header,
        *("S.1→Roofs keep rain out.→% dry rooms→Walk round", "S.2→Doors close and", "→stay closed.→% closed→Try them"),
        header,
        *("S.1→Yards are swept.→% swept→Look", "→Gutters run.→% running→Listen"),
    )
    assert [(one.ref, one.printed_ref) for one in plan.standards] == [
        ("S.1a", "S.1"),
        ("S.2", "S.2"),
        ("S.1b", "S.1"),
        ("S4", None),
    ]
    assert (plan.standards[1].title, plan.standards[1].measure) == ("Doors close and stay closed.", "% closed")
    assert [skipped.where for skipped in plan.skipped] == ["line 5"]


def test_a_risk_cut_by_a_page_is_one_risk(read: Read) -> None:
    plan = read(
        "Risk→Likelihood→Impact→Mitigation", "The ladder→High→Low→Hold it", "breaks→→→well", "Rain→Low→Low→Wait"
    )
    assert [(risk.ref, risk.title, risk.controls) for risk in plan.risks] == [
        ("RK1", "The ladder breaks", "Hold it well"),
        ("RK2", "Rain", "Wait"),
    ]


def test_bodies_have_names_seats_and_visitors(read: Read) -> None:
    plan = read(
        *(*RECOMMENDATIONS, "", "Governance", ""),
        "- Roof Board (RB)",
        "- Weekly Yard meeting to include the Yard Manager, Lead for Brooms, and Buckets and Head of Doors",
        *("", "Roof Board – members:", "", "- Roofer", "- Lead, Tiles"),
    )
    board, meeting = plan.bodies
    assert (board.name, board.kind, board.seats) == ("Roof Board", "board", ["Roofer", "Lead, Tiles"])
    assert (meeting.name, meeting.kind) == ("Yard meeting", "meeting")
    assert meeting.attendees == ["Yard Manager", "Lead for Brooms, and Buckets", "Head of Doors"]


def test_a_theme_called_governance_is_no_list_of_bodies(read: Read) -> None:
    plan = read(*RECOMMENDATIONS, "", "Roofs and governance", HEADER, "Recommendation 1→Mend", "", "- Ladder bought")
    assert plan.bodies == []


def test_a_person_appointed_in_a_sentence_is_named_once(read: Read) -> None:
    plan = read(
        "In May the council appointed Ada Example as our Roof Adviser. Ada Example is our Roof Adviser still.",
        *RECOMMENDATIONS,
    )
    assert [(one.name, one.role) for one in plan.named_people] == [("Ada Example", "Roof Adviser")]


def test_a_table_nobody_understands_is_told_not_dropped_in_silence(read: Read) -> None:
    plan = read(*RECOMMENDATIONS, "", "Colours", "Mauve→Teal→Puce", "Ochre→Rust→Plum")
    [skipped] = [one for one in plan.skipped if "table" in one.what]
    assert (skipped.where, skipped.what) == ("line 8 to line 9", "a table of 2 rows")


def test_page_breaks_and_page_numbers_do_not_cut_a_table(read: Read) -> None:
    plan = read(
        *RECOMMENDATIONS, "", "Housing", HEADER, "Recommendation 1→Mend", "\f", "Page 3 of 9", "Recommendation 2→Sweep"
    )
    assert [action.recommendations for action in plan.actions] == [[1], [2]]
