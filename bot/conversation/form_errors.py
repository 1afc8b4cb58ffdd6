"""What pydantic finds wrong in a form, in a sentence for each field."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda context: "This is needed. Fill it in, then save again.",
    "string_too_long": lambda context: f"This holds {context['max_length']:,} characters. Shorten it.",
    "string_too_short": lambda context: "This is needed. Fill it in, then save again.",
    "value_error": lambda context: str(context["error"]),
    "enum": lambda context: "Choose one of the answers.",
    "literal_error": lambda context: "Choose one of the answers.",
    "too_short": lambda context: f"Choose {context['min_length']:,} at least.",
    "too_long": lambda context: f"Choose {context['max_length']:,} at most.",
    "int_parsing": lambda context: "This is not a whole number. Write digits, such as 12.",
    "int_from_float": lambda context: "This is not a whole number. Write digits, such as 12.",
    "float_parsing": lambda context: "This is not a number. Write digits, such as 12 or 12.5.",
    "decimal_parsing": lambda context: "This is not a number. Write digits, such as 12 or 12.5.",
    "greater_than_equal": lambda context: f"Give {context['ge']} or more.",
    "less_than_equal": lambda context: f"Give {context['le']} or less.",
}


def by_field(error: ValidationError) -> dict[str, str]:
    return {str(problem["loc"][0]): _sentence(problem) for problem in error.errors()}


def _sentence(problem: Any) -> str:
    kind = problem["type"]
    if kind.startswith("date"):
        return "This is not a date. Choose a day, such as 29 July 2022."
    make = SENTENCES.get(kind)
    return make(problem.get("ctx", {})) if make else "This can't be read. Look at it again."
