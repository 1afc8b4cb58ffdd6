"""Words that stand where an answer would: none of them is one."""

from datetime import date

from docx.document import Document as Word

from benchmarks.readings.corpus.making import control, document, put_inside, sheet, table, text, word


@document(
    ".xlsx",
    """
every: {status: none}
actions:
- {ref: "1", title: Fund a second advocate}
- {ref: "2", title: Publish advocacy figures, owners: [Ola Brook]}
- {ref: "3", title: Ask children who knew their advocate, due: 2026-09-18}
""",
)
def blanks_of_drop_down_lists() -> bytes:
    """Lists that nobody chose from show their first line; days show how they are written."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Status"],
            ["1", "Fund a second advocate", "Please select", "DD/MM/YY", "-- choose --"],
            ["2", "Publish advocacy figures", "Ola Brook", "Enter date", "Please select"],
            ["3", "Ask children who knew their advocate", "<name>", date(2026, 9, 18), "[select status]"],
        ]
    )


@document(
    ".xlsx",
    """
columns: {due: Due date, owners: Owner}
actions:
- {ref: "1", title: Start a parents' forum, due: 2026-04-20}
- {ref: "2", title: Pay parents for their time, owners: [Sue Ridd]}
- {ref: "3", title: Print the forum's dates, owners: [Sue Ridd], due: 2026-06-08}
tells: ["#N/A"]
""",
)
def blanks_of_failed_formulas() -> bytes:
    """A lookup that failed leaves #N/A as an owner and #REF! as a day; neither is split at its sign."""
    return sheet(
        [
            ["Ref", "Action", "Owner", "Due date", "Status"],
            ["1", "Start a parents' forum", "#N/A", date(2026, 4, 20), None],
            ["2", "Pay parents for their time", "Sue Ridd", "#REF!", "#N/A"],
            ["3", "Print the forum's dates", "Sue Ridd", date(2026, 6, 8), "#VALUE!"],
        ]
    )


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Interview both grandparents, due: [none, to_be_confirmed]}
- {ref: "2", title: Write the support plan, owners: [Vic Teo], due: 2026-05-15}
- {ref: "3", title: Agree the budget, owners: [Vic Teo], due: [none, to_be_confirmed]}
- {ref: "4", title: Sign the plan, due: 2026-06-12}
""",
)
def blanks_of_many_words() -> bytes:
    """N/K, not known, redacted, none, nil and dashes."""
    return text("""
Ref,Action,Lead,Target date,Status
1,Interview both grandparents,N/K,N/K,None
2,Write the support plan,Vic Teo,15/05/2026,-
3,Agree the budget,Vic Teo,Not known,n/a
4,Sign the plan,Redacted,12/06/2026,Nil
""")


@document(
    ".csv",
    """
columns: {status: Status, owners: Owner}
actions:
- {ref: "1", title: Buy the training rooms' chairs, owners: [Ash Crane], due: 2026-04-30, status: "? 14/03/2026"}
- {ref: "2", title: Hang the children's pictures, owners: "? 21/04/2026", due: 2026-05-08, status: Open}
- {ref: "3", title: Mend the lift, owners: [Ash Crane], due: 2026-05-29, status: Open}
tells: ["14/03/2026", "21/04/2026"]
""",
)
def blanks_a_day_as_status_and_as_owner() -> bytes:
    """One status is a day and one owner is a day: both are asked about, neither is kept."""
    return text("""
Ref,Action,Owner,Due date,Status
1,Buy the training rooms' chairs,Ash Crane,30/04/2026,14/03/2026
2,Hang the children's pictures,21/04/2026,08/05/2026,Open
3,Mend the lift,Ash Crane,29/05/2026,Open
""")


@document(
    ".xlsx",
    """
columns: {completed: Date closed}
actions:
- ref: "1"
  title: Tell each school its link worker
  owners: [Lia Frame]
  due: 2026-02-27
  status: Closed
  completed: 2026-02-20
  means: complete
- {ref: "2", title: Meet every head teacher, owners: [Lia Frame], due: 2026-03-27, status: Open, completed: any}
tells: [[Open, "13/03/2026"]]
""",
)
def blanks_a_closed_day_beside_open() -> bytes:
    """A row has a day on which it was closed and yet says open: one of the two is wrong, which is asked."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Status", "Date closed"],
            ["1", "Tell each school its link worker", "Lia Frame", date(2026, 2, 27), "Closed", date(2026, 2, 20)],
            ["2", "Meet every head teacher", "Lia Frame", date(2026, 3, 27), "Open", date(2026, 3, 13)],
        ]
    )


def _controls(page: Word) -> None:
    made = table(page, [["Ref", "Action", "Lead", "Due date", "Status"], ["1", "", "", "", ""], ["2", "", "", "", ""]])
    said = [
        [("Agree a charter with young people", 0), ("Rae Unwin", 0), ("17/04/2026", 0), ("Started", 0)],
        [("Frame it in each home", 0), ("Choose an item.", 1), ("Click or tap to enter a date.", 1), ("Select", 1)],
    ]
    for row, cells in enumerate(said, start=1):
        for column, (words, placeholder) in enumerate(cells, start=1):
            put_inside(made.rows[row].cells[column], control(words, placeholder=bool(placeholder)))


@document(
    ".docx",
    """
must: [owners, due, status, item, title]
actions:
- {ref: "1", title: Agree a charter with young people, owners: [Rae Unwin], due: 2026-04-17, status: Started}
- {ref: "2", title: Frame it in each home}
""",
)
def blanks_of_a_form_in_word() -> bytes:
    """Every answer stands in a content control; those of the second row were never filled in."""
    return word("Charter improvement plan", _controls)
