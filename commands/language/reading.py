"""How typed words are understood: a command as it is documented, else what a sentence asks.

The same grammar reads commands, mentions, direct messages, buttons and the terminal.
"""

from dataclasses import dataclass, field

from commands.language.asides.courtesy import without_courtesy
from commands.language.documented import Documented, Questions, documented, first_command, nearly
from commands.language.filters import SMALL_WORDS, plain
from commands.language.questions import QuestionReading
from commands.language.spans import tokens_of
from commands.registry import Command, commands
from store.query.model import Query

ASKS_ON = (["which"], ["which", "ones"], ["what"], ["whats", "that"])
"""Small words that ask on, behind a question."""


@dataclass
class Reading:
    """What was understood. `command` is None where nothing is done: then it is asked back."""

    command: Command | None
    words: list[str] = field(default_factory=list)
    query: Query = field(default_factory=Query)
    """What the words ask for, whatever the command adds to it."""
    unused: list[str] = field(default_factory=list)
    quotable: bool = True
    """Whether what was left over may be said back: not while it may be an answer to a pulse."""
    guesses: list[str] = field(default_factory=list)
    """Sentences on what was read although it was not typed so."""
    question: QuestionReading | None = None
    """What a sentence asks, as far as it is known."""
    page: int = 1
    share: bool = False
    redraw: str = ""
    aloud: str = ""
    """What was read, in words."""
    said: str = ""
    """The words that were read, to be said again by a button."""

    @property
    def of_a_plan(self) -> bool:
        """Whether its words may be a theme or title, which one plan has and another has not."""
        return self.command is not None and (self.command.filters or self.question is not None)

    @property
    def about(self) -> list[str]:
        """The words in which a reference may stand, by which it is known which plan is meant."""
        items = [one.key for one in self.query.subjects if one.kind == "item"]
        return items or ([] if self.question is not None else self.words)


def read(text: str, questions: Questions | None) -> Reading:
    """Understand a person's words: a documented form, else a sentence.

    Args:
        questions: reads what a sentence asks; None before there is any plan.
    """
    return read_documented(text, questions) or read_sentence(text, questions)


def read_documented(text: str, questions: Questions | None) -> Reading | None:
    """The command that these words are to the last of them, if they are one."""
    said = without_courtesy(text.split())
    tokens, share, page = _take_off_page_and_share(said)
    found = documented(tokens, questions)
    return _of_command(found, said, page, share) if found is not None else None


def _of_command(found: Documented, said: list[str], page: int, share: bool) -> Reading:
    redraw = " ".join([found.command.name, *found.words, *found.narrowing])
    return Reading(found.command, found.words, found.query, page=page, share=share, redraw=redraw, said=" ".join(said))


def read_sentence(text: str, questions: Questions | None) -> Reading:
    """What a sentence asks, of which every word counts."""
    said = without_courtesy(text.split())
    tokens, share, page = _take_off_page_and_share(said)
    if questions is None:
        return Reading(None, unused=tokens, said=" ".join(said))
    words = " ".join(tokens)
    found = questions(tokens_of(words))
    small = [plain(word) for word in tokens]
    if SMALL_WORDS.issuperset(small) and not (found.sure and (found.asks or small in ASKS_ON)):
        return Reading(commands()["start"], said=" ".join(said))
    if found.says or found.held is not None:
        anew = read_documented(found.says or f"unheld {words}", questions)
        if anew is not None:
            return anew
    reading = Reading(None, question=found, unused=found.unused, page=page, share=share, said=" ".join(said))
    if found.sure and found.query is not None:
        carried = found.query.carried()
        reading.command, reading.words, reading.query = commands()["ask"], [carried], found.query
        reading.guesses, reading.redraw = found.guesses, f"ask {carried}"
    elif not found.choices and not found.refers and (near := nearly(tokens)) is not None:
        return _of_command(near, said, page, share)
    return reading


def _take_off_page_and_share(tokens: list[str]) -> tuple[list[str], bool, int]:
    """`share` and `page N` stand at the end of a question; the words of a change are kept as they are."""
    share, page = False, 1
    first = first_command(tokens)[0]
    if first is not None and first.changes:
        return tokens, share, page
    while tokens:
        if plain(tokens[-1]) == "share":
            share, tokens = True, tokens[:-1]
        elif len(tokens) > 1 and plain(tokens[-2]) == "page" and tokens[-1].isdecimal() and len(tokens[-1]) < 6:
            page, tokens = int(tokens[-1]), tokens[:-2]
        else:
            break
    return tokens, share, page
