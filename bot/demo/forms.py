"""What Slack's own client checks before it sends a form."""

import re
from collections.abc import Iterator

from bot.demo.elements import is_empty
from bot.demo.json_values import Json, mapping
from bot.demo.surfaces import View

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL = re.compile(r"https?://\S+", re.IGNORECASE)


def inputs(view: View) -> Iterator[tuple[Json, Json, Json]]:
    """Yield each input block with its element and what it holds."""
    for block in view.blocks:
        if block.get("type") == "input":
            element = mapping(block.get("element"))
            held = mapping(mapping(view.state.get(str(block["block_id"]))).get(str(element["action_id"])))
            yield block, element, held


def problems(view: View) -> dict[str, str]:
    """Name what a person must put right first, by block id."""
    found = {str(block["block_id"]): _problem(block, element, held) for block, element, held in inputs(view)}
    return {block_id: sentence for block_id, sentence in found.items() if sentence}


def _problem(block: Json, element: Json, held: Json) -> str:
    if is_empty(held):
        return "" if block.get("optional") else "Please complete this required field."
    most = element.get("max_selected_items")
    if most is not None and len(next(one for name, one in held.items() if name != "type")) > most:
        return f"Please choose {most} at most."
    words = str(held.get("value", ""))
    match element.get("type"):
        case "plain_text_input":
            return _length_problem(element, words)
        case "number_input":
            return _number_problem(element, words)
        case "email_text_input" if not EMAIL.fullmatch(words):
            return "Please enter a valid email address."
        case "url_text_input" if not URL.fullmatch(words):
            return "Please enter a valid URL."
    return ""


def _length_problem(element: Json, words: str) -> str:
    least, most = int(element.get("min_length", 0)), int(element.get("max_length", 3000))
    if len(words) < least:
        return f"Please enter at least {least} characters."
    if len(words) > most:
        return f"Please enter {most} characters or fewer."
    return ""


def _number_problem(element: Json, words: str) -> str:
    pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
    if not re.fullmatch(pattern, words):
        return "Please enter a number." if element.get("is_decimal_allowed") else "Please enter a whole number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(words) < float(least):
        return f"Please enter {least} or more."
    if most is not None and float(words) > float(most):
        return f"Please enter {most} or less."
    return ""
