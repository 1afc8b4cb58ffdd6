"""Words that tell what befell one child or family, though they hold no number: "a boy in our unit broke his arm".

Each rule needs two signs in one sentence: somebody who is one, and an event, a place, a surname or an age beside them.
What is said of children in general is the plan's daily bread and is let pass: "12 about 11 to 15 year olds", "when a
child goes missing", "the child's voice", "our family hub". So is what befell a colleague's own family.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from store.rules.identifiers.names import NOT_NAMES

Place = tuple[int, int]

SENTENCE = re.compile(r"(?:[^.;!?\n]|\.(?=\w)|(?<=\b[A-Z])\.)+")
"""Up to its end; the stop of an initial or a date ends none."""
AWAY = re.compile(
    r"\b(?:(?<!kicking )(?<!kicked )(?<!went )(?<!ran )(?<!set )off|leave|funeral|cover(?:s|ing)|bereave\w+"
    r"|back (?:on|in(?! (?:the (?:house|home|family)|his|her|their|contact)))|out of office|sick)\b",
    re.I,
)
"""A colleague is away, so "her mum" is the colleague's."""
SHORTEST = 12
"""Signs: who it is and what befell them."""
FAR = 70
"""Signs between somebody and what befell them, at most."""

CHILD = (
    "child|kid|boy|girl|lad|lass|baby|toddler|infant|newborn|teenager|teen|youngster|pupil|young (?:person|man|woman)"
    "|yp|care leaver|(?:young|old)(?:er|est) resident|sibling|brother|sister|son|daughter|twin|nephew|niece|grandson"
    "|granddaughter"
)
CHILDREN = "children|kids|boys|girls|lads|teenagers|pupils|siblings|twins|babies|young people|care leavers|families"
RELATED = "brothers|sisters|siblings|twins"
KIN = (
    "mum|mam|mom|mummy|mother|dad|daddy|father|step-?(?:mum|mother|dad|father)|nan|gran|granny"
    "|grand(?:mother|father|ma|dad)|auntie|aunt|uncle"
)
ONE = "a|an|one|another|this|that|the|our"
THEIRS = "his|her|their"
BETWEEN = (
    r"(?:(?!(?:of|for|in|on|to|every|each|any|no|per|with|by|about|and|or|from|at|all|that|which|who|as|is|was)\b)"
    r"[\w'-]+,? ){0,3}?"
)
"""Words between "a" and "child" that leave it one: "a very worried 14-year-old child", not "a list of every child"."""
IN_GENERAL = "".join(
    rf"(?<!\b{word} )" for word in ("if", "when", "where", "until", "unless", "once", "whenever", "whether", "time")
)
NO_THING = (
    r"(?!['’]|s['’]| (?:protection|in need|care|development|deaths?|criminal|sexual|exploitation|health|safety|minders?"
    r"|friendly|poverty|and famil\w+|centred|level|permanence|plans?|practice|support|participation|workers?|advocates?"
    r"|champions?|injury|panels?|groups?|surveys?|guides?|councils?|teams?|assessments?|records?|journeys?|units?|clinics?)\b)"
)
"""Behind "child" or "family" in the name of something else: "a child protection chair"."""
NO_FAMILY_THING = (
    r"(?!['’]| (?:assessments?|support|hubs?|groups?|courts?|time|networks?|help|centres?|front|plans?|safeguarding"
    r"|justice|solutions|members?|services?|workers?|practitioners?|first|friendly|meetings?|information|finding|links?"
    r"|models?|programmes?|approach\w*|offers?|constellations?|nurses?|therapy|start|tree|days?|actions?|work|interventions?|teams?|strand|milestones?|one|of|and)\b)"
)
SOMEBODY = (
    rf"{IN_GENERAL}\b(?:{ONE}) {BETWEEN}(?:{CHILD})\b{NO_THING}",
    rf"\bone of (?:our|the|my|your|these|those) (?:\w+ ){{0,2}}?(?:{CHILDREN}|residents)\b",
    rf"{IN_GENERAL}\b(?:the|this|that|one|another|a|our) family\b{NO_FAMILY_THING}",
    rf"(?:^|[,:-] ?)(?:(?!(?:{THEIRS}|my|your|no|every|each|any|per|for|of)\b)[\w'-]{{1,30}} )?(?:{CHILD})\b{NO_THING}",
    rf"\b(?:two|three|four|both|the|these|those) (?:[\w-]+ )?(?:{RELATED})\b{NO_THING}",
    rf"\b(?:my|our) (?:foster (?:child|son|daughter)|(?:{CHILD}) in (?:foster )?care)\b",
    rf"{IN_GENERAL}\b(?:a|one|another|this|that|the) (?:\w+ )?(?:{KIN})\b{NO_THING}(?! (?:and|or)\b)",
)
OF_SOMEBODY = (
    rf"\b(?:{THEIRS}) (?:[\w-]+ ){{0,2}}?(?:{CHILD}|{KIN})\b(?!['’])",
    rf"(?:^|[,:-] ?|\b(?:because|so|and|but|as|since|the) )(?:{KIN})\b(?!['’]| and (?:baby|toddler|child))",
    rf"\b(?:my|our|the|an?) [\w-]+['’]s (?:{CHILD})\b{NO_THING}",
    rf"\b(?:parents?|carers?|{KIN}) of (?:(?:{ONE}) )?(?:{CHILD})\b{NO_THING}",
    rf"\b(?:{THEIRS}) (?:[\w-]+ )?carers?\b(?!['’]| (?:strategy|offer|training|surveys?|reviews?"
    r"|actions?|milestones?|groups?|forum|lead|team|support|hub|pack|guide)\b)",
)
"""A child's or a colleague's."""

