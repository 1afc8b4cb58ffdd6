"""Opening the rounds that are due, and telling the custodian of those that cannot open."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from commands.advice import say
from commands.cards import Button
from commands.messages import pulse_held_up
from commands.showing.wording import count
from store.models.plan import Plan
from store.models.pulse import PulseRound
from store.people.accounts import reachable
from store.pulse import rounds
from store.pulse.rounds import NotOpened, WhyNot
from store.time import london_day


def open_due(session: Session, plans: Sequence[Plan], now: datetime) -> list[PulseRound]:
    """Called at every beat: of processes that race, one opens a round."""
    opened, refused = rounds.open_due(session, plans, now, reachable)
    by_id = {plan.id: plan for plan in plans}
    for one in refused:
        pulse_held_up.tell(
            session,
            by_id[one.pulse.plan_id],
            one.pulse,
            reason=one.why.value,
            sentences=sentences(one),
            button=Button(label="Show it", says=f"pulse show {one.pulse.id}", about=one.pulse.title),
            now=now,
            day=_once_for(session, one, by_id[one.pulse.plan_id], now),
        )
    return opened


def _once_for(session: Session, refused: NotOpened, plan: Plan, now: datetime) -> date | None:
    """What is not approved may be a draft on purpose, so that is said once for the day on which it was to open."""
    opens = rounds.next_opening(session, refused.pulse, plan, now)
    return london_day(opens) if opens is not None and refused.why is WhyNot.NOT_APPROVED else None


def sentences(refused: NotOpened) -> list[str]:
    pulse, asked = refused.pulse, refused.guests
    match refused.why:
        case WhyNot.NOT_APPROVED:
            return [
                "It was to open by now, and no programme lead has approved it as it stands.",
                f"Ask them: {say(f'pulse submit {pulse.id}')}. It opens in working hours once one has.",
            ]
        case WhyNot.NOT_READ:
            return [
                f"Nobody has told me yet who is in {pulse.audience.name or 'its channel or group'}.",
                "It opens as soon as the chat says so. A list of addresses does as well:"
                f" {say(f'pulse audience {pulse.id} list')}.",
            ]
        case WhyNot.TOO_FEW:
            out = f" {count(asked.left_out, 'other').capitalize()} cannot be asked." if asked.left_out else ""
            return [
                f"It can ask {count(len(asked.invited), 'person', 'people')}, and"
                f" {pulse.floors.answers} are the fewest, so that nobody can be told from the rest.{out}",
                "It opens when there are enough.",
            ]
        case WhyNot.NO_KEYS:
            return [refused.words, "Whoever runs me can put that right: sightline check says how."]
