"""Adaptive Cards as data: which elements there are, what each may hold, and where it may stand.

It is version 1.5, which is all that Teams takes, and what Teams draws beyond that. Such an element says what stands in
its place where it is not known (`fallback`).
"""

from collections.abc import Iterator
from typing import Any

from bot.demo.json_values import mapping, objects
from bot.demo.shapes import Check, Fault, anything, both, by_type, flag, items, number, shape, whole, words
from bot.demo.teams.card_reading import actions_of, inputs_of

PRIMARY_ACTIONS = 6
"""How many buttons Teams shows side by side; it drops more, unless they stand in the menu (`mode: secondary`)."""


def one_word_of(*allowed: str) -> Check:
    """One of these words; Teams reads capitals and small letters alike."""
    known = {one.lower() for one in allowed}

    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, str) or value.lower() not in known:
            yield at, "value must be one of " + ", ".join(allowed)

    return check


TEXT_SIZE = one_word_of("default", "small", "medium", "large", "extraLarge")
WEIGHT = one_word_of("default", "lighter", "bolder")
COLOUR = one_word_of("default", "dark", "light", "accent", "good", "warning", "attention")
ACROSS = one_word_of("left", "center", "right")
DOWN = one_word_of("top", "center", "bottom")
STYLE = one_word_of("default", "emphasis", "good", "attention", "warning", "accent")
ADDRESS = words(3_000)
CHART_COLOUR = one_word_of(
    "good", "warning", "attention", "neutral", "categoricalRed", "categoricalPurple", "categoricalLavender",
    "categoricalBlue", "categoricalLightBlue", "categoricalTeal", "categoricalGreen", "categoricalLime",
    "categoricalMarigold", "sequential1", "sequential2", "sequential3", "sequential4", "sequential5", "sequential6",
    "sequential7", "sequential8", "divergingBlue", "divergingLightBlue", "divergingCyan", "divergingTeal",
    "divergingYellow", "divergingPeach", "divergingLightRed", "divergingRed", "divergingMaroon", "divergingGray",
)  # fmt: skip


def element(value: Any, at: str) -> Iterator[Fault]:
    """Any element, where one may stand."""
    yield from by_type(ELEMENTS)(value, at)


def action(value: Any, at: str) -> Iterator[Fault]:
    yield from by_type(ACTIONS)(value, at)


def button(value: Any, at: str) -> Iterator[Fault]:
    """An action that people see, by what it reads."""
    yield from action(value, at)
    if isinstance(value, dict) and not value.get("title"):
        yield at, "missing required field: title"


def fallback(value: Any, at: str) -> Iterator[Fault]:
    if value != "drop":
        yield from by_type(ELEMENTS | ACTIONS)(value, at)


COMMON: dict[str, Check] = {
    "id": words(),
    "isVisible": flag,
    "separator": flag,
    "spacing": one_word_of("none", "extraSmall", "small", "default", "medium", "large", "extraLarge", "padding"),
    "height": one_word_of("auto", "stretch"),
    "requires": anything,
    "fallback": fallback,
    "targetWidth": words(),
}
PLACED: dict[str, Check] = {"horizontalAlignment": ACROSS}
TEXT: dict[str, Check] = {
    "size": TEXT_SIZE,
    "weight": WEIGHT,
    "color": COLOUR,
    "isSubtle": flag,
    "fontType": one_word_of("default", "monospace"),
}
BOX: dict[str, Check] = {
    "style": STYLE,
    "bleed": flag,
    "minHeight": words(),
    "selectAction": action,
}
STACKED: dict[str, Check] = {"verticalContentAlignment": DOWN, "rtl": flag}
FRAMED: dict[str, Check] = {**PLACED, "showBorder": flag, "roundedCorners": flag}
CELLS_ALIGNED: dict[str, Check] = {"horizontalCellContentAlignment": ACROSS, "verticalCellContentAlignment": DOWN}
INPUT: dict[str, Check] = {
    "isRequired": flag,
    "errorMessage": words(),
    "value": words(least=0),
}
HINTED: dict[str, Check] = {"placeholder": words()}


def part(required: dict[str, Check] | None = None, optional: dict[str, Check] | None = None) -> Check:
    return shape(required, {**COMMON, **(optional or {})})


def newer(required: dict[str, Check] | None = None, optional: dict[str, Check] | None = None) -> Check:
    """An element beyond 1.5, which needs a stand-in where it is not known."""
    return part({**(required or {}), "fallback": fallback}, optional)


