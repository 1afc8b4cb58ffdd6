"""Whether words are a command as it is documented, which acts at once: nothing in them was repaired or guessed."""

from itertools import takewhile

from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.documented import first_command
from commands.language.filters import plain
from commands.language.links import looks_like_link
from commands.language.progress_details import LITERALLY, PERCENT, Details, read_details
from commands.language.progress_words import begins_with_progress, read_progress
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.parting import parts_of
from commands.language.telling.standing import Standing, standing_of
from commands.registry import Command
from store.plan import item_settings
from store.rules.references import as_reference
from store.rules.terms import Progress

OF_AN_ITEM = frozenset({"assign", "snooze", "stuck", "disown", "request", "close", "reopen"})
"""Commands behind which a reference stands."""

_LEAVE = ("alone", "booked", "for", "it", "me", "this", "that", "off")
ONLY_IN_SENTENCES = frozenset([("snooze", "for"), *(("leave", word) for word in _LEAVE)])
"""Commands that are words as well: "leave B15 alone until October", "snooze C14.1 for two weeks"."""

OF_NO_ITEM = frozenset({"leave", "pause", "nudge"})
"""Commands that take no reference: "pause reminders on B2.2" wishes something else."""

WHERE_TO = frozenset({"to", "under", "in", "for", "called", "named", "titled"})
"""Behind "add action" they begin a sentence, as "add action under theme C: …" is one."""

_EVERYONE = "everyone everybody all late overdue who is owners owner the of now"
EVERYONE = frozenset(_EVERYONE.split())
"""Behind "chase" they mean all who are late; else somebody is named."""

FORECAST = frozenset({"until", "forecast"})
"""Behind how it stands, what a date follows in the documented form."""


def acts_at_once(text: str, context: ReadingContext) -> bool:
    """Whether these words are a change in its documented form, about the one item that stands in them."""
    tokens = text.split()
    command, many = first_command(tokens)
    if command is not None and not command.changes:
        return False
    if command is None:
        return _is_update(text, tokens, context)
    if command.name == "update":
        return not tokens[many:] or _is_update(text, tokens[many:], context)
    return _fits(command, tokens[many:], context)


def _fits(command: Command, rest: list[str], context: ReadingContext) -> bool:
    if rest and command.name in BY_NAME:
        return BY_NAME[command.name](rest, context)
    follows = rest[1:2] if command.name == "snooze" else rest[:1]
    if (command.name, *map(plain, follows)) in ONLY_IN_SENTENCES:
        return False
    if command.name == "remind":
        return not rest or rest[0].startswith("@") or plain(rest[0]) == "now"
    if command.name == "chase":
        return EVERYONE.issuperset(map(plain, rest))
    if command.name == "add":
        return not rest or (plain(rest[0]) == "milestone" and (not rest[1:] or _reference(rest[1:], context) > 0))
    if command.name == "add action":
        return bool(rest) and plain(rest[0]) not in WHERE_TO and not rest[0].startswith((":", "-"))
    if command.name in OF_NO_ITEM and any(_reference([word], context) for word in rest):
        return False
    if command.name not in OF_AN_ITEM or not rest:
        return True
    if command.name == "assign":
        whom = rest[_reference(rest, context) :]
        return _reference(rest, context) > 0 and (not whom or whom[0].startswith("@") or plain(whom[0]) == "nobody")
    return _reference(rest, context) > 0


def _sets(rest: list[str], context: ReadingContext) -> bool:
    """ "Set A9.1 to complete" tells how it stands."""
    many = _reference(rest, context)
    named = rest[0].startswith("@") or plain(rest[0]) in ("plan", "board")
    return named or (many > 0 and (not rest[many:] or plain(rest[many]) != "to"))


def _records(rest: list[str], context: ReadingContext) -> bool:
    """ "Record D6.1 as on track" tells how it stands; behind the command are links and references."""
    before = takewhile(lambda word: plain(word) != LITERALLY, rest)
    return all(_reference([word], context) or looks_like_link(word) for word in before)


BY_NAME = {"set": _sets, "record": _records}


def _reference(words: list[str], context: ReadingContext) -> int:
    """How many words the reference takes with which these begin, in the usual form or the plan's own."""
    usual = next((many for many in (1, 2) if as_reference(" ".join(map(plain, words[:many])))), 0)
    return usual or int(bool(words) and plain(words[0]) in context.plan_words.references)


def _is_update(text: str, words: list[str], context: ReadingContext) -> bool:
    """One reference, then how it stands. What reads sentences finds the same in it, and no other item."""
    many = _reference(words, context)
    rest = words[many:]
    if not many:
        return False
    if not rest or PERCENT.fullmatch(rest[0]):
        # "A2.2 90% there" is no command without its name, as "update A2.2 90%" is one.
        return not rest or len(words) < len(text.split())
    if not begins_with_progress(rest):
        return False
    progress, behind = read_progress(rest)
    if LITERALLY in (plain(word) for word in behind):
        return True
    told = Told(text)
    mentions = Mentions(told, context)
    if told.asking:
        return False
    parts = parts_of(told, context, mentions)
    if not parts:
        # It is said of an item that the plan does not have: the command says so.
        return True
    if mentions.unknown or len(parts) > 1 or len(parts[0].mention.refs) > 1:
        return False
    standing = standing_of(parts[0], context.today)
    try:
        item = mentions.item(parts[0].mention.refs[0])
        impacts = item_settings.updates(context.session, item).impact if item else ()
        details = read_details(behind, context.today, impacts, complete=progress is Progress.COMPLETE)
    except CommandError:
        return True
    return _is_agreed(standing, progress, details, behind)


def _is_agreed(standing: Standing, progress: Progress, details: Details, behind: list[str]) -> bool:
    """Whether the command and the sentence say the same of how it stands, and until when."""
    if details.words and plain(details.words[0]) == "or":
        # "On track or delayed", "until 5 August or 12 August": the writer leaves open which.
        return False
    if behind and plain(behind[0]) in FORECAST and not details.words:
        # "Complete until 5 August": the command says that the date is left out.
        return True
    known = (
        details.forecast is not None or standing.forecast is None,
        details.percent == standing.percent,
        details.completed_on == standing.completed_on and details.certain,
    )
    return standing.progress is progress and all(known)
