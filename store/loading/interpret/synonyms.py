"""The words councils use for columns and sections, kept as data.

A table is of the kind whose `NEEDED` columns its header names, and most of them. Words are compared without case,
plurals and punctuation; one that stands inside a longer heading ("Lead officer name") counts for less than the whole.
"""

from typing import Literal

Kind = Literal["actions", "standards", "risks", "recommendations", "timeline", "bodies"]

COLUMNS: dict[Kind, dict[str, tuple[str, ...]]] = {
    "actions": {
        "action": (
            *(
                "action",
                "overarching action",
                "key action",
                "what we will do",
                "activity",
                "task",
                "improvement action",
            ),
            *("what will we do", "what we are going to do", "what do we need to do", "what needs to be done"),
            *("what needs to happen", "action required", "required action", "action to be taken", "action needed"),
            *("agreed action", "planned action", "proposed action", "action point", "improvement activity"),
            *(
                "specific action",
                "action we will take",
            ),
            *(
                "how will we do it",
                "how we will do it",
                "how we are going to do it",
                "action taken",
                "deliverable",
                "what",
                "must do",
            ),
            *(
                "action title",
                "action name",
                "task name",
                "task title",
                "work item",
                "issue",
                "summary",
                "card name",
                "title",
                "name",
            ),
            *("intervention", "measure to be taken", "detailed action", "action description", "description of action"),
            *("action detail", "detail of action", "task description", "description"),
        ),
        "recommendation": (
            *(
                "recommendation",
                "rec",
                "rec no",
                "recommendation number",
                "ofsted recommendation",
                "recommendation ref",
            ),
            *("link to recommendation", "linked recommendation", "recommendation link", "area for improvement"),
            *("inspection recommendation", "inspection finding", "ofsted finding", "finding", "requirement"),
            *(
                "area for development",
                "area of weakness",
                "afi",
                "ofsted area",
                "rec ref",
                "must do",
                "should do",
                "priority action",
            ),
        ),
        # Beside a column of the recommendations' words.
        "recommendation number": ("rec no", "recommendation no", "recommendation number", "rec number", "rec ref"),
        "ref": (
            *("ref", "reference", "no", "number", "id", "action ref", "action no", "action number", "action id"),
            *("ref no", "reference number", "item", "item no", "action reference", "unique id", "sn", "serial no"),
            *("issue key", "key", "wbs", "card id", "ref code"),
        ),
        "theme": (
            *(
                "theme",
                "priority",
                "workstream",
                "pillar",
                "strand",
                "priority area",
                "theme area",
                "improvement theme",
            ),
            *("key priority", "improvement priority", "work stream", "programme", "objective", "priority theme"),
            *("judgement area", "section", "domain", "improvement area", "area", "focus area", "area of focus"),
            *("key area", "category", "strategic priority", "key theme", "priority no and theme"),
            *("bucket", "bucket name", "list name", "section column", "epic", "epic name", "project name", "project"),
        ),
        "owner": (
            *(
                "owner",
                "lead",
                "senior lead",
                "executive lead",
                "lead director",
                "action owner",
                "lead officer",
                "responsible officer",
                "responsible",
                "responsibility",
            ),
            *("accountable", "who", "by whom", "named lead", "lead person", "responsible person", "person responsible"),
            *("accountable officer", "accountable lead", "accountable person", "action lead", "lead responsible"),
            *("responsible lead", "officer responsible", "senior responsible officer", "sro", "assigned to", "led by"),
            *("lead agency", "who is responsible", "who will do it", "who will lead", "operational lead", "lead name"),
            *("strategic lead", "lead role", "lead manager", "owned by", "action by", "officer", "delivery lead"),
            *("assignee", "assigned", "person", "people", "allocated to", "resource name", "member"),
        ),
        "due": (
            *("due", "due date", "by when", "when", "timescale", "deadline", "target date", "completion date", "date"),
            *("end date", "complete by", "target completion date", "date due", "date for completion", "due by"),
            *("timeframe", "time frame", "time scale", "target completion", "to be completed by", "completed by"),
            *("finish date", "delivery date", "implementation date", "target", "end", "finish", "when by", "by"),
            *("expected completion date", "planned completion date", "expected completion", "planned end date"),
            *("original date", "original due date", "original target date", "original deadline", "baseline date"),
        ),
        "revised": (
            *("revised date", "revised due date", "revised deadline", "revised target date", "revised completion date"),
            *("new date", "new due date", "amended date", "extended date", "revised timescale", "revised end date"),
            *("revised", "revised target", "extension", "extended to", "revised by when"),
        ),
        "start": ("start date", "start", "date started", "commence", "begin", "planned start date", "from"),
        "completed": (
            *("date completed", "completed date", "actual completion date", "actual date", "completed on"),
            *("date of completion", "actual end date", "date closed", "closed date", "actual completion"),
        ),
        "rating": (
            *("rag", "brag", "rag rating", "brag rating", "rating", "rag status", "brag status", "r a g", "rag b"),
            *("current rag", "bragg", "bragg rating", "rag now", "colour", "traffic light", "progress rag", "rayg"),
            *("progress rating", "rag rated", "current rag rating", "status rag", "health"),
        ),
        "status": ("status", "current status", "action status", "progress status", "stage", "state"),
        "progress": (
            *("progress", "update", "progress update", "comment", "latest position", "commentary", "progress to date"),
            *("position", "latest update", "narrative", "progress note", "note", "current position", "progress made"),
            *("position statement", "progress comment", "update comment", "what have we done", "what has been done"),
            *("progress and impact", "monthly update", "status update", "progress commentary", "progress evidence"),
        ),
        "milestones": (
            *("milestone", "step", "key milestone", "sub action", "subaction", "key step", "sub task", "delivery step"),
            *(
                "step to be taken",
                "key activity",
                "milestones and actions",
                "checklist item",
                "checklist",
                "subtask",
                "how",
                "how will we do it",
                "how we will do it",
                "how we are going to do it",
                "how will it be done",
                "stepping stone",
                "interim milestone",
            ),
        ),
    },
    "standards": {
        "title": ("practice standard", "standard", "expectation", "what good looks like"),
        "ref": ("standard reference", "standard ref", "reference", "ref", "no", "number"),
        "measure": (
            *("performance data measure", "performance measure", "measure", "data measure", "indicator", "kpi"),
            *("how measured", "how we measure it", "how it is measured", "how we will measure it", "measured by"),
            *("indicator name", "kpi description", "measure description", "performance indicator description", "pi"),
            *("quantitative measure", "performance indicator", "key performance indicator", "metric"),
        ),
        # Known by it, a table of indicators; what stands in it has no place in a plan and is told.
        "target": ("target", "target value", "baseline", "year end target", "annual target"),
        "figure": (
            *("actual", "latest", "current", "performance", "current performance", "outturn", "trend", "ytd"),
            *("direction of travel", "national average", "england", "england average", "statistical neighbour"),
            *("good is", "polarity", "this month", "last month", "year to date", "latest figure", "current position"),
        ),
        "qualitative": ("qualitative measure", "qualitative", "quality assurance", "audit evidence", "quality measure"),
    },
    "risks": {
        "title": ("risk", "risk description", "description of risk", "risk title", "risk statement", "description"),
        "ref": ("ref", "reference", "no", "number", "risk ref", "risk no", "id", "risk id"),
        "likelihood": ("likelihood", "probability", "likelihood score", "l"),
        "impact": ("impact", "severity", "consequence", "impact score", "i"),
        "controls": (
            *(
                "control",
                "control measure",
                "general control measure",
                "mitigation",
                "mitigating action",
                "control in place",
            ),
            *(
                "mitigation in place",
                "mitigating control",
                "mitigating factor",
                "how we manage it",
                "management action",
            ),
        ),
    },
    "timeline": {
        "start": ("start", "start date", "from", "begin"),
        "title": ("activity", "action", "what", "step"),
        "milestone": ("milestone", "key milestone", "event", "key event", "key date", "milestone description"),
        "due": (
            *("end", "end date", "finish", "to", "due", "due date", "complete by", "by when", "date", "target date"),
            *("key date", "deadline", "when", "milestone date", "completion date", "planned date", "date due"),
        ),
        "parent": (
            *("action ref", "action reference", "action no", "action number", "action id", "parent action"),
            *("linked action", "related action", "under action", "for action", "action"),
        ),
        "ref": ("ref", "milestone ref", "milestone no", "milestone id", "no", "number", "id"),
        "owner": ("owner", "lead", "lead officer", "responsible", "who", "milestone owner", "milestone lead"),
        "rating": ("rag", "brag", "rag rating", "brag rating", "rag status", "rating"),
        "status": ("status", "current status"),
        "progress": ("progress", "update", "comment", "note", "progress update"),
    },
    "bodies": {
        "name": (
            *("board", "governance body", "body", "meeting", "forum", "board or meeting", "group", "board or group"),
            *("board name", "meeting name", "name of board", "name of meeting", "governance group", "governance forum"),
        ),
        "members": ("member", "membership", "attendee", "attended by", "who attend", "seat", "core member"),
        "chair": ("chair", "chaired by", "chairperson", "who chair"),
        "purpose": ("purpose", "remit", "function", "terms of reference", "what it does", "role of board", "role"),
        "often": ("frequency", "how often", "meeting frequency", "when it meet", "meet"),
    },
    "recommendations": {
        "number": ("no", "number", "ref", "reference", "rec no", "recommendation number", "recommendation", "rec"),
        "title": ("recommendation", "description", "area for improvement", "what inspectors said", "wording"),
    },
}

