"""Headings known by their shape: questions, and words that stand around a name; kept as data.

Each shape comes to a name among `words/columns.py`. Shapes are matched without case, punctuation and plurals.
"""

from store.loading.interpret.words.statuses import ANSWERED

DAYS = r"(?:date|deadline|completion|timescale|timeframe|finish|end)"
NOT_AN_END = r"(?!.*\b(?:start|review|commence|begin|meeting|report|update|updated|added|created|raised|closed)\b)"
WORK = (
    r"(?:action|task|item|activity|issue|work item|plan|local|unique|card|milestone|afi|wsoa|recommendation and action"
    r"|log|entry|raid|record|tracker)"
)

# "Next steps" and "Further action needed" say more of an action that stands elsewhere.
SAYS_MORE = (
    r"(?:next|further|outstanding|remaining|additional|follow up|corrective|recovery|remedial) (?:step|action)\b"
)

# Of which month or quarter a column is, where no year is printed.
PERIOD = (
    r"(?:q|qtr|quarter) ?[1-4]|(?:month|week|update|review) ?\d{1,2}"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
)

SHAPES = (
    (
        "what will we do",
        r"what (?!.*\b(?:have|has|did)\b)(?:\w+ )*(?:do|done|happen|change|take|deliver)(?: about (?:it|this))?",
    ),
    ("how will we do it", r"how (?:will|are|do|we|it)\b.*\b(?:do|done|deliver|achieve|get there)(?: it| thi| that)?"),
    ("who is responsible", r"who\b(?!.*\b(?:involved|else|benefit|support|consult|help)).*"),
    ("by when", r"(?:by )?when\b(?!.*\breview).*"),
    ("progress", r"where are we\b.*|what (?:have|has) (?:we|been|happened)\b.*|what we have done.*|how are we doing"),
    ("recommendation", r"what (?:did )?(?:ofsted|inspector|cqc|the inspector)\b.*"),
    ("extended date", rf"{NOT_AN_END}(?:revised|new|amended|extended|rescheduled) (?:\w+ ){{0,2}}{DAYS}(?: date)?"),
    ("extended date", rf"{NOT_AN_END}(?:{DAYS}|date|target) (?:revised|amended|extended)"),
    (
        "date closed",
        r"(?:actual|date) (?:\w+ )?(?:completed|completion|end|finish|closed|achieved|delivered|finished|signed off)",
    ),
    ("date closed", r"(?:closed|closure|achieved|signed off|sign off) (?:on|date)"),
    (
        "baseline date",
        rf"{NOT_AN_END}(?:target|planned|expected|anticipated|agreed|proposed|projected|required|intended|original|initial|baseline"
        rf"|first|current|due|completion|delivery) (?:\w+ ){{0,2}}(?:{DAYS}|target)(?: date)?",
    ),
    ("baseline date", r"to be (?:done|completed?|delivered|achieved|implemented) by|(?:date )?due for completion"),
    ("reference", rf"{WORK} (?:id|ref|reference|no|number|code|key)"),
    ("status", ANSWERED),
    ("target value", r"target (?:20\d\d(?: (?:20)?\d\d)?|for 20\d\d.*|year end)|20\d\d (?:20)?\d\d target"),
    ("status", r"open (?:or )?closed|closed (?:or )?open"),
    ("number", r"s no|sr no|line no|row(?: no| id)?"),
)
