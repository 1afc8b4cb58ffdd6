"""What somebody says at the command line of a document's columns, headings, sheets and words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.cli.terminal import Stop
from commands.changing.answer import question_typed
from commands.errors import CommandError
from commands.showing.column_form import no_such_row
from commands.showing.roles import KINDS, ROLES, SECOND_OWNER, kind_meant, role_meant
from store.documents.answers import answer_to
from store.documents.guidance import LEAVE_OUT, ColumnGuide, Guidance, HeadingRow, SheetGuide, folded
from store.documents.staged import ReadColumn, ReadTable, StagedPlan
from store.loading import NoPlanFoundError

Read = Callable[[Guidance], StagedPlan]

NTH = re.compile(r"(?P<heading>.+) \((?P<nth>\d+)\)")
MOST_NAMED = 40


@dataclass(frozen=True)
class Said:
    """Each as typed: "Sheet!Heading=role", "Sheet!4", "Sheet=kind", "word=meaning"."""

    columns: Sequence[str] = ()
    heading_rows: Sequence[str] = ()
    sheets: Sequence[str] = ()
    answers: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.columns or self.heading_rows or self.sheets or self.answers)


def read_as_said(read: Read, said: Said) -> tuple[StagedPlan, StagedPlan]:
    """Read a document, then anew by what was said of it: gives it as read at first, and as read in the end.

    Each reading shows what the next may name: sheets before headings, headings before columns, columns before words.

    Raises:
        Stop: it names what is not in the document.
        NoPlanFoundError: there is nothing of a plan in it, also by what was said.
    """
    guidance = Guidance()
    first = staged = _tried(read, guidance)
    if said.heading_rows or said.sheets:
        places = {folded(one.place) for one in staged.tables if one.place} | set(_sheets(staged))
        rows = tuple(_heading_row(one, places) for one in said.heading_rows)
        sheets = tuple(_sheet(one, places) for one in said.sheets)
        guidance = guidance.and_also(Guidance(headings=rows, sheets=sheets))
        staged = _tried(read, guidance)
        for one in rows:
            _check_row(one, first, staged, is_mapped=bool(said.columns))
    if said.columns:
        columns = _apart([_column(one, staged.tables) for one in said.columns], staged.tables)
        guidance = guidance.and_also(Guidance(columns=columns))
        staged = _tried(read, guidance)
        _check_roles(staged, guidance)
    for words in said.answers:
        try:
            asks, option = question_typed(staged, words)
        except CommandError as error:
            raise Stop(error.sentence) from error
        guidance = guidance.and_also(answer_to(asks.field, asks.word, option.means))
    # The last reading refuses what holds nothing of a plan.
    return first, read(guidance)


def _tried(read: Read, guidance: Guidance) -> StagedPlan:
    try:
        return read(guidance)
    except NoPlanFoundError as nothing:
        return nothing.staged


def _sheets(staged: StagedPlan) -> Iterator[str]:
    """The sheets that are named where something of them is told, such as one without a table."""
    places = [one.where for one in staged.skipped] + [one.where for one in staged.doubts]
    for where in places:
        if found := re.match(r"sheet (.+?)(?:, row|, cell|$)", where):
            yield folded(found[1])


def _heading_row(words: str, places: set[str]) -> HeadingRow:
    sheet, _, row = words.rpartition("!")
    if not row.strip().isdecimal():
        raise Stop(f"--heading-row {words}: say the number of a row, such as 4, or of one sheet, such as Actions!4.")
    return HeadingRow(sheet=_place(sheet, places, words) if sheet else None, row=int(row))


def _check_row(said: HeadingRow, first: StagedPlan, staged: StagedPlan, *, is_mapped: bool) -> None:
    """Raises `Stop` where no such row is there, or where it names no column that is known or said."""
    before, tables = (
        [one for one in read.tables if said.sheet in (None, folded(one.place or ""))] for read in (first, staged)
    )
    if refused := no_such_row(said.row, [*before, *tables]):
        raise Stop(f"--heading-row {said.row}: {refused}")
    # Of headings in two rows either may be named.
    named = [one for one in tables if one.heading_row == said.row or (one.kind and one.heading_row == said.row + 1)]
    if not named and tables:
        raise Stop(
            f"--heading-row {said.row}: that row is no row of a table. It is empty or a title, or nothing stands under"
            " it. Name another row."
        )
    if named and not is_mapped and all(one.kind is None for one in named):
        headings = ", ".join(dict.fromkeys(column.heading for one in named for column in one.columns))
        raise Stop(
            f"With row {said.row} as the heading I find no actions: I know none of its columns as what is to be done."
            f" It holds: {headings}. Say which it is, with --map “HEADING=action”, or name another row."
        )


def _sheet(words: str, places: set[str]) -> SheetGuide:
    sheet, _, said = words.rpartition("=")
    kind = kind_meant(said)
    if not sheet or kind is None:
        kinds = ", ".join([*KINDS, "skip"])
        raise Stop(f"--sheet {words}: say a sheet's name and what it is, such as Key=skip. It can be: {kinds}.")
    return SheetGuide(sheet=_place(sheet, places, words), kind=kind)


def _place(sheet: str, places: set[str], words: str) -> str:
    if folded(sheet) not in places:
        raise Stop(f"“{words}” names no sheet or table with rows. There are: {', '.join(sorted(places)) or 'none'}.")
    return folded(sheet)


def _column(words: str, tables: Sequence[ReadTable]) -> ColumnGuide:
    named, _, said = words.rpartition("=")
    role = role_meant(said)
    if not named or role is None:
        roles = ", ".join(dict.fromkeys(role for roles in ROLES.values() for role in roles))
        raise Stop(f"--map {words}: say a heading and what it is, such as Wer=owner. It can be: {roles}, skip.")
    known = {(folded(one.place or ""), folded(column.heading), column.nth) for one in tables for column in one.columns}
    for sheet, heading, nth in _ways(named):
        if any((not sheet or place == sheet) and (words_, at) == (heading, nth) for place, words_, at in known):
            return ColumnGuide(sheet=sheet or None, heading=heading, nth=nth, role=role)
    headings = dict.fromkeys(column.heading for one in tables for column in one.columns)
    raise Stop(f"--map {words}: no column has that heading. There are: {', '.join(list(headings)[:MOST_NAMED])}.")


def _apart(said: Sequence[ColumnGuide], tables: Sequence[ReadTable]) -> tuple[ColumnGuide, ...]:
    """Keep two columns of owners apart, the first column's people before the other's.

    Raises `Stop` where two columns of a table are said to be the same otherwise: only one can count.
    """
    second: list[ColumnGuide] = []
    for table in tables:
        met: dict[str, ColumnGuide] = {}
        for column in table.columns:
            one = next((guide for guide in reversed(said) if _is_of(guide, table, column)), None)
            if one is None or one.role == LEAVE_OUT:
                continue
            role = SECOND_OWNER if one.role == "owner" and "owner" in met else one.role
            if role in met and met[role] is not one:
                raise Stop(
                    f"“{met[role].heading}” and “{one.heading}” can't both be {role}: only one column can. Say it"
                    " of one of them."
                )
            met[role] = one
            if role != one.role and one is not met["owner"]:
                second.append(one)
    return tuple(one.model_copy(update={"role": SECOND_OWNER}) if one in second else one for one in said)


def _is_of(guide: ColumnGuide, table: ReadTable, column: ReadColumn) -> bool:
    is_here = guide.sheet in (None, folded(table.place or ""))
    return is_here and (guide.heading, guide.nth) == (folded(column.heading), column.nth)


def _ways(named: str) -> Iterator[tuple[str, str, int]]:
    """How a column may be named: a heading may hold the signs that part a sheet, or the number of several alike."""
    sheet, sign, rest = named.partition("!")
    for place, heading in (("", named), *([(sheet, rest)] if sign and rest else [])):
        yield folded(place), folded(heading), 1
        if found := NTH.fullmatch(heading.strip()):
            yield folded(place), folded(found["heading"]), int(found["nth"])


def _check_roles(staged: StagedPlan, guidance: Guidance) -> None:
    """Raises `Stop` where a table has no column of such a role, so that nothing said is left aside in silence."""
    for one in guidance.columns:
        met = [
            (table.kind, column.role)
            for table in staged.tables
            for column in table.columns
            if _is_of(one, table, column)
        ]
        if one.role != LEAVE_OUT and met and all(role != one.role for _, role in met):
            kinds = ", ".join(dict.fromkeys(kind or "nothing that I know" for kind, _ in met))
            raise Stop(
                f"“{one.heading}” can't be read as {one.role}: its table is read as {kinds}. Say which column is what"
                " is to be done (=action), or what the sheet is (--sheet)."
            )
