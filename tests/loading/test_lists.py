"""Actions in lists, boxes and labels say who and when in their own lines; numbers point at recommendations."""

from collections.abc import Callable
from datetime import date

from store.documents.staged import StagedPlan
from store.loading.interpret.lines import line_of
from tests.loading.sheets import new_word, read_sheet, read_word, word_table

Read = Callable[..., StagedPlan]


def told(plan: StagedPlan) -> list[tuple[str, list[str], date | None, str | None]]:
    return [(one.title, one.owners, one.due.date if one.due else None, one.status) for one in plan.actions]


def test_bullets_say_who_and_when_behind_dashes_and_in_brackets(read: Read) -> None:
    plan = read(
        "Plan for the garden",
        "",
        "- Dig the beds – Ada Quill – 31 March 2026",
        "  - Buy spades (Ben Marsh, by 28 February 2026)",
        "- Plant beans (Lead: Head of Service; due: June 2026)",
    )
    assert told(plan) == [
        ("Dig the beds", ["Ada Quill"], date(2026, 3, 31), None),
        ("Plant beans", ["Head of Service"], date(2026, 6, 30), None),
    ]
    step = plan.actions[0].milestones[0]
    assert (step.title, step.owners, step.due and step.due.date) == ("Buy spades", ["Ben Marsh"], date(2026, 2, 28))


def test_a_ticked_box_is_complete_and_an_open_one_says_nothing(read: Read) -> None:
    plan = read("Plan for the garden", "", "- [x] Dig the beds (Ada Quill, 31 March 2026)", "- [ ] Plant beans")
    assert told(plan) == [
        ("Dig the beds", ["Ada Quill"], date(2026, 3, 31), "Complete"),
        ("Plant beans", [], None, None),
    ]


def test_bullets_of_what_was_done_are_no_actions(read: Read) -> None:
    plan = read(
        "Action plan",
        "",
        "What we have done so far",
        "",
        "- Opened a hub (March 2022)",
        "- Won an award (May 2022)",
        "",
        "Ref→Action→Lead",
        "1→Dig the beds→Ada Quill",
    )
    assert [one.title for one in plan.actions] == ["Dig the beds"]


def test_what_is_not_understood_at_the_end_of_a_line_stays_in_its_words() -> None:
    for words in ("Write to schools (all of them)", "Draft – consult – publish", "Report to the board (monthly)"):
        assert (line_of(words).title, line_of(words).said) == (words, {})


def test_two_labels_that_come_again_are_forms(read: Read) -> None:
    plan = read(
        "Plan", "", "Action: Dig the beds", "Timeline: 31 March 2026", "", "Action: Plant beans", "Timeline: TBC"
    )
    assert [(one.title, one.due and one.due.raw) for one in plan.actions] == [
        ("Dig the beds", "31 March 2026"),
        ("Plant beans", "TBC"),
    ]


def test_a_table_on_its_side_is_turned() -> None:
    plan = read_sheet(
        [
            ["No", "1", "2"],
            ["Action", "Dig the beds", "Plant beans"],
            ["Lead", "Ada Quill", "Ben Marsh"],
            ["Due date", "31/03/2026", "30/06/2026"],
            ["Status", "Done", "Open"],
        ]
    )
    assert told(plan) == [
        ("Dig the beds", ["Ada Quill"], date(2026, 3, 31), "Done"),
        ("Plant beans", ["Ben Marsh"], date(2026, 6, 30), "Open"),
    ]
    assert [one.ref for one in plan.actions] == ["1", "2"]


def test_a_milestone_has_the_columns_that_are_named_after_it() -> None:
    plan = read_sheet(
        [
            ["Action", "Lead", "Milestone", "Milestone owner", "Milestone date", "Milestone completed on"],
            ["Dig the beds", "Ada Quill", "Buy spades", "Ben Marsh", "28/02/2026", "20/02/2026"],
            [None, None, "Mark them out", "Cleo Dunn", "31/03/2026", None],
        ]
    )
    action = plan.actions[0]
    assert (action.owners, action.due) == (["Ada Quill"], None)
    assert [(one.title, one.owners, one.due and one.due.raw) for one in action.milestones] == [
        ("Buy spades", ["Ben Marsh"], "28/02/2026"),
        ("Mark them out", ["Cleo Dunn"], "31/03/2026"),
    ]
    assert action.milestones[0].completed is not None


