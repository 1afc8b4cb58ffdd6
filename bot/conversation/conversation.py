"""The door of the conversation: words and forms in, cards and forms out. Bad input never raises."""

from dataclasses import replace
from functools import partial

from pydantic import BaseModel, ValidationError
from sqlmodel import Session

from bot.afterwards import Afterwards
from bot.conversation import form_errors
from bot.conversation.answering import answered, heard
from bot.conversation.choosing import choose_for_form, may_mean, newly_used
from bot.conversation.guard import refuse_unfit
from bot.conversation.heard import FilledForm, Heard, Utterance
from bot.conversation.keys import done_before, settle
from bot.conversation.last_heard import LastHeard
from bot.conversation.once import Questions
from bot.conversation.pasted import is_table, keep_table
from bot.conversation.remembered import recall, to_remember
from bot.conversation.requests import make_request
from bot.conversation.transactions import in_one_go
from bot.conversation.typed import cleaned
from bot.conversation.typed_answers import TypedAnswerError, refuse_typed_answer
from bot.conversation.understanding import offer, understood
from bot.conversation.undoable import undoable
from commands import registry
from commands.allowing import allowed
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.forms import Filled
from commands.language.names import SeveralFitError, handed_over, spelt_out
from commands.language.replying import words_that_draw
from commands.request import NO_PLAN
from commands.screening import ScreenedError
from commands.showing.plans import PLAN
from commands.showing.wording import clipped, quoted
from scheduler.clock import Clock
from store.database import SessionMaker, reading
from store.delivery import outbox
from store.plan import lifecycle

LONGEST_WORDS = 12_000
LONGEST_REMINDER = 500
"""Characters of what nobody can read at once: enough to know it by."""
LONGEST_GIVEN_BACK = 10_200
"""Characters, so that the refusal fits into one message of every chat."""
REPEATED = Heard(Card(title="That is already answered."), repeated=True)
SOON_TYPED = 80
"""Characters that nobody minds typing again."""


