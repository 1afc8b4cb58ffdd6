"""Numbers that point at recommendations, and are none themselves."""

from datetime import date

from benchmarks.readings.corpus.making import document, text, workbook


@document(
    ".xlsx",
    """
actions:
- {ref: A1, title: Write a workforce plan, owners: [Glen Ost], due: 2026-05-29, recommendations: ["1", "3"]}
- {ref: A2, title: Ring leavers after a month, owners: [Glen Ost], due: 2026-06-26, recommendations: ["2"]}
- {ref: A3, title: Pay for parking, owners: [Tara Wynn], due: 2026-07-31, recommendations: ["1", "2", "3"]}
recommendations:
  "1": Reduce the use of agency staff
  "2": Understand why workers leave
  "3": Plan two years ahead
""",
)
def links_by_lists_of_numbers() -> bytes:
    """ "1, 3", "2" and "1-3" under "Recommendation" link to the list on the other sheet."""
    return workbook(
        {
            "Recommendations": [
                ["No", "Recommendation"],
                [1, "Reduce the use of agency staff"],
                [2, "Understand why workers leave"],
                [3, "Plan two years ahead"],
            ],
            "Actions": [
                ["Ref", "Action", "Lead", "Due date", "Recommendation"],
                ["A1", "Write a workforce plan", "Glen Ost", date(2026, 5, 29), "1, 3"],
                ["A2", "Ring leavers after a month", "Glen Ost", date(2026, 6, 26), 2],
                ["A3", "Pay for parking", "Tara Wynn", date(2026, 7, 31), "1-3"],
            ],
        }
    )


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Fill the vacant posts, owners: [Liv Roe], due: 2026-04-30, recommendations: any}
- {ref: "2", title: Cut travel between sites, owners: [Liv Roe], due: 2026-05-31, recommendations: any}
- {ref: "3", title: Offer flexible hours, owners: [Mat Oya], due: 2026-06-30, recommendations: any}
tells: ["3, 4, 7"]
""",
)
def links_to_a_list_that_is_not_there() -> bytes:
    """The report with the recommendations is another document: its numbers are told, and title none."""
    return text("""
Ref,Action,Lead,Due date,Recommendations
1,Fill the vacant posts,Liv Roe,30/04/2026,"3, 4, 7"
2,Cut travel between sites,Liv Roe,31/05/2026,"3, 11"
3,Offer flexible hours,Mat Oya,30/06/2026,"4 and 11"
""")


@document(
    ".csv",
    """
actions:
- {ref: "1", title: Count placements out of area, owners: [Peg Orr], due: 2026-04-30}
- {ref: "2", title: Bring three children closer, owners: [Peg Orr], due: 2026-08-31}
- {ref: "3", title: Tell the panel each month, owners: [Vin Dale], due: 2026-05-31}
""",
)
def links_between_tasks() -> bytes:
    """Predecessors and linked risks are numbers as well, and no recommendations."""
    return text("""
Ref,Action,Lead,Due date,Predecessors,Linked risks
1,Count placements out of area,Peg Orr,30/04/2026,,"2, 5"
2,Bring three children closer,Peg Orr,31/08/2026,1,5
3,Tell the panel each month,Vin Dale,31/05/2026,"1, 2",
""")
