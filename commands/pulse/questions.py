"""`pulse add`, `remove`, `move` and `tie`: the questions of a pulse, one at a time."""

from pydantic import BaseModel, Field, ValidationError

from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Choice, Form, Words
from commands.pulse.finding import number_first, plans_of_pulse
from commands.pulse.new import changed, refuse_ended
from commands.pulse.tying import measures_of, tied, untied
from commands.pulse.wording import KindWords
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.wording import clipped, echoed
from store.models.pulse import Pulse
from store.pulse import questionnaires
from store.rules.pulse.bank import AGREE, question_of
from store.rules.pulse.questions import LONGEST_QUESTION, MOST_QUESTIONS, Question

ADD = "pulse add"
BANK, NOTHING = "bank", "nothing"
LONGEST_OPTIONS = 800
LONGEST_LABEL = 60


class QuestionForm(BaseModel):
    kind: KindWords
    text: str = Field(min_length=3, max_length=LONGEST_QUESTION)
    options: str | None = Field(default=None, max_length=LONGEST_OPTIONS)
    standard: str | None = None


@command(
    ADD,
    needs="pulse",
    says="Add a question to a pulse, your own or a ready one",
    usage="pulse add [N] [bank KEY]",
    example="pulse add 1 bank workload-1",
    changes=True,
    plans_of=plans_of_pulse,
)
def add(request: Request) -> Answer:
    pulse, words = number_first(request)
    _refuse_full(pulse)
    if words and words[0].lower() == BANK:
        key = words[1] if len(words) > 1 else ""
        if (ready := question_of(key)) is None:
            raise CommandError(f"I have no ready question {echoed(key) or '?'}. {say('pulse bank')} lists them.")
        _added(request, pulse, ready)
        shown = Button(label=f"Show pulse {pulse.id}", says=f"pulse show {pulse.id}", about=pulse.title)
        return Card(title=f"Added to pulse {pulse.id}: {ready.text}", parts=[Buttons(buttons=[shown])])
    return Form(
        title=f"Question for pulse {pulse.id}",
        submit="Add",
        handler=ADD,
        about={"pulse": str(pulse.id)},
        intro="Ask about work, never about a person. Every question may be left unanswered.",
        fields=[
            Choice(
                name="kind",
                label="What kind of question?",
                options=[one.value for one in KindWords],
                value=KindWords.SCALE.value,
            ),
            Words(name="text", label="What do you ask?", longest=LONGEST_QUESTION),
            Words(
                name="options",
                label="Its answers, one on each line",
                hint=f"For a choice. A scale has five, the best last; left empty, “{AGREE[0]}” to “{AGREE[-1]}”.",
                multiline=True,
                longest=LONGEST_OPTIONS,
                optional=True,
            ),
            Words(
                name="standard",
                label="Which standard does it tell about?",
                hint="Its reference, such as I.7. What is told of this question then stands beside the standard.",
                longest=40,
                optional=True,
            ),
        ],
        in_words=f"{ADD} {pulse.id} bank workload-1",
    )


@form(ADD, QuestionForm, needs="pulse")
def take(request: Request, values: QuestionForm, about: dict[str, str]) -> Card:
    request.words = [about["pulse"]]
    pulse, _ = number_first(request)
    _refuse_full(pulse)
    for field in ("text", "options"):
        screened(request, field, getattr(values, field))
    question = made(values.kind, values.text, (values.options or "").splitlines())
    if values.standard:
        question = tied(request, question, values.standard, field="standard")
    return warned(request, _added(request, pulse, question))


def made(kind: KindWords, text: str, options: list[str]) -> Question:
    """Raises `CommandError` beside the field of what does not fit."""
    chosen = [one.strip(" -•\t") for one in options if one.strip(" -•\t")]
    if kind is KindWords.SCALE and not chosen:
        chosen = list(AGREE)
    try:
        return Question(kind=kind.kind, text=text, options=tuple(chosen))
    except ValidationError as error:
        raise CommandError(first_of(error), field="options") from error


def first_of(error: ValidationError) -> str:
    said = str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
    return said if said.endswith(".") else f"{said}."