class Conversation:
    def __init__(self, sessions: SessionMaker, clock: Clock, afterwards: Afterwards) -> None:
        """Args: afterwards: writes what questions leave behind; whoever made it closes it."""
        self._sessions = sessions
        self._clock = clock
        self._last_heard = LastHeard()
        self._afterwards = afterwards
        self._questions = Questions(self._afterwards)

    def hear(self, said: Utterance) -> Heard:
        """Answer words. Whatever goes wrong in them is said in the answer."""
        try:
            said = replace(said, text=cleaned(said.text))
            answer = self._pasted(said) or self._asked(said) or self._changed(said)
        except CommandError as error:
            refused = _refusal(self._in_words(error), error.words, always=isinstance(error, ScreenedError))
            if isinstance(error, SeveralFitError) and said.answers is None:
                offer(refused.answer, error, said.text)
            return refused
        self._last_heard.written(said, self._clock.now())
        return answer

    def is_new(self, said: Utterance) -> bool:
        """Whether this was delivered for the first time, to any process."""
        with reading(self._sessions) as session:
            return self._questions.is_first(session, said, self._clock.now())

    def happens_first(self, key: str) -> bool:
        """Whether what happened in the chat is told for the first time, to any process."""
        with reading(self._sessions) as session:
            return self._questions.is_new(session, key, self._clock.now())

    def typed_answer(self, said: Utterance) -> Card | None:
        """Why nothing is read or kept of what is an answer to a pulse; None for other words."""
        try:
            with reading(self._sessions) as session:
                refuse_typed_answer(session, said)
        except TypedAnswerError as error:
            return Card(title=error.sentence)
        return None

    def drawn_anew(self, person_id: int, message_ref: str) -> Card | None:
        """A message of ours to this person as it reads now; None where nothing draws it."""
        with reading(self._sessions) as session:
            row = outbox.by_message_ref(session, person_id, message_ref)
            if row is None or not (words := words_that_draw(row)):
                return None
            # Not as if they had asked: nothing is remembered of it.
            said, request = Utterance(person_id, words), make_request(session, person_id, self._clock.now())
            try:
                answer = answered(request, said, understood(request, said)).answer
            except CommandError:
                return None
        return answer if isinstance(answer, Card) else None

    def take(self, filled: FilledForm) -> Heard:
        """Take a form. Raises nothing for bad input: it stands in `errors`, by field."""
        handler = registry.handler(filled.handler)
        try:
            values = handler.model.model_validate(without_blanks(filled.values))
        except ValidationError as error:
            return Heard(
                Card(title="Some answers need another look."), errors=form_errors.by_field(error), refused=True
            )
        except CommandError as error:
            return self._unfit(filled, error)
        try:
            filled.make_sure()
            answer = in_one_go(self._sessions, lambda session: self._taken(session, filled, handler, values))
        except CommandError as error:
            return self._unfit(filled, error)
        self._last_heard.written(filled, self._clock.now())
        return answer

    def _unfit(self, filled: FilledForm, error: CommandError) -> Heard:
        named = error.field or next(iter(filled.values), "")
        sentence = self._in_words(error)
        return Heard(Card(title=sentence), errors={named: sentence}, refused=True)

    def _in_words(self, error: CommandError) -> str:
        """The sentence, with names in the place of what an edge handed over for them."""
        if not handed_over(error.sentence):
            return error.sentence
        with reading(self._sessions) as session:
            return spelt_out(session, error.sentence)

    def _asked(self, said: Utterance) -> Heard | None:
        """Answer a question, which waits for nobody who changes something. None where the words change something."""
        now = self._clock.now()
        with reading(self._sessions) as session:
            refuse_typed_answer(session, said)
            try:
                request = make_request(session, said.person_id, now, in_person=said.in_person)
                recall(request, said)
                found = understood(request, refuse_unfit(session, _of_bearable_length(said)))
            except CommandError:
                if not self._questions.is_first(session, said, now):
                    return REPEATED
                raise
            if found.command is not None and found.command.changes:
                return None
            if not self._questions.is_first(session, said, now):
                return REPEATED
            with self._questions.unless_it_fails(said):
                heard = answered(request, said, found)
            work = to_remember(request, said, heard)
        if (plan := newly_used(request)) is not None:
            self._afterwards.leave(partial(lifecycle.remember, said.person_id, plan.id))
        if work is not None:
            self._afterwards.leave(work)
        if self._last_heard.is_due(said, now):
            self._afterwards.leave(partial(self._last_heard.write, said, now))
        return heard

    def _pasted(self, said: Utterance) -> Heard | None:
        """Ask what a pasted table is; None for all other words."""
        if not is_table(said):
            return None
        with reading(self._sessions) as session:
            refuse_typed_answer(session, said)
            refuse_unfit(session, _of_bearable_length(said))
        said.make_sure()
        return in_one_go(self._sessions, lambda session: keep_table(session, said, self._clock)) or REPEATED

    def _changed(self, said: Utterance) -> Heard:
        # Before any lock is held, since the chat may have to be asked.
        said.make_sure()
        return in_one_go(self._sessions, lambda session: self._heard(session, said))

    def _heard(self, session: Session, said: Utterance) -> Heard:
        request = make_request(session, said.person_id, self._clock.now(), in_person=said.in_person)
        recall(request, said)
        self._last_heard.write_if_due(said, request.now, session)
        heard = answered(request, said, understood(request, said))
        if (plan := newly_used(request)) is not None:
            lifecycle.remember(said.person_id, plan.id, session)
        if (work := to_remember(request, said, heard)) is not None:
            self._afterwards.leave(work)
        return heard

    def _taken(self, session: Session, filled: FilledForm, handler: registry.FormHandler, values: BaseModel) -> Heard:
        request = make_request(session, filled.person_id, self._clock.now())
        may_mean(request, carried=int(filled.about[PLAN]) if PLAN in filled.about else None)
        if not handler.without_plan:
            choose_for_form(request, handler.needs, filled.about)
            if request.chosen is None:
                raise CommandError(NO_PLAN)
        request.key, request.seen_version, request.changes = filled.key, filled.seen_version, True
        self._last_heard.write_if_due(filled, request.now, session)
        if (done := done_before(request, "form")) is not None:
            return Heard(done)

        def take() -> registry.Answer:
            return allowed(request, handler.needs, lambda: handler.take(request, values, filled.about))

        answer = undoable(request, handler.name, take, undo=handler.undo)
        settle(request, answer, [handler.name, filled.about.get("ref", "")])
        return heard(request, answer)


def _of_bearable_length(said: Utterance) -> Utterance:
    if len(said.text) <= LONGEST_WORDS:
        return said
    error = CommandError(f"That is {len(said.text):,} characters, which is more than I can read at once. Shorten it.")
    error.words = said.text[:LONGEST_REMINDER]
    raise error


def _refusal(sentence: str, words: str | None = None, *, always: bool = False) -> Heard:
    """Long words are given back, to be mended and sent again.

    Args:
        always: give short ones back as well.
    """
    card = Card(title=sentence)
    if words and (always or len(words) > SOON_TYPED):
        card.parts = [Text(text=f"You wrote: {quoted(clipped(words, LONGEST_GIVEN_BACK))}")]
    return Heard(card, refused=True)


def without_blanks(values: dict[str, Filled | None]) -> dict[str, Filled]:
    """What was left empty is as good as not asked.

    Raises:
        CommandError: something cannot be read; it names the field.
    """
    plain = {name: _plain(name, value) for name, value in values.items()}
    return {name: value for name, value in plain.items() if value}


def _plain(field: str, value: Filled | None) -> Filled:
    try:
        if isinstance(value, list):
            return [text for one in value if (text := cleaned(one).strip())]
        return cleaned(value or "").strip()
    except CommandError as error:
        raise CommandError(error.sentence, field=field) from None
