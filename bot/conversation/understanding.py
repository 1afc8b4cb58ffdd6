"""From words to what they ask, and what is said where they ask nothing known."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sqlmodel import Session

from bot.conversation.choosing import may_mean
from bot.conversation.heard import Utterance
from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Form
from commands.language.asides.courtesy import without_courtesy
from commands.language.asides.leading import without_lead
from commands.language.asides.small_talk import aside, help_under_a_nudge
from commands.language.context import ReadingContext
from commands.language.filters import FilterReader
from commands.language.followups.pointing import points_back
from commands.language.names import SeveralFitError, everyone_named, spelt_out
from commands.language.plan_names import mentions_a_plan, mistyped_plan, take_off_plan
from commands.language.plan_words import named_plan, without_plan
from commands.language.questions import QuestionReading, read_question
from commands.language.reading import Reading, read, read_documented, read_sentence
from commands.language.replying import asked_in_thread, reply_to_nudge
from commands.language.saying import said
from commands.language.telling import acts_at_once, read_remark, read_statement
from commands.request import NO_PLAN, Request
from commands.showing.unsure import choices_of, might_ask, nothing_fits, which_reading
from commands.showing.wording import clipped, echoed
from store.models import Person, Plan, Theme
from store.plan import plans
from store.pulse import asked
from store.rules.references import as_reference

LONGEST_LABEL = 75
MAY_ANSWER = (
    "A pulse asks you just now. I take no answer to it that is typed, since this chat keeps what you type: if yours"
    " stands here, delete it, and answer in the pulse's form."
)
"""Said in place of the words that were not understood."""


def understood(request: Request, said: Utterance) -> Reading:
    """Changes nothing. Refuses what cannot be asked before there is a plan."""
    text, named = without_lead(said.text.strip()), list[Plan]()
    carried = named_plan(text)
    if carried is not None:
        text = without_plan(text)
    elif said.answers is None:
        text, named = _without_name(request.session, text)
    may_mean(request, channel=said.channel, carried=carried, named=named)
    reading = _read(request, said, text)
    if request.several and not request.said_which and said.answers is None:
        _refuse_mistyped_plan(request, text, reading)
    if not request.among and not (reading.command and reading.command.without_plan):
        raise CommandError(NO_PLAN)
    reading.unused = [spelt_out(request.session, word) for word in reading.unused]
    reading.quotable = not (reading.unused and said.answers is None and asked.asking(request.session, said.person_id))
    return reading


def _read(request: Request, said: Utterance, text: str) -> Reading:
    """A question as it is documented, else what is told, else a change as it is documented, else what is asked."""
    context = context_of(request, said)
    questions = partial(read_question, context=context) if context is not None else None
    says = aside(text) if said.answers is None else help_under_a_nudge(text)
    if says is not None:
        return read(says, questions)
    # What a command says in its own words does not follow on the question before.
    alone = partial(read_question, context=context.alone) if context is not None else None
    found = read_documented(text, alone)
    if found is not None and found.command is not None and not found.command.changes and points_back(text):
        found = None
    if context is None or (found is not None and found.command is not None and not found.command.changes):
        return found or read_sentence(text, questions)
    if (told := _told(request, said, text, context)) is not None:
        return read(told, questions)
    if found is not None and acts_at_once(text, context):
        return found
    asks = read_sentence(text, questions)
    if found is None and asks.command is None and request.chosen and (remark := read_remark(text, context)):
        return read(remark.says, questions)
    return found if found is not None and (asks.command is None or _updates(found)) else asks


def _updates(found: Reading) -> bool:
    """ "Update D2 in progress" tells of D2, however its words may be asked; "update on D2" asks."""
    told = found.words if found.command is not None and found.command.name == "update" else []
    return len(told) > 1 and as_reference(told[0]) is not None


def context_of(request: Request, said: Utterance | None = None) -> ReadingContext | None:
    """What words are read with. Where several plans may be meant they are read again, once it is known which is."""
    plan = request.chosen or request.last_used or next(iter(request.among), None)
    if plan is None:
        return None
    under = said.answers if said is not None and request.chosen is not None else None
    asked = asked_in_thread(request, under) if under else ()
    return ReadingContext(request.session, plan, request.person, request.today, lambda: request.previous, asked)


def read_of(request: Request, reading: Reading) -> Reading:
    """The same words, read of the plan that is meant: a theme of one plan may be nothing in another."""
    context = context_of(request)
    assert context is not None
    return replace(read(reading.said, partial(read_question, context=context)), page=reading.page, share=reading.share)


def sentence_of(request: Request, reading: Reading) -> Reading:
    """The same words as a sentence, whatever command they begin with."""
    context = context_of(request)
    assert context is not None
    found = read_sentence(reading.said, partial(read_question, context=context))
    return replace(found, page=reading.page, share=reading.share)


def _told(request: Request, said: Utterance, text: str, context: ReadingContext) -> str | None:
    """What somebody tells in their own words, as the command that proposes it; None for what asks, or acts at once."""
    questions = partial(read_question, context=context)
    if request.chosen is None:
        return reply_to_nudge(request, said.answers, text, questions) if said.answers else None
    if acts_at_once(text, context):
        return None
    if (proposal := read_statement(text, context)) is not None:
        return proposal.says
    return reply_to_nudge(request, said.answers, text, questions) if said.answers else None


def aloud(request: Request, reading: Reading) -> str:
    """What was asked, from the query that ran where one did."""
    if reading.command is None:
        return "nothing I know"
    return said(request.query, request.names(request.query)) if request.asks else reading.command.name


def _without_name(session: Session, text: str) -> tuple[str, list[Plan]]:
    """The words less the plan that they name. With one plan, "in" is a word like any other."""
    tokens = without_courtesy(text.split())
    if not mentions_a_plan(tokens) or len(known := plans.every(session)) < 2:
        return text, []
    rest, named = take_off_plan(tokens, known)
    return (" ".join(rest), named) if named else (text, [])


def _refuse_mistyped_plan(request: Request, text: str, reading: Reading) -> None:
    """Raises `CommandError` where a plan is named that nobody knows: another's answer would be taken for its own."""
    session, tokens = request.session, without_courtesy(text.split())
    if not mentions_a_plan(tokens):
        return
    if name := mistyped_plan(tokens, reading, filter_reader(request), plans.every(session)):
        refused = CommandError(f"I know no plan called {echoed(spelt_out(session, name))}. {say('plans')} lists them.")
        refused.words = spelt_out(session, text)
        raise refused


