"""The edge of what is recorded nowhere: from a sealed press or form to what a chat shows.

It is the outermost handler of this path. What goes wrong is said in a sentence, and logged as the name of its kind
alone: an error's own words, or its traceback, could hold what somebody answered.
"""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.conversation.sealed import WHOLE_FORM, SealedConversation, Taken
from commands.cards import Card
from commands.forms import Filled, Form
from commands.pulse import answering

log = structlog.get_logger()


class Spot(BaseModel):
    """Where the message stands that was pressed. A chat adds what it needs to find it again."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


Where = TypeVar("Where", bound=Spot)
Who = Callable[[], int | None]
"""Finds the person of an account, without asking the chat and without writing. None where nobody knows it."""
Show = Callable[[Where, Card, bool], None]
"""Draws a card, in the place of what was pressed or for its reader alone. May raise anything."""
Open = Callable[[Form, str], bool]
"""Opens a form, which brings the text beside it back unchanged. Returns whether the chat still took it."""


class Kept(BaseModel, Generic[Where]):
    """What an open form holds, encrypted."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    code: str
    spot: Where


class SealedEdge(Generic[Where]):
    def __init__(self, conversation: SealedConversation, kept: type[Kept[Where]], show: Show[Where]) -> None:
        """Args: kept: reads what a form of this chat brings back."""
        self._conversation = conversation
        self._kept = kept
        self._show = show

    def pressed(self, who: Who, says: str, spot: Where, opens: Open) -> None:
        """Answer a sealed button. Raises nothing."""
        try:
            taken = self._conversation.pressed(who(), says)
            if isinstance(taken.answer, Form):
                taken = self._opened(taken.answer, spot, opens)
        except Exception as error:
            taken = Taken(Card(title=_not_now(error)))
        self._shown(spot, taken)

    def filled(self, who: Who, hidden: str, values: Mapping[str, Filled | None]) -> dict[str, str]:
        """Take a form. Raises nothing. Returns what is to be put right, by field; the form can be closed without."""
        try:
            kept = self._read(hidden)
            if kept is None:
                return {WHOLE_FORM: answering.LOST}
            taken = self._conversation.filled(who(), kept.code, values)
        except Exception as error:
            return {WHOLE_FORM: _not_now(error)}
        if not taken.errors:
            self._shown(kept.spot, taken)
        return taken.errors

    def left(self, who: Who, hidden: str) -> bool:
        """Show in a form's place what asked for it, where a form takes that place. Raises nothing.

        Returns whether this is a form of ours.
        """
        try:
            kept = self._read(hidden)
            if kept is None:
                return False
            self._shown(kept.spot, self._conversation.asks(who(), kept.code))
        except Exception as error:
            _not_now(error)
        return True

    def _opened(self, form: Form, spot: Where, opens: Open) -> Taken:
        kept = self._kept(code=form.about[answering.CODE], spot=spot)
        hidden = self._conversation.hide(kept.model_dump_json(exclude_defaults=True))
        try:
            in_time = opens(form, hidden)
        except Exception as error:
            # A chat that is slow may have opened it all the same, and what is sent in it then counts.
            log.warning("a ballot's form may not have opened", code=type(error).__name__)
            return Taken(Card(title=answering.MAY_NOT_BE_OPEN))
        return Taken(None if in_time else Card(title=answering.TOO_LATE_FOR_FORM))

    def _read(self, hidden: str) -> Kept[Where] | None:
        text = self._conversation.reveal(hidden)
        try:
            return None if text is None else self._kept.model_validate_json(text)
        except ValidationError:
            return None

    def _shown(self, spot: Where, taken: Taken) -> None:
        """What was sealed stays sealed where its thanks cannot be shown."""
        if not isinstance(taken.answer, Card):
            return
        try:
            self._show(spot, taken.answer, taken.replaces)
        except Exception as error:
            log.warning("a sealed answer was not shown", code=type(error).__name__)


def _not_now(error: Exception) -> str:
    log.error("a ballot was not taken", code=type(error).__name__)
    return answering.NOT_NOW
