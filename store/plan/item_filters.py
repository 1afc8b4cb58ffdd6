"""What may be asked of an item's row, in SQL."""

from datetime import date

from sqlalchemy import BindParameter, ColumnElement, Date, Integer, and_, bindparam, case, not_, or_
from sqlmodel import col, select

from store.models import Item, Person, Plan
from store.models.item import WITHOUT_EVIDENCE
from store.people.permissions import who_can_be_asked
from store.plan import plan_settings
from store.rules.terms import Brag, Progress

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


def owned() -> ColumnElement[bool]:
    """Whether somebody owns it who can be asked."""
    gone = select(Person.id).where(not_(who_can_be_asked()))
    return and_(col(Item.owner_id).is_not(None), col(Item.owner_id).not_in(gone))


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
