"""How a custodian writes a pulse, and how it comes to be approved."""

import pytest
from sqlmodel import select

from commands.plain_text import buttons_of
from store.models import Inbound, PulseBallot
from tests.pulse.council import CHANNEL, GROUP, PulseCouncil


def test_a_pulse_begins_with_ready_questions_and_asks_nobody_yet(council: PulseCouncil) -> None:
    council.says("Custodian", "pulse").hears("There is no pulse yet")
    form = council.says("Custodian", "pulse new Working here")
    form.hears("It asks the people on its list", "Share the list with me")
    made = form.fills(questions="Four quick questions", every_weeks="6")
    made.hears("Pulse 1: Working here", "Written. Nobody is asked before", "4 questions", "every 6 weeks, open for 5")
    assert council.messages() == []
    council.says("Custodian", "pulse").hears("1 pulse", "not approved yet")


def test_the_same_form_sent_twice_writes_one_pulse(council: PulseCouncil) -> None:
    form = council.says("Custodian", "pulse new Working here")
    form.fills()
    form.fills().hears("It is written already.")
    council.says("Custodian", "pulse").hears("1 pulse")


@pytest.mark.parametrize(("named", "shown"), [(CHANNEL, "#social-workers"), (GROUP, "@social-workers")])
def test_a_channel_or_user_group_is_named_in_the_words(council: PulseCouncil, named: str, shown: str) -> None:
    form = council.says("Custodian", f"pulse new Working here for {named}").hears(f"It asks {shown}.")
    assert form.form.fields[0].model_dump()["value"] == "Working here"
    form.fills().hears(f"Asks: {shown}", f"Nobody has told me yet who is in {shown}")
    council.says("Custodian", "pulse audience 1 list").hears("Asks: the people on its list")
    council.says("Custodian", "pulse audience 1 everybody").hears("Name a channel with #")


def test_questions_are_added_moved_and_removed_one_at_a_time(council: PulseCouncil) -> None:
    council.writes(questions="None yet: I add my own").hears("It has no questions yet.")
    council.says("Custodian", "pulse submit").hears("It has no questions yet.")
    added = council.says("Custodian", "pulse add 1 bank workload-2").hears("Added to pulse 1: The number and kind of")
    added.presses("Show pulse 1").hears("1 The number and kind of cases", "scale: Strongly")
    asked = council.says("Custodian", "pulse add 1")
    asked.fills(kind="choice", text="Where do you work best?", options="At home\n- In the office\n").hears(
        "2 Where do you work best?", "choice: At home, In the office"
    )
    council.says("Custodian", "pulse move 1 question 2 to 1").hears("1 Where do you work best?")
    council.says("Custodian", "pulse remove 1 question 2").hears("1 question").hears_nothing_of("number and kind")
    council.says("Custodian", "pulse remove 1 question 2").hears("Say which question of pulse 1. It has one question.")
    council.says("Custodian", "pulse add 1 bank workload-9").hears("I have no ready question workload-9.")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "choice", "text": "Where?", "options": "Here"}, "A choice has at least two options."),
        ({"kind": "choice", "text": "Where?", "options": "Here\nhere"}, "Two options read alike."),
        ({"kind": "scale", "text": "How?", "options": "Bad\nGood"}, "A scale has 5 labelled steps."),
        ({"kind": "free text", "text": "Why?", "options": "Because"}, "This kind of question has no options."),
        ({"kind": "scale", "text": "How is it?", "standard": "I.99"}, "I can't find standard I.99."),
        ({"kind": "free text", "text": "Ask about 943 476 5919"}, "This seems to hold"),
    ],
)
def test_a_question_that_does_not_fit_is_said_beside_its_field(
    council: PulseCouncil, values: dict[str, str], said: str
) -> None:
    council.writes(questions="None yet: I add my own")
    heard = council.says("Custodian", "pulse add 1").fills(**values)
    heard.hears(said)
    assert heard.heard.errors
    council.says("Custodian", "pulse show 1").hears("It has no questions yet.")


def test_eleven_questions_are_one_too_many(council: PulseCouncil) -> None:
    council.writes(questions="Ten questions on working here").hears("10 questions")
    council.says("Custodian", "pulse add 1").hears("A pulse asks 10 questions at most")