WHEN = (
    r"\d|january|february|march|april|may|june|july|august|sept|oct|nov|dec|next|later|spring|summer|autumn|winter"
    r"|\w+day"
)
SUFFERED = (
    "hurt|injured|abused|neglected|groomed|exploited|trafficked|raped|arrested|charged|excluded|expelled|sectioned"
    "|bullied|bitten|burnt|burned|beaten|hit|assaulted|attacked|stabbed|bruised|removed|taken|admitted|rushed|moved out"
    "|moved from|found|returned home|evicted|born|picked up|adopted|remanded|sexually|placed with|placed in"
)
EVENT = (
    r"\b(?:set fire|born (?:last|on|in|yesterday|today|this)|has no (?:bed|home|placement)"
    r"|broke (?:his|her|their|an?)|fell|bit|punched|kicked|attacked|assaulted|stabbed|died|drowned|collapsed"
    r"|absconded|r[au]n(?:ning)? (?:away|off)|(?:went|gone|is|still) missing|missing since"
    r"|missing from (?!care\b|home\b|education\b)|disclosed|alleged|overdosed?"
    r"|(?:tried|attempted|threaten\w*|wants?) to (?:kill|harm|hurt|hang|jump|die|end)|kill (?:him|her|them)sel\w+"
    r"|hanged"
    r"|burns?\b|scars?\b|moved (?:in)?to (?:\w+ )?(?:separate|another|different|new|foster|residential) (?:homes?"
    r"|carers?|placements?|unit|family|families)|(?:has|have) had (?:\w+ )?(?:\w+ )?social workers?"
    r"|self-? ?harm(?:ed|ing|s)?|cut (?:him|her|them)sel\w+|hit (?:a|an|his|her|their|another|one|staff|some\w+)"
    rf"|(?:was|were|been|got|being) (?:{SUFFERED})|(?:in|from) (?:hospital|custody|a&e)|pregnant|suicidal|unsafe"
    rf"|been moved\b(?! (?:to|until|from) (?:\w+ )?(?:{WHEN}))"
    r"|not safe|at risk of (?:harm|abuse|being)|c[ao]me into care|turned up|section 47|s\.?47\b"
    r"|told (?:us|me|her|his|staff|school|a)|bruis\w+|injur\w+|allegations?|touch(?:es|ed)"
    r"|(?:hits|hurts|beats|abuses) |moved (?:in|out|placement|school|away)|threatened|homeless"
    r"|evicted|(?:not|n't|never) been seen|in crisis|(?:not|n't) (?:eating|sleeping|attending|want|go|let|engage)\w*"
    r"|refus(?:ed|es|ing)|lives? (?:with|at|on)|prison"
    r"|needs? (?:(?:a|an|new|urgent) ){0,2}(?:strat\b|strategy|placement|foster|emergency))"
)
KIN_EVENT = (
    r"\b(?:has|have|had|is|was|says?|said|wants?|won't|hit|left|took|told|died|drinks?|uses|rang|came|went|keeps?|rings|phoned?|phones|texted|texts|e-?mailed|wrote|refuses"
    r"|can['’]?t|cannot|consented|agreed|signed|complained|called|did not|didn't|doesn't"
    r"|relocated|moved|objects|back (?:in|with|at))\b"
)
CIRCUMSTANCE = (
    r"\b(?:drinks?|drinking|alcohol\w*|drugs?|us(?:es|ing) (?:again|heroin|cannabis|cocaine|substances)|prison|custody"
    r"|remand|on bail|probation|arrest\w*|mental(?:ly)?|depress\w+|ill|unwell|illness|cancer|died|dead|dying"
    r"|violen\w+|abus\w+|relapsed|rehab|detox|sectioned|homeless|evicted|refuge|deported|asylum|in debt"
    r"|left (?:home|him|her|them)|new partner|lost (?:his|her|their) (?:job|home|flat|house)|disabilit\w+|pregnant)\b"
)
"""What a named child's family is told of. Less than this beside a name in large letters may be a colleague's."""
STREET = (
    r"(?:lane|road|street|avenue|close|drive|crescent|terrace|gardens|grove|place|square|hill|row|mews|walk|green"
    r"|estate|court|way)\b"
)
IN_STREET = (
    r"\b(?:on|at|in|from|of|to) (?:the )?(?:(?:number |flat )?\d+\w?,? )?(?:(?!the\b|a\b|our\b)[\w'’-]+ ){1,2}"
    rf"{STREET}"
)
NUMBERED = rf"\b\d{{1,3}}[a-z]? (?:[a-z'’-]+ ){{1,2}}{STREET}"
LIVING = re.compile(rf"\b(?:visit(?:ed|s)?|lives?|living|placement|family|household|{CHILD}|{CHILDREN}|{KIN})\b", re.I)

