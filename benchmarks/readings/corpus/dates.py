"""Which of two numbers is the month, times behind days, and days that are none."""

from datetime import date, datetime

from benchmarks.readings.corpus.making import document, sheet, text

SERIAL = (date(2026, 4, 14) - date(1899, 12, 30)).days


@document(
    ".csv",
    """
must: [due]
columns: {due: Target}
actions:
- {ref: F1, title: Open the family hub in Marsh Lane, owners: [Priya Nair], due: 2026-03-15, status: Not started}
- {ref: F2, title: Recruit two family workers, owners: [Tom Okoro], due: 2026-04-02, status: Not started}
- {ref: F3, title: Publish opening hours, owners: [Priya Nair], due: 2026-11-30, status: Not started}
tells: [[month first, month comes first, American]]
""",
)
def dates_month_first_without_noughts() -> bytes:
    """Two days above 12 in the second place decide the column."""
    return text("""
Ref,Action,Owner,Target,Status
F1,Open the family hub in Marsh Lane,Priya Nair,3/15/26,Not started
F2,Recruit two family workers,Tom Okoro,4/2/26,Not started
F3,Publish opening hours,Priya Nair,11/30/26,Not started
""")


@document(
    ".xlsx",
    """
columns: {due: Complete by}
actions:
- {ref: "1", title: Agree the threshold document, owners: [Joan Petrie], due: "? 04/05/2026"}
- {ref: "2", title: Brief every school, owners: [Sam Adeyemi], due: [2026-06-22, none]}
- {ref: "3", title: Review referrals with the police, owners: [Joan Petrie], due: "? 07/08/2026"}
""",
)
def dates_one_cell_month_first() -> bytes:
    """A single cell that can only be month-first may be a slip: nothing ambiguous is set."""
    return sheet(
        [
            ["No", "Action", "Lead officer", "Complete by"],
            ["1", "Agree the threshold document", "Joan Petrie", "04/05/2026"],
            ["2", "Brief every school", "Sam Adeyemi", "06/22/2026"],
            ["3", "Review referrals with the police", "Joan Petrie", "07/08/2026"],
        ]
    )


@document(
    ".csv",
    """
columns: {due: Deadline}
actions:
- {ref: "1", title: Buy the training licence, owners: [Ffion Rees], due: 2026-03-25}
- {ref: "2", title: Train the duty team, owners: [Ffion Rees], due: [2026-03-28, none]}
- {ref: "3", title: Test what was learnt, owners: [Owen Hale], due: "? 05/06/2026"}
""",
)
def dates_both_orders_in_one_column() -> bytes:
    """Both orders stand in one column, so what could be either is asked about."""
    return text("""
Ref,Action,Owner,Deadline
1,Buy the training licence,Ffion Rees,25/03/2026
2,Train the duty team,Ffion Rees,03/28/2026
3,Test what was learnt,Owen Hale,05/06/2026
""")


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Map every contract, owners: [Grace Lim], start: 2026-01-19, due: 2026-02-05}
- {ref: "2", title: Write new terms, owners: [Grace Lim], start: 2026-02-23, due: 2026-03-04}
- {ref: "3", title: Sign them, owners: [Ravi Dass], start: 2026-04-01, due: 2026-05-06}
""",
)
def dates_order_told_by_another_column() -> bytes:
    """The start column can only be month-first, so the file is American, its due dates too."""
    return text("""
Ref,Action,Owner,Start date,Due date
1,Map every contract,Grace Lim,01/19/2026,02/05/2026
2,Write new terms,Grace Lim,02/23/2026,03/04/2026
3,Sign them,Ravi Dass,04/01/2026,05/06/2026
""")


@document(
    ".xlsx",
    """
must: [due]
actions:
- {ref: "1", title: Visit every children's home, owners: [Lena Fox], due: 2026-04-14}
- {ref: "2", title: Report on each visit, owners: [Lena Fox], due: 2026-05-06}
- {ref: "3", title: Follow up weak homes, owners: [Abdi Yusuf], due: 2026-10-25}
- {ref: "4", title: Tell the panel, owners: [Abdi Yusuf], due: 2026-11-02}
- {ref: "5", title: Close the visits, owners: [Abdi Yusuf], due: 2026-12-11}
""",
)
def dates_with_times_behind_them() -> bytes:
    """Times, zones and weekdays stand beside the day."""
    return sheet(
        [
            ["Ref", "Action", "Responsible", "Due"],
            ["1", "Visit every children's home", "Lena Fox", "14/04/2026 09:30"],
            ["2", "Report on each visit", "Lena Fox", datetime(2026, 5, 6, 23, 59)],  # noqa: DTZ001 - a sheet's own
            ["3", "Follow up weak homes", "Abdi Yusuf", "2026-10-25T00:00:00.000+01:00"],
            ["4", "Tell the panel", "Abdi Yusuf", "02/Nov/26 5:00 PM"],
            ["5", "Close the visits", "Abdi Yusuf", "Fri 11 Dec 2026, 17:00"],
        ]
    )


@document(
    ".xlsx",
    f"""
actions:
- {{ref: "1", title: Set up the quality circle, owners: [Nia Bevan], due: 2026-03-02}}
- {{ref: "2", title: Choose twelve cases, owners: [Nia Bevan], due: [2026-04-14, none]}}
- {{ref: "3", title: Share the learning, owners: [Carl Booth], due: 2026-06-30}}
tells: ["{SERIAL}"]
""",
)
def dates_a_serial_number_among_days() -> bytes:
    """A pasted day has lost its format and shows as a number: whatever is read, it is doubted."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Date due"],
            ["1", "Set up the quality circle", "Nia Bevan", date(2026, 3, 2)],
            ["2", "Choose twelve cases", "Nia Bevan", SERIAL],
            ["3", "Share the learning", "Carl Booth", date(2026, 6, 30)],
        ]
    )


@document(
    ".xlsx",
    """
actions:
- {ref: "1", title: Move the duty desk, owners: [Iris Holt], due: "? 9999"}
- {ref: "2", title: Fit new locks, owners: [Iris Holt], due: "? 1900"}
- {ref: "3", title: Print the leaflets, owners: [Dev Patel], due: 2026-08-31}
""",
)
def dates_that_stand_for_none() -> bytes:
    """31 December 9999 and 1 January 1900 are how systems write that there is no day."""
    return sheet(
        [
            ["Ref", "Action", "Lead", "Target date"],
            ["1", "Move the duty desk", "Iris Holt", date(9999, 12, 31)],
            ["2", "Fit new locks", "Iris Holt", date(1900, 1, 1)],
            ["3", "Print the leaflets", "Dev Patel", date(2026, 8, 31)],
        ]
    )
