"""Who is named in a cell: names, posts, initials, groups and agencies, one or several."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from store.loading.document import Piece
from store.loading.interpret.words import key
from store.loading.interpret.words.posts import (
    AGENCIES,
    DEPARTMENTS,
    ORGANISATIONS,
    POST_INITIALS,
    POST_WORDS,
    RANK_INITIALS,
    RANK_WORDS,
    TOPIC_WORDS,
)
from store.loading.interpret.words.statuses import meaning_of

JOINTS = re.compile(r"((?:,\s*|\s+)and\s+|(?<!\b[A-Z])\s*&\s*|\s*&\s*(?![A-Z]\b)|,\s*)")
PARTS = re.compile(r"\s*;\s*|(?<!\d)\s*[/|]\s*(?!\d)|(?<=[A-Za-z)])\s*\+\s*(?=[A-Za-z])|\s{2,}")
LONG_INITIALS = re.compile(r"[A-Z]{3,5}s?")
INITIALS = re.compile(r"[A-Z]{2,4}s?")
SHARE = re.compile(r"\s*\[\d{1,3}\s?%\]")
"""How much of somebody's time a task takes, as Microsoft Project writes it."""
BRACKETS = re.compile(r"\s*\([^()]*\)")
NOBODY = re.compile(
    r"[-–—?.*]*|n/?[ak]|none|nil|tb[acd]|redacted|withheld|unknown|blank|vacant|nobody|no (?:owner|lead)(?: yet)?"
    r"|to be (?:confirmed|agreed|decided|determined|appointed|advised|allocated|identified|assigned)"
    r"|not (?:yet )?(?:assigned|allocated|known|applicable|stated|agreed)|unassigned|unallocated",
    re.I,
)
OPEN_END = re.compile(r"(?:\b(?:of|for|and|the|to|with|in)|&|,|-|–)$", re.I)
GOES_ON = re.compile(r"(?:and|of|for|with|to)\s|&|\(|[a-z]")
GROUP = re.compile(
    r"(?:all |the )?(?:[A-Za-z'\u2019-]+ ){0,4}(?:team|board|service|group|panel|partnership|panels|teams|police|ICB)s?"
)
GROUP_NAME = re.compile(r"(?:[A-Z][A-Za-z'\u2019-]+ ){1,4}(?:Team|Board|Service|Group|Panel|Partnership)s?")
NAME = re.compile(r"(?:[A-Z][\w'\u2019-]*\.? ){1,2}[A-Z][\w'\u2019-]+")
ROLE = re.compile(
    r"^(?:with|supported by)\s+|(?:lead|support(?:ed by|ing)?|owner|accountable|responsible|contributors?)\s*[:–-]\s+",
    re.I,
)
OF_SOMETHING = re.compile(r"\b(?:of|for)\b", re.I)
AND = re.compile(r"(\s+and\s+|\s*&\s*)")
LONGEST_NAME = 7
FIRST_NAME = re.compile(r"[A-Z][a-z'\u2019-]+")


def split_posts(pieces: Iterable[Piece]) -> list[str]:
    """Split who is named in a cell: at line breaks, semicolons and slashes, and where two posts stand side by side.

    A comma or an "and" stays inside a post when what follows names none ("Head of Adoption, and Fostering"); a comma
    stays between a name and its post ("J Smith, Head of Roofs").
    """
    found: list[str] = []
    for line in _unwrapped(pieces):
        for part in PARTS.split(SHARE.sub("", line)):
            found.extend(_side_by_side(part))
    posts = [post for post in (ROLE.sub("", one.strip(" ,.\u2022"), count=1) for one in found) if post]
    return [post for post in dict.fromkeys(posts) if not NOBODY.fullmatch(post)]


def _unwrapped(pieces: Iterable[Piece]) -> list[str]:
    """Join the lines of one post: "Head of" / "Safeguarding"."""
    lines: list[str] = []
    for piece in pieces:
        if NOBODY.fullmatch(piece.text):
            continue
        if lines and (OPEN_END.search(lines[-1]) or GOES_ON.match(piece.text)) and "@" not in piece.text:
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
    bare = _bare(part)
    if "@" in before and "," in joint and ("@" in part or NAME.fullmatch(bare)):
        return True
    if bare.casefold() in POST_INITIALS:
        # "J Smith, PSW" is one person; "HR, PSW" is not.
        return not _is_a_name(before) or "," not in joint or "and" in joint
    if key(bare) in ORGANISATIONS:
        return "," in joint or _is_an_agency(before)
    if _is_a_post(part):
        if _is_a_post(before) or LONG_INITIALS.fullmatch(_bare(before)):
            return True
        joins = "," not in joint or "and" in joint
        # "Data & Insight Manager" is one post; "PSW & Insight Manager" and "Data & Head of Roofs" name two.
        return joins and (_begins_with_post(bare) or not _is_half_a_post(before))
    if _is_an_agency(part) and (_is_an_agency(before) or INITIALS.fullmatch(_bare(before))):
        return True
    if _goes_on(before, joint, bare):
        return False
    if INITIALS.fullmatch(bare) or GROUP.fullmatch(bare):
        return True
    if "&" in joint and not _is_a_post(before) and FIRST_NAME.fullmatch(bare) and FIRST_NAME.fullmatch(_bare(before)):
        return not _is_half_a_post(before) and not _is_half_a_post(part)
    return bool(NAME.fullmatch(bare)) and _names_another(before, joint, part)


