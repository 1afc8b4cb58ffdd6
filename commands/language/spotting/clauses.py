"""Clauses that ask nothing: whom an answer is for, and why it is wanted."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Ask, Filler
from commands.language.spotting.people import PeopleMeaning
from commands.language.spotting.phrases import Phrases, word_of
from commands.language.spotting.purposes import ARTICLES, ENDS, MOST, PURPOSES, clause_end, means, purpose
from store.dates.words import NUMBERS

BECAUSE = frozenset(["because", "cos", "cause", "coz"])
OF_ITEMS = frozenset(["owner", "owners", "date", "dates", "deadline", "deadlines", "nobody", "noone"])
"""Words of a reason that is told of items."""
STANDING = frozenset(["late", "overdue", "delayed", "blocked", "stuck", "behind", "slipped", "slipping"])
"""And of how it stands: "red because they're late"."""
_ASKERS = "i im ive id ill me my we were weve well us our"
ASKERS = frozenset(_ASKERS.split()) | PURPOSES
"""Words of a reason that tells why somebody asks: "because I see the chair at two"."""
_OPENERS = "i im ive id we weve were its"
OPENERS = frozenset(_OPENERS.split())
_SIGNS = """
    back here coming visiting visit meeting meets meet today tonight tomorrow at next out go goes going due ahead prep
    preparing prepping walking heading off away got have having need needs wants asked asking ask later soon shortly
"""
SIGNS = frozenset(_SIGNS.split())
"""Words beside an occasion that tell when it is, or that it comes."""
BESIDE = ".?!;,:"
MOST_BESIDE = 7
"""Words of a clause beside the question that names an occasion."""
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
NEWS = Phrases(
    {
        "[so|ok|right|and|now] [just|lets|can|could|i|we|ill|tell|give] [i|we|you|need|want|have|get|start|begin|take"
        "|like] [have|hear|get|with|me|us] [some|any|the|a] [bit|little|piece] [of] good|bad|better|happy|cheerful"
        "|positive news|stuff|things|story [first|for|to] [please|pls|once|a|start|me|us|the] [change|board] [with]"
        " [please|pls]": None,
    }
)
BY_DAY = frozenset(["by", "before", "after", "since", "until", "till", "from"])
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
            end = clause_end(tokens, place, ENDS)
        elif not _is_framed(place, meant) and (wants := _wants(tokens, place, meant)):
            end = wants
        elif wanted := purpose(tokens, place, meant):
            end = wanted
        elif place == 0 or tokens[place - 1].typed[-1:] in ".?!":
            end = _aside(tokens, place, meant) if word in OPENERS else _occasion(tokens, place, meant)
        if not end and (place == 0 or tokens[place - 1].typed[-1:] in BESIDE):
            end = _small_occasion(tokens, place, meant)
        if not end and (place == 0 or tokens[place - 1].typed[-1:] in ENDS):
            end = _heading(tokens, place)
        if end:
            asks = place in meant and meant[place].first < place
            found += _around_its_day(tokens, Span(place + asks, end, Filler.BESIDE), meant)
    return found


def _heading(tokens: Sequence[Token], place: int) -> int:
    """ "Some good news please. What came in early?": what kind of answer is wanted, which the question says."""
    words = [word_of(token) for token in tokens]
    end = NEWS.ends_at(words, place)
    stops = 0 < end < len(tokens) and tokens[end - 1].typed[-1:] in ".!:;,-"
    return end if stops and any(word in ASKING for word in words[end : end + MOST]) else 0


def _around_its_day(tokens: Sequence[Token], clause: Span, meant: dict[int, Span]) -> list[Span]:
    """ "I've a meeting on the 29th, what is due that day": the day beside the question is the one it asks about."""
    behind = [word_of(token) for token in tokens[clause.last :]]
    pointed = any(
        pair == ("that", "day") and lead not in BY_DAY
        for lead, *pair_ in zip(["", *behind], behind, behind[1:], strict=False)
        for pair in [tuple(pair_)]
    )
    days = {
        meant[at].first: meant[at] for at in clause.places if at in meant and isinstance(meant[at].meaning, DateMeaning)
    }
    if not pointed or len(days) != 1:
        return [clause]
    day = next(iter(days.values()))
    parts = (Span(clause.first, day.first, Filler.BESIDE), Span(day.last, clause.last, Filler.BESIDE))
    return [one for one in parts if one.first < one.last]


def _is_asked(tokens: Sequence[Token], place: int) -> bool:
    """ "Red because the owner says so": the reason is what is asked for, and not why it is."""
    said = [word_of(token) for token in tokens[place + 1 : clause_end(tokens, place, ENDS)]]
    of_items = said[:1] == ["of"] or bool(OF_ITEMS & set(said)) or bool(STANDING & set(said[:4]))
    return place > 0 and (of_items or not ASKERS & set(said))


def _is_framed(place: int, meant: dict[int, Span]) -> bool:
    """ "What do I say if scrutiny asked about it": they are a part of what is asked."""
    span = meant.get(place)
    return span is not None and isinstance(span.meaning, Ask) and span.first < place


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


def _aside(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """A sentence beside the question that tells why it is asked."""
    end = clause_end(tokens, place, ".?!")
    beside = place > 0 or end < len(tokens)
    return end if beside and not any(means(meant.get(at)) for at in range(place, end)) else 0


def _occasion(tokens: Sequence[Token], place: int, meant: dict[int, Span]) -> int:
    """ "Inspectors in on Thursday. What is red?": when an answer is wanted, and no day that it is about."""
    end = clause_end(tokens, place, ".?!")
    here = range(place, end)
    named = any(word_of(tokens[at]) in PURPOSES and at not in meant for at in here)
    dated = all(not means(meant.get(at)) or isinstance(meant[at].meaning, DateMeaning) for at in here)
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
        not word or word in known or word in NUMBERS or isinstance(spans.get(at), Filler | DateMeaning)
        for at, word in words.items()
    )
    return end if PURPOSES & set(words.values()) and signs and small else 0
