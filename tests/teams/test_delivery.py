"""What is said unasked reaches people and channels in Teams, or the ledger says in our words why not."""

from datetime import timedelta

import pytest

from bot.demo.fault_injection import Fault
from bot.demo.people import Member
from bot.demo.teams import ids
from bot.teams.refusals import DEFAULT_WAIT
from bot.teams.wording import address_of
from commands.cards import Card, Text
from scheduler.delivery.loop import deliver
from scheduler.delivery.policy import DeliveryPolicy
from scheduler.delivery.sending import (
    AccountGoneError,
    DeliveryError,
    LookupImpossibleError,
    RefusedError,
    UncertainError,
)
from store.database import SessionMaker, transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Identity, Outgoing, Plan
from store.people import directory
from store.plan import channels, plans
from store.rules import reasons
from store.rules.plan_channels import PlanChannel
from store.rules.terms import OutgoingState
from tests.cast import Player
from tests.chat import Rows
from tests.teams.conftest import InTeams

WEEK = Card(title="The week", parts=[Text(text="Nothing is overdue.")])
IN_CHANNEL = address_of(ids.TENANT, ids.channel("C01PLAN"))


def sent_to(teams: InTeams, player: Player) -> str:
    return teams.edge.sender.send("digest/1", WEEK, to=ids.object_id(player.id))


def test_a_person_and_a_channel_are_written_to(teams: InTeams, owner: Player) -> None:
    ref = sent_to(teams, owner)
    assert ref.startswith(f"{ids.personal_chat(owner.id)}/")
    assert "Nothing is overdue." in teams.user(owner).sees()[-1].plain
    teams.edge.sender.send("digest/2", WEEK, to=address_of(ids.TENANT, ids.TEAM))
    assert "Nothing is overdue." in teams.user(owner).sees("#General")[-1].plain


def test_a_channel_of_a_team_that_has_the_app_is_written_to_before_anybody_calls_the_bot_there(teams: InTeams) -> None:
    assert teams.edge.sender.send("digest/1", WEEK, to=IN_CHANNEL)
    with pytest.raises(DeliveryError, match=reasons.BOT_NOT_IN_CHANNEL):
        teams.edge.sender.send("digest/2", WEEK, to=address_of(ids.TENANT, "19:elsewhere@thread.tacv2"))


def test_a_lead_has_the_week_told_in_the_channel_in_which_they_say_so(teams: InTeams, lead: Player, rows: Rows) -> None:
    teams.user(lead).says("@Sightline set plan channel here", "#improvement-plan")
    plan: Plan
    (plan,) = rows(Plan)
    assert channels.told_in(plan)[-1] == PlanChannel(address=IN_CHANNEL, name="improvement-plan")


def test_what_was_said_is_taken_back_once_and_being_gone_is_no_trouble(teams: InTeams, owner: Player) -> None:
    ref = sent_to(teams, owner)
    for _ in range(2):
        teams.edge.sender.delete(ref)
    assert not [one for one in teams.user(owner).sees() if "Nothing is overdue." in one.plain]


def test_nothing_can_be_looked_up(teams: InTeams, owner: Player) -> None:
    with pytest.raises(LookupImpossibleError):
        teams.edge.sender.find("digest/1", to=ids.object_id(owner.id), since=teams.clock.now(), near=None)


