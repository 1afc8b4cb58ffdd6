"""What an answer is wanted for: "for my 1:1 with the director", "ahead of board", "so I can brief the chair"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Ask, Dated, Filler, Noun
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.phrases import Phrases, word_of
from commands.language.spotting.references import Mentioned
from commands.language.spotting.themes import Themed
from store.query.model import Coloured, Is, Of, State

ENDS = ".?!;,"
_ARTICLES = """
    my the our a an his her this that next tomorrows todays mondays tuesdays weds wednesdays thurs thursdays fridays
    weeks months
"""
ARTICLES = frozenset(_ARTICLES.split())
_PURPOSES = """
    ministers paper papers spreadsheet tracker department press comms audience appraisal inspectorate regulators agency
    panel board boards meeting meetings minutes report reports chair auditor auditors inspector inspectors inspection
    ofsted file files record records committee cabinet scrutiny slide slides deck presentation supervision supervisions
    catchup 1to1 1to1s 1:1 1:1s 121 121s oneto one boss manager director members councillors adviser dfe diary notes
    exec executive ceo mp leader partners colleagues sheet pack packs regulator commissioner lead leads event session
    assembly dmt smt slt clt cmt emt lunch conference interview hearing challenge brief briefing email
    newsletter agenda appendix handover visit call review update huddle standup bulletin member councillor mayor mps
    governors governor advisers journalist reporter media chairs scrutineer grilling chief return returns
"""
PURPOSES = frozenset(_PURPOSES.split())
_BARE = """
    board boards cabinet scrutiny committee ofsted inspectors inspection minutes briefing supervision dfe members dmt
    smt slt clt cmt emt exec minister council governors audit appraisal qa comms planning reporting partners
