"""Reading off which plan somebody names: "overdue in SEND", "in SEND update D1 on track"."""

from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from commands.language.asides.courtesy import COURTESIES, is_our_name
from commands.language.documented import first_command
from commands.language.filters import SMALL_WORDS, FilterReader, plain
from commands.language.reading import Reading
from commands.registry import Command
from store.models import Plan
from store.rules.folding import folded
from store.rules.references import as_reference

IN = "in"
NOW = "now"
"""Behind what is done to a whole plan: do it, what comes of it was said."""
LONGEST = 12
"""Words of a plan's title."""
LIKELY = 75
"""Likeness in percent from which words in a change are taken for a plan's name, mistyped."""
NARROWING = frozenset(["rec", "recommendation", "theme", "owner", "show", "key"])
"""Words that name a part of a plan."""
NO_NAME = SMALL_WORDS | COURTESIES | NARROWING | {"share", "page"}


def mentions_a_plan(tokens: Sequence[str]) -> bool:
    """Whether it is worth asking which plans there are."""
    return any(plain(token) == IN for token in tokens[:-1])


def take_off_plan(tokens: list[str], known: Sequence[Plan]) -> tuple[list[str], list[Plan]]:
    """The words without the plan that they name, and the plans that are called so.

    A question may name it anywhere. The words of a change are its writer's own, so there it stands in front, behind the
    reference, or at the end of what holds no words of anybody's.
    """
    command = first_command(tokens)[0]
    for place, token in enumerate(tokens):
        if plain(token) != IN:
            continue
        end, plans = _named(tokens, place + 1, known)
        if plans and _may_stand(tokens, place, end, command):
            return tokens[:place] + tokens[end:], plans
    return tokens, []


def mistyped_plan(tokens: list[str], reading: Reading, reader: FilterReader, known: Sequence[Plan]) -> str | None:
    """The words that stand where a plan is named, and name none.

    In a question those are whatever no filter knows. The words of a change are its writer's own, so there they must be
    like a plan's name, unless they stand before it.
    """
    places = [place for place, token in enumerate(tokens[:-1]) if plain(token) == IN]
    before = _before_a_change(tokens) if places[:1] == [0] else None
    command = reading.command
    if command is not None and not command.changes and (command.own_words or not command.of_plan):
        return None
    found = [before, *(_likely(tokens, place, known) for place in places)]
    if not before and (command is None or not command.changes):
        found += [_unknown(tokens[place + 1 :], reader) for place in places]
    return next((name for name in found if name), None)


def _before_a_change(tokens: list[str]) -> str | None:
    """ "SEDN" of "in SEDN update C2 at risk"."""
    for end in range(2, min(len(tokens), LONGEST + 2)):
        command = first_command(tokens[end:])[0]
        if command is not None or as_reference(plain(tokens[end])):
            return " ".join(tokens[1:end]).strip(",:") if command is None or command.changes else None
    return None


def _likely(tokens: list[str], place: int, known: Sequence[Plan]) -> str | None:
    command = first_command(tokens)[0]
    for name in (name for one in known for name in (one.name, one.title) if name):
        end = place + 1 + len(name.split())
        said = " ".join(token.strip(',.:;?!“”"') for token in tokens[place + 1 : end])
        if fuzz.ratio(folded(said), folded(name)) >= LIKELY and _may_stand(tokens, place, end, command):
            return said
    return None


def _unknown(words: list[str], reader: FilterReader) -> str | None:
    """The first of these words, as far as no filter knows them."""
    while words and plain(words[0]) in SMALL_WORDS:
        words = words[1:]
    if not words or plain(words[0]) in NO_NAME:
        return None
    unused = reader.read(words).unused
    run = takewhile(lambda pair: pair[0] == pair[1] and plain(pair[0]) not in NO_NAME, zip(words, unused, strict=False))
    said = " ".join(word.strip(',.:;?!“”"') for word, _ in run)
    return said if said and not is_our_name(said) else None


def _named(tokens: list[str], start: int, known: Sequence[Plan]) -> tuple[int, list[Plan]]:
    """The plans whose name begins here, and where it ends; the longest name wins."""
    for end in range(min(len(tokens), start + LONGEST), start, -1):
        said = folded(" ".join(token.strip(',.:;?!“”"') for token in tokens[start:end]))
        if plans := [one for one in known if said in (folded(one.name or ""), folded(one.title)) and said]:
            return end, plans
    return start, []


def _may_stand(tokens: list[str], place: int, end: int, command: Command | None) -> bool:
    if place == 0 or (command is not None and not command.changes):
        return True
    if command is None:
        # "D1 in SEND done" and "D1 in SEND", or a question that begins with other words.
        return as_reference(plain(tokens[0])) is None or place == 1
    behind_reference = place == 2 or (place == 3 and (tokens[1].lower() == "milestone" or _is_reference(tokens[1:3])))
    of_whole_plan = len(tokens) > 1 and (tokens[1].lower() == "plan" or tokens[1].startswith("@"))
    return behind_reference or (end == len(tokens) and (command.plan_last or of_whole_plan))


def _is_reference(words: list[str]) -> bool:
    return as_reference(" ".join(map(plain, words))) is not None
