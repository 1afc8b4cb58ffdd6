"""Risks, issues, assumptions, decisions, people and earlier positions beside actions."""

from datetime import date

from benchmarks.readings.corpus.making import document, sheet, text, word, workbook


@document(
    ".csv",
    """
actions:
- {ref: A-1, title: Order fifty laptops for care leavers, owners: [Hana Sato], due: 2026-05-22, status: Open}
- {ref: A-2, title: Ask schools for their attendance leads, owners: [Rob Quay], due: 2026-05-29, status: Closed}
may: [The supplier missed two deliveries]
risks: [Laptops are stolen in transit]
tells: [[Schools reopen on 4 September, assumption], [Use one supplier for all devices, decision]]
""",
)
def kinds_by_letters_in_a_raid_column() -> bytes:
    """R, A, I, D in a column "RAID": here A is action, and assumptions are written out."""
    return text("""
Ref,RAID,Summary,Owner,Due,Status
R-1,Risk,Laptops are stolen in transit,Hana Sato,,Open
A-1,Action,Order fifty laptops for care leavers,Hana Sato,22/05/2026,Open
I-1,Issue,The supplier missed two deliveries,Rob Quay,15/05/2026,Open
D-1,Decision,Use one supplier for all devices,Rob Quay,01/03/2026,Closed
AS-1,Assumption,Schools reopen on 4 September,Hana Sato,,Open
A-2,Action,Ask schools for their attendance leads,Rob Quay,29/05/2026,Closed
""")


@document(
    ".xlsx",
    """
every: {theme: [none, Actions]}
actions:
- {ref: A1, title: Move the panel to a larger room, owners: [Vi Stark], due: 2026-03-13, status: Open}
- {ref: A2, title: Send papers a week before, owners: [Vi Stark], due: 2026-03-20, status: Open}
risks: [Panel members stop coming]
may: [Minutes are late every month]
tells: [[Decisions, Panel will meet in private], [Assumptions, Funding for a clerk continues]]
""",
)
def kinds_by_the_name_of_the_sheet() -> bytes:
    """Each sheet has the same headings; only its tab says what stands there."""
    headings = ["ID", "Description", "Owner", "Date", "Status"]
    return workbook(
        {
            "Risks": [headings, ["R1", "Panel members stop coming", "Vi Stark", date(2026, 2, 2), "Open"]],
            "Assumptions": [headings, ["AS1", "Funding for a clerk continues", "Al Marsh", date(2026, 2, 2), "Open"]],
            "Issues": [headings, ["I1", "Minutes are late every month", "Al Marsh", date(2026, 2, 9), "Open"]],
            "Decisions": [headings, ["D1", "Panel will meet in private", "Vi Stark", date(2026, 2, 9), "Closed"]],
            "Actions": [
                ["ID", "Description", "Owner", "Due date", "Status"],
                ["A1", "Move the panel to a larger room", "Vi Stark", date(2026, 3, 13), "Open"],
                ["A2", "Send papers a week before", "Vi Stark", date(2026, 3, 20), "Open"],
            ],
        }
    )


@document(
    ".docx",
    """
actions:
- {ref: "1", title: Hold a joint visit with housing, owners: [Fay Orr], due: 2026-05-01, status: In progress}
- {ref: "2", title: Agree how homeless teenagers are assessed, owners: [Ken Ash], due: 2026-06-05, status: Not started}
tells: [[Position at last meeting, last meeting]]
""",
)
def kinds_position_at_the_last_meeting() -> bytes:
    """The same rows are printed again as they stood a month ago."""
    rows = ["Ref", "Action", "Lead", "Due date", "Status"]
    return word(
        "Joint housing protocol improvement plan",
        "## Current actions",
        [
            rows,
            ["1", "Hold a joint visit with housing", "Fay Orr", "01/05/2026", "In progress"],
            ["2", "Agree how homeless teenagers are assessed", "Ken Ash", "05/06/2026", "Not started"],
        ],
        "## Position at last meeting (12 February 2026)",
        [
            rows,
            ["1", "Hold a joint visit with housing", "Fay Orr", "01/04/2026", "Not started"],
            ["2", "Agree how homeless teenagers are assessed", "Vacant", "01/05/2026", "Not started"],
        ],
    )


@document(
    ".xlsx",
    """
every: {theme: [none, Tracker]}
actions:
- {ref: "1", title: Translate the leaflet into Polish, owners: [Ewa Zak], due: 2026-08-14, status: Not started}
- {ref: "2", title: Test it with four families, owners: [Ewa Zak], due: 2026-08-28, status: Not started}
tells: [[Who is who]]
""",
)
def kinds_a_sheet_of_people() -> bytes:
    """Names, roles, days of work and the day each joined are people, although one heading says start date."""
    return workbook(
        {
            "Who is who": [
                ["Name", "Responsibility", "Working days", "Start date", "Email"],
                ["Ewa Zak", "Leads on translation", "Mon to Wed", date(2024, 9, 2), "ewa.zak@example.org"],
                ["Lou Grant", "Leads on families", "Thu, Fri", date(2025, 1, 6), "lou.grant@example.org"],
            ],
            "Tracker": [
                ["Ref", "Action", "Lead", "Deadline", "Status"],
                ["1", "Translate the leaflet into Polish", "Ewa Zak", date(2026, 8, 14), "Not started"],
                ["2", "Test it with four families", "Ewa Zak", date(2026, 8, 28), "Not started"],
            ],
        }
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "3", title: Bring in a second agency for night cover, owners: [Sol Byrne], due: 2026-04-06, status: Open}
risks: [Night staff leave in the summer, Inspectors come during the move]
tells: [[Rotas are published six weeks ahead, dependenc]]
""",
)
def kinds_in_an_entry_type_column() -> bytes:
    """ "Entry type" says risk, action or dependency; risks have likelihood and impact, actions a day."""
    return sheet(
        [
            ["Log no", "Entry type", "Title", "Likelihood", "Impact", "Assigned to", "Target date", "State"],
            ["1", "RISK", "Night staff leave in the summer", 4, 4, "Sol Byrne", None, "Open"],
            ["2", "RISK", "Inspectors come during the move", 2, 5, "Mina Ross", None, "Open"],
            [
                "3",
                "ACTION",
                "Bring in a second agency for night cover",
                None,
                None,
                "Sol Byrne",
                date(2026, 4, 6),
                "Open",
            ],
            [
                "4",
                "DEPENDENCY",
                "Rotas are published six weeks ahead",
                None,
                None,
                "Mina Ross",
                date(2026, 5, 4),
                "Open",
            ],
        ]
    )


@document(
    ".docx",
    """
actions:
- {ref: "5", title: Fit a buzzer at the side door, owners: [Nan Cope], due: 2026-04-30, status: Open}
tells: [[Closed actions, closed]]
may: [Replace the fire doors, Repair the roof]
""",
)
def kinds_of_closed_actions_with_old_days() -> bytes:
    """Closed actions stand in a table of their own: complete if they are read, and never chased."""
    return word(
        "Orchard House improvement plan",
        [
            ["No", "Action", "Who", "By when", "Status"],
            ["5", "Fit a buzzer at the side door", "Nan Cope", "30/04/2026", "Open"],
        ],
        "## Closed actions (for information)",
        [
            ["No", "Action", "Who", "Date closed"],
            ["1", "Replace the fire doors", "Nan Cope", "12/12/2025"],
            ["2", "Repair the roof", "Nan Cope", "09/01/2026"],
        ],
    )
