"""A pulse that its custodian has written, for a programme lead to approve before anybody is asked."""

from datetime import timedelta

from commands.cards import Button, Buttons, Card, Facts, Line, Lines, Part, Text
from commands.messages.registry import MessageKind
from commands.messages.why_asked import because
from commands.pulse.outlook import outlook
from commands.pulse.wording import asks, kind_of, opens, rhythm_of, tied_to
from commands.request import Request
from store.models.pulse import Pulse
from store.people.naming import name_of
from store.pulse import questionnaires

NAMES_VERSION = "version"


def approve_button(pulse: Pulse) -> Button:
    """It names the version that its card shows."""
    approve = f"pulse approve {pulse.id} {NAMES_VERSION} {questionnaires.of(pulse).version}"
    return Button(label="Approve", says=approve, style="primary", about=pulse.title)


def approval_card(request: Request, pulse: Pulse) -> Card:
    """The whole of what is approved."""
    facts = [("Asks", asks(pulse)), ("When", rhythm_of(pulse)), ("Opens", opens(request, pulse) or "at once")]
    lines = [
        Line(ref=str(place), title=one.text, details=[kind_of(one), *tied_to(request, one)])
        for place, one in enumerate(pulse.questions, 1)
    ]
    parts: list[Part] = [
        Text(text="Look that every question is about work and none could tell who somebody is."),
        Facts(facts=facts),
        Text(text=" ".join(outlook(request, pulse))),
        Lines(lines=lines),
        Buttons(
            buttons=[
                approve_button(pulse),
                Button(label="Preview", says=f"pulse preview {pulse.id}", about=pulse.title),
                Button(label="Show it", says=f"pulse show {pulse.id}", about=pulse.title),
            ]
        ),
    ]
    return Card(title=f"{name_of(request.person)} asks you to approve a pulse: {pulse.title}", parts=parts)


PULSE_APPROVAL = MessageKind(
    name="pulse approval",
    says="a pulse to approve",
    to="each programme lead but its author",
    when="at once, when the custodian asks for approval of a new or changed pulse",
    good_for=timedelta(days=28),
    why=lambda context, row: because(
        "pulse approval", "A pulse asks nobody before a programme lead has approved it, and you lead the plan."
    ),
)
