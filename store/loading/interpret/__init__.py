"""Make a staged plan of a document: one file for each kind of thing a plan holds.

To read another kind of thing, write a file whose function takes the document or its tables, and `notes` for its doubts,
and name it here. Nothing is invented: what is not printed stays empty, and what is uncertain becomes a doubt.
"""

from store.loading.document import Document
from store.loading.interpret.achievements import achievements_of
from store.loading.interpret.actions import actions_of
from store.loading.interpret.bodies import bodies_of
from store.loading.interpret.front import front_of
from store.loading.interpret.leftovers import absences, tell_skipped
from store.loading.interpret.people import named_people_of
from store.loading.interpret.recommendations import recommendations_of
from store.loading.interpret.risks import risks_of
from store.loading.interpret.standards import standards_of
from store.loading.interpret.tables import tables_of
from store.loading.interpret.themes import themes_of
from store.loading.interpret.timeline import timeline_of
from store.loading.notes import Notes
from store.loading.staged import StagedPlan

__all__ = ["interpret"]


def interpret(document: Document) -> StagedPlan:
    notes = Notes()
    title, council = front_of(document, notes)
    tables = tables_of(document, notes)
    recommendations = recommendations_of(document, tables, notes)
    themes = themes_of(document, tables, notes)
    achievements = achievements_of(document, tables, notes)
    listed = frozenset(recommendation.number for recommendation in recommendations)
    plan = StagedPlan(
        title=title,
        council=council,
        themes=themes.staged(notes),
        recommendations=recommendations,
        actions=actions_of(tables, themes, listed, notes),
        timeline=timeline_of(tables, notes),
        standards=standards_of(tables, notes),
        risks=risks_of(tables, notes),
        bodies=bodies_of(document, notes),
        named_people=named_people_of(document, notes),
        achievements=achievements,
    )
    tell_skipped(document, tables, notes)
    doubts, skipped = notes.in_order_of(document)
    return plan.model_copy(update={"doubts": doubts, "skipped": skipped, "absent": absences(plan)})
