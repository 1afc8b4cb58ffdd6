"""What somebody who is asked is shown, and how what they filled in becomes the answers of a ballot.

Nothing here says what was answered, and no error quotes it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import assert_never

from commands.advice import say
from commands.cards import Button, Buttons, Card, Part, Text
from commands.forms import AskedField, Choice, Filled, Form, FormField, MultiChoice, Scale, Words
from commands.showing.wording import count, moment
from store.models.pulse import Pulse, PulseRound
from store.rules.identifiers import identifiers_in
from store.rules.pulse.questions import ENPS_STEPS, LONGEST_COMMENT, Answer, Answers, Question, QuestionKind

ANSWER, SKIP, STOP, AGAIN = "answer", "skip", "stop", "again"
"""The acts that sealed buttons say, the first two before the code of a round."""
PAGE = "anonymity page"
"""Where a session's `info` holds the address of the page that the promise links to, where there is one."""
HANDLER = "ballot"
CODE = "code"
"""Under which a form keeps its round."""

PROMISE = (
    "Your answer is sealed as you send it. Nobody reads it while the round is open, and you can change it until the"
    " round closes.",
    "A manager sees what share of people answered, and bands, such as “60 to 79%”, of a group in which at least 5"
    " people answered: never how many chose what, a name or one person's answer.",
    "Comments are shown only where 10 or more people answered, in mixed order, without a team or a date.",
    "When the round closes, all answers are destroyed, with the key that could open them. Only what may be told is"
    " kept.",
    "You need not answer. Nobody is told who answered, who skipped or who stopped. Whoever has not answered gets two"
    " reminders at most.",
    "There are limits: the chat itself carries your tap; whoever has full control of our server could read an open"
    " round; if everybody answers alike, that shows; and a way of writing can be recognised.",
)
"""As docs/anonymity.md begins."""

_ENPS = tuple(
    {0: "0 – not at all likely", ENPS_STEPS - 1: f"{ENPS_STEPS - 1} – extremely likely"}.get(step, str(step))
    for step in range(ENPS_STEPS)
)
_OF_WRITING = "How you write may tell who you are. Name nobody, and no family."
NOTHING_FILLED_IN = "Nothing is filled in yet. Answer at least one question, or close this and press “Skip this round”."
NO_ANSWER = "This is none of the answers to choose from. Choose another."
TOO_LONG = f"Shorten it to {LONGEST_COMMENT:,} characters."
IDENTIFIES = "This seems to hold what tells who somebody is, such as a number or an address. Take it out."

THANKS = "Thank you. This round has what it needs from you."
ENDED = (
    "This round has closed, so it takes no more answers. If a form is still open, close it: nothing that it holds was"
    " kept."
)
NOT_ASKED = "This round asks other people, so there is nothing for you to answer."
LOST = "Nothing was taken: the key of this round is not there, so it can take no answers. Whoever runs it is told."
NOT_NOW = "I could not take that just now, and nothing was kept. Try again in a minute."
MAY_NOT_BE_OPEN = (
    "I could not see whether the form opened. If it did, what you send in it counts. If not, press the button again in"
    " a minute."
)
TOO_LATE_FOR_FORM = "The form did not open in time. Press the button once more."
STOPPED = "You will be asked by no pulse from now on. Only you can see that."
LEFT = "You left the form, and nothing of it was sent."
ASKED_AGAIN = "Pulses will ask you again, from their next message on. Only you can see that."


def ballot_form(pulse: Pulse, round_: PulseRound) -> Form:
    """Empty, also for somebody who has answered before."""
    return Form(
        title=pulse.title,
        submit="Send",
        handler=HANDLER,
        about={CODE: round_.code},
        intro=(
            "Leave out whatever you like. The form is empty each time, since nothing can show what you sent before."
            " What you send now takes its place."
        ),
        fields=fields_of(round_.questions),
        in_words="the form alone takes answers",
        sealed=True,
    )


def fields_of(questions: Sequence[Question]) -> list[FormField]:
    """All fields may be left out."""
    return [_field(place, one) for place, one in enumerate(questions)]


def _field(place: int, question: Question) -> AskedField:
    name, label = _name(place), question.text
    match question.kind:
        case QuestionKind.SCALE:
            return Scale(name=name, label=label, steps=list(question.options), optional=True)
        case QuestionKind.CHOICE:
            return Choice(name=name, label=label, options=list(question.options), optional=True)
        case QuestionKind.CHOICES:
            return MultiChoice(name=name, label=label, options=list(question.options), optional=True)
        case QuestionKind.ENPS:
            return Choice(name=name, label=label, options=list(_ENPS), optional=True)
        case QuestionKind.COMMENT:
            return Words(
                name=name, label=label, hint=_OF_WRITING, multiline=True, longest=LONGEST_COMMENT, optional=True
            )
        case _:
            assert_never(question.kind)


