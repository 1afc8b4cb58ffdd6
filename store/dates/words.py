"""The grammar's vocabulary, kept as data."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

_COUNTED = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
"""
NUMBERS = {
    **{word: number for number, word in enumerate(_COUNTED.split(), start=1)},
    **{"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90},
}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}

MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
WEEKDAY = "(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + ")"
YEAR = r"'?(?P<year>(?:19|20|21)\d\d|\d\d)"
AMOUNT = r"(?P<amount>\d{1,4}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
UNIT = r"(?P<unit>working day|day|week|fortnight|month|year)s?"

# Words that stand where a date is expected and name no day. Searched in this order, each from the beginning.
NO_DAY = {
    "missing": r"(?:-+|n/?[ak]|none|nil|blank|unknown|redacted|withheld|not applicable|no date|not set|not stated"
    r"|\?+)?$",
    "to_be_confirmed": r"(?:tb[cad]\b|awaiting\b|date to follow"
    r"|not (?:yet )?(?:set|agreed|confirmed|known)\b"
    r"|to be (?:confirmed|agreed|determined|decided|advised|set|scheduled)\b)",
    "status": r"(?:completed?|done|achieved|closed|finished|in progress|on track|on target|at risk|delayed|overdue"
    r"|not started|not yet started|in place|underway|started|superseded|withdrawn|cancelled|commenced|launched|on hold"
    r"|paused|stalled"
    r"|business as usual|bau)\b",
    "immediate": r"(?:immediate(?:ly)?\b|with immediate effect|asap\b|a\.s\.a\.p"
    r"|as soon as (?:possible|practicable)|straight ?away)",
    "ongoing": r"(?:on-?going|on going|continuous(?:ly)?|continuing|continued|rolling|throughout|open-? ?ended)\b",
    "recurring": r"(?:daily|weekly|fortnightly|monthly|bi-?monthly|quarterly|termly|half-?yearly|six-?monthly"
    r"|bi-?annual(?:ly)?|annual(?:ly)?|yearly|every|each"
    r"|(?:once|twice|three times|\d{1,2} times|\d{1,2} x) (?:a|an|per|each|every)"
    r"|\w+ (?:each|every) (?:year|month|quarter|week|term)$"
    r"|half-? ?termly|(?:bi|two|three|four|six|\d{1,2})-? ?(?:weekly|monthly))\b",
}

# Tried last: what hangs on something else happening.
EVENT = re.compile(
    r"(?:next|following|after|before|at|once|when|upon|on|until|pending|subject to|prior to|post|pre|by|in line with"
    r"|linked to|dependent on|as per|within)\b.*[a-z]{3}|(?:spring|summer|autumn|winter) (?:half )?term\b"
    r"|.*\b(?:half[- ]term|easter|christmas)\b"
    r"|(?:[a-z']+ ){1,4}(?:board|meeting|panel|committee|cabinet|conference)$"
)
