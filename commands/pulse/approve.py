"""`pulse submit` and `pulse approve`: a programme lead, never its author, sees a pulse before any of the staff do."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import Button, Buttons, Card, Question, Text
from commands.errors import CommandError
from commands.messages.outcome import OUTCOME
from commands.messages.pulse_approval import NAMES_VERSION, PULSE_APPROVAL, approval_card
from commands.messages.telling import names, tell
from commands.pulse.finding import number_first, person_id, plans_of_pulse, wrote
from commands.pulse.listing import pulse_card
from commands.pulse.new import refuse_ended
from commands.pulse.wording import opens
from commands.registry import command
from commands.request import Request
from store.models import Person
from store.models.pulse import Pulse
from store.people import directory, roles
from store.people.naming import name_of
from store.pulse import questionnaires


@command(
    "pulse submit",
    needs="pulse",
    says="Ask the programme leads to approve a pulse",
    usage="pulse submit [N]",
    example="pulse submit 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def submit(request: Request) -> Card:
    pulse, _ = number_first(request)
    refuse_ended(pulse)
    _refuse_empty(pulse)
    if pulse.approved_at is not None:
        return pulse_card(request, pulse, "It is approved as it stands.")
    asked = _who_may_approve(request, pulse)
    if not asked:
        raise CommandError(
            "Nobody else leads this plan, so nobody can approve it. An administrator names a lead: "
            f"{say('set @person lead')}."
        )
    card, version = approval_card(request, pulse), questionnaires.of(pulse).version
    for one in asked:
        key = f"{PULSE_APPROVAL.name}/{pulse.id}/{version}/{one.id}"
        tell(request, one, PULSE_APPROVAL, key=key, card=card)
    return pulse_card(request, pulse, f"{names(asked)} will be asked to approve it.")


def _who_may_approve(request: Request, pulse: Pulse) -> list[Person]:
    leads = roles.programme_leads(request.session, request.plan)
    return [one for one in leads if not wrote(one, request, pulse)]


@command(
    "pulse approve",
    needs="edit",
    says="Approve a pulse as it stands, so that its rounds may open",
    usage="pulse approve [N]",
    example="pulse approve 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def approve(request: Request) -> Card:
    pulse, words = number_first(request)
    refuse_ended(pulse)
    _refuse_empty(pulse)
    if wrote(request.person, request, pulse):
        raise CommandError(
            "Whoever writes pulses cannot approve them, so that two people have looked. Ask another lead."
        )
    version = questionnaires.of(pulse).version
    if (seen := _version(words)) is not None and seen != version and pulse.approved_at is None:
        return _changed_since(pulse, version)
    if not questionnaires.approve(request.session, pulse, by_id=person_id(request), now=request.now):
        return pulse_card(request, pulse, "It is approved already.")
    _tell_author(request, pulse)
    return pulse_card(request, pulse, "Approved. If anything of it is changed, you will be asked again.")


def _version(words: Sequence[str]) -> str | None:
    return words[1] if len(words) > 1 and words[0].lower() == NAMES_VERSION else None


def _changed_since(pulse: Pulse, version: str) -> Question:
    """Nothing is approved that its reader has not seen."""
    buttons = [
        Button(label="Show it", says=f"pulse show {pulse.id}", about=pulse.title),
        Button(label="Approve as it is now", says=f"pulse approve {pulse.id} {NAMES_VERSION} {version}"),
    ]
    title = "It was changed since you were asked. Nothing is approved yet."
    return Question(title=title, parts=[Text(text="Look at it as it is now."), Buttons(buttons=list(buttons))])


def _tell_author(request: Request, pulse: Pulse) -> None:
    author = directory.get(request.session, pulse.author_id)
    if author is None:
        return
    when = opens(request, pulse)
    card = Card(
        title=f"{name_of(request.person)} has approved the pulse “{pulse.title}”.",
        parts=[Text(text=f"Its next round opens {when}." if when else "No round of it is to come.")],
    )
    key = f"{OUTCOME.name}/pulse/{pulse.id}/{questionnaires.of(pulse).version}/{request.now.isoformat()}"
    tell(request, author, OUTCOME, key=key, card=card)


def _refuse_empty(pulse: Pulse) -> None:
    if not pulse.questions:
        raise CommandError(f"It has no questions yet. Add some first: {say(f'pulse add {pulse.id}')}.")
