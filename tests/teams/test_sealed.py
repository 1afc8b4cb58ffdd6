"""Ballots from Teams: the same sealed box, thanks in the card's place, and no trace anywhere else."""

import json

import pytest
from sqlalchemy import event as database_event
from sqlmodel import SQLModel

from bot.demo.teams import ids
from bot.demo.teams.test_user import TeamsTestUser
from commands.pulse import answering
from store.database import SessionMaker
from store.models import PulseBallot
from tests.cast import Player
from tests.chat import Log, Rows
from tests.heard import Heard
from tests.pulse.sealed_rounds import Asked, open_for
from tests.teams.conftest import InTeams

SENTINEL = "sentinel of what only the ballot holds"


@pytest.fixture
def asked(teams: InTeams, sessions: SessionMaker, owner: Player, viewer: Player) -> Asked:
    found = open_for(sessions, teams.edge.sender, teams.clock.now(), [owner, viewer])
    found.asks(viewer, ids.object_id(viewer.id))
    return found


def answers(user: TeamsTestUser) -> None:
    user.presses("Answer")
    user.fills({"My workload is manageable": "4 – Often", "What should we know?": SENTINEL})
    assert user.submits() == {}


def test_a_ballot_is_sealed_and_the_card_says_thank_you(teams: InTeams, asked: Asked, viewer: Player) -> None:
    user = teams.user(viewer)
    answers(user)
    assert (asked.ballot_of(viewer) or ())[0] == 3
    (card,) = user.sees()
    assert card.plain.startswith(answering.THANKS)
    assert card.text.startswith(answering.THANKS)


def test_the_chat_holds_no_answer(teams: InTeams, asked: Asked, viewer: Player) -> None:
    """Also where something is to be put right first."""
    user = teams.user(viewer)
    user.presses("Answer")
    user.fills({"What should we know?": SENTINEL * 100})
    form = user.modal
    assert form is not None
    reply = teams.pressed(viewer, {**form.submit["data"], "words.q4": SENTINEL * 100})
    assert reply.body["type"].endswith("activity.message")
    assert SENTINEL not in str(reply.body)
    user.fills({"What should we know?": SENTINEL})
    assert user.submits() == {}
    kept = [vars(one) for one in teams.chat.tenant.messages.within(ids.personal_chat(viewer.id))]
    assert SENTINEL not in str(kept)
    assert len(asked.ballots()) == 1


def test_nothing_filled_in_is_said_beside_the_form_which_stays(teams: InTeams, asked: Asked, viewer: Player) -> None:
    user = teams.user(viewer)
    user.presses("Answer")
    user.submits()
    assert user.modal is not None
    assert user.sees()[-1].note == answering.NOTHING_FILLED_IN
    assert asked.ballots() == []


def test_a_ballot_that_is_left_asks_again(teams: InTeams, asked: Asked, viewer: Player) -> None:
    user = teams.user(viewer)
    user.presses("Answer")
    user.dismisses()
    assert user.sees()[-1].plain.startswith(answering.LEFT)
    answers(user)
    assert len(asked.ballots()) == 1


def test_no_log_and_no_table_but_the_box_holds_anything_of_it(
    teams: InTeams, asked: Asked, viewer: Player, rows: Rows, everything_logged: Heard, logged: Log
) -> None:
    user = teams.user(viewer)
    user.says("overdue")
    teams.core.afterwards.finish()
    others = [one for one in _tables() if one is not PulseBallot]
    assert len(others) > 20
    before = {one: [row.model_dump() for row in rows(one)] for one in others}
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, values: object, *_: object) -> None:
        said.append(f"{statement} {values}")

    database_event.listen(teams.core.engine, "before_cursor_execute", note)
    user.presses("Answer", message=user.sees()[0])
    user.fills({"My workload is manageable": "4 – Often", "What should we know?": SENTINEL})
    assert user.submits() == {}
    user.presses("Answer again")
    user.dismisses()
    database_event.remove(teams.core.engine, "before_cursor_execute", note)
    teams.core.afterwards.finish()
    assert {one: [row.model_dump() for row in rows(one)] for one in others} == before
    assert any("INSERT INTO pulse_ballot" in one for one in said)
    account = ids.object_id(viewer.id)
    assert [one for one in said if account in one or SENTINEL in one] == []
    for line in everything_logged.lines:
        for held in (SENTINEL, asked.code, "My workload", "kept", account):
            assert held not in line
    assert logged == []


def test_what_goes_wrong_with_a_ballot_is_logged_as_its_kind_alone(
    teams: InTeams, asked: Asked, viewer: Player, logged: Log
) -> None:
    asked.loses_its_key()
    user = teams.user(viewer)
    reply = teams.pressed(viewer, {"action": "ballot", "kept": "made up", "words.q4": SENTINEL})
    assert reply.body["value"] == answering.LOST
    user.presses("Answer")
    assert answering.LOST in user.sees()[-1].plain
    assert SENTINEL not in json.dumps(logged, default=str)


def _tables() -> list[type[SQLModel]]:
    return [one for one in SQLModel.__subclasses__() if getattr(one, "__table__", None) is not None]
