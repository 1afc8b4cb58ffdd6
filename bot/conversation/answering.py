"""From what was understood to its answer. Here a question and a change part ways."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.choosing import plans_to_answer_for, take_name
from bot.conversation.heard import Heard, Utterance
from bot.conversation.keys import done_before, settle
from bot.conversation.understanding import aloud, filter_reader, not_understood, said_aloud
from bot.conversation.undoable import undoable
from commands.allowing import allowed
from commands.cards import Card
from commands.errors import CommandError
from commands.language.names import spelt_out
from commands.language.reading import Reading, read_again
from commands.registry import Answer, Command
from commands.request import Request
from commands.showing.pauses import held_by_pause
from commands.showing.plans import form_of_plan, of_plan, together, which_plan
from store.models import Plan


def answered(request: Request, said: Utterance, reading: Reading) -> Heard:
    """Ask or do what was understood."""
    command = reading.command
    if command is None:
        return Heard(not_understood(reading), reading)
    request.key, request.seen_version = said.key, said.seen_version
    about(request, reading, command)
    if command.names_plan:
        take_name(request, command)
    wanted = plans_to_answer_for(request, command, request.words)
    if len(wanted) > 1:
        return _shown(request, reading, _of_each(request, wanted, reading, command))
    if not wanted and request.among:
        return Heard(
            which_plan(request.among, reading.said, said.seen_version, closed_here=request.closed_here), reading
        )
    request.chosen = next(iter(wanted), None)
    reading = _in_its_plan(request, reading)
    if command.changes:
        return _changed(request, said, reading, command)
    return _shown(request, reading, _run(request, reading, command))


def _of_each(request: Request, among: Sequence[Plan], reading: Reading, command: Command) -> Card:
    """The answers to one question in several plans, on one card."""
    cards: list[tuple[Plan, Card]] = []
    for plan in among:
        asked = replace(request, chosen=plan, beside=bool(cards))
        about(asked, _in_its_plan(asked, reading), command)
        answer = _run(asked, reading, command)
        assert isinstance(answer, Card)
        cards.append((plan, answer))
    return together(cards)


def _in_its_plan(request: Request, reading: Reading) -> Reading:
    """Themes are a plan's own: words are read again once it is known which of several plans is meant."""
    if len(request.among) < 2 or request.chosen is None or not reading.narrowing:
        return reading
    again = read_again(reading, filter_reader(request.session, request))
    request.query = again.query
    return again


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
        answer.notice = said_aloud(reading) or answer.notice
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
    if isinstance(answer, Card) and request.queued_for_others and (held := held_by_pause(request)):
        answer.notice = " ".join(filter(None, [answer.notice, held]))
    return Heard(
        answer,
        reading,
        queued_for_others=request.queued_for_others,
        reads=request.reads,
        old_questions=request.old_questions,
        query=request.answered,
    )
