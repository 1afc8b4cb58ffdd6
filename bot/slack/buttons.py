"""Buttons: those that say a command, and those that open a web page."""

from collections.abc import Sequence

from bot.chat.origins import button_value
from bot.slack.block_kit import Block, Json, block, element, plain
from commands.cards import Button, LinkButton
from commands.showing.wording import clipped

LONGEST_LABEL = 75
LONGEST_VALUE = 2_000


def actions(buttons: Sequence[Button | LinkButton], name: str, again: str | None) -> Block:
    return block("actions", name, elements=[drawn(one, f"{name}.{at}", again) for at, one in enumerate(buttons)])


def drawn(button: Button | LinkButton, name: str, again: str | None) -> Json:
    """Args: name: one of its own in the whole message, since a container's buttons count as those of one block."""
    label = plain(clipped(button.label, LONGEST_LABEL))
    if isinstance(button, LinkButton):
        return element("button", f"open.{name}", text=label, url=button.url, style=button.style)
    about = clipped(f"{button.label}: {button.about}", LONGEST_LABEL) if button.about else None
    return element(
        "button",
        f"say.{name}",
        text=label,
        value=button_value(button, again, LONGEST_VALUE),
        style=button.style,
        accessibility_label=about,
    )
