"""Clauses that ask nothing: whom an answer is for, and why it is wanted."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Filler, Noun
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.phrases import word_of
from store.query.model import Of

BECAUSE = frozenset(["because", "cos", "cause", "coz"])
ENDS = ".?!;,"
OF_ITEMS = frozenset(["owner", "owners", "date", "dates", "deadline", "deadlines", "nobody", "noone"])
"""Words of a reason that is told of items."""
_OPENERS = "i im ive id we weve were its"
OPENERS = frozenset(_OPENERS.split())
_ARTICLES = """
    my the our a an his her this that next tomorrows todays mondays tuesdays weds wednesdays thurs thursdays fridays
    weeks months
"""
ARTICLES = frozenset(_ARTICLES.split())
_PURPOSES = """
    ministers paper papers
    panel board boards meeting meetings minutes report reports chair auditor auditors inspector inspectors inspection
    ofsted file files record records committee cabinet scrutiny slide slides deck presentation supervision supervisions
    catchup 1to1 1to1s 1:1 1:1s 121 121s oneto one boss manager director members councillors adviser dfe diary notes
    exec executive ceo mp leader partners colleagues sheet pack packs regulator commissioner lead leads event session
    assembly dmt smt slt clt cmt lunch conference interview hearing challenge brief briefing email
    newsletter agenda appendix handover visit call review update huddle standup bulletin
"""
PURPOSES = frozenset(_PURPOSES.split())
_BARE = """
    board boards cabinet scrutiny committee ofsted inspectors inspection minutes briefing supervision dfe members dmt
    smt slt clt cmt minister council governors
"""
BARE = frozenset(_BARE.split())
"""Purposes that people name without an article."""
_SIGNS = """
    back here coming visiting visit meeting meets meet today tonight tomorrow at next out go goes going due ahead prep
    preparing prepping walking heading off away got have having need needs wants asked asking ask later soon shortly
"""
SIGNS = frozenset(_SIGNS.split())
"""Words beside an occasion that tell when it is, or that it comes."""
LEADS: tuple[tuple[str, ...], ...] = (("for",), ("ahead", "of"), *(("in", way, "for") for way in ("time", "readiness")))
LEADS += (("in", "advance", "of"),)
LEADS += tuple(("to", verb, to) for verb in ("take", "go", "put", "send", "give") for to in ("to", "in", "into"))
MOST_LEADING = 3
POLITE = frozenset(["please", "pls", "plz", "thanks", "thx", "ta", ""])
BESIDE = ".?!;,:"
MOST_BESIDE = 7
"""Words of a clause beside the question that names an occasion."""
REQUESTS = frozenset(["can", "could", "please", "pls", "i", "what", "whats", "which", "how", "show", "give", "list"])
MOST = 4
_WANT = ("want", "wants", "wanted", "would like", "is after", "are after", "asks", "asked", "requested", "expects")
_ASK = ("asking", "asked", "requested", "chasing")
_HAS = ("is", "are", "was", "were", "has", "have", "had", "keeps", "keep", "has been", "have been", "just")
_NEED = ("needs to know", "need to know", "needs to see", "need to see", "needs sight of", "needs a list of")
_TAILS = (
    "to know about",
    "to know",
    "to see",
    "to have",
    "me for",
    "us for",
    "me about",
    "for",
    "about",
    "me",
    "us",
    "",
)
WANTED = sorted(
    (
        tuple(f"{said} {tail}".split())
        for said in (*_WANT, *(f"{has} {ask}" for has in _HAS for ask in _ASK), *_NEED)
        for tail in _TAILS
    ),
    key=len,
    reverse=True,
)
"""Verbs of whoever waits for an answer."""
MOST_WANTED = max(map(len, WANTED))
_ASKING = "what which who when whose did does do has have is are how why than that who's"
ASKING = frozenset(_ASKING.split())
"""Words before a name by which it is asked about."""


def spot_clauses(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """Args: spans: what else the words mean; a clause that holds a condition is none of these."""
    meant = {place: span for span in spans for place in span.places}
    found: list[Span] = []
    for place, token in enumerate(tokens):
        if found and place < found[-1].last:
            continue
        word = word_of(token)
        end = 0
        if word in BECAUSE and not _is_asked(tokens, place):
            end = _end(tokens, place, ENDS)
        elif wants := _wants(tokens, place, meant):
            end = wants
        elif (lead := _lead(tokens, place)) and (place not in meant or meant[place].first == place):
            end = _purpose(tokens, place + lead, meant)
        elif place == 0 or tokens[place - 1].typed[-1:] in ".?!":
            end = _aside(tokens, place, meant) if word in OPENERS else _occasion(tokens, place, meant)
        if not end and (place == 0 or tokens[place - 1].typed[-1:] in BESIDE):
            end = _small_occasion(tokens, place, meant)
        if end:
            found.append(Span(place, end, Filler.BESIDE))
    return found


def _end(tokens: Sequence[Token], place: int, stops: str) -> int:
    return next((at + 1 for at in range(place, len(tokens)) if tokens[at].typed[-1:] in stops), len(tokens))


def _is_asked(tokens: Sequence[Token], place: int) -> bool:
    """ "Red because the owner says so": the reason is what is asked for, and not why it is."""
    said = [word_of(token) for token in tokens[place + 1 : _end(tokens, place, ENDS)]]
    return place > 0 and (said[:1] == ["of"] or bool(OF_ITEMS & set(said)))


def _lead(tokens: Sequence[Token], place: int) -> int:
    """How many words lead up to what an answer is wanted for; 0 where none do."""
    words = tuple(word_of(token) for token in tokens[place : place + MOST_LEADING])
    return next((len(lead) for lead in LEADS if words[: len(lead)] == lead), 0)


def _purpose(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "for my 1:1s", "ahead of board": what an answer is wanted for, at the end of a clause."""
    at = place
    articles = 0
    while at < len(tokens) and word_of(tokens[at]) in ARTICLES:
        at, articles = at + 1, articles + 1
    first = at
    while at < len(tokens) and at - first < MOST and word_of(tokens[at]) not in REQUESTS:
        if _tells(meant.get(at)) and not _audience(tokens, meant[at]):
            break
        at += 1
        if tokens[at - 1].typed[-1:] in ENDS:
            break
    ended = at == len(tokens) or tokens[at - 1].typed[-1:] in ENDS or word_of(tokens[at]) in REQUESTS
    polite = next((place for place in range(at, first, -1) if word_of(tokens[place - 1]) not in POLITE), first)
    named = first < polite and word_of(tokens[polite - 1]) in (PURPOSES if articles else BARE)
    return at if ended and named else 0


