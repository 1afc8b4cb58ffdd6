"""Which share of what is so: "what percentage of milestones is late", "how many overdue out of how many open"."""

from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Noun
from commands.language.spotting.themes import Themed
from commands.language.topics.subjects import part_behind_verb
from commands.language.wanted.base_query import base
from store.query.model import (
    IS_COMPLETE,
    IS_OPEN,
    FinishedLate,
    Happening,
    Happens,
    Is,
    Lacks,
    OfKind,
    Query,
    State,
    Wanted,
)

WIDE = ("kind", "theme", "recommendation", "owner", "team")
BEHIND = frozenset(["out", "as", "against", "versus", "vs"])
"""With what begins what leads to the whole: "out of how many", "as a share of"."""


def share(sense: Sense) -> Query | None:
    """Of what is named before "are", how much is what is named behind it."""
    if Ask.SHARE not in sense.asks:
        return None
    where, among = _parted(sense)
    if not where and len(among) > 1:
        where, among = among[-1:], among[:-1]
    if not where:
        return None
    if any(isinstance(one, FinishedLate) for one in where):
        # In time or late is told of what is complete; of what is still open nobody knows it.
        where = tuple(one for one in where if one != IS_COMPLETE)
        among = (*among, IS_COMPLETE)
    elif any(_is_of_what_is_open(one) for one in where) and not {IS_OPEN, IS_COMPLETE} & {*where, *among}:
        among = (*among, IS_OPEN)
    otherwise = tuple(one for one in sense.combined.otherwise if one not in among)
    query = base(sense, Wanted.SHARE, where=where, among=among, otherwise=otherwise, order=None)
    return query.model_copy(update={"where": tuple(one for one in query.where if one not in among)})


def _parted(sense: Sense) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What is so, and of what."""
    found = tuple(sense.combined.where)
    if whole := _out_of(sense):
        among = tuple(one for one in found if one in whole or one.field in WIDE)
        return tuple(one for one in found if one not in among), among
    if behind := part_behind_verb(sense):
        # "Of what is overdue, how much is in Workforce": the part stands behind the verb.
        return tuple(one for one in found if one.field in behind), tuple(
            one for one in found if one.field not in behind
        )
    among = tuple(one for one in found if one.field in WIDE)
    where = tuple(one for one in found if one.field not in WIDE)
    if not among and len(where) > 1 and not _is_lateness(where):
        # "Share of overdue that has a new date": of what is said first.
        return where[1:], where[:1]
    return where, among


def _is_lateness(where: tuple[Any, ...]) -> bool:
    return any(isinstance(one, FinishedLate) for one in where)


def _out_of(sense: Sense) -> set[Any]:
    """The conditions behind "out of how many", "as a percentage of"."""
    spans = [span for span in sense.spans if span.meaning is Ask.SHARE and span.first]
    at = next((span.last for span in spans if sense.tokens[span.first].plain in BEHIND), 0)
    found = set[Any]()
    for span in sense.spans:
        match span.meaning if at and span.first >= at else None:
            case Themed(condition=condition):
                found.add(condition)
            case Noun(kind=kind) if kind:
                found.add(OfKind(kinds=(kind,)))
            case meaning if hasattr(meaning, "field"):
                found.add(meaning)
    return found


def _is_of_what_is_open(condition: Any) -> bool:
    """Nobody has to say anything of what is complete, or to own it."""
    match condition:
        case Happens(of=Happening.HEARD, negated=True) | Lacks(negated=False):
            return True
        case Is(states=states, negated=False):
            return states == (State.NEVER_UPDATED,)
    return False
