"""Which of two plans is meant: by a channel, by what somebody owns, by what they chose, or asked once."""

import pytest

from commands.advice import say
from commands.forms import Form
from store.rules.terms import Progress
from tests.plans.council import CHANNEL_OF_SEND, MAIN, NOBODYS, SEND, Council

pytestmark = pytest.mark.both_engines


def test_a_channel_means_its_own_plan(council: Council) -> None:
    council.says("Viewer", "list", CHANNEL_OF_SEND).hears("SEND: 2 actions and milestones in the plan", f"D3 of {SEND}")
    council.says("Viewer", "list", NOBODYS).hears("Which plan do you mean?")


def test_two_plans_may_share_a_channel_and_then_it_is_asked_which(council: Council) -> None:
    council.says("Lead", "in Improvement plan set plan channel #channel:chat/T1/C-send|send")
    asked = council.says("Viewer", "list", CHANNEL_OF_SEND).hears("Which plan do you mean?")
    asked.presses("SEND").hears("SEND: 2 actions and milestones in the plan")


def test_in_a_direct_message_it_is_the_plan_in_which_somebody_owns_something(council: Council) -> None:
    council.says("Other owner", "list").hears(f"{MAIN}: 2 actions and milestones in the plan")
    council.says("SEND lead", "list").hears("SEND: 2 actions and milestones in the plan")


def test_whoever_owns_nothing_is_asked_once(council: Council) -> None:
    asked = council.says("Viewer", "overdue").hears("Which plan do you mean?")
    assert asked.labels == [MAIN, "SEND"]
    asked.presses("SEND").hears("SEND: Nothing overdue")
    council.says("Viewer", "list").hears("SEND: 2 actions and milestones in the plan")


def test_somebody_chooses_a_plan_until_they_say_another(council: Council) -> None:
    council.says("Other owner", "use SEND").hears("From now on you mean SEND.")
    council.says("Other owner", "list").hears("SEND: 2 actions and milestones")
    council.says("Other owner", "list", CHANNEL_OF_SEND).hears("SEND: 2 actions and milestones")
    council.says("Other owner", "use improvement plan").hears(f"From now on you mean {MAIN}.")
    council.says("Other owner", "list", CHANNEL_OF_SEND).hears("SEND: 2 actions and milestones")
    council.says("Other owner", "use any")
    council.says("Other owner", "list").hears(f"{MAIN}: 2 actions and milestones")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("use", "Say which."),
        ("use YOTS", "I know no plan called YOTS."),
        ("close plan YOTS", "I know no plan called YOTS."),
    ],
)
def test_a_plan_that_nobody_knows_is_not_chosen(council: Council, said: str, heard: str) -> None:
    council.says("Admin", said).hears(heard)


@pytest.mark.parametrize("said", ["list in SEND", "in SEND list", "in SEND: list", "hello, list in send please"])
def test_a_question_names_its_plan_anywhere(council: Council, said: str) -> None:
    council.says("Other owner", said).hears("SEND: 2 actions and milestones in the plan")
    council.says("Other owner", "list").hears(f"{MAIN}: 2 actions and milestones in the plan")


def test_a_plan_is_called_by_its_title_too(council: Council) -> None:
    council.says("Viewer", "list in Plan for special needs").hears("SEND: 2 actions and milestones in the plan")


def test_what_one_owns_is_shown_of_all_plans(council: Council) -> None:
    mine = council.says("Owner", "mine").hears(
        f"{MAIN}: You own 1 open action or milestone", "SEND: You own 1 open action or milestone"
    )
    mine.presses("Update", 1).hears("SEND: D1 D1 of Plan for special needs").fills(progress="at risk")
    assert (council.progress(MAIN), council.progress(SEND)) == (None, Progress.AT_RISK)


def test_the_start_page_shows_all_of_somebodys_plans(council: Council) -> None:
    council.says("Owner", "").hears(f"{MAIN}; SEND: {SEND}").hears_nothing_of(f"{MAIN}: {MAIN}")