def filter_reader(request: Request) -> FilterReader:
    session = request.session

    def find(words: str) -> list[Person]:
        return list(everyone_named(session, words))

    def themes() -> Sequence[Theme]:
        return plans.themes(session, *([request.chosen] if request.chosen else request.among))

    return FilterReader(themes, request.person, find, request.today)


def offer(answer: Card | Form, error: SeveralFitError, words: str) -> None:
    """A button for each person who fits a name, which says the same words of that one."""
    said = {name: error.meaning(person_id, words) for person_id, name in error.fitting.items()}
    buttons = [Button(label=clipped(name, LONGEST_LABEL), says=says) for name, says in said.items() if says]
    if buttons and isinstance(answer, Card):
        answer.parts.append(Buttons(buttons=buttons))


def not_understood(request: Request, reading: Reading) -> Card:
    """How it was read, which word was not, and what it may mean. No answer: that would be another question's.

    Raises:
        CommandError: what was asked is known, and cannot be answered.
    """
    found = reading.question or QuestionReading(unused=reading.unused)
    if found.sentence:
        raise CommandError(found.sentence)
    if not reading.quotable:
        # Whoever is asked by a pulse may want it to stop, and no guess at a command spelt alike.
        asks = Button(label="Whether pulses ask me", says="pulse asks", style="primary")
        help_ = Button(label="Help", says="help")
        return Card(
            title="I don't know what to do with that.", parts=[Text(text=MAY_ANSWER), Buttons(buttons=[asks, help_])]
        )
    if found.refers:
        return nothing_fits(True, reading.unused, choices_of(found.offers or might_ask(request), request))
    if found.offers:
        return which_reading(reading.unused, choices_of(found.offers, request))
    return nothing_fits(found.refers, reading.unused, choices_of(might_ask(request), request))
