"""A card or form as plain text: for terminals, screen readers, notifications, and chats that refuse a layout."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from commands.cards import (
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Image,
    Line,
    Lines,
    Link,
    LinkButton,
    Part,
    Section,
    Table,
    Text,
)
from commands.charts import Chart
from commands.forms import (
    AskedField,
    Choice,
    Day,
    Form,
    FormField,
    FormSection,
    MultiChoice,
    Number,
    PersonField,
    Scale,
    Words,
)


def card_text(card: Card) -> str:
    said = [card.notice] if card.notice else []
    return "\n".join([*said, card.title, *_texts(card.parts)])


def part_text(part: Part) -> str:  # noqa: C901 - an arm for each part
    """What a part says. Buttons are left out, since text cannot be pressed; where one leads on the web is said."""
    match part:
        case Text():
            return part.text
        case Heading():
            return f"\n{part.text}"
        case Lines():
            return "\n".join(f"- {line_text(line)}" for line in part.lines)
        case Table():
            return "\n".join([f"\n{part.caption}", *(row_text(part.columns, row) for row in part.rows)])
        case Facts():
            return "\n".join(f"{name}: {value}" for name, value in part.facts)
        case Link():
            return f"{part.label}: {part.url}"
        case Chart():
            return "\n".join([f"\n{part.title}", *(f"- {row}" for row in part.rows)])
        case Image():
            return f"{part.title or 'Picture'}: {part.alt} {part.url}"
        case Section():
            return "\n".join([f"\n{part.title}", *_texts(part.parts)])
        case Buttons():
            return "\n".join(f"{one.label}: {one.url}" for one in part.buttons if isinstance(one, LinkButton))
        case _:
            assert_never(part)


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    return filter(None, map(part_text, parts))


def line_text(line: Line) -> str:
    """ "D1.2 Title. Red. Due Friday 29 July, 2 days late; Head of Service"."""
    name = f"{line.ref} {line.title}" if line.ref else line.title
    said = [name, line.brag.value.capitalize() if line.brag else "", "; ".join(line.details)]
    *first, last = [word.rstrip(".") for word in said if word]
    return "".join(f"{word} " if word.endswith(("?", "!")) else f"{word}. " for word in first) + last


def row_text(columns: list[str], row: list[str]) -> str:
    """A row as a sentence, each cell under its column's name but the first two, which name the row."""
    named = [f"{column}: {cell}" for column, cell in zip(columns[2:], row[2:], strict=True)]
    return "- " + ". ".join([" ".join(row[:2]), *([", ".join(named)] if named else [])])


def form_text(form: Form) -> str:
    asked = [field_text(field) for field in form.fields]
    above = [text for text in (form.intro, form.said_last) if text]
    return "\n".join([form.title, *above, *asked, f"In one line: {form.in_words}"])


def field_text(field: FormField) -> str:
    """What a field asks, with the answers that its label does not foretell."""
    match field:
        case FormSection():
            return f"\n{field.title}" + (f"\n{field.text}" if field.text else "")
        case Scale():
            return f"{_label(field)}: {', '.join(field.options.values())}"
        case Choice():
            return f"{_label(field)}: one of {', '.join(field.options)}"
        case MultiChoice():
            return f"{_label(field)}: any of {', '.join(field.options)}"
        case Number():
            return f"{_label(field)}: {field.range}"
        case Words() | Day() | PersonField():
            return _label(field)
        case _:
            assert_never(field)


def _label(field: AskedField) -> str:
    return f"{field.label} (optional)" if field.optional else field.label


def buttons_of(card: Card) -> list[Button]:
    """Every button on a card that says a command, wherever it stands."""
    return [one for one in _buttons(card.parts) if not one.sealed]


def sealed_buttons_of(card: Card) -> list[Button]:
    """Every button on a card whose press is recorded nowhere."""
    return [one for one in _buttons(card.parts) if one.sealed]


def _buttons(parts: Sequence[Part]) -> Iterator[Button]:
    for part in parts:
        if isinstance(part, Buttons):
            yield from (button for button in part.buttons if isinstance(button, Button))
        elif isinstance(part, Lines):
            yield from (button for line in part.lines for button in line.buttons)
        elif isinstance(part, Section):
            yield from _buttons(part.parts)
