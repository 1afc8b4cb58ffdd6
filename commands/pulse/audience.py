"""`pulse audience`: whom a pulse asks: a channel, a user group, or the addresses of a list."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.language.names import CHANNEL, GROUP
from commands.pulse.finding import number_first, person_id, plans_of_pulse
from commands.pulse.listing import pulse_card
from commands.registry import command
from commands.request import Request
from store.delivery.chats import without_agreement
from store.models.pulse import Pulse
from store.pulse import members, questionnaires
from store.rules.pulse.audience import Audience, AudienceKind

AUDIENCE = "audience"
"""Under which a form keeps it."""
LIST = "list"


@command(
    "pulse audience",
    needs="pulse",
    says="Say whom a pulse asks, or have a channel or user group read anew",
    usage="pulse audience [N] [#channel | @group | list]",
    example="pulse audience 1 list",
    changes=True,
    plans_of=plans_of_pulse,
)
def audience(request: Request) -> Card:
    pulse, words = number_first(request)
    if pulse.ended_at is not None:
        raise CommandError(f"Pulse {pulse.id} was ended, so nothing of it changes. Write another: {say('pulse new')}.")
    if not words:
        return _read_anew(request, pulse)
    to = audience_in(words)
    if to is None:
        raise CommandError(
            "Name a channel with #, a user group with @, or say list. For example:"
            f" {say(f'pulse audience {pulse.id} #channel')}."
        )
    changed = questionnaires.of(pulse).model_copy(update={"audience": to})
    if not questionnaires.change(request.session, pulse, changed, by_id=person_id(request), now=request.now):
        return _read_anew(request, pulse)
    return pulse_card(request, pulse, "Saved. It needs to be approved as it stands now.")


def _read_anew(request: Request, pulse: Pulse) -> Card:
    if pulse.audience.kind is AudienceKind.LIST:
        raise CommandError(
            "It asks the people on its list. Share a new one with me in a direct message: a CSV file with address, team"
            " and role."
        )
    members.read_anew(request.session, pulse)
    return pulse_card(request, pulse, "I ask the chat again who is in it.")


def audience_in(words: Sequence[str]) -> Audience | None:
    """The audience that is named anywhere in the words; None where none is.

    Raises:
        CommandError: a user group is named whose id nobody knows.
    """
    said = " ".join(words)
    if found := CHANNEL.search(said):
        address = without_agreement(found["address"])
        return Audience(kind=AudienceKind.CHANNEL, address=address, name=found["name"])
    if found := GROUP.search(said):
        if found["address"] is None:
            raise CommandError("I can't tell which user group that is. Type @ and choose it from the list.")
        return Audience(kind=AudienceKind.GROUP, address=found["address"], name=found["name"])
    return Audience(kind=AudienceKind.LIST) if [one.lower().strip(".") for one in words] == [LIST] else None


def without_audience(words: Sequence[str]) -> list[str]:
    """The words less what names the audience, and the "for" before it."""
    rest = [one for one in words if not CHANNEL.fullmatch(one) and not GROUP.fullmatch(one)]
    named = len(rest) < len(words)
    return rest[:-1] if named and rest and rest[-1].lower() == "for" else rest


def carried(of: Audience) -> str:
    return of.model_dump_json()
