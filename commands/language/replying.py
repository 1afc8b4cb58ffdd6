"""What an owner writes under one of our questions: their own words, which become an update after one click."""

import re

from commands.errors import CommandError
from commands.language.asides.courtesy import is_our_name
from commands.language.documented import Questions
from commands.language.filters import plain
from commands.language.plan_words import named_plan
from commands.language.progress_words import begins_with_progress
from commands.language.reading import Reading, read
from commands.registry import commands
from commands.request import Request
from store.delivery import outbox
from store.models import Outgoing
from store.rules.references import as_reference

SHORT = 4
"""Words of a question that is asked in passing; whoever writes more tells us something."""

ASKS_OUTRIGHT = re.compile(
    r"\W*(?:(?:sorry|hi|hello|hey|ok|so|and|but|um|er) )*(?:(?:what|why|when|where|who|how|which) ?"
    r"(?:['’]?s|is|are|am|was|were|do|does|did|can|should|else|exactly|have|has)\b)",
    re.IGNORECASE,
)
"""A question asked in the thread, with a question mark or without; "what we agreed was sent" tells something."""
END_OF_REFS = ":"


def reply_to_nudge(request: Request, message_ref: str, text: str, questions: Questions) -> str | None:
    """The words of `reply` for what was written under a nudge; None for a command, or where the thread is another.

    Args:
        message_ref: of the message in whose thread it was written.
    """
    row = outbox.by_message_ref(request.session, request.person.id or 0, message_ref)
    if row is None or not text.strip() or _is_command(text, questions) or ASKS_OUTRIGHT.match(text):
        return None
    words = words_asked(row)
    return " ".join(["reply", *words, END_OF_REFS, text]) if words else None


def asked_in_thread(request: Request, message_ref: str) -> tuple[str, ...]:
    """References of what a message asked this person about, in their order; none where it asked about several plans."""
    row = outbox.by_message_ref(request.session, request.person.id or 0, message_ref)
    words = words_asked(row) if row is not None else []
    named = [word for word in words if named_plan(word) is not None]
    if len(named) > 1 or (named and request.chosen and named_plan(named[0]) != request.chosen.id):
        return ()
    return tuple(word for word in words if word not in named)


def words_asked(row: Outgoing) -> list[str]:
    """References of what a message asked about, each plan's behind the plan's own word; none where it asked nothing."""
    first, *words = words_that_draw(row).split() or [""]
    return words if first == "asked" else []


def words_that_draw(row: Outgoing) -> str:
    """What has its card drawn anew; nothing where nobody can."""
    sent = outbox.card_as_sent(row)
    return str(sent.get("redraw") or sent.get("again") or "")


def _is_command(text: str, questions: Questions) -> bool:
    """Only what is one to its last word: "due to illness" tells something, "due 14 days" asks."""
    words = text.split()
    first = plain(words[0])
    if is_our_name(first):
        return True
    if first == "update" or as_reference(first):
        return _says_how_it_stands(words[first == "update" :])
    try:
        reading = read(text, questions)
    except CommandError:
        return False
    return len(words) <= SHORT and _whole(reading, first)


def _says_how_it_stands(words: list[str]) -> bool:
    """ "A3.1 done" is an update already, and "A3.1" alone a question; "A3.1 is going well" is neither."""
    for many in (1, 2):
        if as_reference(" ".join(map(plain, words[:many]))):
            return len(words) == many or begins_with_progress(words[many:])
    return False


def _whole(reading: Reading, first: str) -> bool:
    found = reading.command
    if found is None or reading.unused or reading.guesses:
        return False
    names = {name for one in commands().values() for name in (one.name, *one.aliases)}
    takes_words = found.filters or found.usage != found.name
    return first in names and (takes_words or not reading.words)
