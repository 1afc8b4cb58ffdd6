"""What a query finds, put in groups; and what else than items it may be about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy import case, func
from sqlmodel import Session, col

from store.database import rows_of
from store.models import Item, Plan, Recommendation, Risk, Theme
from store.people import naming
from store.plan import plans, practice
from store.plan.item_filters import TODAY, brag_verdict
from store.plan.item_views import ItemView
from store.query import executing
from store.query.conditions import overdue
from store.query.having import WIDE, Having
from store.query.judging import overdue_by
from store.query.looking_back import resolved
from store.query.model import Condition, Group, OfKind, OneOf, Query, Rated, Titled
from store.query.shapes import SHAPES, Shape, chosen, conditions_of
from store.rules.folding import folded
from store.rules.terms import Brag, Kind

MONTHS = 100
"""A month as a number: 202207."""


@dataclass(frozen=True)
class Grouped:
    """Some of the items that a query finds, which share a theme, an owner, a month."""

    key: str
    """A theme's letter, a recommendation's number, a person's id, a colour, a kind, or a month such as "2022-07".

    Empty for those that have none.
    """
    name: str
    """As people read it; empty for those that have none."""
    counts: dict[Brag, int]
    overdue: int

    @property
    def many(self) -> int:
        return sum(self.counts.values())

    @property
    def badness(self) -> tuple[int, ...]:
        """Sorts the worst first: the most red, then the most overdue, then the most amber, then the most."""
        return (-self.counts[Brag.RED], -self.overdue, -self.counts[Brag.AMBER], -self.many)


def groups(session: Session, plan: Plan, query: Query, today: date) -> list[Grouped]:
    """By what `query.group` names: people worst first, all else in its own order, those that have none last.

    What answers several recommendations counts under each.
    """
    query = resolved(session, plan, query)
    assert query.group is not None
    if query.as_at is not None:
        day = query.as_at
        rows = _rows_of_views(executing.every(session, plan, query, today), query.group, day)
    else:
        asked = chosen(plan, query, today)
        rows = _rows(session, plan, rows_of(session, _grouped(asked.shape, query.group), asked.values), query.group)
    counts: dict[str, Counter[Brag]] = defaultdict(Counter)
    late: Counter[str] = Counter()
    for key, colour, many, overdue_ones in rows:
        counts[key][colour] += many
        late[key] += overdue_ones
    names = _names(session, plan, query.group, counts)
    found = [
        Grouped(key, names.get(key, ""), {colour: of_key[colour] for colour in Brag}, late[key])
        for key, of_key in counts.items()
        if of_key.total()
    ]
    places = {key: place for place, key in enumerate(names)}
    by_place = sorted(found, key=lambda one: (one.key == "", places.get(one.key, len(places)), one.key))
    return sorted(by_place, key=lambda one: (one.key == "", one.badness)) if query.group is Group.OWNER else by_place


def shares_of_each(session: Session, plan: Plan, query: Query, today: date) -> list[tuple[str, executing.Share]]:
    """The same share in each of the groups that the query names."""
    both, among = (groups(session, plan, one, today) for one in executing.parts_of(query))
    fit = {one.key: one.many for one in both}
    return [(one.name, executing.Share(fit.get(one.key, 0), one.many)) for one in among]


Row = tuple[str, Brag, int, int]
"""A group's key, a colour, how many have it, and how many of those are overdue."""


def _rows_of_views(found: Iterable[ItemView], group: Group, day: date) -> list[Row]:
    rows = []
    for item in found:
        late = int(overdue_by(item, day) is not None)
        rows += [(key, item.brag, 1, late) for key in _keys(item, group)]
    return rows


def _keys(item: ItemView, group: Group) -> list[str]:
    match group:
        case Group.THEME:
            return [item.theme_letter or ""]
        case Group.RECOMMENDATION:
            return [str(number) for number in item.recommendations] or [""]
        case Group.OWNER:
            return ["" if item.owner_id is None else str(item.owner_id)]
        case Group.COLOUR:
            return [item.brag.value]
        case Group.KIND:
            return [item.kind.value]
        case Group.MONTH:
            return [f"{item.baseline:%Y-%m}" if item.baseline else ""]