def test_a_question_is_tied_to_a_standard_and_asked_of_which_measure(council: PulseCouncil) -> None:
    council.writes()
    council.says("Custodian", "pulse tie 1 question 1 I.7").hears("for I.7, “Measure 1 of I.7”")
    which = council.says("Custodian", "pulse tie 1 question 2 I.8").hears("I.8 has 2 measures. Of which is question 2")
    which.presses("2. Measure 2 of I.8").hears("for I.8, “Measure 2 of I.8”").hears_nothing_of("Of which")
    council.says("Custodian", "pulse tie 1 question 1 to nothing").hears_nothing_of("I.7")
    council.says("Custodian", "pulse tie 1 question 1 I.8 measure 3").hears("I.8 has measures 1 to 2.")


def test_a_lead_who_is_not_its_author_approves_what_they_saw(council: PulseCouncil) -> None:
    council.writes().presses("Ask for approval").hears("Lead will be asked to approve it.")
    council.says("Custodian", "pulse submit 1")
    (asked,) = council.messages("Lead")
    assert asked.title == "Custodian asks you to approve a pulse: Working here"
    council.says("Custodian", "pulse approve 1").hears("Only the programme lead can change this.")
    council.says("Lead", "pulse approve 1").hears("Approved. If anything of it is changed", "approved by Lead")
    assert council.messages("Custodian")[-1].title == "Lead has approved the pulse “Working here”."
    council.says("Lead", "pulse approve 1").hears("It is approved already.")


def test_a_pulse_that_waits_shows_its_button_to_whoever_may_approve_it(council: PulseCouncil) -> None:
    def buttons(who: str) -> list[str]:
        return [one.label for one in council.says(who, "pulse show 1").buttons]

    council.writes(questions="None yet: I add my own")
    assert "Approve" not in buttons("Lead"), "there is nothing to approve yet"
    council.says("Custodian", "pulse add 1 bank workload-2")
    assert "Approve" not in buttons("Custodian")
    seen = council.says("Lead", "pulse show 1")
    council.says("Custodian", "pulse add 1 bank workload-1")
    seen.presses("Approve").hears("It was changed since you were asked.")
    council.says("Lead", "pulse show 1").presses("Approve").hears("Approved.", "approved by Lead")
    assert "Approve" not in buttons("Lead")
    council.says("Custodian", "pulse remove 1 question 1")
    council.says("Admin", "set @Lead custodian")
    assert "Approve" not in buttons("Lead"), "whoever writes pulses approves none"


def test_what_was_changed_since_is_not_approved_unseen(council: PulseCouncil) -> None:
    council.writes().presses("Ask for approval")
    (asked,) = council.messages("Lead")
    (approve,) = [one.says for one in buttons_of(asked) if one.label == "Approve"]
    council.says("Custodian", "pulse remove 1 question 1")
    again = council.says("Lead", approve).hears("It was changed since you were asked.")
    again.presses("Approve as it is now").hears("Approved.")
    council.says("Custodian", "pulse remove 1 question 1").hears("It needs to be approved anew.", "not approved yet")


def test_an_old_message_says_nothing_wrong_of_what_is_approved_already(council: PulseCouncil) -> None:
    council.writes().presses("Ask for approval")
    (asked,) = council.messages("Lead")
    (approve,) = [one.says for one in buttons_of(asked) if one.label == "Approve"]
    council.says("Custodian", "pulse remove 1 question 1")
    council.says("Lead", "pulse approve 1").hears("Approved.")
    council.says("Lead", approve).hears("It is approved already.").hears_nothing_of("Nothing is approved")


def test_a_lead_who_writes_pulses_approves_none(council: PulseCouncil) -> None:
    council.says("Admin", "set @Lead custodian").hears("Lead is now this plan's pulse custodian.")
    council.writes()
    council.says("Lead", "pulse approve 1").hears("Whoever writes pulses cannot approve them")
    council.says("Custodian", "pulse submit 1").hears("Nobody else leads this plan")


def test_what_is_not_approved_is_its_custodians_and_the_leads_alone(council: PulseCouncil) -> None:
    council.writes()
    council.says("Member", "pulse").hears("There is no pulse yet")
    council.says("Member", "pulse show 1").hears("There is no pulse 1.")
    council.says("Lead", "pulse approve 1")
    council.says("Member", "pulse show Working").hears("Pulse 1: Working here").hears_nothing_of("The next round asks")