# Too many headings hold these for them to say anything there: "Date added", "How will we know?".
WHOLE_ONLY = frozenset({"how", "what", "date", "by", "to", "end", "target", "finish", "role", "group", "event"})

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

# Said of a heading or a tab, these name no theme.
GENERIC_WORDS = frozenset(
    {
        *(
            "action",
            "plan",
            "tracker",
            "improvement",
            "sheet",
            "table",
            "appendix",
            "annex",
            "log",
            "register",
            "draft",
        ),
        *("overview", "summary", "detailed", "detail", "programme", "version", "update", "updated", "council", "page"),
        *(
            "progress",
            "report",
            "monitoring",
            "current",
            "live",
            "full",
            "list",
            "main",
            "data",
            "statement",
            "written",
        ),
        *(
            "ofsted",
            "inspection",
            "post",
            "response",
            "send",
            "ilacs",
            "recommendation",
            "open",
            "all",
            "rag",
            "status",
        ),
        *("closed", "completed", "outstanding", "archive", "archived", "complete", "live", "new", "existing"),
        *("official", "sensitive", "confidential", "restricted", "protect", "total", "last", "reviewed"),
        *("what", "we", "will", "do", "next", "key", "performance", "board", "delivery", "operational", "tab", "book"),
        *("children", "service", "quarter", "month", "year", "january", "february", "march", "april", "may", "june"),
        *(
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "milestone",
            "timescale",
            "with",
            "is",
            "by",
        ),
    }
)

# What stands in a column called "Priority" that holds no themes.
URGENCIES = frozenset(
    {
        "high",
        "medium",
        "low",
        "h",
        "m",
        "l",
        "urgent",
        "critical",
        "must",
        "should",
        "could",
        "med",
        "must do",
        "should do",
        "could do",
        "important",
        "highest",
        "lowest",
        "normal",
        "major",
        "minor",
    }
)

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
