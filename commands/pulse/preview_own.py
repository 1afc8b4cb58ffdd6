"""`pulse preview`: the form as staff will see it, for whoever writes or approves it. It is none of the box's forms."""

from pydantic import BaseModel, ConfigDict

from commands.cards import Card, Text
from commands.errors import CommandError
from commands.forms import Form
from commands.pulse import answering
from commands.pulse.finding import number_first, plans_of_pulse
from commands.registry import command, form
from commands.request import Request

NAME = "pulse preview"


class PreviewForm(BaseModel):
    """One field a question, under names that the form alone knows."""

    model_config = ConfigDict(extra="allow")


@command(
    NAME,
    needs="answer_pulse",
    says="See the form of a pulse as staff will; nothing that you send in it counts",
    usage="pulse preview [N]",
    example="pulse preview 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def preview(request: Request) -> Form:
    pulse, _ = number_first(request)
    if not pulse.questions:
        raise CommandError("It has no questions yet, so there is nothing to see.")
    return Form(
        title=pulse.title,
        submit="Try it",
        handler=NAME,
        about={"pulse": str(pulse.id)},
        intro=f"A preview of {answering.taps(pulse.questions)}. Nothing that you send is kept or counted.",
        fields=answering.fields_of(pulse.questions),
        in_words=f"{NAME} {pulse.id}",
    )


@form(NAME, PreviewForm, needs="answer_pulse")
def take(request: Request, values: PreviewForm, about: dict[str, str]) -> Card:
    """Look at it as a ballot is looked at, and forget it."""
    request.words = [about["pulse"]]
    pulse, _ = number_first(request)
    try:
        answering.answers_in(pulse.questions, values.model_extra or {})
    except answering.UnfitError as unfit:
        field, sentence = next(iter(unfit.errors.items()))
        raise CommandError(sentence, field=field) from None
    return Card(
        title=f"That was a preview of “{pulse.title}”. Nothing was kept.",
        parts=[Text(text="Whoever is asked reads “Thank you” here, and nothing of what they sent.")],
    )