_NUMBER = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
YEARS = rf"(?:1[0-9]|[1-9]|{_NUMBER})"
OLD = rf"(?:{YEARS}[ -]?(?:years?|yrs?|months?|weeks?)[ -]old|{YEARS} ?(?:yo|y/o|yrs?))\b(?!s)"
NOT_SURNAMES = (
    "whole|wider|extended|foster|birth|adoptive|kinship|same|other|first|last|next|each|every|step|own|blended"
    "|immediate|nuclear|local|single|lone|new|working|host|young|large|refugee|traveller|parent|help|early|supporting"
    "|think|and|or|to|of|in|on|for|with|strong|right|child|children's|particular|affected|entire|vulnerable|military"
    "|royal|services|intensive|functional|only|one|two|looked|second|third|current|previous|average|typical|complex"
    "|relevant|involved|professional|draft|final|start|mental|support|council|good|better|big|small|old|online|virtual"
)
ENOUGH = (
    rf"\bthe (?!(?:{NOT_SURNAMES})\b)[a-z][a-z'-]+ family\b{NO_FAMILY_THING}",
    rf"\b(?:{ONE}|{THEIRS}) (?:\w+ ){{0,2}}?{OLD}"
    rf"(?= (?:{CHILD}|tonight|today|tomorrow|now|who|whose|in|from|with|on|at|is|was|has|had|went|r[au]n|broke|needs"
    r"|called|placed)\b| ?$| ?[,:)])",
    rf"\b{OLD} (?:(?:{CHILD})\b{NO_THING}|(?:fe)?male\b|resident\b)",
    rf"(?:^|[,:-] ?){OLD}(?= (?:at|from|has|had|in (?-i:[A-Z])|is|needs|was|who)\b)",
    r"(?<!\bevery )(?<!\beach )(?<!\bany )\b(?:boy|girl|lad|lass|baby|toddler|teenager|brother|sister|son|daughter)"
    rf",? aged? {YEARS}\b(?! ?(?:to|and|or|-|[+]|plus|months? to)(?!\w))",
    r"\bunborn (?:baby|child|twins?) of (?:a|the|this|that|our)\b",
    rf"\b(?:{ONE}) (?:(?:{CHILD})['’]s|(?:{RELATED}|{CHILDREN})['’]) (?:{KIN})\b",
    rf"\b(?:two|three|four|both|the) (?:{RELATED}|boys|girls|children),? aged {YEARS} and {YEARS}\b",
    rf"\b(?:visit(?:ed|ing)?|saw|met(?: with)?|rang|spoke (?:to|with)|contacted|phoned) (?:{KIN})\b",
    rf"\b(?:the|this|that) {BETWEEN}(?:{CHILD})\b{NO_THING} (?:who |that |whom )?(?:we|i|you|they) "
    r"(?:\w+ )?(?:talked|spoke|discuss\w+|mention\w+|saw|visit\w+|met|rais\w+|plac\w+|moved|review\w+|refer\w+)\b",
    rf"\b(?:is|was) (?:the|this|that) (?:\w+ )?(?:{CHILD})\b{NO_THING} (?:still )?"
    r"(?:on|at|in|with|under|home|ok|okay|safe)\b",
    r"\b(?:his|her) (?:\w+ )?placements? (?:has |have |is |was )?(?:be(?:en|ing) )?"
    r"(?:br(?:o|ea)k|end|fail|disrupt)\w*",
    rf"\b(?:(?:case|social (?:work|care)) (?:notes?|files?|records?|histor(?:y|ies))"
    rf"|chronolog(?:y|ies)|genograms?) (?:for|of|on|about) (?:a|an|one|this|that|the|my) {BETWEEN}"
    rf"(?:{CHILD}|family|mother|father|parent)\b{NO_FAMILY_THING}",
    rf"\b(?:address|phone number|contact details|whereabouts|mobile) (?:of|for) (?:[\w-]+ ){{0,5}}?(?:a|this|that|the) "
    rf"{BETWEEN}(?:{CHILD})\b{NO_THING}",
    rf"\b(?:pull|look|bring|call)(?:ing)? up (?:me )?(?:a|an|one|this|that|the|my) {BETWEEN}(?:{CHILD}|family)"
    r"(?:['’]?s)? (?:file|record|note|case|detail|histor|chronolog|address)\w*",
    rf"(?<!\bmy )(?<!\bour )\b(?:grandparents?|{KIN}) (?:have |has |had )?(?:asked|asks?|wants?|said|told|agreed)"
    r" (?:[\w-]+ ){0,3}?(?:he|she|him|her)\b",
    r"(?<!\bor )\b(?:his|her) (?:(?:own|new|last|previous) )?(?:social worker|foster carers?)\b",
    rf"\b(?:he|she)(?: is|['’]s| was) (?:only |just |nearly )?{YEARS}(?= and\b| years\b|,| ?$)",
    r"\bstrat(?:egy)? (?:meeting |discussion )?(?:on|for|about) "
    rf"(?:(?:him|her|them)\b|(?:{ONE}) {BETWEEN}(?:{CHILD})\b)",
)
KIN_OF = (
    r"\b(?P<given>[a-z][\w-]{2,20}?)(?P<mark>['’]?)s (?:(?:step|foster|birth|new|own)[ -]?){0,2}"
    rf"(?:{KIN}|(?:foster )?carers?)\b(?!['’])"
)
"""In small letters or without an apostrophe: "jaydens mum". Of "Tom's mum" more has to be told; a name is doubted."""
OF_KIN = rf"(?<!\bmy )(?<!\bour )\b(?:{KIN})['’]?s (?:new )?(?:solicitor|partner|boyfriend|girlfriend|ex)\b"
_NOT_WHOSE = """
admin analyst assistant auditor author boss builder chair clerk coach colleague consultant deputy designer developer
director facilitator head lawyer lead moderator officer organiser planner presenter printer secretary speaker supplier
trainer vendor worker
agency alway authority council colleague doe it manager minu perhap plu service sometime staff team thi today toward
trust unles yesterday
"""
NOT_WHOSE = NOT_NAMES | frozenset(_NOT_WHOSE.split())
"""Before an s and somebody's mum, these name no child."""
NAMED = (
    rf"\b(?i:the|that|this|our|one) (?:[a-z]+ )?(?:{CHILD}|{RELATED}) (?:at|from|in) (?P<own>[A-Z][a-z]{{2,}})\b",
    r"(?:^|[,:] |\b(?:because|and|but|so|as|since) )(?:boy|girl|lad|lass|baby|teenager) (?:at|from|in)"
    r" (?P<own>[A-Z][a-z]{2,})\b",
    r"\b[Tt]he (?P<own>[A-Z][\w'’-]*[a-z])(?:['’]s)? "
    rf"(?:family\b{NO_FAMILY_THING}|(?:household|siblings|twins|children|kids|boys|girls|brothers|sisters|baby)\b)",
    r"\b(?i:family|siblings|twins|household) (?:called|named) [A-Z][a-z]+",
    rf"\b[A-Z]\.?[A-Z]\.?,? \(?(?i:aged? {YEARS}\b|{OLD})",
    r"\b[A-Z]\.?[A-Z]\.?, (?:1[0-9]|[1-9]), (?i:who|has|is|was|ran|went)\b",
    r"\b(?P<given>[A-Z][a-z]+)(?: [A-Z][a-z]+)?(?:, (?:1[0-7]|[1-9]),| \((?:1[0-7]|[1-9])\)) "
    r"(?i:who|has|is|was|ran|went|from)\b",
    r"\b(?:[Ll]ittle|[Bb]aby) (?P<given>[A-Z][a-z]+)\b"
    r"(?! (?:[Ss]cheme|[Pp]roject|[Pp]rogramme|[Cc]linic|[Gg]roup|[Ss]ervice|[Pp]athway|[Ii]nitiative)s?\b)",
    r"\b(?i:the (?:foster carers?|social worker|guardian|key ?worker) (?:for|of)) (?P<given>[A-Z][a-z]+)\b",
    r"\b(?i:when was|is|has) (?P<given>[A-Z][a-z]+)(?: [A-Z][a-z]+)? (?i:last seen|been (?:seen|found)\b"
    r"|still missing ?$|missing from (?:home|care|school|placement))",
    r"\b(?P<given>[A-Z][a-z]+) [A-Z][a-z]+['’]s (?:case|placement|chronology|social worker|foster\w*|contact)\b",
    r"\b[Tt]he (?P<own>[A-Z]['’\w]*[a-z]) case\b"
    r"(?! (?:management|record\w*|files?|audits?|work|system|tracker|stud\w+|notes?))",
    r"\b(?:[Aa]|[Oo]ne|[Tt]he|[Tt]hat|[Tt]his) family (?:in|on|from|at) (?P<own>[A-Z][a-z]+)\b",
    r"\b(?i:moved?|placed?|removed?|accommodated?) (?P<given>[A-Z][a-z]+)\b[^.;!?\n]{1,25}"
    r"\b(?i:placement|foster|carers?|hospital|care|refuge|children['’]s home)\b",
    # Parents are called so, in small letters as often as not.
    r"\b(?i:mrs?|ms|miss)\.? (?P<given>[A-Za-z][\w'’-]{2,}) (?i:says?|said|rang|called|phoned|wants?|complained|keeps?"
    r"|refus\w+|told)\b[^.;!?\n]{0,60}\b(?i:visit\w*|placement|children|child|kids?|son|daughter|contact|custody)\b",
    r"(?<!^)\b(?P<person>[A-Z][a-z]+)(?: [A-Z][a-z]+)? (?:has |have |had |is |was )?(?i:absconded|self-? ?harmed"
    r"|(?:went|gone) missing|disclosed|ran away|overdosed"
    r"|(?:been )?(?:taken into care|excluded from|sectioned|arrested)"
    r"|needs? (?:an? )?(?:strat\b|strategy|section 47|s\.?47))",
)
GENERAL = frozenset(
    f"{NOT_SURNAMES}|business|strengthening|troubled|social|disabled|missing|unaccompanied|mockingbird".split("|")
)
"""Words written large before "family" or "children" that are no surname."""


