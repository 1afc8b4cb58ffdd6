"""Which items are meant, and the same in SQL."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, not_, or_
from sqlmodel import col, select

from store.models import Item, ItemRecommendation, Plan, Recommendation
from store.rules.terms import Brag, Kind, Progress

IN_PLAN = or_(col(Item.closed_at).is_(None), col(Item.completed_on).is_not(None))
"""What was closed without being complete has left the plan."""

OPEN = col(Item.closed_at).is_(None)


@dataclass(frozen=True)
class ItemFilter:
    """Which items are meant. Each field narrows; the empty filter means all."""

    theme_id: int | None = None
    recommendation: int | None = None
    owner_id: int | None = None
    owned: bool | None = None
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
    """What an owner may be asked about: open, and neither claimed, snoozed nor disowned."""


def conditions(plan: Plan, wanted: ItemFilter, today: date) -> list[ColumnElement[bool]]:
    where = [col(Item.plan_id) == plan.id, IN_PLAN]
    for value, column in (
        (wanted.theme_id, Item.theme_id),
        (wanted.owner_id, Item.owner_id),
        (wanted.parent_id, Item.parent_id),
    ):
        if value is not None:
            where.append(col(column) == value)
    if wanted.recommendation is not None:
        where.append(_answers(plan, wanted.recommendation))
    for wish, filled in ((wanted.owned, col(Item.owner_id)), (wanted.dated, col(Item.baseline))):
        if wish is not None:
            where.append(filled.is_not(None) if wish else filled.is_(None))
    if wanted.kinds:
        where.append(col(Item.kind).in_(wanted.kinds))
    if wanted.brags:
        where.append(brag_verdict(today).in_([colour.value for colour in wanted.brags]))
    where += [*_date_conditions(wanted, today), *_standing_conditions(wanted, today)]
    where += [func.lower(Item.title).contains(word.lower(), autoescape=True) for word in wanted.words]
    return where


def _date_conditions(wanted: ItemFilter, today: date) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.open is not None:
        where.append(OPEN if wanted.open else col(Item.closed_at).is_not(None))
    if wanted.overdue:
        where.append(and_(OPEN, col(Item.claimed_on).is_(None), col(Item.baseline) < today))
    if wanted.due_from is not None:
        where.append(col(Item.baseline) >= wanted.due_from)
    if wanted.due_to is not None:
        where.append(col(Item.baseline) <= wanted.due_to)
    return where


def _standing_conditions(wanted: ItemFilter, today: date) -> list[ColumnElement[bool]]:
    snoozed = and_(col(Item.snoozed_until).is_not(None), col(Item.snoozed_until) > today)
    claimed, disowned = col(Item.claimed_on).is_not(None), col(Item.disowned_at).is_not(None)
    wishes = ((wanted.claimed, claimed), (wanted.snoozed, snoozed), (wanted.disowned, disowned))
    where = [holds if wish else not_(holds) for wish, holds in wishes if wish is not None]
    if wanted.askable:
        where += [OPEN, not_(claimed), not_(snoozed), not_(disowned)]
    return where


def _answers(plan: Plan, number: int) -> ColumnElement[bool]:
    """A milestone answers what its action answers."""
    linked = (
        select(ItemRecommendation.item_id)
        .join(Recommendation, col(Recommendation.id) == ItemRecommendation.recommendation_id)
        .where(Recommendation.plan_id == plan.id, Recommendation.number == number)
    )
    return or_(col(Item.id).in_(linked), col(Item.parent_id).in_(linked))


def brag_verdict(today: date) -> ColumnElement[str]:
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
