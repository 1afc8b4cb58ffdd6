"""What a reader needs of an item, read in two queries however many items there are, and one more for actions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Integer, bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.database import rows_of
from store.models import Item, ItemRecommendation, Person, Recommendation, Theme
from store.people.naming import called
from store.people.permissions import lost
from store.plan import printed_owners
from store.plan.item_filters import DISOWNED, DROPPED, OPEN, TODAY, brag_verdict
from store.plan.printed_owners import Printed
from store.rules.terms import Brag, Kind, Precision, Progress

MOST_VALUES = 10_000

ViewQuery = sa.Select[*tuple[Any, ...]]


class ItemView(NamedTuple):
    """What a reader needs of one item. A tuple is made in a fifth of the time of a frozen dataclass."""

    id: int
    ref: str
    kind: Kind
    title: str
    version: int
    brag: Brag
    progress: Progress | None
    start: date | None
    start_precision: Precision | None
    baseline: date | None
    baseline_precision: Precision | None
    forecast: date | None
    completed_on: date | None
    blocker: str | None
    open: bool
    claimed_on: date | None
    """Said complete, and not yet verified."""
    snoozed_until: date | None
    disowned: bool
    dropped: bool
    """No longer needed."""
    percent: int | None
    evidence: str | None
    impact: str | None
    parent_ref: str | None
    owner_id: int | None
    owner: str | None
    owner_lost: Literal["closed", "guest"] | None
    """Why the owner cannot be asked, where that is so."""
    theme_letter: str | None
    theme: str | None
    recommendations: tuple[int, ...] = ()
    printed_owners: tuple[Printed, ...] = ()
    """As the document prints them, the accountable first, whether or not anybody said whom they mean."""
    red_below: tuple[str, ...] = ()
    """References of red milestones under an action: named beside its own rating, never hidden in it."""
    lead_times: tuple[int, ...] | None = None
    """Its own, where it has any."""
    evidence_required: bool | None = None
    """Before it is complete; None for what the plan says of all."""


_PARENT = aliased(Item)
# A milestone answers what its action answers.
_ANSWERED = (
    sa.select(sa.func.aggregate_strings(sa.cast(col(Recommendation.number), sa.String), ","))
    .join(ItemRecommendation, col(ItemRecommendation.recommendation_id) == col(Recommendation.id))
    .where(col(ItemRecommendation.item_id) == sa.func.coalesce(col(Item.parent_id), col(Item.id)))
    .correlate(Item)
    .scalar_subquery()
)
VIEWS: ViewQuery = (
    sa.select(
        *(col(Item.id), col(Item.ref), col(Item.kind), col(Item.title), col(Item.version), col(Item.parent_id)),
        *(col(Item.progress), col(Item.percent), col(Item.evidence), col(Item.impact), col(Item.blocker)),
        *(col(Item.start), col(Item.start_precision), col(Item.baseline), col(Item.baseline_precision)),
        *(col(Item.forecast), col(Item.completed_on), col(Item.claimed_on), col(Item.snoozed_until)),
        *(col(Item.owner_id), col(Item.lead_times), col(Item.evidence_required)),
        brag_verdict(TODAY).label("brag"),
        OPEN.label("open"),
        DISOWNED.label("disowned"),
        DROPPED.label("dropped"),
        col(_PARENT.ref).label("parent_ref"),
        called().label("owner"),
        col(Person.active),
        col(Person.guest),
        col(Theme.letter).label("theme_letter"),
        col(Theme.title).label("theme"),
        _ANSWERED.label("answered"),
    )
    .select_from(Item)
    .join(_PARENT, col(Item.parent_id) == col(_PARENT.id), isouter=True)
    .join(Person, col(Item.owner_id) == col(Person.id), isouter=True)
    .join(Theme, col(Item.theme_id) == col(Theme.id), isouter=True)
)
"""Narrow it, and hand it to `load`. It is built once: building it takes longer than most answers."""


def load(session: Session, query: ViewQuery, values: Mapping[str, Any], today: date) -> list[ItemView]:
    rows = rows_of(session, query, {**values, "today": today})
    below = _red_below(session, [row.id for row in rows if row.kind is Kind.ACTION], today)
    printed = _printed_owners(session, [row.id for row in rows])
    return [
        ItemView(
            id=row.id,
            ref=row.ref,
            kind=row.kind,
            title=row.title,
            version=row.version,
            brag=Brag.GREY if row.dropped else Brag(row.brag),
            progress=row.progress,
            start=row.start,
            start_precision=row.start_precision,
            baseline=row.baseline,
            baseline_precision=row.baseline_precision,
            forecast=row.forecast,
            completed_on=row.completed_on,
            blocker=row.blocker,
            open=row.open,
            claimed_on=row.claimed_on,
            snoozed_until=row.snoozed_until,
            disowned=row.disowned,
            dropped=row.dropped,
            percent=row.percent,
            evidence=row.evidence,
            impact=row.impact,
            parent_ref=row.parent_ref,
            owner_id=row.owner_id,
            owner=row.owner,
            owner_lost=None if row.owner_id is None else lost(row),
            theme_letter=row.theme_letter,
            theme=row.theme,
            recommendations=tuple(sorted(map(int, row.answered.split(",")))) if row.answered else (),
            printed_owners=tuple(printed.get(row.id, ())),
            red_below=tuple(below.get(row.id, ())),
            lead_times=row.lead_times,
            evidence_required=row.evidence_required,
        )
        for row in rows
    ]


_THESE = bindparam("these", expanding=True, type_=Integer)
_RED_BELOW = (
    select(Item.parent_id, Item.ref)
    .where(OPEN, brag_verdict(TODAY) == Brag.RED.value, col(Item.parent_id).in_(_THESE))
    .order_by(col(Item.position), col(Item.id))
)


def _red_below(session: Session, ids: Iterable[int], today: date) -> dict[int, list[str]]:
    red: dict[int, list[str]] = defaultdict(list)
    for some in _batches(ids):
        for parent_id, ref in rows_of(session, _RED_BELOW, {"these": some, "today": today}):
            red[parent_id].append(ref)
    return red


def _printed_owners(session: Session, ids: Iterable[int]) -> dict[int, list[Printed]]:
    found: dict[int, list[Printed]] = {}
    for some in _batches(ids):
        found |= printed_owners.of_items(session, some)
    return found


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Both engines limit how many values one statement may carry."""
    waiting = iter(ids)
    while some := list(islice(waiting, MOST_VALUES)):
        yield some
