"""The message that asks staff to answer a round of a pulse, when it opens."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from sqlmodel import Session

from commands.cards import Card
from commands.messages import pulse_asking
from commands.messages.registry import Context, MessageKind, Schedule
from commands.messages.why_asked import because
from commands.pulse import answering
from commands.pulse.opening import open_due
from commands.showing.wording import begun, count
from store.delivery.envelope import Envelope
from store.models import Outgoing, Plan
from store.pulse import asked, questionnaires, rounds
from store.time import london_day, london_moment

NAME = "pulse prompt"


def _moments(session: Session, plans: Sequence[Plan], day: date) -> set[datetime]:
    by_id = {plan.id: plan for plan in plans}
    running = questionnaires.running(session, [one for one in by_id if one is not None])
    midnight = london_moment(day, time())
    opens = [rounds.next_opening(session, one, by_id[one.plan_id], midnight) for one in running]
    return {one for one in opens if one is not None and london_day(one) == day}


def _due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    return bool(rounds.due(session, plans, now))


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    opened = open_due(session, plans, now)
    for round_ in opened:
        found = asked.by_id(session, round_.id)
        if found is not None and (plan := pulse_asking.plan_of(plans, found[0])) is not None:
            pulse_asking.queue(session, plan, NAME, round_, pulse_asking.to_ask(session, round_), now)
    # How many of those who are asked have stopped is nobody's business.
    return sum(one.invited for one in opened) if opened else None


def _foretell(
    session: Session, plans: Sequence[Plan], since: datetime, until: datetime
) -> Iterator[tuple[datetime, str]]:
    for pulse, round_ in pulse_asking.within(session, plans, since, until):
        if since <= round_.opened_at < until:
            people = count(round_.invited, "person", "people")
            yield round_.opened_at, f"{begun(pulse_asking.called(pulse, round_))} opens: {people} are asked"


def _draw(context: Context, envelope: Envelope) -> Card | None:
    found = pulse_asking.still_asks(context, envelope)
    if found is None:
        return None
    pulse, round_ = found
    title = f"{pulse.title}: {answering.question_count(round_.questions)}, and nobody sees who answered what"
    return pulse_asking.card_of_round(context, pulse, round_, title)


def _why(context: Context, row: Outgoing | None) -> Card:
    return because(
        NAME,
        "The custodian of the pulse asks everybody in its channel, group or list. Nobody is told who answers.",
        "“Stop asking me” ends it for all pulses. Only you can see whether you did.",
    )


PULSE_PROMPT = MessageKind(
    name=NAME,
    says="a pulse's questions",
    to="everybody whom a round asks, but those who stopped it",
    when="when a round opens",
    why=_why,
    draw=_draw,
    schedule=Schedule("open rounds of pulses", _moments, _decide, _due),
    waits_for_morning=True,
    told_where_lost=False,
    foretell=_foretell,
)
