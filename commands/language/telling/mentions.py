"""Which items a text speaks of: by reference, by a title that links clearly, or by their order in a question."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from commands.language.context import ReadingContext
from commands.language.progress_words import begins_with_progress
from commands.language.spotting.references import items_between, items_in
from commands.language.telling.clauses import Clause, Told
from commands.language.telling.states import states_in
from commands.language.topics.linking import Linked, link
from commands.language.topics.vocabulary import PlanWords, content
from store.models import Item
from store.plan import items
from store.query.model import Subject
from store.rules.references import as_reference
from store.rules.terms import Progress

PAST = ("ed", "sent", "held")
NUMBERED = re.compile(r"[A-Za-z]{1,2}[-. ]?\d{1,3}(?:[.-]\d{1,3}){0,2}|\d{1,3}(?:[.-]\d{1,3}){1,2}")
"""How plans number their items, also as other plans do: `A99`, `3.2`, `A3-2`. A whole number is a figure, as a rule."""
STRIPPED = "#,;:.!?()\"'“”"
JOINS = frozenset({"and", "&", "+", "both", "also", "", "plus", "n"})
"""Between items that share their words."""
ALIKE = frozenset({"same", "ditto", "likewise"})
MOST_CHOICES = 5
CLOSE = 12.0
"""Of the score of a title: one that is so near may as well be meant."""
LIKELY = 80.0
"""Of the score, from which words beside another item may stand for one's own."""
FAIR = 60.0
"""Of the score, from which one's own of several near ones is taken."""
ORDER = {
    **dict.fromkeys(["first", "1st", "1", "one", "former", "top"], 0),
    **dict.fromkeys(["second", "2nd", "2"], 1),
    **dict.fromkeys(["third", "3rd", "3"], 2),
    **dict.fromkeys(["fourth", "4th", "4"], 3),
    **dict.fromkeys(["last", "latter", "bottom", "final"], -1),
}
OTHERS = {"other": False, "remaining": False, "others": True, "rest": True}
"""What is left when some are named, and whether that may be several."""
_TO_THE_ORDER = "the and but as for on with same ditto likewise number no item action milestone my so"
TO_THE_ORDER = frozenset([*_TO_THE_ORDER.split(), ""])
"""They lead up to a place in the order: "same for the second", "no 2"."""
_ONES = """
    one ones item thing is isnt still now was on at not done delayed late two three four 2 3 4 bit update no has
    hasnt had will wont should needs looks seems got went going just yes nothing waiting stuck stalled
"""
ONES = frozenset([*_ONES.split(), ""])
"""Behind "the first", they make it one of those that were asked: "the first draft" is none."""
COUNTED = frozenset({"no", "number", "item", "action", "milestone"})
SEVERAL = frozenset(["two", "three", "four", "ones", "2", "3", "4"])


@dataclass(frozen=True)
class Mention:
    first: int
    last: int
    refs: tuple[str, ...]
    outright: bool = True
    """Whether it was named by reference or by order, and not by words of its title."""
    places: frozenset[int] = frozenset()
    """The words that name it."""


@dataclass(frozen=True)
class Part:
    """A part of a text, with the items that it is about."""

    told: Told
    mention: Mention
    places: tuple[int, ...]
    """In order; what asks is left out."""


@dataclass(frozen=True)
class Meant:
    refs: tuple[str, ...]
    sure: bool
    """Whether all of them are meant; else one of them is, and it is asked which."""
    places: frozenset[int]
    """The words that name them."""


