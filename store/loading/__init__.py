"""Read a plan document into a staged plan: what is printed, every doubt about it, and nothing else.

A reader for each kind of file (`readers/`) gives a neutral `Document`; one interpreter (`interpret/`, a file for each
kind of thing in a plan) makes a `StagedPlan` of it. A new kind of file is one more reader; a new way of naming a column
is one more word in `interpret/synonyms.py`.
"""

from pathlib import Path

from store.loading.interpret import interpret
from store.loading.readers import UnreadablePlanError, read_document
from store.loading.readers.text import document_of
from store.loading.staged import StagedPlan

__all__ = ["StagedPlan", "UnreadablePlanError", "read_plan", "read_text"]


def read_plan(path: Path) -> StagedPlan:
    """Read the plan in a file, or say in one sentence why that cannot be done."""
    return _with_something_in_it(interpret(read_document(path)), path.name)


def read_text(text: str, name: str) -> StagedPlan:
    """Read a plan from text that is already at hand; `name` is what people know it by."""
    return _with_something_in_it(interpret(document_of(text)), name)


def _with_something_in_it(plan: StagedPlan, name: str) -> StagedPlan:
    if plan.actions or plan.recommendations or plan.timeline or plan.standards or plan.risks:
        return plan
    raise UnreadablePlanError(
        f"I found no plan in {name}. I look for tables of actions, recommendations, standards or risks, with their"
        " headings in a row above them."
    )
