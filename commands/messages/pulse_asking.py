"""What the two kinds of message have in common that ask somebody to answer a pulse."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from commands.cards import Card, Heading, Line, Lines, Link, Part, Text
from commands.messages.registry import Context
from commands.pulse import answering
from commands.showing.wording import moment
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Plan
from store.models.pulse import Pulse, PulseRound
from store.pulse import asked, ballots, decisions
from store.pulse.keys import NoKeysError
from store.rules.terms import PulseState
from store.time import london_day


class PulseEnvelope(Envelope):
    round_id: int = 0


def queue(
    session: Session, plan: Plan, kind: str, round_: PulseRound, people: Iterable[int], now: datetime, which: int = 0
) -> int:
    """Queue one message a person, good until the close.

    Args:
        which: of several that a person gets in a round.
    """
    assert round_.id is not None
    envelope = PulseEnvelope(round_id=round_.id)
    cards: dict[str, tuple[int, Envelope]] = {
        f"{kind}/{round_.id}/{which}/{person_id}": (person_id, envelope) for person_id in people
    }
    return outbox.queue_drawn(session, plan, kind, cards, now, good_until=round_.closes_at)


def still_asks(context: Context, envelope: Envelope) -> tuple[Pulse, PulseRound] | None:
    """The round, while it can be answered and this person is to be asked."""
    found = asked.by_id(context.session, PulseEnvelope.of(envelope).round_id)
    if found is None or found[1].state is not PulseState.OPEN or found[1].closes_at <= context.now:
        return None
    return found if context.person_id in to_ask(context.session, found[1]) else None


def to_ask(session: Session, round_: PulseRound) -> list[int]:
    """Whoever is asked, has neither answered nor skipped it, and has not stopped. Nobody where the key is not there."""
    try:
        return ballots.not_answered(session, round_)
    except (ballots.RoundEndedError, NoKeysError):
        return []


def plan_of(plans: Sequence[Plan], pulse: Pulse) -> Plan | None:
    return next((one for one in plans if one.id == pulse.plan_id), None)


def called(pulse: Pulse, round_: PulseRound) -> str:
    """ "round 2 of Working here", or the title alone where there is one round."""
    return pulse.title if pulse.every_weeks is None else f"round {round_.number} of {pulse.title}"


def within(
    session: Session, plans: Sequence[Plan], since: datetime, until: datetime
) -> Iterator[tuple[Pulse, PulseRound]]:
    """The open rounds that lie in a span of time, or reach into it."""
    for pulse, round_ in asked.open_rounds(session, [plan.id for plan in plans]):
        if round_.opened_at < until and round_.closes_at > since:
            yield pulse, round_


def card_of_round(context: Context, pulse: Pulse, round_: PulseRound, title: str) -> Card:
    """What is asked, how much it takes, what is promised, and what can be done."""
    until = moment(round_.closes_at, london_day(context.now))
    taps = answering.taps(round_.questions)
    parts: list[Part] = [
        Text(text=f"It takes {taps}. You can answer until {until}, and leave out any question."),
        Lines(lines=[Line(title=one.text) for one in round_.questions]),
    ]
    if (done := decisions.newest_for(context.session, pulse)) is not None:
        parts += [Heading(text="What came of the last round"), Text(text=done)]
    parts.append(Heading(text="What is promised"))
    parts.append(Text(text="\n".join(f"{number}. {one}" for number, one in enumerate(answering.PROMISE, 1))))
    if page := context.session.info.get(answering.PAGE):
        parts.append(Link(label="How it is kept, and what it cannot promise", url=page))
    return Card(title=title, parts=[*parts, answering.acts(round_.code)])
