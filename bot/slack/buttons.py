"""Buttons: those that say a command, those that open a web page, and those whose press is recorded nowhere."""

from collections.abc import Sequence

from bot.chat.origins import button_value
from bot.slack.block_kit import Block, Json, block, element, plain
from commands.cards import Button, LinkButton
from commands.showing.wording import clipped

LONGEST_LABEL = 75
LONGEST_VALUE = 2_000
SEALED = "seal."
"""How the ids begin of what is recorded nowhere; the act follows."""


def actions(buttons: Sequence[Button | LinkButton], name: str, again: str | None) -> Block:
    return block("actions", name, elements=[drawn(one, f"{name}.{at}", again) for at, one in enumerate(buttons)])


def drawn(button: Button | LinkButton, name: str, again: str | None) -> Json:
    """Args: name: one of its own in the whole message, since a container's buttons count as those of one block."""
    label = plain(clipped(button.label, LONGEST_LABEL))
    if isinstance(button, LinkButton):
        return element("button", f"open.{name}", text=label, url=button.url, style=button.style)
    about = clipped(f"{button.label}: {button.about}", LONGEST_LABEL) if button.about else None
    if button.sealed:
        return _sealed(button, name, about)
    return element(
        "button",
        f"say.{name}",
        text=label,
        value=button_value(button, again, LONGEST_VALUE),
        style=button.style,
        accessibility_label=about,
    )


def _sealed(button: Button, name: str, about: str | None) -> Json:
    """Its value is the code of the round alone, which means nothing to whoever reads along."""
    act, _, code = button.says.partition(" ")
    return element(
        "button",
        f"{SEALED}{act}.{name}",
        text=plain(clipped(button.label, LONGEST_LABEL)),
        value=code or None,
        style=button.style,
        accessibility_label=about,
    )
