"""What nobody types: signs that are left out of people's words, or for which they are not taken."""

from commands.advice import without_marks
from commands.errors import CommandError
from store.rules.control_signs import has_half_signs, without_control_signs

HALF = (
    "One sign in that came to me in half, as an emoji does that a program has cut through. Nothing was saved. Take the"
    " last emoji or odd sign out, and send it again."
)


def cleaned(text: str) -> str:
    """The words as they may be read, kept and shown.

    Raises:
        CommandError: they hold half a sign, so that something is missing of what was typed.
    """
    if has_half_signs(text):
        raise CommandError(HALF)
    return without_marks(without_control_signs(text))
