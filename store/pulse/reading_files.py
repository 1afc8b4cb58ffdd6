"""What a custodian gives in files: a whole questionnaire in YAML, and the list of whom it asks as CSV."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from store.dates.british import day_of
from store.loading.plain_yaml import loaded
from store.loading.readers.refusal import UnreadablePlanError
from store.loading.readers.text import decode
from store.rules.pulse.bank import AGREE, question_of
from store.rules.pulse.floors import FEWEST_ANSWERS, FEWEST_FOR_DETAIL
from store.rules.pulse.questionnaire import WORKING_WEEK, OpenDays, Title, Weeks
from store.rules.pulse.questions import MOST_QUESTIONS, Question, QuestionKind, Slices
from store.rules.pulse.spellings import Spellings

PAGE = "docs/pulse/writing.md"
FIRST_LINE = "sightline_pulse"
VERSION = "1"
LARGEST = 1024 * 1024
MOST_PEOPLE = 10_000
LONGEST_SLICE = 75
MOST_NAMED = 10
ENDINGS = (".yaml", ".yml", ".csv")
ADDRESS = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
COLUMNS = {
    "address": frozenset({"address", "email", "e-mail", "mail", "email address", "e-mail address"}),
    "team": frozenset({"team", "service"}),
    "role": frozenset({"role", "post", "job", "job title"}),
}
"""What the first line of a list may call each."""


class WrittenQuestion(BaseModel):
    """A question as a file has it: its own, or a ready one by its key."""

    model_config = ConfigDict(extra="forbid")

    ask: str | None = None
    kind: QuestionKind = QuestionKind.SCALE
    options: tuple[str, ...] = ()
    bank: str | None = None
    standard: str | None = None
    """A reference, with the measure where there are several: `I.7 measure 2`."""

    def made(self) -> Question:
        """Raises `ValueError` with a sentence."""
        if self.bank is not None:
            if (ready := question_of(self.bank)) is None:
                raise ValueError(f"there is no ready question {self.bank}")
            return ready
        if self.ask is None:
            raise ValueError("say what it asks, or name a ready question under bank")
        options = AGREE if self.kind is QuestionKind.SCALE and not self.options else self.options
        return Question(kind=self.kind, text=self.ask, options=options)


class WrittenPulse(BaseModel):
    """A questionnaire as a file has it. Whom it asks is said in chat, or by a list."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    first_day: str
    every_weeks: Weeks | None = None
    open_days: OpenDays = WORKING_WEEK
    fewest_answers: Annotated[int, Field(ge=FEWEST_ANSWERS)] = FEWEST_ANSWERS
    fewest_for_detail: Annotated[int, Field(ge=FEWEST_FOR_DETAIL)] = FEWEST_FOR_DETAIL
    questions: Annotated[tuple[WrittenQuestion, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]

    def first_on(self, today: date) -> date:
        """Raises `ValueError` where it is no day."""
        return day_of(self.first_day, today, lean="next")


def is_of_a_pulse(name: str, content: bytes) -> bool:
    """Whether a file is a questionnaire, or a list of addresses, by what it begins with."""
    begins = content[:2_000].decode("utf-8-sig", "replace").lstrip()
    if name.lower().endswith((".yaml", ".yml")):
        return any(line.startswith(FIRST_LINE) for line in begins.splitlines())
    if not name.lower().endswith(".csv"):
        return False
    header = next(iter(begins.splitlines()), "")
    named = {_column(cell) for cell in re.split(r"[,;\t|]", header)}
    return "address" in named and len(named) < len(COLUMNS) + 2


def pulse_in(content: bytes, name: str) -> WrittenPulse:
    """Raises `UnreadablePlanError` with a sentence."""
    data = loaded(_text(content, name), name, PAGE)
    if not isinstance(data, dict) or data.pop(FIRST_LINE, None) != VERSION:
        raise UnreadablePlanError(
            f"{name} is no questionnaire that I can read: its first line should be {FIRST_LINE}: {VERSION}. {PAGE}"
            " describes the rest."
        )
    try:
        written = WrittenPulse.model_validate(data)
        for number, one in enumerate(written.questions, 1):
            _checked(one, number, name)
    except ValidationError as error:
        raise UnreadablePlanError(f"In {name}, {_first_of(error)} {PAGE} describes each line.") from error
    return written


def _checked(one: WrittenQuestion, number: int, name: str) -> None:
    try:
        one.made()
    except ValidationError as error:
        raise UnreadablePlanError(f"In {name}, question {number}: {_first_of(error)}") from error
    except ValueError as error:
        raise UnreadablePlanError(f"In {name}, question {number}: {error}.") from error


def _first_of(error: ValidationError) -> str:
    """Say what is wrong first, counting from 1 as people do. What stands there is not quoted."""
    first = error.errors(include_url=False, include_input=False)[0]
    path = " ".join(str(step + 1) if isinstance(step, int) else LINES.get(step, step) for step in first["loc"])
    known = SAID.get(first["type"])
    said = known.format(**first.get("ctx", {})) if known else first["msg"].removeprefix("Value error, ")
    said = said if said.endswith(".") else f"{said}."
    return f"{path}: {said[0].lower()}{said[1:]}" if path else said


LINES = {"text": "ask"}
"""What a file calls a part of a question."""
SAID = {
    "missing": "this line is missing",
    "extra_forbidden": "there is no such line",
    "too_long": "there may be {max_length} at most",
    "too_short": "there should be {min_length} at least",
    "string_too_long": "it may have {max_length} characters at most",
    "string_too_short": "it should have {min_length} characters at least",
    "greater_than_equal": "it should be {ge} or more",
    "less_than_equal": "it should be {le} or less",
    "int_parsing": "it should be a whole number",
    "string_type": "it should be words",
    "tuple_type": "it should be a list, a dash before each",
    "model_type": "it should say ask or bank",
}
"""What the kinds of error mean to whoever writes a file."""


@dataclass(frozen=True)
class PeopleList:
    people: dict[str, Slices]
    """By address, in small letters."""
    problems: list[str]
    """One sentence for each row that cannot be read, with its line."""


def list_in(content: bytes, name: str) -> PeopleList:
    """Raises `UnreadablePlanError` where it is no list."""
    text = _text(content, name)
    dialect = max(",;\t|", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect)
    try:
        header = next(rows, [])
        columns = _columns(header, name)
        people: dict[str, Slices] = {}
        problems, spellings = list[str](), Spellings()
        for row in rows:
            if any(cell.strip() for cell in row):
                address, slices = _cells(row, columns)
                _take(address, spellings.of(slices), people, problems, rows.line_num)
    except csv.Error as error:
        raise UnreadablePlanError(f"I can't tell the columns of {name} apart. Save it again as CSV.") from error
    if len(people) > MOST_PEOPLE:
        raise UnreadablePlanError(f"{name} names more than {MOST_PEOPLE:,} people, which is more than I ask.")
    if not people and not problems:
        raise UnreadablePlanError(f"{name} names nobody. Put an address on each line below the first.")
    return PeopleList(people, problems)


def _columns(header: list[str], name: str) -> dict[str, int]:
    known = {column: place for place, cell in enumerate(header) if (column := _column(cell)) in COLUMNS}
    if "address" not in known:
        raise UnreadablePlanError(
            f"The first line of {name} should name its columns: address, team, role. Only the address is needed."
        )
    others = [cell.strip() for cell in header if cell.strip() and _column(cell) not in COLUMNS]
    if others:
        raise UnreadablePlanError(
            f"{name} has columns that I don't take: {', '.join(others[:MOST_NAMED])}. A list has address, team and role"
            " and nothing else, so that no group is cut so fine that it names somebody."
        )
    return known


def _column(cell: str) -> str:
    word = cell.strip().strip('"').lower()
    return next((column for column, names in COLUMNS.items() if word in names), word)


def _cells(row: list[str], columns: dict[str, int]) -> tuple[str, Slices]:
    cells = {column: row[place].strip() if place < len(row) else "" for column, place in columns.items()}
    return cells["address"].lower(), Slices(team=cells.get("team") or None, role=cells.get("role") or None)


def _take(address: str, slices: Slices, people: dict[str, Slices], problems: list[str], line: int) -> None:
    if not ADDRESS.fullmatch(address):
        problems.append(f"Line {line} has no address.")
        return
    if any(len(one or "") > LONGEST_SLICE for one in (slices.team, slices.role)):
        problems.append(f"Line {line} has a team or role of more than {LONGEST_SLICE} characters.")
    elif people.setdefault(address, slices) != slices:
        problems.append(f"Line {line} names an address that stood above with another team or role.")


def _text(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        raise UnreadablePlanError(f"{name} is larger than a questionnaire or a list is.")
    return decode(content, name)
