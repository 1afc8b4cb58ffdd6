"""Each question is answered once, however often and to however many processes it is delivered.

1. This process knows its key at once, from the moment on at which it begins to answer.
2. The others know it a tenth of a second later, from the database. A chat that waits for an acknowledgement delivers
   again after three seconds at the earliest.
3. Where the database cannot be written, each process answers it once.

A change needs none of this: it claims its key in its own transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.afterwards import Afterwards, SeenKeys
from bot.conversation.heard import Utterance
from commands.errors import CommandError
from store.delivery import inbound


class Questions:
    def __init__(self, afterwards: Afterwards) -> None:
        self._afterwards = afterwards
        self._seen = SeenKeys()

    def is_first(self, session: Session, said: Utterance, now: datetime) -> bool:
        """Whether it is to be answered here and now."""
        return said.key is None or self.is_new(session, said.key, now, said.person_id)

    def is_new(self, session: Session, key: str, now: datetime, person_id: int | None = None) -> bool:
        """The same of what nobody said, such as that the bot was added to a channel."""
        if not self._seen.is_new(key) or inbound.is_known(session, key):
            return False
        self._afterwards.leave(partial(_remember, key, now, person_id))
        return True

    @contextmanager
    def unless_it_fails(self, said: Utterance) -> Iterator[None]:
        """Where the program fails on it, the next delivery is to be answered. A refusal in words is an answer."""
        try:
            yield
        except CommandError:
            raise
        except Exception:
            if said.key is not None:
                self._seen.forget(said.key)
                self._afterwards.leave(partial(_forget, said.key))
            raise


def _remember(key: str, now: datetime, person_id: int | None, session: Session) -> None:
    inbound.remember(session, key, "asked", now, person_id=person_id)


def _forget(key: str, session: Session) -> None:
    inbound.release(session, key)
