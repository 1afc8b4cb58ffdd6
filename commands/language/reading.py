"""How typed words are understood: which command, narrowed by what, and what was left over.

The same grammar reads commands, mentions, direct messages, buttons and the terminal.
"""

from dataclasses import dataclass, field, replace
from itertools import dropwhile

from rapidfuzz import fuzz, process

from commands.language.filters import SMALL_WORDS, FilterReader, plain
from commands.language.progress_words import begins_with_progress
from commands.registry import Command, called, commands
from store.query.model import Query
from store.rules.references import as_reference

LIKELY = 75
"""Likeness in percent (Levenshtein ratio) from which a mistyped word is read as the known one."""

_COURTESIES = "hello hi hey good morning afternoon thanks thank you cheers ta very much so a lot please"
COURTESIES = frozenset(_COURTESIES.split())

NARROWING = frozenset({"rec", "recommendation", "theme", "owner", "show", "key"})
"""Names of commands that may also begin another question: "rec 7 overdue", "show me what is due", "key risks"."""

EMPHASIS = frozenset({"show", "key"})
"""Those of them that narrow nothing."""


@dataclass
class Reading:
    """What was understood. `command` is None when no command was found in the words."""

    command: Command | None
    words: list[str] = field(default_factory=list)
    query: Query = field(default_factory=Query)
    """What its filters ask for."""
    narrowing: list[str] = field(default_factory=list)
    """The words in which they stand, to be read again once it is known which plan's themes they may name."""
    unused: list[str] = field(default_factory=list)
    quotable: bool = True
    """Whether what was left over may be said back: not while it may be an answer to a pulse."""
    guesses: list[str] = field(default_factory=list)
    """Sentences on what was read although it was not typed so."""
    suggestion: str | None = None
    """A command that the first word may have meant."""
    page: int = 1
    share: bool = False
    redraw: str = ""
    aloud: str = ""
    """What was read, in words."""
    said: str = ""
    """The words that were read, to be said again by a button."""


def read(text: str, filter_reader: FilterReader) -> Reading:
    """Understand a person's words.

    A command's name may stand anywhere in a question ("what is overdue in Workforce?"), a bare reference shows its
    thing, and bare filters list what they match.
    """
    said = tokens = without_courtesy(text.split())
    tokens, share, page = _take_off_page_and_share(tokens)
    command, rest, guess = _find_command(tokens, filter_reader)
    reading = Reading(command, rest, page=page, share=share, said=" ".join(said))
    if command is None:
        reading.unused = tokens
        reading.suggestion = _nearest_command(tokens[0])
        return reading
    if guess:
        reading.guesses.append(guess)
    if command.filters:
        found = filter_reader.read(rest)
        reading.narrowing, reading.query = rest, found.query
        reading.unused = found.unused
        reading.guesses += found.guesses
        # What was not understood is said once, and not asked again with each page.
        unused = frozenset(found.unused)
        rest = [word for word in rest if word not in unused]
    reading.redraw = " ".join([command.name, *rest])
    return reading


def read_again(reading: Reading, filter_reader: FilterReader) -> Reading:
    """The same words where a theme is another plan's: what is one's own theme may be nothing in another."""
    found = filter_reader.read(reading.narrowing)
    return replace(
        reading, query=found.query, unused=found.unused, guesses=[*dict.fromkeys([*reading.guesses, *found.guesses])]
    )


def is_our_name(word: str) -> bool:
    """ "plan", with or without the slash by which some chats call us."""
    return plain(word).removeprefix("/") == "plan"


def without_courtesy(tokens: list[str]) -> list[str]:
    """The words less what leads up to them: our own name typed once more, or a greeting before a question."""
    while tokens and is_our_name(tokens[0]):
        tokens = tokens[1:]
    asked = list(dropwhile(lambda word: plain(word) in COURTESIES, tokens))
    return asked if any(plain(word) not in SMALL_WORDS for word in asked) else tokens


