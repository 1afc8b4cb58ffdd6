"""What *and* and *or* join: two of a kind are one of either, two of different kinds are two conjunctions."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commands.language.spans import Span
from commands.language.spotting.meanings import Sign
from store.query.model import Happening, State

SETS = {
    "theme": "letters",
    "recommendation": "numbers",
    "owner": "people",
    "team": "people",
    "kind": "kinds",
    "colour": "colours",
    "progress": "progress",
    "item": "refs",
    "under": "refs",
}
"""Conditions of which two of a kind are one of either, wherever they stand, and the field of their values."""
WHOSE = {"owner", "team"}
"""Of which nothing is in both: "mine and my team's" asks for either."""
STANDING = frozenset(["state", "colour", "progress", "lacking", "slip", "moved"])
"""Conditions of how an item stands."""
ONLY_OR = {"state": "states", "lacking": "lacking"}
"""Those that are one of either only where *or* joins them: "overdue and blocked" is both."""


@dataclass
class Placed:
    """A condition, and the words that it was read from."""

    span: Span
    condition: Any


@dataclass
class Joined:
    where: list[Any] = field(default_factory=list)
    otherwise: list[Any] = field(default_factory=list)
    doubtful: bool = False
    """Whether *or* stands twice between different kinds: nobody can tell what it joins."""


def joined_up(placed: Sequence[Placed], spans: Sequence[Span], today: date, commas: Set[int] = frozenset()) -> Joined:
    """Args: commas: places behind words that a comma follows."""
    if (listed := _listed(placed, spans, commas)) is not None:
        return listed
    if (halves := _halves(placed, spans)) is not None:
        return halves
    left = list(placed)
    sides: list[tuple[int, int]] = []
    for at in range(len(left) - 1):
        one, other = left[at], left[at + 1]
        joined = _or_between(one.span, other.span, spans) or _exclude_each_other(one.condition, other.condition)
        whose = {one.condition.field, other.condition.field} == WHOSE
        joined = joined or (whose and not one.condition.negated and not other.condition.negated)
        joined = joined or _never_both(one.condition, other.condition, today)
        # "Amber, red or overdue": the first two are one set, which the "or" joins with the third.
        joined = joined or (one.condition.field in SETS and _alike(one.condition, other.condition))
        if one.span is other.span or not joined or _neither(one.condition, other.condition):
            continue
        if (both := _either(one.condition, other.condition)) is not None:
            left[at], left[at + 1] = Placed(one.span, None), Placed(other.span, both)
        else:
            sides.append((at, at + 1))
    if len(sides) > 1:
        return Joined(doubtful=True)
    taken = {at for pair in sides for at in pair}
    common = _merged([one.condition for at, one in enumerate(left) if at not in taken and one.condition])
    for first, second in sides:
        return Joined([*common, left[first].condition], [*common, left[second].condition])
    return Joined(common)


def _listed(placed: Sequence[Placed], spans: Sequence[Span], commas: Set[int]) -> Joined | None:
    """ "Late, at risk or blocked": any of the three, although nothing but a comma joins the first two."""
    joins = [span.first for span in spans if span.meaning is Sign.OR]
    at = next((at for at, one in enumerate(placed) if joins and one.span.first > joins[0]), 0)
    if len(joins) != 1 or at < 2 or placed[at - 1].span.last != joins[0]:
        return None
    first = at - 1
    while first:
        before = placed[first - 1]
        beside = before.span.last in commas and before.span.last == placed[first].span.first
        if not beside or before.condition.field not in STANDING:
            break
        first -= 1
    chain = [one.condition for one in placed[first : at + 1]]
    if len(chain) < 3 or any(one.negated or one.field not in STANDING for one in chain):
        return None
    kinds: dict[str, Any] = {}
    for one in chain:
        both = _either(kinds[one.field], one) if one.field in kinds else one
        if both is None:
            return Joined(doubtful=True)
        kinds[one.field] = both
    common = [one.condition for one in (*placed[:first], *placed[at + 1 :])]
    if len(kinds) > 2:
        return Joined(doubtful=True)
    halves = [_merged([*common, one]) for one in kinds.values()]
    return Joined(halves[0], halves[1] if len(halves) > 1 else [])


def _halves(placed: Sequence[Placed], spans: Sequence[Span]) -> Joined | None:
    """ "Red in A or amber in B": of what stands on both sides of "or", each side is whole in itself."""
    joins = [span for span in spans if span.meaning is Sign.OR]
    if len(joins) != 1:
        return None
    before = [one.condition for one in placed if one.span.first < joins[0].first]
    after = [one.condition for one in placed if one.span.first > joins[0].first]
    many = len(after)
    alike = [one.field for one in before[-many:]] == [one.field for one in after]
    if many < 2 or not alike or len({one.field for one in after}) < many:
        return None
    common = before[:-many]
    return Joined(_merged([*common, *before[-many:]]), _merged([*common, *after]))


def _alike(one: Any, other: Any) -> bool:
    return bool((one.field, one.negated) == (other.field, other.negated))


def _or_between(one: Span, other: Span, spans: Sequence[Span]) -> bool:
    return any(span.meaning is Sign.OR for span in spans if one.last <= span.first < other.first)


def _exclude_each_other(one: Any, other: Any) -> bool:
    """Whether nothing can be in both: "due in July and September" asks for either."""
    if not (one.field == other.field == "when") or one.of is not other.of or one.negated or other.negated:
        return False
    first, second = sorted((one.window, other.window), key=lambda window: window.first or date.min)
    return first.last is not None and second.first is not None and first.last < second.first


def _never_both(one: Any, other: Any, today: date) -> bool:
    """ "What is overdue, and what is due this week" asks for either: nothing overdue is due from today on."""
    conditions = {condition.field: condition for condition in (one, other)}
    late, due = conditions.get("state"), conditions.get("when")
    if late is None or due is None or late.negated or due.negated:
        return False
    coming = due.of is Happening.PROMISED and due.window.first is not None and due.window.first >= today
    return late.states == (State.OVERDUE,) and coming


def _neither(one: Any, other: Any) -> bool:
    """ "Not due in July or September" is due in neither."""
    return bool(one.field == other.field == "when" and one.negated and other.negated)


def _either(one: Any, other: Any) -> Any | None:
    """One condition for two of a kind, where there is such."""
    values = {**SETS, **ONLY_OR}.get(one.field)
    if values is None or (one.field, one.negated) != (other.field, other.negated):
        return None
    return type(one)(**{values: getattr(one, values) + getattr(other, values), "negated": one.negated})


def _merged(conditions: list[Any]) -> list[Any]:
    """Two themes are either of them, whatever stands between: nothing is in both."""
    found: list[Any] = []
    for one in conditions:
        same = [place for place, other in enumerate(found) if (other.field, other.negated) == (one.field, one.negated)]
        if one.field in SETS and same:
            found[same[0]] = _either(found[same[0]], one)
        else:
            found.append(one)
    return found
