"""Which things of a plan are meant by words that name none of them outright.

A score is how alike a title and the words are (`token_set_ratio`), and how much of what the words weigh it covers: a
word weighs more the fewer titles have it. One rare word is enough; words that many titles have link nothing alone.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from commands.language.spans import Token
from commands.language.topics.stems import stem
from commands.language.topics.title_words import ENDING, TypedWord, words_of
from commands.language.topics.vocabulary import Index, PlanWords
from store.query.model import Subject

ITEMS = ("item",)
MOST = 10
MOST_COMPARED = 60
ENOUGH = 0.55
"""Of the weight of a word that one title in all has, from which words link at all."""
ENOUGH_OF_A_KIND = 0.2
"""The same where somebody says which kind is meant: "the standard about visits"."""
OTHERS = 0.92
"""What is left of the score of a standard, say, where actions may be meant as well."""
MARGIN = 12.0
"""How far ahead of the next is sure."""
MARGIN_OF_A_KIND = 8.0
"""The same where somebody says which kind is meant, of which there are few."""
MARGIN_IN_FAMILY = 25.0
"""The same between an action and its own milestone, where both have all the words."""
PASSED_OVER = 0.4
"""What other titles' words that the best does not have may weigh, beside those that it has, where it is sure."""
FEW = 6
"""Things that words may fit equally well; where more do, they are a topic."""


@dataclass(frozen=True)
class Linked:
    subject: Subject
    title: str
    score: float
    """0 to 100."""
    margin: float
    """How far the next one behind it is."""
    places: frozenset[int]
    """The tokens that it accounts for."""
    sure: bool = False
    """Whether it is clearly ahead of all others. What the caller left over is the caller's to judge."""
    guessed: str | None = None
    """A sentence on a word that was read although it was not typed so."""


def link(
    tokens: Sequence[Token], free: Collection[int], words: PlanWords, kinds: Collection[str] = ITEMS
) -> list[Linked]:
    """The things that the free tokens may mean, best first; none where they name nothing.

    Args:
        free: places of the tokens that mean nothing else.
        kinds: of subjects, as `Subject.kind` has them.
    """
    index = words.index(kinds)
    # In "the standard about visits" the first word says the kind, and none of them.
    named = frozenset[str]() if index.has_items else frozenset(map(stem, kinds))
    free = [place for place in free if stem(tokens[place].stem) not in named]
    typed = words_of(tokens, free, index, words)
    if not typed:
        return []
    found = _fitting(typed)
    ranked = sorted(found.items(), key=lambda pair: -sum(fit * typed[at].weight for at, fit in pair[1].items()))
    scored = sorted(
        ((_score(number, fits, typed, index), number, fits) for number, fits in ranked[:MOST_COMPARED]),
        key=lambda one: (-one[0], one[1]),
    )
    return _linked(scored, typed, index, ENOUGH if "item" in kinds else ENOUGH_OF_A_KIND)


def topic(tokens: Sequence[Token], free: Collection[int], words: PlanWords) -> tuple[Subject, ...]:
    """All items whose titles are about what the free tokens name, in the order of the plan."""
    index = words.index(ITEMS)
    typed = words_of(tokens, free, index, words)
    if not typed:
        return ()
    every = [
        number
        for number, fits in _fitting(typed).items()
        if all(fits.get(at, 0.0) >= ENDING * 0.9 for at in range(len(typed)))
    ]
    return tuple(index.entries[number].subject for number in sorted(every))


def _fitting(typed: Sequence[TypedWord]) -> dict[int, dict[int, float]]:
    """By entry: how well each of the words fits it."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for at, word in enumerate(typed):
        for number, fit in word.fits.items():
            found[number][at] = fit
    return found


def _score(number: int, fits: dict[int, float], typed: Sequence[TypedWord], index: Index) -> float:
    entry = index.entries[number]
    whole = sum(word.weight for word in typed)
    covered = sum(typed[at].weight * fit for at, fit in fits.items()) / whole
    own = frozenset[str]().union(*(typed[at].stems & entry.own for at in fits))
    of_title = sum(index.rarity[one] for one in own) / index.mass[number]
    alike = fuzz.token_set_ratio(
        " ".join(" ".join(word.stems & entry.own) or word.typed for word in typed), entry.joined
    )
    score = 0.35 * alike + 50 * covered + 15 * of_title
    return score if entry.kind == "item" or not index.has_items else OTHERS * score


def _linked(
    scored: Sequence[tuple[float, int, dict[int, float]]], typed: Sequence[TypedWord], index: Index, enough: float
) -> list[Linked]:
    least, ahead = enough * index.rarest, MARGIN if index.has_items else MARGIN_OF_A_KIND
    whole = [number for _, number, fits in scored if len(typed) > 1 and len(fits) == len(typed)]
    found: list[Linked] = []
    for at, (score, number, fits) in enumerate(scored[:MOST]):
        weight = sum(typed[one].weight * fit for one, fit in fits.items())
        together = number in whole and len(whole) < FEW
        if weight < least and not together:
            continue
        margin = score - (scored[at + 1][0] if at + 1 < len(scored) else 0.0)
        passed_over = sum(word.weight for one, word in enumerate(typed) if one not in fits)
        read_as = [typed[one] for one in fits if typed[one].read_as]
        entry = index.entries[number]
        # Beside actions, one word of a standard or risk is no reason to take it for what is meant.
        clear = len(fits) > 1 or entry.kind == "item" or not index.has_items
        found.append(
            Linked(
                entry.subject,
                entry.title,
                round(score, 1),
                round(margin, 1),
                frozenset(place for one in fits for place in typed[one].places),
                sure=clear and at == 0 and margin >= ahead and weight >= least and passed_over <= PASSED_OVER * weight,
                guessed=" ".join(f"I read “{one.typed}” as “{one.read_as}”." for one in read_as) or None,
            )
        )
    alike = sum(one.score >= found[0].score - 1 for one in found) if found else 0
    if alike >= FEW:
        return []
    return [replace(found[0], sure=False), *found[1:]] if _of_one_family(found, index) else found


def _of_one_family(found: Sequence[Linked], index: Index) -> bool:
    """Whether an action and a milestone of its own have all the words, and neither is far ahead."""
    if not found:
        return False
    best = index.entries[index.by_key[found[0].subject.key]]
    for one in found[1:]:
        other = index.entries[index.by_key[one.subject.key]]
        near = found[0].score - one.score < MARGIN_IN_FAMILY and one.places >= found[0].places
        if near and (other.parent == best.key or best.parent == other.key):
            return True
    return False
