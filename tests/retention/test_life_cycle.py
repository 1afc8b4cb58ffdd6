"""What is held about a person is shown to them, and their name goes where they are forgotten."""

import re
from datetime import date
from pathlib import Path

import pytest

from commands.messages.registry import sealed_kinds
from store.database import SessionMaker, reading, transaction
from store.delivery.envelope import Envelope
from store.models import (
    Act,
    Change,
    ForgottenAccount,
    Identity,
    Leave,
    Outgoing,
    OutgoingPlan,
    Person,
    PersonRole,
    PulseBallot,
    PulseRound,
    Update,
)
from store.people import accounts, directory, roles
from store.people.accounts import Account
from store.people.life_cycle import exporting, forgetting, forgotten
from store.people.life_cycle.exporting import PersonExport
from store.people.life_cycle.forgetting import FORMER, Forgetting
from store.people.life_cycle.page import page
from store.plan import plans
from store.pulse import ballots
from store.pulse.keys import keys_of
from store.pulse.sealing import has_answer
from store.retention import cleaning
from store.rules.terms import OutgoingState, Role
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows
from tests.pulse.sealed_rounds import id_of, open_round
from tests.retention.test_pruning import bytes_of

NAME = "Wilhelmina Featherstonehaugh"


@pytest.fixture
def somebody(chat: Chat, owner: Player, sessions: SessionMaker, make_milestone: MakeMilestone) -> Player:
    """The owner, under a name that nothing else has, and what they did."""
    with transaction(sessions) as session:
        person = directory.by_email(session, owner.email)
        assert person is not None
        person.name = NAME
        roles.give(session, person, Role.LEAD, plans.current(session))
        session.add(Leave(person_id=person.id or 0, first=date(2022, 6, 1), last=date(2022, 6, 3)))
    chat.stage.server.change_account(owner.id, name=NAME)
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 at risk the venue fell through")
    return owner


def person_of(sessions: SessionMaker, email: str) -> int:
    with reading(sessions) as session:
        person = directory.by_email(session, email)
        assert person is not None
        assert person.id is not None
        return person.id


def forget(chat: Chat, sessions: SessionMaker, email: str) -> Forgetting:
    number = person_of(sessions, email)
    with transaction(sessions) as session:
        done = forgetting.forget(session, session.get_one(Person, number), now=chat.now)
    cleaning.clean_wanted(sessions)
    return done


def exported(chat: Chat, sessions: SessionMaker, email: str) -> PersonExport:
    number = person_of(sessions, email)
    with reading(sessions) as session:
        sealed = [one.name for one in sealed_kinds()]
        return exporting.export(session, session.get_one(Person, number), chat.now, sealed)


@pytest.mark.both_engines
def test_all_that_is_held_is_shown_as_data_and_as_a_page(
    chat: Chat, somebody: Player, lead: Player, sessions: SessionMaker
) -> None:
    chat.says(lead, f"/plan update A3.1 delayed I spoke with {NAME} about the venue")
    found = exported(chat, sessions, somebody.email)
    held = {one.column: one for one in found.held}
    assert {"update.by_id", "item.owner_id", "identity.person_id", "person_role.person_id", "leave.person_id"} <= set(
        held
    )
    assert held["update.by_id"].rows[0]["words"] == "the venue fell through"
    assert str(held["update.by_id"].rows[0]["about"]).startswith("A3.1 ")
    assert [(one.table, one.about) for one in found.named_in if "about the venue" in one.words] == [("update", "A3.1")]
    said = page(found)
    assert f"# What Sightline holds about {NAME}" in said
    assert "A3.1 " in said
    assert "“the venue fell through”" in said
    assert "from: 1 June 2022; to: 3 June 2022" in said
    assert "24 months after they went" in said
    assert "may name other people and their posts" in said
    assert not re.search(r"_id\b|\bid: |\d{4}-\d\d-\d\dT", said)
    assert "Answers to pulses are not here and cannot be" in said


@pytest.mark.both_engines
def test_who_is_forgotten_leaves_the_plans_facts_and_no_name(
    chat: Chat, somebody: Player, lead: Player, sessions: SessionMaker, rows: Rows, item: ItemNow
) -> None:
    number = person_of(sessions, somebody.email)
    chat.says(lead, f"/plan update A3.1 delayed I spoke with {NAME} about the venue")
    done = forget(chat, sessions, somebody.email)
    assert done.owned == ["A3.1"]
    assert [(one.table, one.about) for one in done.words] == [("update", "A3.1")]
    assert item("A3.1").owner_id is None
    first = next(one for one in rows(Update) if one.words == "the venue fell through")
    assert first.by_id == number
    (left,) = [one for one in rows(Person) if one.id == number]
    assert (left.name, left.folded_name, left.email, left.active) == (FORMER, FORMER.lower(), None, False)
    for table in (Identity, PersonRole, Leave, Act):
        assert not [one for one in rows(table) if one.person_id == number]
    assert not [one for one in rows(Change) if NAME in repr(one)]
    assert not [one for one in rows(Outgoing) if one.person_id == number and one.card.as_sent]
    chat.says(lead, "/plan show A3.1").hears("the venue fell through", FORMER)


