"""Read a file in this very process, without limits: for the sandbox's child, and for words that are our own."""

from pathlib import PurePath

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import Doubt, StagedPlan
from store.loading.interpret.sanity import WRONG_COLUMNS
from store.loading.interpret.whole import UNTITLED, interpret
from store.loading.readers import read_document
from store.loading.readers.refusal import NoPlanFoundError, UnreadablePlanError
from store.loading.readers.text import document_of
from store.loading.screening import screened
from store.loading.tidying import tidied


def read_here(
    content: bytes, name: str, choices: Choices | None = None, guidance: Guidance | None = None
) -> StagedPlan:
    found = read_document(content, name)
    plan = found if isinstance(found, StagedPlan) else interpret(found, choices, guidance)
    titled = screened(tidied(_titled(plan, name), name), guidance or Guidance())
    return _checked(titled, name)


def read_text(text: str, name: str, choices: Choices | None = None) -> StagedPlan:
    """Read a plan from text that is already at hand; `name` is what people know it by."""
    return _checked(tidied(interpret(document_of(text), choices), name), name)


def _checked(plan: StagedPlan, name: str) -> StagedPlan:
    if plan.is_empty:
        raise NoPlanFoundError(name, plan)
    _refuse_strangers(plan, name)
    return plan


def _refuse_strangers(plan: StagedPlan, name: str) -> None:
    """A plan written by hand in our own format may name what it does not list."""
    themes = {theme.ref for theme in plan.themes}
    numbers = {one.number for one in plan.recommendations}
    for action in plan.actions:
        strangers = [f"recommendation {number}" for number in action.recommendations if number not in numbers]
        if action.theme and action.theme not in themes:
            strangers.insert(0, f"theme {action.theme}")
        if strangers:
            raise UnreadablePlanError(
                f"In {name}, {action.ref} names {strangers[0]}, which the plan does not list. Add it, or correct it."
            )


def _titled(plan: StagedPlan, name: str) -> StagedPlan:
    if plan.title == UNTITLED and (title := PurePath(name).stem.replace("_", " ").strip()):
        doubt = Doubt(
            where=name, printed="no title", reading=title, why="No title is printed, so the file's name is used"
        )
        loud = sum(one.reading == WRONG_COLUMNS for one in plan.doubts)
        doubts = [*plan.doubts[:loud], doubt, *plan.doubts[loud:]]
        return plan.model_copy(update={"title": title, "doubts": doubts})
    return plan
