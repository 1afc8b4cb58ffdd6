"""`close plan`: it can be read, and nobody is asked about it. `open plan`: it goes on, after it said what would go."""

from dataclasses import dataclass

from commands.advice import say
from commands.cards import Button, Buttons, Card, Lines, Part, Question, Text
from commands.language.plan_names import NOW
from commands.messages.preview import Preview, preview
from commands.registry import command
from commands.request import Request
from commands.showing.foretold import going_lines
from commands.showing.pulse import named
from commands.showing.wording import count, day, moment, of_any_kind
from store.database import undone
from store.plan import lifecycle, plan_settings, plans
from store.pulse import asked
from store.query import executing
from store.query.model import IS_OPEN, Query
from store.rules.working_days import DAY, working_day_on_or_after

SHOWN = 8


@command(
    "close plan",
    needs="lead",
    says="Close a plan: it can still be read, and nobody is asked about it",
    usage="close plan [NAME]",
    example="close plan",
    changes=True,
    names_plan="open",
)
def close_plan(request: Request) -> Card:
    plan = request.plan
    if not lifecycle.close(request.session, plan, by=request.person, now=request.now):
        return Card(title=f"{plan.label} is closed already.")
    still_open = executing.page(request.session, plan, Query(where=(IS_OPEN,)), request.today, size=1).total
    rounds = _open_rounds(request)
    left = "" if plans.open_ones(request.session) else " No plan is open now, so I ask nobody anything."
    if left and rounds:
        left = " No plan is open now."
    said = f"{of_any_kind(still_open).capitalize()} in it {'is' if still_open == 1 else 'are'} still open."
    return Card(
        title=f"{plan.label} is closed. It can be read, and nobody is asked about it.",
        parts=[
            Text(text=f"{said}{left} {say(f'open plan {plan.label}')} lets it go on."),
            *rounds,
            Buttons(buttons=[Button(label="Open again", says="open plan")]),
        ],
    )


def _open_rounds(request: Request) -> list[Part]:
    """What was promised of an open round holds: when it closes, and that whoever was asked may answer until then."""
    found = asked.open_rounds(request.session, [request.plan.id])
    return [
        Text(
            text=f"The pulse {named(pulse, round_)}, goes on until {moment(round_.closes_at, request.today)}. Whoever"
            " got its questions can answer until then, and nobody is asked or reminded any more. Then it is counted,"
            " and whoever runs the plan's pulses hears what came of it."
        )
        for pulse, round_ in found
    ]


@command(
    "open plan",
    needs="lead",
    says="Let a closed plan go on; it shows first what would go",
    usage="open plan [NAME]",
    example="open plan",
    changes=True,
    names_plan="closed",
)
def open_plan(request: Request) -> Card:
    plan = request.plan
    if plan.closed_at is None:
        return Card(title=f"{plan.label} is open.")
    if [word.lower() for word in request.words] == [NOW]:
        lifecycle.open_again(request.session, plan, by=request.person, now=request.now)
        request.queued_for_others = True
        return Card(title=f"{plan.label} is open again. Its owners are asked as before.")
    parts: list[Part] = [*_what_would_go(request)]
    parts.append(Buttons(buttons=[Button(label="Open it", says=f"open plan {NOW}", style="primary")]))
    return Question(title=f"Open {plan.label} again?", parts=parts)


@dataclass(frozen=True)
class _Foretold:
    on: str
    preview: Preview


def _what_would_go(request: Request) -> list[Part]:
    told = _first_that_says_something(request)
    if not told.preview.going:
        return [Text(text=f"Nothing of it would go {told.on}.")]
    more = f" The first {SHOWN} are here." if told.preview.going > SHOWN else ""
    many = count(told.preview.going, "message").capitalize()
    return [
        Text(text=f"{many} about it would go {told.on}, if nobody answered before.{more}"),
        Lines(lines=going_lines(request, told.preview.shown)),
    ]


def _first_that_says_something(request: Request) -> _Foretold:
    """Today, or else the next working day: as if this plan alone were open."""
    calendar = plan_settings.nudges(request.plan).calendar
    next_day = working_day_on_or_after(request.today + DAY, calendar)
    with undone(request.session) as trial:
        for one in plans.every(trial):
            one.closed_at = None if one.id == request.plan.id else request.now
        trial.flush()
        told = [
            _Foretold(words, preview(trial, request.now, on, size=SHOWN))
            for words, on in (("today", request.today), (f"on {day(next_day, request.today)}", next_day))
        ]
    return next((one for one in told if one.preview.going), told[-1])
