"""`pulse end`: no further round of a pulse opens."""

from commands.cards import Button, Buttons, Card, Question, Text
from commands.pulse.finding import number_first, person_id, plans_of_pulse
from commands.pulse.listing import pulse_card
from commands.registry import command
from commands.request import Request
from store.pulse import questionnaires, rounds
from store.rules.terms import PulseState

SURELY = "surely"


@command(
    "pulse end",
    needs="pulse",
    says="Let no further round of a pulse open",
    usage="pulse end [N]",
    example="pulse end 1",
    changes=True,
    plans_of=plans_of_pulse,
)
def end(request: Request) -> Card:
    pulse, words = number_first(request)
    if pulse.ended_at is not None:
        return pulse_card(request, pulse, "It was ended already.")
    if SURELY not in [one.lower() for one in words]:
        last = rounds.last(request.session, pulse)
        is_open = last is not None and last.state is PulseState.OPEN
        goes_on = "The round that is open goes on to its close." if is_open else "No round of it is open."
        button = Button(label="Yes, end it", says=f"pulse end {pulse.id} {SURELY}", style="danger", about=pulse.title)
        return Question(
            title=f"End the pulse “{pulse.title}”? It cannot be begun again.",
            parts=[Text(text=f"{goes_on} Nothing is ended yet."), Buttons(buttons=[button])],
        )
    questionnaires.end(request.session, pulse, by_id=person_id(request), now=request.now)
    return pulse_card(request, pulse, "Ended. What was told of its rounds stays.")
