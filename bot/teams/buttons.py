"""Buttons: those that say a command, those that open a web page, and those whose press is recorded nowhere."""

from collections.abc import Iterator, Sequence

from bot.chat.origins import button_value
from bot.teams.elements import Element, Json, container, element, run, size, words
from bot.teams.texts import escaped
from commands.cards import Button, LinkButton
from commands.showing.wording import clipped

LONGEST_LABEL = 75
LONGEST_VALUE = 2_000
LONGEST_ROW = 15_000
"""Bytes of buttons in one row, so that each row has room in a card."""
WIDEST_ROW = 270
"""Pixels of a row on a phone. What is wider is not wrapped: each label is cut, to a letter or two."""
LETTER, MARGIN = 8, 30
"""Pixels that a letter of a label takes, and that a button takes beside its label."""
MOST_PRIMARY = 6
"""Teams shows so many; more stand in a menu behind three dots."""
SAY, SEALED = "say", "sealed"
STYLES = {"primary": "positive", "danger": "destructive"}


def rows_of_buttons(buttons: Sequence[Button | LinkButton], redraw: str | None, **look: object) -> list[Element]:
    """Args: look: how the first row stands below what is above."""
    rows = map(_row, _in_rows([_drawn(one, redraw) for one in buttons]))
    return [{**row, **({} if place else look)} for place, row in enumerate(rows)]


def execute(verb: str, title: str, data: Json, **fields: object) -> Json:
    """A button that comes back to us, and may change the card that it stands in.

    Its verb stands in its data as well: there Teams' own library looks for it, elsewhere Teams itself.
    """
    return element("Action.Execute", verb=verb, title=title, data={"action": verb, **data}, **fields)


def _drawn(button: Button | LinkButton, redraw: str | None) -> Json:
    title, style = clipped(button.label, LONGEST_LABEL), STYLES.get(button.style or "")
    whole = button.label if title != button.label else None
    if isinstance(button, LinkButton):
        return element("Action.OpenUrl", title=title, url=button.url, style=style, tooltip=whole)
    about = f"{button.label}: {button.about}" if button.about else whole
    # Words that somebody has begun to type elsewhere in the card are no part of a press.
    look = {"style": style, "tooltip": about, "associatedInputs": "none"}
    if button.sealed:
        return execute(SEALED, title, {"says": button.says}, **look)
    return execute(SAY, title, {"press": button_value(button, redraw, LONGEST_VALUE)}, **look)


def _row(actions: list[Json]) -> Element:
    """A label that a phone would cut is a line of words to tap, since a question is told from another by its end."""
    first = actions[0]
    if len(actions) > 1 or first.get("mode") or _width(first) <= WIDEST_ROW:
        return element("ActionSet", actions=actions)
    colour = "Attention" if first.get("style") == "destructive" else "Accent"
    label = words(run(escaped(first["title"]), color=colour, weight="Bolder"))
    return container([label], selectAction=first, showBorder=True, roundedCorners=True, minHeight="32px")


def _width(action: Json) -> int:
    return len(action["title"]) * LETTER + MARGIN


def _in_rows(actions: Sequence[Json]) -> Iterator[list[Json]]:
    row: list[Json] = []
    wide = heavy = 0
    for place, action in enumerate(actions):
        behind_dots = place >= MOST_PRIMARY
        width, weight = 0 if behind_dots else _width(action), size(action)
        if row and (wide + width > WIDEST_ROW or heavy + weight > LONGEST_ROW):
            yield row
            row, wide, heavy = [], 0, 0
        row.append({**action, "mode": "secondary"} if behind_dots else action)
        wide, heavy = wide + width, heavy + weight
    if row:
        yield row
