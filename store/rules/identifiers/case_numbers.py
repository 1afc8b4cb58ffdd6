"""Case numbers, as social-care systems print them and referral forms ask for them.

Sources: the Integrated Children's System's records ask for the "CSSR Case No."; councils' referral forms for an
"SSID No", an "LCS number" or a "Mosaic ID", after the system that the council runs. No one shape is common to them
all, so what counts is the word before the number. References of the plan itself (D1.2, rec 7, RK3) have too few digits
to be taken for one. A council whose numbers look otherwise hands patterns of its own to `identifiers_in`.
"""

import re
from collections.abc import Iterable, Iterator

SYSTEMS = (
    "LCS|ICS|EHM|IES|Liquidlogic|Mosaic|Framework-?i|Eclipse|Care ?First|Care ?Director|Azeus|Paris|RiO|SystmOne"
    "|Capita One|Synergy|SSID|SWIFT|CSSR"
)
"""Systems in which councils in England keep children's records."""
PEOPLE = (
    "case|child|client|person|people|family|service user|young person|pupil|patient|referral|record|file|social care"
)
NAMED = r"(?:[\s-]*(?:id|i\.d|no|nr|number|num|ref|reference|identifier)\b|\s*#)"
GAP = r"[\s.:;#=(/-]{0,8}(?:is\s+|was\s+)?"

GROUPS = r"[0-9]{1,3} [0-9]{3} [0-9]{3}|[0-9]{3}[ /.-][0-9]{3,4}(?:[ /.-][0-9]{1,4})?|[0-9](?:[ .-][0-9]){4,11}"
"""Three digits and more of them, or each by itself: no years and no list of counts."""
LONG = rf"[A-Z]{{0,4}}[-/ ]?(?:{GROUPS}|[0-9]{{2,4}}[-/][0-9]{{5,8}}|[0-9]{{5,12}})(?![0-9])"
"""Where nothing but the word before it says that it is a number of that kind: no year, no count of cases."""
COUNTED = r"[A-Z]{0,4}[-/]?(?:[0-9]{2,4}[-/][0-9]{5,8}|[0-9]{5,12})(?![0-9])"
"""Behind "cases", where "120/140" are two counts."""
SHORT = rf"[A-Z]{{0,4}}[-/]?(?:{GROUPS}|[0-9]{{2,4}}[-/][0-9]{{3,8}}|[0-9]{{4,12}})(?![0-9])"
"""Where it is called an ID or a number."""

PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:{SYSTEMS})(?:\s+(?:{PEOPLE}))?{NAMED}{GAP}{SHORT}",
        rf"\b(?:{SYSTEMS})(?:\s+(?:{PEOPLE}))?{GAP}{LONG}",
        rf"\b(?:{PEOPLE})(?:\s+(?:file|record))?{NAMED}{GAP}{SHORT}",
        rf"\bcase(?:\s+(?:file|record))?{GAP}{LONG}",
        rf"\bcases{GAP}{COUNTED}",
        rf"[/?&](?:{PEOPLE}|cases|persons|children|clients|families|pupils|records)[/=][0-9]{{4,12}}(?![0-9])",
        rf"\bref(?:erence)?(?:\s*(?:id|no|number))?\b\s*[.:#=]\s*{SHORT}",
        rf"\bref(?:erence)?(?:\s*(?:id|no|number))?\b{GAP}{LONG}",
    )
)
CUE = re.compile(
    r"[0-9]{5}|[0-9][ /.-][0-9]{3}|(?:[0-9][ .-]){4}[0-9]"
    r"|(?:(?:id|i\.d|no|nr|num(?:ber)?|ref(?:erence)?|identifier)\b|#).*[0-9]{4}",
    re.I | re.S,
)
"""What each of ours holds, and a year in a sentence does not."""


def find(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    if patterns is PATTERNS and CUE.search(text) is None:
        return
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield found.span()
