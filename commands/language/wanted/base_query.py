"""What is the same of a question whatever it wants: its conditions, what they leave unsaid, its order and limit."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.meanings import Dated, Filler
from commands.language.spotting.people import PeopleMeaning, Whom
from store.query.model import Happening, Happens, Is, Lacking, Lacks, Query, Slips, Sort, Span, State, Wanted, Window

SOON = 14
"""Days to come in which something is due, where none are named."""
NEEDED = {Lacking.OWNER, Lacking.DATE}


def base(sense: Sense, wanted: Wanted, where: Sequence[Any] | None = None, **more: Any) -> Query:
    """The conditions under which all of it is asked."""
    found = sense.combined
    where = list(found.where if where is None else where)
    order, limit = found.order, found.limit
    if found.next and not any(isinstance(one, Happens) for one in where):
        where += [Is(states=(State.OPEN,)), Happens(of=Happening.PROMISED, window=Window(first=sense.today))]
    if order is not None and limit is None and found.one and not found.group and not plural(sense):
        limit = 1
    if any(isinstance(one, Lacks) and not one.negated and set(one.lacking) & NEEDED for one in where):
        # Nobody has to own what is complete.
        where += _open_unless_said(where)
    where += _still_open(sense, where, wanted)
    if order is not None and order.by is Sort.OVERDUE and found.one and not found.has("state"):
        where.append(Is(states=(State.OVERDUE,)))
    if order is not None and order.by is Sort.HEARD and not order.greatest_first:
        # Nobody has to speak of what is complete.
        where += _open_unless_said(where)
    if (
        order is not None
        and order.by is Sort.SLIP
        and (found.group or not order.greatest_first)
        and not found.has("slip")
    ):
        # "Biggest slippage by theme" asks for what has slipped in each.
        where.append(Slips(days=Span(least=1)))
    values = {
        "wanted": wanted,
        "where": tuple(where),
        "otherwise": tuple(found.otherwise),
        "as_at": found.as_at,
        "period": found.period,
        "order": order,
        "limit": limit,
        "group": found.group,
    }
    return Query(**{**values, **more})


def _still_open(sense: Sense, where: Sequence[Any], wanted: Wanted) -> list[Any]:
    """ "What is due", and "mine", ask for what is still open, unless days that have passed are named."""
    if wanted not in (Wanted.LIST, Wanted.COUNT) or sense.combined.as_at or sense.combined.otherwise:
        return []
    mine = any(isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.ME for span in sense.spans)
    days = next((one for one in where if isinstance(one, Happens)), None)
    if days is not None and (days.of is Happening.EXPECTED or (days.of is Happening.HEARD and days.negated)):
        # What is complete is expected no more, and nobody has to speak of it.
        return _open_unless_said(where)
    due = any(isinstance(span.meaning, Dated) and span.meaning.of is Happening.PROMISED for span in sense.spans)
    named = any(one.field == "item" and not one.negated for one in where)
    if due and days is None and not named and sense.combined.order is None and not sense.says(Filler.WAS):
        coming = Window(first=sense.today, last=sense.today + timedelta(days=SOON))
        return [*_open_unless_said(where), Happens(of=Happening.PROMISED, window=coming)]
    passed = days is not None and (days.of is not Happening.PROMISED or (days.window.last or date.max) < sense.today)
    by_then = days is not None and days.of is Happening.PROMISED and days.window.first is None
    asked = mine or ((due or by_then) and days is not None and not days.negated)
    return _open_unless_said(where) if asked and not passed else []


def _open_unless_said(where: Sequence[Any]) -> list[Any]:
    telling = {State.OPEN, State.COMPLETE, State.OVERDUE, State.BLOCKED, State.CLAIMED}
    said = any(isinstance(one, Is) and telling & set(one.states) for one in where)
    return [] if said else [Is(states=(State.OPEN,))]


def plural(sense: Sense) -> bool:
    plain = set(sense.words)
    return any(not noun.one for noun in sense.nouns) or bool(plain & {"ones", "things", "items", "those", "are", "all"})


def without(sense: Sense, *fields: str) -> tuple[Any, ...]:
    return tuple(one for one in sense.combined.where if one.field not in fields)
