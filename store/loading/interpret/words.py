"""Small readings of words that several interpreters share."""

import re
from collections.abc import Iterable
from functools import lru_cache

from store.loading.document import Piece
from store.loading.interpret.synonyms import OPENING_VERBS, POST_WORDS

SMALL_WORDS = frozenset({"a", "an", "and", "of", "the", "for", "to", "in", "on", "our", "&"})
# After these a capital begins a name ("the Review team"), not a sentence.
LEADS_TO_A_NAME = SMALL_WORDS | {"by", "each", "its", "new", "or", "their", "this", "with"}
JOINTS = re.compile(r"((?:,\s*|\s+)and\s+|\s*&\s*|,\s*)")
INITIALS = re.compile(r"[A-Z]{2,4}s?")
BRACKETS = re.compile(r"\s*\([^()]*\)")
NOBODY = re.compile(
    r"[-–—?.]*|n/?a|none|nil|tb[acd]"
    r"|to be (?:confirmed|agreed|decided|determined|appointed|advised|allocated|identified|assigned)"
    r"|not (?:yet )?(?:assigned|allocated|known|applicable)|unassigned|unallocated",
    re.I,
)
OPEN_END = re.compile(r"(?:\b(?:of|for|and|the|to|with|in)|&|,|-|–)$", re.I)
GOES_ON = re.compile(r"(?:and|of|for|with|to)\s|&|\(|[a-z]")
GROUP = re.compile(
    r"(?:all |the )?(?:[A-Za-z'\u2019-]+ ){0,4}(?:team|board|service|group|panel|partnership|panels|teams|police|ICB)s?"
)
NAME = re.compile(r"(?:[A-Z][\w'\u2019-]*\.? ){1,2}[A-Z][\w'\u2019-]+")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Give words without case, punctuation and plurals, for comparing headings."""
    words = re.findall(r"[a-z0-9%]+", text.casefold().replace("'", "").replace("\u2019", ""))
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in words)


def telling(text: str) -> frozenset[str]:
    """Give the words that tell one name from another."""
    return frozenset(key(text).split()) - SMALL_WORDS


def is_cut(before: str, after: str) -> bool:
    """Tell whether words were cut in two by the end of a page."""
    if not before or not after:
        return False
    return before.endswith("-") or after[0].islower() or before.endswith(",")


def joined(before: str, after: str) -> str:
    """Make a cut sentence whole; a word cut at its hyphen keeps the hyphen ("pre-" / "proceedings")."""
    return f"{before}{after}" if before.endswith("-") and not before.endswith(" -") else f"{before} {after}"


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


def split_posts(pieces: Iterable[Piece]) -> list[str]:
    """Split who is named in a cell: at line breaks, semicolons and slashes, and where two posts stand side by side.

    A comma or an "and" stays inside a post when what follows names none ("Head of Adoption, and Fostering"); a comma
    stays between a name and its post ("J Smith, Head of Roofs").
    """
    found: list[str] = []
    for line in _unwrapped(pieces):
        for part in re.split(r"\s*;\s*|(?<!\d)\s*[/|]\s*(?!\d)|\s{2,}", line):
            found.extend(_side_by_side(part))
    posts = [post for post in (one.strip(" ,.\u2022") for one in found) if post]
    return [post for post in dict.fromkeys(posts) if not NOBODY.fullmatch(post)]


def _unwrapped(pieces: Iterable[Piece]) -> list[str]:
    """Join the lines of one post: "Head of" / "Safeguarding"."""
    lines: list[str] = []
    for piece in pieces:
        if NOBODY.fullmatch(piece.text):
            continue
        if lines and (OPEN_END.search(lines[-1]) or GOES_ON.match(piece.text)):
            lines[-1] += f" {piece.text}"
        else:
            lines.append(piece.text)
    return lines


def _side_by_side(text: str) -> list[str]:
    posts: list[str] = []
    joint = ""
    for part in JOINTS.split(text):
        if JOINTS.fullmatch(part):
            joint = part
        elif posts and not _begins_another(posts[-1], joint, part):
            posts[-1] += joint + part
        elif part.strip():
            posts.append(part.removeprefix("the "))
    return posts


def _begins_another(before: str, joint: str, part: str) -> bool:
    bare = BRACKETS.sub("", part).strip()
    if _is_a_post(part):
        return _is_a_post(before) or "," not in joint or "and" in joint
    if INITIALS.fullmatch(bare) or GROUP.fullmatch(bare):
        return True
    # "Head of Care and Family Support" names nobody after its "and"; "J Smith and A Jones" does.
    named, _, post = before.partition(",")
    return bool(NAME.fullmatch(bare)) and (not _is_a_post(before) or (_is_a_name(named) and bool(post)))


def _is_a_name(text: str) -> bool:
    bare = BRACKETS.sub("", text).strip()
    return bool(NAME.fullmatch(bare)) and not _is_a_post(bare)


def _is_a_post(text: str) -> bool:
    return bool(POST_WORDS & set(key(text).split()))
