"""How typed words are understood: which command, narrowed by what, and what was left over.

The same grammar reads slash commands, mentions, direct messages, buttons and the terminal.
"""

from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from commands.filters import SMALL_WORDS, FilterReader, plain
from commands.registry import Command, commands
from store.item_filters import ItemFilter
from store.rules.references import as_reference

LIKELY = 75
"""Likeness in percent (Levenshtein ratio) from which a mistyped word is read as the known one."""


@dataclass
class Reading:
    """What was understood. `command` is None when no command was found in the words."""

    command: Command | None
    words: list[str] = field(default_factory=list)
    wanted: ItemFilter = field(default_factory=ItemFilter)
    said: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    """Sentences on what was read although it was not typed so."""
    suggestion: str | None = None
    """A command that the first word may have meant."""
    page: int = 1
    share: bool = False
    again: str = ""

    @property
    def aloud(self) -> str:
        name = self.command.name if self.command else "nothing I know"
        return ", ".join([name, *self.said])


def read(text: str, filter_reader: FilterReader) -> Reading:
    """Understand a person's words.

    A command's name may stand anywhere in a question ("what is overdue in Workforce?"), a bare reference shows its
    thing, and bare filters list what they match.
    """
    tokens, share, page = _take_off_page_and_share(text.split())
    command, rest, guess = _find_command(tokens, filter_reader)
    reading = Reading(command, rest, page=page, share=share)
    if command is None:
        reading.unused = tokens
        reading.suggestion = _nearest_command(tokens[0])
        return reading
    if guess:
        reading.guesses.append(guess)
    if command.filters:
        found = filter_reader.read(rest)
        reading.words, reading.wanted, reading.said = [], found.wanted, found.said
        reading.unused = found.unused
        reading.guesses += found.guesses
    reading.again = " ".join([command.name, *rest])
    return reading


def _take_off_page_and_share(tokens: list[str]) -> tuple[list[str], bool, int]:
    """`share` and `page N` stand at the end, whatever the command; an update's own words keep theirs."""
    share, page = False, 1
    while tokens:
        if plain(tokens[-1]) == "share":
            share, tokens = True, tokens[:-1]
        elif len(tokens) > 1 and plain(tokens[-2]) == "page" and tokens[-1].isdecimal() and len(tokens[-1]) < 6:
            page, tokens = int(tokens[-1]), tokens[:-2]
        else:
            break
    return tokens, share, page


def _find_command(tokens: list[str], filter_reader: FilterReader) -> tuple[Command | None, list[str], str | None]:
    known = _by_name()
    if not tokens:
        return known["start"], [], None
    first = plain(tokens[0])
    # "rec 7" is its own command; "d 1" or "I.7" typed alone shows the thing.
    if first in known:
        return known[first], tokens[1:], None
    if as_reference(plain(tokens[0])) or (len(tokens) == 2 and as_reference(" ".join(map(plain, tokens)))):
        return known["show"], tokens, None
    for place, token in enumerate(tokens):
        found = known.get(plain(token))
        if found and not found.changes and plain(token) not in SMALL_WORDS:
            return found, tokens[:place] + tokens[place + 1 :], None
    if filter_reader.read(tokens).narrows:
        return known["list"], tokens, None
    nearest = _nearest_command(tokens[0])
    if nearest and not known[nearest].changes and fuzz.ratio(first, nearest) >= LIKELY:
        return known[nearest], tokens[1:], f"I read “{tokens[0]}” as {nearest}."
    return None, tokens, None


def _by_name() -> dict[str, Command]:
    known = dict(commands())
    for command in commands().values():
        known.update(dict.fromkeys(command.aliases, command))
    return known


def _nearest_command(word: str) -> str | None:
    names = [command.name for command in commands().values() if not command.hidden]
    found = process.extractOne(plain(word), names, scorer=fuzz.ratio, score_cutoff=50)
    return found[0] if found else None
