"""Commands as they are documented: a name at the beginning, and words behind it that fit. Nothing in them is mended."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commands.language.asides.courtesy import COURTESIES
from commands.language.filters import SMALL_WORDS, plain
from commands.language.progress_words import begins_with_progress
from commands.language.questions import QuestionReading
from commands.language.spans import Token, tokens_of
from commands.registry import Command, called, commands
from store.dates.words import MONTHS
from store.query.model import IS_OPEN, Condition, Happening, Happens, Of, Query, Wanted
from store.rules.references import as_reference
from store.rules.terms import Brag

Questions = Callable[[Sequence[Token]], QuestionReading]
"""Reads what a sentence asks of one plan."""
PRINTED = re.compile(r"[A-Za-z]{0,3}\.?\d[\w.]*")
"""A reference in whatever form a plan prints it."""
CARRIED = {"QUERY": re.compile(r"\{"), "CHANGES": re.compile(r"\{"), "N": re.compile(r"\d+$")}
"""With what begins what buttons carry, by what their command takes."""
NUMBER = re.compile(r"\d+|[IVX]+\.\d+[a-z]?|[A-Z]+\d+", re.I)
PARTING = frozenset(["and", "or", "but", "plus", "then", "&", "both", "still", "even", "while", "when"])
"""Words that may begin another question."""
IDLE = COURTESIES | SMALL_WORDS


@dataclass
class Documented:
    command: Command
    words: list[str]
    """Behind its name, where they narrow no list."""
    narrowing: list[str]
    """Behind its name, where they do."""
    query: Query
    """What those ask for."""


def documented(tokens: list[str], questions: Questions | None) -> Documented | None:
    """The command that these words are, to the last of them.

    Args:
        questions: None before there is any plan.
    """
    if not tokens:
        return _alone(commands()["start"])
    command, many = first_command(tokens)
    if command is None or _begins_otherwise([plain(word) for word in tokens[:2]]):
        return _reference_first(tokens)
    rest = tokens[many:]
    if command.filters:
        query = _narrowing(rest, questions, command.name) if _is_one_thing(tokens, rest, questions) else None
        if query is not None and _asks_otherwise(command.name, rest, query):
            return None
        return Documented(command, [], rest, query) if query is not None else None
    return _alone(command, rest) if command.changes or _fits(command, rest, questions) else None


def _is_one_thing(tokens: list[str], rest: list[str], questions: Questions | None) -> bool:
    """ "Overdue in A and red in B": behind a command's name stands more than what narrows its list."""
    if questions is None or not PARTING & set(map(plain, rest)):
        return True
    return questions(tokens_of(" ".join(tokens))).query is None


def _asks_otherwise(name: str, rest: list[str], query: Query) -> bool:
    if name == "status":
        return _are_two_parts(rest, query)
    return name == "due" and any(map(_of_other_days, query.where))


def _of_other_days(condition: Condition) -> bool:
    """ "Due date July, forecast August": the command's name belongs to the first day alone."""
    return isinstance(condition, Happens) and condition.of is not Happening.PROMISED


def _begins_otherwise(words: list[str]) -> bool:
    """ "Leave out", "late July": words that are no command's name where they stand together."""
    rated = words[:1] in (["rag"], ["brag"]) and words[-1] in [*Brag]
    return rated or words == ["leave", "out"] or (words[:1] == ["late"] and words[-1] in MONTHS)


def nearly(tokens: list[str]) -> Documented | None:
    """A question's name and a word or two that it does not take: it says itself what it takes."""
    command, many = first_command(tokens)
    rest = tokens[many:]
    if command is None or command.changes or command.filters or command.usage == command.name:
        return None
    return _alone(command, rest) if len(rest) in (1, 2) else None


def first_command(tokens: Sequence[str]) -> tuple[Command | None, int]:
    """The command that the words begin with, and how many of them are its name."""
    for many in (2, 1):
        found = called(" ".join(map(plain, tokens[:many])))
        if found is not None and not _only_of_buttons(found, tokens[many:]):
            return found, min(many, len(tokens))
    return None, 0


