"""What a few words behind a question change of it: more of a kind, all of the plan, an order, a past day, a mistake."""

import re
from collections.abc import Sequence
from typing import Any

from commands.language.followups.words import DIMENSIONS, PLACE, WHOSE
from commands.language.gathering.joining import SETS
from commands.language.sense import Sense
from commands.language.spotting.meanings import Dated, Sign
from store.query.model import (
    IS_COMPLETE,
    IS_OPEN,
    IS_OVERDUE,
    FinishedLate,
    Group,
    Happening,
    Happens,
    Is,
    Order,
    Query,
    Sort,
    State,
    Wanted,
)

WIDER = re.compile(
    r"(?:(?:and|ok|but|now) )?(?:(?:for|in|across|over|of) )?(?:the )?(?:(?:all|every|each) (?:of )?(?:the )?themes?"
    r"|(?:all of|whole|entire|full|complete) (?:the )?(?:plan|programme|thing|lot)"
    r"|plan wide|planwide|overall|everywhere|across the board)(?: please| pls| too)?"
)
"""All of the plan, in place of a part of it."""
NAMES = frozenset(["owner", "owners", "names"])
OLDEST = frozenset(["oldest", "longest"])
STANDING = frozenset(["colour", "progress", "state", "overdue by"])


def widened(said: str, previous: Query) -> Query | None:
    """ "Across all themes", behind a question about one."""
    if not WIDER.fullmatch(said) or not any(one.field in PLACE | WHOSE for one in previous.where):
        return None
    return previous.model_copy(
        update={"where": tuple(one for one in previous.where if one.field not in (PLACE | WHOSE))}
    )


def arranged(sense: Sense, words: Sequence[str], previous: Query) -> Query | None:
    """ "By owner", "sort by date", "the oldest one": the list that was asked for, in an order or cut to its first."""
    found = sense.combined
    if list(words[:1]) in (["with"], ["plus"]) and words[-1] in NAMES and not found.where and previous.narrows:
        return _as_list(previous, group=Group.OWNER, order=None)
    if found.where or sense.nouns or sense.items or any(isinstance(span.meaning, Dated) for span in sense.spans):
        return None
    if previous.wanted not in (Wanted.LIST, Wanted.COUNT) or not previous.narrows:
        return None
    oldest = found.worst or (found.order is not None and found.order.by is Sort.OVERDUE)
    if oldest and OLDEST & set(words):
        late = IS_OVERDUE in previous.where
        order = Order(by=Sort.OVERDUE if late else Sort.PROMISED, greatest_first=late)
        return _as_list(previous, order=order, limit=found.limit or 1)
    if found.order is not None:
        limit = found.limit or (1 if found.one and "one" in words else None)
        return _as_list(previous, order=found.order, limit=limit)
    if found.group is not None:
        return previous.model_copy(update={"group": found.group})
    return _as_list(previous, limit=found.limit) if found.limit is not None else None


def _as_list(previous: Query, **changed: Any) -> Query:
    return previous.model_copy(update={"wanted": Wanted.LIST, **changed})


def stood_then(sense: Sense, previous: Query) -> tuple[Query, ...]:
    """ "And last month?", behind what is red: how it stood then, or what of it was due then."""
    days = sense.combined.where[0] if len(sense.combined.where) == 1 else None
    told = any(isinstance(span.meaning, Dated) for span in sense.spans)
    before = {one.field for one in previous.where}
    if not isinstance(days, Happens) or days.of is not Happening.PROMISED or told or days.negated:
        return ()
    last = days.window.last
    if last is None or last >= sense.today or not _stands(previous) or before & {"when"}:
        return ()
    due = previous.model_copy(update={"where": Query(where=(*previous.where, days)).where})
    return (previous.model_copy(update={"as_at": last}), due)


def _stands(query: Query) -> bool:
    told = [one for one in query.where if one.field in STANDING and one != IS_OPEN]
    return query.wanted in (Wanted.LIST, Wanted.COUNT) and bool(told) and IS_COMPLETE not in told


def together(where: Sequence[Any], parts: Sequence[Any]) -> list[Any] | None:
    """ "Ambers too": those and the ones before; None where two that differ in kind cannot be one set."""
    found = list(where)
    for part in parts:
        same = next((one for one in found if one.field == part.field and one.negated == part.negated), None)
        if same is None or part.field not in SETS or part.negated:
            return None
        values = SETS[part.field]
        both = type(part)(**{values: getattr(same, values) + getattr(part, values)})
        found = [both if one is same else one for one in found]
    return found


def of_what_is_done(parts: Sequence[Any], previous: Query) -> list[Any]:
    """ "The late ones", of what was completed: completed late."""
    done = any(
        (isinstance(one, Happens) and one.of is Happening.COMPLETED) or one == IS_COMPLETE for one in previous.where
    )
    return [FinishedLate(negated=one.negated) if done and _is_late(one) else one for one in parts]


def _is_late(one: Any) -> bool:
    return isinstance(one, Is) and one.states == (State.OVERDUE,)


def both_hold(one: Any, other: Any) -> bool:
    """Whether a state narrows another: what is overdue may be blocked, and is not complete."""
    states = isinstance(one, Is) and isinstance(other, Is)
    return states and State.COMPLETE not in (*one.states, *other.states) and one != other


def denies_itself(where: Sequence[Any]) -> bool:
    """ "Not workforce, governance", behind what is red in Workforce: the same is asked for and left out."""
    for one in where:
        values = SETS.get(one.field)
        if values is None or one.negated:
            continue
        denied = {
            value for other in where if other.field == one.field and other.negated for value in getattr(other, values)
        }
        if set(getattr(one, values)) <= denied:
            return True
    return False


def named_behind(sense: Sense) -> list[Any]:
    """ "Not workforce, governance": what stands behind the comma is meant instead."""
    denied = [span for span in sense.spans if span.meaning is Sign.NOT]
    if not denied:
        return []
    stops = [at for at, token in enumerate(sense.tokens) if token.ends_clause and at >= denied[0].last]
    behind = [span for span in sense.spans if stops and span.first > stops[0]]
    return [one for span in behind if (one := getattr(span.meaning, "condition", None)) is not None]


def put(where: Sequence[Any], parts: Sequence[Any], *, narrows: bool) -> list[Any]:
    """Conditions with the new ones among them, each in the place of what it stands for."""
    found = list(where)
    for part in parts:
        dimension = next((one for one in DIMENSIONS if part.field in one), frozenset([part.field]))
        if part.negated:
            found = [one for one in found if one != part.model_copy(update={"negated": False})]
        elif narrows:
            found = [one for one in found if one.field != part.field or one.negated or both_hold(one, part)]
        else:
            found = [one for one in found if one.field not in dimension]
        found.append(part)
    return found