def test_their_name_is_gone_from_the_file(chat: Chat, somebody: Player, sessions: SessionMaker, database: Path) -> None:
    assert b"Featherstonehaugh" in bytes_of(database)
    assert forget(chat, sessions, somebody.email).words == []
    assert b"eatherstonehaugh" not in bytes_of(database)
    assert somebody.email.encode() not in bytes_of(database)


def test_a_preview_changes_nothing(chat: Chat, somebody: Player, sessions: SessionMaker, rows: Rows) -> None:
    before = [rows(table) for table in (Person, Identity, PersonRole, Leave, Outgoing, Change)]
    with reading(sessions) as session:
        person = directory.by_email(session, somebody.email)
        assert person is not None
        planned = forgetting.plan(session, person)
    assert (list(planned.owned), planned.open_accounts, planned.ballots_withdrawn) == (["A3.1"], ["slack"], None)
    assert [rows(table) for table in (Person, Identity, PersonRole, Leave, Outgoing, Change)] == before


def test_the_next_nights_reading_does_not_bring_them_back_and_their_own_word_says_so(
    chat: Chat, somebody: Player, sessions: SessionMaker, rows: Rows
) -> None:
    forget(chat, sessions, somebody.email)
    assert chat.stage.edge.directory.read()
    assert NAME not in repr(rows(Person))
    assert {one.met_again for one in rows(ForgottenAccount)} == {False}
    chat.next_day()
    assert NAME not in repr(rows(Person))
    chat.says(somebody, "/plan overdue")
    assert NAME in repr(rows(Person))
    with reading(sessions) as session:
        assert forgotten.met_again(session) == 2


def test_who_is_forgotten_again_has_not_come_back(chat: Chat, somebody: Player, sessions: SessionMaker) -> None:
    forget(chat, sessions, somebody.email)
    chat.next_day()
    chat.says(somebody, "/plan overdue")
    forget(chat, sessions, somebody.email)
    with reading(sessions) as session:
        assert forgotten.met_again(session) == 0


@pytest.mark.both_engines
def test_what_waits_for_them_is_said_to_nobody(
    chat: Chat, somebody: Player, sessions: SessionMaker, rows: Rows
) -> None:
    number = person_of(sessions, somebody.email)
    with transaction(sessions) as session:
        plan = plans.current(session)
        assert plan is not None
        waits, doubted = (
            Outgoing(
                key=key, kind="outcome", person_id=number, card=Envelope(), queued_at=chat.now, not_before=chat.now
            )
            for key in ("waits", "in doubt")
        )
        doubted.state, doubted.attempts = OutgoingState.UNCERTAIN, 1
        session.add_all([waits, doubted])
        session.flush()
        session.add(OutgoingPlan(outgoing_id=waits.id or 0, plan_id=plan.id or 0))
    forget(chat, sessions, somebody.email)
    found = {one.key: one.state for one in rows(Outgoing) if one.key in ("waits", "in doubt")}
    assert found == {"in doubt": OutgoingState.FAILED}


def test_a_name_that_a_list_brings_back_is_told_as_well(chat: Chat, somebody: Player, sessions: SessionMaker) -> None:
    forget(chat, sessions, somebody.email)
    with transaction(sessions) as session:
        accounts.by_addresses(session, [somebody.email])
        accounts.remember(session, Account("slack", "T01SIGHTLINE", "U00OTHER", "Somebody else"))
        assert forgotten.met_again(session) == 1


def test_a_skip_takes_the_place_of_their_answer_in_an_open_round(
    chat: Chat, somebody: Player, viewer: Player, sessions: SessionMaker, rows: Rows
) -> None:
    asked = open_round(sessions, chat, [somebody, viewer])
    said = (0, 0, (0,), 7, "The mentor scheme works")
    number = person_of(sessions, somebody.email)
    key, tags = asked.code, {}
    with transaction(sessions) as session:
        round_ = session.get_one(PulseRound, asked.round_id)
        for one in (somebody, viewer):
            ballots.cast(session, round_, id_of(session, one), said)
        ballots.stop_asking(session, number)
    assert asked.ballot_of(viewer) == asked.ballot_of(somebody) == said
    done = forget(chat, sessions, somebody.email)
    assert (done.open_rounds, done.ballots_withdrawn) == (1, True)
    with reading(sessions) as session:
        kept = keys_of(session).load(key)
        assert kept is not None
        tags = {one.tag: one.sealed for one in rows(PulseBallot)}
        assert not any(has_answer(one) for one in kept.open(kept.tag(number), tags[kept.tag(number)]))
        assert not ballots.has_stopped(session, number)
    assert asked.ballot_of(viewer) == said


def test_without_the_rounds_keys_the_ballot_stays_sealed_and_it_is_told(
    chat: Chat, somebody: Player, sessions: SessionMaker
) -> None:
    asked = open_round(sessions, chat, [somebody])
    asked.loses_its_key()
    assert forget(chat, sessions, somebody.email).ballots_withdrawn is False
