"""Words that people write into the plan, looked over before they are stored: none may tell who a child is.

Every command that stores free words hands them to `screened` first, and its answer to `warned` last.
"""

from collections.abc import Sequence

from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.request import Request
from commands.showing.wording import joined
from store.people import directory
from store.rules.identifiers import Doubtful, Finding, doubts_in, identifiers_in, one_child_in, private_life_in

MOST_EDITS = 10
ABOUT_A_CHILD = (
    "This seems to tell of one child or family. Nothing was saved, since the plan must not tell who a child is. Say"
    " what it means for the plan instead, such as “one visit is late” or “two placements ended early”, and send it"
    " again. If a child may be at risk, tell your duty team: I pass nothing on."
)


ABOUT_A_COLLEAGUE = (
    "This seems to tell what is a colleague's own affair, such as why somebody is off. Nothing was saved. Say what it"
    " means for the plan instead, such as “the lead is away until September”, and send it again."
)


class ScreenedError(CommandError):
    """The words hold what must not be stored. They go back to who wrote them, and nowhere else."""


def screened(request: Request, field: str, words: str | None) -> str | None:
    """The same words, where they may be stored. What is doubted in them is remembered for `warned`.

    Args:
        field: the form field they stand in.

    Raises:
        ScreenedError: they hold an identifier, or tell of one child. What kind is said, never which.
    """
    if not words:
        return words
    if found := identifiers_in(words):
        raise ScreenedError(holding(found), field=field)
    if one_child_in(words, lambda name: directory.knows_name(request.session, name)):
        raise ScreenedError(ABOUT_A_CHILD, field=field)
    if private_life_in(words):
        raise ScreenedError(ABOUT_A_COLLEAGUE, field=field)
    for doubt in doubts_in(words, lambda name: directory.knows_name(request.session, name)):
        request.doubted.setdefault(words[doubt.start : doubt.end], doubt.kind)
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
    if not request.doubted:
        return card
    names_alone = set(request.doubted.values()) == {Doubtful.NAME}
    quoted = joined([f"“{one}”" for one in request.doubted])
    doubt = f"This may {'name a child' if names_alone else 'tell who a child is'}: {quoted}."
    if not edits:
        warning = f"{doubt} It goes out as you wrote it. If it does, tell whoever reads it."
        return card.model_copy(update={"parts": [*card.parts, Text(text=warning)]})
    warning = f"{doubt} It is saved. If it does, press Edit and take {'the name' if names_alone else 'that'} out."
    buttons = [Button(label=_label(edit, edits), says=edit, about="what you wrote") for edit in edits[:MOST_EDITS]]
    return card.model_copy(update={"parts": [*card.parts, Text(text=warning), Buttons(buttons=buttons)]})


def _label(edit: str, edits: Sequence[str]) -> str:
    return "Edit" if len(edits) == 1 else f"Edit {edit.split()[1]}"
