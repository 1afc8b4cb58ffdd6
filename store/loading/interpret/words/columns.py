"""The words councils use for columns, kept as data.

A table is of the kind whose `NEEDED` columns its header names, and most of them. Words are compared without case,
plurals and punctuation; one that stands inside a longer heading ("Lead officer name") counts for less than the whole.
"""

from typing import Literal

from store.loading.interpret.words.action_columns import OF_ACTIONS
from store.loading.interpret.words.listed import listed

Kind = Literal["actions", "standards", "risks", "recommendations", "timeline", "bodies"]

COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "actions": OF_ACTIONS,
    "standards": {
        "title": listed("practice standard | standard | expectation | what good looks like"),
        "ref": listed("standard reference | standard ref | reference | ref | no | number"),
        "measure": listed("""
            performance data measure | performance measure | measure | data measure | indicator | kpi | how measured |
            how we measure it | how it is measured | how we will measure it | measured by | indicator name |
            kpi description | measure description | performance indicator description | pi | quantitative measure |
            performance indicator | key performance indicator | metric
        """),
        # Known by it, a table of indicators; what stands in it has no place in a plan and is told.
        "target": listed("target | target value | baseline | year end target | annual target"),
        "figure": listed("""
            actual | latest | current | performance | current performance | outturn | trend | ytd |
            direction of travel | national average | england | england average | statistical neighbour | good is |
            polarity | this month | last month | year to date | latest figure | current position
        """),
        "qualitative": listed("""
            qualitative measure | qualitative | quality assurance | audit evidence | quality measure
        """),
    },
    "risks": {
        "title": listed("""
            risk | risk description | description of risk | risk title | risk statement | description
        """),
        "ref": listed("ref | reference | no | number | risk ref | risk no | id | risk id"),
        "likelihood": listed("likelihood | probability | likelihood score | l"),
        "impact": listed("impact | severity | consequence | impact score | i"),
        "controls": listed("""
            control | control measure | general control measure | mitigation | mitigating action | control in place |
            mitigation in place | mitigating control | mitigating factor | how we manage it | management action
        """),
    },
    "timeline": {
        "start": listed("start | start date | from | begin"),
        "title": listed("activity | action | what | step"),
        "milestone": listed("milestone | key milestone | event | key event | key date | milestone description"),
        "due": listed("""
            end | end date | finish | to | due | due date | complete by | by when | date | target date | key date |
            deadline | when | milestone date | completion date | planned date | date due
        """),
        "parent": listed("""
            action ref | action reference | action no | action number | action id | parent action | linked action |
            related action | under action | for action | action
        """),
        "ref": listed("ref | milestone ref | milestone no | milestone id | no | number | id"),
        "owner": listed("owner | lead | lead officer | responsible | who | milestone owner | milestone lead"),
        "rating": listed("rag | brag | rag rating | brag rating | rag status | rating"),
        "status": listed("status | current status"),
        "progress": listed("progress | update | comment | note | progress update"),
        "completed": OF_ACTIONS["completed"],
        "forecast": OF_ACTIONS["forecast"],
    },
    "bodies": {
        "name": listed("""
            board | governance body | body | meeting | forum | board or meeting | group | board or group |
            board name | meeting name | name of board | name of meeting | governance group | governance forum
        """),
        "members": listed("member | membership | attendee | attended by | who attend | seat | core member"),
        "chair": listed("chair | chaired by | chairperson | who chair"),
        "purpose": listed("""
            purpose | remit | function | terms of reference | what it does | role of board | role
        """),
        "often": listed("frequency | how often | meeting frequency | when it meet | meet"),
    },
    "recommendations": {
        "number": listed("""
            no | number | ref | reference | rec no | recommendation number | recommendation | rec
        """),
        "title": listed("recommendation | description | area for improvement | what inspectors said | wording"),
    },
}

# Too many headings hold these for them to say anything there: "Date added", "How will we know?".
WHOLE_ONLY = frozenset(
    listed("""
        how | what | date | by | to | end | target | finish | role | group | event | level | parent | forecast
    """)
)

# Roles that tell what kind of table it is, and are not kept.
ONLY_TELLING = frozenset({"target", "figure"})

# Each set of roles is enough by itself.
NEEDED: dict[Kind, tuple[frozenset[str], ...]] = {
    "standards": (
        frozenset({"title", "measure"}),
        frozenset({"title", "qualitative"}),
        frozenset({"measure", "target"}),
    ),
    "risks": (frozenset({"title", "likelihood"}), frozenset({"title", "impact"})),
    "timeline": (frozenset({"start", "title", "due"}), frozenset({"milestone", "due"})),
    "actions": tuple(
        frozenset({"action", other}) for other in ("recommendation", "ref", "owner", "due", "status", "rating", "theme")
    ),
    "recommendations": (frozenset({"number", "title"}),),
    "bodies": tuple(frozenset({"name", other}) for other in ("members", "chair", "purpose", "often")),
}
