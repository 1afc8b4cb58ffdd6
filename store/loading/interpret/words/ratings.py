"""The words and signs by which plans rate their actions, kept as data."""

RATINGS = {
    "blue": ("blue", "b"),
    "green": ("green", "g"),
    "amber": ("amber", "yellow", "orange", "a", "y"),
    "red": ("red", "r"),
    "grey": ("grey", "gray", "white"),
}

COLOURED_SIGNS = {"blue": "🔵🟦💙", "green": "🟢🟩💚", "amber": "🟠🟡🟧🟨", "red": "🔴🟥", "grey": "⚪⚫⬜⬛"}

# What a word says of progress. Searched in this order: "not started" before "started", "on track to complete" before
# "complete".
PROGRESS_WORDS = (
    (
        "not started",
        r"not (?:yet )?(?:started|begun|commenced|due)|yet to (?:start|begin|commence)|no (?:action|progress)(?: yet)?$"
        r"|to (?:start|begin|commence)\b|future action|not applicable yet|unstarted|planned|scheduled",
    ),
    ("on track", r"on (?:track|target|schedule|course)(?<!not on track)(?<!not on target)(?<!not on schedule)"),
    ("at risk", r"catch(?:ing)? up|(?<!not )\b(?:can (?:still )?be recovered|recoverable)|slipping"),
    (
        "delayed",
        r"^delay$|overdue|off (?:track|target)|behind|not (?:on track|on target|achieved|met|delivered|completed?"
        r"|implemented|embedded)|missed"
        r"|(?:significant|serious|major|severe) (?:\w+ )?(?:risk|issue|delay|concern|slippage)|will not|unlikely"
        r"|stalled|high risk|past (?:its )?(?:due|deadline)|delayed|failing|slipped",
    ),
    (
        "at risk",
        r"at risk|(?:some|minor|slight|possible|potential) (?:\w+ )?(?:risk|issue|delay|concern|slippage)|slippage"
        r"|may not|risk of|partial(?:ly)?|concern|issues?\b|caution|needs attention|drift|blocked|paused|on hold",
    ),
    (
        "complete",
        r"\bcompleted?\b|\bachieved\b|\bdone\b|\bclosed\b|\bembedded\b|\bfinished\b|\bdelivered\b|\bimplemented\b"
        r"|signed off|\bmet\b|fully in place|business as usual|\bbau\b",
    ),
    (
        "on track",
        r"in progress|progressing|under ?way|started|ongoing|good progress|in hand|as planned|active|commenced",
    ),
)
KEY_WORDS = frozenset(
    {
        *("key", "legend", "rag", "brag", "rating", "status", "colour", "definition", "meaning", "description", "code"),
        *(
            "progress",
            "guide",
            "explanation",
            "value",
            "bragg",
            "what",
            "it",
            "mean",
            "to",
            "the",
            "for",
            "of",
            "symbol",
        ),
    }
)
