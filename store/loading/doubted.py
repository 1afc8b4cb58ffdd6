"""Which cells of a plan its doubts are about: by the reference that they name, else by the row in which they stand."""

import re
from collections.abc import Iterator, Mapping

from store.dates import PrintedDate
from store.documents.guidance import folded
from store.documents.staged import Doubt, StagedPlan
from store.loading.interpret.statuses import UNEXPLAINED
from store.loading.things import Staged, Thing, things_of

Cells = dict[str, dict[str, list[Doubt]]]
"""By a reference, then by the name of a field."""
Cell = tuple[Thing, str]

WHOLE_ROW = "ref"
"""A doubt that is about none of a row's other cells stands at its reference."""
DATES = ("due", "completed", "start")
SHORTEST = 4
"""Letters from which on a printed word is looked for inside a cell."""
EITHER_WAY = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|1[0-2])[/.-]\d{2,4}\b")
"""A date that may be read day first and month first."""
ABOVE = re.compile(r"\babove, at (.+)$")
NO_SUCH = {"no owner": "owners", "no date": "due", "no rating": "rating"}
"""The cell of a doubt that nothing was read, by how its reading ends."""
TIMES = re.compile(r" \(\d+ times\)$")


def doubted_cells(staged: StagedPlan, refs: Mapping[int, str]) -> Cells:
    """Args: refs: what each thing will be called, by the `id` of what was read of it."""
    found: Cells = {}
    named: dict[str, list[Thing]] = {}
    standing_at: dict[str, list[Thing]] = {}
    alike: dict[tuple[str, str], list[Cell]] = {}
    for thing in things_of(staged):
        ref = thing.staged.ref or ""
        named.setdefault(ref, []).append(thing)
        if place := staged.places.get(ref):
            standing_at.setdefault(place, []).append(thing)
        for question, field in _asked_of(thing.staged):
            alike.setdefault(question, []).append((thing, field))
    for doubt in staged.doubts:
        # A row that goes on with the one above is told by where that one stands.
        if (above := ABOVE.search(doubt.reading)) and doubt.where not in standing_at and above[1] in standing_at:
            standing_at[doubt.where] = standing_at[above[1]]
    for doubt in staged.doubts:
        cells = alike.get(_question(doubt)) or list(_one_by_one(doubt, named, standing_at))
        for thing, field in cells:
            found.setdefault(refs[id(thing.staged)], {}).setdefault(field, []).append(doubt)
    return found


def _question(doubt: Doubt) -> tuple[str, str]:
    """What a doubt asks of all cells that are alike; of none where it is about one alone."""
    if doubt.asks is not None:
        return (doubt.asks.field, "" if doubt.asks.field == "order" else doubt.asks.word)
    rating, _, means = doubt.reading.partition(":")
    return ("rating", rating) if means and doubt.why.startswith(UNEXPLAINED) else ("", "")


def _asked_of(staged: Staged) -> Iterator[tuple[tuple[str, str], str]]:
    """Every question that a thing's cells could be asked in, and by which cell."""
    if staged.rating:
        yield ("rating", staged.rating), "rating"
        yield ("fill", staged.rating), "rating"
    if staged.status:
        yield ("status", folded(staged.status)), "status"
    for owner in staged.owners:
        yield ("owner", folded(owner)), "owners"
    for name, printed in _dates(staged):
        yield ("date", folded(printed.raw)), name
        if EITHER_WAY.match(printed.raw.strip()):
            yield ("order", ""), name


def _dates(staged: Staged) -> Iterator[tuple[str, PrintedDate]]:
    for name in DATES:
        printed = getattr(staged, name, None)
        if printed is not None and printed.raw:
            yield name, printed


def _one_by_one(
    doubt: Doubt, named: Mapping[str, list[Thing]], standing_at: Mapping[str, list[Thing]]
) -> Iterator[Cell]:
    about, colon, _ = doubt.reading.partition(":")
    if colon and about in named:
        things = named[about]
    else:
        things = standing_at.get(doubt.where) or standing_at.get(doubt.where.split(" to ")[0], [])
    fields = [(thing, field) for thing in things if (field := _field(thing.staged, doubt))]
    yield from fields or ((thing, WHOLE_ROW) for thing in things)


def _field(staged: Staged, doubt: Doubt) -> str | None:
    """The cell that holds the words which a doubt quotes."""
    if (empty := next((field for words, field in NO_SUCH.items() if doubt.reading.endswith(words)), None)) is not None:
        return empty
    quoted = folded(TIMES.sub("", doubt.printed)).strip("… ")
    if not quoted:
        return None
    cells = list(_cells(staged))
    for name, words in cells:
        if words == quoted:
            return name
    for name, words in cells:
        if min(len(words), len(quoted)) >= SHORTEST and (quoted in words or words in quoted):
            return name
    read = folded(doubt.reading)
    return next((name for name, words in cells if len(read) >= SHORTEST and read in words), None)


def _cells(staged: Staged) -> Iterator[tuple[str, str]]:
    for name, printed in _dates(staged):
        yield name, folded(printed.raw)
    for owner in staged.owners:
        yield "owners", folded(owner)
    for name in ("status", "progress", "blocker", "title"):
        if words := getattr(staged, name, None):
            yield name, folded(words)