def _tells(span: Span | None) -> bool:
    """A board that an answer goes to is not what is asked about."""
    of_boards = span is not None and isinstance(span.meaning, Noun) and span.meaning.of is Of.BOARDS
    return _means(span) and not of_boards


def _wants(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "The chair is asking for", "Head of Safeguarding wants to know": who wants an answer is nobody it is about."""
    if place and word_of(tokens[place - 1]) in ASKING | ARTICLES:
        return 0
    at = place
    while at < len(tokens) and word_of(tokens[at]) in ARTICLES:
        at += 1
    named = at
    if at < len(tokens) and at in meant and isinstance(meant[at].meaning, PeopleMeaning):
        at = meant[at].last
    while at < len(tokens) and at - named < MOST and word_of(tokens[at]) in PURPOSES:
        at += 1
    if at == named or tokens[at - 1].ends_clause:
        return 0
    said = [word_of(token) for token in tokens[at : at + MOST_WANTED]]
    many = next((len(words) for words in WANTED if said[: len(words)] == list(words)), 0)
    return at + many if many else 0


def _audience(tokens: Sequence[Token], span: Span) -> bool:
    """ "For the DCS briefing": whoever is named there hears the answer, and owns nothing in it."""
    behind = tokens[span.last] if span.last < len(tokens) else None
    return isinstance(span.meaning, PeopleMeaning) and behind is not None and word_of(behind) in PURPOSES


def _aside(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """A sentence beside the question that tells why it is asked."""
    end = _end(tokens, place, ".?!")
    beside = place > 0 or end < len(tokens)
    return end if beside and not any(_means(meant.get(at)) for at in range(place, end)) else 0


def _occasion(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "Inspectors in on Thursday. What is red?": when an answer is wanted, and no day that it is about."""
    end = _end(tokens, place, ".?!")
    here = range(place, end)
    named = any(word_of(tokens[at]) in PURPOSES and at not in meant for at in here)
    dated = all(not _means(meant.get(at)) or isinstance(meant[at].meaning, DateMeaning) for at in here)
    return end if named and dated and end < len(tokens) else 0


def _small_occasion(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "Board tomorrow, how solid is rec 6": the same before or behind a comma, where it says nothing else."""
    end = next((at + 1 for at in range(place, len(tokens)) if tokens[at].typed[-1:] in BESIDE), 0)
    if not 0 < end - place <= MOST_BESIDE or end == len(tokens) or tokens[end - 1].typed[-1:] == "?":
        return 0
    words = {at: word_of(tokens[at]) for at in range(place, end)}
    spans = {at: meant[at].meaning for at in words if at in meant}
    signs = [at for at, word in words.items() if word in SIGNS or isinstance(spans.get(at), DateMeaning)]
    known = PURPOSES | ARTICLES | SIGNS
    small = all(
        not word or word in known or isinstance(spans.get(at), Filler | DateMeaning) for at, word in words.items()
    )
    return end if PURPOSES & set(words.values()) and signs and small else 0


def _means(span: Span | None) -> bool:
    """Whether it is a condition, or something of the plan."""
    if span is None or isinstance(span.meaning, Filler):
        return False
    return not (isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.ME)
