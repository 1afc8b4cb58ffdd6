"""A chat that writes only its own wire takes sealed answers, and keeps nothing else of them."""

from datetime import timedelta

import pytest
from sqlmodel import select

from commands.cards import Card
from commands.pulse import answering
from store.database import SessionMaker, transaction
from store.models import Inbound, Pulse, PulseBallot, PulseInvited, PulseRound
from store.people import directory
from store.plan import plans
from store.pulse.keys import keys_of, new_key
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.floors import Floors
from store.rules.terms import PulseState
from store.time import london_day
from tests.cast import Player
from tests.chats.conftest import Reader
from tests.chats.made_up import Board, BoardSender
from tests.conftest import OPENING
from tests.small_pulse import QUESTIONS


@pytest.fixture
def code(sessions: SessionMaker, owner: Player, board: Board) -> str:
    """Of an open round whose message hangs on the board."""
    with transaction(sessions) as session:
        person, plan = directory.by_email(session, owner.email), plans.current(session)
        assert person is not None
        assert plan is not None
        pulse = Pulse(
            plan_id=plan.id or 0,
            author_id=person.id or 0,
            title="Working here",
            questions=QUESTIONS,
            audience=Audience(kind=AudienceKind.LIST),
            first_on=london_day(OPENING),
            open_days=5,
            created_at=OPENING,
        )
        session.add(pulse)
        session.flush()
        new_key(session, "aboard")
        round_ = PulseRound(
            pulse_id=pulse.id or 0,
            number=1,
            code="aboard",
            state=PulseState.OPEN,
            questions=QUESTIONS,
            floors=Floors(),
            opened_at=OPENING,
            closes_at=OPENING + timedelta(days=4),
            invited=1,
        )
        session.add(round_)
        session.flush()
        session.add(PulseInvited(round_id=round_.id or 0, person_id=person.id or 0))
    BoardSender(board).send("asks", Card(title="Working here", parts=[answering.acts("aboard")]), to="fostering")
    return "aboard"


def test_it_takes_an_answer_and_thanks_in_its_place(
    reader: Reader, code: str, sessions: SessionMaker, owner: Player
) -> None:
    reader.says("mine")
    before = kept(sessions)
    reader.presses_sealed("Answer")
    assert reader.form == "Working here"
    assert reader.answers() == {"q0": answering.NOTHING_FILLED_IN}
    assert reader.answers(q0="4") == {}
    assert reader.notices[0].startswith(answering.THANKS)
    with sessions() as session:
        (ballot,) = session.exec(select(PulseBallot)).all()
        key, person = keys_of(session).load(code), directory.by_email(session, owner.email)
        assert key is not None
        assert person is not None
        assert key.open(key.tag(person.id or 0), ballot.sealed)[0] == 3
    assert kept(sessions) == before


def kept(sessions: SessionMaker) -> int:
    with sessions() as session:
        return len(session.exec(select(Inbound)).all())
