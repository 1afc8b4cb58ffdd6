"""`pulse new` and `pulse change`: a questionnaire with whom it asks and when, begun from ready questions."""

from collections.abc import Callable
from datetime import date, timedelta

from pydantic import BaseModel, Field, ValidationError

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.forms import AskedField, Choice, Day, Form, Number, Words
from commands.pulse.audience import AUDIENCE, audience_in, carried, without_audience
from commands.pulse.finding import number_first, person_id, plans_of_pulse
from commands.pulse.listing import pulse_card
from commands.pulse.wording import audience_words
from commands.registry import command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.wording import day
from store.models.pulse import Pulse
from store.plan import plan_settings
from store.pulse import questionnaires
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.bank import READY
from store.rules.pulse.floors import FEWEST_ANSWERS, FEWEST_FOR_DETAIL
from store.rules.pulse.questionnaire import LONGEST_TITLE, MOST_OPEN_DAYS, MOST_WEEKS, WORKING_WEEK, Questionnaire
from store.rules.working_days import working_day_on_or_after

NEW, CHANGE = "pulse new", "pulse change"
A_WEEK = timedelta(days=7)
MOST_FEWEST = 100


class ChangeForm(BaseModel):
    title: str = Field(min_length=3, max_length=LONGEST_TITLE)
    first_on: date
    every_weeks: int | None = Field(default=None, ge=1, le=MOST_WEEKS)
    open_days: int = Field(ge=1, le=MOST_OPEN_DAYS)
    fewest_answers: int = Field(ge=FEWEST_ANSWERS)
    fewest_for_detail: int = Field(ge=FEWEST_FOR_DETAIL)


class NewForm(BaseModel):
    title: str = Field(min_length=3, max_length=LONGEST_TITLE)
    questions: str
    first_on: date
    every_weeks: int | None = Field(default=None, ge=1, le=MOST_WEEKS)
    open_days: int = Field(ge=1, le=MOST_OPEN_DAYS)


@command(
    NEW,
    needs="pulse",
    says="Write a pulse survey for staff; it asks nobody before a programme lead approves it",
    usage="pulse new [TITLE] [for #channel or @group]",
    example="pulse new Working here",
    changes=True,
)
def new(request: Request) -> Form:
    audience = audience_in(request.words) or Audience(kind=AudienceKind.LIST)
    title = " ".join(without_audience(request.words))[:LONGEST_TITLE] or None
    ready = Choice(name="questions", label="Which questions?", options=list(READY), value=next(iter(READY)))
    title_field, *when = _fields(title, _soon(request), None, WORKING_WEEK)
    return Form(
        title="New pulse",
        submit="Write it",
        handler=NEW,
        about={AUDIENCE: carried(audience)},
        intro=f"It asks {audience_words(audience)}. {_how_else(audience)} You can change every question afterwards.",
        fields=[title_field, ready, *when],
        in_words=f"{NEW} Working here",
    )


def _how_else(audience: Audience) -> str:
    if audience.kind is AudienceKind.LIST:
        return (
            "Share the list with me in a direct message afterwards: a CSV file with address, team and role. For a"
            f" channel or user group, say {say('pulse new for #channel')}."
        )
    return "A list of addresses with team and role, shared with me afterwards, says in which team each is."


@form(NEW, NewForm, needs="pulse")
def take_new(request: Request, values: NewForm, about: dict[str, str]) -> Card:
    screened(request, "title", values.title)
    ready = READY.get(values.questions, ())
    refuse_past(request, values.first_on)
    audience = Audience.model_validate_json(about[AUDIENCE])
    written = checked(
        lambda: Questionnaire(
            title=values.title,
            questions=ready,
            audience=audience,
            first_on=values.first_on,
            every_weeks=values.every_weeks,
            open_days=values.open_days,
        ),
    )
    for one in questionnaires.every(request.session, _plan_id(request)):
        if one.ended_at is None and questionnaires.of(one) == written:
            return pulse_card(request, one, "It is written already.")
    pulse = questionnaires.write(request.session, _plan_id(request), written, by_id=person_id(request), now=request.now)
    card = pulse_card(request, pulse, "Written. Nobody is asked before a programme lead approves it.")
    return warned(request, card, f"{CHANGE} {pulse.id}")


