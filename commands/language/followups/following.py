"""A question that follows on the one before: it changes one part of that, or points to what that was about.

"and in workforce?", "just mine", "not the ones they called delayed", "how many is that", "why?", "the last one". What
is whole in itself is no follow-up. Where both readings stand to reason, both are given, to be asked back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from commands.language.context import ReadingContext
from commands.language.followups.fragments import (
    arranged,
    denies_itself,
    named_behind,
    of_what_is_done,
    put,
    stood_then,
    together,
    widened,
)
from commands.language.followups.pointing import ORDINALS
from commands.language.followups.words import LISTED, PLACE, WHOSE, Said, fields_of
from commands.language.obstacles import above_it, asks_what_stops
from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Dated
from commands.language.topics.subjects import subject_of
from store.plan import items
from store.query import executing
from store.query.model import (
    Answers,
    Coloured,
    Group,
    Happening,
    Happens,
    InTheme,
    Is,
    Of,
    Order,
    OwnedBy,
    Query,
    Slips,
    Sort,
    State,
    Subject,
    Under,
    Wanted,
    Was,
)
from store.rules.terms import Brag, Kind

MOST_NAMING = 4
MOST_POINTED = 10
"""Of a longer list nobody can tell which "the last one" is: it has pages."""
OF_IT = frozenset(["its", "it", "it's", "that", "this", "them", "their"])
OF_ONE = frozenset([Wanted.CARD, Wanted.WHY, Wanted.PERSON, Wanted.STATUS])


@dataclass(frozen=True)
class Followed:
    query: Query
    instead: tuple[Query, ...] = ()
    """What it may as well mean, which is to be asked back."""


def follow(sense: Sense, own: Query | None, context: ReadingContext) -> Followed | None:
    """What is asked together with the question before; None where the sentence stands by itself.

    Args:
        own: how it reads by itself.
    """
    if context.previous is None or (own is not None and any(isinstance(one, Was) for one in own.where)):
        # "Gone from amber to red" says itself of which items: none of a list of reds.
        return None
    return _Following(sense, own, context, context.previous).followed()


class _Following:
    def __init__(self, sense: Sense, own: Query | None, context: ReadingContext, previous: Query) -> None:
        self._sense, self._own, self._context, self._previous = sense, own, context, previous
        self._says = Said(sense)

    def followed(self) -> Followed | None:
        """The first rule that knows what is meant; some know only that the sentence stands by itself."""
        if (other := self._why_of_another()) is not None:
            return other
        if self._sense.items:
            return None
        for rule in (self._under_it, self._within_it, self._what_stops_it, self._of_all, self._what_else, self._of_one):
            if (found := rule()) is not None:
                return found
        if (subject := self._subject) is not None and subject.kind == "item":
            return Followed(self._of_item(subject)) if self._says.refers or self._says.bare else None
        for rule in (self._compared, self._arranged, self._of_those, self._of_then):
            if (found := rule()) is not None:
                return found
        if self._says.whole and not self._says.ones:
            return self._either() if self._says.swaps in ("and", "but", "or") else None
        if self._says.ones or self._says.changes:
            return self._merged(narrows=self._says.ones or self._says.narrows)
        return self._named_alone()

    def _of_all(self) -> Followed | None:
        wider = widened(self._says.said.strip(), self._as_list())
        return Followed(wider) if wider is not None else None

    def _of_one(self) -> Followed | None:
        pointed = self._pointed()
        return Followed(self._of_item(pointed)) if pointed is not None else None

    def _arranged(self) -> Followed | None:
        in_order = arranged(self._sense, self._says.words, self._previous) if self._says.fragment else None
        return Followed(in_order) if in_order is not None else None

    def _of_those(self) -> Followed | None:
        says = self._says
        if says.bare or (says.refers and not says.conditions):
            return self._of_them()
        return self._of_some() if (says.refers or says.of_those) and says.conditions else None

    def _of_then(self) -> Followed | None:
        then = stood_then(self._sense, self._as_counted()) if self._says.fragment else ()
        return Followed(then[0], then) if then else None

    @property
    def _subject(self) -> Subject | None:
        """The one that the question before was about."""
        return self._previous.subjects[0] if len(self._previous.subjects) == 1 else None

    # -- one item

    def _pointed(self) -> Subject | None:
        """ "the last one" of a short list; "it", where the list holds one."""
        if self._previous.subjects or self._previous.of is not Of.ITEMS:
            return None
        words = self._says.words
        places = [ORDINALS[word] for word, behind in pairwise(words) if word in ORDINALS and behind == "one"]
        single = not places and {"it", "that", "this"} & set(words) and Ask.COUNT not in self._sense.asks
        if len(places) != 1 and not single:
            return None
        context = self._context
        shown = executing.page(context.session, context.plan, self._previous, context.today, 1, MOST_POINTED)
        place = places[0] if places else 0
        if shown.total > len(shown.items) or (single and shown.total != 1):
            return None
        if not -1 <= place < len(shown.items) or not shown.items:
            return None
        return Subject(kind="item", key=shown.items[place].ref)

    def _of_item(self, subject: Subject) -> Query:
        if Ask.WHY in self._sense.asks:
            return Query(wanted=Wanted.WHY, subjects=(subject,))
        if Ask.CHANGES in self._sense.asks:
            return Query(wanted=Wanted.CHANGES, subjects=(subject,), period=self._sense.combined.period)
        return Query(wanted=Wanted.CARD, subjects=(subject,))

    def _why_of_another(self) -> Followed | None:
        """ "And C7.1?", behind why another is red."""
        previous, items = self._previous, self._sense.items
        alone = len(items) == 1 and all(one.field == "item" for one in self._says.conditions) and not self._sense.asks
        before = self._subject
        if not alone or previous.wanted not in (Wanted.WHY, Wanted.CHANGES) or not self._says.swaps:
            return None
        if before is None or before.kind != items[0].kind:
            return None
        return Followed(previous.model_copy(update={"subjects": (items[0],)}))

    def _under_it(self) -> Followed | None:
        """ "And its milestones", behind an action: those under it."""
        subject, says = self._subject, self._says
        of_it = bool(OF_IT & set(says.words)) and any(noun.kind is Kind.MILESTONE for noun in self._sense.nouns)
        if subject is None or subject.kind != "item" or not of_it or fields_of(says.conditions) & (PLACE | WHOSE):
            return None
        return Followed(Query(where=_sorted(Under(refs=(subject.key,)), *says.conditions)))

    def _within_it(self) -> Followed | None:
        """ "What is next under that action", behind one of its milestones: of the same action."""
        subject, own = self._subject, self._own
        if subject is None or subject.kind != "item" or own is None or not above_it(self._says.words):
            return None
        if own.of is not Of.ITEMS or own.wanted not in (Wanted.LIST, Wanted.COUNT) or fields_of(own.where) & PLACE:
            return None
        action, _, milestone = subject.key.partition(".")
        where = [one for one in own.where if one.field != "kind"]
        within = _sorted(Under(refs=(action if milestone else subject.key,)), *where)
        return Followed(own.model_copy(update={"where": within}))

    def _what_stops_it(self) -> Followed | None:
        """ "So what's in the way?", behind the card of one item: its card says; not what stops the whole plan."""
        subject = self._subject
        if subject is None or subject.kind != "item" or not (how := asks_what_stops(self._says.behind)):
            return None
        card = Query(wanted=Wanted.CARD, subjects=(subject,))
        return Followed(card, (card, self._own) if how.several and self._own is not None else ())

    def _what_else(self) -> Followed | None:
        """ "What else do they have", behind the card of one item: what its owner owns."""
        subject = self._subject
        if subject is None or subject.kind != "item" or "else" not in self._says.words or self._says.conditions:
            return None
        item = items.get(self._context.session, self._context.plan, subject.key)
        if item is None or item.owner_id is None:
            return None
        return Followed(Query(where=(OwnedBy(people=(item.owner_id,)),)))

    def _named_alone(self) -> Followed | None:
        """ "Practice lead?", behind what is red: what is red of theirs, or who they are."""
        subject = subject_of(self._sense)
        if subject is None or self._sense.asks or self._sense.nouns or len(self._says.words) > MOST_NAMING:
            return None
        if self._previous.wanted not in (Wanted.LIST, Wanted.COUNT) or self._previous.of is not Of.ITEMS:
            return None
        merged = self._merged(narrows=False)
        if merged is None or self._own is None or merged.query == self._own:
            return None
        return Followed(merged.query, (merged.query, self._own))

    def _as_counted(self) -> Query:
        return self._previous if self._previous.wanted is Wanted.COUNT else self._as_list()

    # -- the same set, or some of it, asked otherwise

    def _of_some(self) -> Followed | None:
        """ "why are they red", "which of those are milestones"."""
        if self._as_list().of is not Of.ITEMS or not self._as_list().narrows:
            return None
        if then := self._of_then():
            return then
        some = self._merged(narrows=True) or Followed(self._as_list())
        if Ask.WHY in self._sense.asks and _may_slip(some.query.where):
            return Followed(
                some.query.model_copy(update={"wanted": Wanted.WHY, "group": None, "order": None, "limit": None})
            )
        return some

    def _of_them(self) -> Followed | None:
        previous, asks = self._as_list(), self._sense.asks
        if previous.of is not Of.ITEMS or not (previous.narrows or self._previous.wanted is Wanted.LIST):
            return None
        plain = {"order": None, "limit": None, "group": None}
        if Ask.COUNT in asks:
            return Followed(previous.model_copy(update={**plain, "wanted": Wanted.COUNT}))
        if Ask.WHY in asks:
            if self._previous.wanted is Wanted.STATUS:
                # "Why", behind how a part stands: what is late or red in it, each with why.
                where = (*previous.where, Coloured(colours=(Brag.RED, Brag.AMBER)))
                return Followed(Query(wanted=Wanted.WHY, where=where))
            wanted = Wanted.WHY if _may_slip(previous.where) else Wanted.LIST
            return Followed(previous.model_copy(update={**plain, "wanted": wanted}))
        if asks & {Ask.WHO, Ask.WHO_IS}:
            return Followed(previous.model_copy(update={"group": Group.OWNER, "order": None}))
        if Ask.WHEN in asks:
            return Followed(previous.model_copy(update={"order": Order(by=Sort.PROMISED)}))
        if Ask.CHANGES in asks:
            period = self._sense.combined.period
            return Followed(previous.model_copy(update={**plain, "wanted": Wanted.CHANGES, "period": period}))
        if Ask.LIST in asks or set(self._says.words) & (LISTED | {"what"}):
            return Followed(previous)
        return None

    def _as_list(self) -> Query:
        """What the question before was about, as a list: of a count, what was counted."""
        previous = self._previous
        if previous.subjects and (among := _among(previous.subjects)) is not None:
            return Query(where=(among,))
        return previous.model_copy(update={"wanted": Wanted.LIST, "period": None, "subjects": ()})

    # -- one part of it changed

    def _merged(self, *, narrows: bool) -> Followed | None:
        sense, previous = self._sense, self._previous
        if sense.combined.otherwise or any(noun.of is not Of.ITEMS for noun in sense.nouns):
            return None
        subject = subject_of(sense) or sense.linked
        if previous.wanted in OF_ONE and subject is not None and not narrows:
            return self._of_another(subject)
        if previous.wanted is Wanted.COMPARISON and (compared := self._compared_too(subject)) is not None:
            return compared
        if previous.wanted in OF_ONE or (previous.wanted is Wanted.COMPARISON and previous.subjects):
            previous = self._as_list()
        return None if sense.linked is not None else self._changed(previous, narrows=narrows)

    def _changed(self, previous: Query, *, narrows: bool) -> Followed | None:
        sense, parts = self._sense, of_what_is_done(self._parts(previous), previous)
        where = together(previous.where, parts) if self._says.adds else put(previous.where, parts, narrows=narrows)
        if where is None:
            return None
        if denies_itself(where):
            instead = put(previous.where, named_behind(sense), narrows=False)
            return Followed(previous, (previous.model_copy(update={"where": _sorted(*instead)}),))
        otherwise = put(previous.otherwise, parts, narrows=narrows) if previous.otherwise else ()
        changed: dict[str, Any] = {"where": tuple(where), "otherwise": tuple(otherwise)}
        for name in ("order", "limit", "group", "as_at"):
            if (value := getattr(sense.combined, name)) is not None:
                changed[name] = value
        if (period := self._period(previous)) is not None:
            changed["period"] = period
        if Ask.COUNT in sense.asks:
            changed |= {"wanted": Wanted.COUNT, "order": None, "limit": None}
        query = Query(**{**{name: getattr(previous, name) for name in Query.model_fields}, **changed})
        return Followed(query) if query != previous else None

    def _compared(self) -> Followed | None:
        """ "Compare that with leadership", "is workforce any better": the one before with the one that is named."""
        before, other = self._subject, subject_of(self._sense)
        asks = self._sense.asks & {Ask.COMPARE, Ask.RATHER}
        if not asks or before is None or other is None or before.kind != other.kind or before == other:
            return None
        return Followed(Query(wanted=Wanted.COMPARISON, subjects=(before, other)))

    def _compared_too(self, subject: Subject | None) -> Followed | None:
        """ "And sufficiency?", behind two themes that were compared: the third with them."""
        before = self._previous.subjects
        if not before or subject is None or subject.kind != before[0].kind or subject in before:
            return None
        return Followed(self._previous.model_copy(update={"subjects": (*before, subject)}))

    def _of_another(self, subject: Subject) -> Followed | None:
        of_items = {Wanted.CARD, Wanted.WHY}
        before = self._subject
        if self._previous.wanted in of_items and (before is None or before.kind != subject.kind):
            return None
        if self._previous.wanted is Wanted.PERSON and subject.kind != "person":
            return None
        if self._previous.wanted is Wanted.STATUS and subject.kind not in ("theme", "recommendation", "person"):
            return None
        return Followed(self._previous.model_copy(update={"subjects": (subject,), "where": (), "otherwise": ()}))

    def _parts(self, previous: Query) -> list[Any]:
        """The new conditions; a bare date is about the day that was asked about."""
        before = next((one for one in previous.where if isinstance(one, Happens)), None)
        told = any(isinstance(span.meaning, Dated) for span in self._sense.spans)
        parts = []
        for one in self._says.conditions:
            if isinstance(one, Happens) and previous.wanted is Wanted.CHANGES:
                continue
            if isinstance(one, Happens) and before is not None and not told and one.of is Happening.PROMISED:
                one = one.model_copy(update={"of": before.of})
            parts.append(one)
        return parts

    def _period(self, previous: Query) -> Any:
        if previous.wanted is Wanted.CHANGES:
            dated = next((one.window for one in self._says.conditions if isinstance(one, Happens)), None)
            return self._sense.combined.period or dated
        return self._sense.combined.period

    def _either(self) -> Followed | None:
        """ "and what is late?" behind "red in workforce": of workforce, or of the whole plan."""
        if self._own is None or not self._says.conditions or fields_of(self._says.conditions) & (PLACE | WHOSE):
            return None
        within = [one for one in self._as_list().where if one.field in PLACE | WHOSE]
        if not within or self._own.otherwise:
            return None
        wanted = self._own.model_copy(update={"where": _sorted(*within, *self._own.where)})
        return Followed(wanted, (wanted, self._own))


def _sorted(*where: Any) -> tuple[Any, ...]:
    return Query(where=where).where


def _among(subjects: Sequence[Subject]) -> Any | None:
    """What belongs to one of these themes, recommendations or people."""
    kinds = {one.kind for one in subjects}
    keys = tuple(one.key for one in subjects)
    if kinds == {"theme"}:
        return InTheme(letters=keys)
    if kinds == {"recommendation"}:
        return Answers(numbers=tuple(int(key.removeprefix("R")) for key in keys))
    if kinds == {"person"}:
        return OwnedBy(people=tuple(map(int, keys)))
    return None


def _may_slip(where: Sequence[Any]) -> bool:
    late = {State.OVERDUE}
    return any(
        isinstance(one, Coloured | Slips) or (isinstance(one, Is) and bool(late & set(one.states))) for one in where
    )
