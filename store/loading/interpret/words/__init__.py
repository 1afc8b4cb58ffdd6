"""Small readings of words that several interpreters share, and beside them the words themselves, kept as data."""

import re
from functools import lru_cache

from store.loading.interpret.words.verbs import OPENING_VERBS

SHORTEST_IN_IES = 4
SMALL_WORDS = frozenset({"a", "an", "and", "of", "the", "for", "to", "in", "on", "our", "&"})
# After these a capital begins a name ("the Review team"), not a sentence.
LEADS_TO_A_NAME = SMALL_WORDS | {"by", "each", "its", "new", "or", "their", "this", "with"}
# What is no word by itself, only the end of one.
ENDING = re.compile(
    r"(?:ments?|(?:[a-z]{0,3}[st]i|i)ons?|(?:[a-z]{0,3}ti|i)onal(?:ly)?|[bdfglmnprtv]{0,2}ings?|nesses|ness|(?:i|al|il)?t(?:y|ies)"
    r"|[a-z]{0,2}[ae]n(?:ce|cy|ces|cies|t|ts)|i?[ae]ble|i?bility|(?:ic)?al(?:ly)?|[a-z]{0,2}ers?|ly|[a-z]{0,2}ives?|ships?|ists?|isms?|[a-z]?ed)\b"
)

COUNCIL = re.compile(
    r"(?:[A-Z][\w'\u2019.&-]*,? (?:(?:of|and|upon|the|in|on) )*){1,8}(?:Council\b|Children['\u2019]s Trust\b)"
    r"|(?:[A-Z][A-Z'\u2019.&-]*,? ){1,8}COUNCIL\b"
    r"|(?:London|Royal) Borough of (?:[A-Z]\w+ ?(?:and )?){1,6}"
)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Give words without case, punctuation and plurals, for comparing headings."""
    plain = text.casefold().replace("\u2019", "'").replace("'ll ", " will ").replace("'", "")
    return " ".join(_one(word) for word in re.findall(r"[a-z0-9%]+", plain))


def _one(word: str) -> str:
    if word.endswith("ies") and len(word) > SHORTEST_IN_IES:
        return f"{word[:-3]}y"
    return word.removesuffix("s") if len(word) > 3 else word


def telling(text: str) -> frozenset[str]:
    """Give the words that tell one name from another."""
    return frozenset(key(text).split()) - SMALL_WORDS


def is_cut(before: str, after: str) -> bool:
    """Tell whether words were cut in two by the end of a page."""
    if not before or not after:
        return False
    return before.endswith("-") or after[0].islower() or before.endswith(",")


def joined(before: str, after: str) -> str:
    """Make a cut sentence whole: "pre-" / "proceedings" keeps its hyphen, "assess-" / "ments" never had one."""
    if not before.endswith("-") or before.endswith(" -"):
        return f"{before} {after}"
    return f"{before.removesuffix('-')}{after}" if ENDING.match(after) else f"{before}{after}"


def fused_at(title: str) -> int | None:
    """Find where a second sentence begins that no stop parts from the first."""
    for found in re.finditer(r"\b(?P<before>[a-z]{1,20}) (?P<verb>[A-Z][a-z]+) (?=[a-z])", title):
        if found["verb"].casefold() in OPENING_VERBS and found["before"] not in LEADS_TO_A_NAME:
            return found.start("verb")
    return None


def letter_of(position: int) -> str:
    """Give A, B, … Z, AA, AB, … for positions from 0."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
