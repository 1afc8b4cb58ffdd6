"""Which words of a text belong to which item: parted at each reference, or at a title that a clause clearly names."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from commands.language.context import ReadingContext
from commands.language.telling.answers import UNCHANGED
from commands.language.telling.clauses import JOINING, Clause, Told
from commands.language.telling.forecasts import percent_in
from commands.language.telling.happened import DECLARES, HAPPENED
from commands.language.telling.mentions import JOINS, Mention, Mentions, Part, groups
from commands.language.telling.states import How, states_in


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


def placed(told: Told, parts: list[Part], *, several: bool = False) -> tuple[list[Part], str | None]:
    """The parts, and what an earlier sentence says of something that nobody named: "26 of 30 done; C24.1 delayed".

    Where the sentence of the first item says no other state, what stands before belongs to it: "All done. A9.1 too".

    Args:
        several: whether several were asked about, so that an earlier clause may be about another of them.
    """
    if not parts:
        return parts, None
    first, *others = parts
    if several and (earlier := _of_another(told, first)):
        kept = replace(first, places=tuple(place for place in first.places if place not in earlier))
        return [kept, *others], " ".join(told.tokens[place].typed for place in earlier)
    own = told.clause_at(first.mention.first).sentence
    states = [one for one in states_in(told, first.mention.places) if one.how is not How.LIGHTLY]
    before = [one for one in states if told.clause_at(one.first).sentence < own and one.first in first.places]
    beside = {(one.progress, one.how) for one in states if told.clause_at(one.first).sentence == own}
    clause = told.words(told.clause_at(first.mention.first).places)
    if not before or not (beside or not TELLS.isdisjoint(clause)) or beside & {(s.progress, s.how) for s in before}:
        return parts, None
    earlier = [place for place in first.places if told.clause_at(place).sentence < own]
    kept = replace(first, places=tuple(place for place in first.places if place not in earlier))
    return [kept, *others], " ".join(told.tokens[place].typed for place in earlier)


def _of_another(told: Told, first: Part) -> list[int]:
    """ "The write up slipped, chairs no change": the clause before says itself how something stands."""
    own = told.clause_at(first.mention.first)
    earlier = [place for place in first.places if place < own.first]
    states = [one for one in states_in(told, first.mention.places) if one.how is not How.NEARLY]
    before = {one.progress for one in states if one.first in earlier}
    beside = {one.progress for one in states if one.first not in earlier and one.first in first.places}
    says = bool(beside) or _says_more(told, own)
    return earlier if before and says and not before & beside else []


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
    """All that is named by reference, and by words of its title where those stand for an item of their own."""
    outright = mentions.outright
    sentences = {told.clause_at(one.first).sentence for one in outright}
    titled = [
        one
        for clause in told.clauses
        if not any(clause.first <= named.first < clause.last for named in outright)
        and not (outright and told.keys[clause.first] in REASONS)
        and (one := mentions.in_clause(clause, _stated(told, clause), beside=clause.sentence in sentences))
    ]
    if context.asked:
        refs = {ref for one in outright for ref in one.refs}
        return [*outright, *(one for one in titled if refs.isdisjoint(one.refs))]
    found = list(outright)
    for one in titled:
        same = next((at for at, other in enumerate(found) if set(one.refs) <= set(other.refs)), None)
        if same is not None:
            found[same] = _longer(told, found[same], one)
        elif _stands_for_itself(told, mentions, one, found):
            found.append(one)
    return found


REASONS = frozenset(
    ["because", "cos", "cause", "as", "since", "due", "while", "once", "when", "after", "until", "till", "til", "if"]
)
"""What begins with one of these tells why, and of no other item."""


def _longer(told: Told, known: Mention, again: Mention) -> Mention:
    """ "Health and police one at risk": a title goes on in the next clause, as long as nothing is said between."""
    between = range(known.last, again.first)
    if known.outright or again.first < known.last or any(told.keys[at] not in JOINS for at in between):
        return known
    return replace(known, last=again.last, places=known.places | again.places | frozenset(between))


def _stands_for_itself(told: Told, mentions: Mentions, titled: Mention, found: Sequence[Mention]) -> bool:
    """Whether words of a title stand for an item that something is said of, and do not only explain another."""
    if not found:
        return True
    clause = told.clause_at(titled.first)
    begins = clause.first == min(one.first for one in told.clauses if one.sentence == clause.sentence)
    beside = [one for one in found if told.clause_at(one.first).sentence == clause.sentence]
    clearly = len(titled.places) > 1
    if any(one.outright for one in beside):
        return clearly and (_says_how_it_stands(told, titled, clause.places) or _is_next(told, titled, clause))
    if _says_how_it_stands(told, titled, _sentence(told, clause)):
        return True
    words = told.words([place for place in clause.places if place not in titled.places])
    tells = _says_more(told, clause) or not TELLS.isdisjoint(words)
    own = all(mentions.is_own(ref) for ref in titled.refs)
    if tells and (clearly or own):
        return True
    return begins and clearly and own and titled.first - clause.first < SUBJECT


def _is_next(told: Told, titled: Mention, clause: Clause) -> bool:
    """ "And the peer challenge week is booked, on track": another item, of which it is told how it stands."""
    joins = told.keys[clause.first] in JOINING and titled.first - clause.first < SUBJECT
    states = {one.first for one in states_in(told, titled.places)}
    return joins and (clause.last in states or not HAPPENED.isdisjoint(told.words(clause.places)))


TELLS = HAPPENED | DECLARES | {"still"}
SUBJECT = 3
"""Words of a sentence within which what it is about is named."""


def _says_more(told: Told, clause: Clause) -> bool:
    """Whether a clause says "no change", or how much is done."""
    unchanged = told.place_of(*UNCHANGED)
    return (unchanged is not None and unchanged[0] in clause.places) or bool(percent_in(told, clause.places)[1])


def _sentence(told: Told, clause: Clause) -> frozenset[int]:
    return frozenset(place for one in told.clauses if one.sentence == clause.sentence for place in one.places)


def _stated(told: Told, clause: Clause) -> frozenset[int]:
    """Words that say how something stands name nothing: but "late visits" do."""
    states = [one for one in states_in(told, frozenset()) if one.first in clause.places]
    stated = {place for one in states if one.last - one.first > 1 or one.first > clause.first for place in one.places}
    unchanged = told.place_of(*UNCHANGED)
    return frozenset(stated.union(range(unchanged[0], unchanged[1]) if unchanged else ()))


def _says_how_it_stands(told: Told, titled: Mention, places: Collection[int]) -> bool:
    states = states_in(told, titled.places)
    return any(one.first in places and one.first >= titled.last for one in states)
