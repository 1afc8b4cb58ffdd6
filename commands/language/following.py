"""A question that follows on the one before: it changes one part of that, or points to what that was about.

"and in workforce?", "just mine", "not the ones they called delayed", "how many is that", "why?", "the last one". What
is whole in itself is no follow-up. Where both readings stand to reason, both are given, to be asked back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from commands.language.context import ReadingContext
from commands.language.pointing import COURTESY, ORDINALS, points
from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Dated
from commands.language.spotting.phrases import word_of
from commands.language.subjects import subject_of
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
    Wanted,
)

DIMENSIONS = (
    frozenset(["theme", "recommendation", "item", "under", "title"]),
    frozenset(["owner", "team"]),
    frozenset(
        ["state", "colour", "progress", "finished late", "overdue by", "slip", "moved", "lacking", "risk"],
    ),
    frozenset(["when"]),
    frozenset(["kind"]),
)
"""Of each a question has one: "and in workforce?" takes the place of whatever theme or recommendation stood there."""
PLACE, WHOSE, HOW, _WHEN, _KIND = DIMENSIONS

SWAPS = (
    "what about",
    "how about",
    "same again for",
    "same again in",
    "same again but",
    "same for",
    "same in",
    "same",
    "and",
    "or",
    "also",
    "but",
)
NARROWS = ("just", "only", "not", "except", "without", "excluding", "minus", "but not", "apart from", "other than")
_FRAGMENT = "in for by from within under of with due"
FRAGMENT = frozenset(_FRAGMENT.split())
"""Words that begin what is no whole sentence."""
_ASKING = """
    what whats which who whos how hows when whens where wheres is are has have do does did was were any anything show
    list give tell find can could will would should why
