"""An attacker who links people to answers, whatever the schema.

Everything that puts people in an order is laid beside everything that puts answers in an order. A store that keeps the
two apart gives no pair of orders that agree. Which pair to trust, the attacker learns from rounds whose truth is known.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from benchmarks.pulse.evidence import Evidence, Row, identity

Link = Mapping[int, str]
"""Who is thought to have answered what."""
People = Sequence[int]

ENDS = {"first": bytes.find, "last": bytes.rfind}
MOST_COVERED = 0.5
"""Of those who answered, the share that an order must name to be worth a try."""


def guesses(seen: Evidence) -> dict[str, Link]:
    """Each way to link that the evidence allows, by a name that it has in every round."""
    people, answers = dict(_people(seen)), dict(_answers(seen))
    found = {
        f"{who} = {what}": dict(zip(in_order, texts, strict=False))
        for who, in_order in people.items()
        for what, texts in answers.items()
    }
    return found | dict(_caught(seen)) | dict(_same_keystream(seen))


def completed(link: Link, seen: Evidence, chance: random.Random) -> Link:
    """Guess for those who are left."""
    if len(link) == len(seen.answers):
        return link
    given = set(link.values())
    left = [text for text in seen.answers if text not in given]
    chance.shuffle(left)
    missing = [person for person in _answered(seen) if person not in link]
    return {**link, **dict(zip(missing, left, strict=False))}


def best_elsewhere(hits: Sequence[Mapping[str, int]]) -> list[str]:
    """For each round the way that did best in the other half of them: none is chosen for what it is scored by.

    All others but one would be too many: what did best by luck would be chosen for the very rounds of its luck.
    """
    halves = [Counter[str](), Counter[str]()]
    for number, one in enumerate(hits):
        halves[number % 2].update(one)
    best = [max(sorted(total), key=total.__getitem__) for total in halves]
    return [best[1 - number % 2] for number in range(len(hits))]


# Orders of people


def _people(seen: Evidence) -> Iterator[tuple[str, People]]:
    by_time = {"their first answer": _at_first(seen), "their last answer": _at_last(seen)}
    answered = set(_answered(seen))
    for when, in_order in by_time.items():
        yield when, [person for person in in_order if person in answered]
    for moment, tables in seen.tables.items():
        for table, rows in tables.items():
            for why, owners in _owners(table, rows, seen, by_time):
                yield from _sorted(f"{moment}: {table} {why}", owners, answered)
    for name, blob in seen.blobs.items():
        for end in ENDS:
            places = {one.person: max(_place(blob, word, end) for word in one.names) for one in seen.accounts}
            named = sorted((person for person in answered if places[person] >= 0), key=places.__getitem__)
            if len(named) > len(answered) * MOST_COVERED:
                yield f"{name}, {end} named", named


def _owners(
    table: str, rows: Sequence[Row], seen: Evidence, by_time: Mapping[str, People]
) -> Iterator[tuple[str, list[tuple[int, Row]]]]:
    """Whose row each is: it says so, or appeared when they answered, or stands where their turn was."""
    if rows and "person_id" in rows[0]:
        yield "says whose", [(person, row) for row in rows if isinstance(person := row["person_id"], int)]
    appeared = {identity(row): event.person for event in seen.events for at, row in event.new_rows if at == table}
    if appeared:
        yield "appeared", [(appeared[key], row) for row in rows if (key := identity(row)) in appeared]
    for when, people in by_time.items():
        if len(rows) == len(people):
            for column in _columns(rows):
                yield f"by {column} as {when}", list(zip(people, _by(rows, column), strict=True))


def _sorted(name: str, owners: Sequence[tuple[int, Row]], answered: set[int]) -> Iterator[tuple[str, People]]:
    of_answered = [(person, row) for person, row in owners if person in answered]
    if len({person for person, _ in of_answered}) <= len(answered) * MOST_COVERED:
        return
    owner = {id(row): person for person, row in of_answered}
    rows = [row for _, row in of_answered]
    for column in _columns(rows):
        # Somebody with several rows stands where their last one does.
        latest = {owner[id(row)]: None for row in reversed(_by(rows, column))}
        yield f"{name}, by {column}", list(reversed(latest))


def _at_first(seen: Evidence) -> People:
    return list(dict.fromkeys(event.person for event in seen.events))


def _at_last(seen: Evidence) -> People:
    return list(reversed(dict.fromkeys(event.person for event in reversed(seen.events))))


def _answered(seen: Evidence) -> People:
    return [person for person in _at_last(seen) if person not in seen.skipped]


# Orders of answers


def _answers(seen: Evidence) -> Iterator[tuple[str, Sequence[str]]]:
    for name, texts in _orders_of_answers(seen):
        yield name, texts
        yield f"{name}, from its end", list(reversed(texts))


def _orders_of_answers(seen: Evidence) -> Iterator[tuple[str, Sequence[str]]]:
    yield "the alphabet", seen.answers
    yield "their length", sorted(seen.answers, key=len)
    for moment, tables in seen.tables.items():
        for table, rows in tables.items():
            told = [(text, row) for row in rows for text in _texts(row, seen.answers)]
            if len(told) > len(seen.answers) * MOST_COVERED:
                text_of = {id(row): text for text, row in told}
                for column in _columns([row for _, row in told]):
                    yield (
                        f"{moment}: {table} by {column}",
                        [text_of[id(row)] for row in _by([r for _, r in told], column)],
                    )
    for name, blob in seen.blobs.items():
        for end in ENDS:
            places = {text: _place(blob, text, end) for text in seen.answers}
            there = sorted((text for text in seen.answers if places[text] >= 0), key=places.__getitem__)
            if len(there) > len(seen.answers) * MOST_COVERED:
                yield f"{name}, {end} there", there


@lru_cache(maxsize=5_000)
def _place(blob: bytes, word: str, end: str) -> int:
    """Kept, since several attackers read the same file."""
    return ENDS[end](blob, word.encode())


# What needs no orders


def _caught(seen: Evidence) -> Iterator[tuple[str, Link]]:
    """What was written just when somebody answered."""
    rows, raw = dict[int, str](), dict[int, str]()
    known = set[str]()
    for event in seen.events:
        for text in seen.answers:
            if any(text in _texts(row, [text]) for _, row in event.new_rows):
                rows[event.person] = text
            if text not in known and text.encode() in event.new_bytes:
                known.add(text)
                raw[event.person] = text
    yield "row that appeared", rows
    yield "bytes that appeared", raw


def _same_keystream(seen: Evidence) -> Iterator[tuple[str, Link]]:
    """Two ciphertexts of one keystream differ as their texts do."""
    sealed = {event.person: _longest(event.new_rows) for event in seen.events if event.person not in seen.skipped}
    base = next(iter(sealed))
    differences = {person: _xor(sealed[base], cipher) for person, cipher in sealed.items() if person != base}
    # Where nothing is padded alike, nothing is under one keystream.
    alike = {person: one for person, one in differences.items() if one and one.count(0) > len(one) / 8}
    # What the first of them wrote explains the differences to all the others.
    supposed = [{base: words, **_explained(words, alike, seen.answers)} for words in seen.answers if alike]
    yield "one keystream", max(supposed, key=len, default={})


def _explained(words: str, differences: Mapping[int, bytes], answers: Sequence[str]) -> Link:
    pairs = [(text, _xor(words.encode(), text.encode())) for text in answers if text != words]
    return {person: text for person, one in differences.items() for text, pair in pairs if pair in one}


def _longest(new_rows: Sequence[tuple[str, Row]]) -> bytes:
    values = [value for _, row in new_rows for value in row.values() if isinstance(value, bytes)]
    return max(values, key=len, default=b"")


def _xor(one: bytes, other: bytes) -> bytes:
    size = min(len(one), len(other))
    return (int.from_bytes(one[:size]) ^ int.from_bytes(other[:size])).to_bytes(size)


# Rows


def _columns(rows: Sequence[Row]) -> list[str]:
    """Columns that tell rows apart, the order in which they were given, and how long each is."""
    if not rows:
        return []
    different = [name for name in rows[0] if len({repr(row[name]) for row in rows}) > 1]
    return ["the order given", "length", *different]


def _by(rows: Sequence[Row], column: str) -> list[Row]:
    if column == "the order given":
        return list(rows)
    if column == "length":
        return sorted(rows, key=lambda row: sum(len(v) for v in row.values() if isinstance(v, str | bytes)))
    return sorted(rows, key=lambda row: _comparable(row[column]))


def _comparable(value: object) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return 1, value, ""
    if isinstance(value, bytes):
        return 2, 0, value.hex()
    return (0, 0, "") if value is None else (3, 0, str(value))


def _texts(row: Row, answers: Sequence[str]) -> list[str]:
    said = " ".join(str(value) for value in row.values() if isinstance(value, str | bytes | list | dict))
    return [text for text in answers if text in said]
