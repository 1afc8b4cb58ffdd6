"""Taking words back: the one way in which something said is changed, so that no child's name has to stay.

Who wrote them may put others in their place. That they were reworded is kept; what they were is not.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from store.models import Change, DateRequest, Item, Person, Update
from store.plan import acts, history
from store.plan.withdrawals import standing, unchanged

TITLES = ("title", "milestone added", "action added")


def own_update(session: Session, item: Item, by: Person) -> Update | None:
    """The newest that this person said of the item."""
    query = select(Update).where(Update.item_id == item.id, Update.by_id == by.id, standing())
    return session.exec(query.order_by(col(Update.id).desc()).limit(1)).first()


def own_title(session: Session, item: Item, by: Person) -> Change | None:
    """The change that gave the item its present title, if this person made it."""
    query = select(Change).where(Change.item_id == item.id, col(Change.field).in_(TITLES), unchanged())
    newest = session.exec(query.order_by(col(Change.id).desc()).limit(1)).first()
    return newest if newest and newest.by_id == by.id and newest.after == item.title else None


def own_reason(session: Session, item: Item, by: Person) -> Change | None:
    """The newest change with a reason that this person gave."""
    given = (Change.item_id == item.id, Change.by_id == by.id, col(Change.why).is_not(None), unchanged())
    query = select(Change).where(*given)
    return session.exec(query.order_by(col(Change.id).desc()).limit(1)).first()


def reword_update(
    session: Session, item: Item, update: Update, words: str | None, blocker: str | None, *, by: Person, now: datetime
) -> None:
    if item.blocker == update.blocker:
        item.blocker = blocker
    update.words, update.blocker = words, blocker
    session.add_all((item, update))
    _note(session, item, "words", by, now)


def reword_title(session: Session, item: Item, title: str, *, by: Person, now: datetime) -> None:
    """Wherever the history has the old title it has the new one."""
    told = select(Change).where(Change.item_id == item.id, col(Change.field).in_(TITLES))
    for change in session.exec(told):
        change.before = title if change.before == item.title else change.before
        change.after = title if change.after == item.title else change.after
    item.title = title
    session.add(item)
    acts.forget_words(session, item)
    _note(session, item, "title's words", by, now)


def reword_reason(
    session: Session, item: Item, change: Change, why: str, agreed_by: str | None, *, by: Person, now: datetime
) -> None:
    """Where an owner had asked for the date, the request has the old words, too."""
    for asked in session.exec(select(DateRequest).where(DateRequest.item_id == item.id)):
        asked.why = why if asked.why == change.why else asked.why
        asked.said = agreed_by if asked.said == change.agreed_by else asked.said
        session.add(asked)
    change.why, change.agreed_by = why, agreed_by
    session.add(change)
    _note(session, item, "reason", by, now)


def _note(session: Session, item: Item, what: str, by: Person, now: datetime) -> None:
    history.note(session, item.plan_id, item.ref, what, None, "edited", by=by, now=now, item=item)