class UnfitError(Exception):
    """What does not fit, as sentences by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("a ballot does not fit its questions")
        self.errors = errors


def answers_in(questions: Sequence[Question], values: Mapping[str, Filled | None]) -> Answers:
    """Read a form back. Raises `UnfitError`, which quotes nothing."""
    answers: list[Answer | None] = []
    errors: dict[str, str] = {}
    for place, question in enumerate(questions):
        try:
            answers.append(_answer(question, values.get(_name(place))))
        except ValueError as error:
            errors[_name(place)] = str(error)
    if errors:
        raise UnfitError(errors) from None
    if all(one is None for one in answers):
        raise UnfitError({_name(0): NOTHING_FILLED_IN})
    return tuple(answers)


def _answer(question: Question, value: Filled | None) -> Answer | None:
    """Raises `ValueError` with a sentence."""
    if value is None or not value:
        return None
    match question.kind:
        case QuestionKind.SCALE:
            return _place_in([str(step) for step in range(1, len(question.options) + 1)], value)
        case QuestionKind.CHOICE:
            return _place_in(question.options, value)
        case QuestionKind.CHOICES:
            chosen = value if isinstance(value, list) else [value]
            return tuple(sorted({_place_in(question.options, one) for one in chosen}))
        case QuestionKind.ENPS:
            return _place_in(_ENPS, value)
        case QuestionKind.COMMENT:
            return _comment(value)
        case _:
            assert_never(question.kind)


def _place_in(options: Sequence[str], value: Filled) -> int:
    if value not in options:
        raise ValueError(NO_ANSWER)
    return list(options).index(str(value))


def _comment(value: Filled) -> str | None:
    words = str(value).strip()
    if len(words) > LONGEST_COMMENT:
        raise ValueError(TOO_LONG)
    if identifiers_in(words):
        raise ValueError(IDENTIFIES)
    return words or None


def _name(place: int) -> str:
    return f"q{place}"


def taps(questions: Sequence[Question]) -> str:
    """How many taps it takes: one to open the form, one for each answer, one to send it. A menu takes two."""
    many = 2 + sum(2 if one.kind is QuestionKind.ENPS else 1 for one in questions)
    several = any(one.kind is QuestionKind.CHOICES for one in questions)
    return f"at least {count(many, 'tap')}" if several else count(many, "tap")


def question_count(questions: Sequence[Question]) -> str:
    return count(len(questions), "question")


def acts(code: str) -> Buttons:
    """What can be done about a round that asks."""
    return Buttons(
        buttons=[
            Button(label="Answer", says=f"{ANSWER} {code}", style="primary", sealed=True),
            Button(label="Skip this round", says=f"{SKIP} {code}", sealed=True),
            stop_button(code),
        ]
    )


def thanks(round_: PulseRound, today: date) -> Card:
    """The same for whoever answered and for whoever skipped, so that it tells nobody which."""
    until = moment(round_.closes_at, today)
    parts: list[Part] = [
        Text(
            text=f"Until {until} you can answer again, which takes the place of what you sent, or skip the round, which"
            " takes it back."
        ),
        Buttons(
            buttons=[
                Button(label="Answer again", says=f"{ANSWER} {round_.code}", sealed=True),
                Button(label="Skip this round", says=f"{SKIP} {round_.code}", sealed=True),
            ]
        ),
    ]
    return Card(title=THANKS, parts=parts)


def stop_button(code: str = "") -> Button:
    """Args: code: of the round whose message it stands in, which can ask again in its place."""
    return Button(label="Stop asking me", says=f"{STOP} {code}".strip(), sealed=True)


def ask_again_button(code: str = "") -> Button:
    return Button(label="Ask me again", says=f"{AGAIN} {code}".strip(), sealed=True)


def stopped_card(code: str) -> Card:
    later = f"It holds for all pulses. If you want them back one day, say {say('pulse asks')}."
    return Card(title=STOPPED, parts=[Text(text=later), Buttons(buttons=[ask_again_button(code)])])


def asked_card(round_: PulseRound | None, today: date) -> Card:
    """Args: round_: one that still asks, where its own message was pressed."""
    return _asking(ASKED_AGAIN, round_, today)


def left_card(round_: PulseRound | None, today: date) -> Card:
    """For whoever leaves the form that stands in the place of what asked them."""
    return _asking(LEFT, round_, today)


def _asking(title: str, round_: PulseRound | None, today: date) -> Card:
    if round_ is None:
        return Card(title=title)
    until = moment(round_.closes_at, today)
    return Card(title=title, parts=[Text(text=f"This round is open until {until}."), acts(round_.code)])
