"""How sure each column's role is, why, and what else it might be; and which column is the title by its cells."""

from collections.abc import Iterable

from store.loading.interpret.columns.guided import SAID
from store.loading.interpret.columns.looks import Looks, looks_of
from store.loading.interpret.headers import fits, fits_wholly
from store.loading.interpret.tables import Table
from store.loading.interpret.words.columns import COLUMNS
from store.loading.notes import Notes

WHOLE, PART = 0.7, 0.4
"""What a heading says that is the role's name, and one that holds it among other words."""
BY_CELLS = 0.3
BY_CELLS_ALONE = 0.5
LIKELY = 0.35
MOSTLY = 0.6
DATES = ("due", "revised", "start", "completed")

TITLE = {"differ": 1.0, "words": 0.8, "days": -1.5, "steps": -1.5, "numbers": -1.5, "people": -0.5}
"""What the looks of a column say for and against its cells being titles."""
MOST_WORDS = 6
"""More words of a title say no more for it."""
BETTER = 0.8
"""By so much another column must look more like titles before its heading is overruled."""
SAME = 0.5
NOTHING: tuple[float, list[str]] = (0.0, ["No heading that I know"])


def weigh(table: Table) -> None:
    """Note of each column how sure its role is and why; and of each what else it might be."""
    if table.kind is None:
        return
    roles = {at: role for role, at in table.columns.items()}
    for at in table.names:
        looks = looks_of(table, at)
        claims = {role: _claim(table, at, role, looks) for role in COLUMNS[table.kind]}
        role = roles.get(at)
        if at not in table.scores:
            table.scores[at], table.reasons[at] = claims.get(role or "", NOTHING)
        others = sorted(((score, other) for other, (score, _) in claims.items() if other != role), reverse=True)
        if others and others[0][0] >= LIKELY:
            table.next_best[at] = others[0][1]


def _claim(table: Table, at: int, role: str, looks: Looks) -> tuple[float, list[str]]:
    """How much speaks for a role of a column, and what."""
    assert table.kind is not None
    names = table.names[at]
    score, why = 0.0, []
    if fits_wholly(names, table.kind, role):
        score, why = WHOLE, [f"Its heading is “{names[0]}”"]
    elif fits(names, table.kind, role):
        score, why = PART, [f"Its heading “{names[0]}” says it among other words"]
    if said := _said_by_cells(role, looks):
        score, why = score + BY_CELLS if score else BY_CELLS_ALONE, [*why, said]
    return min(score, 0.99), why or ["Its cells or its neighbours say so"]


def _said_by_cells(role: str, looks: Looks) -> str | None:
    if role in DATES and looks.days >= MOSTLY:
        return "Its cells are days"
    if role in ("status", "rating") and looks.steps >= MOSTLY:
        return "Its cells say how something stands"
    if role == "owner" and looks.people >= MOSTLY and looks.days < MOSTLY:
        return "Its cells name people"
    if role in ("action", "title") and looks.differ >= MOSTLY and looks.words >= MOST_WORDS / 2:
        return "Its cells differ and are sentences"
    return None


def settle_title(table: Table, notes: Notes) -> None:
    """Take another column for the title where its cells are titles and those of the heading's are none."""
    if table.kind != "actions" or "action" not in table.columns or table.tool or not table.names:
        return
    now = table.columns["action"]
    if SAID in table.reasons.get(now, ()):
        return
    looks = looks_of(table, now)
    is_odd = looks.differ < SAME or max(looks.days, looks.steps, looks.numbers) > SAME
    if not looks.count or not is_odd or {"milestones", "parent", "level"} & set(table.columns):
        return
    best = max(_others(table), key=lambda at: _like_titles(looks_of(table, at)), default=None)
    if best is None or _like_titles(looks_of(table, best)) < _like_titles(looks) + BETTER:
        return
    heading, other = table.titles.get(now, ""), table.titles.get(best, "")
    why = (
        f"The cells under “{heading}” repeat or are no titles; those under “{other}” differ and say what is to be done"
    )
    notes.doubt(table.rows[0].where, heading, f"the title stands under “{other}”", why)
    table.columns["action"] = best
    table.unread.pop(best, None)
    table.unread[now] = heading


def _others(table: Table) -> Iterable[int]:
    return (at for at in table.unread if at not in table.columns.values())


def _like_titles(looks: Looks) -> float:
    shares = {**vars(looks), "words": min(looks.words, MOST_WORDS) / MOST_WORDS}
    return sum(weight * shares[name] for name, weight in TITLE.items()) if looks.count else 0.0


def ask_about_repeated(table: Table, notes: Notes) -> None:
    """Doubt which of several columns with the same heading is meant; where they are days, none is taken."""
    if table.kind != "actions" or table.tool:
        return
    roles = {at: role for role, at in table.columns.items()}
    by_names: dict[tuple[str, ...], list[int]] = {}
    for at, names in table.names.items():
        by_names.setdefault(names, []).append(at)
    for names, places in by_names.items():
        if len(places) < 2:
            continue
        filled = [at for at in places if looks_of(table, at).count and SAID not in table.reasons.get(at, ())]
        held = [at for at in filled if at in roles]
        if len(filled) < 2 or len(held) != 1 or not set(filled) - set(held) <= set(table.unread):
            continue
        role = roles[held[0]]
        is_day = role in DATES
        if is_day:
            del table.columns[role]
            table.unread[held[0]] = names[0]
        reading = f"no {role} date" if is_day else f"the first is the {role}"
        why = f"“{names[0]}” heads {len(filled)} columns; say which is meant, by *Columns…*"
        notes.doubt(table.rows[0].where, names[0], reading, why)
