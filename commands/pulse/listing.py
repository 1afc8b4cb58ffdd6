"""`pulse`: the plan's pulses with their rounds, and one of them with all that stands in it."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Facts, Heading, Line, Lines, Part, Text
from commands.messages.pulse_approval import approve_button
from commands.pulse.finding import may_approve, named, plans_of_pulse, visible, writes
from commands.pulse.outlook import outlook
from commands.pulse.wording import asks, kind_of, opens, rhythm_of, state_of, tied_to, when_opened
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count
from store.models.pulse import Pulse, PulseRound
from store.pulse import ballots, rounds
from store.pulse.keys import NoKeysError
from store.rules.terms import PulseState

MOST_PULSES = 20
MOST_ROUNDS = 12


@command(
    "pulse",
    needs="read",
    says="The plan's pulse surveys and their rounds, or one of them",
    usage="pulse [show NAME or number]",
    example="pulse",
    plans_of=plans_of_pulse,
)
def pulse(request: Request) -> Card:
    if not request.words:
        return _list(request)
    words = request.words[1:] if request.words[0].lower() == "show" else request.words
    return pulse_card(request, named(request, words))


def _list(request: Request) -> Card:
    known = visible(request)
    if not known:
        how = (
            say("pulse new")
            if request.may("pulse")
            else "An administrator names who writes them: " + say("set @person custodian")
        )
        return Card(title="There is no pulse yet", parts=[Text(text=f"{how}.")], redraw="pulse", count=0)
    # What has ended makes room first.
    newest = sorted(known, key=lambda one: (one.ended_at is None, one.id))[-MOST_PULSES:]
    parts: list[Part] = [Lines(lines=[_line(request, one) for one in sorted(newest, key=lambda one: one.id or 0)])]
    if older := len(known) - len(newest):
        left_out = count(older, "older one is", "older ones are")
        parts.append(Text(text=f"{left_out} left out here. {say('pulse show NAME or number')} shows one."))
    if request.may("pulse"):
        parts.append(
            Buttons(buttons=[Button(label="New pulse", says="pulse new"), Button(label="Questions", says="pulse bank")])
        )
    return Card(title=count(len(known), "pulse").capitalize(), parts=parts, redraw="pulse", count=len(known))


def _line(request: Request, one: Pulse) -> Line:
    return Line(
        ref=str(one.id),
        title=one.title,
        details=[state_of(request, one), asks(one), rhythm_of(one)],
        buttons=[Button(label="Show", says=f"pulse show {one.id}", about=f"{one.id} {one.title}")],
    )


def pulse_card(request: Request, one: Pulse, notice: str | None = None) -> Card:
    facts = [("State", state_of(request, one)), ("Asks", asks(one)), ("When", rhythm_of(one))]
    if (coming := opens(request, one)) is not None:
        facts.append(("Next round", coming))
    parts: list[Part] = [Facts(facts=facts)]
    if writes(request) and one.ended_at is None:
        parts.append(Text(text=" ".join(outlook(request, one))))
    parts += _questions(request, one)
    parts += _rounds(request, one)
    parts += _buttons(request, one)
    return Card(title=f"Pulse {one.id}: {one.title}", notice=notice, parts=parts, redraw=f"pulse show {one.id}")


def _questions(request: Request, one: Pulse) -> list[Part]:
    if not one.questions:
        advice = f"It has no questions yet. {say(f'pulse add {one.id}')} adds one, {say('pulse bank')} has some ready."
        return [Text(text=advice)]
    may_write = request.may("pulse") and one.ended_at is None
    lines = []
    for place, question in enumerate(one.questions, 1):
        details = [kind_of(question), *tied_to(request, question)]
        remove = Button(
            label="Remove", says=f"pulse remove {one.id} question {place}", about=f"{place} {question.text}"
        )
        lines.append(Line(ref=str(place), title=question.text, details=details, buttons=[remove] if may_write else []))
    return [Heading(text=count(len(lines), "question").capitalize()), Lines(lines=lines)]


def _rounds(request: Request, one: Pulse) -> list[Part]:
    every = rounds.every(request.session, one)
    if not every:
        return []
    lines = [
        Line(
            ref=f"Round {each.number}",
            title=when_opened(request, each),
            details=_details(request, each),
            buttons=_results(one, each),
        )
        for each in every[-MOST_ROUNDS:]
    ]
    return [Heading(text="Rounds"), Lines(lines=lines)]


def _results(one: Pulse, each: PulseRound) -> list[Button]:
    says = f"pulse results {one.id} round {each.number}"
    about = f"{one.title}, round {each.number}"
    return [] if each.state is PulseState.OPEN else [Button(label="Results", says=says, about=about)]


def _details(request: Request, each: PulseRound) -> list[str]:
    said = [f"{count(each.invited, 'person', 'people')} asked"]
    if each.state is PulseState.OPEN and not request.share:
        said.append(_rate(request, each))
    if each.left_out and writes(request):
        said.append(f"{each.left_out} left out")
    return said


def _rate(request: Request, each: PulseRound) -> str:
    """All that is told of an open round, and to nobody but whoever asks."""
    try:
        rate = ballots.rate(request.session, each)
    except (NoKeysError, ballots.BallotError):
        return "its key is not here, so nothing can be said of it"
    return "too early to say how many have answered" if rate is None else f"{rate}% have answered"


def _buttons(request: Request, one: Pulse) -> list[Part]:
    buttons = []
    waits = one.ended_at is None and one.approved_at is None and bool(one.questions)
    if waits and may_approve(request, one):
        buttons.append(approve_button(one))
    if one.ended_at is None and one.questions and writes(request):
        buttons.append(Button(label="Preview", says=f"pulse preview {one.id}", about=one.title))
    if one.ended_at is None and request.may("pulse"):
        if waits:
            ask = f"pulse submit {one.id}"
            buttons.append(Button(label="Ask for approval", says=ask, style="primary", about=one.title))
        buttons.append(Button(label="Add a question", says=f"pulse add {one.id}", about=one.title))
        buttons.append(Button(label="Change it", says=f"pulse change {one.id}", about=one.title))
    return [Buttons(buttons=buttons)] if buttons else []
