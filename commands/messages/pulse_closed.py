"""What became of a round: for whoever runs the plan's pulses. Staff are told by the next round's message."""

from datetime import datetime

from sqlmodel import Session

from commands.advice import say
from commands.cards import Button, Buttons, Card, Part, Text
from commands.messages.registry import Context, MessageKind
from commands.messages.why_asked import because, why_button
from commands.showing import pulse as showing
from commands.showing.plans import of_plan
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Person, Plan, Pulse, PulseRound
from store.people import directory, roles
from store.people.permissions import can_be_asked
from store.plan import plans
from store.pulse import readings, results, rounds
from store.pulse.results import Reach
from store.rules.terms import PulseState
from store.time import london_day

KIND = "pulse closed"


def tell(session: Session, round_: PulseRound, now: datetime) -> int:
    """Queue it once for each custodian. Says how many were new."""
    pulse = results.pulse_of(session, round_)
    plan = session.get_one(Plan, pulse.plan_id)
    return sum(
        outbox.queue(
            session,
            plan,
            key=f"pulse/{round_.id}/closed/{one.id}",
            kind=KIND,
            card=Envelope(),
            now=now,
            person_id=one.id,
        )
        for one in _to(session, pulse, plan)
    )


def _to(session: Session, pulse: Pulse, plan: Plan) -> list[Person]:
    """The plan's custodians; where it has none any more, whoever wrote the pulse, else its leads."""
    if found := list(roles.custodians(session, plan)):
        return found
    author = directory.get(session, pulse.author_id)
    return [author] if author and can_be_asked(author) else list(roles.programme_leads(session, plan))


def _draw(context: Context, envelope: Envelope) -> Card | None:
    round_ = context.session.get(PulseRound, int(context.key.split("/")[1]))
    if round_ is None or round_.state is PulseState.OPEN:
        return None
    pulse = results.pulse_of(context.session, round_)
    if (plan := plans.get(context.session, pulse.plan_id)) is None:
        return None
    return of_plan(_card(context, pulse, round_, plan), plan, named=len(context.plans) > 1 or _over(plan))


def _over(plan: Plan) -> bool:
    """Whether it can be read alone, so that nothing is decided in it any more."""
    return plan.closed_at is not None


def _redraw(context: Context, row: Outgoing) -> Card:
    at = Context(row.key, context.session, context.plans, context.to, context.now)
    return _draw(at, row.card) or Card(title="That round is no longer here.")


def _card(context: Context, pulse: Pulse, round_: PulseRound, plan: Plan) -> Card:
    days = Text(text=showing.when_and_whom(round_, Reach.RESULTS, london_day(context.now)))
    title = f"Closed: {showing.headline(pulse, round_, Reach.RESULTS)}"
    shown = Button(label="Results", says=f"pulse results {pulse.id} round {round_.number}", style="primary")
    parts: list[Part] = [days]
    if round_.state is not PulseState.CLOSED:
        parts.append(Text(text=_what_now(context, pulse, round_, plan)))
        return Card(title=title, parts=[*parts, Buttons(buttons=[why_button(KIND)])], redraw=f"redraw {context.key}")
    parts.append(Text(text="The ballots and their key are destroyed. What is kept can be told, and names nobody."))
    acts = [shown]
    if not _over(plan):
        parts += _measures(context, round_)
        respond = f"pulse respond {pulse.id} round {round_.number}"
        acts.append(Button(label="Answer it: you said, we did", says=respond))
    parts.append(Buttons(buttons=[*acts, why_button(KIND)]))
    return Card(title=title, parts=parts, redraw=f"redraw {context.key}")


def _what_now(context: Context, pulse: Pulse, round_: PulseRound, plan: Plan) -> str:
    if _over(plan):
        return f"{DELETED} Its plan is closed, so no other round is to come."
    if round_.state is PulseState.TOO_FEW:
        return "A smaller or shorter pulse, or a word from team managers about why it is safe, may help."
    if rounds.next_opening(context.session, pulse, plan, context.now) is None:
        anew = say(f"pulse change {pulse.id}")
        return f"{DELETED} No other round is to come: {anew} gives it a new first day. Keep the folder of keys safe."
    return f"{DELETED} The next round opens as planned; keep the folder of keys safe."


DELETED = "Its ballots were deleted unread."


def _measures(context: Context, round_: PulseRound) -> list[Part]:
    """What waits to be written beside a measure, until somebody says beside which."""
    waiting = readings.undecided(context.session, round_)
    if not waiting:
        return []
    said = [
        f"Question {one.told.place + 1} is tied to {one.standard.ref}, which has {len(one.measures)} measures."
        for one in waiting
    ]
    buttons = [
        Button(
            label=f"Choose for question {one.told.place + 1}",
            says=f"pulse measure {round_.pulse_id} round {round_.number} question {one.told.place + 1}",
            about=one.told.question.text,
        )
        for one in waiting
    ]
    return [Text(text=f"{' '.join(said)} Say which it is a reading of."), Buttons(buttons=buttons)]


PULSE_CLOSED = MessageKind(
    name=KIND,
    says="what became of a round of a pulse",
    to="each custodian of the plan; where it has none, whoever wrote the pulse, else the programme leads",
    when="in their hours, once a round has ended, also where its plan was closed meanwhile",
    why=lambda context, row: because(
        KIND,
        "A round of a pulse of this plan has ended, and you run its pulses. Those whom it asked are not written to.",
    ),
    draw=_draw,
    redraw=_redraw,
    waits_for_morning=True,
    outlives_plan=True,
)
