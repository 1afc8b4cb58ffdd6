"""A staged plan of a whole document: every kind of thing that a plan holds, one after the other."""

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading.document import Document
from store.loading.interpret.achievements import achievements_of
from store.loading.interpret.actions import actions_of
from store.loading.interpret.boards import boards_of
from store.loading.interpret.bodies import bodies_of
from store.loading.interpret.columns.blanks import without_placeholders
from store.loading.interpret.columns.earlier import without_earlier
from store.loading.interpret.columns.evidence import weigh
from store.loading.interpret.columns.guided import without_left_out
from store.loading.interpret.columns.kinds import settle_kinds
from store.loading.interpret.columns.order import settle_order
from store.loading.interpret.columns.read_tables import as_settled, read_tables
from store.loading.interpret.contents import correct_all
from store.loading.interpret.dated_columns import use_the_latest
from store.loading.interpret.forms import with_lines_as_rows
from store.loading.interpret.front import UNTITLED, front_of
from store.loading.interpret.hierarchy import settle_parents
from store.loading.interpret.leftovers import absences, tell_skipped
from store.loading.interpret.lists import part_lines, with_lists_as_rows
from store.loading.interpret.people import named_people_of
from store.loading.interpret.progress import settle_statuses
from store.loading.interpret.rating_key import rating_key_of
from store.loading.interpret.rating_periods import settle_ratings
from store.loading.interpret.recommendations import recommendations_of
from store.loading.interpret.risks import risks_of
from store.loading.interpret.sanity import look_at_columns, without_impossible_owners
from store.loading.interpret.side_keys import without_side_keys
from store.loading.interpret.spoken import with_spoken_as_rows
from store.loading.interpret.standards import standards_of
from store.loading.interpret.statuses import Ratings
from store.loading.interpret.step_columns import settle_step_columns
from store.loading.interpret.subitems import with_subitems
from store.loading.interpret.suggestions import suggest
from store.loading.interpret.tables import tables_of, tell_unread
from store.loading.interpret.themes import themes_of
from store.loading.interpret.timeline import timeline_of
from store.loading.interpret.title_marks import settle_title_marks
from store.loading.interpret.tool_rows import settle_tools
from store.loading.notes import Notes

__all__ = ["UNTITLED", "interpret"]


def interpret(printed: Document, choices: Choices | None = None, guidance: Guidance | None = None) -> StagedPlan:
    notes = Notes(choices or Choices(), guidance or Guidance())
    filled = without_placeholders(without_left_out(printed, notes), notes)
    listed = with_lists_as_rows(with_spoken_as_rows(with_subitems(filled), notes), notes)
    key, document = rating_key_of(with_lines_as_rows(listed), notes)
    document = without_side_keys(document, key, notes)
    ratings = Ratings(key, notes)
    title, council = front_of(document, notes)
    tables = tables_of(document, notes)
    every, seen = tables, read_tables(tables)
    tables = settle_kinds(tables, notes)
    correct_all(tables, notes)
    settle_title_marks(tables)
    for table in tables:
        settle_ratings(table, notes)
    tables = without_earlier([table for table in tables if table.rows], notes)
    look_at_columns(tables, notes)
    settle_step_columns(tables)
    part_lines(tables)
    for table in tables:
        use_the_latest(table, notes)
    settle_tools(tables, notes)
    settle_order(tables, notes)
    settle_parents(tables, notes)
    for table in every:
        weigh(table)
    read = as_settled(seen, every)
    tell_unread(tables, notes)
    recommendations = recommendations_of(document, tables, notes)
    themes = themes_of(document, tables, notes)
    achievements = achievements_of(document, tables, notes)
    actions = actions_of(tables, themes, recommendations, ratings, notes)
    timeline, places = timeline_of(tables, actions.taken, ratings, notes)
    plan = StagedPlan(
        title=title,
        council=council,
        themes=themes.staged(notes),
        recommendations=recommendations.staged(),
        actions=actions.staged,
        timeline=timeline,
        standards=standards_of(tables, notes),
        risks=risks_of(tables, recommendations, notes),
        bodies=[*bodies_of(document, notes), *boards_of(tables, notes)],
        named_people=named_people_of(document, notes),
        achievements=achievements,
        rating_key=ratings.settled(),
        reading=notes.guidance,
    )
    places |= actions.places
    with_steps = [*tables, *(one for table in tables for one in table.step_sets)]
    plan = without_impossible_owners(settle_statuses(plan, with_steps, places, notes), places, notes)
    suggest(actions, timeline, places, notes)
    tell_skipped(document, tables, notes)
    for one in printed.left_out:
        notes.leave(one.where, one.what, one.why)
    for unsure in printed.unsure:
        notes.doubt(unsure.where, unsure.printed, unsure.reading, unsure.why)
    notes.put_in_order(printed)
    said = {"doubts": notes.doubts, "skipped": notes.skipped, "suggestions": notes.suggestions}
    return plan.model_copy(update={**said, "absent": absences(plan), "tables": read, "places": places})
