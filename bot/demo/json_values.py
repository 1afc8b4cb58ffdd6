"""What JSON looks like to the type checker, and a few safe ways to read it."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def mapping(value: object) -> Json:
    """Read an object where anything may have been sent."""
    return value if isinstance(value, dict) else {}


def objects(value: object) -> list[Json]:
    """Read the objects of an array where anything may have been sent."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def words_of(text_object: object) -> str:
    """Read the words of a Block Kit text object."""
    return str(mapping(text_object).get("text", ""))