def explained(value: Any, at: str) -> Iterator[Fault]:
    if value.get("isRequired") and not value.get("errorMessage"):
        yield at, "a required input says in errorMessage what is missing"


def asked(optional: dict[str, Check] | None = None) -> Check:
    """An input: it has an id, and a label by which a screen reader names it."""
    return both(part({"id": words(), "label": words()}, {**INPUT, **(optional or {})}), explained)


def even_rows(value: Any, at: str) -> Iterator[Fault]:
    columns = len(objects(value.get("columns")))
    for index, row in enumerate(objects(value.get("rows"))):
        if len(objects(row.get("cells"))) > columns:
            yield f"{at}/rows/{index}", "a row has more cells than the table has columns"


def choices(value: Any, at: str) -> Iterator[Fault]:
    if not value.get("choices") and not value.get("choices.data"):
        yield at, "missing required field: choices or choices.data"


def primary(actions: Any, at: str) -> Iterator[Fault]:
    shown = [one for one in objects(actions) if one.get("mode", "primary") == "primary"]
    if len(shown) > PRIMARY_ACTIONS:
        yield at, f"no more than {PRIMARY_ACTIONS} primary actions are shown"


CELL = part({"items": items(element)}, BOX | STACKED)
COLUMN = part({"items": items(element)}, BOX | STACKED | FRAMED | {"width": anything})
ROW = part(
    {"cells": items(by_type({"TableCell": CELL}), least=1)},
    FRAMED | CELLS_ALIGNED | {"style": STYLE},
)
TABLE = both(
    part(
        {
            "columns": items(shape({}, {"width": anything, **CELLS_ALIGNED}), least=1),
            "rows": items(by_type({"TableRow": ROW})),
        },
        FRAMED | CELLS_ALIGNED | {"firstRowAsHeaders": flag, "showGridLines": flag, "gridStyle": STYLE},
    ),
    even_rows,
)
RUN = shape(
    {"text": words()},
    {
        **TEXT,
        "italic": flag,
        "strikethrough": flag,
        "underline": flag,
        "highlight": flag,
        "selectAction": action,
        "id": words(),
    },
)
PICTURE = part(
    {"url": ADDRESS, "altText": words()},
    {
        **PLACED,
        "size": one_word_of("auto", "stretch", "small", "medium", "large"),
        "style": one_word_of("default", "person", "roundedCorners"),
        "width": words(),
        "height": words(),
        "selectAction": action,
        "backgroundColor": words(),
        "msteams": shape({}, {"allowExpand": flag}),
    },
)
CHART: dict[str, Check] = {
    **PLACED,
    "title": words(),
    "showTitle": flag,
    "showLegend": flag,
    "colorSet": words(),
    "maxWidth": words(),
}
AXES: dict[str, Check] = {"xAxisTitle": words(), "yAxisTitle": words(), "color": CHART_COLOUR}
RANGE: dict[str, Check] = {"yMin": number, "yMax": number}
SHOWN: dict[str, Check] = {"showBarValues": flag}
SLICE = shape({"legend": words(), "value": number}, {"color": CHART_COLOUR})
POINT = shape({"x": anything, "y": number}, {"color": CHART_COLOUR})
SERIES = shape({"legend": words(), "values": items(POINT, least=1)}, {"color": CHART_COLOUR})
STACK = shape({"title": words(), "data": items(SLICE, least=1)})


def chart(each: Check, optional: dict[str, Check]) -> Check:
    return newer({"data": items(each, least=1)}, CHART | optional)


