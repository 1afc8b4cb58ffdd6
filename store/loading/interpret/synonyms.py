"""The words councils use for columns and sections, kept as data.

A table is of the kind whose `NEEDED` columns its header names, and most of them. Words are compared without case,
plurals and punctuation; one that stands inside a longer heading ("Lead officer name") counts for less than the whole.
"""

from typing import Literal

Kind = Literal["actions", "standards", "risks", "recommendations", "timeline"]

COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "actions": {
        "action": (
            "action",
            "overarching action",
            "key action",
            "what we will do",
            "activity",
            "task",
            "improvement action",
        ),
        "recommendation": (
            "recommendation",
            "rec",
            "rec no",
            "recommendation number",
            "ofsted recommendation",
            "links to recommendation",
            "area for improvement",
        ),
        "ref": ("ref", "reference", "no", "number", "id", "action ref", "action no", "action number"),
        "theme": ("theme", "priority", "workstream", "pillar", "strand"),
        "owner": (
            "owner",
            "lead",
            "action owner",
            "lead officer",
            "responsible officer",
            "responsible",
            "responsibility",
            "accountable",
            "who",
            "by whom",
        ),
        "due": (
            "due",
            "due date",
            "by when",
            "when",
            "timescale",
            "deadline",
            "target date",
            "completion date",
            "date",
            "end date",
            "complete by",
        ),
        "rating": ("rag", "brag", "rag rating", "brag rating", "rating", "rag status", "brag status"),
        "status": ("status", "current status"),
        "progress": ("progress", "update", "progress update", "comment", "latest position", "commentary"),
        "milestones": ("milestone", "step", "key milestone", "sub action"),
    },
    "standards": {
        "title": ("practice standard", "standard", "expectation", "what good looks like"),
        "ref": ("standard reference", "standard ref", "reference", "ref", "no", "number"),
        "measure": ("performance data measure", "performance measure", "measure", "data measure", "indicator", "kpi"),
        "qualitative": ("qualitative measure", "qualitative", "quality assurance", "audit evidence"),
    },
    "risks": {
        "title": ("risk", "risk description", "description of risk"),
        "ref": ("ref", "reference", "no", "number", "risk ref", "risk no"),
        "likelihood": ("likelihood", "probability"),
        "impact": ("impact", "severity", "consequence"),
        "controls": ("control", "control measure", "general control measure", "mitigation", "mitigating action"),
    },
    "timeline": {
        "start": ("start", "start date", "from", "begin"),
        "title": ("milestone", "activity", "action", "what", "step"),
        "due": ("end", "end date", "finish", "to", "due", "due date", "complete by", "by when"),
    },
    "recommendations": {
        "number": ("no", "number", "ref", "reference", "rec no", "recommendation number", "recommendation"),
        "title": ("recommendation", "description", "area for improvement", "what inspectors said", "wording"),
    },
}

# Each set of roles is enough by itself.
NEEDED: dict[Kind, tuple[frozenset[str], ...]] = {
    "standards": (frozenset({"title", "measure"}), frozenset({"title", "qualitative"})),
    "risks": (frozenset({"title", "likelihood"}), frozenset({"title", "impact"})),
    "timeline": (frozenset({"start", "title", "due"}),),
    "actions": tuple(
        frozenset({"action", other}) for other in ("recommendation", "ref", "owner", "due", "status", "rating", "theme")
    ),
    "recommendations": (frozenset({"number", "title"}),),
}

THEME_WORDS = ("theme", "priority", "workstream", "pillar", "strand")
ACHIEVEMENT_WORDS = (
    "achievement",
    "progress so far",
    "progress to date",
    "what we have done",
    "accomplish",
    "done so far",
)
GOVERNANCE_WORDS = ("governance", "boards and meetings", "our boards", "oversight arrangements")
MEMBERSHIP_WORDS = ("membership", "members", "made up of", "representatives", "attended by", "seats")
BODY_WORDS = ("board", "panel", "meeting", "team", "group", "committee", "forum", "partnership", "cabinet", "council")

# Words by which a piece of a list of people is known to be a post of its own.
POST_WORDS = frozenset(
    {
        *(
            "adviser",
            "advisor",
            "chair",
            "chief",
            "commissioner",
            "consultant",
            "controller",
            "coordinator",
            "councillor",
        ),
        *(
            "deputy",
            "director",
            "governor",
            "head",
            "holder",
            "inspector",
            "lead",
            "leader",
            "manager",
            "mayor",
            "member",
        ),
        *("nurse", "officer", "partner", "practitioner", "principal", "representative", "scrutineer", "secretary"),
        *("superintendent", "supervisor", "worker"),
    }
)

RATINGS = {
    "blue": ("blue", "b"),
    "green": ("green", "g"),
    "amber": ("amber", "yellow", "a"),
    "red": ("red", "r"),
    "grey": ("grey", "gray"),
}

# Verbs that open an action; in the middle of one they show that two were run together.
OPENING_VERBS = frozenset(
    {
        *("agree", "appoint", "arrange", "audit", "build", "commission", "complete", "consult", "continue", "create"),
        *("deliver", "design", "develop", "embed", "engage", "ensure", "establish", "evaluate", "expand", "extend"),
        *("finalise", "identify", "implement", "improve", "increase", "introduce", "launch", "maintain", "monitor"),
        *("organise", "pilot", "prepare", "produce", "promote", "provide", "publish", "recruit", "reduce", "refresh"),
        *(
            "review",
            "revise",
            "secure",
            "share",
            "strengthen",
            "support",
            "train",
            "undertake",
            "update",
            "use",
            "validate",
        ),
    }
)
