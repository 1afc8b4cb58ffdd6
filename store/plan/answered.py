"""Which recommendations an item answers, kept beside it for counting: a milestone answers what its action answers."""

from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from store.database import rows_of
from store.models import Item, ItemRecommendation

_LINKS = (
    sa.select(col(ItemRecommendation.item_id), col(ItemRecommendation.recommendation_id))
    .join(Item, col(Item.id) == ItemRecommendation.item_id)
    .where(col(Item.plan_id) == sa.bindparam("plan_id"))
    .order_by(col(ItemRecommendation.item_id), col(ItemRecommendation.recommendation_id))
)
_NOTED = sa.select(col(Item.id), col(Item.recommendation_ids)).where(
    col(Item.plan_id) == sa.bindparam("plan_id"), col(Item.parent_id).is_(None)
)
_ACTION = aliased(Item)
_ACTIONS = (
    sa.select(col(_ACTION.recommendation_ids))
    .where(col(_ACTION.id) == Item.parent_id)
    .correlate(Item)
    .scalar_subquery()
)


def note(session: Session, plan_id: int) -> int:
    """Note it anew, after links were changed. Says of how many items it was noted otherwise.

    1. Write what each action answers, where that has changed.
    2. Copy it to their milestones. One that somebody adds meanwhile waits for its action, or is seen by now.
    """
    values = {"plan_id": plan_id}
    answers = {
        item_id: ",".join(str(link.recommendation_id) for link in links)
        for item_id, links in groupby(rows_of(session, _LINKS, values), key=lambda link: link.item_id)
    }
    changed = [
        {"item_id": item_id, "ids": answers.get(item_id, "")}
        for item_id, noted in rows_of(session, _NOTED, values)
        if noted != answers.get(item_id, "")
    ]
    table = Item.__table__  # type: ignore[attr-defined]
    if changed:
        own = sa.update(table).where(table.c.id == sa.bindparam("item_id"))
        session.connection().execute(own.values(recommendation_ids=sa.bindparam("ids")), changed)
    copied = session.execute(
        sa.update(Item)
        .where(col(Item.plan_id) == plan_id, col(Item.parent_id).is_not(None), col(Item.recommendation_ids) != _ACTIONS)
        .values(recommendation_ids=_ACTIONS)
        .returning(col(Item.id))
        .execution_options(synchronize_session=False)
    ).all()
    return len(changed) + len(copied)
