"""The chats there are, by the names that people call them. Whoever wires the edges says which (`bot/chats.py`)."""

from collections.abc import Sequence

_names: dict[str, str] = {}


def register(platform: str, name: str) -> None:
    """Make a chat known. Of several, the first registered is the first where nothing else decides."""
    _names[platform] = name


def put_first(platform: str) -> None:
    """Let a chat that is known go first where nothing else decides."""
    _names.update({platform: _names.pop(platform)} | {one: _names.pop(one) for one in list(_names)})


def in_order() -> list[str]:
    """Platforms, first the one that goes first."""
    return list(_names)


def name_of(platform: str) -> str:
    return _names.get(platform, platform.capitalize())


def named(words: str, among: Sequence[str]) -> str | None:
    """The platform that these words name: a chat that is registered, or one of those given."""
    said = words.strip().casefold()
    known = [*in_order(), *among]
    return next((one for one in known if said in (one.casefold(), name_of(one).casefold())), None)
