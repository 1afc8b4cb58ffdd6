"""Places where a child may be named: a capitalised word just where a name would stand.

Conservative, since it only warns: "brother Jack", "Amira, aged 7", "Tom's mum", "mother of Ella", "7-year-old Sam".
A name in small letters, or one that stands in no such company, is not noticed. Single letters ("Child A") hide a name
on purpose, words in capitals are abbreviations, and what follows an @ is a colleague. `NOT_NAMES` holds words that a
plan writes large in such places.
"""

import re
from collections.abc import Iterator

_NOT_NAMES = """
a act action actions adoption adult adults advocacy after all an and annual anyone appreciation april are as
assessment assessments at audit audits august autism autumn babies baby be before best board book both boy boys
britain british brother but by care carer carers case cases cce centre centred chair charter child childcare children
childrens christmas commissioner committee conference conferences consultation contact council council's court
criminal cse dad daughter death deaths december dental department detention development director directorate
disability disabled early easter education eid engagement england english everyone exploitation families family father
february first focused for forum foster fostering foundation friday friendly from girl girls government gran guarantee
guardian had has have he head health hearing help her his home home-school homes house how hub i if impact improvement
in in-care independent initial is it its january joint journey july june justice lead leadership leaver leavers
leaving level line living local london looked manager managers march may men mens mental minds missing monday mosaic
mother mum my nan needs neglect network no not november obesity observation october of officer ofsted on online only
or our outcome outcomes panel parent parents parliament participation partners partnership people performance
permanence person persons placement plan planning plans police poverty practice practitioner pregnancy programme
progress project protection provision pupil pupils quality ramadan record referral regional report residential
residents review reviews rights risk safeguarding safety saturday school schools scrutiny section self send senior
september service services sexual sexually shadow she short sibling siblings signs sister so social some son spring st
staff standards start statement strategic strategy students summer sunday supervision support sure survey system
systems team teams teenagers that the their them therapy there these they this those thresholds thursday to today
tracker training transition transitions trust tuesday twins under unit update victims views vision visits voice voices
was we wednesday welfare well-being wellbeing were what when where which who why will winter with women womens work
worker workers workforce workshop year you young your youth
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())

RELATED = (
    "child|boy|girl|baby|toddler|teenager|pupil|young person|(?:half-|step-?)?brother|(?:half-|step-?)?sister"
    "|(?:step)?son|(?:step)?daughter|siblings?|twins?|nephew|niece|grandson|granddaughter|children"
)
PARENT = (
    "mum|mam|mom|mummy|mother|dad|daddy|father|step-?mum|step-?mother|step-?dad|step-?father|parents?|gran|nan|nana|granny"
    "|grandmother|grandad|grandfather|grandparents?|auntie|aunt|uncle|brothers?|sisters?|siblings?|foster carers?"
)
NAME = r"(?<![@\w'-])(?P<name>[^\W\d_][\w'-]*[^\W\d_])"
ITS_NAME = r"(?<![@\w'-])(?P<name>[^\W\d_][\w-]*[^\W\d_])"
YEARS = r"(?:1[0-9]|[0-9])(?![0-9])"
AGE = rf"{YEARS}(?!\s*(?:to|-|and|or|\+|%))"

PATTERNS = tuple(
    re.compile(pattern, re.UNICODE)
    for pattern in (
        rf"\b(?:{RELATED})(?:,|\s+(?:is\s+)?(?:called|named))?\s+{NAME}",
        rf"(?:^|[.!?]\s+)(?i:{RELATED})(?:,|\s+(?:called|named))?\s+{NAME}",
        rf"{NAME}(?:,|\s+\(|,?\s+who\s+is|\s+is|\s+was)?\s*age[d]?\s+{AGE}",
        rf"{NAME}(?:,|\s+\(|,?\s+who\s+is|\s+is|\s+was)\s*{AGE}\s+years?\s+old",
        rf"\b{YEARS}[\s-]*years?[\s-]*old\s+{NAME}",
        rf"{ITS_NAME}'s?\s+(?:{PARENT})\b",
        rf"\b(?:{PARENT})\s+of\s+{NAME}",
    )
)
CUES: tuple[re.Pattern[str] | None, ...] = (
    None,
    None,
    re.compile(r"age[d]?\s+[0-9]"),
    re.compile(r"years?\s+old"),
    re.compile(r"years?[\s-]*old"),
    re.compile(r"'s?\s"),
    re.compile(r"\sof\s"),
)
"""What each of them holds and few words do, since they begin with a name and so are tried at each word."""


FULL = r"(?<![@\w'-])(?P<first>[^\W\d_][\w'’-]*[^\W\d_]) (?P<last>[^\W\d_][\w'’-]*[^\W\d_])(?![\w@])"
CASEWORK = (
    r"(?:(?:statutory|cp|lac|cin|child protection|home|supervised) visits?|chronolog(?:y|ies)|placements?|core groups?"
    r"|strat(?:egy)? meetings?|(?:lac|cin|cla|looked after) reviews?|s\.?47|section 47|conferences?|PEP|EHCP|contact"
    r"|case|assessments?|funding|episodes?:?|(?:supervision|care|emergency protection|recovery) orders?"
    r"|return (?:home )?interviews?|life story work"
    r"|(?:health|initial|single|social work|parenting) assessments?|legal planning meetings?|(?:care|pathway) plans?)"
)
DONE = "seen|visited|placed|moved|accommodated|assessed|reviewed|discussed|stepped (?:up|down)"
MOVED = "moved (?:placements?|schools?|in|out|back)"
OF_ONE = (
    r"(?:(?:[a-z-]+ ){0,2}panel|strat(?:egy)? (?:meeting|discussion)|core group|legal (?:planning meeting|gateway)"
    r"|icpc|rcpc|marac|mace)\b"
)
"""Where people talk of one child."""
GATHERING = rf"(?:{OF_ONE}|(?:(?:case )?conference|supervision)\b)"
"""Of these some are about a topic as well: "supervision on Critical Thinking"."""
TAKEN = (
    "(?:discussed|considered|heard|raised|tabled|reviewed|listed|referred|(?:re-?)?presented|escalated|deferred|taken"
    "|going|goes|went|gone|back|due)"
)
AGAIN = "(?:(?:was|is|were|has|have|been|to|be|being|will|not|yet|again|also|today|yesterday) ){0,4}"
AT = "(?:again |today |yesterday )?(?:at|in|to|by|for|during) (?:[a-z'’]+ ){0,3}?"
ABOUT = (
    "(?:(?:today|yesterday|held|was|has|took|place|then|also|re:?|regarding|concerning|about|for|on|of|discussed"
    "|considered|heard|reviewed|the|case) ){1,4}"
)
IN_CASEWORK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b{CASEWORK}(?: notes?| file)?,? (?:(?:for|of|on|to|with|about) )?){FULL}",
        rf"(?i:\b(?:closed|open|known) to social (?:care|work)[:,–-]? ?){FULL}",
        rf"(?i:\bdiscuss(?:ed|ing)|\bvisit(?:ed|ing)|\bplac(?:ed|ing)|\b(?:re)?assess(?:ed|ing)) {FULL}",
        rf"{FULL}(?:,|:| ?[–-])? (?i:{AGAIN}{TAKEN} (?:back )?{AT}{GATHERING})",
        rf"(?i:\b{TAKEN} ){FULL} (?i:{AT}{GATHERING})",
        rf"(?i:\b{OF_ONE}(?:,|:| ?[–-])? {ABOUT}){FULL}(?!,? \(?(?i:chair|lead|as|to|will|who)\b)",
        rf"{FULL}(?:(?<=['’]s)|:| ?[–-]|,) (?i:{GATHERING})",
        rf"{FULL} (?i:(?:was|is|has been|were) (?:not )?(?:yet )?(?:{DONE})|{MOVED})\b",
    )
)
"""A whole name where a child's would stand in what is said of casework."""
CASEWORK_CUE = re.compile(
    r"\b(?:visit|chronolog|placement|core|strat|lac|cin|cla|looked|s\.?47|section|conf|pep|ehcp|contact|case|assess|reassess"
    r"|fund|episode|supervis|care|emerg|recov|return|interv|life|health|initial|single|social|parent|legal|pathw|closed"
    r"|open|known|discuss|visit|plac|was|is|has|were|moved|panel|icpc|rcpc|marac|mace)",
    re.I,
)
"""With which each of them begins or ends."""
_OF_PLACES = """
academy agenda analysis assurance authority benchmark bi bid borough budget business cabinet calendar chief city
college commissioning communications council county dashboard data dataset department director document door east
edge excel executive feedback finance form forms framework front government great guidance hall head hospital house
induction intelligence lead learning letter letters liquidlogic little lodge lower microsoft ministry minutes model
multi-agency north offer officer operating paper papers park pathways pledge policies policy power procedure
procedures proposal protocol recruitment reference reports retention riding schedule scheme scorecard sharepoint
south standard sufficiency summary teams template terms thematic threshold toolkit university upper west yorkshire
"""
OF_PLACES = frozenset(_OF_PLACES.split())
"""Written large in names of places, bodies and posts, and in titles of papers."""


WHOSE = re.compile("['’]s$")


def whole_names(text: str) -> Iterator[tuple[int, int]]:
    """Whole names in casework. They may be colleagues', so whoever asks looks them up."""
    if CASEWORK_CUE.search(text) is None:
        return
    for pattern in IN_CASEWORK:
        for found in pattern.finditer(text):
            words = found["first"], found["last"]
            if all(_may_be_a_name(word) and word.lower() not in OF_PLACES for word in words):
                owner = len(found["last"]) - len(WHOSE.sub("", found["last"]))
                yield found.start("first"), found.end("last") - owner


def find(text: str) -> Iterator[tuple[int, int]]:
    for pattern, cue in zip(PATTERNS, CUES, strict=True):
        if cue is not None and cue.search(text) is None:
            continue
        for found in pattern.finditer(text):
            if _may_be_a_name(found["name"]):
                yield found.span("name")


def _may_be_a_name(word: str) -> bool:
    word = word.removesuffix("'s")
    return word[0].isupper() and not word[1:].isupper() and word.lower().rstrip("'") not in NOT_NAMES