_AXES: dict[Group, Any] = {
    Group.THEME: col(Item.theme_id),
    Group.RECOMMENDATION: col(Item.recommendation_ids),
    Group.OWNER: col(Item.owner_id),
    Group.COLOUR: brag_verdict(TODAY),
    Group.KIND: col(Item.kind),
    Group.MONTH: sa.extract("year", col(Item.baseline)) * MONTHS + sa.extract("month", col(Item.baseline)),
}


@lru_cache(maxsize=SHAPES)
def _grouped(shape: Shape, group: Group) -> sa.Select[Any]:
    each = sa.select(
        _AXES[group].label("axis"),
        brag_verdict(TODAY).label("colour"),
        case((overdue(), 1), else_=0).label("late"),
    )
    found = each.where(*conditions_of(shape)).subquery()
    axes = (found.c.axis, found.c.colour)
    return sa.select(*axes, func.count().label("many"), func.sum(found.c.late).label("late")).group_by(*axes)


def _rows(session: Session, plan: Plan, found: Iterable[Any], group: Group) -> list[Row]:
    if group is Group.THEME:
        keys = {str(one.id): one.letter for one in plans.themes(session, plan, left=True)}
    elif group is Group.RECOMMENDATION:
        keys = {str(one.id): str(one.number) for one in plans.recommendations(session, plan, left=True)}
    rows = []
    for row in found:
        axis = "" if row.axis is None else str(row.axis)
        match group:
            case Group.THEME:
                of_row = [keys.get(axis, "")]
            case Group.RECOMMENDATION:
                of_row = [keys[one] for one in axis.split(",") if one in keys] or [""]
            case Group.MONTH:
                of_row = [f"{int(row.axis) // MONTHS}-{int(row.axis) % MONTHS:02}" if axis else ""]
            case _:
                of_row = [axis]
        rows += [(key, Brag(row.colour), row.many, int(row.late)) for key in of_row]
    return rows


def _names(session: Session, plan: Plan, group: Group, keys: Iterable[str]) -> dict[str, str]:
    """In the order in which a reader expects the groups."""
    match group:
        case Group.THEME:
            return {one.letter: one.title for one in plans.themes(session, plan, left=True)}
        case Group.RECOMMENDATION:
            return {str(one.number): one.title for one in plans.recommendations(session, plan, left=True)}
        case Group.OWNER:
            ids = [int(key) for key in keys if key]
            return {str(one): name for one, name in naming.names(session, ids).items()}
        case Group.COLOUR:
            return {colour.value: colour.value for colour in Brag}
        case Group.KIND:
            return {kind.value: kind.value for kind in Kind}
        case Group.MONTH:
            months = sorted(filter(None, keys))
            return {key: f"{date.fromisoformat(f'{key}-01'):%B %Y}" for key in months}


One = TypeVar("One", Recommendation, Theme)


@dataclass(frozen=True)
class WithItems(Generic[One]):
    """A recommendation or theme, and what of it fits."""

    one: One
    fit: Grouped


def recommendations_with(session: Session, plan: Plan, query: Query, today: date) -> list[WithItems[Recommendation]]:
    """Those answered by an item that fits, or by none, or by none that does not, by number."""
    known = {str(one.number): one for one in plans.recommendations(session, plan)}
    found = _fitting(session, plan, _by(query, Group.RECOMMENDATION), today, known)
    return [WithItems(one, found[key]) for key, one in known.items() if key in found][: query.limit]


def themes_with(session: Session, plan: Plan, query: Query, today: date) -> list[WithItems[Theme]]:
    """Those with an item that fits, or with none, or with none that does not, by letter."""
    known = {one.letter: one for one in plans.themes(session, plan)}
    found = _fitting(session, plan, _by(query, Group.THEME), today, known)
    return [WithItems(one, found[key]) for key, one in known.items() if key in found][: query.limit]


def people_with(session: Session, plan: Plan, query: Query, today: date) -> list[Grouped]:
    """The owners of what fits, worst first; `key` is a person's id. What nobody owns is left out."""
    found = _fitting(session, plan, _by(query, Group.OWNER), today)
    return [one for one in found.values() if one.key][: query.limit]