def test_two_buttons_that_snooze_say_of_which_plan(council: Council) -> None:
    drawn = f"asked plan:{council.plan(MAIN).id} D1 plan:{council.plan(SEND).id} D1"
    asked = council.says("Owner", drawn)
    assert [one for one in asked.labels if "Snooze" in one] == [f"Snooze {MAIN} until…", "Snooze SEND until…"]
    asked.presses("On track, nothing changed")
    assert [one for one in council.says("Owner", drawn).labels if "Snooze" in one] == ["Snooze until…"]


def test_a_name_that_is_the_title_in_capitals_is_said_once(council: Council) -> None:
    council.says("SEND lead", "set plan name Plan for Special needs")
    council.says("Owner", "").hears(f"{MAIN}; Plan for Special needs").hears_nothing_of(f": {SEND}")
    council.says("Owner", "mine").hears(f"{MAIN}: You own 1", "Plan for Special needs: You own 1")


def test_a_question_about_a_reference_in_two_plans_shows_both(council: Council) -> None:
    council.says("Owner", "D1").hears(f"D1 of {MAIN}", f"D1 of {SEND}")
    council.says("Other owner", "D1").hears(f"D1 of {MAIN}").hears_nothing_of(f"D1 of {SEND}")
    council.says("Viewer", "show D3").hears(f"SEND: D3 D3 of {SEND}")


def test_of_a_reference_that_is_done_in_one_plan_the_open_one_is_meant(council: Council) -> None:
    council.says("Owner", "in SEND update D1 complete")
    council.says("Owner", "update D1 at risk").hears(f"{MAIN}: Thank you. D1 is at risk.")


@pytest.mark.parametrize("said", ["D1 is delayed", "update D1 delayed", "D1", "why D1", "update D1"])
def test_what_is_done_in_the_other_plan_is_not_passed_over_in_silence(council: Council, said: str) -> None:
    council.says("Owner", said).hears_nothing_of("is closed in")
    council.says("Owner", "in SEND update D1 complete")
    council.says("Admin", said).hears(MAIN, f"D1 is closed in SEND: begin with {say('in SEND …')} to mean that one.")
    council.says("Owner", f"in SEND {said}").hears("SEND").hears_nothing_of("is closed in")


def test_what_was_proposed_is_agreed_to_in_no_plan_that_was_guessed(council: Council) -> None:
    agreed = 'agree {"changes":[{"do":"stands","ref":"D1","progress":"delayed"}]}'
    council.says("Owner", "in SEND update D1 complete")
    asked = council.says("Owner", agreed).hears("Which plan do you mean?")
    assert asked.labels == [MAIN, "SEND"]
    asked.presses(MAIN).hears(f"{MAIN}: Thank you. Recorded: D1.")


def test_a_change_asks_which_and_writes_where_it_is_pressed(council: Council) -> None:
    asked = council.says("Owner", "update D1 on track all is well").hears("Which plan do you mean?")
    assert (council.progress(MAIN), council.progress(SEND)) == (None, None)
    asked.presses("SEND").hears("SEND: Thank you. D1 is on track.")
    assert (council.progress(MAIN), council.progress(SEND)) == (None, Progress.ON_TRACK)


def test_a_change_is_never_made_in_the_plan_that_was_used_last(council: Council) -> None:
    council.says("Owner", "list in SEND").hears("SEND: 2 actions and milestones")
    council.says("Owner", "update D1 on track").hears("Which plan do you mean?")
    council.says("Admin", "list in SEND")
    council.says("Admin", "set plan stale after 20 days").hears("Which plan do you mean?")
    assert (council.progress(MAIN), council.progress(SEND)) == (None, None)


