"""From words to what they ask, and what is said where they ask nothing known."""

from collections.abc import Sequence

from sqlmodel import Session

from bot.conversation.choosing import may_mean
from bot.conversation.heard import Utterance
from bot.conversation.typed import cleaned
from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Form
from commands.language.asides import aside
from commands.language.context import ReadingContext
from commands.language.filters import FilterReader
from commands.language.names import SeveralFitError, everyone_named, spelt_out
from commands.language.plan_names import mentions_a_plan, mistyped_plan, take_off_plan
from commands.language.plan_words import named_plan, without_plan
from commands.language.reading import Reading, read, without_courtesy
from commands.language.replying import asked_in_thread, reply_to_nudge
from commands.language.saying import said
from commands.language.telling import acts_at_once, read_statement
from commands.request import NO_PLAN, Request
from commands.showing.wording import clipped, echoed, joined
from store.models import Person, Plan, Theme
from store.plan import plans
from store.pulse import asked

LONGEST_LABEL = 75
MOST_UNUSED = 5
MAY_ANSWER = (
    "A pulse asks you just now. I take no answer to it that is typed, since this chat keeps what you type: if yours"
    " stands here, delete it, and answer in the pulse's form."
)
"""Said in place of the words that were not understood."""


def understood(request: Request, said: Utterance) -> Reading:
    """Changes nothing. Refuses what cannot be asked before there is a plan."""
    text, named = cleaned(said.text).strip(), list[Plan]()
    carried = named_plan(text)
    if carried is not None:
        text = without_plan(text)
    elif said.answers is None:
        text, named = _without_name(request.session, text)
    may_mean(request, channel=said.channel, carried=carried, named=named)
    reader = filter_reader(request.session, request)
    says = aside(text) if said.answers is None else None
    reading = read(says or _told(request, said, text, reader) or text, reader)
    if request.several and not request.said_which and said.answers is None:
        _refuse_mistyped_plan(request.session, text, reading, reader)
    if not request.among and not (reading.command and reading.command.without_plan):
        raise CommandError(NO_PLAN)
    reading.unused = [spelt_out(request.session, word) for word in reading.unused]
    reading.quotable = not (reading.unused and said.answers is None and asked.asking(request.session, said.person_id))
    return reading


def _told(request: Request, said: Utterance, text: str, reader: FilterReader) -> str | None:
    """What somebody tells in their own words, as the command that proposes it; None for what asks, or acts at once."""
    if request.chosen is None:
        return reply_to_nudge(request, said.answers, text, reader) if said.answers and request.among else None
    asked = asked_in_thread(request, said.answers) if said.answers else ()
    context = ReadingContext(request.session, request.chosen, request.person, request.today, request.previous, asked)
    if acts_at_once(text, context):
        return None
    if (proposal := read_statement(text, context)) is not None:
        return proposal.says
    return reply_to_nudge(request, said.answers, text, reader) if said.answers else None


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


def _refuse_mistyped_plan(session: Session, text: str, reading: Reading, reader: FilterReader) -> None:
    """Raises `CommandError` where a plan is named that nobody knows: another's answer would be taken for its own."""
    tokens = without_courtesy(text.split())
    if not mentions_a_plan(tokens):
        return
    if name := mistyped_plan(tokens, reading, reader, plans.every(session)):
        refused = CommandError(f"I know no plan called {echoed(spelt_out(session, name))}. {say('plans')} lists them.")
        refused.words = spelt_out(session, text)
        raise refused


def filter_reader(session: Session, request: Request) -> FilterReader:
    def find(words: str) -> list[Person]:
        return list(everyone_named(session, words))

    def themes() -> Sequence[Theme]:
        return plans.themes(session, *([request.chosen] if request.chosen else request.among))

    return FilterReader(themes, request.person, find, request.today)


def said_aloud(reading: Reading) -> str | None:
    """What was guessed or left out, so that nobody takes the answer for another question's."""
    said = list(reading.guesses)
    if reading.unused and not reading.quotable:
        said.append(f"I left out what I did not understand, and read: {reading.aloud}. {MAY_ANSWER}")
    elif reading.unused:
        shown, more = reading.unused[:MOST_UNUSED], len(reading.unused) - MOST_UNUSED
        left = joined([*(f"“{echoed(word)}”" for word in shown), *([f"{more:,} more words"] if more > 0 else [])])
        it = "it" if len(reading.unused) == 1 else "them"
        said.append(f"I did not understand {left} and left {it} out. I read: {reading.aloud}.")
    return " ".join(said) or None


def offer(answer: Card | Form, error: SeveralFitError, words: str) -> None:
    """A button for each person who fits a name, which says the same words of that one."""
    said = {name: error.meaning(person_id, words) for person_id, name in error.fitting.items()}
    buttons = [Button(label=clipped(name, LONGEST_LABEL), says=says) for name, says in said.items() if says]
    if buttons and isinstance(answer, Card):
        answer.parts.append(Buttons(buttons=buttons))


def not_understood(reading: Reading) -> Card:
    help_ = Button(label="Help", says="help")
    if not reading.quotable:
        # Whoever is asked by a pulse may want it to stop, and no guess at a command spelt alike.
        asks = Button(label="Whether pulses ask me", says="pulse asks", style="primary")
        return Card(
            title="I don't know what to do with that.", parts=[Text(text=MAY_ANSWER), Buttons(buttons=[asks, help_])]
        )
    said = f"I don't know what to do with “{echoed(' '.join(reading.unused))}”."
    if not reading.suggestion:
        return Card(title=f"{said} Help says what you can ask.", parts=[Buttons(buttons=[help_])])
    buttons = [help_]
    if reading.suggestion != "help":
        meant = Button(label=reading.suggestion.capitalize(), says=reading.suggestion, style="primary")
        buttons.insert(0, meant)
    return Card(title=f"{said} Did you mean {reading.suggestion}?", parts=[Buttons(buttons=buttons)])