def test_a_pulse_is_ended_after_a_second_yes_and_stays_as_it_is(council: PulseCouncil) -> None:
    council.writes()
    asked = council.says("Custodian", "pulse end 1").hears("End the pulse “Working here”? It cannot be begun again.")
    council.says("Custodian", "pulse show 1").hears("not approved yet")
    asked.presses("Yes, end it").hears("Ended.")
    council.says("Custodian", "pulse change 1").hears("Pulse 1 was ended, so nothing of it changes.")
    council.says("Custodian", "pulse audience 1 list").hears("Pulse 1 was ended")
    council.says("Lead", "pulse approve 1").hears("Pulse 1 was ended")


def test_what_has_ended_leaves_the_list_first_and_the_list_says_so(council: PulseCouncil) -> None:
    council.writes("Working here")
    for number in range(2, 23):
        council.writes(f"Pulse number {number}")
    council.says("Custodian", "pulse end 2").presses("Yes, end it")
    listed = council.says("Custodian", "pulse").hears(
        "22 pulses", "2 older ones are left out here.", "3 Pulse number 3"
    )
    listed.hears_nothing_of("2 Pulse number 2.")


def test_the_title_and_the_days_are_changed_in_a_form(council: PulseCouncil) -> None:
    council.writes()
    form = council.says("Custodian", "pulse change 1")
    form.fills(title="How we work", every_weeks="1", open_days="5").hears("A round must have ended before the next")
    form.fills(title="How we work", every_weeks="1", open_days="3").hears(
        "Pulse 1: How we work", "every week, open for 3"
    )
    council.says("Lead", "changes").hears("Pulse 1", "Working here → How we work")


def test_the_fewest_answers_are_raised_in_the_form_and_never_lowered(council: PulseCouncil) -> None:
    council.writes()
    council.says("Custodian", "pulse change 1").fills(fewest_answers="8").hears("Saved.")
    lower = council.says("Custodian", "pulse change 1").hears("Tell nothing of a group with fewer answers than")
    lower.fills(fewest_answers="7").hears("The fewest answers of this pulse are 8 and 10.")
    assert lower.fills(fewest_answers="4").heard.errors
    assert lower.fills(fewest_for_detail="9").heard.errors


def test_the_bank_names_where_each_idea_comes_from(council: PulseCouncil) -> None:
    council.says("Custodian", "pulse bank").hears("Employer Standards Health Check", "Management Standards", "eNPS")
    council.writes(questions="None yet: I add my own")
    topic = council.says("Custodian", "pulse bank").presses("Show").hears("Ready questions on workload")
    topic.presses("Add", 3).hears("Added to pulse 1: What takes most of your time away from families?")
    council.says("Custodian", "pulse show").hears("1 What takes most of your time away from families? several choices")
    council.says("Custodian", "pulse bank luck").hears("I have no ready questions on luck.")
    council.says("Member", "pulse bank workload").hears_nothing_of("Press Add")


def test_a_preview_is_the_form_of_the_staff_and_counts_nothing(council: PulseCouncil) -> None:
    council.writes()
    form = council.says("Custodian", "pulse preview 1").hears("I can do what my families need", "Nothing that you send")
    form.fills(q0="4", q3="7").hears("That was a preview of “Working here”. Nothing was kept.").hears_nothing_of(
        "Often"
    )
    form.fills().hears("Nothing is filled in yet.")
    council.says("Lead", "pulse preview 1").hears("I can do what my families need")
    council.says("Member", "pulse preview 1").hears("Only")
    with council.sessions() as session:
        assert session.exec(select(PulseBallot)).all() == []
        kept = [one.__dict__ for one in session.exec(select(Inbound))]
    assert "q0" not in str(kept)


def test_a_first_day_that_has_passed_is_refused_at_its_field(council: PulseCouncil) -> None:
    form = council.says("Custodian", "pulse new Working here")
    refused = form.fills(first_on="2022-07-08")
    refused.hears("The first day, Friday 8 July, has passed: name today or a later day.")
    assert list(refused.heard.errors) == ["first_on"]
    council.says("Custodian", "pulse").hears("There is no pulse yet")
    form.fills(first_on="2022-07-11").hears("Written.")


def test_a_first_day_that_has_passed_since_may_stay_and_none_is_chosen_anew(council: PulseCouncil) -> None:
    council.writes()
    council.goes_to("2022-07-25T09:00")
    form = council.says("Custodian", "pulse change 1")
    form.fills(title="Working there").hears("Saved.", "Working there")
    refused = form.fills(first_on="2022-07-19")
    refused.hears("The first day, Tuesday 19 July, has passed")
    assert list(refused.heard.errors) == ["first_on"]
