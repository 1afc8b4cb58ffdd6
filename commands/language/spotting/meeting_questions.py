"""Questions about a meeting itself, "when do we next meet": the board's card tells. Every word must belong to it."""

from collections.abc import Sequence

from commands.language.spans import Token
from commands.language.spotting.date_meanings import HeldDates
from commands.language.spotting.date_words import listed
from store.rules.folding import folded

WHEN = listed("when whens when's")
MEETS = listed("meet meets met meeting meetings sit sits sat")
SMALL = listed(
    "do does did is are was were will be the our we they it us next last previous coming upcoming again then date dates"
    " day of on for to have had please pls and there any what which are held hold got you know tell me show"
)


def meeting_asked(tokens: Sequence[Token], held: HeldDates) -> str | None:
    """The words of the command that tells it; None where the sentence asks something else."""
    said = [token.stem for token in tokens if token.plain]
    dates = "dates" in said or "date" in said
    if not (WHEN & set(said) or (dates and MEETS & set(said))):
        return None
    left = {word for word in said if word not in SMALL and word not in WHEN}
    if not left or len(said) > 12:
        return None
    boards = [(one.board, set(folded(one.board).split())) for one in held.boards()]
    named = left - MEETS
    if any(not any(word in name for _, name in boards) for word in named):
        return None
    if not named:
        return "boards" if left & MEETS else None
    fitting = [board for board, name in boards if named <= name]
    return f"boards {fitting[0]}" if len(fitting) == 1 else "boards" if fitting else None
