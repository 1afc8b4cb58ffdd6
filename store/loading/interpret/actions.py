"""Actions: each line of an action cell that is one, with what its row prints beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from store.documents.staged import StagedAction
from store.loading.document import Piece, Row
from store.loading.interpret import references
from store.loading.interpret.banners import banner_of
from store.loading.interpret.layouts import layout_of
from store.loading.interpret.lost_actions import named_elsewhere
from store.loading.interpret.milestone_tables import put_under_actions
from store.loading.interpret.naming import Name, Naming
from store.loading.interpret.owners import may_be_one, may_be_two, split_posts
from store.loading.interpret.parts import parts_of
from store.loading.interpret.printed import Beside, Printed, Step, date_in, due_of, forecast_in, status_of
from store.loading.interpret.recommendations import Recommendations
from store.loading.interpret.references import LABELLED
from store.loading.interpret.rows import WholeRow, whole_rows
from store.loading.interpret.statuses import Ratings, coloured_column, tell_other_colours
from store.loading.interpret.steps import (
    folded,
    is_one_of_rows,
    milestones_of,
    rows_follow,
    status_is_first_steps,
    step_of,
    steps_beside,
    steps_in,
)
from store.loading.interpret.tables import Table
from store.loading.interpret.themes import Themes
from store.loading.interpret.words import fused_at, is_cut, key
from store.loading.notes import Notes

NAMED = 2
"""Cells of a line across the table that only name its theme: a number and the name."""
ADDS = ("milestones", "owner", "due", "progress", "status", "rating")


@dataclass
class Actions:
    """The actions, where each of them and of their steps stands, and every reference that they have."""

    staged: list[StagedAction] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


def actions_of(
    tables: list[Table], themes: Themes, recommendations: Recommendations, ratings: Ratings, notes: Notes
) -> Actions:
    found = Actions()
    naming = Naming(len(themes.known), notes)
    waiting: list[tuple[Name, Printed, int | None]] = []
    for table in tables:
        if table.kind != "actions":
            continue
        colours = coloured_column(table)
        tell_other_colours(table, notes)
        for printed in folded(list(_in_table(table, themes, recommendations, notes)), notes):
            name = naming.reference(printed)
            found.places[name.ref] = printed.where
            waiting.append((name, printed, colours))
    put_under_actions(tables, {name.ref: printed for name, printed, _ in waiting}, notes)
    # All actions have their references before any step is given one that might be theirs.
    found.staged = [_staged(name, printed, ratings, colours, naming) for name, printed, colours in waiting]
    for action, (_, printed, _) in zip(found.staged, waiting, strict=True):
        for milestone, step in zip(action.milestones, printed.steps, strict=True):
            found.places[milestone.ref or ""] = (step.beside or printed).where
    naming.tell_spoilt()
    _doubt_two_owners(found, notes)
    found.taken = naming.taken
    return found


def _doubt_two_owners(found: Actions, notes: Notes) -> None:
    """Ask once about each printed owner that may be a post and a person."""
    met: dict[str, str] = {}
    for action in found.staged:
        owners = [*action.owners, *(owner for one in action.milestones for owner in one.owners)]
        met = {owner: found.places[action.ref] for owner in owners if may_be_two(owner)} | met
    for owner, where in met.items():
        notes.doubt(where, owner, "one owner", "It may be a post, and a person beside it")


@dataclass
class _Context:
    """What the rows of a table inherit from what stands above them."""

    table: Table
    themes: Themes
    recommendations: Recommendations
    notes: Notes
    theme: str | None = None
    numbers: list[int] = field(default_factory=list)

    def take_line_across(self, row: Row) -> None:
        self.notes.use(row)
        text = next(cell.text for cell in row.cells if cell.text and not cell.carried)
        if row.cell(self.table.columns["action"]).text == text and row.cell(self.table.columns["action"]).span == 1:
            why = "It stands where actions do, with nothing beside it"
            self.notes.doubt(row.where, text, "the name of what stands under it, no action", why)
        if row.where in self.table.banners:
            self.theme = self.themes.letter(self.table.banners[row.where])
            if len(filled := [cell.text for cell in row.cells if cell.text and not cell.carried]) > NAMED:
                self.notes.leave(row.where, " | ".join(filled), "a line across the table; only its theme is kept")
        elif LABELLED.match(text):
            self.numbers = _numbers(text, self.recommendations, row.where, self.notes)
        else:
            words = " ".join(cell.text for cell in row.cells if cell.text)
            self.notes.leave(row.where, words, "a line across the table")

    def take_row(self, row: WholeRow) -> None:
        columns = self.table.columns
        if printed := row.text(columns.get("recommendation number")) or row.text(columns.get("recommendation")):
            self.numbers = _numbers(printed, self.recommendations, row.where, self.notes)
        elif self.numbers and "recommendation" in columns and row.cell(columns["action"]).pieces:
            reading = f"recommendations {', '.join(str(number) for number in self.numbers)}"
            why = "This row takes the recommendations of the row above"
            self.notes.doubt(row.where, "no recommendation", reading, why)
        printed = row.text(columns.get("theme"))
        if printed or ("theme" in columns and not self.table.fills_down):
            self.theme = self.themes.letter(printed) if printed else None


def _in_table(table: Table, themes: Themes, recommendations: Recommendations, notes: Notes) -> Iterator[Printed]:
    context = _Context(table, themes, recommendations, notes)
    context.numbers = _numbers_over(table, recommendations, notes)
    context.theme = themes.letter(table.named_by.text) if table.named_by else None
    last: Printed | None = None
    for across, rows in _stretches(table):
        if across:
            context.take_line_across(across)
        for row in whole_rows(rows, lambda above, row: _continues(table, above, row), notes):
            context.take_row(row)
            row = named_elsewhere(row, table, notes, in_any_words=False)
            if last and (_adds(table, row) or _repeats(last, row)):
                _add(last, row, notes)
                continue
            if last and (step := _lettered_under(last, row)):
                last.steps.append(step)
                continue
            row = named_elsewhere(row, table, notes, in_any_words=True)
            if not row.cell(table.columns["action"]).pieces and not row.cell(table.columns["action"]).carried:
                words = " | ".join(cell.text for cell in row.cells if cell.text and not cell.carried)
                notes.leave(row.where, words, "a row without an action")
            for printed in _in_row(row, context):
                last = printed
                yield printed


def _stretches(table: Table) -> Iterator[tuple[Row | None, list[Row]]]:
    """Give the rows between lines across the table, each time with the line above them."""
    across: Row | None = None
    rows: list[Row] = []
    for at, row in enumerate(table.rows):
        if banner_of(table, table.rows, at) is None:
            rows.append(row)
            continue
        yield across, rows
        across, rows = row, []
    yield across, rows


def _in_row(row: WholeRow, context: _Context) -> Iterator[Printed]:
    table, notes = context.table, context.notes
    layout = layout_of(row, table)
    if layout.why:
        notes.doubt(row.where, layout.actions[0].text[:80], "one action", layout.why)
    for position, part in enumerate(layout.actions):
        beside = Beside(row.where, row, table, layout.actions, position)
        printed = Printed(part.text, part.mark, context.theme, list(context.numbers), beside, layout)
        printed.steps = steps_in(printed, notes)
        yield printed


def _numbers_over(table: Table, recommendations: Recommendations, notes: Notes) -> list[int]:
    """Read the recommendation that the heading over a table names."""
    headings = [one for one in table.over if LABELLED.match(one.text)]
    if len(headings) != 1 or "recommendation" in table.columns:
        # Several in a row are a list of them all.
        return []
    heading = headings[0]
    notes.use(heading)
    return _numbers(heading.text, recommendations, heading.where, notes)


def _numbers(printed: str, recommendations: Recommendations, where: str, notes: Notes) -> list[int]:
    """Read which recommendations are meant: by their words, by one number before its words, or by a list of numbers."""
    if (known := recommendations.by_words.get(key(printed))) is not None:
        return [known]
    named = LABELLED.match(printed)
    if named and int(named["number"]) in recommendations.numbers and len(printed.split()) > 5 and ":" in printed:
        return [int(named["number"])]
    return references.recommendation_numbers(printed, recommendations.numbers, where, notes)


def _continues(table: Table, above: Row, row: Row) -> bool:
    """Tell a row cut off by a page: nothing in it but more of what may go on ("Lead" and "Due" say it is a new one)."""
    action = table.columns["action"]
    goes_on = {action, table.columns.get("progress"), table.columns.get("milestones")}
    if row.cell(action).carried or row.where in table.under:
        return False
    beside = [column for column, cell in enumerate(row.cells) if cell.text and column not in goes_on]
    if beside:
        # A word cut at its hyphen goes on, whatever its second half has beside it that the first has not.
        cut = above.cell(action).text.endswith("-") and row.cell(action).text[:1].islower()
        return cut and not any(above.cell(column).text for column in beside)
    return bool(row.cell(action).text) and (
        any(piece.bullet for piece in row.cell(action).pieces) or is_cut(above.cell(action).text, row.cell(action).text)
    )


def _adds(table: Table, row: WholeRow) -> bool:
    """Whether a row says more of the action above: it has none of its own."""
    cell = row.cell(table.columns["action"])
    ref = table.columns.get("ref")
    if (cell.text and not cell.carried) or (row.text(ref) and not row.cell(ref).carried):
        return False
    columns = [table.columns[role] for role in ADDS if role in table.columns]
    return any(row.cell(column).text and not row.cell(column).carried for column in columns)


def _repeats(last: Printed, row: WholeRow) -> bool:
    """Whether a row prints the action above again, to give it one more step."""
    table = last.table
    steps = row.cell(table.columns.get("milestones"))
    same = [table.columns[role] for role in ("action", "ref", "theme") if role in table.columns]
    is_same = all(row.text(column) == last.beside.row.text(column) for column in same)
    return is_same and len(last.beside.parts) == 1 and bool(steps.text) and not steps.carried


def _lettered_under(last: Printed, row: WholeRow) -> Step | None:
    """Read "(a) Agree roles", in a row without a reference, as a step of the action above that has one."""
    ref = last.table.columns.get("ref")
    if ref is None or not last.ref or len(last.beside.parts) > 1 or (row.text(ref) and not row.cell(ref).carried):
        return None
    parts = parts_of(row.cell(last.table.columns["action"]))
    if len(parts) != 1 or not parts[0].mark or not parts[0].mark.islower():
        return None
    return Step(parts[0].text, parts[0].mark, Beside(row.where, row, last.table, parts, 0))


def _add(last: Printed, row: WholeRow, notes: Notes) -> None:
    column = last.table.columns.get("milestones")
    cell = row.cell(column)
    if cell.text and not cell.carried:
        parts = parts_of(cell)
        alone = [step_of(part, Beside(row.where, row, last.table, parts, at)) for at, part in enumerate(parts)]
        last.steps += steps_beside(row, last.table) if last.table.step_sets else alone
        return
    last.more.append(row)
    words = " | ".join(cell.text for cell in row.cells if cell.text and not cell.carried)
    notes.doubt(
        row.where, words[:80], f"said of the action above, at {last.where}", "This row has no action of its own"
    )


def _staged(name: Name, printed: Printed, ratings: Ratings, colours: int | None, naming: Naming) -> StagedAction:
    ref, notes = name.ref, naming.notes
    _doubt_fused(ref, printed, notes)
    beside = printed.beside
    milestones = milestones_of(name, printed, ratings, colours, naming)
    dated_steps = any(one.due for one in milestones) and any(step.beside for step in printed.steps)
    due = None if _is_shared_out(printed) else due_of(beside, ref, notes)
    if dated_steps and due and _is_first_steps(printed):
        notes.doubt(
            printed.where, due.raw, f"when {milestones[0].ref} is due, not {ref}", "Each step's row has its date"
        )
        due = None
    # A day on which one step was completed completes no action.
    is_first_steps = is_one_of_rows(printed)
    return StagedAction(
        ref=ref,
        printed_ref=name.printed,
        title=printed.title,
        theme=printed.theme,
        recommendations=printed.recommendations,
        owners=_owners(ref, printed, notes),
        due=due,
        start=date_in(beside, "start", ref, notes),
        completed=None if is_first_steps else date_in(beside, "completed", ref, notes),
        forecast=None if is_first_steps else forecast_in(beside, ref, notes),
        rating=None if rows_follow(printed, colours) else ratings.beside(beside, colours),
        status=status_of(None if status_is_first_steps(printed) else _said("status", printed), due),
        progress=_said("progress", printed),
        milestones=milestones,
    )


def _is_first_steps(printed: Printed) -> bool:
    """Whether the due date in an action's row is that of its first step, since later steps' rows have their own."""
    first, later = printed.steps[0], printed.steps[1:]
    in_its_row = first.beside and first.beside.where == printed.where and first.beside.table is printed.table
    return bool(in_its_row) and any(
        step.beside and step.beside.where != printed.where and step.beside.words("due") for step in later
    )


def _is_shared_out(printed: Printed) -> bool:
    """Whether the dates beside an action are those of its steps, one for each."""
    return any(
        step.beside.where == printed.where and len(step.beside.parts) > 1 and step.beside.has_own("due")
        for step in printed.steps
        if step.beside and step.beside.table is printed.table
    )


def _owners(ref: str, printed: Printed, notes: Notes) -> list[str]:
    by_role = [_pieces(role, printed) for role in ("owner", "second owner")]
    pieces = [piece for one in by_role for piece in one]
    owners = list(dict.fromkeys(post for one in by_role for post in split_posts(one)))
    if pieces and not owners:
        words = " ".join(piece.text for piece in pieces)
        if any(letter.isalpha() for letter in words):
            notes.doubt(printed.where, words, f"{ref}: no owner", "This names nobody yet")
    if one := may_be_one(owners, "; ".join(piece.text for piece in pieces)):
        notes.doubt(printed.where, one, f"{ref}: two owners", "The letters may be the service of the post before them")
    return owners


def _pieces(role: str, printed: Printed) -> list[Piece]:
    column = printed.table.columns.get(role)
    cells = [printed.beside.own(role), *(row.cell(column) for row in printed.more if not row.cell(column).carried)]
    return [piece for cell in cells if cell for piece in cell.pieces]


def _said(role: str, printed: Printed) -> str | None:
    column = printed.table.columns.get(role)
    more = [row.text(column) for row in printed.more if not row.cell(column).carried]
    return " ".join(words for words in (printed.beside.words(role), *more) if words) or None


def _doubt_fused(ref: str, printed: Printed, notes: Notes) -> None:
    place = fused_at(printed.title)
    if place is not None:
        shown = f"…{printed.title[max(0, place - 40) : place + 50]}…"
        notes.doubt(printed.where, shown, f"one action, {ref}", "Two sentences seem to have run together here")
