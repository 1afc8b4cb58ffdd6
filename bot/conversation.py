"""What every edge has in common: a person says something, one transaction later there is an answer.

The answer is written first and shown afterwards, so what was acknowledged is never lost.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
from pydantic import BaseModel, ValidationError
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from commands import registry
from commands.cards import Button, Buttons, Card, Question, Text
from commands.errors import CommandError
from commands.forms import Form
from commands.language.filters import FilterReader
from commands.language.names import everyone_named, spelt_out
from commands.language.reading import Reading, read
from commands.language.replying import reply_to_nudge
from commands.request import Request
from commands.screening import ScreenedError
from commands.showing.wording import echoed, joined, quoted
from scheduler.clock import Clock
from store.database import SessionMaker, transaction
from store.delivery import inbound
from store.models import Person, Plan
from store.people import directory
from store.plan import plans, updates
from store.rules.references import as_reference
from store.time import london_day

log = structlog.get_logger()

Result = TypeVar("Result")

LONGEST_WORDS = 12_000
MOST_UNUSED = 5
NUL = "\0"
"""Nobody types it, and PostgreSQL takes no text that holds it."""
SOON_TYPED = 80
"""Characters that nobody minds typing again."""
NO_PLAN = (
    "There is no plan here yet. The programme lead can share its document with me in a direct message, or an"
    " administrator can read it in with `sightline import FILE --accept`."
)
TRIES = 3


@dataclass(frozen=True)
class Utterance:
    """Words that a person typed or a button said for them."""

    person_id: int
    text: str
    key: str | None = None
    """Names this click or message, so that the same one delivered twice acts once."""
    seen_version: int | None = None
    answers: str | None = None
    """The receipt of the message in whose thread it was typed."""


@dataclass(frozen=True)
class FilledForm:
    """A form that a person filled in: raw text by field name."""

    person_id: int
    handler: str
    about: dict[str, str]
    values: dict[str, str | None]
    key: str | None = None
    seen_version: int | None = None


@dataclass
class Heard:
    """What an edge has to show."""

    answer: Card | Form
    reading: Reading | None = None
    errors: dict[str, str] = field(default_factory=dict)
    """By field, where a form must be put right; nothing was saved then."""
    refused: bool = False
    """Nothing was done: the answer says why."""
    queued_for_others: bool = False
    """Somebody else is to be told of it: a message waits in the outbox."""


class Conversation:
    def __init__(self, sessions: SessionMaker, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def hear(self, said: Utterance) -> Heard:
        """Answer words. Whatever goes wrong in them is said in the answer."""
        if len(said.text) > LONGEST_WORDS:
            return _refusal(
                f"That is {len(said.text):,} characters, which is more than I can read at once. Shorten it.", said.text
            )
        try:
            return self._in_one_go(lambda session: self._answer(session, said))
        except CommandError as error:
            return _refusal(error.sentence, error.words, always=isinstance(error, ScreenedError))

    def take(self, filled: FilledForm) -> Heard:
        """Take a form. Raises nothing for bad input: it stands in `errors`, by field."""
        handler = registry.handler(filled.handler)
        try:
            values = handler.model.model_validate(_without_blanks(filled.values))
        except ValidationError as error:
            sentences = {str(problem["loc"][0]): _sentence(problem) for problem in error.errors()}
            return Heard(_card("Some answers need another look."), errors=sentences, refused=True)
        try:
            return self._in_one_go(lambda session: self._taken(session, filled, handler, values))
        except CommandError as error:
            named = error.field or next(iter(filled.values), "")
            return Heard(_card(error.sentence), errors={named: error.sentence}, refused=True)

    def _in_one_go(self, work: Callable[[Session], Result]) -> Result:
        """One transaction. Where another process changed the same row first, all is read and decided anew."""
        for _ in range(TRIES - 1):
            try:
                with transaction(self._sessions) as session:
                    return work(session)
            except (StaleDataError, IntegrityError) as error:
                log.info("decided anew", why=type(error).__name__)
        with transaction(self._sessions) as session:
            return work(session)

    def _taken(self, session: Session, filled: FilledForm, handler: registry.FormHandler, values: BaseModel) -> Heard:
        request = self._request(session, filled.person_id, without_plan=handler.without_plan)
        request.key, request.seen_version, request.changes = filled.key, filled.seen_version, True
        if (done := _done_before(request, "form")) is not None:
            return Heard(done)
        answer = handler.take(request, values, filled.about)
        _settle(request, answer, [handler.name, filled.about.get("ref", "")])
        return Heard(answer, queued_for_others=request.queued_for_others)

    def _answer(self, session: Session, said: Utterance) -> Heard:
        request = self._request(session, said.person_id, without_plan=True)
        reader, text = filter_reader(session, request), said.text.replace(NUL, "")
        reply = reply_to_nudge(request, said.answers, text, reader) if said.answers and request.has_plan else None
        reading = read(reply or text, reader)
        if not request.has_plan and not (reading.command and reading.command.without_plan):
            raise CommandError(NO_PLAN)
        reading.unused = [spelt_out(session, word) for word in reading.unused]
        if reading.command is None:
            return Heard(_not_understood(reading), reading)
        request.key, request.seen_version, request.changes = said.key, said.seen_version, reading.command.changes
        request.intent, request.words, request.wanted = reading.command.name, reading.words, reading.wanted
        request.narrowed_by, request.redraw, request.page = reading.narrowed_by, reading.redraw, reading.page
        if reading.command.changes and (done := _done_before(request, "said")) is not None:
            return Heard(done, reading)
        try:
            answer = reading.command.run(request)
        except CommandError as error:
            # A slash command's words are gone once it is sent.
            error.words = spelt_out(session, said.text) if reading.command.changes else None
            raise
        if reading.command.changes:
            _settle(request, answer, [reading.command.name, *reading.words[:1]])
        if isinstance(answer, Card):
            answer.share = reading.share
            answer.notice = _said_aloud(reading) or answer.notice
        return Heard(answer, reading, queued_for_others=request.queued_for_others)

    def _request(self, session: Session, person_id: int, *, without_plan: bool = False) -> Request:
        person = directory.get(session, person_id)
        plan = plans.current(session)
        now = self._clock.now()
        if person is None or (plan is None and not without_plan):
            raise CommandError(NO_PLAN)
        request = Request(session, person, plan or Plan(title="", source="", created_at=now), london_day(now), now)
        request.must("read")
        return request


def _done_before(request: Request, kind: str) -> Card | None:
    """Claim this click, message or form. None where it is new, and is to be done now, in the same transaction."""
    if request.key is None:
        return None
    claim = inbound.claim(request.session, request.key, kind, request.now, person_id=request.person.id)
    # An update is known by its own row, too, and thanks in the same words again.
    if claim.new or updates.by_key(request.session, request.key) is not None:
        return None
    return _card(f"That is already done ({claim.answer or kind}). It came twice and was done once.")


def _settle(request: Request, answer: Card | Form, what: list[str]) -> None:
    """Remember what was done, in ids. Where nothing was done yet, the same may come again."""
    if request.key is None:
        return
    if isinstance(answer, Form | Question):
        inbound.release(request.session, request.key)
    else:
        refs = filter(None, map(as_reference, what[1:]))
        inbound.note_answer(request.session, request.key, " ".join([what[0], *refs]))


def filter_reader(session: Session, request: Request) -> FilterReader:
    def find(words: str) -> list[Person]:
        return list(everyone_named(session, words))

    return FilterReader(plans.themes(session, request.plan), request.person, find, request.today)


def as_card(form: Form, says: str) -> Card:
    """A form where none can be opened: the words to say instead, and a button that opens it."""
    return Card(
        title=form.title,
        parts=[
            Text(text=f"Press the button to fill in the form, or say it in one line: {form.in_words}"),
            Buttons(buttons=[Button(label="Open the form", says=says, style="primary")]),
        ],
    )


def _said_aloud(reading: Reading) -> str | None:
    """What was guessed or left out, so that nobody takes the answer for another question's."""
    said = list(reading.guesses)
    if reading.unused:
        shown, more = reading.unused[:MOST_UNUSED], len(reading.unused) - MOST_UNUSED
        left = joined([*(f"“{echoed(word)}”" for word in shown), *([f"{more:,} more words"] if more > 0 else [])])
        it = "it" if len(reading.unused) == 1 else "them"
        said.append(f"I did not understand {left} and left {it} out. I read: {reading.aloud}.")
    return " ".join(said) or None


