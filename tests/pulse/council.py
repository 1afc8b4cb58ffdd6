"""A council of social workers who talk to the bot without any chat between: a custodian, a lead, and their teams."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from bot.conversation import Conversation, FilledForm, Heard, Utterance
from bot.documents import Documents
from commands.cards import Button, Card
from commands.forms import Filled, Form
from commands.plain_text import buttons_of, card_text, form_text
from commands.pulse.opening import open_due
from scheduler.clock import SetClock
from store.database import SessionMaker, transaction
from store.models import Outgoing, PulseRound, Standard
from store.models.practice import Measure
from store.people import accounts, roles
from store.people.accounts import Account
from store.plan import plans
from store.rules.terms import MeasureKind, Role
from store.time import read_moment
from tests.left_behind import WrittenWhenAsked
from tests.small_plan import NOW, make_small_plan

TEAMS = {"Referrals": 8, "Fostering": 6, "Leaving care": 3}
"""How many social workers each has."""
CHANNEL, GROUP = "#channel:chat/T1/C1|social-workers", "@group:chat/T1/S1|social-workers"


class Said:
    """What somebody hears."""

    def __init__(self, council: PulseCouncil, who: str, heard: Heard) -> None:
        self.council, self.who, self.heard = council, who, heard

    @property
    def words(self) -> str:
        answer = self.heard.answer
        return card_text(answer) if isinstance(answer, Card) else form_text(answer)

    def hears(self, *phrases: str) -> Said:
        missing = [phrase for phrase in phrases if phrase not in self.words]
        assert not missing, f"{missing} not in: {self.words!r}"
        return self

    def hears_nothing_of(self, *phrases: str) -> Said:
        found = [phrase for phrase in phrases if phrase in self.words]
        assert not found, f"{found} in: {self.words!r}"
        return self

    @property
    def form(self) -> Form:
        assert isinstance(self.heard.answer, Form), self.words
        return self.heard.answer

    @property
    def buttons(self) -> list[Button]:
        return buttons_of(self.heard.answer) if isinstance(self.heard.answer, Card) else []

    def presses(self, label: str, nth: int = 0) -> Said:
        return self.council.says(self.who, [one for one in self.buttons if one.label == label][nth].says)

    def fills(self, **values: Filled) -> Said:
        """Send the form with what stands in it already, but for these."""
        given: dict[str, Filled | None] = {one.name: _begun(one.model_dump().get("value")) for one in self.form.asked}
        filled = FilledForm(self.council.people[self.who], self.form.handler, self.form.about, {**given, **values})
        return Said(self.council, self.who, self.council.conversation.take(filled))


def _begun(value: object) -> Filled | None:
    return None if value is None else [str(one) for one in value] if isinstance(value, list) else str(value)


class PulseCouncil:
    """The plan has the standard I.7 with one measure and I.8 with two."""

    def __init__(self, sessions: SessionMaker) -> None:
        self.sessions = sessions
        self.clock = SetClock(NOW)
        self.afterwards = WrittenWhenAsked(sessions)
        self.conversation = Conversation(sessions, self.clock, self.afterwards)
        self.documents = Documents(sessions, self.clock)
        self.people: dict[str, int] = {}
        with transaction(sessions) as session:
            small = make_small_plan(session)
            workers = [f"{team} worker {number}" for team, many in TEAMS.items() for number in range(1, many + 1)]
            for name in ("Custodian", "Lead", "Admin", "Member", *workers):
                person = accounts.remember(session, Account("chat", "T1", name, name, email=address(name)))
                assert person.id is not None
                self.people[name] = person.id
                if (role := GIVEN.get(name)) is not None:
                    roles.give(session, person, role, None if role is Role.ADMIN else small.plan)
            for ref, many in (("I.7", 1), ("I.8", 2)):
                standard = Standard(plan_id=small.plan.id or 0, ref=ref, title=f"Standard {ref}", position=0)
                session.add(standard)
                session.flush()
                for number in range(many):
                    title = f"Measure {number + 1} of {ref}"
                    session.add(Measure(standard_id=standard.id or 0, kind=MeasureKind.QUALITATIVE, title=title))

    def says(self, who: str, words: str) -> Said:
        heard = self.conversation.hear(Utterance(self.people[who], words))
        self.afterwards.finish()
        return Said(self, who, heard)

    def shares(self, who: str, name: str, content: str) -> Said:
        """Share a file with the bot, each time anew."""
        key = f"{name}/{self.clock.now()}/{len(self.messages())}/{hash(content)}"
        begun = self.documents.begin(self.people[who], name, key)
        assert begun is not None
        if begun.number is None:
            return Said(self, who, Heard(begun.card))
        card = self.documents.read(self.people[who], begun.number, content.encode())
        assert card is not None
        return Said(self, who, Heard(card))

    def writes(self, title: str = "Working here", to: str = "", questions: str = "Four quick questions") -> Said:
        """The custodian writes a pulse: the first has the number 1."""
        return self.says("Custodian", f"pulse new {title} {to}".strip()).fills(questions=questions)

    def goes_to(self, moment: str) -> None:
        self.clock.move_to(read_moment(moment))

    def beats(self) -> list[PulseRound]:
        """Rounds that are due open."""
        with transaction(self.sessions) as session:
            return open_due(session, plans.open_ones(session), self.clock.now())

    def messages(self, who: str | None = None) -> list[Card]:
        """What was queued, for everybody or for one person, oldest first."""
        with self.sessions() as session:
            rows = session.exec(select(Outgoing).order_by(col(Outgoing.id))).all()
            mine = [one for one in rows if who is None or one.person_id == self.people[who]]
            return [Card.model_validate(one.card.as_sent) for one in mine]

    def now(self) -> datetime:
        return self.clock.now()


GIVEN = {"Custodian": Role.CUSTODIAN, "Lead": Role.LEAD, "Admin": Role.ADMIN}


def address(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@council.example"


def the_list(*more: str) -> str:
    """All social workers as a CSV file with address, team and role."""
    rows = [
        f"{address(f'{team} worker {number}')},{team},{'Team manager' if number == 1 else 'Social worker'}"
        for team, many in TEAMS.items()
        for number in range(1, many + 1)
    ]
    return "\n".join(["Address,Team,Role", *rows, *more]) + "\n"
