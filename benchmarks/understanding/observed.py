"""What was answered: what was listed, counted, offered and said, on all pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.understanding.playing import Played
from commands.cards import Button, Card, Facts, Lines, Part, Question, Section, Table
from commands.forms import Form
from commands.language.reading import Reading
from commands.plain_text import buttons_of, card_text, form_text
from store.query.model import Answers, Happens, InTheme, OwnedBy, Query, Subject, Wanted
from store.rules.folding import folded

MOST_CHOICES = 5
NO_CHOICE = frozenset({"help", "start"})
NOT_FOUND = re.compile(r"^(I can't find|I know no|There is no|Nobody is called)", re.IGNORECASE)
OF_ONE = re.compile(
    r"^(?:Recommendation (?P<number>\d+)|(?P<ref>[A-Z]{1,2}\d+(?:\.\d+)?|[IVX]+\.\d+[a-z]?))(?=[ :,.]|$)"
)
OF_THEME = re.compile(r"\btheme ([A-Z])\b")
REFERENCE = re.compile(r"^(?:[A-Z]{1,2}\d+(?:\.\d+)?|[IVX]+\.\d+[a-z]?)$")


@dataclass
class Seen:
    """An answer as a reader has it."""

    title: str
    text: str
    intent: str | None = None
    notice: str | None = None
    unused: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    """What it lists, on all pages."""
    count: int | None = None
    subject: str | None = None
    """The one that it is the card of, or what it is narrowed to."""
    one: bool = False
    """Whether it is the card of one."""
    facts: dict[str, str] = field(default_factory=dict)
    asks: bool = False
    refused: bool = False
    form: Form | None = None
    choices: list[Button] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    dated: bool = False
    """Whether it is narrowed to some days."""

    @property
    def answers(self) -> bool:
        """Whether it answers a question, and neither asks back, refuses nor opens a form."""
        return not (self.asks or self.refused or self.form)

    @property
    def not_found(self) -> bool:
        return self.refused and bool(NOT_FOUND.search(self.title))

    def says(self, phrase: str) -> bool:
        """As whole words, in any case: "4" is not said by "14", nor C14 by "C14.1"."""
        return says(self.text, phrase)


def says(text: str, phrase: str) -> bool:
    return bool(re.search(rf"(?<![\w.]){re.escape(folded(phrase))}(?!\w|\.\d)", folded(text)))


def seen(played: Played) -> Seen:
    heard, answer = played.heard, played.heard.answer
    reading = heard.reading
    command = reading.command if reading else None
    unused = list(reading.unused) if reading and command else []
    if isinstance(answer, Form):
        return Seen(answer.title, form_text(answer), command.name if command else None, unused=unused, form=answer)
    pages = [answer, *played.more]
    buttons = buttons_of(answer)
    found = Seen(
        title=answer.title,
        text="\n".join(card_text(page.model_copy(update={"notice": None})) for page in pages),
        intent=_intent(reading) if reading else None,
        notice=answer.notice,
        unused=unused,
        refs=list(dict.fromkeys(ref for page in pages for ref in _listed(page))),
        count=answer.count,
        facts=dict(fact for part in answer.parts if isinstance(part, Facts) for fact in part.facts),
        asks=isinstance(answer, Question)
        or (reading is not None and command is None)
        or (heard.refused and bool(buttons)),
        refused=heard.refused,
        buttons=buttons,
        dated=reading is not None and any(isinstance(one, Happens) for one in reading.query.where),
    )
    found.choices = [one for one in buttons if one.says not in NO_CHOICE] if found.asks else []
    found.subject = _subject(played, answer)
    found.one = found.answers and bool(OF_ONE.match(answer.title)) and found.subject is not None
    return found


def _intent(reading: Reading) -> str | None:
    """The command, or what a sentence was read as: what a command of that name answers."""
    if reading.command is None or reading.command.name != "ask":
        return reading.command.name if reading.command else None
    wanted = reading.query.wanted if reading.question else Query.model_validate_json(" ".join(reading.words)).wanted
    return "compare" if wanted is Wanted.COMPARISON else wanted.value


def _subject(played: Played, card: Card) -> str | None:
    if one := OF_ONE.match(card.title):
        return f"R{one['number']}" if one["number"] else one["ref"]
    if theme := OF_THEME.search(card.title):
        return f"theme:{theme[1]}"
    subjects = played.heard.query.subjects if played.heard.query else ()
    if len(subjects) == 1:
        return _called(played, subjects[0])
    for condition in played.heard.query.where if played.heard.query else ():
        match condition:
            case Answers(numbers=(number,), negated=False):
                return f"R{number}"
            case InTheme(letters=(letter,), negated=False):
                return f"theme:{letter}"
            case OwnedBy(people=(person_id,), negated=False):
                return f"person:{played.after['person'][person_id,]['name']}"
    return None


def _called(played: Played, subject: Subject) -> str:
    match subject.kind:
        case "theme":
            return f"theme:{subject.key}"
        case "person":
            return f"person:{played.after['person'][int(subject.key),]['name']}"
        case "board":
            return f"body:{subject.key}"
    return subject.key


def _listed(card: Card) -> Iterator[str]:
    if card.items:
        yield from (one.ref for one in card.items)
        return
    yield from _in_parts(card.parts)


def _in_parts(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Lines):
            yield from (line.ref for line in part.lines if line.ref)
        elif isinstance(part, Table):
            yield from (row[0] for row in part.rows if REFERENCE.match(row[0]))
        elif isinstance(part, Section):
            yield from _in_parts(list(part.parts))
