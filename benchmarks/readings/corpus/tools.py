"""What other tools export: known by their headings, with levels, parents and archived rows."""

from benchmarks.readings.corpus.making import document, sheet, text


@document(
    ".csv",
    """
every: {ref: any, status: any, theme: any}
actions:
- {title: Agree the brief, under: Kinship offer, owners: [Nora Pitt], start: 2026-03-02, due: 2026-03-13, means: any}
- {title: Find out what families want, under: Kinship offer, owners: [Nora Pitt, Dan Osei], start: 2026-03-16, due: 2026-05-08}
- {title: Train duty social workers, under: Roll-out, owners: [Dan Osei], start: 2026-06-01, due: 2026-06-12}
may: [Kinship offer, Roll-out]
""",
)
def tools_project_with_outline_levels() -> bytes:
    """A project file as CSV: weekdays before days, an outline level, several people in one cell."""
    return text("""
ID,Active,Task Mode,Name,Duration,Start,Finish,Predecessors,Outline Level,Resource Names,% Complete
1,Yes,Auto Scheduled,Kinship offer,50 days,Mon 02/03/26,Fri 08/05/26,,1,,40%
2,Yes,Auto Scheduled,Agree the brief,10 days,Mon 02/03/26,Fri 13/03/26,,2,Nora Pitt,100%
3,Yes,Auto Scheduled,Find out what families want,40 days,Mon 16/03/26,Fri 08/05/26,2,2,"Nora Pitt,Dan Osei",20%
4,Yes,Auto Scheduled,Roll-out,10 days,Mon 01/06/26,Fri 12/06/26,,1,,0%
5,Yes,Auto Scheduled,Train duty social workers,10 days,Mon 01/06/26,Fri 12/06/26,3,2,Dan Osei,0%
""")


@document(
    ".csv",
    """
every: {ref: any, theme: any, status: any}
actions:
- {title: Ring the ten longest waiters, owners: [inesroth], due: 2026-04-17, means: complete}
- {title: Open a Saturday clinic, owners: [inesroth, paulcave], start: 2026-04-01, due: 2026-05-29}
- {title: Ask schools for rooms, owners: [paulcave], due: 2026-06-12}
tells: [[Book the old hall, archived]]
""",
)
def tools_cards_of_a_board() -> bytes:
    """Cards with lists, members, "Due Complete" and an archived card, which is told and not chased."""
    return text("""
Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Start Date,Due Complete,List Name,Board Name,Archived
5f1,Ring the ten longest waiters,https://example.org/c/1,,,inesroth,2026-04-17T16:00:00.000Z,,true,Done,Waiting list,false
5f2,Open a Saturday clinic,https://example.org/c/2,,Clinic,"inesroth, paulcave",2026-05-29T16:00:00.000Z,2026-04-01T09:00:00.000Z,false,Doing,Waiting list,false
5f3,Ask schools for rooms,https://example.org/c/3,,,paulcave,2026-06-12T16:00:00.000Z,,false,To do,Waiting list,false
5f4,Book the old hall,https://example.org/c/4,,,paulcave,2025-11-14T16:00:00.000Z,,false,To do,Waiting list,true
""")


@document(
    ".xlsx",
    """
every: {ref: any, status: any, rating: any}
actions:
- title: Write a training needs survey
  theme: [Learn, none]
  owners: [Oona Reyes]
  due: 2026-03-20
  steps:
  - {ref: any, title: Draft the questions, owners: [Oona Reyes], due: 2026-03-06, status: any}
  - {ref: any, title: Send it to all staff, owners: [Jack Iyer], due: 2026-03-20, status: any}
- {title: Publish the course list, theme: [Offer, none], owners: [Jack Iyer], due: 2026-05-01}
""",
)
def tools_groups_with_subitems() -> bytes:
    """A board's name, then groups, each with its own headings; subitems have headings in between."""
    return sheet(
        [
            ["Academy plan"],
            [],
            ["Learn"],
            ["Name", "Subitems", "Person", "Status", "Date", "Priority"],
            [
                "Write a training needs survey",
                "Draft the questions, Send it to all staff",
                "Oona Reyes",
                "Working on it",
                "2026-03-20",
                "High",
            ],
            ["Subitems", "Name", "Owner", "Status", "Date"],
            [None, "Draft the questions", "Oona Reyes", "Done", "2026-03-06"],
            [None, "Send it to all staff", "Jack Iyer", "Stuck", "2026-03-20"],
            [],
            ["Offer"],
            ["Name", "Subitems", "Person", "Status", "Date", "Priority"],
            ["Publish the course list", None, "Jack Iyer", None, "2026-05-01", "Medium"],
        ]
    )


