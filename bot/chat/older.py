"""The answer to a button or form that was drawn so long ago that nobody can tell any more what it does."""

import re

from commands.cards import Button, Buttons, Card
from store.rules.references import as_reference

FROM_OLDER_FORM = (
    "This form is from an older message, and I no longer know it. Nothing was saved: copy your words, then ask anew."
)
MOST_OFFERED = 3
WORD = re.compile(r"[A-Za-z]{1,2}\.?\d+(?:\.\d+)?[a-z]?")


def older_card(value: str) -> Card:
    """What it was about, as it is now.

    Args:
        value: what the button holds, in whatever shape.
    """
    refs = dict.fromkeys(ref for word in WORD.findall(value) if (ref := as_reference(word)))
    about = [Button(label=f"Show {ref}", says=f"show {ref}", about=ref) for ref in list(refs)[:MOST_OFFERED]]
    others = [Button(label="What I own", says="mine"), Button(label="Start page", says="start")]
    return Card(
        title="This button is from an older message. Nothing was changed.",
        parts=[Buttons(buttons=[*about, *others])],
    )