def _only_of_buttons(command: Command, rest: Sequence[str]) -> bool:
    """What only buttons say begins with what they hold: "ask me again on Monday" is a sentence."""
    holds = CARRIED.get(command.usage.removeprefix(command.name).strip())
    return command.hidden and holds is not None and bool(rest) and holds.match(rest[0]) is None


def _alone(command: Command, words: Sequence[str] = ()) -> Documented:
    return Documented(command, list(words), [], Query())


def _reference_first(tokens: list[str]) -> Documented | None:
    """ "A15.1" asks, and "A15.1 done" answers what we asked; "d 1" typed alone is a reference too."""
    one = as_reference(plain(tokens[0]))
    if one and begins_with_progress(tokens[1:]):
        return _alone(commands()["update"], tokens)
    if (one and len(tokens) == 1) or (len(tokens) == 2 and as_reference(" ".join(map(plain, tokens)))):
        return _alone(commands()["show"], tokens)
    return None


def _narrowing(rest: list[str], questions: Questions | None, name: str = "") -> Query | None:
    """The conditions in words behind a command; None where they hold anything else."""
    if not rest or questions is None:
        return Query() if not rest else None
    if plain(rest[0]) in ("or", "and", "plus", "&"):
        # "Overdue or due this week": the command's name is one half of what is asked.
        return None
    found = questions(tokens_of(" ".join(rest)))
    if all(plain(word) in IDLE for word in rest):
        return Query()
    days = [one for one in (*found.query.where, *found.query.otherwise) if one.field == "when"] if found.query else []
    if days and name == "overdue":
        # "Overdue by the end of July": the days may be those on which it is late, and a sentence tells.
        return None
    if not found.sure or found.query is None or found.query.wanted is not Wanted.LIST or found.guesses:
        return None
    if found.query.of is not Of.ITEMS:
        # "List the boards": a sentence that asks for something else than items.
        return None
    return _as_said(found.query, found)


def _are_two_parts(rest: list[str], query: Query) -> bool:
    """ "Status of theme A and the workforce lead" asks how each stands, and not what is in both."""
    parts = [one for one in query.where if one.field in ("theme", "recommendation", "owner")]
    return len(parts) > 1 and not {"and", "&", "plus"}.isdisjoint(map(plain, rest))


def _as_said(query: Query, found: QuestionReading) -> Query:
    """Without "still open", which a sentence means and a command says for itself: `list mine` has what is done too.

    What days or a lack are said of is the same in both.
    """
    if any(one.field in ("lacking", "when") for one in query.where):
        return query
    where = tuple(one for one in query.where if one != IS_OPEN or one in found.found.where)
    return query.model_copy(update={"where": where})


def _fits(command: Command, rest: list[str], questions: Questions | None) -> bool:
    """Whether words behind a question's name are what it takes; else they are a sentence that begins with it."""
    said = [word for word in rest if plain(word) not in COURTESIES]
    takes = command.usage.removeprefix(command.name).split()
    if not said:
        return True
    if not takes or command.own_words or command.hidden:
        # What is hidden is said by buttons alone, which say it right.
        return bool(takes)
    match takes[0]:
        case "REF":
            return len(said) <= 2 and bool(PRINTED.fullmatch(plain("".join(said))))
        case "N" | "I.7":
            return len(said) == 1 and bool(NUMBER.fullmatch(plain(said[0])))
        case "@person":
            return said[0].startswith("@")
        case "[NAME]":
            return _is_a_name(rest, questions)
        case "NAME":
            return _is_a_theme(said, questions)
        case "[theme]":
            return _narrowing(rest, questions) is not None
    return True


def _is_a_name(rest: list[str], questions: Questions | None) -> bool:
    """ "Governance items due in July": what has conditions is no board's name."""
    found = questions(tokens_of(" ".join(rest))) if questions else None
    return found is None or not found.found.where


def _is_a_theme(said: list[str], questions: Questions | None) -> bool:
    found = questions(tokens_of("theme " + " ".join(said))) if questions else None
    where = found.found.where if found and not found.unused and not found.choices else []
    asks = found is not None and bool(found.asks)
    return len(where) == 1 and where[0].field == "theme" and len(where[0].letters) == 1 and not asks
