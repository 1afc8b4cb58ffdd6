"""What is left out by two words around it: "leave Workforce out of it"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Filler, Sign
from commands.language.spotting.phrases import Phrases, word_of

LEAVING = frozenset(["leave", "leaving", "keep", "keeping", "take", "taking", "count", "counting", "miss", "missing"])
BEFORE_LEAVING = frozenset(["but", "and", "please", "pls", "just", "can", "you", "also", "-"])
OUT = Phrases({"out [of] [it|this|that|the|please|pls|thanks] [list|answer|count|please|pls|thanks|one]": None})
MOST_LEFT_OUT = 8
"""Words from "leave" to "out of it"."""


def spot_left_out(tokens: Sequence[Token]) -> list[Span]:
    """ "Leave Workforce out of it": what stands between is left out."""
    words = [word_of(token) for token in tokens]
    found = []
    for at, word in enumerate(words):
        starts = at == 0 or _ends(tokens, at) or words[at - 1] in BEFORE_LEAVING
        if not starts or word not in LEAVING:
            continue
        for place in range(at + 2, min(at + MOST_LEFT_OUT, len(words))):
            if (end := OUT.ends_at(words, place)) and (end == len(words) or _ends(tokens, end)):
                found += [Span(at, at + 1, Sign.EXCEPT), Span(place, end, Filler.WORD)]
                break
            if _ends(tokens, place + 1):
                break
    return found


def _ends(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place - 1].typed[-1:] in (*".?!,;:",)
