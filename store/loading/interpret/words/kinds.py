"""How tables and rows say what they hold besides actions, kept as data."""

import re

from store.loading.interpret.words import key
from store.loading.interpret.words.listed import listed


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(key, listed(words)))


RAID: dict[str, tuple[str, ...]] = {
    "action": listed("action | task | to do | milestone | step | activity | agreed action"),
    "risk": listed("risk | key risk | threat | programme risk | strategic risk"),
    "issue": listed("issue | problem | concern"),
    "assumption": listed("assumption"),
    "dependency": listed("dependency | external dependency | internal dependency | interdependency"),
    "decision": listed("decision | key decision"),
    "lesson": listed("lesson | lesson learned | lesson learnt | lessons"),
    "change": listed("change | change request"),
    "opportunity": listed("opportunity"),
    "benefit": listed("benefit"),
    "note": listed("note | information | info | for information | comment"),
}
"""What a cell of a column of types says that its row is."""

RAID_OF_WORD = {key(word): kind for kind, words in RAID.items() for word in words}
RAID_OF_LETTER = {"r": "risk", "i": "issue", "d": "decision or dependency"}
"""In a column of letters; A is an action or an assumption, which nobody can know."""

PLURALS = {
    "dependency": "dependencies",
    "opportunity": "opportunities",
    "decision or dependency": "decisions or dependencies",
}

TYPE_HEADINGS = _keys("""
    type | raid | raid type | raid category | category | entry type | item type | record type | log type | kind |
    kind of entry | classification | r/a/i/d | raidd | radio | raid item | raid log type | type of entry |
    type of item | risk/issue | risk or issue | action/risk | risk / issue / action | type (r/a/i/d) | rai d
""")

MINUTES_NAME = re.compile(
    r"(?:.*\b)?(?:minutes|meeting notes?|notes of (?:the )?meetings?|notes from .*meetings?|agenda)\b.*", re.I
)
NAMED = (
    (
        "history",
        re.compile(
            r"(?:document |version |change |revision |amendment |edit )(?:control|history|log|record|tracker"
            r"|information|table|list)s?"
            r"|(?:history|record|log) of (?:changes|versions|amendments|revisions)|versions?|revisions?"
            r"|amendments?|change log|distribution(?: list)?"
            r"|document (?:details|information|approval)|approvals?|sign[- ]?off(?: sheet)?",
            re.I,
        ),
    ),
    (
        "people",
        re.compile(
            r"(?:key |our |team |programme |project |board )?(?:contacts?|people|staff|members?|membership"
            r"|attendees|stakeholders?"
            r"|owners|leads|team|distribution(?: list)?|roles(?: and responsibilities)?|responsibilities)"
            r"(?: (?:list|details|sheet|directory))?|who(?:[\u2019']?s| is) who|directory|raci|glossary"
            r"|abbreviations|acronyms",
            re.I,
        ),
    ),
    (
        "lists",
        re.compile(
            r"(?:the )?(?:drop ?-?downs?|look ?-?ups?|data validation|validation|lists?|reference data|ref data"
            r"|settings|config(?:uration)?"
            r"|parameters|pick ?lists?|list values|values)(?: (?:list|lists|data|values|sheet|tab))?",
            re.I,
        ),
    ),
    ("minutes", MINUTES_NAME),
)
"""Names of sheets and headings, whole, by what stands under them."""

RAID_NAME = re.compile(
    r"(?:the |our |key |open |live |current |programme |project |main |top |strategic |corporate )*"
    r"(?P<kind>risks?|issues?|assumptions?|decisions?|dependenc(?:y|ies)|lessons?(?: learn(?:ed|t))?)"
    r"(?: (?:log|register|list|tracker|table|sheet|tab|s|made|taken))*",
    re.I,
)

EARLIER = re.compile(
    r"(?:.*\b)?(?:(?:previous|prior|earlier|last) (?:position|status|update|version|month|quarter|meeting"
    r"|report|period|plan|return|rag|review|actions?)"
    r"|position (?:at|as at|as of|on|in|last|reported)\b|as (?:at|of|reported)\b|superseded|withdrawn|removed"
    r"|deleted|previously reported"
    r"|(?:old|past) (?:position|version|plan|actions?))\b.*",
    re.I,
)
CLOSED = re.compile(
    r"(?:(?:recently |now |all |previously )?(?:closed|completed?|archived?|discharged|delivered|achieved)\b"
    r"(?: (?:actions?|tasks?|items?|milestones?|recommendations?|log|list|rows?|sheet|tab|plan))*|archive)"
    r"(?: .{0,3}[(\[].*)?",
    re.I,
)
"""Names of tables that print what stood, or was closed, before."""

HISTORY_HEADINGS = _keys("""
    version | version no | version number | ver | v | issue no | revision | revision no | rev
""")
CHANGE_HEADINGS = _keys("""
    author | changed by | amended by | updated by | change | changes | description of change | summary of change |
    summary of changes | change made | changes made | amendment | amendments | reason for change | reviewer |
    approved by | details of change | nature of change | comments | revision history
""")
NAME_HEADINGS = _keys("""
    name | full name | contact | contact name | first name | surname | person | member | who
""")
PERSON_HEADINGS = _keys("""
    email | e-mail | email address | phone | telephone | tel | mobile | contact number | phone number |
    job title | organisation | organization | agency | working days | extension | role title | post title |
    initials
""")
ROLE_HEADINGS = _keys("""
    role | title | position | post | department | team | service | responsibility | directorate
""")
MINUTES_HEADINGS = _keys("""
    discussion | minute | minutes | agenda item | discussion point | key points | item discussed
""")
ACTION_HEADINGS = _keys("""
    action | actions | task | task name | milestone | activity | due | due date | deadline | by when |
    target date | status | rag | objective | progress | completion date
""")
"""Headings that say of a table that it is to be done."""
