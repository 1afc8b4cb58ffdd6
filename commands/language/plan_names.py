"""Reading off which plan somebody names: "overdue in SEND", "in SEND update D1 on track"."""

from collections.abc import Sequence

from commands.language.filters import plain
from commands.language.reading import first_command
from commands.registry import Command
from store.models import Plan
from store.rules.folding import folded
from store.rules.references import as_reference

IN = "in"
NOW = "now"
"""Behind what is done to a whole plan: do it, what comes of it was said."""
LONGEST = 12
"""Words of a plan's title."""


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