class Mentions:
    def __init__(self, told: Told, context: ReadingContext) -> None:
        self._told, self._context = told, context

    @property
    def words(self) -> PlanWords:
        return self._context.plan_words

    def item(self, ref: str) -> Item | None:
        return items.get(self._context.session, self._context.plan, ref)

    def is_item(self, ref: str) -> bool:
        return self.words.get("item", ref) is not None

    @cached_property
    def outright(self) -> list[Mention]:
        """References, also in two words ("c 7.1"), and "the first one" under a question that has several."""
        found: list[Mention] = []
        place = 0
        while place < len(self._told.tokens):
            many, refs = self._references_at(place)
            if refs:
                found.append(Mention(place, place + many, refs, True, frozenset(range(place, place + many))))
            place += many
        if not found:
            return self._by_order(self._context.asked)
        return self._in_order(found) or sorted([*found, *self._left(found)], key=lambda one: one.first)

    def _left(self, named: Sequence[Mention]) -> list[Mention]:
        """ "A6.1 fine. Rest no change", under a question that has several."""
        refs = tuple(ref for one in named for ref in one.refs)
        if not set(refs) < set(self._context.asked):
            return []
        others = [one for one in self._in_their_places(self._context.asked) if not one.refs]
        return self._with_the_others(others, self._context.asked, refs)

    def _in_order(self, named: Sequence[Mention]) -> list[Mention]:
        """ "A9.1 and C7.1: first one done, second one delayed": order counts among those that were named before."""
        refs = tuple(dict.fromkeys(ref for one in named for ref in one.refs))
        ordered = self._by_order(refs)
        if len(refs) < 2 or len(ordered) != len(refs) or ordered[0].first < named[-1].last:
            return []
        places = frozenset(place for one in named for place in one.places)
        return [replace(ordered[0], places=ordered[0].places | places), *ordered[1:]]

    @cached_property
    def unknown(self) -> list[str]:
        """References, as the plan numbers its items, that no item has: another one may have been meant."""
        named = {place for one in self.outright for place in one.places}
        return [
            typed
            for place, token in enumerate(self._told.tokens)
            if place not in named
            and self._is_numbered(typed := token.typed.strip(STRIPPED))
            and self._is_said_of(place)
        ]

    def _is_numbered(self, typed: str) -> bool:
        """ "28 of 30 done" counts, but in a plan that has an action 3."""
        whole = typed.isdecimal() and any(ref.isdecimal() for ref in self.words.item_refs)
        return whole or NUMBERED.fullmatch(typed) is not None

    def _is_said_of(self, place: int) -> bool:
        """Whether how it stands follows: "A99 delayed", but not "3.2 posts filled"."""
        following = self._told.keys[place + 1 : place + 4]
        following = following[1:] if following[:1] in (["is"], ["are"], ["now"]) else following
        return begins_with_progress(following)

    def _references_at(self, place: int) -> tuple[int, tuple[str, ...]]:
        """How many words name items there, and which: one, those that a word joins, or a range of them."""
        many, ref = self._reference_at(place)
        if ref is None:
            refs = items_in(self._told.tokens[place].stem, self.words) if self._told.tokens[place].plain else ()
            return 1, refs if len(refs) > 1 else ()
        keys = self._told.keys
        if keys[place + many : place + many + 1] in (["to"], [""], ["through"]) and place + many + 1 < len(keys):
            further, last = self._reference_at(place + many + 1)
            between = items_between(self.words, ref, last) if last is not None else ()
            if between:
                return many + 1 + further, between
        return many, (ref,)

    def _reference_at(self, place: int) -> tuple[int, str | None]:
        words = [self._told.tokens[at].stem for at in range(place, min(place + 2, len(self._told.tokens)))]
        for many in (1, 2):
            if many == 2 and (len(words) < 2 or len(words[0]) != 1):
                break
            ref = as_reference(" ".join(words[:many]).strip("#"))
            if ref is not None and self.is_item(ref):
                return many, ref
        return 1, self._as_the_plan_prints(place)

    def _as_the_plan_prints(self, place: int) -> str | None:
        """ "1.2" in a plan that numbers so: at the beginning, or where it is said how that stands; else a figure."""
        kind, ref = self.words.references.get(self._told.tokens[place].stem.strip("#"), ("", ""))
        return ref if kind == "item" and (place < 2 or self._is_said_of(place)) else None

    def _by_order(self, asked: Sequence[str]) -> list[Mention]:
        if len(asked) < 2:
            return []
        numbered = self._numbers_with_states(len(asked))
        if len(numbered) > 1:
            return [Mention(at, at + 1, (asked[number],), True, frozenset([at])) for at, number in numbered.items()]
        return self._with_the_others(self._in_their_places(asked), asked)

    def _in_their_places(self, asked: Sequence[str]) -> list[Mention]:
        """Words of order where something begins to be told; those that name what is left have no items yet."""
        keys = self._told.keys
        said = states_in(self._told, frozenset())
        states = {one.first for one in said}
        begins = {one.first for one in self._told.clauses} | {one.last for one in said}
        found: list[Mention] = []
        for begin in sorted(begins - {len(keys)}):
            clause = self._told.clause_at(begin)
            while begin < clause.last and keys[begin] in TO_THE_ORDER:
                begin += 1
            word = keys[begin].strip("#).:") if begin < clause.last else ""
            number = ORDER.get(word)
            if (number is None and word not in OTHERS) or (number or 0) >= len(asked):
                continue
            following = keys[begin + 1] if begin + 1 < clause.last else ""
            if following in ("of", "out"):
                continue
            named = (
                following in ONES
                or begin + 1 in states
                or keys[begin].strip("#")[:1].isdecimal()
                or begin + 1 == clause.last
            )
            if named:
                last = begin + 2 if following in SEVERAL | {"one", "item", "thing", "bit"} else begin + 1
                refs = (asked[number],) if number is not None else ()
                first = begin - 1 if begin > clause.first and keys[begin - 1] in COUNTED else begin
                if not found or found[-1].first != first:
                    found.append(Mention(first, last, refs, True, frozenset(range(first, last))))
        return found

    def _numbers_with_states(self, many: int) -> dict[int, int]:
        """ "1 done 2 delayed": places of the numbers that how something stands follows, and which item each counts."""
        keys = self._told.keys
        states = {one.first for one in states_in(self._told, frozenset())}
        found: dict[int, int] = {}
        for place, word in enumerate(keys):
            number = word.strip("#).:")
            behind = place + 2 if keys[place + 1 : place + 2] in ([""], ["is"], ["now"], ["still"]) else place + 1
            if number.isdecimal() and number in ORDER and ORDER[number] < many and behind in states:
                found[place] = ORDER[number]
        for place in sorted(found):
            # "1, 2 and 3 done": all of them.
            at = place - 2 if keys[place - 1] in JOINS - {""} else place - 1
            while at >= 0 and keys[at].isdecimal() and ORDER.get(keys[at], many) < many:
                found[at] = ORDER[keys[at]]
                at -= 1
        return dict(sorted(found.items())) if len(set(found.values())) == len(found) else {}

    def _with_the_others(self, found: list[Mention], asked: Sequence[str], beside: Sequence[str] = ()) -> list[Mention]:
        """ "The survey one is finished, other one at risk": what nobody named, where that can only be one thing."""
        if all(one.refs for one in found):
            return found
        ordered = {place for one in found for place in self._told.clause_at(one.first).places}
        named = {*beside, *(ref for one in found for ref in one.refs)}
        for clause in self._told.clauses:
            if ordered.isdisjoint(clause.places):
                named |= {one.subject.key for one in self._among_asked(clause.places)}
        left = tuple(ref for ref in asked if ref not in named)
        return [replace(one, refs=one.refs or left) for one in found if one.refs or self._are(one, left)]

    def _are(self, others: Mention, left: Sequence[str]) -> bool:
        words = [word for word in self._told.keys[others.first : others.last] if word not in COUNTED]
        several = OTHERS[words[0]] or words[-1] in SEVERAL
        return len(left) > 0 and (several or len(left) == 1)

    def in_clause(self, clause: Clause, taken: Collection[int] = (), *, beside: bool = False) -> Mention | None:
        """The one item that a clause names by words of its title, where one is clearly ahead.

        Args:
            beside: whether an item is named outright in its sentence, so that these words may explain that.
        """
        linked = self.linked(clause.places, taken)
        best = self._best(linked)
        if best is None or (beside and not best.sure and best.score < LIKELY):
            return None
        places = frozenset(best.places)
        return Mention(min(places), max(places) + 1, (best.subject.key,), False, places)

    def meant(self, places: Sequence[int] | None = None) -> "Meant":
        """What a wish is about: all that is named outright, one that words clearly link, or the one that was asked.

        Args:
            places: where a title may stand; anywhere, where it is left out.
        """
        if self.outright:
            refs = tuple(dict.fromkeys(ref for one in self.outright for ref in one.refs))
            return Meant(refs, True, frozenset(place for one in self.outright for place in one.places))
        for clause in self._told.clauses:
            within = [place for place in clause.places if places is None or place in places]
            linked = self.linked(within)
            if linked and (best := self._best(linked)) is not None:
                return Meant((best.subject.key,), True, best.places)
            if linked and linked[0].score >= FAIR:
                near = [one for one in linked if one.score >= linked[0].score - CLOSE][:MOST_CHOICES]
                own_first = sorted(near, key=lambda one: not self.is_own(one.subject.key))
                return Meant(tuple(one.subject.key for one in own_first), False, linked[0].places)
        return Meant(self._context.asked, len(self._context.asked) == 1, frozenset())

    def near(self, places: Sequence[int]) -> "Meant":
        """Of one's own, those that words of a title fit equally well."""
        linked = self.linked(places)
        near = [
            one for one in linked if one.score >= max(linked[0].score - CLOSE, FAIR) and self.is_own(one.subject.key)
        ]
        kept = near[:MOST_CHOICES]
        return Meant(tuple(one.subject.key for one in kept), False, kept[0].places if kept else frozenset())

    def linked(self, places: Sequence[int], taken: Collection[int] = ()) -> list[Linked]:
        free = [place for place in places if place not in taken]
        if self._context.asked:
            return self._among_asked(free)
        return link(self._told.tokens, free, self.words)

    def _best(self, linked: Sequence[Linked]) -> Linked | None:
        if not linked:
            return None
        if linked[0].sure:
            return linked[0]
        near = [one for one in linked if one.score >= linked[0].score - CLOSE]
        own = [one for one in near if self.is_own(one.subject.key)]
        if len(own) == 1 and own[0].score >= FAIR:
            return own[0]
        return None

    def is_complete(self, ref: str) -> bool:
        item = self.item(ref)
        return item is not None and item.progress is Progress.COMPLETE

    def is_own(self, ref: str) -> bool:
        item = self.item(ref)
        return item is not None and item.owner_id == self._context.person.id and item.closed_at is None

    def _among_asked(self, free: Collection[int]) -> list[Linked]:
        """Under a question its items are what is spoken of: one word that only one of their titles has is enough."""
        stems = {ref: set(content(found.title)) for ref in self._context.asked if (found := self.item(ref))}
        fits: dict[str, set[int]] = {}
        for place in free:
            said = set(content(self._told.tokens[place].stem))
            fitting = [ref for ref, known in stems.items() if said & known]
            fitting = fitting or [ref for ref, known in stems.items() if _begin_alike(said, known)]
            if len(fitting) == 1:
                fits.setdefault(fitting[0], set()).add(place)
        if len(fits) != 1:
            return []
        [(ref, places)] = fits.items()
        return [Linked(Subject(kind="item", key=ref), ref, 100.0, 100.0, frozenset(places), sure=True)]


