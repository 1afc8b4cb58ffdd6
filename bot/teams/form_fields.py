"""Drawing the fields of a form as a card's inputs, and reading what was filled in."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never

from bot.teams.elements import Element, Json, element, run, words
from bot.teams.texts import escaped, heading, text_elements
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

MOST_BOXES = 7
"""More options than that stand in a menu."""
LONGEST_OPTION = 75
EVERYBODY = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
"""All colleagues: a search among those of a personal chat would find nobody but its reader."""
NEEDED = "This is needed. Fill it in, then save again."

PersonOf = Callable[[int], str | None]
PersonToken = Callable[[str], str]


def field_elements(field: FormField, filled: Mapping[str, Filled | None], person_of: PersonOf) -> Iterator[Element]:
    """Args: filled: what somebody has filled in before, by field; it stands there again."""
    if isinstance(field, FormSection):
        yield from heading(field.title, spacing="Large", separator=True)
        yield from text_elements(field.text) if field.text else []
        return
    given = filled.get(field.name) if field.name in filled else field.value
    # The name says of what kind the field is, since what comes back is text alone.
    yield element(
        f"Input.{_KINDS[type(field)]}",
        id=f"{field.field}.{field.name}",
        label=field.label,
        isRequired=None if field.optional else True,
        errorMessage=_what_is_wrong(field),
        spacing="Medium",
        **_given(field, given, person_of),
    )
    hint = field.range.capitalize() if isinstance(field, Number) and field.hint is None else field.hint
    if hint:
        yield words(run(escaped(hint), size="Small", isSubtle=True), spacing="Small")


def filled_values(data: Mapping[str, Any], person_token: PersonToken) -> dict[str, Filled | None]:
    """What was filled in, by field name.

    Args:
        person_token: gives the token of an account that was picked.
    """
    named = ((kind, name, value) for key, value in data.items() for kind, dot, name in [key.partition(".")] if dot)
    return {name: _value(kind, value, person_token) for kind, name, value in named}


def _value(kind: str, value: Any, person_token: PersonToken) -> Filled | None:
    """As text, whether or not the client sends numbers as such."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value)
    match kind:
        case "multi_choice":
            return [_with_commas(one) for one in text.split(",") if one]
        case "person":
            return person_token(text) if text else None
        case _:
            return text or None


_KINDS: dict[type[AskedField], str] = {
    Choice: "ChoiceSet",
    MultiChoice: "ChoiceSet",
    Scale: "ChoiceSet",
    Number: "Number",
    Words: "Text",
    Day: "Date",
    PersonField: "ChoiceSet",
}


def _what_is_wrong(field: AskedField) -> str | None:
    """What a client says beside a field that it does not take."""
    if isinstance(field, Number):
        return f"Give {field.range}."
    return None if field.optional else NEEDED


def _given(field: AskedField, given: Any, person_of: PersonOf) -> Json:
    """What is the field's own, with what stands in it."""
    match field:
        case Choice():
            return _one_of({value: value[:1].upper() + value[1:] for value in field.options}, given)
        case Scale():
            return _one_of(field.options, given)
        case MultiChoice():
            options = {_without_commas(one): one[:1].upper() + one[1:] for one in field.options}
            return {**_one_of(options, ",".join(map(_without_commas, given or []))), "isMultiSelect": True}
        case Number():
            figures = {"value": given, "min": field.least, "max": field.most}
            return {name: number for name, one in figures.items() if (number := _number(one)) is not None}
        case Words():
            return {"value": given or "", "maxLength": field.longest, "isMultiline": field.multiline}
        case Day():
            return {"value": given} if given else {}
        case PersonField():
            account = _account(given, person_of)
            return {"choices": [], "choices.data": EVERYBODY, **({"value": account} if account else {})}
        case _:
            assert_never(field)


def _one_of(options: Mapping[str, str], chosen: Any) -> Json:
    choices = [{"title": escaped(clipped(text, LONGEST_OPTION)), "value": value} for value, text in options.items()]
    style = "expanded" if len(choices) <= MOST_BOXES else "compact"
    begins = {"value": str(chosen)} if chosen not in (None, "") else {}
    return {"style": style, "wrap": True, "choices": choices, **begins}


def _number(figure: Any) -> int | float | None:
    """As JSON has it; None for what is no number, which an input of numbers cannot show."""
    try:
        exact = Decimal(figure) if figure not in (None, "") else None
    except InvalidOperation:
        return None
    if exact is None or not exact.is_finite():
        return None
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _account(given: Any, person_of: PersonOf) -> str | None:
    """The account of somebody who stands in the field by number, or who was picked."""
    number = str(given or "").removeprefix("@person:")
    return person_of(int(number)) if number.isdecimal() else None


def _without_commas(option: str) -> str:
    """Teams joins what was chosen with commas."""
    return option.replace("%", "%25").replace(",", "%2C")


def _with_commas(value: str) -> str:
    return value.replace("%2C", ",").replace("%25", "%")
