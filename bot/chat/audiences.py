"""Reading who is in the channels and user groups that pulses ask, behind the scheduler's beat.

1. `store.pulse.rounds.to_read` says which: those that nobody has read yet, and on the day before a round those that
   were read longer ago than a day.
2. Accounts that are known are not looked up again. A full member whom nobody knows yet is remembered, so that they can
   be asked; of guests, apps and people of other organisations only their number is kept.
3. Where the chat wants to be left alone, the reading goes on later: whoever was looked up is known by then.
4. What the chat will not tell is said to the custodian, once a day, with what to do.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from threading import Lock, Thread
from typing import Protocol

import structlog

from bot.chat.accounts import Directory, DirectoryError, NoSuchAccountError
from commands.cards import Button
from commands.messages import pulse_held_up
from scheduler.clock import Clock
from store.database import SessionMaker, reading, transaction
from store.models.pulse import Pulse
from store.people import accounts
from store.plan import plans
from store.pulse import members, rounds
from store.rules.pulse.audience import Audience, AudienceKind

log = structlog.get_logger()

TRY_AGAIN = timedelta(minutes=5)
"""After a reading that failed, where the chat does not say how long to wait."""
ASK_AGAIN = timedelta(minutes=30)
"""After the chat has said that it will not tell."""


class AudienceError(Exception):
    """The chat will not tell who is in it. Its sentences are for the custodian."""

    def __init__(self, reason: str, *sentences: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Names it, in the chat's own word."""
        self.sentences = list(sentences)


class Audiences(Protocol):
    """What a chat says of who is in its channels and user groups."""

    platform: str
    tenant: str

    def members(self, kind: AudienceKind, external_id: str) -> Collection[str]:
        """The accounts that are in it, all of them.

        Raises:
            AudienceError: it will not say.
            DirectoryError: it gives no answer now.
        """
        ...


class AudienceReader:
    def __init__(
        self,
        sessions: SessionMaker,
        chat: Audiences,
        directory: Directory,
        clock: Clock,
        when_queued: Callable[[], object] = lambda: None,
    ) -> None:
        """Args: when_queued: called where a message to the custodian may go at once."""
        self._sessions = sessions
        self._chat = chat
        self._directory = directory
        self._clock = clock
        self._when_queued = when_queued
        self._strangers = set[str]()
        """Accounts that were looked up and are nobody who can be asked, until a reading has come to its end."""
        self._not_before: dict[int | None, datetime] = {}
        self._reading = Lock()

    def look(self) -> None:
        """Read what is to be read: behind the caller, but at a clock that people move, which stands still meanwhile."""
        if not self._due():
            return
        if self._clock.real:
            Thread(target=self.read, name="audiences", daemon=True).start()
        else:
            self.read()

    def read(self) -> None:
        if not self._reading.acquire(blocking=False):
            return
        try:
            for pulse in self._due():
                self._read(pulse)
        except Exception:
            # The outermost handler of this thread.
            log.exception("audiences not read")
        finally:
            self._reading.release()

    def _due(self) -> list[Pulse]:
        now = self._clock.now()
        with reading(self._sessions) as session:
            found = rounds.to_read(session, plans.open_ones(session), now, self._chat.platform, self._chat.tenant)
        return [one for one in found if self._may_be_asked(one, now)]

    def _may_be_asked(self, pulse: Pulse, now: datetime) -> bool:
        until = self._not_before.get(pulse.id)
        # A clock that people move may have been ahead of this one.
        return until is None or now >= until or until - now > ASK_AGAIN

    def _read(self, pulse: Pulse) -> None:
        now = self._clock.now()
        try:
            listed = self._chat.members(pulse.audience.kind, _id_of(pulse.audience))
            people = self._people(listed)
        except AudienceError as error:
            self._not_before[pulse.id] = now + ASK_AGAIN
            self._tell(pulse, error, now)
        except DirectoryError as error:
            self._not_before[pulse.id] = now + (TRY_AGAIN if error.wait is None else error.wait)
            log.warning("audience not read", pulse=pulse.id, reason=type(error.__cause__).__name__)
        else:
            self._not_before.pop(pulse.id, None)
            self._strangers.clear()
            with transaction(self._sessions) as session:
                known = session.get_one(Pulse, pulse.id)
                if known.audience == pulse.audience:
                    members.told_by_chat(session, known, people, len(listed) - len(people), now=now)

    def _people(self, listed: Collection[str]) -> set[int]:
        """Those of the accounts that are full members, each looked up where nobody knows it yet."""
        of = (self._chat.platform, self._chat.tenant)
        with reading(self._sessions) as session:
            known = accounts.people_by_account(session, *of, listed)
        for external_id in listed:
            if external_id not in known and external_id not in self._strangers:
                known |= self._looked_up(external_id)
        with reading(self._sessions) as session:
            return accounts.reachable(session, set(known.values()))

    def _looked_up(self, external_id: str) -> dict[str, int]:
        try:
            account = self._directory.look_up(external_id)
        except NoSuchAccountError:
            account = None
        if account is None or account.guest or not account.active:
            self._strangers.add(external_id)
            return {}
        with transaction(self._sessions) as session:
            person = accounts.remember(session, account)
            return {external_id: person.id} if person.id is not None else {}

    def _tell(self, pulse: Pulse, error: AudienceError, now: datetime) -> None:
        log.warning("audience not told", pulse=pulse.id, reason=error.reason)
        button = Button(label="Ask a list instead", says=f"pulse audience {pulse.id} list", about=pulse.title)
        with transaction(self._sessions) as session:
            plan = next((one for one in plans.open_ones(session) if one.id == pulse.plan_id), None)
            queued = plan is not None and pulse_held_up.tell(
                session, plan, pulse, reason=error.reason, sentences=error.sentences, button=button, now=now
            )
        if queued:
            self._when_queued()


def _id_of(audience: Audience) -> str:
    return (audience.address or "").rsplit("/", 1)[-1]
