"""The plan as it would stand once a document is accepted, with each doubt beside the cell that it is about.

What people said or changed here since the document came last counts as it does when the document is accepted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session

from store.documents.staged import StagedAction, StagedMilestone, StagedPlan
from store.loading.applying_items import progress_said
from store.loading.difference import changes_of
from store.loading.doubted import Cells, doubted_cells
from store.loading.plan_reading import with_key_of
from store.loading.revision import Revision
from store.loading.staging import verdicts_of
from store.loading.things import Staged, Thing, things_of
from store.rules.brag import brag
from store.rules.terms import Brag, Kind, Progress

STANDING = frozenset({"due", "completed", "forecast", "rating", "status", "progress", "blocker", "state"})
"""Fields from which a colour follows."""
SAID = STANDING - {"state"} | {"title", "owners", "recommendations", "start"}
"""Fields that a document and a thing that is here have alike."""


@dataclass(frozen=True)
class Preview:
    """Args: plan: with the references that the plan will have; `doubts` are by these, then by the field's name."""

    plan: StagedPlan
    colours: Mapping[str, Brag] = field(default_factory=dict)
    doubts: Cells = field(default_factory=dict)

    def rows(self, *kinds: Kind) -> list[Thing]:
        return [thing for thing in things_of(self.plan) if thing.kind in kinds]


def preview_of(staged: StagedPlan, today: date) -> Preview:
    """As a plan of its own."""
    refs = {id(thing.staged): _own_ref(thing) for thing in things_of(staged)}
    stood = _put_together(staged, {}, refs, {})
    return Preview(stood, _colours(stood, today), doubted_cells(staged, refs))


def preview_of_version(session: Session, revision: Revision, today: date) -> Preview:
    """As the next version of a plan; nothing is written."""
    staged = with_key_of(revision.plan, revision.staged)
    verdicts = verdicts_of(session, revision.plan, today)
    standing: dict[int, Staged] = {}
    as_here: dict[str, Brag] = {}
    for thing, item in revision.items.items():
        here = revision.here.get(item.id or 0)
        if here is None:
            continue
        base = revision.base[item.id or 0]
        if progress_said(staged, base) is Progress.COMPLETE and not (base.completed and base.completed.date):
            # The day on which it was accepted is none that anybody said.
            here = here.model_copy(update={"completed": base.completed})
        changed = {one.field for one in changes_of(revision, thing, item)}
        standing[id(thing.staged)] = here.model_copy(
            update={name: getattr(thing.staged, name) for name in changed & SAID}
        )
        if not changed & STANDING and item.ref in verdicts:
            as_here[revision.refs[thing]] = verdicts[item.ref]
    refs = {id(thing.staged): ref for thing, ref in revision.refs.items()}
    stood = _put_together(staged, standing, refs, revision.letters)
    return Preview(stood, _colours(stood, today) | as_here, doubted_cells(staged, refs))


def _own_ref(thing: Thing) -> str:
    if thing.staged.ref or thing.under is None:
        return thing.staged.ref or ""
    return f"{thing.under.staged.ref}.{thing.position}"


def _put_together(
    staged: StagedPlan, standing: Mapping[int, Staged], refs: Mapping[int, str], letters: Mapping[str, str]
) -> StagedPlan:
    def stood(one: Staged) -> Staged:
        ref = {"ref": refs.get(id(one), one.ref)}
        return standing.get(id(one), one).model_copy(update=ref)

    actions = []
    for action in staged.actions:
        milestones = [one for each in action.milestones if isinstance(one := stood(each), StagedMilestone)]
        theme = letters.get(action.theme or "", action.theme)
        whole = stood(action).model_copy(update={"milestones": milestones, "theme": theme})
        actions += [whole] if isinstance(whole, StagedAction) else []
    themes = [one.model_copy(update={"ref": letters.get(one.ref, one.ref)}) for one in staged.themes]
    timeline = [stood(one) for one in staged.timeline]
    return staged.model_copy(update={"actions": actions, "themes": themes, "timeline": timeline, "ours": False})


def _colours(plan: StagedPlan, today: date) -> dict[str, Brag]:
    return {
        thing.staged.ref or "": brag(
            progress=progress_said(plan, thing.staged),
            blocker=thing.staged.blocker,
            baseline=thing.staged.due.date if thing.staged.due else None,
            forecast=thing.staged.forecast,
            completed_on=_completed(plan, thing.staged, today),
            today=today,
        )
        for thing in things_of(plan)
    }


def _completed(plan: StagedPlan, staged: Staged, today: date) -> date | None:
    """What is said to be complete without a day counts as completed on the day that the document is accepted."""
    if staged.completed and staged.completed.date:
        return staged.completed.date
    return today if progress_said(plan, staged) == "complete" else None