"""
BARE = frozenset(_BARE.split())
"""Purposes that people name without an article."""
_AUDIENCES = (
    "senior|leadership|management|corporate|extended|divisional|departmental|directorate [leadership|management] team"
    " [meeting]",
    "chief exec|executive|officer",
    "lead member [for] [childrens|children] [services]",
    "overview and scrutiny [committee|panel]",
    "safeguarding|childrens partnership|board",
    "quality|performance|project|programme|steering|working|delivery|assurance|operational board|group|clinic|meeting"
    "|committee",
    "internal|external audit",
    "audit committee",
    "annual conversation",
    "monitoring|ofsted|inspection visit",
    "peer review|challenge team",
    "corporate parenting board|panel",
    "full council",
    "team|management|planning meeting|brief|day",
    "away day",
    "rag|highlight|exception|quarterly|monthly|weekly|progress|status report|return|update|reporting",
    "weekly|monthly|quarterly|quick|regular|daily update|catch|report|summary|note [up]",
    "catch up",
    "stand|pick|round|check|drop up|in",
    "board|meeting|scrutiny|cabinet|committee|exec pack|paper|papers|report|slides|deck|agenda|minutes",
    "one to one|ones",
    "1 to|2 1",
    "12pm|1pm|2pm|3pm|4pm|5pm|9am|10am|11am",
    "1|2|3|4|5|9|10|11|12 oclock",
    "planning|reporting|tracking|monitoring|assurance [purposes]",
    "improvement adviser|advisor|partner|commissioner",
)
HEARERS = frozenset(["team", "staff", "everyone", "people", "group", "round", "others", "them", "him", "her"])
AUDIENCES = Phrases(dict.fromkeys(_AUDIENCES))
_VERBS = (
    "see|meet|ring|phone|call|brief|update|tell|show|email|message|visit|face|warn|reassure|inform|advise|answer",
    "speak|talk|report|present|write|reply|respond|go|head|get|walk|pop|dial|sit [back] to|with|into|in|for|through",
    "take|put|give|send|share|submit|forward|circulate|raise|discuss|show|present|feed|use|quote|include|drop|paste|report"
    "|pass [it|this|them|that|these|something] [back|on|up|out|round] [to|with|in|into|at|through|for|before] [front]"
    " [of]",
)
HEARING: tuple[Phrases, ...] = tuple(
    Phrases({f"{lead} {verbs}": None for lead in leads for verbs in _VERBS})
    for leads in (
        ("to", "[just] [so] that|so [that] i|we|im|were [can|could|am|are] [able] [to]", "in order to"),
        ("before i|we", "when i|we", "before|when im|ive|were"),
    )
)
"""What is done with an answer: whoever is named behind these hears it."""
_DUTIES = "need needs needed have has had got going want wants supposed meant due like ought able way yet left still"
DUTIES = frozenset(_DUTIES.split())
"""Behind these, "to tell the chair" is what is to be done."""
LEADS = Phrases(
    dict.fromkeys(
        (
            "for",
            "ahead of",
            "before",
            "in time|readiness|preparation|prep for",
            "in advance of",
            "preparing|prepping|getting|as [ready|prep|preparation] for",
            "to prepare|prep|plan|get [ready] for",
        )
    )
)
SO_THAT = Phrases(
    dict.fromkeys(
        (
            "[just] so [that] i|we can|could|know|have|dont|am|are",
            "[just] so [that] im|ive|were|weve [not|all]",
            "as|since|given [that] im|ive|weve|were|i|we have|got|seeing|meeting|presenting|going|briefing|in|off",
            "to [help] chase|prioritise|follow [up|people|them|on]",
            "to [help] plan my|our|the",
            "in order to",
            "before i|we write|sign|press|submit|publish|file|finalise|draft|send|circulate|print|hit",
        )
    )
)
_MUST = "[need|want|have|got|gotta|going|gonna|am|are|must|should|will|would|like|plan|hope|wanna|ought] [like] [to]"
_WHOM = "them|em|each|everyone|everybody|people|these|those|him|her [all|both|people|owners|folk|each]"
MEETING = Phrases(
    dict.fromkeys(
        (
            "im|were|i|we [am|are|was|just|about|due|off|back] [to] [go] in|seeing|meeting|presenting|briefing|updating"
            "|writing|drafting|preparing|compiling|finishing|finalising|prepping|heading|into [to] [with|at|for|into]",
            "im|were [about|off|due] to see|meet|present|brief|update|speak|talk",
            "ive|weve|i|we [have|got|ve] [got] a|an|my|our|the meeting|call|catchup|1:1|121|supervision|session"
            "|briefing|review|slot|visit|lunch with|w|at",
        )
    )
)
"""Of whoever tells why they ask: "I'm in with the director at 11"."""
CALLING = Phrases(
    dict.fromkeys(
        (
            f"i|we|ill|id|well|im|were {_MUST} phone|ring|call|email|message|text|chase|nag|pester|contact|see|visit"
            f"|remind|nudge|approach|thank|congratulate [up] {_WHOM}",
            f"i|we|ill|id|well|im|were {_MUST} speak|talk|write|go|get [to] [to|with|round|after|hold] [of] {_WHOM}",
        )
    )
)
"""What the asker means to do with whoever the answer names: "I need to phone them today"."""
WANTED_NOW = Phrases(
    dict.fromkeys(
        (
            "for [first] today|tomorrow|later|tonight|thing [morning|afternoon|first] [thing]",
            "for this morning|afternoon",
            "by [the] close|end of play|business|today",
            "by cop|noon|lunch|lunchtime|teatime|midday|tonight|12|1pm|2pm|3pm|4pm|5pm|9am|10am|11am",
        )
    )
)
JOINED = frozenset(["with", "and", "at", "on", "in", "of", "to", "later", "today", "tomorrow"])
POLITE = frozenset(["please", "pls", "plz", "thanks", "thx", "ta", ""])
REQUESTS = frozenset(["can", "could", "please", "pls", "i", "what", "whats", "which", "how", "show", "give", "list"])
ASKING = frozenset(["what", "whats", "which", "how", "hows"])
"""A question that begins with one of these ends what is told before it, comma or none."""
MOST = 4


def purpose(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """Where a clause ends that begins at a place and tells what an answer is wanted for; 0 where none does."""
    words = [word_of(token) for token in tokens]
    if (now := WANTED_NOW.ends_at(words, place)) and _stands(meant) and _ends_there(tokens, now):
        return now
    for phrases in HEARING if words[place - 1 if place else 0] not in DUTIES else ():
        if (lead := phrases.ends_at(words, place)) and (end := _audience(tokens, words, lead, meant, hears=True)):
            return end
    if end := _told_beside(tokens, words, place, meant):
        return end
    if not (lead := LEADS.ends_at(words, place)) or not _may_lead(place, meant):
        return 0
    if words[place] == "ahead" and isinstance(_meaning(meant, place), DateMeaning) and _stands(meant):
        return meant[place].last if _ends_there(tokens, meant[place].last) else 0
    if words[place] == "before" and not _asks_how(meant) and not _stands(meant):
        return 0
    return _audience(tokens, words, lead, meant, hears=False)


def _may_lead(place: int, meant: dict[int, Span]) -> bool:
    """ "Progress for the covering report": the last word of what asks may lead up to what it is for."""
    span = meant.get(place)
    return span is None or span.first == place or (isinstance(span.meaning, Ask) and span.last == place + 1)


def _told_beside(tokens: Sequence[Token], words: Sequence[str], place: int, meant: dict[int, Span]) -> int:
    """ "I'm in with the director at 11", "so I can plan my week": where it holds nothing that is asked."""
    end = clause_end(tokens, place, ENDS)
    begins = place == 0 or tokens[place - 1].typed[-1:] in ENDS
    if begins and (lead := MEETING.ends_at(words, place)):
        end = next((at for at in range(lead, end) if words[at] in ASKING), end)
        if any(isinstance(_meaning(meant, at), Mentioned | Themed) for at in range(lead, end)):
            # "I'm seeing the director about C14, what is late": what it is about may be what is asked about.
            return 0
        named = any(isinstance(_meaning(meant, at), PeopleMeaning) or words[at] in PURPOSES for at in range(lead, end))
    elif begins and (lead := CALLING.ends_at(words, place)):
        named = not any(means(meant.get(at)) and not _is_day(meant[at]) for at in range(lead, end))
    else:
        lead = SO_THAT.ends_at(words, place) if place else 0
        named = lead > 0
    return end if named and not any(_conditions(meant.get(at)) for at in range(lead, end)) else 0


def _audience(tokens: Sequence[Token], words: Sequence[str], lead: int, meant: dict[int, Span], *, hears: bool) -> int:
    """Where it ends, if an occasion or somebody who hears an answer is named; 0 where none is."""
    at = lead
    while at < len(words) and words[at] in ARTICLES:
        at += 1
    articles, first, named = at > lead, at, False
    before = "before" in words[max(0, lead - MOST) : lead] and _asks_how(meant)
    while at < len(words) and at - first < MOST and words[at] not in REQUESTS:
        if ends := AUDIENCES.ends_at(words, at):
            at, named, first = ends, True, ends
        elif named and isinstance(_meaning(meant, at), DateMeaning) and (_stands(meant, open_too=True) or before):
            at = meant[at].last
        elif isinstance(_meaning(meant, at), PeopleMeaning) and (hears or named or _behind(tokens, meant[at])):
            at, named = meant[at].last, hears or named
        elif _tells(meant.get(at)) and not (hears and words[at] in PURPOSES):
            break
        else:
            known = PURPOSES | HEARERS if hears else PURPOSES if articles or words[at - 1] in ARTICLES else BARE
            at, named = at + 1, words[at] in known or (named and words[at] in (*POLITE, *JOINED, *ARTICLES, *PURPOSES))
        if tokens[at - 1].typed[-1:] in ENDS:
            break
    return at if named and _ends_there(tokens, at) else 0


def _ends_there(tokens: Sequence[Token], at: int) -> bool:
    return at == len(tokens) or tokens[at - 1].typed[-1:] in ENDS or word_of(tokens[at]) in REQUESTS | POLITE


def _meaning(meant: dict[int, Span], at: int) -> object:
    return meant[at].meaning if at in meant and meant[at].first == at else None


def _stands(meant: dict[int, Span], *, open_too: bool = False) -> bool:
    """Whether what is asked for is how something stands, so that a day beside it is when the answer is wanted."""
    meanings = [span.meaning for span in meant.values()]
    stands = any(
        isinstance(one, Coloured) or (isinstance(one, Is) and (open_too or State.OVERDUE in one.states))
        for one in meanings
    )
    return stands and not any(isinstance(one, Dated) for one in meanings)


def _asks_how(meant: dict[int, Span]) -> bool:
    return any(span.meaning in (Ask.STATUS, Ask.HOW) for span in meant.values())


def _tells(span: Span | None) -> bool:
    """A board that an answer goes to is not what is asked about."""
    of_boards = span is not None and isinstance(span.meaning, Noun) and span.meaning.of is Of.BOARDS
    return means(span) and not of_boards


def _is_day(span: Span) -> bool:
    return isinstance(span.meaning, DateMeaning)


def _conditions(span: Span | None) -> bool:
    return isinstance(span.meaning, Coloured | Is) if span is not None else False


def _behind(tokens: Sequence[Token], span: Span) -> bool:
    """ "For the DCS briefing": whoever is named there hears the answer, and owns nothing in it."""
    behind = tokens[span.last] if span.last < len(tokens) else None
    return behind is not None and word_of(behind) in PURPOSES


def clause_end(tokens: Sequence[Token], place: int, stops: str) -> int:
    return next((at + 1 for at in range(place, len(tokens)) if tokens[at].typed[-1:] in stops), len(tokens))


def means(span: Span | None) -> bool:
    """Whether it is a condition, or something of the plan."""
    if span is None or isinstance(span.meaning, Filler):
        return False
    return not (isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.ME)
