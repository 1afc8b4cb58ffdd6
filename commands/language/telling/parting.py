"""Which words of a text belong to which item: parted at each reference, or at a title that a clause clearly names."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from commands.language.context import ReadingContext
from commands.language.telling.answers import UNCHANGED
from commands.language.telling.clauses import Clause, Told
from commands.language.telling.mentions import Mention, Mentions, groups
from commands.language.telling.standing import Part
from commands.language.telling.states import states_in


def parts_of(told: Told, context: ReadingContext, mentions: Mentions) -> list[Part]:
    """The parts of what tells, in order; what stands before the first item belongs to it. What asks belongs to none."""
    found = _less_denied(told, _named(told, context, mentions))
    named = [one for one in groups(told, found) if not one.places & told.asking]
    if not named:
        return []
    begins = [0]
    for before, one in pairwise(named):
        begins.append(_begin(told, one, before, begins[-1]))
    ends = [*begins[1:], len(told.tokens)]
    parts = [
        Part(told, one, tuple(place for place in range(first, last) if place not in told.asking))
        for one, first, last in zip(named, begins, ends, strict=True)
    ]
    return _once_each(parts)


def _less_denied(told: Told, named: Sequence[Mention]) -> list[Mention]:
    """ "A9.1 not C7.1 is done": what is denied names nothing, and stands between the other and what is said of it."""
    found: list[Mention] = []
    for one in sorted(named, key=lambda one: one.first):
        if one.first == 0 or told.keys[one.first - 1] != "not":
            found.append(one)
        elif found and found[-1].last == one.first - 1:
            places = found[-1].places | one.places | {one.first - 1}
            found[-1] = replace(found[-1], last=one.last, places=places)
    return found


def _begin(told: Told, mention: Mention, before: Mention, begun: int) -> int:
    """Where the words of an item begin: with its sentence, or with its clause where the sentence has another before."""
    clause = told.clause_at(mention.first)
    sentence = min(one.first for one in told.clauses if one.sentence == clause.sentence)
    if sentence >= before.last:
        return sentence
    first = max(clause.first, before.last)
    if first == before.last and _says_before_the_next(told, mention, before, begun):
        return mention.first
    return first


def _says_before_the_next(told: Told, mention: Mention, before: Mention, begun: int) -> bool:
    """ "D4.1 complete D6.1 on track": without a stop between, what stands behind the first is said of the first."""
    states = [one.first for one in states_in(told, before.places | mention.places)]
    earlier = any(begun <= place < before.first for place in states)
    between = any(before.last <= place < mention.first for place in states)
    sentence = told.clause_at(mention.first).sentence
    behind = any(place >= mention.last and told.clause_at(place).sentence == sentence for place in states)
    return between and behind and not earlier


def _once_each(parts: Sequence[Part]) -> list[Part]:
    """What is named again goes on with what was said of it before."""
    found: list[Part] = []
    for part in parts:
        same = next((at for at, one in enumerate(found) if set(part.mention.refs) <= set(one.mention.refs)), None)
        if same is None:
            found.append(part)
        else:
            known = found[same]
            places = known.mention.places | part.mention.places
            mention = Mention(
                known.mention.first, known.mention.last, known.mention.refs, known.mention.outright, places
            )
            found[same] = Part(part.told, mention, tuple(sorted({*known.places, *part.places})))
    return found


def _named(told: Told, context: ReadingContext, mentions: Mentions) -> list[Mention]:
    outright = mentions.outright
    titled = [
        one
        for clause in told.clauses
        if not any(clause.first <= named.first < clause.last for named in outright)
        and (one := mentions.in_clause(clause, _stated(told, clause)))
    ]
    if not outright:
        return titled if context.asked else _first_of_each(told, titled)
    return outright + [one for one in titled if _stands_beside(told, one, outright)]


def _stated(told: Told, clause: Clause) -> frozenset[int]:
    """Words that say how something stands name nothing: but "late visits" do."""
    states = [one for one in states_in(told, frozenset()) if one.first in clause.places]
    stated = {place for one in states if one.last - one.first > 1 or one.first > clause.first for place in one.places}
    unchanged = told.place_of(*UNCHANGED)
    return frozenset(stated.union(range(unchanged[0], unchanged[1]) if unchanged else ()))


def _first_of_each(told: Told, titled: Sequence[Mention]) -> list[Mention]:
    """A clause that names the same again, or says nothing of what it names, goes on with the item before."""
    found: list[Mention] = []
    for one in titled:
        if not found or (one.refs != found[-1].refs and _says_how_it_stands(told, one)):
            found.append(one)
    return found


def _says_how_it_stands(told: Told, titled: Mention) -> bool:
    sentence = told.clause_at(titled.first).sentence
    places = {place for one in told.clauses if one.sentence == sentence for place in one.places}
    return any(one.first in places and one.first >= titled.last for one in states_in(told, titled.places))


def _stands_beside(told: Told, titled: Mention, outright: Sequence[Mention]) -> bool:
    """Beside references a title names an item of its own where its sentence says how that one stands."""
    clause = told.clause_at(titled.first)
    refs = {ref for one in outright for ref in one.refs}
    [ref] = titled.refs
    if ref in refs:
        return False
    if any(told.clause_at(one.first).sentence == clause.sentence for one in outright):
        return False
    return _says_how_it_stands(told, titled)