def _take_off_page_and_share(tokens: list[str]) -> tuple[list[str], bool, int]:
    """`share` and `page N` stand at the end of a question; the words of a change are kept as they are."""
    share, page = False, 1
    first = first_command(tokens)[0]
    if first is not None and first.changes:
        return tokens, share, page
    while tokens:
        if plain(tokens[-1]) == "share":
            share, tokens = True, tokens[:-1]
        elif len(tokens) > 1 and plain(tokens[-2]) == "page" and tokens[-1].isdecimal() and len(tokens[-1]) < 6:
            page, tokens = int(tokens[-1]), tokens[:-2]
        else:
            break
    return tokens, share, page


def _show_or_update(tokens: list[str]) -> Command:
    """ "A15.1 is done" answers our own question; "A15.1" asks one."""
    return commands()["update" if begins_with_progress(tokens[1:]) else "show"]


def first_command(tokens: list[str]) -> tuple[Command | None, int]:
    """The command that the words begin with, and how many of them are its name."""
    for many in (2, 1):
        if found := called(" ".join(map(plain, tokens[:many]))):
            return found, min(many, len(tokens))
    return None, 0


def _find_command(tokens: list[str], filter_reader: FilterReader) -> tuple[Command | None, list[str], str | None]:
    if not tokens:
        return commands()["start"], [], None
    first = plain(tokens[0])
    if first in NARROWING and (wider := _wider_question(tokens, filter_reader)):
        return wider[0], wider[1], None
    # "rec 7" is its own command; "d 1" or "I.7" typed alone shows the thing.
    named, many = first_command(tokens)
    if named is not None:
        return named, tokens[many:], None
    if as_reference(plain(tokens[0])) or (len(tokens) == 2 and as_reference(" ".join(map(plain, tokens)))):
        return _show_or_update(tokens), tokens, None
    if within := _command_within(tokens):
        return *within, None
    if filter_reader.read(tokens).query.narrows:
        return commands()["list"], tokens, None
    nearest = _nearest_command(tokens[0])
    if nearest and not commands()[nearest].changes and fuzz.ratio(first, nearest) >= LIKELY:
        return commands()[nearest], tokens[1:], f"I read “{tokens[0]}” as {nearest}."
    if all(plain(token) in SMALL_WORDS for token in tokens):
        return commands()["start"], [], None
    return None, tokens, None


def _command_within(tokens: list[str]) -> tuple[Command, list[str]] | None:
    """The question that a sentence asks, wherever its word stands; "rec" and the like only narrow another."""
    named = {place: found for place, token in enumerate(tokens) if (found := called(plain(token)))}
    asked = {
        place: found
        for place, found in named.items()
        if not found.changes
        and not found.hidden
        and found.name not in NARROWING
        and plain(tokens[place]) not in SMALL_WORDS
    }
    place = min(asked, key=lambda place: (not asked[place].filters, place), default=None)
    return None if place is None else (asked[place], tokens[:place] + tokens[place + 1 :])


def _wider_question(tokens: list[str], filter_reader: FilterReader) -> tuple[Command, list[str]] | None:
    """What "rec 7 overdue", "theme workforce red" or "show me the risks" asks, if not what its first word says."""
    shows = plain(tokens[0]) in EMPHASIS
    if shows and any(as_reference(" ".join(map(plain, tokens[1:end]))) for end in (2, 3)):
        return None
    named = {place: called(plain(token)) for place, token in enumerate(tokens) if plain(token) not in SMALL_WORDS}
    asked = {
        place: found
        for place, found in named.items()
        if place and found and (found.filters or (shows and not found.changes))
    }
    if asked:
        place = min(asked, key=lambda place: (asked[place].name in EMPHASIS, place))
        return asked[place], tokens[shows:place] + tokens[place + 1 :]
    tokens = tokens[shows:]
    filters = filter_reader.read(tokens)
    if filters.query.narrows and (shows or len(filters.query.where) > 1) and not filters.unused:
        return commands()["list"], tokens
    return None


def _nearest_command(word: str) -> str | None:
    names = [command.name for command in commands().values() if not command.hidden]
    found = process.extractOne(plain(word), names, scorer=fuzz.ratio, score_cutoff=50)
    return found[0] if found else None
