"""Buttons: those that say a command, and those that open a web page."""

from collections.abc import Sequence

import slackblocks as sb

from bot.chat.origins import button_value
from commands.cards import Button, LinkButton
from commands.showing.wording import clipped

LONGEST_LABEL = 75
LONGEST_VALUE = 2_000


def actions(buttons: Sequence[Button | LinkButton], name: str, again: str | None) -> sb.Block:
    return sb.ActionsBlock([drawn(one, f"{name}.{place}", again) for place, one in enumerate(buttons)], block_id=name)


def drawn(button: Button | LinkButton, name: str, again: str | None) -> sb.Button:
    """Args: name: one of its own in the whole message, since a container's buttons count as those of one block."""
    if isinstance(button, LinkButton):
        label = clipped(button.label, LONGEST_LABEL)
        return sb.Button(label, action_id=f"open.{name}", url=button.url, style=button.style)
    about = clipped(f"{button.label}: {button.about}", LONGEST_LABEL) if button.about else None
    return sb.Button(
        clipped(button.label, LONGEST_LABEL),
        action_id=f"say.{name}",
        value=button_value(button, again, LONGEST_VALUE),
        style=button.style,
        accessibility_label=about,
    )
