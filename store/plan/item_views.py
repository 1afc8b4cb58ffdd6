"""What a reader needs of an item, read in three queries however many items there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from store.models import Item, ItemRecommendation, Person, Recommendation, Theme
from store.people.permissions import lost
from store.plan import printed_owners
from store.plan.item_filters import OPEN, brag_verdict
from store.plan.printed_owners import Printed
from store.rules.terms import Brag, Kind, Precision, Progress

MOST_VALUES = 10_000

ViewQuery = sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class ItemView:
    """What a reader needs of one item."""

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


def view_query(today: date) -> ViewQuery:
    parent = aliased(Item)
    return (
        sa.select(Item, brag_verdict(today), col(parent.ref), Person, col(Theme.letter), col(Theme.title))
        .join(parent, col(Item.parent_id) == col(parent.id), isouter=True)
        .join(Person, col(Item.owner_id) == col(Person.id), isouter=True)
        .join(Theme, col(Item.theme_id) == col(Theme.id), isouter=True)
    )


def load(session: Session, query: ViewQuery, today: date) -> list[ItemView]:
    rows = session.execute(query).all()
    items = [row[0] for row in rows]
    links = _recommendations_of(session, items)
    below = _red_below(session, items, today)
    printed = _printed_owners(session, items)
    return [
        ItemView(
            id=item.id,
            ref=item.ref,
            kind=item.kind,
            title=item.title,
            version=item.version,
            brag=Brag(colour),
            progress=item.progress,
            start=item.start,
            start_precision=item.start_precision,
            baseline=item.baseline,
            baseline_precision=item.baseline_precision,
            forecast=item.forecast,
            completed_on=item.completed_on,
            blocker=item.blocker,
            open=item.closed_at is None,
            claimed_on=item.claimed_on,
            snoozed_until=item.snoozed_until,
            disowned=item.disowned_at is not None,
            percent=item.percent,
            evidence=item.evidence,
            impact=item.impact,
            parent_ref=parent_ref,
            owner_id=item.owner_id,
            owner=owner.name if owner else None,
            owner_lost=lost(owner) if owner else None,
            theme_letter=letter,
            theme=theme,
            recommendations=tuple(links[item.parent_id or item.id]),
            printed_owners=tuple(printed.get(item.id, ())),
            red_below=tuple(below[item.id]),
            lead_times=None if item.lead_times is None else tuple(item.lead_times),
            evidence_required=item.evidence_required,
        )
        for item, colour, parent_ref, owner, letter, theme in rows
    ]


def _recommendations_of(session: Session, items: Sequence[Item]) -> dict[int | None, list[int]]:
    query = (
        select(ItemRecommendation.item_id, Recommendation.number)
        .join(Recommendation, col(Recommendation.id) == ItemRecommendation.recommendation_id)
        .order_by(col(Recommendation.number))
    )
    numbers: dict[int | None, list[int]] = defaultdict(list)
    for some in _batches({item.parent_id or item.id for item in items}):
        for item_id, number in session.exec(query.where(col(ItemRecommendation.item_id).in_(some))):
            numbers[item_id].append(number)
    return numbers


def _red_below(session: Session, items: Sequence[Item], today: date) -> dict[int | None, list[str]]:
    query = select(Item.parent_id, Item.ref).where(OPEN, brag_verdict(today) == Brag.RED.value)
    red: dict[int | None, list[str]] = defaultdict(list)
    for some in _batches(item.id for item in items if item.kind is Kind.ACTION):
        for parent_id, ref in session.exec(
            query.where(col(Item.parent_id).in_(some)).order_by(col(Item.position), col(Item.id))
        ):
            red[parent_id].append(ref)
    return red


def _printed_owners(session: Session, items: Sequence[Item]) -> dict[int, list[Printed]]:
    found: dict[int, list[Printed]] = {}
    for some in _batches(item.id for item in items):
        found |= printed_owners.of_items(session, [one for one in some if one is not None])
    return found


def _batches(ids: Iterable[int | None]) -> Iterator[list[int | None]]:
    """Both engines limit how many values one statement may carry."""
    waiting = iter(ids)
    while some := list(islice(waiting, MOST_VALUES)):
        yield some
