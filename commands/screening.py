"""Words that people write into the plan, looked over before they are stored: none may tell who a child is.

Every command that stores free words hands them to `screened` first, and its answer to `warned` last.
"""

from collections.abc import Iterable, Sequence

from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.request import Request
from commands.showing.wording import joined
from store.rules.identifiers import Finding, identifiers_in, possible_names

MOST_EDITS = 10


class ScreenedError(CommandError):
    """The words hold what must not be stored. They go back to who wrote them, and nowhere else."""


def screened(request: Request, field: str, words: str | None) -> str | None:
    """The same words, where they may be stored. What may be a child's name is remembered for `warned`.

    Args:
        field: the form field they stand in.

    Raises:
        ScreenedError: they hold an identifier. What kind is said, never which.
    """
    if not words:
        return words
    if found := identifiers_in(words):
        raise ScreenedError(holding(found), field=field)
    request.possible_names += [words[start:end] for start, end in possible_names(words)]
    return words


def holding(found: Sequence[Finding]) -> str:
    """Why words with these in them are not stored."""
    kinds = joined([kind.value for kind in dict.fromkeys(one.kind for one in found)])
    it = "it" if len(found) == 1 else "them"
    return (
        f"This seems to hold {kinds}. Nothing was saved, since the plan must not tell who a child is."
        f" Take {it} out and send it again."
    )


def warned(request: Request, card: Card, *edits: str) -> Card:
    """The answer with a warning in it, where what was saved may name a child.

    Args:
        edits: words of the commands that open it again, `reword REF …`; none for what is sent and cannot be edited.
    """
    if not request.possible_names:
        return card
    named = joined(list(_each_once(request.possible_names)))
    if not edits:
        warning = f"This may name a child: {named}. It goes out as you wrote it. If it does, tell whoever reads it."
        return card.model_copy(update={"parts": [*card.parts, Text(text=warning)]})
    warning = f"This may name a child: {named}. It is saved. If it does, press Edit and take the name out."
    buttons = [Button(label=_label(edit, edits), says=edit, about="what you wrote") for edit in edits[:MOST_EDITS]]
    return card.model_copy(update={"parts": [*card.parts, Text(text=warning), Buttons(buttons=buttons)]})


def _label(edit: str, edits: Sequence[str]) -> str:
    return "Edit" if len(edits) == 1 else f"Edit {edit.split()[1]}"


def _each_once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(f"“{name}”" for name in names)