def test_numbers_under_recommendations_are_links_and_no_recommendation() -> None:
    listed = [["Recommendation 1: Do better"], ["Recommendation 2: Do more"], ["Recommendation 4: Do it soon"]]
    rows = [
        ["Ref", "Action", "Lead", "Recommendations"],
        ["1", "Dig", "Ada", "1, 2, 4"],
        ["2", "Plant", "Ben", "R1; R4"],
    ]
    rows += [["3", "Water", "Ben", "Rec 2 & 4"], ["4", "Weed", "Ben", "1-2"]]
    plan = read_sheet([*listed, *rows])
    assert [one.recommendations for one in plan.actions] == [[1, 2, 4], [1, 4], [2, 4], [1, 2]]
    alone = read_sheet(rows)
    assert alone.recommendations == []
    assert "1, 2, 4" in [one.printed for one in alone.doubts]


def test_labels_under_a_bullet_are_its_own(read: Read) -> None:
    plan = read(
        "Plan", "", "- Dig the beds", "  - Owner: Ada Quill", "  - Due: 31 March 2026", "- Plant beans", "  - Owner: AB"
    )
    assert told(plan) == [("Dig the beds", ["Ada Quill"], date(2026, 3, 31), None), ("Plant beans", ["AB"], None, None)]


def test_numbered_lines_are_a_list_where_most_say_who_and_when(read: Read) -> None:
    plan = read(
        "Plan for the garden",
        "",
        "1. Dig the beds – Ada Quill – 31 March 2026",
        "2. Plant beans – Ben Marsh – ongoing",
        "3. Eat them",
    )
    assert [(one.ref, one.title) for one in plan.actions] == [
        ("1", "Dig the beds"),
        ("2", "Plant beans"),
        ("3", "Eat them"),
    ]


def test_a_column_of_yes_and_no_names_no_milestones() -> None:
    plan = read_sheet([["Action", "Lead", "Key milestones"], ["Dig", "Ada Quill", "Y"], ["Plant", "Ben Marsh", "N"]])
    assert [(one.status, one.milestones) for one in plan.actions] == [("Y", []), ("N", [])]


def test_a_day_on_which_one_step_was_completed_completes_no_action() -> None:
    plan = read_sheet(
        [
            ["Action", "Step", "Lead", "Date completed"],
            ["Dig the beds", "Buy spades", "Ada Quill", "20/02/2026"],
            [None, "Mark them out", "Ben Marsh", None],
        ]
    )
    assert plan.actions[0].completed is None
    assert [one.completed and one.completed.raw for one in plan.actions[0].milestones] == ["20/02/2026", None]


def test_a_table_of_milestones_may_name_its_actions_by_their_words(read: Read) -> None:
    plan = read(
        "Ref→Action→Lead",
        "2→Dig the beds→Ada Quill",
        "3→Plant beans→Ben Marsh",
        "",
        "Milestones",
        "",
        "Action→Milestone→Due date→Date completed",
        "Action 2→Buy spades→28/02/2026→20/02/2026",
        "Plant beans→Buy seeds→31/03/2026→",
    )
    assert [[step.title for step in one.milestones] for one in plan.actions] == [["Buy spades"], ["Buy seeds"]]
    assert plan.actions[0].milestones[0].completed is not None


def test_a_numbered_line_is_the_action_of_the_labels_under_it() -> None:
    document = new_word()
    for title, lead in (("Dig the beds", "Ada Quill"), ("Plant beans", "Ben Marsh")):
        document.add_paragraph(title, style="List Number")
        document.add_paragraph(f"Responsible officer: {lead}")
        document.add_paragraph("Timeline: June 2026")
        document.add_paragraph("Progress – Begun")
    plan = read_word(document)
    assert [(one.ref, one.title, one.owners, one.progress) for one in plan.actions] == [
        ("1", "Dig the beds", ["Ada Quill"], "Begun"),
        ("2", "Plant beans", ["Ben Marsh"], "Begun"),
    ]


