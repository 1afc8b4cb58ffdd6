"""A look at what was read: people who are days, and columns that cannot be what they were taken for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from store.dates import read_date
from store.documents.staged import StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry
from store.loading.interpret.columns.looks import MOST_LOOKED_AT, looks_of
from store.loading.interpret.columns.places import place_of
from store.loading.interpret.tables import Table
from store.loading.interpret.words.statuses import meaning_of
from store.loading.notes import Notes

WRONG_COLUMNS = "This table may be read in the wrong columns"
"""How the reading of a table that cannot be right is doubted, before all else."""
FEWEST_ROWS = 3
FEWEST_TO_REPEAT = 4
HALF = 0.5
EQUAL = 0.3
MOSTLY = 0.7
EARLIEST = 1990

Item = StagedAction | StagedMilestone | StagedTimelineEntry


def without_impossible_owners(plan: StagedPlan, places: Mapping[str, str], notes: Notes) -> StagedPlan:
    """Take away owners that are days or numbers; each is doubted."""

    def kept(item: Item, where: str) -> list[str]:
        wrong = [owner for owner in item.owners if not _may_be_somebody(owner)]
        for owner in wrong:
            says = "how it stands" if meaning_of(owner) else "no name"
            what = "a day" if read_date(owner).kind == "date" else says
            notes.doubt(where, owner, f"{item.title[:60]}: no owner", f"This is {what}, where an owner belongs")
        return [owner for owner in item.owners if owner not in wrong]

    actions = []
    for action in plan.actions:
        where = places.get(action.ref, "")
        steps = [one.model_copy(update={"owners": kept(one, where)}) for one in action.milestones]
        actions.append(action.model_copy(update={"owners": kept(action, where), "milestones": steps}))
    timeline = [one.model_copy(update={"owners": kept(one, places.get(one.ref, ""))}) for one in plan.timeline]
    return plan.model_copy(update={"actions": actions, "timeline": timeline})


@lru_cache(maxsize=8192)
def _may_be_somebody(owner: str) -> bool:
    if not any(letter.isalpha() for letter in owner) or meaning_of(owner):
        return False
    return not any(letter.isdigit() for letter in owner) or read_date(owner).kind != "date"


def look_at_columns(tables: Sequence[Table], notes: Notes) -> None:
    """Say loudly of a table whose cells cannot be what its columns were taken for that it may be read wrongly."""
    for table in tables:
        if table.kind == "actions" and len(table.rows) >= FEWEST_ROWS and (wrong := list(_wrong(table))):
            name = place_of(table.rows[0].where)[0] or "the table"
            stretch = f"{table.rows[0].where} to {table.rows[-1].where}"
            notes.loudly(stretch, name, WRONG_COLUMNS, f"{'; '.join(wrong)}. Say what they are with *Columns…*")


def _wrong(table: Table) -> Iterator[str]:
    columns = table.columns
    titles = looks_of(table, columns["action"])
    stands_under_one = {"milestones", "parent", "level"} & set(columns) or table.tool or table.step_sets
    is_long = titles.count >= FEWEST_TO_REPEAT
    if is_long and titles.most_share >= HALF and not stands_under_one and titles.words < FEWEST_ROWS + 1:
        yield f"“{titles.most}” stands in half of the rows or more where titles do"
    if titles.days >= HALF or titles.numbers >= HALF:
        yield "titles are days or numbers"
    if "owner" in columns:
        owners = looks_of(table, columns["owner"])
        if owners.count >= FEWEST_ROWS and max(owners.days, owners.numbers) >= HALF:
            yield "owners are days or numbers"
        if _share_equal(table, columns["action"], columns["owner"]) >= EQUAL:
            yield "titles are the owners' names"
    if "status" in columns and (looks := looks_of(table, columns["status"])).count and looks.days >= HALF:
        yield "statuses are days"
    if "due" in columns and (strange := _strange_days(table, columns["due"])):
        yield strange


def _share_equal(table: Table, one: int, other: int) -> float:
    both = [(row.cell(one).text, row.cell(other).text) for row in table.rows]
    return sum(bool(left) and left == right for left, right in both) / len(both)


def _strange_days(table: Table, column: int) -> str | None:
    texts = [text for row in table.rows[:MOST_LOOKED_AT] if (text := row.cell(column).text)]
    days = {text: read_date(text) for text in set(texts)}
    read = [days[text] for text in texts]
    if len(read) < FEWEST_ROWS:
        return None
    if sum(one.date is not None and one.date.year < EARLIEST for one in read) >= HALF * len(read):
        return f"days are before {EARLIEST}"
    words = [one for one in read if one.kind == "unreadable" and not any(map(str.isdigit, one.raw))]
    return "what stands where days do is words" if len(words) >= MOSTLY * len(read) else None
