"""The plans of the council, which of them somebody can mean, and the themes and recommendations a plan is cut by."""

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from store.models import Item, Person, Plan, Recommendation, Theme
from store.plan import channels
from store.rules.folding import folded

# Read for almost every answer, so built once.
_OPEN = select(Plan).where(col(Plan.closed_at).is_(None)).order_by(col(Plan.id))
_EVERY = select(Plan).where(col(Plan.undone_at).is_(None)).order_by(col(Plan.id))
_THEMES = select(Theme).where(col(Theme.plan_id).in_(bindparam("plans", expanding=True)))
_THEMES_NOT_LEFT = _THEMES.where(col(Theme.left_at).is_(None))


def every(session: Session) -> Sequence[Plan]:
    """All plans but those that were taken back, oldest first."""
    return session.exec(_EVERY).all()


def open_ones(session: Session) -> Sequence[Plan]:
    """The plans about which people are asked and told, oldest first."""
    return session.exec(_OPEN).all()


def closed_ones(session: Session) -> Sequence[Plan]:
    """The plans that are only read, the newest first."""
    return open_and_closed(session)[1]


def open_and_closed(session: Session) -> tuple[Sequence[Plan], Sequence[Plan]]:
    """Both of them, in their orders, read at once: a council has few. What was taken back is closed as well."""
    known = every(session)
    return [one for one in known if one.closed_at is None], [one for one in reversed(known) if one.closed_at]


def current(session: Session) -> Plan | None:
    """The plan that is meant where nothing says which: the newest that is open; where none is, the newest to read."""
    open_plans = open_ones(session)
    return open_plans[-1] if open_plans else next(iter(closed_ones(session)), None)


def get(session: Session, plan_id: int | None) -> Plan | None:
    """None for one that was taken back."""
    found = session.get(Plan, plan_id) if plan_id is not None else None
    return found if found is not None and found.undone_at is None else None


def called(session: Session, name: str) -> Sequence[Plan]:
    """The plans that bear this short name or title, capitals or not."""
    said = folded(name)
    return [one for one in every(session) if said and said in map(folded, (one.name or "", one.title))]


def of_channel(among: Sequence[Plan], address: str) -> Sequence[Plan]:
    """Those that tell their week to this channel."""
    return [one for one in among if channels.is_told_in(one, address)]


def of_person(session: Session, among: Sequence[Plan], person: Person) -> Sequence[Plan]:
    """Those in which somebody owns something open, or which they lead."""
    owns = select(Item.plan_id).where(Item.owner_id == person.id, col(Item.closed_at).is_(None)).distinct()
    theirs = {*session.exec(owns), *(role.plan_id for role in person.roles)}
    return [one for one in among if one.id in theirs]


def themes(session: Session, *plans: Plan, left: bool = False) -> Sequence[Theme]:
    """Args: left: with those that a later document no longer has."""
    found = session.exec(_THEMES if left else _THEMES_NOT_LEFT, params={"plans": [plan.id for plan in plans]}).all()
    return sorted(found, key=lambda theme: theme.letter)


def recommendations(session: Session, plan: Plan, *, left: bool = False) -> Sequence[Recommendation]:
    """Args: left: with those that a later document no longer has."""
    query = select(Recommendation).where(Recommendation.plan_id == plan.id).order_by(col(Recommendation.number))
    return session.exec(query if left else query.where(col(Recommendation.left_at).is_(None))).all()
