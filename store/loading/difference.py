"""What a newer document would change in a plan: added, changed, gone. For people to read before they say yes.

`sightline import --json` prints a `Difference`; its names are a promise to whoever reads that.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel
from sqlmodel import Session

from store.loading.other_things import changes_of_others
from store.loading.revision import Revision
from store.loading.things import Fact, Thing, facts_of
from store.models import Item

NOTHING = Fact("nothing", None)


class FieldChange(BaseModel):
    """`before` is how it stands here, `after` what the document says now.

    `moved_here` is there where people changed it here since the document came last: what the document had said then.
    """

    field: str
    before: str | None
    after: str | None
    moved_here: str | None = None


class Entry(BaseModel):
    """`kind` is a word for people: "action", "risk", "theme" …; `ref` is what it is called once this is accepted."""

    kind: str
    ref: str
    title: str
    changes: list[FieldChange] = []


class Difference(BaseModel):
    """Between a plan and a document. `state` says whether the document is a first plan, a next version, or another.

    `unchanged` counts actions, milestones and timeline entries that stand as they stood.
    """

    state: Literal["first", "version", "other"]
    plan: str | None = None
    """What the plan that is here is called."""
    added: list[Entry] = []
    changed: list[Entry] = []
    gone: list[Entry] = []
    unchanged: int = 0

    @property
    def nothing(self) -> bool:
        return not (self.added or self.changed or self.gone)


LEAST_SHARED = 0.3
"""Share of a document that must be here already for it to be the next version of this plan rather than another plan."""


def difference_of(session: Session, revision: Revision) -> Difference:
    found = Difference(state="version" if revision.share >= LEAST_SHARED else "other", plan=revision.plan.label)
    for thing, ref in revision.refs.items():
        item = revision.items.get(thing)
        entry = Entry(kind=thing.kind.value, ref=ref, title=thing.staged.title)
        if item is None:
            found.added.append(entry)
        elif changes := list(changes_of(revision, thing, item)):
            found.changed.append(entry.model_copy(update={"changes": changes}))
        else:
            found.unchanged += 1
    found.gone = [Entry(kind=item.kind.value, ref=item.ref, title=item.title) for item in revision.gone]
    for other in changes_of_others(session, revision):
        entry = Entry(kind=other.kind.word, ref=other.ref, title=other.title)
        if other.row is None:
            found.added.append(entry)
        elif other.staged is None:
            found.gone.append(entry)
        else:
            fields = [FieldChange(field=name, before=one, after=two) for name, (one, two) in other.fields.items()]
            found.changed.append(entry.model_copy(update={"changes": fields}))
    return found


def changes_of(revision: Revision, thing: Thing, item: Item) -> Iterator[FieldChange]:
    """What the document says otherwise than it said before, and otherwise than it stands here.

    What a document no longer prints is no change: a column that was left out takes nothing away.
    """
    assert item.id is not None
    if item.dropped_at is not None:
        # A programme lead closed it as no longer needed: a document that still prints it does not say otherwise.
        return
    here = facts_of(revision.here[item.id]) if item.id in revision.here else {}
    base = facts_of(revision.base[item.id])
    if item.id not in revision.here:
        yield FieldChange(field="state", before="no longer in the plan", after="in the plan")
    if (ref := revision.refs[thing]) != item.ref:
        yield FieldChange(field="reference", before=item.ref, after=ref)
    for field, after in facts_of(thing.staged).items():
        before, said = here.get(field, NOTHING), base.get(field, NOTHING)
        if after.key not in (said.key, before.key):
            moved = None if said.key == before.key else said.words
            yield FieldChange(field=field, before=_or_none(before), after=after.words, moved_here=moved)
    yield from _moved(revision, thing, item)


def _moved(revision: Revision, thing: Thing, item: Item) -> Iterator[FieldChange]:
    """To another theme, or under another action."""
    if thing.under is not None:
        action = revision.items.get(thing.under)
        if action is None or action.id != item.parent_id:
            yield FieldChange(field="action", before=None, after=revision.refs[thing.under])
    elif thing.theme is not None:
        theme = revision.themes.get(thing.theme)
        if theme is None or theme.id != item.theme_id:
            after = next(one.title for one in revision.staged.themes if one.ref == thing.theme)
            before = next((one.title for one in revision.themes.values() if one.id == item.theme_id), None)
            yield FieldChange(field="theme", before=before, after=after)


def _or_none(fact: Fact) -> str | None:
    return None if fact is NOTHING else fact.words
