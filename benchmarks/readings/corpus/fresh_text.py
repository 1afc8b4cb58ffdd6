"""Documents written once the reading was mended, expectations first: how well it reads what it never saw. Text."""

from benchmarks.readings.corpus.making import (
    document,
    text,
)


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Change the locks at Elm Road, owners: [Gina Holm], due: 2026-03-06, status: any}
- {ref: "2", title: Count the keys, owners: [Gina Holm], due: 2026-03-13, status: any}
- {ref: "3", title: Write a key register, owners: [Bert Sayer], due: 2026-04-03, status: any}
""",
)
def fresh_urgency_and_area_beside_titles() -> bytes:
    """ "Urgency" of 1 - Critical to 3 - Routine and "Type" are neither theme nor title."""
    return text("""
No;Type;Urgency;Required action;Officer;Complete by;State
1;Safety;1 - Critical;Change the locks at Elm Road;Gina Holm;06/03/2026;Open
2;Safety;2 - Important;Count the keys;Gina Holm;13/03/2026;Open
3;Records;3 - Routine;Write a key register;Bert Sayer;03/04/2026;Open
""")


@document(
    ".tsv",
    """
must: [item]
actions:
- {ref: "1", title: Réunir les familles, owners: [Chloë Björk], due: 2026-05-15, status: Not started}
- {ref: "2", title: Send a note in French, owners: [Chloë Björk], due: 2026-05-22, status: Not started}
""",
)
def fresh_tabs_in_utf_16() -> bytes:
    """A .tsv in UTF-16 with a mark."""
    return text(
        """
Ref→Action→Lead→Due date→Status
1→Réunir les familles→Chloë Björk→15/05/2026→Not started
2→Send a note in French→Chloë Björk→22/05/2026→Not started
""",
        "utf-16",
    )


@document(
    ".md",
    """
must: [item]
every: {theme: any, status: any}
actions:
- title: Write the welcome letter
  owners: [[Lil Amos], []]
  due: [2026-04-10, none]
  means: complete
- title: Print two hundred copies
  owners: [[Huw Sand], []]
  due: [2026-04-24, none]
  means: [none, not started]
""",
)
def fresh_boxes_with_people_and_days() -> bytes:
    """A list of boxes with @ names and days after "due:"."""
    return text("""
# Welcome pack

- [x] Write the welcome letter @Lil Amos due: 2026-04-10
- [ ] Print two hundred copies @Huw Sand due: 2026-04-24
""")


@document(
    ".csv",
    """
columns: {due: Target}
actions:
- {ref: "1", title: Choose books for each home, owners: [Fay Lunn], due: 2026-04-13}
- {ref: "2", title: Read together on Fridays, owners: [Fay Lunn], due: 2026-05-04}
- {ref: "3", title: Visit the library, owners: [Sid Orme], due: 2026-06-05}
""",
)
def fresh_days_with_dots() -> bytes:
    """13.04.2026 with dots is day-first, and so is the column."""
    return text("""
Ref,Action,Lead,Target
1,Choose books for each home,Fay Lunn,13.04.2026
2,Read together on Fridays,Fay Lunn,04.05.2026
3,Visit the library,Sid Orme,05.06.2026
""")
