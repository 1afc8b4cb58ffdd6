"""Whom a chat does not reach yet, since it lets the bot write only to those for whom it is installed."""

from collections.abc import Sequence

from sqlmodel import Session, and_, col, exists, not_, select

from store.models import ConversationReference, Identity, Item, Person, Plan
from store.people.permissions import who_can_be_asked


def not_installed(session: Session, among: Sequence[Plan]) -> list[Person]:
    """The owners of what is open in these plans whom no chat reaches before they install the app, by name.

    Nobody, where no chat has such a rule.
    """
    asks_first = set(session.exec(select(ConversationReference.platform).distinct()))
    if not asks_first:
        return []
    theirs = and_(col(Identity.person_id) == Person.id, ~col(Identity.closed))
    freely = exists(select(Identity.id).where(theirs, col(Identity.platform).not_in(asks_first)))
    is_in = and_(
        col(ConversationReference.platform) == Identity.platform,
        col(ConversationReference.tenant) == Identity.tenant,
        col(ConversationReference.external_id) == Identity.external_id,
        col(ConversationReference.closed_at).is_(None),
    )
    installed = exists(select(Identity.id).join(ConversationReference, is_in).where(theirs))
    owns = and_(
        col(Item.owner_id) == Person.id,
        col(Item.plan_id).in_([plan.id for plan in among]),
        col(Item.closed_at).is_(None),
        col(Item.completed_on).is_(None),
    )
    query = select(Person).where(who_can_be_asked(), exists(select(Item.id).where(owns)), not_(freely), not_(installed))
    return list(session.exec(query.order_by(col(Person.name), col(Person.id))))
