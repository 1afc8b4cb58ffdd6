"""What somebody asks of a plan, typed. Every answer is made from the query that ran, and its title is said from it.

A query is a conjunction of conditions; each is a set of values, and may be negated. Two conjunctions may be joined by
*or*. Nothing here knows a database or a day: what depends on today, such as "overdue", is named and worked out when it
runs. Equal questions are equal queries: values stand sorted, each once.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from store.query.having import Having
from store.query.values import (
    LARGEST,
    ChangeKind,
    Colours,
    Kinds,
    Letters,
    Numbers,
    RowId,
    SaidProgress,
    Typed,
    as_listed,
    in_order,
)
from store.query.values import Happening as Happening
from store.query.values import Lacking as Lacking
from store.query.values import Span as Span
from store.query.values import State as State
from store.query.values import Subject as Subject
from store.query.values import Window as Window
from store.rules.direction import Direction


class _Condition(Typed):
    negated: bool = False
    """Whether it holds for whatever has none of these values."""

    @model_serializer(mode="wrap")
    def _with_its_field(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Its field tells which condition it is, so that it stays where defaults are left out."""
        return {"field": getattr(self, "field"), **write(self)}  # noqa: B009 each kind names its own


class InTheme(_Condition):
    field: Literal["theme"] = "theme"
    letters: Letters


class Answers(_Condition):
    """A milestone answers what its action answers."""

    field: Literal["recommendation"] = "recommendation"
    numbers: Numbers


class OwnedBy(_Condition):
    """Owned by one of these people, by their ids."""

    field: Literal["owner"] = "owner"
    people: Numbers


class ReportsTo(_Condition):
    """Owned by somebody whose manager is one of these people, at any distance."""

    field: Literal["team"] = "team"
    people: Numbers


class OfKind(_Condition):
    field: Literal["kind"] = "kind"
    kinds: Kinds


class Coloured(_Condition):
    """What the rules make of it on the day."""

    field: Literal["colour"] = "colour"
    colours: Colours


class SaidToBe(_Condition):
    """What its owner last said, whatever the rules make of it."""

    field: Literal["progress"] = "progress"
    progress: SaidProgress


class Is(_Condition):
    field: Literal["state"] = "state"
    states: Annotated[tuple[State, ...], Field(min_length=1), as_listed(State)]


class Lacks(_Condition):
    field: Literal["lacking"] = "lacking"
    lacking: Annotated[tuple[Lacking, ...], Field(min_length=1), as_listed(Lacking)]


class Happens(_Condition):
    field: Literal["when"] = "when"
    of: Happening = Happening.PROMISED
    window: Window


class Moved(_Condition):
    """Its promised date was moved so often, within the window where one is given."""

    field: Literal["moved"] = "moved"
    times: Span = Span(least=1)
    window: Window | None = None


class Slips(_Condition):
    """Calendar days from its promised to its expected date, where both are known; what is open alone slips."""

    field: Literal["slip"] = "slip"
    days: Span


class OverdueBy(_Condition):
    """Calendar days since the promised date of what is still open."""

    field: Literal["overdue by"] = "overdue by"
    days: Span


class FinishedLate(_Condition):
    """Completed after its promised date; negated, completed by it."""

    field: Literal["finished late"] = "finished late"
    days: Span | None = None
    """So many calendar days after it; negated, so many before it."""


class Titled(_Condition):
    """All of these words stand in its title, folded as `store.rules.folding` has it."""

    field: Literal["title"] = "title"
    words: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(in_order)]


class OneOf(_Condition):
    """One of these items, by reference."""

    field: Literal["item"] = "item"
    refs: Letters


class Under(_Condition):
    """A milestone of one of these actions, by the action's reference."""

    field: Literal["under"] = "under"
    refs: Letters


class Was(_Condition):
    """How it stood on the evening of a past day, whatever it is now: "red that was amber in June"."""

    field: Literal["was"] = "was"
    so: Annotated[Coloured | Is, Field(discriminator="field")]
    on: date


class Rated(_Condition):
    """Of risks alone: as printed, in small letters."""

    field: Literal["risk"] = "risk"
    of: Literal["likelihood", "impact"]
    values: Letters


Condition = Annotated[
    InTheme
    | Answers
    | OwnedBy
    | ReportsTo
    | OfKind
    | Coloured
    | SaidToBe
    | Is
    | Lacks
    | Happens
    | Moved
    | Slips
    | OverdueBy
    | FinishedLate
    | Titled
    | OneOf
    | Under
    | Was
    | Rated,
    Field(discriminator="field"),
]


def _sorted(conditions: tuple[Any, ...]) -> tuple[Any, ...]:
    """Each once, in one order, so that equal questions are equal queries."""
    return tuple(sorted(dict.fromkeys(conditions), key=lambda one: (one.field, one.model_dump_json())))


IS_OPEN = Is(states=(State.OPEN,))
IS_COMPLETE = Is(states=(State.COMPLETE,))
IS_OVERDUE = Is(states=(State.OVERDUE,))
OPEN_ALONE = frozenset({State.OPEN, State.OVERDUE, State.BLOCKED})
Standing = Literal["open", "complete", "dropped"]
"""What the plan holds is open or complete."""
IMPLIED: dict[Standing, Is] = {"open": IS_OPEN, "complete": IS_COMPLETE, "dropped": Is(states=(State.DROPPED,))}
"""What says no more than its standing."""


