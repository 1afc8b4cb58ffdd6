"""References as people type them: `D1`, `d 1.2`, `T3`, `R7`, `rec 7`, `RK2`, `I.4a`."""

import re

_SHAPES = (
    (re.compile(r"^(?:rec|recommendation)\s*(\d+)$", re.I), "R{0}"),
    (re.compile(r"^(?:risk)\s*(\d+)$", re.I), "RK{0}"),
    (re.compile(r"^(RK|R|T|[A-Z])\s*(\d+)$", re.I), "{0}{1}"),
    (re.compile(r"^([A-Z])\s*(\d+\.\d+)$", re.I), "{0}{1}"),
    (re.compile(r"^([A-HJ-Z])\.\s*(\d+(?:\.\d+)?)$", re.I), "{0}{1}"),
    (re.compile(r"^I\.\s*(\d+)([a-z]?)$", re.I), "I.{0}{1}"),
)


def as_reference(words: str) -> str | None:
    """The reference in its usual spelling, or None where the words do not have the shape of one."""
    for shape, spelling in _SHAPES:
        if found := shape.match(words.strip()):
            spelt = spelling.format(*found.groups())
            return f"I.{spelt[2:].lower()}" if spelt.startswith("I.") else spelt.upper()
    return None
