"""A database of the release before, upgraded in mid-day: nothing is forgotten, and nobody is asked twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, Table, insert, text, update
from sqlmodel import select

from commands.cards import Card
from commands.messages.explaining import explained
from scheduler.delivery.loop import deliver, next_delivery
from scheduler.runner import tick
from store.database import migrate, session_maker, transaction, undo_migrations
from store.delivery import outbox, rate_limits
from store.delivery.chats import Chat
from store.engines import make_engine
from store.models import Outgoing, OutgoingPlan, Person, Plan
from store.people import accounts
from store.people.accounts import Account
from store.time import london_day
from tests.databases import MakeDatabase
from tests.released.kit import restored
from tests.scheduler.world import PostBox
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines

RELEASE = "0009"
CHANNEL = "slack/T1/C1"
SLACK = Chat("slack", "T1")
KEPT = {
    "outgoing": ("id", "key", "kind", "state", "not_before", "attempts", "repeats", "address", "tried_at", "sent_at"),
    "job_run": ("job", "plan_id", "day", "at"),
    "inbound": ("key", "kind", "received_at", "keep_until"),
    "person": ("id", "nudges_decided_on", "nudges_dealt_with"),
    "escalation": ("item_id", "baseline", "step", "person_id", "message"),
    "identity": ("id", "person_id", "platform", "tenant", "external_id"),
}
"""What says that something was said, done or decided."""


NOON = NOW.replace(hour=12)
CARD = Card(title="A message of the release before").model_dump(mode="json")


@dataclass
class Before:
    """A database as the release before left it, filled by the tables that it had."""

    engine: Engine

    def add(self, table: str, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(insert(Table(table, MetaData(), autoload_with=connection)).values(values))

    def changes_all(self, table: str, **values: Any) -> None:
        with self.engine.begin() as connection:
            connection.execute(update(Table(table, MetaData(), autoload_with=connection)).values(values))

    def message(self, key: str, **values: Any) -> None:
        same = {"kind": "nudge", "plan_id": 1, "card": {}, "state": "waiting", "attempts": 0, "repeats": 0}
        self.add("outgoing", **{"key": key, **same, "queued_at": NOW, "not_before": NOW, **values})

    def marks(self) -> dict[str, set[tuple[Any, ...]]]:
        with self.engine.connect() as connection:
            asked = {table: f"SELECT {', '.join(columns)} FROM {table}" for table, columns in KEPT.items()}
            return {table: {tuple(row) for row in connection.execute(text(ask))} for table, ask in asked.items()}

    def upgraded(self) -> dict[str, Outgoing]:
        migrate(self.engine)
        with session_maker(self.engine)() as session:
            return {row.key: row for row in session.exec(select(Outgoing))}


@pytest.fixture
def before(make_database: MakeDatabase) -> Iterator[Before]:
    engine = make_engine(make_database())
    migrate(engine, RELEASE)
    before = Before(engine)
    before.add("plan", title="A plan", source="plan.docx", demo=False, created_at=NOW)
    before.add("person", name="Owner", role="viewer", guest=False, active=True)
    before.add("identity", person_id=1, platform="slack", tenant="T1", external_id="U1")
    yield before
    engine.dispose()


@pytest.fixture
def post_box() -> PostBox:
    return PostBox(platform="slack", tenant="T1")


def test_each_message_knows_its_chat_or_waits_to_learn_it(before: Before) -> None:
    before.message("digest/1", channel=CHANNEL)
    before.message("nudge/waits", person_id=1)
    before.message("nudge/sent", person_id=1, state="sent", address="U1", tried_at=NOW, receipt="D1/1.0", sent_at=NOW)
    before.message("nudge/doubt", person_id=1, state="uncertain", address="U1", tried_at=NOW)
    rows = before.upgraded()
    where = {key: (row.platform, row.tenant, row.routed) for key, row in rows.items()}
    assert where == {
        "digest/1": ("slack", "T1", "channel"),
        "nudge/waits": (None, None, None),
        "nudge/sent": ("slack", "T1", None),
        "nudge/doubt": ("slack", "T1", None),
    }
    assert rows["nudge/sent"].message_ref == "D1/1.0"


def test_every_key_and_every_days_marker_of_a_released_database_is_kept(make_database: MakeDatabase) -> None:
    """It was recorded at lunchtime: some were asked that morning, some wait, and two messages are in doubt."""
    url = make_database(restored)
    before = Before(make_engine(url))
    marks = before.marks()
    assert all(marks.values())
    migrate(before.engine)
    assert before.marks() == marks
    before.engine.dispose()


def test_who_was_decided_about_that_day_is_not_asked_again_and_whose_hour_comes_later_is(
    before: Before, post_box: PostBox
) -> None:
    day = london_day(NOON)
    before.changes_all("person", nudges_decided_on=day, nudges_dealt_with=day)
    before.add("person", name="Later", role="viewer", guest=False, active=True)
    before.add("identity", person_id=2, platform="slack", tenant="T1", external_id="U2")
    for owner_id in (1, 2):
        due = {"baseline": day, "baseline_precision": "day", "owner_id": owner_id, "position": 0, "version": 1}
        before.add("item", plan_id=1, kind="action", ref=f"A{owner_id}", title="An action", demo=False, **due)
    sessions = session_maker(before.engine)
    migrate(before.engine)
    for minutes in range(0, 300, 20):
        tick(sessions, post_box, NOON + timedelta(minutes=minutes))
    assert post_box.keys == [f"nudge/2/{day}"]


def test_what_waited_goes_and_what_was_in_doubt_is_looked_up_where_it_was_tried(
    before: Before, post_box: PostBox
) -> None:
    before.message("claim/1", person_id=1, kind="claim", card=CARD)
    before.message("digest/1", kind="digest", channel=CHANNEL, card=CARD)
    tried = {"state": "uncertain", "problem": "timed_out", "attempts": 1, "first_tried_at": NOW, "tried_at": NOW}
    before.message("help/1", person_id=1, kind="help", card=CARD, address="U1", **tried)
    migrate(before.engine)
    sessions = session_maker(before.engine)
    with transaction(sessions) as session:
        person = session.get_one(Person, 1)
        person.email = "owner@council.example"
        session.flush()
        accounts.remember(session, Account("other", "M1", "M-1", "Owner", "owner@council.example"))
        person.nudge_platform = "other"
    other = PostBox(platform="other", tenant="M1")
    assert deliver(sessions, other, NOON) == 1
    assert deliver(sessions, post_box, NOON) == 2
    assert other.keys == ["claim/1"]
    assert sorted(post_box.keys) == ["digest/1", "help/1"]
    assert (post_box.lookups, other.lookups) == ([("help/1", "U1", None)], [])


def test_a_message_that_a_process_died_over_is_in_doubt_after_the_upgrade_too(
    before: Before, post_box: PostBox
) -> None:
    died = {"claimed_by": "the dead", "claimed_until": NOW, "attempts": 1, "first_tried_at": NOW, "tried_at": NOW}
    before.message("help/1", person_id=1, kind="help", card=CARD, address="U1", **died)
    migrate(before.engine)
    assert deliver(session_maker(before.engine), post_box, NOON) == 1
    assert post_box.lookups == [("help/1", "U1", None)]


def test_what_a_chat_has_asked_for_holds_on(before: Before, post_box: PostBox) -> None:
    paused = {"name": "slack", "tokens": 3.0, "filled_at": NOON, "paused_until": NOON + timedelta(minutes=5)}
    before.add("lane", **paused)
    before.message("digest/1", kind="digest", channel=CHANNEL, card=CARD)
    migrate(before.engine)
    sessions = session_maker(before.engine)
    assert deliver(sessions, post_box, NOON) == 0
    assert next_delivery(sessions, post_box, NOON) == NOON + timedelta(minutes=5)
    with transaction(sessions) as session:
        assert rate_limits.locked(session, SLACK, NOON).tokens == 3.0


def test_a_chat_that_refused_the_bot_is_still_known_to_refuse_it(before: Before, post_box: PostBox) -> None:
    refused = {"broken_at": NOW, "broken_why": "token_revoked", "probe_at": NOON + timedelta(minutes=5)}
    before.add("lane", name="slack", tokens=3.0, filled_at=NOW, **refused)
    before.message("digest/1", kind="digest", channel=CHANNEL, card=CARD)
    migrate(before.engine)
    sessions = session_maker(before.engine)
    assert deliver(sessions, post_box, NOON) == 0
    assert post_box.checks == 0
    assert deliver(sessions, post_box, NOON + timedelta(minutes=5)) == 1


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("is_archived", "that channel is archived"),
        ("token_revoked", "the chat refuses the bot: its token was taken back"),
        ("http_503", "the chat itself failed"),
        ("user_disabled", "their account is closed"),
        ("no_connection", "the chat could not be reached"),
        ("team_added_to_org", "the chat says “team_added_to_org”"),
    ],
)
def test_why_a_message_failed_reads_as_before_although_a_chats_words_are_ours_now(
    before: Before, word: str, words: str
) -> None:
    before.message("digest/1", channel=CHANNEL, state="failed", problem=word, attempts=1)
    before.add("lane", name="slack", tokens=0.0, filled_at=NOW, broken_at=NOW, broken_why="token_revoked")
    row = before.upgraded()["digest/1"]
    assert explained(row, NOON, london_day(NOON)) == f"It was not said, after 1 try: {words}."
    with session_maker(before.engine)() as session:
        (lane,) = rate_limits.broken(session)
        assert lane.broken_why == "access_taken_back"
    undo_migrations(before.engine, RELEASE)
    with before.engine.connect() as connection:
        (problem,) = connection.scalars(text("SELECT problem FROM outgoing"))
        assert problem in (word, "internal_error", "account_closed")


def test_of_a_closed_account_it_is_known_that_it_is_closed(before: Before, post_box: PostBox) -> None:
    before.changes_all("person", active=False)
    before.message("claim/1", person_id=1, kind="claim", card=CARD)
    migrate(before.engine)
    sessions = session_maker(before.engine)
    assert deliver(sessions, post_box, NOON) == 0
    with sessions() as session:
        assert session.exec(select(Outgoing.problem)).one() == "account_closed"
        assert accounts.account_of(session, 1, "slack") is None


def test_a_message_of_several_plans_goes_back_to_one_with_the_release_before(before: Before) -> None:
    before.message("nudge/1", person_id=1)
    migrate(before.engine)
    with session_maker(before.engine)() as session, session.begin():
        plans = [session.get_one(Plan, 1), Plan(title="Another plan", source="other.docx", created_at=NOW)]
        session.add(plans[1])
        row = session.exec(select(Outgoing)).one()
        row.plan_id = None
        session.flush()
        session.add_all([OutgoingPlan(outgoing_id=row.id or 0, plan_id=plan.id or 0) for plan in plans])
        session.flush()
        assert outbox.plans_of(session, row) == plans
    undo_migrations(before.engine, RELEASE)
    with before.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT key, plan_id FROM outgoing").all() == [("nudge/1", 1)]
