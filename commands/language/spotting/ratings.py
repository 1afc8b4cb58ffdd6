"""How risks are rated: "high on both likelihood and impact"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Rating
from commands.language.spotting.phrases import word_of

VALUES = {"high": "high", "medium": "medium", "moderate": "medium", "low": "low"}
FIELDS = {"likelihood": "likelihood", "probability": "likelihood", "likely": "likelihood", "impact": "impact"}
ALONE = {
    **dict.fromkeys(("likely", "probable"), Rating(("likelihood",), "high")),
    "unlikely": Rating(("likelihood",), "low"),
    **dict.fromkeys(("serious", "severe", "damaging"), Rating(("impact",), "high")),
}
"""How people call what is rated, where they name no rating."""
SCORED = frozenset(["score", "scores", "scored", "scoring", "rated", "rate", "rates", "ranked", "graded"])
ABOUT = frozenset(["risk", "risks"])
BETWEEN = frozenset(["on", "in", "for", "of", "and", "or", "both", "the", "is", "are", "with", "impact's"])


def spot_ratings(tokens: Sequence[Token]) -> list[Span]:
    """Where risks are asked for; a value alone is of both."""
    words = [word_of(token) for token in tokens]
    if not ABOUT & set(words) and not set(FIELDS) & set(words):
        return []
    found = []
    for place, word in enumerate(words):
        if word in ALONE and "risks" in words and not set(VALUES) & set(words[max(0, place - 2) : place + 3]):
            found.append(Span(place, place + 1, ALONE[word]))
        if word not in VALUES:
            continue
        last, fields = place + 1, list[str]()
        at = place + 1
        while at < len(words) and (words[at] in FIELDS or words[at] in BETWEEN):
            if words[at] in FIELDS:
                fields.append(FIELDS[words[at]])
                last = at + 1
            at += 1
        first = place
        if not fields and place and words[place - 1] in FIELDS:
            fields, first = [FIELDS[words[place - 1]]], place - 1
        while first and words[first - 1] in SCORED:
            first -= 1
        either = next((one for one in range(first, last) if words[one] == "or"), None)
        if either is not None and len(fields) == 2:
            # "High for impact or likelihood".
            found.append(Span(first, either, Rating((fields[0],), VALUES[word])))
            found.append(Span(either + 1, last, Rating((fields[1],), VALUES[word])))
            continue
        found.append(Span(first, last, Rating(tuple(dict.fromkeys(fields)) or ("likelihood", "impact"), VALUES[word])))
    return found
