"""An open round that asks people of the cast, and the message that asks them, in the demo workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from bot.demo.teams import ids
from bot.slack.directory import PLATFORM
from commands.cards import Card
from commands.pulse import answering
from scheduler.delivery.sending import Sender
from store.database import SessionMaker, transaction
from store.models import Person, Pulse, PulseBallot, PulseInvited, PulseMember, PulseRound
from store.people import accounts, directory
from store.plan import plans
from store.pulse import ballots
from store.pulse.keys import keys_of, new_key
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questions import Answers, Question, QuestionKind
from store.rules.terms import PulseState
from store.time import london_day
from tests.cast import TENANT, Player
from tests.chat import Chat
from tests.small_pulse import STEPS

WORKLOAD = Question(kind=QuestionKind.SCALE, text="My workload is manageable", options=STEPS)
PLACE = Question(kind=QuestionKind.CHOICE, text="Where do you work most?", options=("At home", "In the SEND office"))
SUPPORT = Question(kind=QuestionKind.CHOICES, text="What supports you?", options=("My team", "My manager", "Nothing"))
RECOMMEND = Question(kind=QuestionKind.ENPS, text="Would you recommend working here?")
ANYTHING = Question(kind=QuestionKind.COMMENT, text="What should we know?")
QUESTIONS = (WORKLOAD, PLACE, SUPPORT, RECOMMEND, ANYTHING)


@dataclass
class Asked:
    """A round that is open, and who was asked in it."""

    sessions: SessionMaker
    sender: Sender
    round_id: int
    code: str

    def asks(self, person: Player, to: str | None = None) -> None:
        """Send the message that asks somebody, as delivery would.

        Args:
            to: their account, where that does not follow from the player.
        """
        card = Card(title="Working here: 5 questions", parts=[answering.acts(self.code)])
        self.sender.send(f"asked/{person.id}", card, to=to or account_in(self.sender.platform, person))

    def ballots(self) -> list[PulseBallot]:
        with self.sessions() as session:
            return list(session.exec(select(PulseBallot)))

    def ballot_of(self, person: Player) -> Answers | None:
        """What somebody's ballot holds, which only its key tells."""
        with self.sessions() as session:
            key = keys_of(session).load(self.code)
            assert key is not None
            tag = key.tag(id_of(session, person))
            found = session.get(PulseBallot, tag)
            return key.open(tag, found.sealed) if found else None

    def stopped(self, person: Player) -> bool:
        with self.sessions() as session:
            return ballots.has_stopped(session, id_of(session, person))

    def becomes(self, state: PulseState) -> None:
        with transaction(self.sessions) as session:
            session.get_one(PulseRound, self.round_id).state = state

    def loses_its_key(self) -> None:
        with self.sessions() as session:
            keys_of(session).destroy(self.code)


def id_of(session: Session, person: Player) -> int:
    """Whoever it is, in whichever chat the story is told."""
    known_as = ((PLATFORM, TENANT, person.id), ("teams", ids.TENANT, account_in("teams", person)))
    by_account = (accounts.by_account(session, *one) for one in known_as)
    found = next(filter(None, by_account), None) or directory.by_email(session, person.email)
    assert found is not None
    assert found.id is not None
    return found.id


def account_in(platform: str, person: Player) -> str:
    return ids.object_id(person.id) if platform == "teams" else person.id


def open_round(
    sessions: SessionMaker, chat: Chat, people: Sequence[Player], questions: Sequence[Question] = QUESTIONS
) -> Asked:
    return open_for(sessions, chat.sender, chat.now, people, questions)


def open_for(
    sessions: SessionMaker,
    sender: Sender,
    opened: datetime,
    people: Sequence[Player],
    questions: Sequence[Question] = QUESTIONS,
) -> Asked:
    """Args: sender: of the chat in which people are asked."""
    with transaction(sessions) as session:
        plan = plans.current(session)
        assert plan is not None
        invited = [id_of(session, one) for one in people]
        author = session.exec(select(Person)).first()
        pulse = Pulse(
            plan_id=plan.id or 0,
            author_id=author.id or 0 if author else 0,
            title="Working here",
            questions=tuple(questions),
            audience=Audience(kind=AudienceKind.LIST),
            first_on=london_day(opened),
            open_days=5,
            created_at=opened,
            approved_at=opened,
        )
        session.add(pulse)
        session.flush()
        code = f"code{pulse.id}"
        new_key(session, code)
        round_ = PulseRound(
            pulse_id=pulse.id or 0,
            number=1,
            code=code,
            state=PulseState.OPEN,
            questions=pulse.questions,
            floors=pulse.floors,
            opened_at=opened,
            closes_at=opened + timedelta(days=4),
            invited=len(invited),
        )
        session.add(round_)
        session.flush()
        session.add_all(PulseInvited(round_id=round_.id or 0, person_id=one) for one in invited)
        assert round_.id is not None
        return Asked(sessions, sender, round_.id, code)


def ready_pulse(
    sessions: SessionMaker,
    now: datetime,
    people: Sequence[Player],
    *,
    open_days: int = 5,
    every_weeks: int | None = None,
) -> int:
    """An approved pulse whose first round opens at nine on that day; returns its id."""
    with transaction(sessions) as session:
        plan = plans.current(session)
        assert plan is not None
        author = id_of(session, people[0])
        pulse = Pulse(
            plan_id=plan.id or 0,
            author_id=author,
            title="Working here",
            questions=QUESTIONS,
            audience=Audience(kind=AudienceKind.LIST),
            first_on=london_day(now),
            every_weeks=every_weeks,
            open_days=open_days,
            created_at=now,
            approved_by_id=author,
            approved_at=now,
            members_read_at=now,
        )
        session.add(pulse)
        session.flush()
        assert pulse.id is not None
        session.add_all(PulseMember(pulse_id=pulse.id, person_id=id_of(session, one)) for one in people)
        return pulse.id