def _names_another(before: str, joint: str, part: str) -> bool:
    """Whether two words with capitals are a person: "Head of Care and Family Support" names nobody after its "and"."""
    named, _, post = before.partition(",")
    # "Practice Lead & Tess Holt" are two, "Practice Lead & Early Help" is one post.
    ends = key(_bare(before)).split()[-1:]
    is_whole = "," not in joint and ends != [] and ends[0] in POST_WORDS and not _is_half_a_post(part)
    return not _is_a_post(_bare(before)) or (_is_a_name(named) and bool(post)) or is_whole


def may_be_two(owner: str) -> bool:
    """Whether one owner may be a post and a person: "Head of Service & Ivor Bean"."""
    before, joint, part = AND.split(owner, maxsplit=1) if AND.search(owner) else (owner, "", "")
    return bool(joint and NAME.fullmatch(_bare(part))) and _is_a_post(before) and not _is_half_a_post(part)


def may_be_one(owners: Sequence[str], printed: str) -> str | None:
    """Give the words of a post and letters behind its comma, which may be its service: "Group Manager, XYZ"."""
    for before, letters in pairwise(owners):
        is_bare = _is_a_bare_post(before)
        of_it = letters.casefold() in DEPARTMENTS or (
            is_bare and LONG_INITIALS.fullmatch(letters) and key(letters) not in ORGANISATIONS
        )
        if of_it and (is_bare or POST_WORDS & set(key(before).split())) and f"{before}, {letters}" in printed:
            return f"{before}, {letters}"
    return None


def _goes_on(before: str, joint: str, bare: str) -> bool:
    """Whether words say more of the post or group before them, though they could name one themselves."""
    if bare.casefold() in DEPARTMENTS and any(map(_is_a_bare_post, before.split(","))):
        # "Service Manager, QA" and "Head of Service, Missing and CSE" are one post each.
        return "," in before or "," in joint
    if "," in joint:
        return False
    if key(bare) in DEPARTMENTS and _is_a_post(before) and OF_SOMETHING.search(before):
        # "Head of Safeguarding & QA" is one post, "Missing & Exploitation Team" one group.
        return True
    return bool(GROUP_NAME.fullmatch(bare)) and _is_half_a_group(before)


def _is_a_name(text: str) -> bool:
    bare = _bare(text)
    return bool(NAME.fullmatch(bare)) and not _is_a_post(bare)


def _is_a_post(text: str) -> bool:
    words = _bare(text).casefold().split()
    begins = {words[0], words[0].removesuffix("s")} if words else set()
    return bool(POST_WORDS & set(key(text).split())) or bool(begins & POST_INITIALS)


def _is_a_bare_post(text: str) -> bool:
    """Whether a post does not say of what it is: "Service Manager" of "Service Manager, QA", "Head of Service"."""
    words = key(_bare(text)).split()
    if not words or len(words) == 2:
        return words != [] and words[-1] in POST_WORDS
    said = [word for word in words if word not in RANK_WORDS]
    return len(said) == 1 and said[0] in POST_WORDS | RANK_INITIALS


def _begins_with_post(text: str) -> bool:
    return key(text).split()[:1] != [] and key(text).split()[0] in POST_WORDS


def _is_half_a_post(text: str) -> bool:
    """Whether words are what a post is about, and name nobody: "Quality", "HR", "Early Help"."""
    words = key(_bare(text)).split()
    return not words or bool({*words} & (TOPIC_WORDS | DEPARTMENTS)) or _bare(text).islower()


def _is_half_a_group(text: str) -> bool:
    """Whether words are what a group is about: "Missing" of "Missing & Exploitation Team"."""
    bare = _bare(text)
    if _is_a_post(bare) or _is_an_agency(bare) or INITIALS.fullmatch(bare) or GROUP.fullmatch(bare):
        return False
    return len(bare.split()) == 1 or _is_half_a_post(bare)


def _is_an_agency(text: str) -> bool:
    return key(_bare(text)) in AGENCIES


def _bare(text: str) -> str:
    return BRACKETS.sub("", text).strip()


def names_somebody(text: str) -> bool:
    """Whether words are a name, a post, initials, an address or an agency, and nothing else."""
    bare = _bare(text)
    if not bare or len(bare.split()) > LONGEST_NAME or meaning_of(bare):
        return False
    return (
        bool("@" in bare or NAME.fullmatch(bare) or INITIALS.fullmatch(bare)) or _is_a_post(bare) or _is_an_agency(bare)
    )


def is_a_person(text: str) -> bool:
    """Whether words are a name or initials, and no post nor what a post is about."""
    bare = _bare(text)
    if meaning_of(bare) or _is_half_a_post(bare):
        return False
    return _is_a_name(bare) or bool(INITIALS.fullmatch(bare))
