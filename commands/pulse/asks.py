"""`pulse asks`: whether pulses ask whoever says it. Nobody else can see or change that."""

from commands.cards import Buttons, Card, Text
from commands.errors import CommandError
from commands.pulse import answering
from commands.registry import command
from commands.request import Request
from store.pulse import ballots
from store.pulse.keys import NoKeysError


@command(
    "pulse asks",
    needs="read",
    says="Whether pulses ask you, and how to stop or begin again; only you can see it",
    of_plan=False,
)
def pulse_asks(request: Request) -> Card:
    assert request.person.id is not None
    if not request.in_person:
        raise CommandError("Only they themselves are told whether pulses ask them.")
    try:
        stopped = ballots.has_stopped(request.session, request.person.id)
    except NoKeysError:
        return Card(title="Pulses are not set up here, so none asks you")
    only_you = Text(text="It holds for all pulses, and only you can see it: your choice is kept without your name.")
    button = answering.ask_again_button() if stopped else answering.stop_button()
    title = "No pulse asks you" if stopped else "Pulses ask you, where you are in their channel, group or list"
    return Card(title=title, parts=[only_you, Buttons(buttons=[button])])
