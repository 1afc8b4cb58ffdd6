"""Two leads say yes at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlmodel import select

from bot.conversation import Conversation, Utterance
from commands.cards import Card
from scheduler.clock import SetClock
from store.database import open_database, session_maker, transaction
from store.loading import read_content, stored_imports
from store.models import Item, Plan
from store.people import roles
from tests.databases import MakeDatabase, with_schema
from tests.left_behind import Unwritten

NOW = datetime(2022, 7, 11, 8, tzinfo=UTC)
DOCUMENT = "Ref,Action,Lead\n1.1,Recruit social workers,Head of HR\n1.2,Train every team manager,Head of Fostering\n"


@pytest.mark.both_engines
def test_two_first_documents_accepted_at_once_are_one_plan(make_database: MakeDatabase) -> None:
    engine = open_database(make_database(with_schema))
    sessions, together = session_maker(engine), Barrier(2)
    with transaction(sessions) as session:
        lead = roles.make_admin(session, "lead@council.example")
        for source in ("plan.csv", "plan again.csv"):
            row = stored_imports.begin(session, key=source, source=source, by=lead, now=NOW)
            assert row is not None
            stored_imports.finish(session, row, read_content(DOCUMENT.encode(), source))
        lead_id = lead.id
    assert lead_id is not None
    conversation = Conversation(sessions, SetClock(NOW), Unwritten(sessions))

    def accept(number: int) -> str:
        together.wait()
        answer = conversation.hear(Utterance(lead_id, f"accept {number}", f"press/{number}")).answer
        assert isinstance(answer, Card)
        return answer.title

    with ThreadPoolExecutor(2) as threads:
        titles = list(threads.map(accept, (1, 2)))
    assert any(title.startswith("Saved:") for title in titles)
    with sessions() as session:
        assert len(session.exec(select(Plan)).all()) == 1
        assert sorted(one.ref for one in session.exec(select(Item))) == ["1.1", "1.2"]
    engine.dispose()
