"""The message that reminds whoever has not answered a round of a pulse: twice at most."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlmodel import Session

from commands.cards import Card
from commands.messages import pulse_asking
from commands.messages.registry import Context, InDoubt, MessageKind, Schedule
from commands.messages.why_asked import because
from store.delivery import job_days
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.models.pulse import PulseRound
from store.plan import plan_settings
from store.pulse import asked
from store.rules.pulse import rhythm
from store.time import london_day

NAME = "pulse reminder"
JOB = "remind of pulses"


def _reminders(plan: Plan, round_: PulseRound) -> list[datetime]:
    return list(rhythm.reminds_at(round_.opened_at, round_.closes_at, plan_settings.nudges(plan).calendar))


def _each(session: Session, plans: Sequence[Plan]) -> Iterator[tuple[Plan, PulseRound, str]]:
    for pulse, round_ in asked.open_rounds(session, [plan.id for plan in plans]):
        if (plan := pulse_asking.plan_of(plans, pulse)) is not None:
            yield plan, round_, pulse_asking.called(pulse, round_)


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    found = [at for plan, round_, _ in _each(session, plans) for at in _reminders(plan, round_)]
    return {at for at in found if london_day(at) == day}


def _past(session: Session, plans: Sequence[Plan], now: datetime) -> Iterator[tuple[Plan, PulseRound, list[datetime]]]:
    """The open rounds of which people were to be reminded by now, with the moments of it."""
    for plan, round_, _ in _each(session, plans):
        if past := [at for at in _reminders(plan, round_) if at <= now < round_.closes_at]:
            yield plan, round_, past


def _due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    return any(
        not job_days.taken_for(session, [plan], _job(round_), london_day(past[-1]))
        for plan, round_, past in _past(session, plans, now)
    )


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> None:
    """Says nothing of how many it queued, since so many have not answered."""
    for plan, round_, past in _past(session, plans, now):
        # Of two that came due while nothing ran, the later one is enough.
        if job_days.claim(session, plan, _job(round_), london_day(past[-1]), now):
            people = pulse_asking.to_ask(session, round_)
            pulse_asking.queue(session, plan, NAME, round_, people, now, which=len(past))


def _job(round_: PulseRound) -> str:
    return f"{JOB} {round_.id}"


def _foretell(
    session: Session, plans: Sequence[Plan], since: datetime, until: datetime
) -> Iterator[tuple[datetime, str]]:
    """From the round alone: whether there is anybody left to remind is not told."""
    for plan, round_, called in _each(session, plans):
        for at in _reminders(plan, round_):
            if since <= at < until:
                yield at, f"Whoever has not answered {called} is reminded"


def _draw(context: Context, envelope: Envelope) -> Card | None:
    found = pulse_asking.still_asks(context, envelope)
    if found is None:
        return None
    pulse, round_ = found
    return pulse_asking.card_of_round(context, pulse, round_, f"A reminder: {pulse.title} is still open")


def _why(context: Context, row: Outgoing | None) -> Card:
    return because(
        NAME,
        "You are asked by a round that is open, and have neither answered nor skipped it. Nobody else is told so.",
        "There are two reminders at most. “Skip this round” or “Stop asking me” ends them.",
    )


PULSE_REMINDER = MessageKind(
    name=NAME,
    says="a reminder of a pulse",
    to="whoever a round asks who has neither answered nor skipped it",
    when="at most twice while a round is open",
    why=_why,
    draw=_draw,
    schedule=Schedule(JOB, _moments, _decide, _due),
    waits_for_morning=True,
    in_doubt=InDoubt.NEVER,
    told_where_lost=False,
    foretell=_foretell,
)