def _not_understood(reading: Reading) -> Card:
    buttons = [Button(label="Help", says="help")]
    said = f"I don't know what to do with “{echoed(' '.join(reading.unused))}”."
    if reading.suggestion and reading.suggestion != "help":
        buttons.insert(0, Button(label=reading.suggestion.capitalize(), says=reading.suggestion, style="primary"))
    said += f" Did you mean {reading.suggestion}?" if reading.suggestion else " Help says what you can ask."
    return Card(title=said, parts=[Buttons(buttons=buttons)])


def _refusal(sentence: str, words: str | None = None, *, always: bool = False) -> Heard:
    """Long words are given back, to be mended and sent again.

    Args:
        always: give short ones back as well.
    """
    card = _card(sentence)
    if words and (always or len(words) > SOON_TYPED):
        card.parts = [Text(text=f"You wrote: {quoted(words)}")]
    return Heard(card, refused=True)


def _card(sentence: str) -> Card:
    return Card(title=sentence)


def _without_blanks(values: dict[str, str | None]) -> dict[str, str]:
    plain = {name: (value or "").replace(NUL, "").strip() for name, value in values.items()}
    return {name: value for name, value in plain.items() if value}


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "missing": lambda context: "This is needed. Fill it in, then save again.",
    "string_too_long": lambda context: f"This holds {context['max_length']:,} characters. Shorten it.",
    "string_too_short": lambda context: "This is needed. Fill it in, then save again.",
    "value_error": lambda context: str(context["error"]),
    "enum": lambda context: "Choose one of the answers.",
}


def _sentence(problem: Any) -> str:
    kind = problem["type"]
    if kind.startswith("date"):
        return "This is not a date. Choose a day, such as 29 July 2022."
    make = SENTENCES.get(kind)
    return make(problem.get("ctx", {})) if make else "This can't be read. Look at it again."
