"""Each condition of a query in SQL, on both engines.

A condition becomes a piece: what builds its SQL, what is built in, and the values that fill it. Pieces that differ in
nothing but their values share one statement, since building a statement takes longer than most answers.
`store.query.judging` says the same in Python; a test holds the two equal.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, assert_never

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Integer, String, and_, bindparam, func, not_, or_, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from store.models import Change, Item, ItemRecommendation, Person, Recommendation, Theme, Update
from store.plan.item_filters import (
    CLAIMED,
    COMPLETE,
    DISOWNED,
    DROPPED,
    OPEN,
    PLAN_ID,
    TODAY,
    brag_verdict,
    owned,
    snoozed,
)
from store.plan.withdrawals import standing, unchanged
from store.query.model import (
    Answers,
    Coloured,
    Condition,
    FinishedLate,
    Happening,
    Happens,
    InTheme,
    Is,
    Lacking,
    Lacks,
    Moved,
    OfKind,
    OneOf,
    OverdueBy,
    OwnedBy,
    Rated,
    ReportsTo,
    SaidToBe,
    Slips,
    Span,
    State,
    Titled,
    Under,
    Was,
    Window,
)
from store.rules.folding import folded
from store.rules.terms import Kind
from store.time import london_moment

ESCAPE = "/"
ONE_DAY = timedelta(days=1)
Verdict = ColumnElement[bool]


class Piece(NamedTuple):
    """A condition, ready to be built."""

    build: Callable[..., Verdict]
    """Is given the names of its values, then what is built in."""
    built_in: tuple[Hashable, ...] = ()
    values: tuple[Any, ...] = ()
    negated: bool = False

    @property
    def shape(self) -> "PieceShape":
        return PieceShape(self.build, self.built_in, len(self.values), self.negated)


class PieceShape(NamedTuple):
    """What is the same for all pieces that share one statement."""

    build: Callable[..., Verdict]
    built_in: tuple[Hashable, ...]
    many: int
    negated: bool

    def sql(self, names: Sequence[str]) -> Verdict:
        holds = self.build(names, *self.built_in)
        # What is unknown fulfils no condition, and so its negation: what nobody owns is "not owned by" somebody.
        return holds.is_not(sa.true()) if self.negated else holds


def piece_of(condition: Condition, today: date) -> Piece:
    found = _piece(condition, today)
    # What was done in time is no negation: what is open was not.
    return found if isinstance(condition, FinishedLate) else found._replace(negated=condition.negated)


def _piece(condition: Condition, today: date) -> Piece:  # noqa: C901 one arm a condition
    match condition:
        case InTheme(letters=letters):
            return _of_values(_in_theme, letters)
        case Answers(numbers=numbers):
            return _of_values(_answers, numbers)
        case OwnedBy(people=people):
            return _of_values(_owned_by, people)
        case ReportsTo(people=people):
            return _of_values(_reports_to, people)
        case OfKind(kinds=kinds):
            return Piece(_of_kind, kinds)
        case Coloured(colours=colours):
            return Piece(_coloured, colours)
        case SaidToBe(progress=progress):
            return Piece(_said_to_be, progress)
        case Is(states=states):
            return Piece(_is, states)
        case Lacks(lacking=lacking):
            return Piece(_lacks, lacking)
        case Happens(of=Happening.HEARD, window=window):
            since, until = moments_of(window)
            return _bounded(_heard, (), since, until)
        case Happens(of=of, window=window):
            return _bounded(_happens, (of,), window.first, window.last)
        case Moved(times=times, window=window):
            since, until = moments_of(window) if window else (None, None)
            return _bounded(_moved, (times.least, times.most), since, until)
        case Slips(days=days):
            return _bounded(_slips, (), _seconds(days.least), _seconds(days.most))
        case OverdueBy(days=days):
            return _bounded(_overdue_by, (), *_days_of(days, today))
        case FinishedLate():
            return _finished(condition)
        case Titled(words=words):
            return Piece(_titled, (), tuple(map(pattern, words)))
        case OneOf(refs=refs):
            return _of_values(_one_of, refs)
        case Under(refs=refs):
            return _of_values(_under, refs)
        case Rated() | Was():
            return Piece(_never)
        case _:
            assert_never(condition)


def _finished(condition: FinishedLate) -> Piece:
    days = condition.days
    if days is None:
        return Piece(_finished_late, (condition.negated,))
    return _bounded(_finished_off, (condition.negated,), _seconds(days.least), _seconds(days.most))


def _of_values(build: Callable[..., Verdict], values: tuple[Any, ...]) -> Piece:
    """One value is compared with, so that an index of it gives the order as well; several are looked for in a list."""
    return Piece(build, (len(values) > 1,), (values if len(values) > 1 else values[0],))


def _bounded(build: Callable[..., Verdict], built_in: tuple[Hashable, ...], least: object, most: object) -> Piece:
    """What is not given is no value: the builder is told which of the two are."""
    given = tuple(value for value in (least, most) if value is not None)
    return Piece(build, (*built_in, least is not None, most is not None), given)


def moments_of(window: Window) -> tuple[datetime | None, datetime | None]:
    """The first moment of a window, and the first one after it."""
    since = london_moment(window.first, time()) if window.first else None
    return since, london_moment(window.last + ONE_DAY, time()) if window.last else None


def _days_of(days: Span, today: date) -> tuple[date | None, date]:
    """Promised dates that are so many days ago; what is promised for today is overdue by nothing."""
    first = None if days.most is None else today - timedelta(days=days.most)
    return first, today - timedelta(days=max(days.least or 1, 1))


def _seconds(days: int | None) -> int | None:
    return None if days is None else days * 86_400


def pattern(word: str) -> str:
    word = folded(word)
    for special in (ESCAPE, "%", "_"):
        word = word.replace(special, ESCAPE + special)
    return f"%{word}%"


def _compared(column: Any, name: str, several: bool) -> Verdict:
    holds: Verdict = column.in_(bindparam(name, expanding=True)) if several else column == bindparam(name)
    return holds


def _between(column: Any, names: Sequence[str], least: bool, most: bool) -> Verdict:
    bounds = [column >= bindparam(names[0])] if least else []
    return and_(*bounds, *([column <= bindparam(names[-1])] if most else []))


def _in_theme(names: Sequence[str], several: bool) -> Verdict:
    meant = select(Theme.id).where(Theme.plan_id == PLAN_ID, _compared(col(Theme.letter), names[0], several))
    return col(Item.theme_id).in_(meant) if several else col(Item.theme_id) == meant.scalar_subquery()


def _answers(names: Sequence[str], several: bool) -> Verdict:
    """A milestone answers what its action answers."""
    linked = (
        select(ItemRecommendation.item_id)
        .join(Recommendation, col(Recommendation.id) == ItemRecommendation.recommendation_id)
        .where(Recommendation.plan_id == PLAN_ID, _compared(col(Recommendation.number), names[0], several))
    )
    return or_(col(Item.id).in_(linked), col(Item.parent_id).in_(linked))


def _owned_by(names: Sequence[str], several: bool) -> Verdict:
    return _compared(col(Item.owner_id), names[0], several)


def _reports_to(names: Sequence[str], several: bool) -> Verdict:
    team = sa.select(col(Person.id)).where(_compared(col(Person.manager_id), names[0], several))
    reached = team.cte(recursive=True)
    # UNION, not UNION ALL: two who manage each other end it.
    reached = reached.union(sa.select(col(Person.id)).join(reached, col(Person.manager_id) == reached.c.id))
    return col(Item.owner_id).in_(sa.select(reached.c.id))


def _of_kind(_names: Sequence[str], *kinds: str) -> Verdict:
    return col(Item.kind).in_(kinds)


def _coloured(_names: Sequence[str], *colours: str) -> Verdict:
    return brag_verdict(TODAY).in_([str(colour) for colour in colours])


def _said_to_be(_names: Sequence[str], *progress: str) -> Verdict:
    return col(Item.progress).in_(progress)


def _is(_names: Sequence[str], *states: State) -> Verdict:
    return or_(*(_STATES[state]() for state in states))


def overdue() -> Verdict:
    return and_(OPEN, not_(CLAIMED), col(Item.baseline) < TODAY)


def said_by_people() -> sa.Select[Any]:
    """Their statements; what a document had printed is none."""
    return sa.select(col(Update.item_id)).where(col(Update.by_id).is_not(None), standing())


_STATES: dict[State, Callable[[], Verdict]] = {
    State.OPEN: lambda: OPEN,
    State.COMPLETE: lambda: COMPLETE,
    State.OVERDUE: overdue,
    State.BLOCKED: lambda: and_(OPEN, col(Item.blocker) != ""),
    State.SNOOZED: lambda: snoozed(TODAY),
    State.CLAIMED: lambda: CLAIMED,
    State.DISOWNED: lambda: DISOWNED,
    State.DROPPED: lambda: DROPPED,
    State.NEVER_UPDATED: lambda: not_(
        said_by_people().where(col(Update.item_id) == col(Item.id)).correlate(Item).exists()
    ),
}


def _lacks(_names: Sequence[str], *lacking: Lacking) -> Verdict:
    return or_(*(_LACKING[one]() for one in lacking))


def _without_milestones() -> Verdict:
    under = aliased(Item)
    some = (
        sa.select(col(under.id))
        .where(col(under.parent_id) == col(Item.id), col(under.brag_in_time).is_not(None))
        .correlate(Item)
    )
    return and_(col(Item.kind) == Kind.ACTION, not_(some.exists()))


_LACKING: dict[Lacking, Callable[[], Verdict]] = {
    Lacking.OWNER: lambda: not_(owned()),
    Lacking.DATE: lambda: col(Item.baseline).is_(None),
    Lacking.FORECAST: lambda: col(Item.forecast).is_(None),
    Lacking.EVIDENCE: lambda: func.coalesce(col(Item.evidence), "") == "",
    Lacking.MILESTONES: _without_milestones,
}


def _happens(names: Sequence[str], of: Happening, least: bool, most: bool) -> Verdict:
    return _between(DAY_OF[of], names, least, most)


EXPECTED: ColumnElement[date | None] = func.coalesce(col(Item.forecast), col(Item.baseline))
DAY_OF: dict[Happening, Any] = {
    Happening.PROMISED: col(Item.baseline),
    Happening.EXPECTED: EXPECTED,
    Happening.COMPLETED: col(Item.completed_on),
    Happening.STARTS: col(Item.start),
}


def _heard(names: Sequence[str], since: bool, until: bool) -> Verdict:
    """The newest word lies in the window: one since its beginning, and none after its end. An index has the moments."""
    said = said_by_people()
    some: list[Verdict] = [col(Item.id).in_(said.where(col(Update.at) >= bindparam(names[0])))] if since else []
    if until:
        some.append(col(Item.id).not_in(said.where(col(Update.at) >= bindparam(names[-1]))))
        if not since:
            some.append(said.where(col(Update.item_id) == col(Item.id)).correlate(Item).exists())
    return and_(*some)


HEARD_AT = (
    sa.select(func.max(col(Update.at)))
    .where(col(Update.item_id) == col(Item.id), col(Update.by_id).is_not(None), standing())
    .correlate(Item)
    .scalar_subquery()
)


def moves() -> sa.Select[Any]:
    """Each move of a promised date. The first date that something is given is none."""
    moved = (col(Change.field) == "baseline", col(Change.before).is_not(None), col(Change.after).is_not(None))
    return sa.select(col(Change.item_id)).where(
        col(Change.plan_id) == PLAN_ID, col(Change.item_id).is_not(None), *moved, unchanged()
    )


def _moved(names: Sequence[str], least: int | None, most: int | None, since: bool, until: bool) -> Verdict:
    within = moves()
    if since:
        within = within.where(col(Change.at) >= bindparam(names[0]))
    if until:
        within = within.where(col(Change.at) < bindparam(names[-1]))
    often = within.group_by(col(Change.item_id))
    more = often.having(func.count() > most) if most is not None else None
    if not least:
        # What was never moved was moved at most twice, and has no row that says so.
        return sa.true() if more is None else col(Item.id).not_in(more)
    some = often.having(func.count() >= least)
    return col(Item.id).in_(some if most is None else some.having(func.count() <= most))


MOVED_TIMES = (
    sa.select(func.count())
    .where(
        col(Change.item_id) == col(Item.id),
        col(Change.field) == "baseline",
        col(Change.before).is_not(None),
        col(Change.after).is_not(None),
        unchanged(),
    )
    .correlate(Item)
    .scalar_subquery()
)


SLIP_SECONDS = sa.extract("epoch", col(Item.forecast)) - sa.extract("epoch", col(Item.baseline))
"""Both engines know the seconds of a day; each counts days between dates in its own way."""


def _slips(names: Sequence[str], least: bool, most: bool) -> Verdict:
    seconds = type_coerce(SLIP_SECONDS, Integer)
    return and_(OPEN, _between(seconds, names, least, most))


def _overdue_by(names: Sequence[str], least: bool, most: bool) -> Verdict:
    return and_(overdue(), _between(col(Item.baseline), names, least, most))


def _finished_late(_names: Sequence[str], early: bool) -> Verdict:
    done, promised = col(Item.completed_on), col(Item.baseline)
    return done <= promised if early else done > promised


def _finished_off(names: Sequence[str], early: bool, least: bool, most: bool) -> Verdict:
    done, promised = (sa.extract("epoch", col(day)) for day in (Item.completed_on, Item.baseline))
    return _between(type_coerce(promised - done if early else done - promised, Integer), names, least, most)


def _titled(names: Sequence[str]) -> Verdict:
    return and_(*(col(Item.folded_title).like(bindparam(name, type_=String), escape=ESCAPE) for name in names))


def _one_of(names: Sequence[str], several: bool) -> Verdict:
    return _compared(col(Item.ref), names[0], several)


def _under(names: Sequence[str], several: bool) -> Verdict:
    action = aliased(Item)
    meant = sa.select(col(action.id)).where(
        col(action.plan_id) == PLAN_ID, _compared(col(action.ref), names[0], several)
    )
    # Compared with one number, an index of it is used; a list of one has all of the plan read.
    return col(Item.parent_id).in_(meant) if several else col(Item.parent_id) == meant.scalar_subquery()


def _never(_names: Sequence[str]) -> Verdict:
    """No item has the likelihood or the impact of a risk."""
    return sa.false()
