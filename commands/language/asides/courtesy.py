"""What leads up to a question: a greeting, a word of thanks, our own name typed once more."""

from itertools import dropwhile

from commands.language.filters import SMALL_WORDS, plain

_COURTESIES = "hello hi hey good morning afternoon thanks thank you cheers ta very much so a lot please pls"
COURTESIES = frozenset(_COURTESIES.split())
_ASKS = "what whats which who whos when where how why"
ASKS = frozenset(_ASKS.split())
"""Words behind "remind me" that ask something now."""


def is_our_name(word: str) -> bool:
    """ "plan", with or without the slash by which some chats call us."""
    return plain(word).removeprefix("/") == "plan"


AGAINST = frozenset(["v", "vs", "versus", "against", "or", "and", "&"])
"""Words behind which a letter names a theme."""


def without_courtesy(tokens: list[str]) -> list[str]:
    while tokens and is_our_name(tokens[0]):
        tokens = tokens[1:]
    if [plain(word) for word in tokens[:2]] == ["remind", "me"] and plain(" ".join(tokens[2:3])) in ASKS:
        tokens = tokens[2:]
    asked = list(dropwhile(lambda word: plain(word) in COURTESIES, tokens))
    if asked and len(asked) < len(tokens) and (asked[0][:1].isdigit() or _sets_against(tokens, asked)):
        # "A 17.1", "A v B": a letter, and no "a" of "thanks a lot".
        asked = tokens[len(tokens) - len(asked) - 1 :]
    return asked if any(plain(word) not in SMALL_WORDS for word in asked) else tokens


def _sets_against(tokens: list[str], asked: list[str]) -> bool:
    return tokens[len(tokens) - len(asked) - 1] in ("A", "A,") and plain(asked[0]) in AGAINST
