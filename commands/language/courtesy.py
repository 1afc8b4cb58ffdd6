"""What leads up to a question: a greeting, a word of thanks, our own name typed once more."""

from itertools import dropwhile

from commands.language.filters import SMALL_WORDS, plain

_COURTESIES = "hello hi hey good morning afternoon thanks thank you cheers ta very much so a lot please pls"
COURTESIES = frozenset(_COURTESIES.split())


def is_our_name(word: str) -> bool:
    """ "plan", with or without the slash by which some chats call us."""
    return plain(word).removeprefix("/") == "plan"


def without_courtesy(tokens: list[str]) -> list[str]:
    while tokens and is_our_name(tokens[0]):
        tokens = tokens[1:]
    asked = list(dropwhile(lambda word: plain(word) in COURTESIES, tokens))
    return asked if any(plain(word) not in SMALL_WORDS for word in asked) else tokens
