"""Another title: "rename A12: Better plans", "change the title of A12 to Better plans"."""

import re

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Proposal, Renames

BEGINS = ("rename", "retitle", "reword", "call", "title")
TITLE = ("title", "name", "wording")
QUOTED = re.compile(
    r"\b(?:should be|should read|should say|to read|to be|to say|to)\s*:?\s*[\"“](?P<title>[^\"”]+)[\"”]\W*$", re.I
)
BETWEEN = re.compile(
    r"^\s*(?:[:–—-]|to(?: be)?(?: called)?|as|should be called|should read|should be)\s*:?\s+", re.IGNORECASE
)


def read_renaming(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    if len(mentions.outright) != 1 or told.asking:
        return None
    [mention] = mentions.outright
    if any(word in TITLE for word in told.keys) and (quoted := QUOTED.search(told.text)) is not None:
        return Proposal(changes=(Renames(ref=mention.refs[0], title=" ".join(quoted["title"].split())),))
    before = [
        word for word in told.keys[: mention.first] if word not in ("please", "pls", "can", "you", "could", "the")
    ]
    renames = bool(before) and before[0] in BEGINS
    changes_title = before[:1] and before[0] in ("change", "set", "make") and any(word in TITLE for word in before)
    if not (renames or changes_title):
        return None
    last = told.tokens[mention.last - 1]
    behind = told.text[last.start + len(last.typed) :]
    separated = last.typed.endswith(":")
    found = BETWEEN.match(behind)
    if not (separated or found or before[0] == "call"):
        return None
    title = " ".join((behind[found.end() :] if found else behind).split()).strip("\"'“”‘’ ")
    return Proposal(changes=(Renames(ref=mention.refs[0], title=title),)) if title else None