def test_the_number_of_a_form_may_stand_over_it_alone() -> None:
    document = new_word()
    for number, title in enumerate(("Dig the beds", "Plant beans"), start=1):
        word_table(document, [f"Action {number}", ""], ["Description", title], ["Lead", "AB"], ["Due date", "May 2026"])
        document.add_paragraph("")
    assert [(one.ref, one.title) for one in read_word(document).actions] == [
        ("1", "Dig the beds"),
        ("2", "Plant beans"),
    ]


def test_numbered_milestones_have_numbered_columns() -> None:
    head = ["Action", "Lead", "Milestone 1", "Milestone 1 due", "Milestone 1 status", "Milestone 2", "Milestone 2 due"]
    plan = read_sheet([head, ["Dig", "Ada Quill", "Buy spades", "28/02/2026", "Done", "Mark out", "31/03/2026"]])
    action = plan.actions[0]
    assert (action.status, action.due) == (None, None)
    assert [(one.title, one.due and one.due.raw, one.status) for one in action.milestones] == [
        ("Buy spades", "28/02/2026", "Done"),
        ("Mark out", "31/03/2026", None),
    ]


def test_people_and_days_may_be_marked_by_signs() -> None:
    line = line_of("[x] Write the letter @Lil Amos due: 2026-04-10")
    assert (line.title, line.said) == (
        "Write the letter",
        {"status": "Complete", "due": "2026-04-10", "owner": "Lil Amos"},
    )
    assert line_of("Write to care@example.org").said == {}


def test_a_person_beside_a_post_is_an_owner_too() -> None:
    rows = [["Action", "Lead"], ["Dig", "Practice Lead & Tess Holt"], ["Plant", "Ada Quill (lead), Ben Marsh"]]
    rows += [["Eat", "Service Manager & Early Help"]]
    assert [one.owners for one in read_sheet(rows).actions] == [
        ["Practice Lead", "Tess Holt"],
        ["Ada Quill (lead)", "Ben Marsh"],
        ["Service Manager & Early Help"],
    ]


def test_two_words_beside_a_post_may_be_a_person_and_are_doubted_once() -> None:
    rows = [["Action", "Lead"], *([f"Dig {at}", "Head of Service & Ivor Bean"] for at in range(3))]
    plan = read_sheet([*rows, ["Plant", "Head of Care and Family Support"]])
    assert [one.printed for one in plan.doubts if "person" in one.why] == ["Head of Service & Ivor Bean"]


def test_where_a_thing_was_said_is_no_owner_and_what_was_achieved_no_action(read: Read) -> None:
    assert line_of("Improve supervision (Ofsted, May 2022)").said == {}
    plan = read(
        "Plan",
        "",
        "Our achievements",
        "",
        "- Opened a hub (Ada Quill, March 2022)",
        "- Won a prize (Ben Marsh, May 2022)",
        "",
        "Ref→Action→Lead",
        "1→Dig the beds→Ada Quill",
    )
    assert [one.title for one in plan.actions] == ["Dig the beds"]


def test_labels_under_several_bullets_make_none_of_them_an_action(read: Read) -> None:
    lines = ("Training", "", "- Book rooms", "- Invite staff", "", "Lead: Ada Quill", "Due: May 2026", "Status: Open")
    plan = read("Plan", "", *lines, "", "Ref→Action→Lead", "1→Dig the beds→Ada Quill")
    assert [one.title for one in plan.actions] == ["Dig the beds"]


def test_what_is_said_once_beside_several_steps_is_said_of_their_action() -> None:
    plan = read_sheet(
        [
            ["Action", "Step", "Step due", "Status"],
            ["Dig the beds", "Buy spades", "28/02/2026", "Open"],
            [None, "Mark them out", "31/03/2026", None],
        ]
    )
    assert plan.actions[0].status == "Open"
    assert [one.status for one in plan.actions[0].milestones] == [None, None]


