"""Something new in the plan: "add a milestone to A17: Brief parents by 29 July", "new action in theme C: …"."""

import re
from datetime import date

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.days import read_day
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Adds, Proposal

_LEADS = (
    r"^\W*(?:(?:hi|hello|hey|morning|ok|so|and|also|please|pls|plz|can|could|would|will|you|we|i|just|need|want|like|id"
    r"|i'd|to|let['’]?s|quickly|should)\b\W*){0,7}?"
)
_MORE = r"(?:a|an|another|one|new|further|extra|additional)"
NEW = re.compile(
    rf"(?:{_LEADS}(?:(?:add|create|put in|insert|set up|stick|pop|slot|drop|squeeze)\b"
    rf"(?:\W+(?:{_MORE[3:-1]}|the|in|me|us)\b){{0,4}}"
    rf"|(?:have|make|start|log|raise|put|need)\b(?:\W+in)?(?:\W+{_MORE}\b){{1,3}})"
    rf"|^\W*(?:{_MORE}\b\W*){{0,2}}\b(?:new|another|extra|additional)\b)"
    r"\W+(?P<kind>milestone|action|step|task)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
UNDER = r"(?:to|under|for|in|on|into|against|at|below|within)"
OF_AN_ITEM = re.compile(rf"^\W*(?:{UNDER}\s+)?(?:the |action |milestone )*$", re.IGNORECASE)
THEME = re.compile(rf"^\W*(?:{UNDER} )?(?:the )?theme (?P<letter>[A-Za-z])\b", re.IGNORECASE)
NAMED_THEME = rf"^\W*(?:for me )?{UNDER} (?:the )?(?:theme )?"
SEPARATOR = re.compile(
    r"^(?:\s*(?:[:–—,-]+|to the plan\b|in the plan\b|for me\b|called|named|titled|entitled|which says|that says|saying"
    r"|to say|which is|with the title|please|pls|about|for))+\s*|^\s+to\s+",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"[\s,;(–-]*\b(?:by|due(?: by| on| for)?|for|on|before|deadline|target)\W+(?:the )?"
    r"(?P<when>(?:(?!\b(?:by|due|for|on|before)\b)[^,;:]){2,30})$",
    re.IGNORECASE,
)
"""The last word that a day may follow: "trained on the new screens by 16 Sept"."""
DAY_BEHIND = re.compile(r"\s*[,;(–-]\s*(?P<when>[^,;:()]*\d[^,;:()]*?)\W*$")
"""A day behind a comma: "families sign it off, 14 October"."""
TURNED = re.compile(
    r"^\W*(?:please )?(?:under|to|for|in) (?:action )?\S+ (?:please )?(?:add|put|create|insert)\b\W*"
    r"(?:(?:a|another|new|milestone|called)\b\W*)*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
""" "Under A9 add: Share the sample by 30 August"."""
WRAPPED = "\"'“”‘’ .,:;–—-"


def read_adding(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """Raises `CommandError` where it is not said under which action a milestone stands."""
    text = told.text
    if (turned := TURNED.match(text)) is not None and len(mentions.outright) == 1:
        text = f"add milestone to {mentions.outright[0].refs[0]}: {turned['rest']}"
    found = NEW.match(text)
    if found is None or told.opens_asking:
        return None
    is_action = found["kind"].lower() == "action"
    text = " ".join(found["rest"].split())
    if is_action:
        letter, text = _theme(text, context)
        title, due = _parted(text, context.today)
        return (
            Proposal(changes=(Adds(theme=letter, title=title, by=due),)) if title else Proposal(instead="help adding")
        )
    under, text = _under(text, mentions)
    if under is None:
        raise CommandError(f"Say under which action. For example: {say('add milestone D1 Brief managers by 29 July')}.")
    title, due = _parted(text, context.today)
    if due is None and " by " in f" {title} ":
        # The command would take what stands behind it for a day.
        return Proposal(changes=(Adds(under=under, title=title),))
    if not title or due is None:
        return Proposal(instead=f"add milestone {under} {title}".strip())
    return Proposal(changes=(Adds(under=under, title=title, by=due),))


def _under(text: str, mentions: Mentions) -> tuple[str | None, str]:
    """The action that is named first, and the rest without it."""
    if not mentions.outright:
        return None, text
    ref = mentions.outright[0].refs[0]
    named = re.search(rf"(?:\b{UNDER}\s+)?(?:the |action )*\b{re.escape(ref)}\b", text, re.IGNORECASE)
    if named is None:
        return None, text
    before = text[: named.start()].strip()
    return ref, f"{before} {text[named.end() :]}".strip() if before else text[named.end() :]


def _theme(text: str, context: ReadingContext) -> tuple[str | None, str]:
    if (found := THEME.match(text)) is not None:
        return found["letter"].upper(), text[found.end() :]
    for theme in context.plan_words.themes:
        for name in sorted(theme.nicknames, key=len, reverse=True):
            if (named := re.match(rf"{NAMED_THEME}{re.escape(name)}(?: theme)?\b", text, re.IGNORECASE)) is not None:
                return theme.letter, text[named.end() :]
    return None, text


def _parted(text: str, today: date) -> tuple[str, date | None]:
    """The title, and the day that stands behind it."""
    while (separator := SEPARATOR.match(text)) is not None and separator.end():
        text = text[separator.end() :]
    found = WHEN.search(text) or DAY_BEHIND.search(text)
    if found is not None:
        try:
            return text[: found.start()].strip(WRAPPED), read_day(found["when"].strip(WRAPPED + "?!)"), today)
        except CommandError:
            pass
    return text.strip(WRAPPED), None