"""
ASKING = frozenset(_ASKING.split())
"""Words that make a sentence whole in itself."""
LISTED = frozenset(["which", "ones", "list", "show"])
MOST_POINTED = 10
"""Of a longer list nobody can tell which "the last one" is: it has pages."""
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
    if context.previous is None:
        return None
    return _Following(sense, own, context, context.previous).followed()


class _Following:
    def __init__(self, sense: Sense, own: Query | None, context: ReadingContext, previous: Query) -> None:
        self._sense, self._own, self._context, self._previous = sense, own, context, previous
        words = [word_of(token) for token in sense.tokens if token.plain]
        while words and words[0] in COURTESY:
            words = words[1:]
        self._words = words[1:] if words and words[0] == "the" and words[1:2] == ["same"] else words
        self._said = " ".join(self._words) + " "
        self._swaps = next((one for one in SWAPS if self._said.startswith(f"{one} ")), None)
        behind = self._said.removeprefix(f"{self._swaps} ").split() if self._swaps else self._words
        self._behind = behind
        self._narrows = any(f"{' '.join(behind)} ".startswith(f"{one} ") for one in NARROWS) or self._words[-1:] in (
            ["only"],
            ["though"],
        )

    def followed(self) -> Followed | None:
        if self._sense.items:
            return None
        if (pointed := self._pointed()) is not None:
            return Followed(self._of_item(pointed))
        if (subject := self._subject) is not None and subject.kind == "item":
            return Followed(self._of_item(subject)) if self._refers or self._bare else None
        if (compared := self._compared()) is not None:
            return compared
        if self._bare or (self._refers and not self._conditions):
            return self._of_them()
        if (self._refers or self._of_those) and self._conditions:
            return self._of_some()
        if self._whole:
            return self._either() if self._swaps in ("and", "but", "or") else None
        if self._swaps or self._narrows or FRAGMENT & set(self._behind[:1]):
            return self._merged(narrows=self._narrows)
        return None

    # -- what the sentence is

    @property
    def _conditions(self) -> list[Any]:
        return self._sense.combined.where

    @property
    def _refers(self) -> bool:
        return points(self._sense)

    @property
    def _of_those(self) -> bool:
        """ "which are red", "are any late": of what was listed, since neither a noun nor a place says of what."""
        behind = self._behind
        begins = behind[:2] in (["which", "are"], ["which", "is"], ["which", "ones"], ["are", "any"], ["is", "any"])
        return begins and not self._sense.nouns and not _fields(self._conditions) & (PLACE | WHOSE)

    @property
    def _whole(self) -> bool:
        """Whether it asks something by itself."""
        return bool(ASKING & set(self._behind)) or bool(self._sense.nouns and self._sense.nouns[0].of is not Of.ITEMS)

    @property
    def _bare(self) -> bool:
        """ "why?", "how many?", "which ones": only a word that asks."""
        asks = self._sense.asks & {Ask.WHY, Ask.COUNT, Ask.WHO, Ask.WHEN, Ask.LONG, Ask.LIST}
        few = 0 < len(self._words) <= 3 and (bool(asks) or set(self._words) <= LISTED | {"are"})
        return few and not (self._conditions or self._sense.nouns or self._sense.linked or self._sense.combined.group)

    @property
    def _subject(self) -> Subject | None:
        """The one that the question before was about."""
        return self._previous.subjects[0] if len(self._previous.subjects) == 1 else None

    # -- one item

    def _pointed(self) -> Subject | None:
        """ "the last one" of a short list; "it", where the list holds one."""
        if self._previous.subjects or self._previous.of is not Of.ITEMS:
            return None
        words = self._words
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

    # -- the same set, or some of it, asked otherwise

    def _of_some(self) -> Followed | None:
        """ "why are they red", "which of those are milestones"."""
        if self._as_list().of is not Of.ITEMS or not self._as_list().narrows:
            return None
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
            wanted = Wanted.WHY if _may_slip(previous.where) else Wanted.LIST
            return Followed(previous.model_copy(update={**plain, "wanted": wanted}))
        if asks & {Ask.WHO, Ask.WHO_IS}:
            return Followed(previous.model_copy(update={"group": Group.OWNER, "order": None}))
        if Ask.WHEN in asks:
            return Followed(previous.model_copy(update={"order": Order(by=Sort.PROMISED)}))
        if Ask.CHANGES in asks:
            period = self._sense.combined.period
            return Followed(previous.model_copy(update={**plain, "wanted": Wanted.CHANGES, "period": period}))
        if Ask.LIST in asks or set(self._words) & (LISTED | {"what"}):
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
        if previous.wanted in OF_ONE or previous.wanted is Wanted.COMPARISON:
            previous = self._as_list()
        if sense.linked is not None:
            return None
        where = _put(previous.where, self._parts(previous), narrows=narrows)
        otherwise = _put(previous.otherwise, self._parts(previous), narrows=narrows) if previous.otherwise else ()
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
        for one in self._conditions:
            if isinstance(one, Happens) and previous.wanted is Wanted.CHANGES:
                continue
            if isinstance(one, Happens) and before is not None and not told and one.of is Happening.PROMISED:
                one = one.model_copy(update={"of": before.of})
            parts.append(one)
        return parts

    def _period(self, previous: Query) -> Any:
        if previous.wanted is Wanted.CHANGES:
            dated = next((one.window for one in self._conditions if isinstance(one, Happens)), None)
            return self._sense.combined.period or dated
        return self._sense.combined.period

    def _either(self) -> Followed | None:
        """ "and what is late?" behind "red in workforce": of workforce, or of the whole plan."""
        if self._own is None or not self._conditions or _fields(self._conditions) & (PLACE | WHOSE):
            return None
        within = [one for one in self._as_list().where if one.field in PLACE | WHOSE]
        if not within or self._own.otherwise:
            return None
        wanted = self._own.model_copy(update={"where": _sorted(*within, *self._own.where)})
        return Followed(wanted, (wanted, self._own))


def _sorted(*where: Any) -> tuple[Any, ...]:
    return Query(where=where).where


def _fields(conditions: Iterable[Any]) -> set[str]:
    return {one.field for one in conditions}


def _put(where: Sequence[Any], parts: Sequence[Any], *, narrows: bool) -> list[Any]:
    """Conditions with the new ones among them, each in the place of what it stands for."""
    found = list(where)
    for part in parts:
        dimension = next((one for one in DIMENSIONS if part.field in one), frozenset([part.field]))
        if part.negated:
            found = [one for one in found if one != part.model_copy(update={"negated": False})]
        elif narrows:
            found = [one for one in found if one.field != part.field or one.negated]
        else:
            found = [one for one in found if one.field not in dimension]
        found.append(part)
    return found


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
