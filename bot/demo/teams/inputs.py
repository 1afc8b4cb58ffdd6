"""What stands in the inputs of a card, and what Teams' own client checks before it sends them."""

import re

from bot.demo.json_values import Json, objects
from bot.demo.teams.card_reading import inputs_of

Values = dict[str, str]
"""By an input's id. What several were chosen in has commas between; an empty input stands in it not at all."""


def initial(card: Json) -> Values:
    held = {str(one["id"]): _text(one.get("value")) for one in inputs_of(card)}
    return {name: value for name, value in held.items() if value}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def problems(card: Json, values: Values) -> dict[str, str]:
    """Name what a person must put right first, by input."""
    found = {str(one["id"]): _problem(one, values.get(str(one["id"]), "")) for one in inputs_of(card)}
    return {name: sentence for name, sentence in found.items() if sentence}


def _problem(asked: Json, value: str) -> str:
    sentence = str(asked.get("errorMessage") or "Please check this.")
    if not value:
        return sentence if asked.get("isRequired") else ""
    return "" if _fits(asked, value) else sentence


def _fits(asked: Json, value: str) -> bool:
    least, most = asked.get("min"), asked.get("max")
    match asked.get("type"):
        case "Input.Text":
            pattern = asked.get("regex")
            return len(value) <= asked.get("maxLength", len(value)) and (not pattern or bool(re.search(pattern, value)))
        case "Input.Number":
            if not re.fullmatch(r"-?\d+(\.\d+)?", value):
                return False
            return (least is None or float(value) >= least) and (most is None or float(value) <= most)
        case "Input.Date":
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                return False
            return (not least or value >= least) and (not most or value <= most)
        case "Input.ChoiceSet":
            known = {str(one.get("value")) for one in objects(asked.get("choices"))}
            return bool(asked.get("choices.data")) or set(value.split(",")) <= known
    return True
