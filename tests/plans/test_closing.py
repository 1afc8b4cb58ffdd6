"""Closing a plan: it can be read, nobody changes it and nobody is asked; and letting it go on."""

from datetime import timedelta

import pytest
from sqlmodel import select

from commands.cards import Card
from commands.plain_text import buttons_of
from scheduler.runner import tick
from store.database import transaction
from store.delivery import outbox
from store.delivery.envelope import finished
from store.models import Outgoing, Plan
from store.rules.reasons import PLAN_CLOSED
from store.rules.terms import OutgoingState
from tests.plans.council import CHANNEL_OF_SEND, MAIN, SEND, Council
from tests.scheduler.world import PostBox
from tests.small_plan import NOW

pytestmark = pytest.mark.both_engines


def test_a_closed_plan_is_read_and_not_changed(council: Council) -> None:
    closed = council.says("SEND lead", "close plan SEND")
    closed.hears("SEND is closed. It can be read, and nobody is asked about it.").hears_nothing_of("SEND (closed)")
    assert council.open_titles() == [MAIN]
    council.says("Viewer", "list in SEND").hears("SEND (closed): 2 actions and milestones in the plan")
    for who in ("Owner", "SEND lead", "Admin"):
        council.says(who, "in SEND update D1 on track").hears("SEND is closed: it can be read and not changed.")
    assert council.progress(SEND) is None


