"""An attacker who knows the program: is the key of a round, or what it follows from, anywhere in what they hold?"""

from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

from benchmarks.pulse.evidence import Evidence, Row
from store.pulse.sealing import KEY_BYTES, BrokenBallotError, RoundKey


def with_a_key_that_lies_about(seen: Evidence) -> dict[int, str]:
    """Open the ballots with each value that any table holds, and with what is easily made of it."""
    tables = seen.tables.get("open", {})
    ballots = {row["tag"]: row["sealed"] for row in tables.get("pulse_ballot", [])}
    for code in (str(row["code"]) for row in tables.get("pulse_round", [])):
        for candidate in sorted(_candidates(seen)):
            key = RoundKey(code, candidate)
            found = {one.person: key.tag(one.person) for one in seen.accounts}
            if not ballots.keys().isdisjoint(found.values()):
                return dict(
                    _opened(key, {person: (tag, ballots[tag]) for person, tag in found.items() if tag in ballots})
                )
    return {}


def _opened(key: RoundKey, ballots: dict[int, tuple[object, object]]) -> Iterator[tuple[int, str]]:
    for person, (tag, sealed) in ballots.items():
        assert isinstance(tag, bytes)
        assert isinstance(sealed, bytes)
        with suppress(BrokenBallotError):
            for answer in key.open(tag, sealed):
                if isinstance(answer, str):
                    yield person, answer


def _candidates(seen: Evidence) -> set[bytes]:
    values = {
        bytes(value) if isinstance(value, bytes) else str(value).encode()
        for tables in seen.tables.values()
        for rows in tables.values()
        for row in rows
        for value in _short(row)
    }
    made = {sha256(value).digest() for value in values}
    for value in values:
        with suppress(ValueError):
            made.add(bytes.fromhex(value.decode()))
        with suppress(Error, ValueError):
            made.add(b64decode(value, validate=True))
    return {one for one in values | made if len(one) == KEY_BYTES}


def _short(row: Row) -> list[object]:
    return [value for value in row.values() if len(str(value)) < 4 * KEY_BYTES]
