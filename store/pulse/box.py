"""The ballots of one round, with the key that opens them. Whoever has not its key has nothing of them."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from sqlmodel import Session, select

from store.models.pulse import PulseBallot, PulseRound
from store.pulse.sealing import BrokenBallotError, RoundKey
from store.rules.pulse.questions import Answers


class SealedBox:
    """One ballot that a broken disk has changed must not keep the others from being counted: it is as if not given."""

    def __init__(self, key: RoundKey, sealed: Mapping[bytes, bytes]) -> None:
        self._key = key
        self._sealed = dict(sealed)
        self.broken = 0
        """How many could not be opened so far."""

    def __contains__(self, person_id: int) -> bool:
        """Whether somebody has sealed a ballot, be it one without answers."""
        return self._key.tag(person_id) in self._sealed

    @property
    def digest(self) -> str:
        """SHA-256 of all ballots as they are, sealed."""
        return sha256(b"".join(tag + self._sealed[tag] for tag in sorted(self._sealed))).hexdigest()

    def answered(self) -> int:
        """How many hold an answer. None is opened for it."""
        return sum(self._is_answered(tag, sealed) for tag, sealed in self._sealed.items())

    def open(self, people: Iterable[int]) -> dict[int, Answers]:
        """For the close alone."""
        found = {}
        for person in people:
            tag = self._key.tag(person)
            try:
                if tag in self._sealed:
                    found[person] = self._key.open(tag, self._sealed[tag])
            except BrokenBallotError:
                self.broken += 1
        return found

    def _is_answered(self, tag: bytes, sealed: bytes) -> bool:
        try:
            return self._key.is_answered(tag, sealed)
        except BrokenBallotError:
            return False


def box_of(session: Session, round_: PulseRound, key: RoundKey) -> SealedBox:
    query = select(PulseBallot.tag, PulseBallot.sealed).where(PulseBallot.round_id == round_.id)
    return SealedBox(key, dict(session.exec(query).all()))