@pytest.mark.parametrize(
    ("fault", "kind", "reason"),
    [
        (Fault("ratelimited", 30), DeliveryError, reasons.ASKED_TO_WAIT),
        (Fault(status=412), DeliveryError, reasons.CHAT_FAILED),
        (Fault(status=502), UncertainError, reasons.CHAT_FAILED),
        (Fault(status=504), UncertainError, reasons.CHAT_FAILED),
        (Fault(answer_lost=True), UncertainError, reasons.CONNECTION_LOST),
        (Fault(cut_off=True), UncertainError, reasons.CONNECTION_LOST),
        (Fault("MessageSizeTooBig", status=413), DeliveryError, reasons.TOO_LONG),
        (Fault("BadSyntax", status=400), DeliveryError, reasons.MALFORMED),
        (Fault("MessageWritesBlocked", status=403), AccountGoneError, reasons.ACCOUNT_CLOSED),
        (Fault("ConversationNotFound", status=404), AccountGoneError, reasons.NO_SUCH_ACCOUNT),
    ],
)
def test_what_goes_wrong_is_said_in_our_words(
    teams: InTeams, owner: Player, fault: Fault, kind: type[DeliveryError], reason: str
) -> None:
    teams.chat.tenant.faults.arrange("send", fault)
    with pytest.raises(DeliveryError) as caught:
        sent_to(teams, owner)
    assert (type(caught.value), caught.value.reason) == (kind, reason)
    if reason == reasons.ASKED_TO_WAIT:
        assert caught.value.wait == timedelta(seconds=30) == DEFAULT_WAIT


def test_a_secret_that_was_taken_back_stops_the_lane(teams: InTeams, owner: Player) -> None:
    teams.chat.tenant.faults.refuse_everything(True)
    for call in (lambda: sent_to(teams, owner), teams.edge.sender.check):
        with pytest.raises(RefusedError):
            call()
    teams.chat.tenant.faults.refuse_everything(False)
    teams.edge.sender.check()
    assert sent_to(teams, owner)


def test_whoever_blocks_the_bot_is_out_of_reach_until_they_add_it_again(
    teams: InTeams, owner: Player, rows: Rows
) -> None:
    teams.chat.user_actions.block(owner.id)
    with pytest.raises(AccountGoneError):
        sent_to(teams, owner)

    def account() -> Identity:
        found: list[Identity] = rows(Identity)
        return next(one for one in found if one.external_id == ids.object_id(owner.id))

    assert account().closed
    with pytest.raises(AccountGoneError):
        sent_to(teams, owner)
    teams.user(owner).installs()
    assert not account().closed
    assert sent_to(teams, owner)


def test_somebody_of_the_team_is_written_to_before_they_open_the_app(teams: InTeams) -> None:
    newcomer = Member("U88NEW", "Newcomer", email="newcomer@cast.example")
    teams.server.join(newcomer)
    assert teams.edge.sender.send("nudge/1", WEEK, to=ids.object_id(newcomer.id))


def test_whom_no_team_has_and_no_app_waits_for_one(teams: InTeams) -> None:
    newcomer = Member("U88NEW", "Newcomer", email="newcomer@cast.example")
    teams.server.join(newcomer)
    teams.server.run(teams.chat.user_actions.remove_from_team("U93LEAD"))
    with pytest.raises(DeliveryError, match=reasons.NOT_INSTALLED) as caught:
        teams.edge.sender.send("nudge/1", WEEK, to=ids.object_id(newcomer.id))
    assert not caught.value.permanent


def test_an_answer_that_was_lost_is_repeated_once_and_marked(
    teams: InTeams, owner: Player, sessions: SessionMaker, rows: Rows
) -> None:
    now = teams.clock.now()
    with transaction(sessions) as session:
        person = directory.by_email(session, owner.email)
        (plan,) = plans.open_ones(session)
        assert person is not None
        person.nudge_platform = "teams"
        outbox.queue(session, plan, key="help/1", kind="help", card=finished(WEEK), now=now, person_id=person.id)
    teams.chat.tenant.faults.arrange("send", Fault(answer_lost=True))
    for minutes in (0, 2, 4):
        deliver(sessions, teams.edge.sender, now + timedelta(minutes=minutes), DeliveryPolicy())
    read = [one.plain.partition(" Nothing")[0] for one in teams.user(owner).sees() if "Nothing is overdue" in one.plain]
    assert read == ["The week", "(repeat) The week"]
    assert [one.state for one in rows(Outgoing) if one.key == "help/1"] == [OutgoingState.SENT]