@document(
    ".csv",
    """
every: {ref: any, status: any, theme: any}
actions:
- {title: Copy the old case notes, under: Records move, owners: [[Cleo Tran], [Cleo Tran <cleo.tran@example.org>]], due: 2026-04-30, means: complete}
- {title: Check a hundred copies, under: Records move, owners: [[Ned Fife], [Ned Fife <ned.fife@example.org>]], due: 2026-05-15}
- {title: Shred the paper, under: Records move, due: 2026-06-30}
may: [Records move]
""",
)
def tools_work_items_with_a_parent() -> bytes:
    """Work items name their parent by its number; the name carries an e-mail address in angle brackets."""
    return text("""
ID,Work Item Type,Title,Assigned To,State,Parent,Due Date,Area Path
301,Epic,Records move,,Active,,,Council\\Records
302,Task,Copy the old case notes,Cleo Tran <cleo.tran@example.org>,Closed,301,30/04/2026 00:00:00,Council\\Records
303,Task,Check a hundred copies,Ned Fife <ned.fife@example.org>,Active,301,15/05/2026 00:00:00,Council\\Records
304,Task,Shred the paper,,New,301,30/06/2026 00:00:00,Council\\Records
""")


@document(
    ".csv",
    """
every: {status: any}
actions:
- {ref: YJ-4, title: Review every remand this year, kind: [action, step], owners: [Aled Huws], due: 2026-04-08}
- {ref: YJ-7, title: Meet the court clerks, kind: [action, step], owners: [Aled Huws], due: 2026-05-04, means: any}
- {ref: YJ-9, title: Share figures with the bench, kind: [action, step], owners: [Mimi Katz], due: 2026-06-03}
""",
)
def tools_issues_with_sprints() -> bytes:
    """Issues with repeated columns of sprints and labels; days are written 04/May/26."""
    return text("""
Issue Type,Issue key,Issue id,Summary,Assignee,Priority,Status,Resolution,Created,Due Date,Sprint,Sprint,Labels
Task,YJ-4,70001,Review every remand this year,Aled Huws,Medium,To Do,,02/Feb/26 11:20,08/Apr/26,S1,S2,remand
Task,YJ-7,70002,Meet the court clerks,Aled Huws,Low,Done,Done,02/Feb/26 11:25,04/May/26,S2,,
Task,YJ-9,70003,Share figures with the bench,Mimi Katz,High,In Progress,,03/Feb/26 09:00,03/Jun/26,S2,S3,data
""")


