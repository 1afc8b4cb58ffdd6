"""A look at what was read: people who are days, and columns that cannot be what they were taken for."""

from collections.abc import Mapping

from store.dates import read_date
from store.documents.staged import StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry
from store.loading.notes import Notes

Item = StagedAction | StagedMilestone | StagedTimelineEntry


def without_impossible_owners(plan: StagedPlan, places: Mapping[str, str], notes: Notes) -> StagedPlan:
    """Take away owners that are days or numbers; each is doubted."""

    def kept(item: Item, where: str) -> list[str]:
        wrong = [owner for owner in item.owners if not _may_be_somebody(owner)]
        for owner in wrong:
            what = "a day" if read_date(owner).kind == "date" else "no name"
            notes.doubt(where, owner, f"{item.title[:60]}: no owner", f"This is {what}, where an owner belongs")
        return [owner for owner in item.owners if owner not in wrong]

    actions = []
    for action in plan.actions:
        where = places.get(action.ref, "")
        steps = [one.model_copy(update={"owners": kept(one, where)}) for one in action.milestones]
        actions.append(action.model_copy(update={"owners": kept(action, where), "milestones": steps}))
    timeline = [one.model_copy(update={"owners": kept(one, places.get(one.ref, ""))}) for one in plan.timeline]
    return plan.model_copy(update={"actions": actions, "timeline": timeline})


def _may_be_somebody(owner: str) -> bool:
    if not any(letter.isalpha() for letter in owner):
        return False
    return not any(letter.isdigit() for letter in owner) or read_date(owner).kind != "date"