ELEMENTS: dict[str, Check] = {
    "TextBlock": part(
        {"text": words()},
        {
            **PLACED,
            **TEXT,
            "wrap": flag,
            "maxLines": whole(1),
            "style": one_word_of("default", "heading", "columnHeader"),
            "labelFor": words(),
        },
    ),
    "RichTextBlock": part({"inlines": items(by_type({"TextRun": RUN}), least=1)}, {**PLACED, "labelFor": words()}),
    "Image": PICTURE,
    "ImageSet": part({"images": items(by_type({"Image": PICTURE}), least=1)}, {**PLACED, "imageSize": words()}),
    "Container": part({"items": items(element)}, BOX | STACKED | FRAMED),
    "ColumnSet": part({"columns": items(by_type({"Column": COLUMN}), least=1)}, BOX | FRAMED),
    "FactSet": part({"facts": items(shape({"title": words(least=0), "value": words(least=0)}), least=1)}),
    "Table": TABLE,
    "ActionSet": part({"actions": both(items(button, least=1), primary)}, PLACED),
    "Input.Text": asked(
        {
            **HINTED,
            "isMultiline": flag,
            "maxLength": whole(1),
            "regex": words(),
            "style": one_word_of("text", "tel", "url", "email", "password"),
            "inlineAction": action,
        }
    ),
    "Input.Number": asked(HINTED | {"value": number, "min": number, "max": number}),
    "Input.Date": asked(HINTED | {"min": words(), "max": words()}),
    "Input.Time": asked(HINTED | {"min": words(), "max": words()}),
    "Input.Toggle": asked({"title": words(), "valueOn": words(), "valueOff": words(), "wrap": flag}),
    "Input.ChoiceSet": both(
        asked(
            {
                **HINTED,
                "choices": items(shape({"title": words(), "value": words()})),
                "choices.data": both(shape({"dataset": words()}), by_type({"Data.Query": anything})),
                "isMultiSelect": flag,
                "style": one_word_of("compact", "expanded", "filtered"),
                "wrap": flag,
            }
        ),
        choices,
    ),
    "Badge": newer(
        {"text": words()},
        {
            **PLACED,
            "icon": words(),
            "iconPosition": words(),
            "tooltip": words(),
            "size": one_word_of("medium", "large", "extraLarge"),
            "appearance": one_word_of("filled", "tint"),
            "shape": one_word_of("square", "rounded", "circular"),
            "style": one_word_of("default", "subtle", "informative", "accent", "good", "attention", "warning"),
        },
    ),
    "ProgressBar": newer(
        {}, {**PLACED, "value": number, "max": number, "color": one_word_of("accent", "good", "warning", "attention")}
    ),
    "ProgressRing": newer({}, {**PLACED, "label": words(), "labelPosition": words(), "size": words()}),
    "CodeBlock": newer({"codeSnippet": words()}, {**PLACED, "language": words(), "startLineNumber": whole(1)}),
    "Chart.Pie": chart(SLICE, {}),
    "Chart.Donut": chart(SLICE, {"value": words(), "thickness": words()}),
    "Chart.HorizontalBar": chart(POINT, AXES | {"displayMode": words()}),
    "Chart.HorizontalBar.Stacked": chart(STACK, AXES),
    "Chart.VerticalBar": chart(POINT, AXES | RANGE | SHOWN),
    "Chart.VerticalBar.Grouped": chart(SERIES, AXES | RANGE | SHOWN | {"stacked": flag}),
    "Chart.Line": chart(SERIES, AXES | RANGE),
}

ACTION: dict[str, Check] = {
    "title": words(),
    "id": words(),
    "iconUrl": words(),
    "style": one_word_of("default", "positive", "destructive"),
    "mode": one_word_of("primary", "secondary"),
    "tooltip": words(),
    "isEnabled": flag,
    "fallback": fallback,
    "requires": anything,
}


def card(value: Any, at: str) -> Iterator[Fault]:
    yield from CARD(value, at)


ACTIONS: dict[str, Check] = {
    # Without a verb Teams says "Unable to reach app" and sends nothing.
    "Action.Execute": shape(
        {"verb": words()}, {**ACTION, "data": anything, "associatedInputs": one_word_of("auto", "none")}
    ),
    "Action.OpenUrl": shape({"url": ADDRESS}, ACTION),
    "Action.ShowCard": shape({"card": card}, ACTION),
    "Action.ToggleVisibility": shape({"targetElements": items(anything, least=1)}, ACTION),
}

CARD = shape(
    {"version": one_word_of("1.0", "1.1", "1.2", "1.3", "1.4", "1.5"), "body": items(element)},
    {
        "$schema": words(),
        "actions": both(items(button), primary),
        "fallbackText": words(),
        "speak": words(),
        "lang": words(),
        "rtl": flag,
        "minHeight": words(),
        "verticalContentAlignment": DOWN,
        "selectAction": action,
        "msteams": shape({}, {"width": one_word_of("full", "Full"), "entities": items(anything)}),
    },
)


def faults_in(value: Any) -> list[str]:
    """What Teams would not take, or not draw, in a card. Empty where it is sound."""
    if mapping(value).get("type") != "AdaptiveCard":
        return ["/type: value must be AdaptiveCard"]
    found = [f"{at or '/'}: {what}" for at, what in card(value, "")]
    names = [str(one.get("id")) for one in inputs_of(value)]
    found += [f"two inputs have the id {name!r}" for name in sorted(set(names)) if names.count(name) > 1]
    data = [one for one in actions_of(value) if not isinstance(one.get("data", {}), dict)]
    return [*found, *("the data of an action must be an object" for _ in data)]