def test_where_one_plan_is_left_nobody_is_asked_which(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    council.says("Viewer", "list").hears("2 actions and milestones in the plan").hears_nothing_of("SEND", f"{MAIN}:")
    council.says("Owner", "update D1 on track").hears("Thank you. D1 is on track.")


def test_a_question_about_a_plan_that_was_closed_meanwhile_says_so_at_its_line(council: Council) -> None:
    drawn = f"asked plan:{council.plan(MAIN).id} D1 plan:{council.plan(SEND).id} D1"
    asked = council.says("Owner", drawn).hears("How do these stand? 2 questions")
    assert asked.labels.count("Need help") == 2
    council.says("Admin", "close plan SEND")
    asked.presses("On track, nothing changed", 1).hears("SEND is closed: it can be read and not changed.")
    anew = council.says("Owner", drawn).hears("How does this stand? 1 question", "SEND is closed, so nothing is asked")
    of_send = [one.label for one in anew.buttons if one.says.startswith(f"plan:{council.plan(SEND).id} ")]
    assert (anew.labels.count("Need help"), of_send) == (1, [])
    anew.presses("On track, nothing changed").hears("Thank you. D1 is on track.")
    council.says("Owner", drawn).hears("SEND is closed. Nothing else waits for an answer.")
    council.says("Admin", "open plan SEND").presses("Open it")
    council.says("Owner", drawn).hears("How does this stand? 1 question").hears_nothing_of("closed")


CLOSED_HERE = "SEND, this channel's plan, is closed. Which plan do you mean?"


@pytest.mark.parametrize("said", ["list", "overdue", "mine", "status", "D1", ""])
def test_in_the_channel_of_a_closed_plan_a_question_says_so(council: Council, said: str) -> None:
    council.says("Admin", "close plan SEND")
    asked = council.says("Owner", said, CHANNEL_OF_SEND).hears(CLOSED_HERE, "open plan SEND")
    assert asked.labels == ["SEND (closed)", MAIN]
    council.says("Owner", asked.buttons[0].says, CHANNEL_OF_SEND).hears("SEND (closed)")
    council.says("Owner", asked.buttons[1].says, CHANNEL_OF_SEND).hears(MAIN)


def test_in_the_channel_of_a_closed_plan_another_is_named_in_its_answer(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    council.says("Viewer", "list in Improvement plan", CHANNEL_OF_SEND).hears(
        f"{MAIN}: 2 actions and milestones in the plan"
    )
    council.says("Viewer", "help", CHANNEL_OF_SEND).hears("What you can ask")
    council.says("Lead", f"in {MAIN} set plan channel #channel:chat/T1/C-send|send")
    council.says("Viewer", "list", CHANNEL_OF_SEND).hears("2 actions and milestones in the plan").hears_nothing_of(
        "closed"
    )


@pytest.mark.parametrize("said", ["update D1 at risk", "set plan stale after 9 days", "assign D1 @Viewer"])
def test_in_the_channel_of_a_closed_plan_a_change_asks(council: Council, said: str) -> None:
    council.says("Admin", "close plan SEND")
    asked = council.says("Admin", said, CHANNEL_OF_SEND).hears(CLOSED_HERE)
    assert asked.labels == [MAIN]
    assert (council.progress(MAIN), council.owner(MAIN, "D1")) == (None, "Owner")
    council.says("Admin", asked.buttons[0].says, CHANNEL_OF_SEND).hears(f"{MAIN}: ")


def test_a_closed_plan_goes_on_from_its_own_channel(council: Council) -> None:
    council.says("Admin", f"close plan {MAIN}")
    council.says("Admin", "close plan SEND")
    council.says("Admin", f"open plan {MAIN}").presses("Open it")
    council.says("SEND lead", "open plan", CHANNEL_OF_SEND).hears("Open SEND again?").presses("Open it")
    assert council.open_titles() == [MAIN, SEND]


def test_where_no_plan_is_open_a_channel_reads_its_own(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    council.says("Lead", "set plan channel #channel:chat/T1/C-main|main")
    council.says("Admin", "close plan")
    council.says("Viewer", "list", "chat/T1/C-main").hears(f"{MAIN} (closed): 2 actions and milestones in the plan")
    council.says("Viewer", "list", CHANNEL_OF_SEND).hears("SEND (closed): 2 actions and milestones in the plan")


def test_home_says_of_a_plan_that_it_is_closed(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    council.says("Admin", "close plan")
    with transaction(council.sessions) as session:
        for plan in session.exec(select(Plan).where(Plan.name == "SEND")):
            plan.name = None
    council.says("Viewer", "").hears(f"{SEND} (closed)", "This plan is closed: it can be read").hears_nothing_of(
        f"{SEND}: {SEND}"
    )


def test_a_plan_that_somebody_chose_is_not_meant_once_it_is_closed(council: Council) -> None:
    council.says("Other owner", "use SEND")
    council.says("Admin", "close plan SEND")
    council.says("Other owner", "list").hears(f"D2 of {MAIN}")
    council.says("Other owner", "use SEND").hears("SEND is closed.")


def test_where_several_are_open_closing_asks_which(council: Council) -> None:
    asked = council.says("Admin", "close plan").hears("Which plan do you mean?")
    asked.presses("SEND").hears("SEND is closed.")
    council.says("Admin", "close plan SEND").hears("SEND is closed already.")
    council.says("Viewer", "close plan").hears("Only the programme lead can change this.")


def test_where_no_plan_is_open_the_newest_is_read(council: Council) -> None:
    for plan in ("SEND", MAIN):
        closed = council.says("Admin", f"close plan {plan}")
    closed.hears("No plan is open now, so I ask nobody anything.")
    council.says("Viewer", "list").hears("SEND (closed): 2 actions and milestones in the plan")
    council.says("Admin", "status in Improvement plan").hears(f"{MAIN} (closed): None of")


def test_what_would_go_is_shown_before_a_plan_goes_on(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    council.clock.move_to(NOW + timedelta(hours=4))
    asked = council.says("SEND lead", "open plan SEND").hears(
        "Open SEND again?", "2 messages about it would go today", "Owner. a question about D1"
    )
    assert council.open_titles() == [MAIN]
    asked.presses("Open it").hears("SEND is open again.")
    assert council.open_titles() == [MAIN, SEND]
    council.says("SEND lead", "open plan SEND").hears("SEND is open.")
    council.says("Viewer", "changes in SEND").hears("State: open → closed", "State: closed → open")


def test_the_only_closed_plan_needs_no_name(council: Council) -> None:
    council.says("Lead", "open plan").hears("is open.")
    council.says("Admin", "close plan SEND").presses("Open again").presses("Open it")
    assert council.open_titles() == [MAIN, SEND]


def test_of_several_closed_plans_it_is_asked_which_goes_on(council: Council) -> None:
    for plan in ("SEND", MAIN):
        council.says("Admin", f"close plan {plan}")
    council.says("Admin", "open plan").hears("Which plan do you mean?").presses(f"{MAIN} (closed)").presses("Open it")
    assert council.open_titles() == [MAIN]


def test_leads_see_on_their_start_page_which_plans_are_closed(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    council.says("Lead", "").hears("Closed, so that nobody is asked about it: SEND.")
    council.says("Viewer", "").hears_nothing_of("Closed")
    council.says("Viewer", "plans").hears("1 open plan", "Closed: read by all", "SEND")


def test_what_waits_to_be_said_of_a_closed_plan_ends_so(council: Council) -> None:
    main, send, box = council.plan(MAIN), council.plan(SEND), PostBox()
    with transaction(council.sessions) as session:
        for key, plan in (("said", main), ("unsaid", send)):
            card = finished(Card(title="The week"))
            outbox.queue(session, plan, key=key, kind="digest", card=card, now=NOW, channel="chat/T1/C1")
    council.says("Admin", "close plan SEND")
    tick(council.sessions, box, council.clock.now(), among=[])
    with council.sessions() as session:
        became = {row.key: (row.state, row.problem) for row in session.exec(select(Outgoing))}
    assert box.keys == ["said"]
    assert became["unsaid"] == (OutgoingState.SUPPRESSED, PLAN_CLOSED)


def test_a_message_names_its_plan_where_several_are_open(council: Council) -> None:
    council.says("Owner", "stuck D1 in SEND we have no room")
    with council.sessions() as session:
        told = session.exec(select(Outgoing).where(Outgoing.kind == "help")).all()
    assert {row.card.as_sent["title"] for row in told} == {"SEND: Owner asks for your help with D1"}
    says = [button.says for row in told for button in buttons_of(Card.model_validate(row.card.as_sent))]
    assert says
    assert all(one.startswith(f"plan:{council.plan(SEND).id} ") for one in says)
