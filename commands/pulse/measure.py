"""`pulse measure`: which of a standard's measures a pulse's figure is a reading of."""

from pydantic import BaseModel

from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Choice, Form
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing import pulse as showing
from commands.showing.wording import clipped, echoed
from store.models import Measure, PulseRound
from store.pulse import readings, results
from store.pulse.readings import Undecided

NAME = "pulse measure"
LONGEST_OPTION = 70


class MeasureForm(BaseModel):
    measure: str


@command(
    NAME,
    needs="answer_pulse",
    says="Say which measure a pulse's figure belongs to, where a standard has several",
    usage="pulse measure ROUND question N [measure N]",
    example="pulse measure 1 question 2 measure 1",
    changes=True,
)
def pulse_measure(request: Request) -> Answer:
    numbers = [word for word in request.words if word.isdecimal()]
    round_, one = _undecided(request, *(numbers[:2] if len(numbers) > 1 else ("", "")))
    if len(numbers) > 2:
        return _written(request, round_, one, _numbered(one, numbers[2]))
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
        in_words=f"{NAME} {round_.id} question {told.place + 1} measure 1",
    )


@form(NAME, MeasureForm, needs="answer_pulse")
def take(request: Request, values: MeasureForm, about: dict[str, str]) -> Card:
    round_, one = _undecided(request, about["round"], about["question"])
    options = _options(one)
    if values.measure not in options:
        raise CommandError("This standard has other measures by now. Open the form again.", field="measure")
    return _written(request, round_, one, one.measures[options.index(values.measure)])


def _undecided(request: Request, number: str, question: str) -> tuple[PulseRound, Undecided]:
    for pulse in results.pulses(request.session, request.plan.id):
        for round_ in results.rounds(request.session, pulse):
            if str(round_.id) == number:
                for one in readings.undecided(request.session, round_):
                    if str(one.told.place + 1) == question:
                        return round_, one
                raise CommandError("That figure waits for no measure: it was chosen already, or may not be told.")
    raise CommandError(f"There is no round {echoed(number) or '?'} with results. Try {say('pulse results')}.")


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
