"""How many of a kind there are, with the first of them quoted: a line of a review for all that is alike."""

from collections.abc import Sequence

NAMED = 3
LONGEST = 80


def counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def quoted(words: Sequence[str]) -> str:
    return named([f"“{short(each)}”" for each in words])


def named(words: Sequence[str]) -> str:
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return ", ".join(words[:NAMED]) + more


def short(words: str, longest: int = LONGEST) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