def _begin_alike(said: Collection[str], known: Collection[str]) -> bool:
    """ "The write up" is "written up"."""
    return any(len(one) >= ALIKE_LETTERS and other.startswith(one[:ALIKE_LETTERS]) for one in said for other in known)


ALIKE_LETTERS = 4


def groups(told: Told, found: Sequence[Mention]) -> list[Mention]:
    """Mentions that stand side by side share their words: "B1 and B1.1, at risk"."""
    joined: list[Mention] = []
    for one in sorted(found, key=lambda one: one.first):
        before = joined[-1] if joined else None
        if before is not None and _side_by_side(told, before, one):
            refs = tuple(dict.fromkeys([*before.refs, *one.refs]))
            places = before.places | one.places | frozenset(range(before.last, one.first))
            joined[-1] = Mention(before.first, one.last, refs, before.outright, places)
        else:
            joined.append(one)
    return joined


def _side_by_side(told: Told, before: Mention, one: Mention) -> bool:
    """Not where the words of the first say themselves how it stands: "report pack signed off, briefing on track"."""
    clause = told.clause_at(before.first)
    between = range(before.last, one.first)
    if (
        one.first >= clause.last
        and not any(map(told.keys.__getitem__, between))
        and not ALIKE.isdisjoint(told.words(clause.places))
    ):
        # "Same for C7.1, C24.1 on track": the first stands as what was said before.
        return False
    if any(told.keys[at] not in JOINS for at in range(before.last, one.first)):
        return False
    if before.outright:
        # "B12.1 - second team": a title behind a dash explains.
        return one.outright or any(told.keys[at] for at in range(before.last, one.first))
    named = before.places | one.places
    stated = any(before.first <= state.first < one.first for state in states_in(told, frozenset(named)))
    return not stated and not any(word.endswith(PAST) for word in told.keys[before.first : before.last])
