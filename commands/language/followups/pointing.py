"""Words that point to what was spoken of before: "it", "those", "the last one", "in that one"."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.sense import Sense
from commands.language.spans import tokens_of
from commands.language.spotting.meanings import Ask, Filler, Noun, Sign
from commands.language.spotting.phrases import word_of

_COURTESY = "ok okay right so yes yeah great good thanks cheers hmm cool no well now then ta oh"
COURTESY = frozenset(_COURTESY.split())
POINTING = frozenset(["those", "these", "them", "they", "theyre"])
POINTED = frozenset(["it", "that", "this", "there"])
_BEFORE_POINTED = "is was are has does did had will about on of for why owns with in under late overdue red stuck"
BEFORE_POINTED = frozenset(_BEFORE_POINTED.split())
"""Words behind which "that" or "there" points to something; elsewhere it joins, as in "the ones that slipped"."""
ALL_OF_IT = frozenset(["all", "plan", "programme", "improvement", "fair", "safe", "accurate"])
""" "It all", "this plan": they point to nothing before."""
RELATIVE = frozenset(["that", "which", "who", "whose", "we", "i", "she", "he", "you"])
"""Words behind "those" that tell which: "those we pushed back" points to nothing before it."""
WITHIN = frozenset(["in", "under", "within", "inside"])
ORDINALS = {
    **dict.fromkeys(("first", "1st", "top"), 0),
    **dict.fromkeys(("second", "2nd"), 1),
    **dict.fromkeys(("third", "3rd"), 2),
    **dict.fromkeys(("fourth", "4th"), 3),
    **dict.fromkeys(("fifth", "5th"), 4),
    **dict.fromkeys(("last", "bottom"), -1),
}
BARE = (["why"], ["who"], ["when"], ["how", "many"])
"""Commands that need more words, and alone ask on."""


def points(sense: Sense) -> bool:
    """Whether "it" or "those" stands before all that the sentence names, and so points to something before it."""
    meant = (span.first for span in sense.spans if not isinstance(span.meaning, Ask | Filler | Sign))
    before = sense.tokens[: min(meant, default=len(sense.tokens)) + 1]
    words = [word_of(token) for token in before if token.plain]
    # "Is there a date for it" points nowhere by its "there".
    pointed = any(
        (one in POINTED - {"there"} and lead in BEFORE_POINTED and behind not in ALL_OF_IT)
        or (one == "one" and lead in ORDINALS)
        for lead, one, behind in zip(words, words[1:], [*words[2:], ""], strict=False)
    )
    pointing = any(one in POINTING and after not in RELATIVE for one, after in pairwise([*words, ""]))
    return pointing or pointed or _there(sense.words) or _within_it(sense)


def _within_it(sense: Sense) -> bool:
    """ "What is behind in that one", "anything late under it", wherever it stands; not "in this quarter"."""
    words = [word_of(token) for token in sense.tokens]
    for lead, token in pairwise(sense.tokens):
        behind = words[token.place + 1 : token.place + 2]
        if any(span.first < token.place and isinstance(span.meaning, Noun) for span in sense.spans):
            # "Recommendations with something red under them".
            return False
        ends = not behind or token.ends_clause or behind[0] in ("one", "ones")
        if word_of(lead) in WITHIN and word_of(token) in POINTED | POINTING - {"there"} and ends:
            return True
    return False


def _there(words: Sequence[str]) -> bool:
    """ "What is late there"; not "how many are there"."""
    return list(words[-1:]) == ["there"] and not set(words[-2:-1]) & {"is", "are", "was", "were", "getting"}


def points_back(sentence: str) -> bool:
    """Whether words that begin as a command does are about what was answered before: "why?", "how many is that"."""
    words = [word_of(token) for token in tokens_of(sentence) if token.plain]
    while words and words[0] in COURTESY:
        words = words[1:]
    compares = words[:1] == ["compare"] and bool(POINTED & set(words[1:3]))
    return words in BARE or compares or (len(words) > 1 and words[-1] in POINTING | POINTED)
