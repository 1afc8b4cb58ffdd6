"""An answer takes as many statements for forty actions as for what fills its first page."""

from datetime import timedelta
from typing import Any

from sqlalchemy import event

from bot.conversation import Conversation, Utterance
from commands.cards import Card
from scheduler.clock import SetClock
from store.database import open_database, session_maker, transaction
from store.plan import edits, updates
from store.plan.updates import Statement
from store.rules.terms import Precision, Progress, Role
from tests.databases import MakeDatabase, with_schema
from tests.left_behind import Unwritten
from tests.small_plan import NOW, TODAY, make_small_plan

ASKED = (
    "status",
    "status theme A",
    "slipping",
    "slipping since 1 June",
    "changes",
    "changes worse since 1 June",
    "compare themes",
    "silent",
    "how many red",
    "list red",
    "why A0",
    "who A0",
)
DAY = timedelta(days=1)


def statements(url: str, many: int) -> dict[str, int]:
    """How many each question takes, with so many actions that are late, moved and spoken of in each of two themes."""
    engine = open_database(url)
    sessions = session_maker(engine)
    with transaction(sessions) as session:
        small = make_small_plan(session)
        owner, lead = small.person(), small.person("Lead", Role.LEAD)
        small.plan.created_at = NOW - 60 * DAY
        for letter in "AB":
            for number in range(many):
                theme = small.themes[letter]
                due = TODAY - 10 * DAY
                item = small.item(f"{letter}{number}", theme_id=theme.id, owner_id=owner.id, baseline=due, answers=(3,))
                said = Statement(Progress.DELAYED, "no builder yet", forecast=TODAY + 9 * DAY)
                updates.record_update(session, item, said, by=lead, now=NOW - DAY, day=TODAY - DAY)
                to = due + 2 * DAY
                edits.rebaseline(
                    session, item, to, Precision.DAY, by=lead, why="late", agreed_by="Board", now=NOW - DAY
                )
        lead_id = lead.id
    assert lead_id is not None
    conversation = Conversation(sessions, SetClock(NOW), Unwritten(sessions))
    said_to: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        said_to.append(statement)

    took = {}
    for words in ASKED:
        conversation.hear(Utterance(lead_id, words))
        event.listen(engine, "before_cursor_execute", note)
        heard = conversation.hear(Utterance(lead_id, words))
        event.remove(engine, "before_cursor_execute", note)
        assert isinstance(heard.answer, Card)
        assert not heard.refused, (words, heard.answer.title)
        took[words] = len(said_to)
        said_to.clear()
    engine.dispose()
    return took


def test_forty_actions_take_as_many_statements_as_a_page_of_them(make_database: MakeDatabase) -> None:
    assert statements(make_database(with_schema), 20) == statements(make_database(with_schema), 6)