@command(
    CHANGE,
    needs="pulse",
    says="Change the title, the days, the rhythm or the fewest answers of a pulse; it needs to be approved anew",
    usage="pulse change [N]",
    example="pulse change 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def change(request: Request) -> Form:
    pulse, _ = number_first(request)
    refuse_ended(pulse)
    return Form(
        title=f"Change pulse {pulse.id}",
        submit="Save",
        handler=CHANGE,
        about={"pulse": str(pulse.id)},
        intro="A changed pulse needs to be approved anew. A round that is open stays as it began.",
        fields=[
            *_fields(pulse.title, pulse.first_on, pulse.every_weeks, pulse.open_days),
            _floor("fewest_answers", "Tell nothing of a group with fewer answers than", pulse.floors.answers),
            _floor("fewest_for_detail", "Tell no detail and no comment below", pulse.floors.detail),
        ],
        in_words=f"{CHANGE} {pulse.id}",
    )


@form(CHANGE, ChangeForm, needs="pulse")
def take_change(request: Request, values: ChangeForm, about: dict[str, str]) -> Card:
    request.words = [about["pulse"]]
    pulse, _ = number_first(request)
    screened(request, "title", values.title)
    refuse_past(request, values.first_on, known=pulse)
    known = questionnaires.of(pulse)
    floors = {"answers": values.fewest_answers, "detail": values.fewest_for_detail}
    to = checked(lambda: Questionnaire.model_validate({**dict(known), **dict(values), "floors": floors}))
    return warned(request, changed(request, pulse, to), f"{CHANGE} {pulse.id}")


def changed(request: Request, pulse: Pulse, to: Questionnaire) -> Card:
    """Change it and show it as it stands then."""
    refuse_ended(pulse)
    was_approved = pulse.approved_at is not None
    if not keep(request, pulse, to):
        return pulse_card(request, pulse, "Nothing is another than before.")
    anew = " It needs to be approved anew." if was_approved else ""
    return pulse_card(request, pulse, f"Saved.{anew}")


def keep(request: Request, pulse: Pulse, to: Questionnaire) -> bool:
    """Returns whether anything is another than before. Raises `CommandError` where it would tell of fewer answers."""
    try:
        return questionnaires.change(request.session, pulse, to, by_id=person_id(request), now=request.now)
    except questionnaires.FloorsLoweredError as error:
        floors = pulse.floors
        raise CommandError(
            f"The fewest answers of this pulse are {floors.answers} and {floors.detail}. They may be raised and never"
            " lowered. Nothing was changed.",
            field="fewest_answers",
        ) from error


def refuse_ended(pulse: Pulse) -> None:
    if pulse.ended_at is not None:
        raise CommandError(f"Pulse {pulse.id} was ended, so nothing of it changes. Write another: {say(NEW)}.")


def refuse_past(request: Request, first_on: date, known: Pulse | None = None) -> None:
    """A first day that stands in a pulse already may have passed since."""
    if first_on < request.today and (known is None or known.first_on != first_on):
        raise CommandError(
            f"The first day, {day(first_on, request.today)}, has passed: name today or a later day.", field="first_on"
        )


def checked(make: Callable[[], Questionnaire]) -> Questionnaire:
    try:
        return make()
    except ValidationError as error:
        said = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise CommandError(said, field="open_days") from error


def _fields(title: str | None, first_on: date, every_weeks: int | None, open_days: int) -> list[AskedField]:
    return [
        Words(name="title", label="What is it called?", value=title, longest=LONGEST_TITLE),
        Day(name="first_on", label="From which day?", value=first_on.isoformat(), hint="It opens at 09:00."),
        Number(
            name="every_weeks",
            label="Again every how many weeks?",
            hint="Leave it empty to ask once.",
            value=every_weeks,
            least=1,
            most=MOST_WEEKS,
            whole=True,
            optional=True,
        ),
        Number(
            name="open_days",
            label="Open for how many working days?",
            value=open_days,
            least=1,
            most=MOST_OPEN_DAYS,
            whole=True,
        ),
    ]


def _floor(name: str, label: str, stands: int) -> Number:
    return Number(
        name=name,
        label=label,
        hint="It may be raised and never lowered.",
        value=stands,
        least=stands,
        most=MOST_FEWEST,
        whole=True,
    )


def _soon(request: Request) -> date:
    return working_day_on_or_after(request.today + A_WEEK, plan_settings.nudges(request.plan).calendar)


def _plan_id(request: Request) -> int:
    assert request.plan.id is not None
    return request.plan.id
