"""A second set that nobody had seen, expectations first: what spreadsheets, Word and exports do to plain plans. Text."""

from benchmarks.readings.corpus.making import document, text


@document(
    ".csv",
    """
actions:
- {ref: "1", title: "Hold a meeting about \\"Signs of Safety\\" with all teams", owners: [Fay Hird], due: 2026-05-08, status: Open}
- {ref: "2", title: "Write a summary, two pages long", owners: [Fay Hird], due: 2026-05-22, status: Open}
""",
)
def unseen_quotes_lines_and_empty_lines() -> bytes:
    """Quoted quotes, a line break in a title, empty lines, and commas at the end of each line."""
    return text("""
Ref,Action,Lead,Due date,Status,,

1,"Hold a meeting about ""Signs of Safety""
with all teams",Fay Hird,08/05/2026,Open,,
,,,,,,
2,"Write a summary, two pages long",Fay Hird,22/05/2026,Open,,
,,,,,,
""")


@document(
    ".csv",
    """
every: {status: any}
actions:
- {ref: "1", title: Meet the carers, owners: ["Quill, Ada"], due: 2026-04-24}
- {ref: "2", title: Thank the carers, owners: [["Quill, Ada", "Marsh, Ben"]], due: 2026-05-22}
- {ref: "3", title: Pay the carers, owners: ["Dunn, Cleo"], due: 2026-06-19}
""",
)
def unseen_surnames_first() -> bytes:
    """Owners as a directory writes them: surname, comma, first name; two of them with a semicolon."""
    return text("""
Ref,Action,Assigned to,Due date
1,Meet the carers,"Quill, Ada",24/04/2026
2,Thank the carers,"Quill, Ada; Marsh, Ben",22/05/2026
3,Pay the carers,"Dunn, Cleo",19/06/2026
""")


@document(
    ".csv",
    """
columns: {due: Due}
actions:
- {ref: "1", title: Count the beds, owners: [Gil Hope], due: "? 31/04/2026"}
- {ref: "2", title: Buy two beds, owners: [Gil Hope], due: "? 29/02/2026"}
- {ref: "3", title: Make the beds, owners: [Gil Hope], due: 2026-05-29}
""",
)
def unseen_days_that_are_in_no_calendar() -> bytes:
    """31 April, and 29 February in a year without one."""
    return text("""
Ref,Action,Lead,Due
1,Count the beds,Gil Hope,31/04/2026
2,Buy two beds,Gil Hope,29/02/2026
3,Make the beds,Gil Hope,29/05/2026
""")


@document(
    ".csv",
    """
every: {status: any, theme: any, means: any}
actions:
- {ref: any, title: Sort old mail, owners: [Tom Ude], due: 2026-04-17}
- {ref: any, title: Answer new mail, owners: [Tom Ude], due: 2026-04-24}
""",
)
def unseen_words_of_the_web_in_descriptions() -> bytes:
    """Work items whose description is HTML, with commas and line breaks in it."""
    return text("""
ID,Work Item Type,Title,Assigned To,State,Due Date,Description
71,Task,Sort old mail,Tom Ude,New,17/04/2026,"<div>Sort by <b>day</b>,<br>then by sender</div>"
72,Task,Answer new mail,Tom Ude,Active,24/04/2026,"<ul><li>within two days</li><li>by name</li></ul>"
""")


@document(
    ".csv",
    """
must: [item]
actions:
- {ref: "1", title: Fit a ramp, owners: [Una Vale], due: 2026-04-17, status: Open}
- {ref: "2", title: Widen a door, owners: [Una Vale], due: 2026-05-15, status: Open}
""",
)
def unseen_lines_of_an_old_mac_and_bars() -> bytes:
    """Bars part the cells, and each line ends as on an old Mac."""
    return text("""
Ref|Action|Lead|Due date|Status
1|Fit a ramp|Una Vale|17/04/2026|Open
2|Widen a door|Una Vale|15/05/2026|Open
""").replace(b"\n", b"\r")


@document(
    ".csv",
    """
columns: {due: Fälligkeit, owners: Verantwortlich}
every: {status: any}
actions:
- {ref: any, title: Write the leaflet, owners: [Cara Dunn], due: 2026-04-17}
- {ref: any, title: Print the leaflet, owners: [Cara Dunn], due: 2026-05-15}
""",
)
def unseen_headings_in_another_language() -> bytes:
    """Headings in German over English words: read, or refused or doubted by name, never in silence."""
    return text("""
Nr.;Aufgabe;Verantwortlich;Fälligkeit
1;Write the leaflet;Cara Dunn;17.04.2026
2;Print the leaflet;Cara Dunn;15.05.2026
""")


@document(
    ".txt",
    """
every: {theme: any, ref: any, status: any}
actions:
- {title: Clear the gutters, owners: [Dov Eady], due: 2026-10-30}
- {title: Sweep the paths, owners: [Esme Fir], due: 2026-11-27}
""",
)
def unseen_numbered_lines_with_brackets() -> bytes:
    """A numbered list with who and when in brackets behind each line."""
    return text("""
Winter improvement plan

1. Clear the gutters (Dov Eady, 30 October 2026)
2. Sweep the paths (Esme Fir, 27 November 2026)
""")
