"""Drawing the fields of a form as a modal's blocks, and reading what was filled in."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, assert_never

from bot.slack.block_kit import Block, Json, block, element, header, plain
from bot.slack.text_blocks import sections
from bot.slack.wording import escaped
from commands.forms import (
    AskedField,
    Choice,
    Day,
    Filled,
    FormField,
    FormSection,
    MultiChoice,
    Number,
    PersonField,
    Scale,
    Words,
)
from commands.showing.wording import clipped

INPUT = "value"
MOST_BOXES = 10
"""Slack takes so many radio buttons or checkboxes; more options stand in a menu."""
LONGEST_TITLE = 150
LONGEST_OPTION = 75

UserOf = Callable[[int], str | None]


def field_blocks(field: FormField, place: int, user_of: UserOf) -> Iterator[Block]:
    if isinstance(field, FormSection):
        yield header(clipped(field.title, LONGEST_TITLE), f"section{place}")
        yield from sections(escaped(field.text), f"section{place}.text") if field.text else []
        return
    hint = field.range.capitalize() if isinstance(field, Number) and field.hint is None else field.hint
    yield block(
        "input",
        field.name,
        label=plain(field.label),
        element=_element(field, user_of),
        hint=plain(hint) if hint else None,
        optional=field.optional or None,
    )


def filled_values(view: dict[str, Any], person_token: Callable[[str], str]) -> dict[str, Filled | None]:
    """What was filled in, by field name.

    Args:
        person_token: gives the token of an account that was picked.
    """
    filled = view["state"]["values"].items()
    return {name: _value(inputs[INPUT], person_token) for name, inputs in filled if INPUT in inputs}


def _value(state: dict[str, Any], person_token: Callable[[str], str]) -> Filled | None:
    if user := state.get("selected_user"):
        return person_token(user)
    if "selected_options" in state:
        return [str(one["value"]) for one in state["selected_options"]]
    chosen = state.get("selected_option")
    found = chosen["value"] if chosen else state.get("selected_date") or state.get("value")
    return str(found) if found is not None else None


def _element(field: AskedField, user_of: UserOf) -> Json:
    match field:
        case Choice():
            return _one_of({value: value[:1].upper() + value[1:] for value in field.options}, field.value)
        case Scale():
            return _one_of(field.options, str(field.value))
        case MultiChoice():
            return _several_of(field.options, field.value)
        case Number():
            return _number(field)
        case Words():
            more = {"multiline": field.multiline or None, "max_length": field.longest}
            return element("plain_text_input", INPUT, initial_value=field.value or None, **more)
        case Day():
            return element("datepicker", INPUT, initial_date=field.value or None)
        case PersonField():
            return element("users_select", INPUT, initial_user=user_of(field.value) if field.value else None)
        case _:
            assert_never(field)


def _one_of(words: Mapping[str, str], chosen: str | None) -> Json:
    options = {value: _option(value, text) for value, text in words.items()}
    kind = "radio_buttons" if len(options) <= MOST_BOXES else "static_select"
    return element(kind, INPUT, options=list(options.values()), initial_option=options.get(chosen or ""))


def _several_of(values: list[str], chosen: list[str]) -> Json:
    options = {value: _option(value, value[:1].upper() + value[1:]) for value in values}
    kind = "checkboxes" if len(options) <= MOST_BOXES else "multi_static_select"
    begins = [options[one] for one in chosen] or None
    return element(kind, INPUT, options=list(options.values()), initial_options=begins)


def _option(value: str, words: str) -> Json:
    """In plain text: as markup, Slack itself would make mentions and emphasis of the words."""
    return {"text": plain(clipped(words, LONGEST_OPTION)), "value": value}


def _number(field: Number) -> Json:
    figures = {"initial_value": field.value, "min_value": field.least, "max_value": field.most}
    written = {name: f"{figure:f}" for name, figure in figures.items() if figure is not None}
    return element("number_input", INPUT, is_decimal_allowed=not field.whole, **written)
