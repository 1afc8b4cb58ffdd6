"""One round's key: it says under which tag somebody's ballot stands, and seals and opens ballots."""

import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store.rules.pulse.questions import Answers

KEY_BYTES = 32
NONCE_BYTES = 12
MARK_BYTES = NONCE_BYTES + 1 + 16
"""The mark in front of a ballot: a nonce, one byte that says whether it counts, and the code that proves it."""


class BrokenBallotError(Exception):
    """A ballot that its round's key does not open."""


class RoundKey:
    def __init__(self, code: str, key: bytes) -> None:
        self._code = code.encode()
        self._tags = derived(key, f"tags {code}")
        self._marks = ChaCha20Poly1305(derived(key, f"marks {code}"))
        self._ballots = ChaCha20Poly1305(derived(key, f"ballots {code}"))

    def tag(self, person_id: int) -> bytes:
        """Under which somebody's ballot stands. Nobody can tell without the key whose it is."""
        return tag_of(self._tags, person_id)

    def seal(self, tag: bytes, answers: Answers, room: int) -> bytes:
        """Encrypt whether a ballot counts as an answer, then its answers, each under a key of its own.

        Args:
            room: bytes to which the answers are padded, so that all ballots of a round have one length.
        """
        plain = json.dumps(answers, ensure_ascii=False, separators=(",", ":")).encode()
        if len(plain) > room:
            raise ValueError("A ballot is longer than its round has room for.")
        mark = b"\x01" if any(has_answer(one) for one in answers) else b"\x00"
        return self._sealed(self._marks, tag, mark) + self._sealed(self._ballots, tag, plain.ljust(room))

    def is_answered(self, tag: bytes, sealed: bytes) -> bool:
        """Whether there is an answer in a ballot. The answers stay sealed, so this may be asked of an open round."""
        return self._opened(self._marks, tag, sealed[:MARK_BYTES]) == b"\x01"

    def open(self, tag: bytes, sealed: bytes) -> Answers:
        """Raises `BrokenBallotError`, which says nothing of what is in it."""
        read = json.loads(self._opened(self._ballots, tag, sealed[MARK_BYTES:]))
        return tuple(tuple(one) if isinstance(one, list) else one for one in read)

    def _sealed(self, cipher: ChaCha20Poly1305, tag: bytes, plain: bytes) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + cipher.encrypt(nonce, plain, self._code + b"|" + tag)

    def _opened(self, cipher: ChaCha20Poly1305, tag: bytes, sealed: bytes) -> bytes:
        try:
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], self._code + b"|" + tag)
        except (InvalidTag, ValueError):
            raise BrokenBallotError("A ballot cannot be opened by the key of its round.") from None


def has_answer(answer: object) -> bool:
    """Nothing chosen and nothing written is no answer; the first option (0) is one."""
    return answer is not None and answer != () and answer != ""


def tag_of(key: bytes, person_id: int) -> bytes:
    mac = HMAC(key, SHA256())
    mac.update(f"person {person_id}".encode())
    return mac.finalize()


def derived(key: bytes, purpose: str) -> bytes:
    """A key for one purpose, from which neither the first key nor that of another purpose follows."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"sightline pulse {purpose}".encode()).derive(key)
