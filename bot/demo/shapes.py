"""Small checks that make bigger ones: what a JSON value must be, and Slack's words for it when it is not."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

Fault = tuple[str, str]
"""Where (a JSON pointer) and what."""

Check = Callable[[Any, str], Iterator[Fault]]


def anything(_value: Any, _at: str) -> Iterator[Fault]:
    yield from ()


def words(most: int | None = None, least: int = 1) -> Check:
    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield at, "must provide a string"
        elif most is not None and len(value) > most:
            yield at, f"must be less than {most + 1} characters"
        elif len(value) < least:
            yield at, f"must be more than {least - 1} characters"

    return check


def whole(least: int | None = None, most: int | None = None) -> Check:
    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield at, "must provide an integer"
        elif least is not None and value < least:
            yield at, f"must be at least {least}"
        elif most is not None and value > most:
            yield at, f"must be at most {most}"

    return check


def number(value: Any, at: str) -> Iterator[Fault]:
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield at, "must provide a number"


def flag(value: Any, at: str) -> Iterator[Fault]:
    if not isinstance(value, bool):
        yield at, "must provide a boolean"


def one_word_of(*allowed: str) -> Check:
    def check(value: Any, at: str) -> Iterator[Fault]:
        if value not in allowed:
            yield at, "value must be one of " + ", ".join(allowed)

    return check


def items(each: Check, most: int | None = None, least: int = 0) -> Check:
    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield at, "must provide an array"
            return
        if most is not None and len(value) > most:
            yield at, f"no more than {most} items allowed"
        if len(value) < least:
            yield at, f"no less than {least} items allowed"
        for index, one in enumerate(value):
            yield from each(one, f"{at}/{index}")

    return check


def shape(
    required: Mapping[str, Check] | None = None,
    optional: Mapping[str, Check] | None = None,
    any_of: Collection[str] = (),
) -> Check:
    """An object with these fields and no others; of `any_of`, at least one."""
    must, may = dict(required or {}), dict(optional or {})
    known = {"type": anything, **must, **may}

    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield at, "must provide an object"
            return
        for name in must:
            if name not in value:
                yield at, f"missing required field: {name}"
        if any_of and not any(name in value for name in any_of):
            yield at, f"missing required field: {' or '.join(any_of)}"
        for name, inner in value.items():
            if name not in known:
                yield at, f"invalid additional property: {name}"
            else:
                yield from known[name](inner, f"{at}/{name}")

    return check


def by_type(table: Mapping[str, Check]) -> Check:
    """An object whose `type` says which check it must pass."""

    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield at, "must provide an object"
        elif not value.get("type"):
            yield at, "missing required field: type"
        elif value["type"] not in table:
            yield f"{at}/type", f"unsupported type: {value['type']}"
        else:
            yield from table[value["type"]](value, at)

    return check


def both(*checks: Check) -> Check:
    def check(value: Any, at: str) -> Iterator[Fault]:
        for one in checks:
            yield from one(value, at)

    return check