def _added(request: Request, pulse: Pulse, question: Question) -> Card:
    known = questionnaires.of(pulse)
    if any(one.bare == question.bare for one in known.questions):
        raise CommandError("It asks that already. Nothing was added.")
    to = known.model_copy(update={"questions": (*known.questions, question)})
    return _asking_which_measure(request, pulse, changed(request, pulse, to), len(to.questions))


@command(
    "pulse remove",
    needs="pulse",
    says="Take a question out of a pulse",
    usage="pulse remove [N] question N",
    example="pulse remove 1 question 2",
    changes=True,
    plans_of=plans_of_pulse,
)
def remove(request: Request) -> Card:
    pulse, words = number_first(request)
    place, _ = _place(pulse, words)
    known = questionnaires.of(pulse)
    rest = tuple(one for at, one in enumerate(known.questions) if at != place)
    return changed(request, pulse, known.model_copy(update={"questions": rest}))


@command(
    "pulse move",
    needs="pulse",
    says="Ask a question of a pulse earlier or later",
    usage="pulse move [N] question N to N",
    example="pulse move 1 question 3 to 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def move(request: Request) -> Card:
    pulse, words = number_first(request)
    place, rest = _place(pulse, words)
    to, _ = _place(pulse, ["question", *(one for one in rest if one.lower() != "to")])
    known = questionnaires.of(pulse)
    questions = list(known.questions)
    questions.insert(to, questions.pop(place))
    return changed(request, pulse, known.model_copy(update={"questions": tuple(questions)}))


@command(
    "pulse tie",
    needs="pulse",
    says="Say which standard, and which of its measures, a question of a pulse tells about",
    usage="pulse tie [N] question N STANDARD [measure N] | pulse tie [N] question N to nothing",
    example="pulse tie 1 question 2 I.7",
    changes=True,
    plans_of=plans_of_pulse,
)
def tie(request: Request) -> Card:
    pulse, words = number_first(request)
    place, rest = _place(pulse, words)
    said = " ".join(rest).strip()
    known = questionnaires.of(pulse)
    question = known.questions[place]
    to = untied(question) if said.lower().removeprefix("to ") == NOTHING else tied(request, question, said)
    questions = (*known.questions[:place], to, *known.questions[place + 1 :])
    card = changed(request, pulse, known.model_copy(update={"questions": questions}))
    return _asking_which_measure(request, pulse, card, place + 1)


def _asking_which_measure(request: Request, pulse: Pulse, card: Card, number: int) -> Card:
    """Where the standard has several measures, ask which of them the figure is a reading of."""
    question = questionnaires.of(pulse).questions[number - 1]
    if question.standard is None or question.measure_id is not None:
        return card
    known = measures_of(request, question.standard)
    if len(known) < 2:
        return card
    buttons = [
        Button(
            label=clipped(f"{at}. {one.title}", LONGEST_LABEL),
            says=f"pulse tie {pulse.id} question {number} {question.standard} measure {at}",
        )
        for at, one in enumerate(known, 1)
    ]
    asked = f"{question.standard} has {len(known)} measures. Of which is question {number} a reading?"
    return card.model_copy(update={"parts": [Text(text=asked), Buttons(buttons=list(buttons)), *card.parts]})


def _place(pulse: Pulse, words: list[str]) -> tuple[int, list[str]]:
    """Which question is meant, from 0, and the words behind it."""
    rest = words[1:] if words and words[0].lower().startswith("question") else words
    number = rest[0].strip("#.:") if rest else ""
    if not number.isdecimal() or not 1 <= int(number) <= len(pulse.questions):
        many = len(pulse.questions)
        there = f"It has questions 1 to {many}." if many > 1 else "It has one question." if many else "It has none yet."
        raise CommandError(f"Say which question of pulse {pulse.id}. {there}")
    return int(number) - 1, rest[1:]


def _refuse_full(pulse: Pulse) -> None:
    refuse_ended(pulse)
    if len(pulse.questions) >= MOST_QUESTIONS:
        raise CommandError(
            f"A pulse asks {MOST_QUESTIONS} questions at most, so that people answer it. Take one out first:"
            f" {say(f'pulse remove {pulse.id} question 1')}."
        )
