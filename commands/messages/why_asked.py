"""The button under all that is said to somebody unasked: why they got it."""

from commands.cards import Button


def why_button(about: str) -> Button:
    """Args: about: what `nudges why` is asked about: references, or the key of an escalation."""
    return Button(label="Why did I get this?", says=f"nudges why {about}".strip())
