"""`pulse measure`: which of a standard's measures a pulse's figure is a reading of. What was chosen wrongly moves."""

from pydantic import BaseModel

from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Choice, Form
from commands.pulse.finding import counted_by_id, counted_round, plans_of_pulse
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing import pulse as showing
from commands.showing.wording import clipped
from store.models import Measure, PulseRound
from store.pulse import readings
from store.pulse.readings import Figure

NAME = "pulse measure"
LONGEST_OPTION = 70


class MeasureForm(BaseModel):
    measure: str


@command(
    NAME,
    needs="answer_pulse",
    says="Say which measure a pulse's figure belongs to, where a standard has several",
    usage="pulse measure [N] [round N] question N [measure N]",
    example="pulse measure 1 question 2 measure 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def pulse_measure(request: Request) -> Answer:
    round_, words = counted_round(request, request.words)
    numbers = [word for word in words if word.isdecimal()]
    one = _figure(request, round_, numbers[0] if numbers else "")
    if len(numbers) > 1:
        return _written(request, round_, one, _numbered(one, numbers[1]))
    told = one.told
    return Form(
        title="Which measure?",
        submit="Save",
        handler=NAME,
        about={"round": str(round_.id), "question": str(told.place + 1)},
        intro=f"“{told.question.text}” is tied to {one.standard.ref} {one.standard.title}, which has"
        f" {len(one.measures)} measures.",
        fields=[
            Choice(
                name="measure",
                label=f"{showing.in_words(told).capitalize()} is a reading of",
                options=_options(one),
                value=_options(one)[one.measures.index(one.chosen)] if one.chosen else None,
            )
        ],
        in_words=f"{NAME} {round_.pulse_id} round {round_.number} question {told.place + 1} measure 1",
    )


@form(NAME, MeasureForm, needs="answer_pulse")
def take(request: Request, values: MeasureForm, about: dict[str, str]) -> Card:
    round_ = counted_by_id(request, about["round"])
    one = _figure(request, round_, about["question"])
    options = _options(one)
    if values.measure not in options:
        raise CommandError("This standard has other measures by now. Open the form again.", field="measure")
    return _written(request, round_, one, one.measures[options.index(values.measure)])


def _figure(request: Request, round_: PulseRound, question: str) -> Figure:
    for one in readings.figures(request.session, round_):
        if str(one.told.place + 1) == question:
            return one
    raise CommandError(
        "That figure waits for no measure: its standard has no several to choose from, or it may not be told."
    )


def _options(one: Figure) -> list[str]:
    return [clipped(f"{at}. {measure.title}", LONGEST_OPTION) for at, measure in enumerate(one.measures, 1)]


def _numbered(one: Figure, number: str) -> Measure:
    at = int(number)
    if not 1 <= at <= len(one.measures):
        raise CommandError(f"{one.standard.ref} has measures 1 to {len(one.measures)}. Say one of them.")
    return one.measures[at - 1]


def _written(request: Request, round_: PulseRound, one: Figure, measure: Measure) -> Card:
    assert request.person.id is not None
    said, ref = showing.in_words(one.told), one.standard.ref
    again = f"{NAME} {round_.pulse_id} round {round_.number} question {one.told.place + 1}"
    buttons = Buttons(buttons=[Button(label=ref, says=f"standard {ref}"), Button(label="Choose another", says=again)])
    if measure == one.chosen:
        title = f"{said.capitalize()} stands beside that measure of {ref} already."
        return Card(title=title, parts=[Text(text=measure.title), buttons])
    readings.choose(request.session, round_, one, measure, by_id=request.person.id, now=request.now)
    kept = [f"It stands beside the measure, and the next rounds write theirs there: {measure.title}"]
    kept += [f"It stood beside another until now: {one.chosen.title}"] if one.chosen else []
    return Card(title=f"Saved: {said} is a reading of {ref}.", parts=[*(Text(text=each) for each in kept), buttons])
