"""The keys of open rounds, outside the database and its backups: a folder that all processes share.

Each round has a key in a file of its own, wrapped by a key that follows from a secret in the environment. Whoever has
the database alone, or the folder alone, or the secret alone, opens nothing. A destroyed key stands nowhere else.

`session_maker` takes the folder in `info`, and `keys_of` gives it to whoever has a session.
"""

import os
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from sqlmodel import Session

from store.database import UNDONE, take_turn
from store.models.pulse import PulseKeys
from store.private_folder import make_private_folder
from store.pulse.sealing import KEY_BYTES, RoundKey, derived, tag_of

KEYS = "pulse_keys"
"""Where a session's `info` holds the folder."""
SHORTEST_SECRET = 32
"""Characters."""
TURN = "pulse keys"
_PROVED = "pulse_keys_proved"
_ONLY = 1


class NoKeysError(Exception):
    """There are no keys here, or not those that the database knows. Its sentence is for people."""


class KeyFolder:
    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self._wrapping = derived(secret, "wrapping")
        self._stopping = derived(secret, "stopping")
        self._hiding = Fernet(urlsafe_b64encode(derived(secret, "hiding")))

    def create(self, code: str) -> RoundKey:
        """Make a round's key and see it onto the disk. Raises `FileExistsError` where it has one."""
        key = os.urandom(KEY_BYTES)
        self._write(self._path(code), key)
        return RoundKey(code, key)

    def load(self, code: str) -> RoundKey | None:
        """None where the key is gone, or was wrapped with another secret."""
        key = self._read(self._path(code))
        return None if key is None else RoundKey(code, key)

    def destroy(self, code: str) -> None:
        """Overwrite a round's key, then remove it. Where it is gone already, nothing happens."""
        path = self._path(code)
        try:
            with path.open("r+b", buffering=0) as file:
                file.write(os.urandom(path.stat().st_size))
                os.fsync(file.fileno())
        except FileNotFoundError:
            return
        path.unlink(missing_ok=True)
        self._remember()

    def codes(self) -> list[str]:
        """The rounds that have a key here."""
        return sorted(path.stem for path in self.folder.glob("*.key"))

    def stop_tag(self, person_id: int) -> bytes:
        """Under which stands that somebody wants to be asked by no pulse."""
        return tag_of(self._stopping, person_id)

    def hide(self, text: str) -> str:
        """Encrypt what a form carries to the chat and back."""
        return self._hiding.encrypt(text.encode()).decode()

    def reveal(self, hidden: str) -> str | None:
        """None where it was hidden with another secret, or not at all."""
        try:
            return self._hiding.decrypt(hidden.encode()).decode()
        except InvalidToken:
            return None

    def mark(self) -> str:
        """Mark the folder, unless it is marked with this secret, and say by what the database knows it again."""
        if self.proof() is None:
            self._marker.unlink(missing_ok=True)
            self._write(self._marker, os.urandom(KEY_BYTES))
        proof = self.proof()
        assert proof is not None
        return proof

    def proof(self) -> str | None:
        """By what the database knows this folder and this secret; None where it has no mark that the secret opens."""
        marker = self._read(self._marker)
        return None if marker is None else sha256(marker).hexdigest()

    @property
    def is_marked(self) -> bool:
        """Also where it was marked with another secret."""
        return self._marker.exists()

    @property
    def is_private(self) -> bool:
        """Whether nobody but the owner may look into it."""
        return self.folder.stat().st_mode & 0o077 == 0

    @property
    def _marker(self) -> Path:
        return self.folder / "marker"

    def _path(self, code: str) -> Path:
        return self.folder / f"{code}.key"

    def _write(self, path: Path, key: bytes) -> None:
        make_private_folder(self.folder)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(aes_key_wrap(self._wrapping, key))
            file.flush()
            os.fsync(file.fileno())
        self._remember()

    def _read(self, path: Path) -> bytes | None:
        try:
            return aes_key_unwrap(self._wrapping, path.read_bytes())
        except (FileNotFoundError, InvalidUnwrap):
            return None

    def _remember(self) -> None:
        """A file is made or removed for good, also through a power cut, once its folder is on the disk."""
        number = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


class _PretendedFolder(KeyFolder):
    """What a preview runs on: it makes and destroys keys in memory alone, and reads those that there are."""

    def __init__(self, real: KeyFolder) -> None:
        self.__dict__.update(real.__dict__)
        self._made: dict[str, RoundKey | None] = {}

    def create(self, code: str) -> RoundKey:
        self._made[code] = made = RoundKey(code, os.urandom(KEY_BYTES))
        return made

    def load(self, code: str) -> RoundKey | None:
        return self._made[code] if code in self._made else super().load(code)

    def destroy(self, code: str) -> None:
        self._made[code] = None


def keys_of(session: Session) -> KeyFolder:
    """The folder that this process was given, where it is the one that the database knows.

    Raises:
        NoKeysError: this process was given none, or another one.
    """
    keys = session.info.get(KEYS)
    if not isinstance(keys, KeyFolder):
        raise NoKeysError(
            "Pulses have no keys here, so no round can open. Set SIGHTLINE_PULSE_KEYS and SIGHTLINE_PULSE_SECRET."
        )
    if not session.info.get(_PROVED):
        _prove(session, keys)
        session.info[_PROVED] = True
    if session.info.get(UNDONE) and not isinstance(keys, _PretendedFolder):
        session.info[KEYS] = keys = _PretendedFolder(keys)
    return keys


def new_key(session: Session, code: str) -> RoundKey:
    """Make the key of a round that this transaction opens. Whoever sweeps keys without a round waits for its end."""
    take_turn(session, TURN)
    return keys_of(session).create(code)


def introduce(session: Session) -> None:
    """Let the database know this process's folder, where it knows none yet and the folder is of no other database."""
    take_turn(session, TURN)
    keys = session.info.get(KEYS)
    if isinstance(keys, KeyFolder) and session.get(PulseKeys, _ONLY) is None and not keys.is_marked:
        believe(session)


def believe(session: Session) -> None:
    """From now on this process's folder and secret are the ones: the keys that are not in it are lost."""
    keys = session.info.get(KEYS)
    if isinstance(keys, KeyFolder):
        session.merge(PulseKeys(id=_ONLY, proof=keys.mark()))
        session.flush()


def _prove(session: Session, keys: KeyFolder) -> None:
    known, proof = session.get(PulseKeys, _ONLY), keys.proof()
    if (known.proof if known else None) == proof:
        return
    if proof is None and keys.is_marked:
        raise NoKeysError("SIGHTLINE_PULSE_SECRET is not the secret that this folder of pulse keys was set up with.")
    if known is None:
        raise NoKeysError("SIGHTLINE_PULSE_KEYS names a folder that another database has set up for itself.")
    raise NoKeysError("SIGHTLINE_PULSE_KEYS names another folder than the one that this database knows.")