@pytest.mark.parametrize(
    "said", ["in SEND update D1 on track", "update D1 in SEND on track", "D1 in SEND on track", "in SEND: D1 on track"]
)
def test_a_change_names_its_plan_where_no_words_of_its_writer_stand(council: Council, said: str) -> None:
    council.says("Owner", said).hears("SEND: Thank you. D1 is on track.")
    assert (council.progress(MAIN), council.progress(SEND)) == (None, Progress.ON_TRACK)


def test_the_words_of_a_change_are_its_writers_own(council: Council) -> None:
    """ "In SEND" at their end tells where the work goes on, not which plan is meant."""
    said = council.says("Other owner", "update D2 on track as we do it in SEND")
    said.hears(f"{MAIN}: Thank you. D2 is on track.", "“as we do it in SEND”")


def test_what_is_set_for_a_whole_plan_names_it_at_the_end(council: Council) -> None:
    council.says("Admin", "set plan stale after 20 days in SEND").hears("SEND: Owners are asked")
    council.says("Admin", "assign D1 @Viewer in SEND").hears("SEND: D1 now belongs to Viewer.")
    assert (council.owner(MAIN, "D1"), council.owner(SEND, "D1")) == ("Owner", "Viewer")


def test_in_a_channel_a_change_is_made_in_its_plan(council: Council) -> None:
    council.says("Owner", "update D1 on track", CHANNEL_OF_SEND).hears("SEND: Thank you. D1 is on track.")


def test_a_lead_of_one_plan_changes_nothing_in_another(council: Council) -> None:
    for said in ("in SEND assign D3 @Viewer", "in SEND set plan stale after 9 days", "close plan SEND"):
        council.says("Lead", said).hears("Only the programme lead can change this.")
    council.says("Lead", "in SEND update D1 on track").hears("Only its owner or the programme lead can update this.")
    council.says("SEND lead", "assign D3 @Viewer").hears("SEND: D3 now belongs to Viewer.")
    assert council.says("Lead", "show D3 in SEND").labels == []


def test_who_leads_is_said_of_one_plan(council: Council) -> None:
    council.says("Admin", "set @Viewer lead in SEND").hears("SEND: Viewer now leads this plan.")
    council.says("Viewer", "assign D3 @Owner").hears("SEND: D3 now belongs to Owner.")
    council.says("Viewer", "in Improvement plan assign D2 @Owner").hears("Only the programme lead can change this.")


def test_leave_is_of_a_person_and_asks_for_no_plan(council: Council) -> None:
    council.says("Owner", "leave 1 Aug to 5 Aug").hears("You are away").hears_nothing_of("Which plan")
    for plan in (MAIN, "SEND"):
        council.says("Owner", f"changes in {plan}").hears("Leave: 2022-08-01 to 2022-08-05")


def test_a_form_carries_its_plan(council: Council) -> None:
    form = council.says("Owner", "update D1 in SEND").hears("SEND: D1")
    form.fills(progress="delayed").hears("SEND: Thank you. D1 is delayed.")
    assert (council.progress(MAIN), council.progress(SEND)) == (None, Progress.DELAYED)


def test_a_form_that_carries_none_is_taken_where_only_one_plan_is_meant(council: Council) -> None:
    """It was opened when there was one plan."""
    for who, ref, heard in (("Other owner", "D2", "Thank you."), ("Owner", "D1", "Several plans are open here.")):
        said = council.says(who, f"in Improvement plan update {ref}")
        assert isinstance(said.heard.answer, Form)
        del said.heard.answer.about["plan"]
        said.fills(progress="on track").hears(heard)
    assert (council.progress(MAIN, "D2"), council.progress(MAIN)) == (Progress.ON_TRACK, None)


def test_plans_lists_them_and_says_which_is_meant(council: Council) -> None:
    council.says("Viewer", "plans").hears(
        "2 open plans", "SEND", SEND, "2 actions and milestones open, 0 overdue", "#send"
    )
    council.says("Viewer", "plans").presses("Use", 1).hears("From now on you mean SEND.")
    council.says("Viewer", "plans").hears("You have chosen SEND.")