def _fitting(session: Session, plan: Plan, query: Query, today: date, known: Iterable[str] = ()) -> dict[str, Grouped]:
    """By key, with what fits of each; where none is to fit, with all that it has.

    Args:
        known: all that there are, also those that nothing belongs to.
    """
    fit = {one.key: one for one in groups(session, plan, query, today)}
    if query.having is Having.SOME:
        return fit
    wide = _wide(query)
    every = {one.key: one for one in groups(session, plan, wide, today)}
    if query.having is Having.EACH:
        return {key: one for key, one in every.items() if key in fit and fit[key].many == one.many}
    if not wide.narrows or wide == query:
        every = {**{key: Grouped(key, "", {}, 0) for key in known}, **every}
    return {key: one for key, one in every.items() if key not in fit}


def _by(query: Query, group: Group) -> Query:
    return query.model_copy(update={"group": group, "limit": None})


@dataclass(frozen=True)
class WithMilestones:
    """An action, and how many of its milestones fit."""

    ref: str
    title: str
    many: int


def actions_with(session: Session, plan: Plan, query: Query, today: date) -> list[WithMilestones]:
    """Those with a milestone that fits, or with none, or with none that does not, in the order of their first."""
    of = query.narrowed(OfKind(kinds=(Kind.MILESTONE,))).model_copy(update={"limit": None, "group": None})
    many = _milestones(session, plan, of, today)
    if query.having is Having.EACH:
        every = _milestones(session, plan, _wide(of), today)
        many = Counter({ref: number for ref, number in many.items() if every[ref] == number})
    if query.having is Having.NONE:
        return _actions_without(session, plan, of, today, many)[: query.limit]
    if not many:
        return []
    actions = executing.every(session, plan, Query(where=(OneOf(refs=tuple(many)),)), today)
    titles = {one.ref: one.title for one in actions}
    return [WithMilestones(ref, titles[ref], number) for ref, number in many.items() if ref in titles][: query.limit]


def _wide(query: Query) -> Query:
    """All items of which it is asked whether none, or each, fulfils the rest."""
    where, otherwise = (
        tuple(one for one in conditions if one.field in WIDE) for conditions in (query.where, query.otherwise)
    )
    if query.otherwise and not (where and otherwise):
        where = otherwise = ()
    return query.model_copy(update={"where": where, "otherwise": otherwise})


def _milestones(session: Session, plan: Plan, of: Query, today: date) -> Counter[str]:
    return Counter(one.parent_ref for one in executing.every(session, plan, of, today) if one.parent_ref)


def _actions_without(session: Session, plan: Plan, of: Query, today: date, many: Counter[str]) -> list[WithMilestones]:
    """Those without a milestone that fits, of all in the same part of the plan."""
    wide = _wide(of)
    where, otherwise = (
        tuple(one for one in conditions if one.field != "kind") for conditions in (wide.where, wide.otherwise)
    )
    part = Query(where=where, otherwise=otherwise if where else ()).narrowed(OfKind(kinds=(Kind.ACTION,)))
    found = executing.every(session, plan, part, today)
    return [WithMilestones(one.ref, one.title, 0) for one in found if one.ref not in many]


def risks_with(session: Session, plan: Plan, query: Query) -> list[Risk]:
    """In the order of the plan. Of a risk only its rating, its reference and the words of its title are known."""
    known = practice.risks(session, plan)
    found = [
        one for one in known if _all_hold(query.where, one) or (query.otherwise and _all_hold(query.otherwise, one))
    ]
    return found[: query.limit]


def _all_hold(conditions: Sequence[Condition], risk: Risk) -> bool:
    return all(_holds(one, risk) is not one.negated for one in conditions)


def _holds(condition: Condition, risk: Risk) -> bool:
    match condition:
        case Rated(of=of, values=values):
            rated = risk.likelihood if of == "likelihood" else risk.impact
            return folded(rated or "") in map(folded, values)
        case Titled(words=words):
            return all(folded(word) in folded(risk.title) for word in words)
        case OneOf(refs=refs):
            return risk.ref in refs
        case _:
            return False
