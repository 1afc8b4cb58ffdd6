"""Changes to the plan itself, by its programme lead: each keeps what was there before."""

from collections import Counter
from datetime import date, datetime
from string import digits

from sqlmodel import Session, col, select

from store.database import lock
from store.models import Change, Item, Person, Plan, Theme
from store.plan import history
from store.rules.terms import Kind, Precision


def assign(session: Session, item: Item, to: Person | None, *, by: Person | None, now: datetime) -> None:
    """Whoever had said that it is not theirs has their answer with this, also where it stays with them."""
    item.disowned_at = None
    session.add(item)
    before = session.get(Person, item.owner_id) if item.owner_id else None
    if (before.id if before else None) == (to.id if to else None):
        return
    names = (before.name if before else None, to.name if to else None)
    history.note(session, item.plan_id, item.ref, "owner", *names, by=by, now=now, item=item)
    item.owner_id = to.id if to else None


def reassign(session: Session, plan: Plan, of: Person, to: Person, *, by: Person, now: datetime) -> list[Item]:
    """Give everything open that one person owns to another. Gives what was moved."""
    theirs = select(Item).where(Item.plan_id == plan.id, Item.owner_id == of.id, col(Item.closed_at).is_(None))
    theirs = theirs.with_for_update(key_share=True).execution_options(populate_existing=True)
    moved = list(session.exec(theirs.order_by(col(Item.position), col(Item.id))))
    for item in moved:
        assign(session, item, to, by=by, now=now)
    session.flush()
    return moved


def add_milestone(
    session: Session,
    action: Item,
    title: str,
    baseline: date | None,
    precision: Precision | None,
    *,
    by: Person,
    now: datetime,
    owner_id: int | None = None,
    demo: bool = False,
) -> Item:
    """Put a milestone under an action, with the next free number. A number once given is never given again.

    Args:
        owner_id: who owns it from the first; nobody, if left out.
    """
    lock(session, action)
    number = _next_number(session, action)
    milestone = Item(
        plan_id=action.plan_id,
        kind=Kind.MILESTONE,
        ref=f"{action.ref}.{number}",
        title=title,
        position=number,
        theme_id=action.theme_id,
        parent_id=action.id,
        recommendation_ids=action.recommendation_ids,
        owner_id=owner_id,
        baseline=baseline,
        baseline_precision=precision,
        demo=demo,
    )
    session.add(milestone)
    session.flush()
    history.note(
        session, milestone.plan_id, milestone.ref, "milestone added", None, title, by=by, now=now, item=milestone
    )
    return milestone


def add_action(
    session: Session,
    plan: Plan,
    theme: Theme | None,
    title: str,
    baseline: date | None,
    precision: Precision | None,
    *,
    by: Person,
    now: datetime,
) -> Item:
    """Put an action into a theme, with the next free number as the plan gives them there."""
    lock(session, plan)
    assert plan.id is not None
    stem, number = _next_ref(session, plan, theme)
    action = Item(
        plan_id=plan.id,
        kind=Kind.ACTION,
        ref=f"{stem}{number}",
        title=title,
        position=number,
        theme_id=theme.id if theme else None,
        baseline=baseline,
        baseline_precision=precision,
    )
    session.add(action)
    session.flush()
    history.note(session, plan.id, action.ref, "action added", None, title, by=by, now=now, item=action)
    return action


def _next_ref(session: Session, plan: Plan, theme: Theme | None) -> tuple[str, int]:
    """What stands before the numbers of a theme's actions ("A", "3."), and one more than the highest number behind it.

    Whatever has left the plan keeps its number.
    """
    actions = select(Item.ref).where(Item.plan_id == plan.id, Item.kind == Kind.ACTION)
    own = session.exec(actions.where(Item.theme_id == theme.id)).all() if theme else session.exec(actions).all()
    stems = Counter(ref.rstrip(digits) for ref in own if ref[-1:].isdecimal())
    stem = stems.most_common(1)[0][0] if stems else theme.letter if theme else "A"
    beside = select(Item.ref).where(Item.plan_id == plan.id, col(Item.ref).startswith(stem, autoescape=True))
    endings = [ref.removeprefix(stem) for ref in session.exec(beside)]
    return stem, 1 + max((int(ending) for ending in endings if ending.isdecimal()), default=0)


def _next_number(session: Session, action: Item) -> int:
    """One more than the highest under this action, open or not; a plan may print numbers with gaps."""
    stem = f"{action.ref}."
    beside = select(Item.ref).where(Item.plan_id == action.plan_id, col(Item.ref).startswith(stem, autoescape=True))
    endings = [ref.removeprefix(stem) for ref in session.exec(beside)]
    return 1 + max((int(ending) for ending in endings if ending.isdecimal()), default=0)


def rebaseline(
    session: Session,
    item: Item,
    to: date,
    precision: Precision,
    *,
    by: Person,
    why: str,
    agreed_by: str | None,
    now: datetime,
) -> None:
    """Move the date promised to the board, and keep the promise that was there."""
    history.note(
        session,
        item.plan_id,
        item.ref,
        "baseline",
        item.baseline,
        to,
        by=by,
        now=now,
        item=item,
        why=why,
        agreed_by=agreed_by,
    )
    item.baseline, item.baseline_precision = to, precision
    session.add(item)


def rename(session: Session, item: Item, title: str, *, by: Person, now: datetime) -> None:
    history.note(session, item.plan_id, item.ref, "title", item.title, title, by=by, now=now, item=item)
    item.title = title
    session.add(item)


def leave(
    session: Session, item: Item, *, why: str, by: Person | None, now: datetime, undoes: Change | None = None
) -> None:
    """Close what is no longer in the plan. Nothing is deleted, and a later document may bring it back.

    Args:
        undoes: the change that put it there a moment ago.
    """
    state = ("state", "in the plan", "left")
    history.note(session, item.plan_id, item.ref, *state, by=by, now=now, item=item, why=why, undoes=undoes)
    item.closed_at = now
    session.add(item)


NO_LONGER_NEEDED = "no longer needed"


def drop(session: Session, item: Item, *, why: str, by: Person, now: datetime) -> None:
    """Close what is open and no longer needed. It is not complete, and no document brings it back."""
    state = ("state", "in the plan", NO_LONGER_NEEDED)
    history.note(session, item.plan_id, item.ref, *state, by=by, now=now, item=item, why=why)
    item.closed_at = item.dropped_at = now
    session.add(item)


def take_up_again(session: Session, item: Item, *, why: str | None, by: Person, now: datetime) -> None:
    """What was no longer needed is open again, and stands as was said of it last."""
    state = ("state", NO_LONGER_NEEDED, "in the plan")
    history.note(session, item.plan_id, item.ref, *state, by=by, now=now, item=item, why=why)
    item.closed_at = item.dropped_at = None
    session.add(item)


def reopen(session: Session, item: Item, *, why: str | None, by: Person, now: datetime) -> None:
    """Note that what was complete, or said so, is open again; the update that says how it stands makes it so."""
    before = "complete" if item.completed_on else "said complete"
    history.note(session, item.plan_id, item.ref, "reopened", before, "open", by=by, now=now, item=item, why=why)


def set_manager(session: Session, plan: Plan, person: Person, manager: Person, *, by: Person, now: datetime) -> None:
    lock(session, person)
    before = session.get(Person, person.manager_id) if person.manager_id else None
    assert plan.id is not None
    names = (before.name if before else None, manager.name)
    history.note(session, plan.id, person.name, "manager", *names, by=by, now=now)
    person.manager_id = manager.id
    session.add(person)
