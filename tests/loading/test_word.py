"""Word documents: headings and tables in order, forms, what pages cut, what is crossed out or coloured."""

from datetime import date

from tests.loading.sheets import new_word, read_word, shade, word_table

HEADER = ["Action", "Lead", "Timescale", "RAG"]


def test_a_heading_over_a_table_is_the_theme_of_its_actions() -> None:
    document = new_word()
    document.add_heading("Anytown Council", 0)
    document.add_paragraph("Yard improvement plan")
    document.add_heading("Roofs", 1)
    word_table(document, HEADER, ["Mend", "Head of Roofs\nAB", "July 2022", "Green"])
    document.add_heading("Yards", 1)
    word_table(document, HEADER, ["Sweep", "Head of\nYards", "TBC", ""])
    plan = read_word(document)
    assert (plan.title, plan.council) == ("Yard improvement plan", "Anytown Council")
    assert [theme.title for theme in plan.themes] == ["Roofs", "Yards"]
    assert [(one.theme, one.title, one.owners) for one in plan.actions] == [
        ("A", "Mend", ["Head of Roofs", "AB"]),
        ("B", "Sweep", ["Head of Yards"]),
    ]


def test_a_merged_row_over_the_headings_is_the_theme_and_key_activities_are_actions() -> None:
    document = new_word()
    rows = [["Objective 1: Dry roofs", "", ""], ["Key activities", "Who", "When"], ["Mend", "AB", "July 2022"]]
    table = word_table(document, *rows, ["Objective 2: Clean yards", "", ""], ["Sweep", "CD", "May 2022"])
    for row in (table.rows[0], table.rows[3]):
        row.cells[0].merge(row.cells[2])
    plan = read_word(document)
    assert [one.title for one in plan.themes] == ["Dry roofs", "Clean yards"]
    assert [(one.theme, one.title, one.owners, one.due.raw if one.due else None) for one in plan.actions] == [
        ("A", "Mend", ["AB"], "July 2022"),
        ("B", "Sweep", ["CD"], "May 2022"),
    ]


def test_key_activities_beside_actions_stay_their_steps() -> None:
    document = new_word()
    word_table(document, ["Action", "Key activities", "Who"], ["Mend the roof", "Buy slates\nFix slates", "AB"])
    assert [(one.title, len(one.milestones)) for one in read_word(document).actions] == [("Mend the roof", 2)]


def test_a_table_cut_by_a_page_goes_on_in_the_next() -> None:
    document = new_word()
    word_table(document, HEADER, ["Mend the roof of every out-", "AB", "July 2022", "Green"])
    document.add_paragraph()
    word_table(document, HEADER, ["building before autumn.", "", "", ""], ["Sweep", "CD", "", ""])
    plan = read_word(document)
    assert [one.title for one in plan.actions] == ["Mend the roof of every out-building before autumn.", "Sweep"]
    assert [one.where for one in plan.skipped] == ["table 2, row 1"]


def test_forms_one_after_another_are_actions() -> None:
    document = new_word()
    for number in (1, 2):
        rows = [["Ref", f"Y{number}"], ["Action", f"Do {number}"], ["Lead officer", "AB"], ["Timescale", "May 2022"]]
        word_table(document, *rows, ["Resources", "Money"])
        document.add_paragraph()
    plan = read_word(document)
    assert [(one.ref, one.title, one.owners, one.due and one.due.date) for one in plan.actions] == [
        ("Y1", "Do 1", ["AB"], date(2022, 5, 31)),
        ("Y2", "Do 2", ["AB"], date(2022, 5, 31)),
    ]
    assert [one.what for one in plan.skipped] == ["the column “Resources”, 2 cells"]


def test_lines_of_label_and_words_are_a_form_too() -> None:
    document = new_word()
    for line in ("Action: Mend", "Lead: AB", "Deadline: May 2022", "", "Action: Sweep", "Lead: CD", "Deadline: TBC"):
        document.add_paragraph(line)
    plan = read_word(document)
    assert [(one.title, one.owners) for one in plan.actions] == [("Mend", ["AB"]), ("Sweep", ["CD"])]


def test_merged_cells_hold_for_every_row_they_cover() -> None:
    document = new_word()
    table = word_table(document, ["Theme", "Action", "Lead"], ["Roofs", "Mend", "AB"], ["", "Tile", "CD"])
    table.cell(1, 0).merge(table.cell(2, 0))
    plan = read_word(document)
    assert [(one.title, one.theme) for one in plan.actions] == [("Mend", "A"), ("Tile", "A")]


def test_bullets_under_a_sentence_are_milestones() -> None:
    document = new_word()
    table = word_table(document, HEADER, ["Improve supervision", "AB", "July 2022", ""])
    for step in ("Train managers", "Audit files"):
        table.cell(1, 0).add_paragraph(step, style="List Bullet")
    [action] = read_word(document).actions
    assert (action.title, [one.title for one in action.milestones]) == (
        "Improve supervision",
        ["Train managers", "Audit files"],
    )


def test_crossed_out_words_are_left_out_and_told_and_shading_rates() -> None:
    document = new_word()
    table = word_table(document, HEADER, ["Mend ", "AB", "July 2022", ""], ["Sweep", "CD", "", ""])
    run = table.cell(1, 0).paragraphs[0].add_run("badly")
    run.font.strike = True
    shade(table.cell(1, 3), "00B050")
    plan = read_word(document)
    assert [(one.title, one.rating) for one in plan.actions] == [("Mend", "green"), ("Sweep", None)]
    assert [(one.what, one.why) for one in plan.skipped] == [("badly", "struck out")]
    assert "green fill" in [one.printed for one in plan.doubts]
