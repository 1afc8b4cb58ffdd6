"""An answer to a pulse that is typed: refused before anything reads, keeps or counts it, since the chat keeps it."""

import re

from sqlmodel import Session

from bot.conversation.heard import Utterance
from commands.errors import CommandError
from commands.messages.registry import kind
from commands.registry import called
from store.delivery import outbox
from store.models.pulse import PulseRound
from store.pulse import asked
from store.rules.pulse.questions import ENPS_STEPS

HINT = (
    "I take no answer that is typed: this chat keeps what you type, and others may be able to export it. I have kept"
    " nothing of it. If your message stands here, delete it. Then press Answer under the pulse's message: what you"
    " choose in the form is sealed."
)
LONGEST = 80
"""Characters: a typed option is no longer."""
NAMED = re.compile(r"(?:my )?answers?(?:\s*:|\s+(?:is|are)\b).+", re.S)
"""Words that say themselves that they are an answer: "answer: often"."""
BETWEEN = re.compile(r"[\s,;]+")


class TypedAnswerError(CommandError):
    """Nothing of it is quoted or given back."""

    def __init__(self) -> None:
        super().__init__(HINT)


def refuse_typed_answer(session: Session, said: Utterance) -> None:
    """Raises `TypedAnswerError` for words under a message of a pulse, and for a bare answer while one asks."""
    above = outbox.by_message_ref(session, said.person_id, said.answers) if said.answers is not None else None
    if above is not None:
        if (of := kind(above.kind)) is not None and of.sealed:
            raise TypedAnswerError
        # What is written under another of our messages answers that one.
        return
    words = said.text.strip().casefold()
    named = NAMED.fullmatch(words) is not None
    if not words or len(words) > LONGEST or (called(words.split()[0]) is not None and not named):
        return
    if any(named or _is_answer(words, one) for one in asked.asking(session, said.person_id)):
        raise TypedAnswerError


def _is_answer(words: str, round_: PulseRound) -> bool:
    """ "4", "4, 3, 5", "agree" or "4 – agree"."""
    numbers = [one for one in BETWEEN.split(words) if one]
    if numbers and all(one.isdecimal() and len(one) < 3 and int(one) < ENPS_STEPS for one in numbers):
        return True
    options = [option.casefold() for one in round_.questions for option in one.options]
    return any(words.rstrip(".!") == option or re.fullmatch(rf"\d\W+{re.escape(option)}", words) for option in options)
