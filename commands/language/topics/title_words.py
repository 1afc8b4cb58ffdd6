"""What words that were typed mean in titles: by their stems, mended, joined, or as the glossary explains them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.language.glossary import references_in
from commands.language.spans import Token
from commands.language.topics.stems import EVERYDAY, EVERYDAY_STEMS, FIELD_STEMS, FUNCTION_WORDS, SPELT_RIGHT, stem
from commands.language.topics.vocabulary import BEGINNING, SHORTEST_MENDED, Index, PlanWords, content, meaning_parts

ENDING, MISTYPED, MEANT = 0.85, 0.8, 0.9
"""What a word counts that shares its beginning with a title's, that was mistyped, or that the glossary explains."""
OF_EVERY_DAY, OF_THE_FIELD = 0.35, 0.5
"""What is left of the weight of a word that stands in many sentences, or in the titles of any such plan."""
LONG = 8
"""Letters of a word in which two may be wrong."""


@dataclass(frozen=True)
class TypedWord:
    """A word that was typed, or several that the glossary takes for one."""

    places: frozenset[int]
    typed: str
    fits: dict[int, float]
    """By entry: how well it fits."""
    stems: frozenset[str]
    """Of titles: those that it may stand for."""
    weight: float
    read_as: str | None = None


def words_of(tokens: Sequence[Token], free: Collection[int], index: Index, words: PlanWords) -> list[TypedWord]:
    free = set(free)
    found: list[TypedWord] = []
    place = 0
    while place < len(tokens):
        if place not in free:
            place += 1
            continue
        if one := _explained(tokens, place, free, index, words) or _joined(tokens, place, free, index):
            found.append(one)
            place += len(one.places)
            continue
        if tokens[place].stem.replace("'", "") not in FUNCTION_WORDS:
            found += _typed(tokens[place], index)
        place += 1
    return found


def _joined(tokens: Sequence[Token], place: int, free: set[int], index: Index) -> TypedWord | None:
    """Two words that titles write as one, with a hyphen: "pre proceedings"."""
    if place + 1 not in free or place + 1 >= len(tokens):
        return None
    both = tokens[place : place + 2]
    whole = stem("".join(one.stem for one in both))
    if not all(one.stem for one in both) or whole not in index.hyphened:
        return None
    typed = " ".join(one.stem for one in both)
    places, fits = frozenset([place, place + 1]), dict(index.standing_in[whole])
    return TypedWord(places, typed, fits, frozenset([whole]), index.rarity[whole])


def _explained(tokens: Sequence[Token], place: int, free: set[int], index: Index, words: PlanWords) -> TypedWord | None:
    """The longest term of the glossary that begins here, by the words of titles that name it."""
    fitting = [
        (spelling, term)
        for spelling, term in words.terms.get(
            tokens[place].stem, words.terms.get(tokens[place].stem.removesuffix("s"), ())
        )
        if term.means and _says(tokens[place : place + len(spelling)], spelling, free)
    ]
    if not fitting:
        return None
    spelling, term = max(fitting, key=lambda pair: len(pair[0]))
    fits: dict[int, float] = {}
    stems: set[str] = set()
    for phrase, fit in ((" ".join(spelling), 1.0), *((phrase, MEANT) for phrase in term.means)):
        if named := {index.by_key[ref] for ref in references_in(phrase) if ref in index.by_key}:
            fits.update(dict.fromkeys(named, 1.0))
            continue
        inside = _having_all(content(phrase), index)
        fits = {**fits, **{number: max(fits.get(number, 0.0), fit * counts) for number, counts in inside.items()}}
        stems.update(content(phrase) if inside else ())
    if not fits:
        return None
    places = frozenset(range(place, place + len(spelling)))
    return TypedWord(
        places,
        " ".join(spelling),
        fits,
        frozenset(stems),
        index.rarity_of(sum(fit > MEANT / 2 for fit in fits.values())),
    )


def _says(tokens: Sequence[Token], spelling: Sequence[str], free: set[int]) -> bool:
    """Whether these tokens are a term, or several of it. "Send" is one in capitals alone."""
    if len(tokens) < len(spelling) or any(token.place not in free for token in tokens):
        return False
    if len(spelling) == 1 and spelling[0] in EVERYDAY and not tokens[0].typed.strip(" ,.;:?!").isupper():
        return False
    typed = [token.stem for token in tokens]
    return typed[:-1] == [*spelling[:-1]] and typed[-1] in (spelling[-1], f"{spelling[-1]}s")


def _having_all(stems: Sequence[str], index: Index) -> dict[int, float]:
    """The entries in which all of these stand."""
    if not stems:
        return {}
    first, *others = sorted((index.standing_in.get(one, {}) for one in stems), key=len)
    return {
        number: min(counts, *(other[number] for other in others)) if others else counts
        for number, counts in first.items()
        if all(number in other for other in others)
    }


def _typed(token: Token, index: Index) -> list[TypedWord]:
    stems: dict[str, float] = {}
    for part in meaning_parts(token.stem):
        for one, fit in _alike(stem(part), index).items():
            stems[one] = max(stems.get(one, 0.0), fit)
    read_as = None
    if not stems and (spelt := _mistyped(token.stem, index)):
        stems, read_as = {stem(spelt): MISTYPED}, spelt
    if not stems:
        return []
    fits: dict[int, float] = {}
    for one, fit in stems.items():
        for number, counts in index.standing_in[one].items():
            fits[number] = max(fits.get(number, 0.0), fit * counts)
    weight = max(_weight(one, index) * fit for one, fit in stems.items())
    said = token.typed.strip(" ,.;:?!")
    return [TypedWord(frozenset([token.place]), said, fits, frozenset(stems), weight, read_as)]


def _alike(typed: str, index: Index) -> dict[str, float]:
    """Stems of titles that are this one, or begin alike."""
    if typed in index.standing_in:
        return {typed: 1.0}
    if len(typed) < BEGINNING:
        return {}
    return {
        one: ENDING
        for one in index.starting.get(typed[:BEGINNING], ())
        if one.startswith(typed) or typed.startswith(one) or one[:6] == typed[:6]
    }


def _mistyped(typed: str, index: Index) -> str | None:
    """The word of a title that was meant: alike in its first and last letter, and nearly in the rest."""
    if len(typed) < SHORTEST_MENDED or not typed.isalpha() or typed in SPELT_RIGHT:
        return None
    known = index.spelt.get((typed[0], typed[-1]), ())
    most = 1 if len(typed) < LONG else 2
    found = process.extractOne(typed, known, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found else None


def _weight(one: str, index: Index) -> float:
    rarity = index.rarity.get(one, 0.0)
    return rarity * (OF_EVERY_DAY if one in EVERYDAY_STEMS else OF_THE_FIELD if one in FIELD_STEMS else 1.0)