def standing(condition: Condition) -> Standing | None:
    """What all that fulfils it is alike, where it is."""
    match condition:
        case Is(states=states, negated=False):
            alone = (name for name, one in IMPLIED.items() if one.states == states)
            return "open" if OPEN_ALONE.issuperset(states) else next(alone, None)
        case Is(states=states, negated=True):
            return "complete" if State.OPEN in states else "open" if State.COMPLETE in states else None
        case OverdueBy(negated=False) | Slips(negated=False):
            return "open"
        case Happens(of=Happening.COMPLETED, negated=False) | FinishedLate():
            return "complete"
        case _:
            return None


_SETS: dict[type[Any], str] = {
    InTheme: "letters",
    Answers: "numbers",
    OwnedBy: "people",
    ReportsTo: "people",
    OfKind: "kinds",
    Coloured: "colours",
    SaidToBe: "progress",
    OneOf: "refs",
    Under: "refs",
}
"""Conditions of which two that are not negated are one with the values of both: nothing lies in two themes."""


def together(*given: Iterable[Condition]) -> tuple[Condition, ...]:
    """A conjunction of all of these, in which two of a kind are a set."""
    alone: list[Condition] = []
    sets: dict[type[Any], tuple[Any, ...]] = {}
    for one in chain.from_iterable(given):
        if type(one) in _SETS and not one.negated:
            sets[type(one)] = (*sets.get(type(one), ()), *getattr(one, _SETS[type(one)]))
        else:
            alone.append(one)
    return _sorted((*alone, *(kind(**{_SETS[kind]: values}) for kind, values in sets.items())))


Conjunction = Annotated[tuple[Condition, ...], AfterValidator(_sorted)]


class Wanted(StrEnum):
    LIST = "list"
    CARD = "card"
    """Everything about the one subject."""
    COUNT = "count"
    SHARE = "share"
    """How many of what `among` holds fulfil the conditions as well, in percent."""
    STATUS = "status"
    CHANGES = "changes"
    COMPARISON = "comparison"
    PERSON = "person"
    """Who it is: the owner of a subject, or what somebody has."""
    SLIPPING = "slipping"
    WHY = "why"
    SILENT = "silent"
    """Who was asked and has not answered."""
    AWAY = "away"
    """Who is on leave, and who stands in."""


class Of(StrEnum):
    ITEMS = "items"
    RECOMMENDATIONS = "recommendations"
    """Those with at least one item that fulfils the conditions."""
    THEMES = "themes"
    ACTIONS = "actions"
    """Those under which at least one milestone fulfils the conditions."""
    PEOPLE = "people"
    """The owners of what fulfils the conditions; of changes, whoever made them."""
    RISKS = "risks"
    STANDARDS = "standards"
    BOARDS = "boards"


class Sort(StrEnum):
    PROMISED = "promised"
    EXPECTED = "expected"
    SLIP = "slip"
    OVERDUE = "overdue"
    MOVED = "moved"
    HEARD = "heard"
    COMPLETED = "completed"


class Order(Typed):
    by: Sort
    greatest_first: bool = False
    """The latest day, or the most days or times, first."""


class Group(StrEnum):
    THEME = "theme"
    RECOMMENDATION = "recommendation"
    OWNER = "owner"
    COLOUR = "colour"
    KIND = "kind"
    MONTH = "month"


class Query(Typed):
    wanted: Wanted = Wanted.LIST
    of: Of = Of.ITEMS
    having: Having = Having.SOME
    """Of what is no item alone."""
    subjects: tuple[Subject, ...] = ()
    where: Conjunction = ()
    otherwise: Conjunction = ()
    """The second conjunction, joined by *or*; none where it is empty."""
    among: Conjunction = ()
    """Of what a share is taken; the whole plan where it is empty."""
    period: Window | None = None
    """The days whose changes or slips are told."""
    as_at: date | None = None
    """The past day on whose evening it is asked, as dates, updates and owners stood then; None for now."""
    order: Order | None = None
    limit: Annotated[int, Field(ge=1, le=LARGEST)] | None = None
    group: Group | None = None

    change_kinds: Annotated[tuple[ChangeKind, ...], as_listed(ChangeKind)] = ()
    """Which changes are told; all where it is empty."""
    changed_by: Annotated[tuple[RowId, ...], AfterValidator(in_order)] = ()
    """By whom, whoever owns what was changed; everybody where it is empty."""
    direction: Direction | None = None
    """Only changes that made something worse, or better."""

    @property
    def narrows(self) -> bool:
        return bool(self.where or self.otherwise)

    def narrowed(self, *conditions: Condition) -> "Query":
        """The same, of what fulfils these as well. Of one kind of condition a person may name several values: any of
        them will do."""
        otherwise = together(self.otherwise, conditions) if self.otherwise else ()
        return self.model_copy(update={"where": together(self.where, conditions), "otherwise": otherwise})

    def open_unless_said(self) -> "Query":
        """The same of what is open alone, unless something in it says what is open or complete."""
        if any(map(standing, self.where)) or any(map(standing, self.otherwise)):
            return self
        return self.narrowed(IS_OPEN)

    def carried(self) -> str:
        """As a button carries it; `Query.model_validate_json` reads it."""
        return self.model_dump_json(exclude_defaults=True)
