"""Which items are meant, and the same in SQL."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, not_, or_
from sqlmodel import col, select

from store.models import Item, ItemRecommendation, Person, Plan, Recommendation
from store.models.item import WITHOUT_EVIDENCE
from store.people.permissions import who_can_be_asked
from store.plan import update_settings
from store.rules.terms import Brag, Kind, Progress

IN_PLAN = or_(col(Item.closed_at).is_(None), col(Item.completed_on).is_not(None))
"""What was closed without being complete has left the plan."""

OPEN = col(Item.closed_at).is_(None)
CLAIMED = col(Item.claimed_on).is_not(None)
DISOWNED = col(Item.disowned_at).is_not(None)


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
    if wanted.owned is not None:
        where.append(_owned() if wanted.owned else not_(_owned()))
    if wanted.dated is not None:
        where.append(col(Item.baseline).is_not(None) if wanted.dated else col(Item.baseline).is_(None))
    if wanted.kinds:
        where.append(col(Item.kind).in_(wanted.kinds))
    if wanted.brags:
        where.append(brag_verdict(today).in_([colour.value for colour in wanted.brags]))
    where += [*_date_conditions(wanted, today), *_standing_conditions(wanted, today)]
    where += [func.lower(Item.title).contains(word.lower(), autoescape=True) for word in wanted.words]
    return where


def _owned() -> ColumnElement[bool]:
    gone = select(Person.id).where(not_(who_can_be_asked()))
    return and_(col(Item.owner_id).is_not(None), col(Item.owner_id).not_in(gone))


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


def askable(today: date) -> ColumnElement[bool]:
    """What an owner may be asked about: open, and neither claimed, snoozed to a later day, nor disowned."""
    return and_(OPEN, not_(CLAIMED), not_(_snoozed(today)), not_(DISOWNED))


def needs_evidence(plan: Plan, today: date) -> ColumnElement[bool]:
    """Complete, or said so, without the evidence that is required of it; and neither snoozed nor disowned."""
    own = col(Item.evidence_required)
    required: ColumnElement[bool] = own.is_(True)
    if update_settings.settings_of(plan).evidence == "required":
        required = or_(required, own.is_(None))
    return and_(WITHOUT_EVIDENCE, IN_PLAN, required, not_(_snoozed(today)), not_(DISOWNED))


def _snoozed(today: date) -> ColumnElement[bool]:
    return and_(col(Item.snoozed_until).is_not(None), col(Item.snoozed_until) > today)


def _standing_conditions(wanted: ItemFilter, today: date) -> list[ColumnElement[bool]]:
    wishes = ((wanted.claimed, CLAIMED), (wanted.snoozed, _snoozed(today)), (wanted.disowned, DISOWNED))
    where = [holds if wish else not_(holds) for wish, holds in wishes if wish is not None]
    return [*where, askable(today)] if wanted.askable else where


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
