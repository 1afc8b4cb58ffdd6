"""Four at once, as four processes are: nothing is lost, nothing is made twice, and nobody is told of an error."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, func, select

from store.database import SessionMaker, transaction
from store.models import Change, Identity, Item, Person, Plan, Snapshot, Update
from store.people import accounts, directory, roles
from store.people.accounts import Account
from store.plan import channels, edits, history, items, plans, updates
from store.plan.updates import Statement
from store.rules.plan_channels import PlanChannel
from store.rules.terms import Brag, Kind, Precision, Progress
from tests.small_plan import NOW, TODAY, make_small_plan

FOUR, EACH = 4, 10
DUE = date(2022, 8, 5)
OWNER = Account("slack", "T1", "U1", "Olive Owner", "owner@council.example", "Team Manager")

AllAtOnce = Callable[[Callable[[Session, int], Any]], list[Any]]


@pytest.fixture
def all_at_once(sessions: SessionMaker) -> AllAtOnce:
    """Four threads do the same work, each ten times, each time in a transaction of its own."""
    with transaction(sessions) as session:
        small = make_small_plan(session)
        small.item("A1")
        small.person("Lead")

    def run(work: Callable[[Session, int], Any]) -> list[Any]:
        ready = threading.Barrier(FOUR)

        def again_and_again(thread: int) -> list[Any]:
            got = []
            for turn in range(EACH):
                ready.wait()
                with transaction(sessions) as session:
                    got.append(work(session, thread * EACH + turn))
            return got

        with ThreadPoolExecutor(FOUR) as threads:
            running = [threads.submit(again_and_again, thread) for thread in range(FOUR)]
            return [one for done in running for one in done.result()]

    return run


def many(sessions: SessionMaker, model: type[SQLModel]) -> int:
    with sessions() as session:
        return session.exec(select(func.count()).select_from(model)).one()


def plan_of(session: Session) -> Plan:
    plan = plans.current(session)
    assert plan is not None
    return plan


def item_of(session: Session, *, lock: bool = False) -> Item:
    item = items.get(session, plan_of(session), "A1", lock=lock)
    assert item is not None
    return item


def lead_of(session: Session) -> Person:
    lead = directory.by_email(session, "lead@council.example")
    assert lead is not None
    return lead


def test_milestones_that_are_added_at_once_have_a_number_each(all_at_once: AllAtOnce) -> None:
    def add(session: Session, number: int) -> str:
        action, lead = item_of(session), lead_of(session)
        title = f"Step {number}"
        return edits.add_milestone(session, action, title, DUE, Precision.DAY, by=lead, now=NOW).ref

    given = all_at_once(add)
    assert sorted(given) == sorted(f"A1.{number}" for number in range(1, FOUR * EACH + 1))


def test_statements_made_at_once_are_all_kept(all_at_once: AllAtOnce, sessions: SessionMaker) -> None:
    def say(session: Session, number: int) -> None:
        said = Statement(Progress.AT_RISK, f"Words {number}", blocker=f"Words {number}")
        updates.record_update(session, item_of(session, lock=True), said, by=None, now=NOW, day=TODAY)

    all_at_once(say)
    with sessions() as session:
        kept = session.exec(select(Update.words).order_by(col(Update.id))).all()
        item = item_of(session)
    assert sorted(map(str, kept)) == sorted(f"Words {number}" for number in range(FOUR * EACH))
    assert (item.blocker, item.version) == (kept[-1], FOUR * EACH + 1)


def test_a_statement_from_what_was_seen_before_is_made_of_what_stands_now(
    all_at_once: AllAtOnce, sessions: SessionMaker
) -> None:
    """Without the lock of a command too: what is said stands beside what others said meanwhile."""
    all_at_once(
        lambda session, number: updates.record_update(
            session, item_of(session), Statement(Progress.ON_TRACK, f"Words {number}"), by=None, now=NOW, day=TODAY
        )
    )
    assert many(sessions, Update) == FOUR * EACH


def test_one_click_delivered_to_four_at_once_is_one_update(all_at_once: AllAtOnce, sessions: SessionMaker) -> None:
    def press(session: Session, number: int) -> int | None:
        said = Statement(Progress.ON_TRACK)
        key = f"press/{number % EACH}"
        return updates.record_update(
            session, item_of(session), said, by=None, now=NOW, day=TODAY, said_key=key
        ).id  # fmt: skip

    told = all_at_once(press)
    assert many(sessions, Update) == EACH
    assert len(set(told)) == EACH


def test_an_account_that_is_new_to_four_at_once_is_one_person(all_at_once: AllAtOnce, sessions: SessionMaker) -> None:
    def meet(session: Session, number: int) -> int | None:
        turn = number % EACH
        # With an address and without one; in the turns between, the same person's account in another chat.
        email = f"owner{turn // 2}@council.example" if turn % 4 < 2 else None
        return accounts.remember(
            session, Account("slack" if turn % 2 else "teams", "T1", f"U{turn}", "Olive Owner", email)
        ).id  # fmt: skip

    told = all_at_once(meet)
    assert many(sessions, Identity) == EACH
    assert many(sessions, Person) == 1 + len(set(told)) == 1 + 7


def test_the_operator_and_an_admin_are_made_once(all_at_once: AllAtOnce, sessions: SessionMaker) -> None:
    def begin(session: Session, number: int) -> None:
        roles.operator(session)
        roles.make_admin(session, f"admin{number % EACH}@council.example")

    all_at_once(begin)
    assert many(sessions, Person) == 1 + 1 + EACH


def test_the_first_count_of_a_day_stands_where_four_keep_one(all_at_once: AllAtOnce, sessions: SessionMaker) -> None:
    def keep(session: Session, number: int) -> None:
        history.keep_snapshot(
            session, plan_of(session), date(2022, 7, 1 + number % EACH), {Kind.ACTION: {Brag.RED: number}}, NOW
        )

    all_at_once(keep)
    assert many(sessions, Snapshot) == EACH


@pytest.mark.parametrize("field", ["owner", "title", "baseline", "manager", "channel"])
def test_each_change_made_at_once_is_kept_with_what_was_there_before(
    all_at_once: AllAtOnce, sessions: SessionMaker, field: str
) -> None:
    """The history is a chain: whatever one leaves behind, the next has found."""

    def change(session: Session, number: int) -> None:
        plan, item, lead = plan_of(session), item_of(session, lock=True), lead_of(session)
        who = Person(name=f"Owner {number}")
        session.add(who)
        session.flush()
        match field:
            case "owner":
                edits.assign(session, item, who, by=lead, now=NOW)
            case "title":
                edits.rename(session, item, f"Title {number}", by=lead, now=NOW)
            case "baseline":
                to = date(2023, 1, 1).replace(day=1 + number % 28, month=1 + number // 28)
                edits.rebaseline(session, item, to, Precision.DAY, by=lead, why="late", agreed_by="the Board", now=NOW)
            case "manager":
                edits.set_manager(session, plan, lead, who, by=lead, now=NOW)
            case _:
                channel = PlanChannel(address=f"slack/T1/C{number}", name=f"channel-{number}")
                channels.tell_in(session, plan, channel, by=lead, now=NOW)

    all_at_once(change)
    with sessions() as session:
        kept = session.exec(select(Change.before, Change.after).where(Change.field == field)).all()
    assert len(kept) == FOUR * EACH
    befores, afters = zip(*kept, strict=True)
    assert len(set(befores)) == len(set(afters)) == FOUR * EACH
    assert len(set(befores) - set(afters)) == 1