def test_lettered_lines_under_the_labels_of_a_form_are_its_steps(read: Read) -> None:
    plan = read(
        "Plan",
        "",
        "1. Dig the beds",
        "Lead: Ada Quill",
        "By when: June 2026",
        "a) Buy spades (Ben Marsh, May 2026)",
        "b) Mark them out",
        "",
        "2. Plant beans",
        "Lead: Ben Marsh",
        "By when: July 2026",
    )
    assert [(one.title, [step.title for step in one.milestones]) for one in plan.actions] == [
        ("Dig the beds", ["Buy spades", "Mark them out"]),
        ("Plant beans", []),
    ]
    assert plan.actions[0].milestones[0].owners == ["Ben Marsh"]


def test_bullets_set_in_under_numbered_lines_are_their_steps(read: Read) -> None:
    plan = read(
        "Plan",
        "",
        "1. Dig the beds (Lead: Ada Quill; Due: June 2026)",
        "   - [x] Buy spades – Ben Marsh – May 2026",
        "2. Plant beans (Lead: Ben Marsh; Due: July 2026)",
    )
    assert [(one.title, [(step.title, step.status) for step in one.milestones]) for one in plan.actions] == [
        ("Dig the beds", [("Buy spades", "Complete")]),
        ("Plant beans", []),
    ]


def test_an_action_keeps_its_day_beside_the_days_of_its_steps() -> None:
    head = ["Ref", "Action", "Lead", "Due date", "Milestones", "Milestone dates"]
    days = "a) 31/03/2026\nb) 30/06/2026"
    plan = read_sheet([head, ["1", "Dig the beds", "Ada Quill", "31/12/2026", "a) Buy spades\nb) Mark out", days]])
    action = plan.actions[0]
    assert action.due is not None
    assert action.due.raw == "31/12/2026"
    assert [one.due and one.due.raw for one in action.milestones] == ["31/03/2026", "30/06/2026"]


def test_dashes_and_full_stops_part_who_when_and_how_it_stands_from_a_line(read: Read) -> None:
    plan = read(
        "Plan for the garden",
        "",
        "1) Dig the beds - Lead: Ada Quill - due 18 Oct 24 - DONE",
        "2) Plant beans. Owner TBC. Deadline: end Nov 24. On track",
        "3) Water them - Garden Team Mgr - by 31/3/25 - slipping",
        "4) Eat them. Owner: Head of Service, MASH. Due: May 2025. Amber",
    )
    assert told(plan) == [
        ("Dig the beds", ["Ada Quill"], date(2024, 10, 18), "DONE"),
        ("Plant beans", [], date(2024, 11, 30), "On track"),
        ("Water them", ["Garden Team Mgr"], date(2025, 3, 31), "slipping"),
        ("Eat them", ["Head of Service, MASH"], date(2025, 5, 31), None),
    ]
    assert plan.actions[3].rating == "amber"
    assert [one.printed for one in plan.doubts if one.asks is None] == ["TBC"]


def test_what_cannot_be_parted_from_a_line_is_doubted(read: Read) -> None:
    plan = read(
        "Actions",
        "",
        "1) Dig the beds - Ada Quill - by 31 March 2026 - open",
        "2) Plant beans - Ben Marsh - by 30 June 2026 - waiting for rain",
        "3) Water them - Ben Marsh - by 31 July 2026",
    )
    assert [one.owners for one in plan.actions] == [["Ada Quill"], [], ["Ben Marsh"]]
    left = "Ben Marsh - by 30 June 2026 - waiting for rain"
    assert [one.printed for one in plan.doubts if "parted" in one.why] == [left]


def test_a_sentence_names_no_owner_and_one_word_no_status() -> None:
    for words in ("Train staff. Tell the team manager.", "Open a hub – planned", "Write letters. See s. 47"):
        assert line_of(words).said == {}, words


def test_a_word_for_how_it_stands_is_no_owner() -> None:
    plan = read_sheet([["Action", "Lead"], ["Dig", "DONE"], ["Plant", "Ben Marsh"]])
    assert [one.owners for one in plan.actions] == [[], ["Ben Marsh"]]
    assert "DONE" in [one.printed for one in plan.doubts]