CUE = re.compile(
    r"child|kid|boy|girl|lad|lass|bab(?:y|ies)|toddler|infant|newborn|teen|youngster|pupil|young|yp\b|leaver|sibling"
    r"|brother|sister|son\b|daughter|twin|nephew|niece|m[aou]m|mother|dad|father|nan\b|gran|aunt|uncle|famil|parent"
    r"|carer|resident|household|\bold\b|[0-9] ?y|y/o|aged|, [0-9]|[(][0-9]|\b(?:he|she|his|her|him|their|them)\b"
    r"|little|guardian|worker|missing|seen|been found|['’]s (?:case|place|chron|foster|contact)|\bcase\b|strat|47"
    r"|plac|hospital|refuge|\bmrs?\b|\bms\b|\bmiss\b|abscond|harmed|disclosed|ran away|overdosed|excluded|sectioned"
    r"|arrested|lane|road|street|avenue|close|drive|crescent|terrace|gardens|grove|square|mews|estate|court|place",
    re.I,
)
"""What each rule needs one of, and what most words of a document do not hold."""


@cache
def _pattern(*alternatives: str) -> re.Pattern[str]:
    """Compiled when words are first looked over, as those of births are."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.I)


@cache
def _named() -> list[re.Pattern[str]]:
    return [re.compile(one) for one in NAMED]


def find(text: str, known: Callable[[str], bool] = lambda name: False) -> Iterator[Place]:
    """Places in which one child or family is told of.

    Args:
        known: whether a name is a colleague's.
    """
    if len(text) < SHORTEST or CUE.search(text) is None:
        return
    for sentence in SENTENCE.finditer(text):
        said = sentence[0].lstrip()
        yield from _in_sentence(said.rstrip(), sentence.end() - len(said), known)


def _in_sentence(words: str, start: int, known: Callable[[str], bool]) -> Iterator[Place]:
    away = AWAY.search(words)
    for found in _pattern(*ENOUGH).finditer(words):
        yield start + found.start(), start + found.end()
    for found in _pattern(*SOMEBODY).finditer(words):
        yield from _befallen(words, found, start)
    if not away:
        yield from _of_somebody(words, start, known)
    for found in _pattern(NUMBERED).finditer(words):
        if LIVING.search(words):
            yield start + found.start(), start + found.end()
    for pattern in _named():
        for found in pattern.finditer(words):
            names = {kind: name.lower() for kind, name in found.groupdict().items() if name}
            colleague = any(known(name) for kind, name in names.items() if kind != "own")
            if not colleague and GENERAL.isdisjoint(names.values()) and NOT_NAMES.isdisjoint(names.values()):
                yield start + found.start(), start + found.end()


def _of_somebody(words: str, start: int, known: Callable[[str], bool]) -> Iterator[Place]:
    """What a child's family is told of; where a colleague is away, it is the colleague's."""
    for found in _pattern(*OF_SOMEBODY).finditer(words):
        yield from _befallen(words, found, start)
    for found in _pattern(OF_KIN).finditer(words):
        yield start + found.start(), start + found.end()
    for found in _pattern(KIN_OF).finditer(words):
        name = found["given"]
        possible = name[0].isupper() and found["mark"]
        if NOT_WHOSE.isdisjoint({name.lower(), f"{name.lower()}s"}) and not known(name):
            yield from _befallen(words, found, start, CIRCUMSTANCE if possible else KIN_EVENT)


def _befallen(words: str, somebody: re.Match[str], start: int, of_kin: str = KIN_EVENT) -> Iterator[Place]:
    behind = words[somebody.end() : somebody.end() + FAR]
    kin = _pattern(rf"\b(?:{KIN}|parents?|carers?)\b").search(somebody[0])
    signs = (EVENT, IN_STREET, of_kin) if kin else (EVENT, IN_STREET)
    if sign := _pattern(*signs).search(behind):
        yield start + somebody.start(), start + somebody.end() + sign.end()
