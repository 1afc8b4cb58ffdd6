"""Four processes that all find a round due, on either engine: one opens it, and its key alone is left."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from store.database import SessionMaker, transaction
from store.models import Identity
from store.models.pulse import PulseInvited, PulseRound
from store.people.accounts import reachable
from store.plan import plans
from store.pulse import members, questionnaires, rounds
from store.pulse.keys import KeyFolder
from store.rules.pulse.questions import Slices
from store.time import read_moment
from tests.small_plan import NOW, make_small_plan, row_id
from tests.store.pulse.conftest import questionnaire

OPENING = read_moment("2022-07-18T09:00")
FOUR, TURNS, PEOPLE = 4, 3, 6


@pytest.fixture
def due(sessions: SessionMaker) -> None:
    """Three pulses are due, each with a list of six."""
    with transaction(sessions) as session:
        small = make_small_plan(session)
        by, people = small.person("Custodian").id or 0, [small.person(f"Worker {at}").id or 0 for at in range(PEOPLE)]
        for one in people:
            session.add(Identity(person_id=one, platform="chat", tenant="T1", external_id=f"U{one}"))
        for turn in range(TURNS):
            new = questionnaire(title=f"Pulse {turn}")
            pulse = questionnaires.write(session, row_id(small.plan), new, by_id=by, now=NOW)
            members.give_list(session, pulse, dict.fromkeys(people, Slices()), by_id=by, now=NOW)
            questionnaires.approve(session, pulse, by_id=people[0], now=NOW)


@pytest.mark.usefixtures("due")
def test_a_round_that_four_find_due_opens_once(sessions: SessionMaker, key_folder: KeyFolder) -> None:
    ready = threading.Barrier(FOUR)

    def beat(number: int) -> list[str]:
        ready.wait()
        with transaction(sessions) as session:
            opened, refused = rounds.open_due(session, plans.open_ones(session), OPENING, reachable)
            assert refused == []
            return [one.code for one in opened]

    with ThreadPoolExecutor(FOUR) as threads:
        opened = [code for codes in threads.map(beat, range(FOUR)) for code in codes]
    with sessions() as session:
        kept = session.exec(select(PulseRound)).all()
        invited = session.exec(select(PulseInvited)).all()
    assert sorted(one.code for one in kept) == sorted(opened) == key_folder.codes()
    assert len(kept) == TURNS
    assert len(invited) == TURNS * PEOPLE
