"""Words for how things stand: those of the field are known, others are asked about."""

from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.readings.corpus.making import Rows, document, sheet, text


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Merge the two referral forms, owners: [Pat Eden], due: 2026-05-01, status: any, means: on track}
- {ref: "2", title: Train call handlers, owners: [Pat Eden], due: 2026-06-01, status: any, means: at risk}
- {ref: "3", title: Move the phone line, owners: [Ross Ivey], due: 2026-04-01, status: any, means: delayed}
- {ref: "4", title: Retire the fax, owners: [Ross Ivey], due: 2026-03-02, status: any, means: complete}
- {ref: "5", title: Survey callers, owners: [Ross Ivey], due: 2026-09-01, status: any, means: not started}
""",
)
def statuses_as_tools_export_them() -> bytes:
    """Words joined by underscores, as a tool's export has them."""
    return text("""
Ref,Action,Owner,Due date,Status
1,Merge the two referral forms,Pat Eden,01/05/2026,on_track
2,Train call handlers,Pat Eden,01/06/2026,at_risk
3,Move the phone line,Ross Ivey,01/04/2026,off_track
4,Retire the fax,Ross Ivey,02/03/2026,completed
5,Survey callers,Ross Ivey,01/09/2026,not_started
""")


@document(
    ".xlsx",
    """
every: {status: any}
actions:
- {ref: "1", title: Write the neglect strategy, owners: [Kay Bright], due: 2026-01-30, means: complete}
- {ref: "2", title: Launch it with partners, owners: [Kay Bright], due: 2026-02-27, means: complete}
- {ref: "3", title: Use the graded profile in every case, owners: [Ed Tully], due: 2026-07-31, means: [none, on track]}
- {ref: "4", title: Audit its use, owners: [Ed Tully], due: 2026-10-30, means: not started}
""",
)
def statuses_in_words_of_the_field() -> bytes:
    """Achieved, embedded, underway and yet to start are plain."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Due date", "Status"],
            ["1", "Write the neglect strategy", "Kay Bright", date(2026, 1, 30), "Achieved"],
            ["2", "Launch it with partners", "Kay Bright", date(2026, 2, 27), "Embedded"],
            ["3", "Use the graded profile in every case", "Ed Tully", date(2026, 7, 31), "Underway"],
            ["4", "Audit its use", "Ed Tully", date(2026, 10, 30), "Yet to start"],
        ]
    )


@document(
    ".csv",
    """
columns: {status: Status}
every: {status: any}
actions:
- {ref: "1", title: Pick three pilot teams, owners: [Dot Ames], due: 2026-03-20, means: none}
- {ref: "2", title: Give them tablets, owners: [Dot Ames], due: 2026-04-17, means: none}
- {ref: "3", title: Ask families how it went, owners: [Ike Bell], due: 2026-06-19, means: none}
tells: [Hopper, Simmering]
""",
)
def statuses_of_a_house_of_its_own() -> bytes:
    """Hopper and simmering are words of this team alone: each is asked about once, and sets nothing."""
    return text("""
Ref,Action,Owner,Due date,Status
1,Pick three pilot teams,Dot Ames,20/03/2026,Simmering
2,Give them tablets,Dot Ames,17/04/2026,Hopper
3,Ask families how it went,Ike Bell,19/06/2026,Hopper
""")


@document(
    ".xlsx",
    """
columns: {status: "Complete?", means: "Complete?"}
every: {status: any}
actions:
- {title: Clean the visiting rooms, owners: [Mo Trent], due: 2026-02-06, means: complete}
- {title: Buy new curtains, owners: [Mo Trent], due: 2026-03-06, means: [none, not started, on track]}
- {title: Open on Sundays, owners: [Bix Lane], due: 2026-04-03, means: [none, not started, on track]}
""",
)
def statuses_yes_and_no_under_complete() -> bytes:
    """ "Complete?" is answered Y, N or not at all."""
    return sheet(
        [
            ["Task", "Who", "When", "Complete?"],
            ["Clean the visiting rooms", "Mo Trent", date(2026, 2, 6), "Y"],
            ["Buy new curtains", "Mo Trent", date(2026, 3, 6), "N"],
            ["Open on Sundays", "Bix Lane", date(2026, 4, 3), None],
        ]
    )


@document(
    ".xlsx",
    """
columns: {status: "% complete", means: "% complete"}
every: {status: any}
actions:
- {ref: "1", title: Draw the new structure, owners: [Cal Drew], due: 2026-03-31, means: complete}
- {ref: "2", title: Consult staff, owners: [Cal Drew], due: 2026-05-29, means: [on track, none]}
- {ref: "3", title: Appoint managers, owners: [Fern Oakes], due: 2026-08-28, means: [not started, none]}
""",
)
def statuses_as_shares_of_one() -> bytes:
    """Shares shown as percent: 1 is complete, a half is under way, 0 is not begun."""

    rows: Rows = [
        ["Ref", "Action", "Lead", "Due date", "% complete"],
        ["1", "Draw the new structure", "Cal Drew", date(2026, 3, 31), 1],
        ["2", "Consult staff", "Cal Drew", date(2026, 5, 29), 0.5],
        ["3", "Appoint managers", "Fern Oakes", date(2026, 8, 28), 0],
    ]

    def as_percent(page: Worksheet) -> None:
        for place in ("E2", "E3", "E4"):
            page[place].number_format = "0%"

    return sheet(rows, as_percent)


@document(
    ".csv",
    """
every: {status: any, rating: any}
actions:
- {ref: "1", title: Set up the board, owners: [Nye Rowe], due: 2026-01-16, means: complete}
- {ref: "2", title: Agree its terms, owners: [Nye Rowe], due: 2026-02-13, means: on track}
- {ref: "3", title: Invite the lead member, owners: [Gwen Ito], due: 2026-03-13, means: delayed}
- {ref: "4", title: Publish its papers, owners: [Gwen Ito], due: 2026-04-10, means: not started}
""",
)
def statuses_with_signs_before_them() -> bytes:
    """Ticks, coloured dots and circles stand before the words."""
    return text("""
Ref,Action,Lead,Due date,Status
1,Set up the board,Nye Rowe,16/01/2026,✅ Done
2,Agree its terms,Nye Rowe,13/02/2026,🟢 On track
3,Invite the lead member,Gwen Ito,13/03/2026,🔴 Off track
4,Publish its papers,Gwen Ito,10/04/2026,⚪ Not started
""")
