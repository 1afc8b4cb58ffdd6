"""All commands by what somebody wants to do with them."""

from collections import defaultdict

from commands.registry import Command, commands

PURPOSES = {
    "See how the plan stands": "start status slipping overdue due digest changes compare why ask list unowned silent",
    "Find and read": "find show mine owner theme rec recs timeline risk risks standard standards boards people"
    " achievements key glossary",
    "Say how something stands": "update stuck undo reopen claims verify request requests approve decline",
    "Choose when you are asked": "leave nudge nudges snooze disown remind chase",
    "Look after owners": "assign reassign match same",
    "Change the plan": "add set settings close open undo pause resume import accept discard export plans use",
    "Pulse surveys": "pulse",
}
"""Commands by their first word. One that is named nowhere stands by its room."""
BY_ROOM = {
    "commands.asking": "Find and read",
    "commands.changing": "Change the plan",
    "commands.pulse": "Pulse surveys",
}
WHOLE = {"undo plan": "Change the plan", "close plan": "Change the plan", "help": "Find and read"}


def by_purpose() -> dict[str, list[Command]]:
    """Each command that people say, once."""
    found: dict[str, list[Command]] = defaultdict(list)
    for one in commands().values():
        if not one.hidden:
            found[_purpose_of(one)].append(one)
    return {purpose: found[purpose] for purpose in PURPOSES if found[purpose]}


def _purpose_of(one: Command) -> str:
    first = one.name.split()[0]
    named = (purpose for purpose, words in PURPOSES.items() if first in words.split())
    room = next((purpose for room, purpose in BY_ROOM.items() if one.run.__module__.startswith(room)), "Find and read")
    return WHOLE.get(one.name) or next(named, room)
