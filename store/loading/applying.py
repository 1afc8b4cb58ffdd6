"""Put a revision that somebody accepted into the plan: what is new, what changed, what is gone. Nothing is deleted.

What was said and done here stays: a change is written over the plan with what was there before in its history, and a
rating or a status that the document prints otherwise than before is one more update, said by nobody in particular.
"""

from datetime import datetime

from sqlmodel import Session

from store.loading.accepted import Accepted
from store.loading.applying_items import ItemWriter
from store.loading.difference import changes_of
from store.loading.other_things import OtherChange, changes_of_others
from store.loading.revision import Revision
from store.loading.things import Thing
from store.models import Item, Person
from store.plan import answered, edits, history
from store.plan.plans import recommendations


def apply(
    session: Session, revision: Revision, accepted: Accepted, *, source: str, by: Person | None, now: datetime
) -> None:
    """Write it, in the caller's transaction.

    Args:
        source: the document's file name, which the history gives as the reason.
        by: who accepted it; None for a first plan that a command line reads in.
    """
    _others(session, revision, accepted, source=source, by=by, now=now)
    session.flush()
    writer = ItemWriter(
        session,
        revision,
        {one.number: one.id for one in recommendations(session, revision.plan, left=True) if one.id is not None},
        accepted,
        source=source,
        by=by,
        now=now,
    )
    _cede(session, revision)
    wanted = [thing for thing in revision.refs if not _left_out(revision, thing, accepted)]
    writer.rename(wanted)
    for thing in wanted:
        item = revision.items.get(thing)
        if item is None:
            revision.items[thing] = writer.add(thing)
        else:
            writer.change(thing, item, list(changes_of(revision, thing, item)))
    if accepted.close_gone:
        for item in revision.gone:
            if not accepted.leaves_out(item.ref):
                edits.leave(session, item, why=f"no longer in {source}", by=by, now=now)
    session.flush()
    assert revision.plan.id is not None
    answered.note(session, revision.plan.id)


def _left_out(revision: Revision, thing: Thing, accepted: Accepted) -> bool:
    """A new action that is left out takes its milestones with it."""
    if accepted.leaves_out(revision.refs[thing]):
        return True
    return thing.under is not None and thing.under not in revision.items and _left_out(revision, thing.under, accepted)


def _cede(session: Session, revision: Revision) -> None:
    gone = {item.id: item for item in revision.gone}
    for item_id, ref in revision.ceded.items():
        item = gone.get(item_id) or session.get_one(Item, item_id)
        item.ref = ref
        session.add(item)
    session.flush()


def _others(
    session: Session, revision: Revision, accepted: Accepted, *, source: str, by: Person | None, now: datetime
) -> None:
    wanted = [
        one
        for one in changes_of_others(session, revision)
        if not accepted.leaves_out(one.ref) and (one.staged is not None or accepted.close_gone)
    ]
    _free_references(session, wanted)
    assert revision.plan.id is not None
    for one in wanted:
        if one.row is None:
            row = one.kind.make(revision, one.staged, one.position, one.ref)
            session.add(row)
            if one.kind.word == "theme":
                revision.themes[one.staged.ref] = row
            one.kind.put(session, row, one.staged)
            if not revision.first:
                history.note(
                    session, revision.plan.id, one.ref, f"{one.kind.word} added", None, one.title, by=by, now=now
                )
            continue
        what = _what(one)
        if one.staged is None:
            one.row.left_at = now
            why = f"no longer in {source}"
            history.note(session, revision.plan.id, what, "state", "in the plan", "left", by=by, now=now, why=why)
        else:
            one.row.left_at = None
            for name, (before, after) in one.fields.items():
                why = f"as printed in {source}"
                history.note(session, revision.plan.id, what, name, before, after, by=by, now=now, why=why)
            one.kind.put(session, one.row, one.staged)
        session.add(one.row)


def _what(one: OtherChange) -> str:
    return one.ref if one.ref != one.title else f"{one.kind.word} {one.title}"


def _free_references(session: Session, changes: list[OtherChange]) -> None:
    """Two standards may change places: each lets go of its reference before any takes one."""
    for one in changes:
        if one.row is not None and "reference" in one.fields:
            one.row.ref = f"~{one.row.id}"
            session.add(one.row)
    session.flush()
