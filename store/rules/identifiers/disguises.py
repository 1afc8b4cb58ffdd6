"""A child or family behind initials, a first name with an age, a label with figures, or an allegation.

Each pattern needs a sign beside the name: "AB (14) moved", "J.M.'s mum", "an allegation against Mr Peters". What is in
large letters may be a post or a service, so initials alone tell nothing.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from store.rules.identifiers.names import NOT_NAMES

Place = tuple[int, int]

_KIN = (
    "mum|mam|mom|mother|dad|father|step-?(?:mum|mother|dad|father)|nan|gran|granny|grand(?:mother|father|parents?)|aunt"
    "|auntie|uncle|parents?|siblings?|brothers?|sisters?|twin"
)
_INITIALS = r"\b[A-Z]\.?[A-Z]\.?"
_AGE = r"(?:1[0-8]|[1-9])(?: ?(?i:yrs?|yo|y/o|years?))?"
_NAME = r"(?P<given>[A-Z][a-z]+)"
_BEFELL = (
    "went missing|is missing|missing again|ran away|ran off|absconded|arrested|assaulted|groomed|in hospital"
    r"|taken into care|came into care|overdosed|self-?harm\w*|pregnant"
)
"""What befalls a child, and no piece of work."""
_ADULT = (
    "teacher|foster carer|carer|coach|teaching assistant|nursery (?:worker|nurse)|head ?teacher|childminder|taxi driver"
    "|youth worker|social worker|support worker|key ?worker|priest|imam|vicar|tutor|volunteer|member of staff"
    "|staff member|colleague|school (?:worker|governor)"
)
_CARE = (
    r"placement|foster (?:carers?|placement)|social worker|care plan|strat(?:egy)? (?:meeting|discussion)"
    r"|looked after review|chronology|disclosure|adoption|contact arrangements|school place|bruis\w+"
)
PATTERNS = (
    rf"\b[A-Z]['’]s (?i:{_KIN})\b(?! (?:and|or)\b)",
    rf"\b(?i:the|that|this) (?:\w+ )?(?i:{_ADULT}) (?i:case|allegation)\b",
    rf"{_INITIALS}['’]s (?:\w+ )?(?i:{_KIN}|carers?|placement|foster \w+)\b",
    rf"{_INITIALS},? \({_AGE}\)(?= (?i:is|has|was|who|moved|went|ran|needs|came|remains|placed|left|absconded)\b)",
    rf"\b{_NAME}(?: [A-Z]\w*)? \({_AGE}\)(?= (?i:moved|placed|came|left|needs|remains|absconded|disclosed)\b)",
    rf"\b{_NAME}(?: [A-Z]\w*)?,? \({_AGE}\)[^.;!?]{{0,60}}?\b(?i:{_BEFELL})\b",
    r"\b(?i:allegations?|complaints?|referrals?|disclosures?) (?i:against|about|involving|on|re|regarding)"
    r" (?i:mr|mrs|ms|miss|dr|fr|father|coach)\.? [A-Z]",
    r"\b(?i:an|the|this|that|another|one|new|lado|a|recent) (?i:allegation|referral|disclosure)"
    rf" (?i:against|about|involving|on|regarding) (?i:an?|the|one|our|this|that) (?:\w+ ){{0,2}}?(?i:{_ADULT})\b",
    rf"\b(?i:(?:foster )?carers?|guardian|placement|contact) (?i:for|of) {_NAME}(?: [A-Z]\w*)?"
    r" (?i:gave|has|have|is|was|broke|wants?|needs?|gives|ended|said|says|fell)\b",
    rf"\b{_NAME}['’]s (?i:{_CARE})\b",
    rf"\b{_NAME},? (?:(?i:who|was|is) ){{0,2}}(?i:last seen)\b",
    rf"\b{_NAME}(?: [A-Z]\.?)?,? (?i:he|she|they)(?:['’]s|['’]re| is| are| was) (?i:back )?(?i:in|on|at|with)"
    r" (?i:custody|hospital|care|remand|prison|foster|a refuge|secure|residential|police)\b",
    r"\b(?i:upn|nhs(?: no\.?| number)?|national insurance(?: no\.?| number)?)[:#]? ?[A-Z]?\d[\d -]{5,}",
)
_NOBODY = """
    council board ofsted team service court authority agency partner partnership trust department england wales health
    police school schools panel hub unit programme project region county city improvement monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december
"""
NOBODY = frozenset(_NOBODY.split()) | NOT_NAMES
"""Words in large letters that name no child."""
CUE = re.compile(
    r"['’]s |\([1-9]|alleg|complain|referral|disclos|carers?|guardian|placement|contact|last seen|\b(?:s?he|they)\b"
    r"|upn|nhs|insurance|case",
    re.I,
)


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(one) for one in PATTERNS]


def find(text: str, known: Callable[[str], bool] = lambda name: False) -> Iterator[Place]:
    """Args: known: whether a name is a colleague's."""
    if CUE.search(text) is None:
        return
    for pattern in _patterns():
        for found in pattern.finditer(text):
            name = (found.groupdict().get("given") or "").lower()
            if not name or (name not in NOBODY and not known(name)):
                yield found.start(), found.end()
