"""Buttons: those that say a command, those that open a web page, and those whose press is recorded nowhere."""

from collections.abc import Iterator, Sequence

from bot.chat.origins import button_value
from bot.teams.elements import Element, Json, element, size
from commands.cards import Button, LinkButton
from commands.showing.wording import clipped

LONGEST_LABEL = 75
LONGEST_VALUE = 2_000
LONGEST_ROW = 15_000
"""Bytes of buttons in one row, so that each row has room in a card."""
MOST_PRIMARY = 6
"""Teams shows so many; more stand in a menu behind three dots."""
SAY, SEALED = "say", "sealed"
STYLES = {"primary": "positive", "danger": "destructive"}


def rows_of_buttons(buttons: Sequence[Button | LinkButton], redraw: str | None) -> list[Element]:
    return [element("ActionSet", actions=row) for row in _in_rows([_drawn(one, redraw) for one in buttons])]


def execute(verb: str, title: str, data: Json, **fields: object) -> Json:
    """A button that comes back to us, and may change the card that it stands in.

    Its verb stands in its data as well: there Teams' own library looks for it, elsewhere Teams itself.
    """
    return element("Action.Execute", verb=verb, title=title, data={"action": verb, **data}, **fields)


def _drawn(button: Button | LinkButton, redraw: str | None) -> Json:
    title, style = clipped(button.label, LONGEST_LABEL), STYLES.get(button.style or "")
    if isinstance(button, LinkButton):
        return element("Action.OpenUrl", title=title, url=button.url, style=style)
    about = f"{button.label}: {button.about}" if button.about else None
    # Words that somebody has begun to type elsewhere in the card are no part of a press.
    look = {"style": style, "tooltip": about, "associatedInputs": "none"}
    if button.sealed:
        return execute(SEALED, title, {"says": button.says}, **look)
    return execute(SAY, title, {"press": button_value(button, redraw, LONGEST_VALUE)}, **look)


def _in_rows(actions: Sequence[Json]) -> Iterator[list[Json]]:
    row: list[Json] = []
    left = LONGEST_ROW
    for action in actions:
        needed = size(action)
        if row and needed > left:
            yield row
            row, left = [], LONGEST_ROW
        row.append(action if len(row) < MOST_PRIMARY else {**action, "mode": "secondary"})
        left -= needed
    if row:
        yield row
