"""Which items are meant, and the same in SQL."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Date, Integer, String, and_, bindparam, case, not_, or_
from sqlmodel import col, select

from store.models import Item, ItemRecommendation, Person, Plan, Recommendation
from store.models.item import WITHOUT_EVIDENCE
from store.people.permissions import who_can_be_asked
from store.plan import plan_settings
from store.rules.folding import folded
from store.rules.terms import Brag, Kind, Progress

IN_PLAN = col(Item.brag_in_time).is_not(None)
"""What was closed without being complete has left the plan."""

DROPPED = col(Item.dropped_at).is_not(None)
"""No longer needed: closed by a programme lead, and shown where it is named or asked for alone."""

OPEN = col(Item.closed_at).is_(None)
COMPLETE = col(Item.completed_on).is_not(None)
CLAIMED = col(Item.claimed_on).is_not(None)
DISOWNED = col(Item.disowned_at).is_not(None)

Day = date | BindParameter[date]
TODAY: BindParameter[date] = bindparam("today", type_=Date)
PLAN_ID: BindParameter[int] = bindparam("plan_id", type_=Integer)
OF_PLAN = col(Item.plan_id) == PLAN_ID
VALUES = ("theme_id", "recommendation", "owner_id", "parent_id", "due_from", "due_to")
"""What differs from one filter to the next of the same shape."""
HERE: Any = "here"
ESCAPE = "/"
SHAPES = 500
"""Of how many shapes of filters the statements are kept."""


@dataclass(frozen=True)
class ItemFilter:
    """Which items are meant. Each field narrows; the empty filter means all."""

    theme_id: int | None = None
    recommendation: int | None = None
    owner_id: int | None = None
    owned: bool | None = None
    """Whether somebody owns it who can be asked: an owner whose account is closed or a guest's counts as none."""
    dated: bool | None = None
    kinds: frozenset[Kind] = frozenset()
    brags: frozenset[Brag] = frozenset()
    open: bool | None = None
    overdue: bool = False
    due_from: date | None = None
    due_to: date | None = None
    parent_id: int | None = None
    words: tuple[str, ...] = ()
    claimed: bool | None = None
    """Said complete and waiting to be verified."""
    snoozed: bool | None = None
    """Not to be asked about before a later day."""
    disowned: bool | None = None
    """Its owner says that it is not theirs, and the programme lead has not decided."""
    askable: bool = False
    """See `askable`, which the nudges use as well."""


@dataclass(frozen=True)
class Chosen:
    """Conditions that are built once for all filters of one shape, and the values that fill them this time."""

    shape: ItemFilter
    """The filter with `HERE` for each value, so that equal shapes share one statement."""
    values: dict[str, Any]

    @property
    def where(self) -> tuple[ColumnElement[bool], ...]:
        return conditions_of(self.shape)


def chosen(plan: Plan, wanted: ItemFilter, today: date) -> Chosen:
    given = {name: value for name in VALUES if (value := getattr(wanted, name)) is not None}
    patterns = {f"word_{place}": _pattern(word) for place, word in enumerate(wanted.words)}
    shape = replace(wanted, words=tuple(patterns), **dict.fromkeys(given, HERE)) if given or patterns else wanted
    return Chosen(shape, {"plan_id": plan.id, "today": today, **given, **patterns})


def _pattern(word: str) -> str:
    word = folded(word)
    for special in (ESCAPE, "%", "_"):
        word = word.replace(special, ESCAPE + special)
    return f"%{word}%"


@lru_cache(maxsize=SHAPES)
def conditions_of(shape: ItemFilter) -> tuple[ColumnElement[bool], ...]:
    where = [OF_PLAN, *_state(shape)]
    for name in ("theme_id", "owner_id", "parent_id"):
        if getattr(shape, name) is not None:
            where.append(col(getattr(Item, name)) == bindparam(name, type_=Integer))
    if shape.recommendation is not None:
        where.append(_answers())
    if shape.owned is not None:
        where.append(owned() if shape.owned else not_(owned()))
    if shape.dated is not None:
        where.append(col(Item.baseline).is_not(None) if shape.dated else col(Item.baseline).is_(None))
    if shape.kinds:
        where.append(col(Item.kind).in_(sorted(shape.kinds)))
    if shape.brags:
        where.append(brag_verdict(TODAY).in_(sorted(colour.value for colour in shape.brags)))
    where += [*_date_conditions(shape), *_standing_conditions(shape)]
    where += [col(Item.folded_title).like(bindparam(word, type_=String), escape=ESCAPE) for word in shape.words]
    return tuple(where)


