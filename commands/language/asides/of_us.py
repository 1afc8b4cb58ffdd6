"""What is asked about Sightline itself, and what to do about what befalls an owner: by phrases of help's topics.

Such a phrase counts where nothing stands beside it but small words: "is this a bot" is about us, and "is this a bot
problem in workforce" is not.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from commands.language.spans import Token
from commands.language.spotting.phrases import Phrases, word_of

_BESIDE = """
    a about actually again ah all alright always and anyway are as at back be been being bit bloody bot but by can
    cheers could dear do does even exactly for from go going good gosh hello here hey hi hiya honestly how i im in is
    it its just keep know lol mate me mean might morning my no of oh oi ok okay on or out please pls possible
    question quick quite really right seriously should sightline silly so some sorry still stuff surely tell than
    thanks that thats the their them then there thing think this to today too um up us use used very was we well why
    with wondering would wow you your youre yours youve ive theyve
"""
BESIDE = frozenset(_BESIDE.split())
WHAT_TO_DO = re.compile(
    r"\b(?:what (?:do|should|must|can|would|shall) (?:i|we) (?:need to |have to )?(?:do|say|press|type)"
    r"|what (?:if|happens (?:if|when))|how (?:do|can|should) i|what now|where do i go)\b",
    re.IGNORECASE,
)
_ASKS = "what do i should must can would shall we need have to say press type if happens when how now where"
ASKS = frozenset(_ASKS.split())


def asked_of_us(tokens: Sequence[Token], asked: Mapping[str, Sequence[str]]) -> str | None:
    """The topic by whose phrase Sightline itself is asked about.

    Args:
        asked: the phrases of each topic.
    """
    return _topic(tokens, tuple((name, tuple(said)) for name, said in asked.items()), BESIDE)


def what_to_do(tokens: Sequence[Token], sentence: str, when: Mapping[str, Sequence[str]]) -> str | None:
    """The topic that tells what to do when something befalls somebody: "this isn't mine, what do I do"."""
    if WHAT_TO_DO.search(sentence) is None:
        return None
    return _topic(tokens, tuple((name, tuple(said)) for name, said in when.items()), BESIDE | ASKS)


@lru_cache(maxsize=4)
def _phrases(said: tuple[tuple[str, tuple[str, ...]], ...]) -> Phrases:
    return Phrases({phrase: name for name, phrases in said for phrase in phrases})


def _topic(
    tokens: Sequence[Token], said: tuple[tuple[str, tuple[str, ...]], ...], beside: frozenset[str]
) -> str | None:
    spans = _phrases(said).spot(tokens)
    longest = max(spans, key=lambda span: span.last - span.first, default=None)
    if longest is None:
        return None
    taken = {place for span in spans if span.meaning == longest.meaning for place in span.places}
    words = (word_of(token) for token in tokens if token.place not in taken)
    return str(longest.meaning) if all(word in beside or not any(map(str.isalnum, word)) for word in words) else None