@document(
    ".xlsx",
    """
every: {ref: any, status: any}
actions:
- title: Order the sensory kits
  theme: Kit
  owners: [Hetty Frost]
  start: 2026-03-02
  due: 2026-04-03
  steps: [{title: Ask for three quotes}, {title: Place the order}]
- {title: Fit out two rooms, theme: Rooms, owners: [Hetty Frost, Omar Bay], due: 2026-05-22}
- {title: Open the rooms, theme: Rooms, due: 2026-06-12, completed: none}
""",
)
def tools_planner_with_its_preamble() -> bytes:
    """Planner's workbook: the plan's name and day of export above, buckets, checklists, "Late"."""
    return sheet(
        [
            ["Plan name", "Sensory rooms"],
            ["Plan ID", "Xk2a9"],
            ["Date of export", "10/02/2026"],
            [],
            [
                "Task ID",
                "Task Name",
                "Bucket Name",
                "Progress",
                "Priority",
                "Assigned To",
                "Created By",
                "Created Date",
                "Start date",
                "Due date",
                "Is Recurring",
                "Late",
                "Completed Date",
                "Completed By",
                "Completed Checklist Items",
                "Checklist Items",
                "Labels",
                "Description",
            ],
            [
                "q1",
                "Order the sensory kits",
                "Kit",
                "In progress",
                "Medium",
                "Hetty Frost",
                "Hetty Frost",
                "02/02/2026",
                "02/03/2026",
                "03/04/2026",
                "false",
                "false",
                "",
                "",
                "0/2",
                "Ask for three quotes;Place the order",
                "",
                "",
            ],
            [
                "q2",
                "Fit out two rooms",
                "Rooms",
                "Not started",
                "Medium",
                "Hetty Frost;Omar Bay",
                "Hetty Frost",
                "02/02/2026",
                "",
                "22/05/2026",
                "false",
                "false",
                "",
                "",
                "",
                "",
                "",
                "",
            ],
            [
                "q3",
                "Open the rooms",
                "Rooms",
                "Not started",
                "Low",
                "",
                "Hetty Frost",
                "02/02/2026",
                "",
                "12/06/2026",
                "false",
                "false",
                "",
                "",
                "",
                "",
                "",
                "",
            ],
        ],
        tab="Tasks",
    )


@document(
    ".csv",
    """
every: {ref: any, rating: any, theme: any}
columns: {due: Finish, start: Start}
actions:
- title: Set up the panel
  owners: [lead@example.org]
  start: 2026-01-13
  due: 2026-02-27
  status: any
  means: any
  steps:
  - {ref: any, title: Write terms, owners: [lead@example.org], due: 2026-01-30, status: any, means: any, rating: any}
  - {ref: any, title: Invite members, owners: [clerk@example.org], due: 2026-02-06, status: any, means: any, rating: any}
- {title: Hold the first meeting, owners: [clerk@example.org], start: 2026-03-04, due: 2026-03-04, status: any}
""",
)
def tools_sheet_with_american_days_and_levels() -> bytes:
    """Set in by blanks, days month-first (one above 12 in each column), a tick box for done."""
    return text("""
Task Name,Done,Start,Finish,Assigned To,Status,Health
Set up the panel,false,01/13/26,02/27/26,lead@example.org,In Progress,Green
    Write terms,true,01/13/26,01/30/26,lead@example.org,Complete,Green
    Invite members,false,02/02/26,02/06/26,clerk@example.org,In Progress,Yellow
Hold the first meeting,false,03/04/26,03/04/26,clerk@example.org,Not Started,Gray
""")


@document(
    ".csv",
    """
every: {ref: any}
columns: {completed: Completed At}
actions:
- title: Improve the welcome pack
  theme: [Welcome, none]
  owners: [Sona Kaur]
  due: 2026-04-24
  steps:
  - {ref: any, title: Ask ten children, owners: [Sona Kaur], due: 2026-03-13, completed: 2026-03-11, means: complete}
  - {ref: any, title: Draw the pictures, owners: [Ted Lyle], due: 2026-04-10}
- {title: Post it before each move, theme: [Welcome, none], owners: [Ted Lyle], completed: 2026-02-20, means: complete, due: 2026-02-27}
""",
)
def tools_tasks_with_subtasks_after_other_tasks() -> bytes:
    """Subtasks stand apart from their parent, which they name; what has a day of completion is complete."""
    return text("""
Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Due Date,Parent task
120001,2026-02-01,,2026-02-01,Improve the welcome pack,Welcome,Sona Kaur,2026-04-24,
120002,2026-02-01,2026-02-20,2026-02-20,Post it before each move,Welcome,Ted Lyle,2026-02-27,
120003,2026-02-01,2026-03-11,2026-03-11,Ask ten children,,Sona Kaur,2026-03-13,Improve the welcome pack
120004,2026-02-01,,2026-02-01,Draw the pictures,,Ted Lyle,2026-04-10,Improve the welcome pack
""")
