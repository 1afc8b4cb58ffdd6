"""`pulse measure`: which of a standard's measures a pulse's figure is a reading of."""

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
from store.pulse.readings import Undecided

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
    one = _undecided(request, round_, numbers[0] if numbers else "")
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
                name="measure", label=f"{showing.in_words(told).capitalize()} is a reading of", options=_options(one)
            )
        ],
        in_words=f"{NAME} {round_.pulse_id} round {round_.number} question {told.place + 1} measure 1",
    )


@form(NAME, MeasureForm, needs="answer_pulse")
def take(request: Request, values: MeasureForm, about: dict[str, str]) -> Card:
    round_ = counted_by_id(request, about["round"])
    one = _undecided(request, round_, about["question"])
    options = _options(one)
    if values.measure not in options:
        raise CommandError("This standard has other measures by now. Open the form again.", field="measure")
    return _written(request, round_, one, one.measures[options.index(values.measure)])


def _undecided(request: Request, round_: PulseRound, question: str) -> Undecided:
    for one in readings.undecided(request.session, round_):
        if str(one.told.place + 1) == question:
            return one
    raise CommandError("That figure waits for no measure: it was chosen already, or may not be told.")


def _options(one: Undecided) -> list[str]:
    return [clipped(f"{at}. {measure.title}", LONGEST_OPTION) for at, measure in enumerate(one.measures, 1)]


def _numbered(one: Undecided, number: str) -> Measure:
    at = int(number)
    if not 1 <= at <= len(one.measures):
        raise CommandError(f"{one.standard.ref} has measures 1 to {len(one.measures)}. Say one of them.")
    return one.measures[at - 1]


def _written(request: Request, round_: PulseRound, one: Undecided, measure: Measure) -> Card:
    assert request.person.id is not None
    readings.choose(request.session, round_, one, measure, by_id=request.person.id, now=request.now)
    kept = f"It stands beside the measure, and the next rounds write theirs there: {measure.title}"
    shown = Button(label=one.standard.ref, says=f"standard {one.standard.ref}")
    title = f"Saved: {showing.in_words(one.told)} is a reading of {one.standard.ref}."
    return Card(title=title, parts=[Text(text=kept), Buttons(buttons=[shown])])
