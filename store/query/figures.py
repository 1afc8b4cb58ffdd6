"""How what a query finds stands: how many have each colour and how many are overdue, in all and cut both ways."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import and_, func, not_, or_
from sqlmodel import Session, col

from store.database import rows_of
from store.models import Item, Plan
from store.plan import plans
from store.plan.item_filters import IN_PLAN, TODAY
from store.plan.item_views import ItemView
from store.plan.items import KindCounts, add_count, no_counts
from store.query import past
from store.query.judging import fits, overdue_by
from store.query.looking_back import resolved
from store.query.model import Query
from store.query.shapes import SHAPES, Shape, chosen, conditions_of
from store.rules.terms import Brag, Kind, Progress

LARGEST = 2_000
"""Items of a plan whose past is worked out beside an answer: each of them is read."""


@dataclass
class Figures:
    kinds: KindCounts = field(default_factory=no_counts)
    overdue: int = 0
    not_started: int = 0
    """Of what is grey, what somebody has said so of."""

    def add(self, item: ItemView, today: date) -> None:
        self.kinds[item.kind][item.brag] += 1
        self.overdue += overdue_by(item, today) is not None
        self.not_started += (item.brag, item.progress) == (Brag.GREY, Progress.NOT_STARTED)

    def of(self, colour: Brag, kind: Kind | None = None) -> int:
        return sum(counts[colour] for of_kind, counts in self.kinds.items() if kind in (None, of_kind))

    @property
    def many(self) -> int:
        return sum(sum(counts.values()) for counts in self.kinds.values())

    @property
    def open(self) -> int:
        return self.many - self.of(Brag.BLUE)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Of what is open: how much is red, overdue, amber. Parts of unlike size compare by these."""
        red, late, amber = (part / max(self.open, 1) for part in self.badness)
        return red, late, amber

    @property
    def badness(self) -> tuple[int, int, int]:
        """Greater is worse: more red, then more overdue, then more amber."""
        return self.of(Brag.RED), self.overdue, self.of(Brag.AMBER)


@dataclass
class Picture:
    whole: Figures = field(default_factory=Figures)
    themes: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    """By letter."""
    recommendations: dict[int, Figures] = field(default_factory=lambda: defaultdict(Figures))
    """By number. What answers several counts under each; milestones answer as their actions do."""


def picture(session: Session, plan: Plan, query: Query, today: date) -> Picture:
    """As it stands today, or stood on the evening that the query names."""
    query = resolved(session, plan, query)
    if query.as_at is not None:
        return picture_on(session, plan, query, query.as_at)
    asked = chosen(plan, query, today)
    letters = {one.id: one.letter for one in plans.themes(session, plan)}
    numbers = {str(one.id): one.number for one in plans.recommendations(session, plan)}
    found = Picture()

    def of(row: Any) -> list[Figures]:
        theme = [found.themes[letters[row.theme_id]]] if row.theme_id in letters else []
        answered = row.recommendation_ids.split(",") if row.recommendation_ids else ()
        return [found.whole, *theme, *(found.recommendations[numbers[one]] for one in answered if one in numbers)]

    for row in rows_of(session, _standing(asked.shape), asked.values):
        for figures in of(row):
            add_count(figures.kinds, row)
            figures.overdue += row.late + row.red_and_late
            figures.not_started += row.not_started
    return found


@lru_cache(maxsize=SHAPES)
def _standing(shape: Shape) -> sa.Select[Any]:
    """One index holds all that it counts: what is overdue has turned red by its date, or was red by a word before."""
    groups = (col(Item.theme_id), col(Item.recommendation_ids), col(Item.kind), col(Item.brag_in_time))
    late, brag = col(Item.red_after) < TODAY, col(Item.brag_in_time)
    said_red = and_(brag == Brag.RED, col(Item.baseline) < TODAY)
    not_started = and_(
        brag == Brag.GREY, col(Item.progress) == Progress.NOT_STARTED, or_(col(Item.red_after).is_(None), not_(late))
    )
    counted = {"late": late, "red_and_late": said_red, "not_started": not_started}
    columns: list[Any] = [func.count().filter(one).label(name) for name, one in counted.items()]
    query = sa.select(*groups, func.count().label("many"), *columns)
    return query.where(*conditions_of(shape), IN_PLAN).group_by(*groups)


def picture_on(session: Session, plan: Plan, query: Query, day: date) -> Picture:
    """As it stood on the evening of a past day.

    Raises:
        past.TooManyItemsError: the plan is too large for that.
    """
    found = Picture()
    for one in past.stood(session, plan, day):
        if not fits(query, one, day):
            continue
        item = one.view
        found.whole.add(item, day)
        if item.theme_letter:
            found.themes[item.theme_letter].add(item, day)
        for number in item.recommendations:
            found.recommendations[number].add(item, day)
    return found


def before(session: Session, plan: Plan, query: Query, day: date, now: Picture) -> Picture | None:
    """The same on a past evening; None where nothing is held of that day, or reading it would hold up the answer."""
    if now.whole.many > LARGEST or day < past.known_since(plan):
        return None
    return picture_on(session, plan, query.model_copy(update={"as_at": None}), day)