def only_open(wanted: ItemFilter) -> bool:
    return bool(wanted.open or wanted.overdue or wanted.askable)


def _state(shape: ItemFilter) -> list[ColumnElement[bool]]:
    """As the partial indexes say it. What is open is in the plan, and so is of what is closed what is complete."""
    found: list[ColumnElement[bool]] = [OPEN] if only_open(shape) else []
    if shape.open is False:
        found.append(COMPLETE)
    return found or [IN_PLAN]


def owned() -> ColumnElement[bool]:
    """Whether somebody owns it who can be asked."""
    gone = select(Person.id).where(not_(who_can_be_asked()))
    return and_(col(Item.owner_id).is_not(None), col(Item.owner_id).not_in(gone))


def _date_conditions(wanted: ItemFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.overdue:
        where += [not_(CLAIMED), col(Item.baseline) < TODAY]
    if wanted.due_from is not None:
        where.append(col(Item.baseline) >= bindparam("due_from", type_=Date))
    if wanted.due_to is not None:
        where.append(col(Item.baseline) <= bindparam("due_to", type_=Date))
    return where


def askable(today: Day) -> ColumnElement[bool]:
    """What an owner may be asked about: open, and neither claimed, snoozed to a later day, nor disowned."""
    return and_(OPEN, not_(CLAIMED), not_(snoozed(today)), not_(DISOWNED))


def needs_evidence(plan: Plan, today: date) -> ColumnElement[bool]:
    """Complete, or said so, without the evidence that is required of it; and neither snoozed nor disowned."""
    own = col(Item.evidence_required)
    required: ColumnElement[bool] = own.is_(True)
    if plan_settings.updates(plan).evidence == "required":
        required = or_(required, own.is_(None))
    return and_(WITHOUT_EVIDENCE, IN_PLAN, required, not_(snoozed(today)), not_(DISOWNED))


def snoozed(today: Day) -> ColumnElement[bool]:
    return and_(col(Item.snoozed_until).is_not(None), col(Item.snoozed_until) > today)


def _standing_conditions(wanted: ItemFilter) -> list[ColumnElement[bool]]:
    wishes = ((wanted.claimed, CLAIMED), (wanted.snoozed, snoozed(TODAY)), (wanted.disowned, DISOWNED))
    where = [holds if wish else not_(holds) for wish, holds in wishes if wish is not None]
    return [*where, askable(TODAY)] if wanted.askable else where


def _answers() -> ColumnElement[bool]:
    """A milestone answers what its action answers."""
    linked = (
        select(ItemRecommendation.item_id)
        .join(Recommendation, col(Recommendation.id) == ItemRecommendation.recommendation_id)
        .where(Recommendation.plan_id == PLAN_ID, Recommendation.number == bindparam("recommendation", type_=Integer))
    )
    return or_(col(Item.id).in_(linked), col(Item.parent_id).in_(linked))


def brag_verdict(today: Day) -> ColumnElement[str]:
    """`store.rules.brag.brag` in SQL; a test holds the two equal."""
    return case(
        (col(Item.completed_on).is_not(None), Brag.BLUE.value),
        (col(Item.claimed_on).is_not(None), Brag.GREEN.value),
        (or_(col(Item.baseline) < today, col(Item.progress) == Progress.DELAYED), Brag.RED.value),
        (
            or_(
                col(Item.progress) == Progress.AT_RISK,
                col(Item.blocker) != "",
                col(Item.forecast) > col(Item.baseline),
            ),
            Brag.AMBER.value,
        ),
        (col(Item.progress) == Progress.ON_TRACK, Brag.GREEN.value),
        else_=Brag.GREY.value,
    )
