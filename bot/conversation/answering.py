"""From what was understood to its answer. Here a question and a change part ways."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.choosing import plans_to_answer_for, take_name
from bot.conversation.heard import Heard, Utterance
from bot.conversation.keys import done_before, settle
from bot.conversation.understanding import aloud, not_understood, read_of, sentence_of
from bot.conversation.undoable import undoable
from commands.allowing import allowed
from commands.cards import Card
from commands.errors import CommandError, NotReadError
from commands.language.names import spelt_out
from commands.language.reading import Reading
from commands.registry import Answer, Command
from commands.request import Request
from commands.showing.pauses import held_by_pause
from commands.showing.plans import form_of_plan, naming_closed, of_plan, together, which_plan
from store.models import Plan


def answered(request: Request, said: Utterance, reading: Reading) -> Heard:
    """Ask or do what was understood."""
    if reading.command is None:
        return _asked_back(request, reading)
    request.key, request.seen_version = said.key, said.seen_version
    about(request, reading, reading.command)
    if reading.command.names_plan:
        take_name(request, reading.command)
    wanted = plans_to_answer_for(request, reading.command, reading.about)
    if len(wanted) > 1:
        return _shown(request, reading, _of_each(request, wanted, reading))
    if not wanted and request.among:
        return Heard(
            which_plan(request.among, reading.said, said.seen_version, closed_here=request.closed_here), reading
        )
    several = len(request.among) > 1
    request.chosen = next(iter(wanted), None)
    if several and reading.of_a_plan:
        reading = read_of(request, reading)
        if reading.command is None:
            return _asked_back(request, reading)
        about(request, reading, reading.command)
    assert reading.command is not None
    if reading.command.changes:
        return _changed(request, said, reading, reading.command)
    return _asked(request, reading, reading.command)


def _asked(request: Request, reading: Reading, command: Command) -> Heard:
    """What is no form of a question's command may be a sentence that begins with its name."""
    try:
        return _shown(request, reading, _run(request, reading, command))
    except NotReadError:
        sentence = sentence_of(request, reading)
        if sentence.command is None:
            raise
        about(request, sentence, sentence.command)
        return _shown(request, sentence, _run(request, sentence, sentence.command))


def _asked_back(request: Request, reading: Reading) -> Heard:
    """Buttons carry their plan, where another may be meant."""
    card = not_understood(request, reading)
    plan = request.chosen
    return Heard(of_plan(card, plan, named=request.several) if plan is not None else card, reading)


def _of_each(request: Request, among: Sequence[Plan], reading: Reading) -> Card:
    """The answers to one question in several plans, on one card."""
    cards: list[tuple[Plan, Card]] = []
    for plan in among:
        asked = replace(request, chosen=plan, beside=bool(cards))
        own = read_of(asked, reading) if reading.of_a_plan else reading
        if own.command is None:
            cards.append((plan, not_understood(asked, own)))
            continue
        about(asked, own, own.command)
        answer = _run(asked, own, own.command)
        assert isinstance(answer, Card)
        cards.append((plan, answer))
    return together(cards)


def about(request: Request, reading: Reading, command: Command) -> None:
    """Hand on what was understood."""
    request.intent, request.changes = command.name, command.changes
    request.words, request.query, request.asks = reading.words, reading.query, command.filters
    request.redraw, request.page, request.share = reading.redraw, reading.page, reading.share


def _changed(request: Request, said: Utterance, reading: Reading, command: Command) -> Heard:
    """A change claims its key first, so that the same one delivered twice is done once."""
    if (done := done_before(request, "said")) is not None:
        return Heard(done, reading)
    try:
        answer = undoable(request, command.name, lambda: _run(request, reading, command), undo=command.undo)
    except CommandError as error:
        # A slash command's words are gone once it is sent.
        error.words = spelt_out(request.session, said.text)
        raise
    settle(request, answer, [command.name, *reading.words[:1]])
    return _shown(request, reading, answer)


def _run(request: Request, reading: Reading, command: Command) -> Answer:
    return allowed(request, command.need_of(reading.words), lambda: command.run(request))


def _shown(request: Request, reading: Reading, answer: Answer) -> Heard:
    reading.aloud = aloud(request, reading)
    if isinstance(answer, Card):
        answer.share = reading.share
        answer.notice = " ".join(reading.guesses) or answer.notice
    return heard(request, answer, reading)


def heard(request: Request, answer: Answer, reading: Reading | None = None) -> Heard:
    """The answer, with the plan it is about, and with what keeps a message to somebody else from going now."""
    plan = None if request.own_plans else request.chosen
    if plan is not None and (reading is None or reading.command is None or reading.command.of_plan):
        named = request.several or plan.closed_at is not None
        if isinstance(answer, Card):
            answer = of_plan(answer, plan, named=named)
        else:
            answer = form_of_plan(answer, plan, named=named)
    answer = naming_closed(answer, request.passed_over)
    if isinstance(answer, Card) and request.queued_for_others and (held := held_by_pause(request)):
        answer.notice = " ".join(filter(None, [answer.notice, held]))
    return Heard(
        answer,
        reading,
        queued_for_others=request.queued_for_others,
        reads=request.reads,
        sends=request.sends,
        old_questions=request.old_questions,
        query=request.answered,
    )
