"""An owner answers a question with more than a colour: help, not mine, snooze, and words of their own."""

from datetime import date, time

import pytest

from scheduler.runner import tick
from store.models import Change, Outgoing, Person, Update
from store.rules.reasons import NOTHING_TO_ASK
from store.rules.terms import OutgoingState, Progress
from store.time import london_moment
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows, RunJobs

SOON = date(2022, 7, 13)


def id_of(rows: Rows, person: Player) -> int:
    return {one.name: int(one.id) for one in rows(Person)}[person.name]


def beat_without_slack(chat: Chat) -> None:
    """The jobs decide, and nothing goes out."""
    chat.stage.clock.move_to(london_moment(chat.today, time(9, 30)))
    tick(chat.stage.core.sessions, None, chat.now)


def newest(chat: Chat, person: Player) -> str:
    return chat.messages_to(person)[-1].plain


@pytest.mark.slack_only("it reads the buttons of Slack's menus")
def test_each_line_of_a_nudge_has_five_answers(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    labels = [element["text"]["text"] for block in nudge.blocks for element in block.get("elements", [])]
    assert labels == [
        "On track, nothing changed",
        "Update",
        "Done",
        "Need help",
        "Not mine",
        "Snooze until…",
        "Why did I get this?",
    ]


@pytest.mark.both_chats
def test_help_goes_privately_to_the_lead_and_the_owner_hears_to_whom(
    chat: Chat,
    owner: Player,
    lead: Player,
    viewer: Player,
    make_milestone: MakeMilestone,
    run_jobs: RunJobs,
    rows: Rows,
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    changes = len(rows(Change))
    chat.presses(owner, "Need help", message=chat.messages_to(owner)[0])
    chat.fills(owner, {"What would help?": "A room to meet in."}).submits(owner)
    nudge = newest(chat, owner)
    assert "Your call for help with A3.1 goes privately to Improvement Lead and Programme Manager." in nudge
    assert "You asked for help today" in nudge
    called = newest(chat, lead)
    assert "Head of Fostering asks for your help with A3.1" in called
    assert "“A room to meet in.”" in called
    assert "Due Wednesday 13 July" in called
    assert chat.messages_to(viewer) == []
    assert len(rows(Change)) == changes, "no record that others read has it"


def test_the_same_call_for_help_goes_out_once_and_another_one_too(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan stuck A3.1 we need a room")
    chat.says(owner, "/plan stuck A3.1 we need a room").hears("You have already asked")
    chat.says(owner, "/plan stuck A3.1 and a projector")
    assert [one.plain.count("asks for your help") for one in chat.messages_to(lead)] == [1, 1]
    keys = [one.key for one in rows(Outgoing) if one.kind == "help"]
    assert [key.split("/")[3:5] for key in keys] == [[chat.today.isoformat(), n] for n in ("1", "1", "2", "2")]


def test_only_who_may_update_a_thing_asks_for_help_with_it(
    chat: Chat, owner: Player, viewer: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(viewer, "/plan stuck A3.1 hello").hears("Only its owner or the programme lead")
    assert chat.messages_to(lead) == []


def test_a_thing_that_is_not_mine_is_asked_no_more_until_the_lead_decides(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    chat.presses(owner, "Not mine", message=chat.messages_to(owner)[0])
    chat.fills(owner, {"Who should it be?": "The Head of Safeguarding, I think"}).submits(owner)
    assert "You said that it is not yours; the programme lead decides" in newest(chat, owner)
    asked = newest(chat, lead)
    assert "Head of Fostering says that A3.1 is not theirs. Whose is it?" in asked
    assert "“The Head of Safeguarding, I think”" in asked
    chat.goes_to(SOON)
    assert len(chat.messages_to(owner)) == 1
    chat.says(owner, "/plan show A3.1").hears("Owner: Head of Fostering", "In doubt: Its owner says")
    chat.presses(lead, "Assign", message=chat.messages_to(lead)[-1])
    chat.fills(lead, {"Who is accountable?": "Head of Safeguarding"}).submits(lead)
    assert item("A3.1").disowned_at is None
    assert "now belongs to Head of Safeguarding. Improvement Lead has decided." in newest(chat, owner)


def test_the_lead_may_leave_a_thing_where_it_is(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    milestone = make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan disown A3.1 somebody else")
    chat.says(owner, "/plan disown A3.1 somebody else").hears("You have said that A3.1 is not yours.")
    assert len(chat.messages_to(lead)) == 1
    chat.presses(lead, "Keep with Head of Fostering", message=chat.messages_to(lead)[-1])
    assert (item("A3.1").owner_id, item("A3.1").disowned_at) == (milestone.owner_id, None)
    assert "A3.1 Visit every carer stays with you." in newest(chat, owner)


def test_nobody_gives_back_what_is_not_theirs(
    chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(viewer, "/plan disown A3.1").hears("A3.1 is not in your name")


def test_a_snooze_past_a_promised_date_needs_a_second_yes(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    make_milestone("A3.2", owner=owner, baseline=SOON)
    run_jobs()
    chat.presses(owner, "Snooze until…", message=chat.messages_to(owner)[0])
    chat.fills(owner, {"Until when?": "2022-07-20", "Why?": "The data comes on the 19th."})
    assert chat.submits(owner).errors == {}
    form = chat.form(owner)
    assert "is later than the promised date of A3.1 (Wednesday 13 July) and A3.2 (Wednesday 13 July)." in form
    assert "They count as overdue from that date, snoozed or not." in form
    assert item("A3.1").snoozed_until is None
    chat.submits(owner)
    assert item("A3.1").snoozed_until == item("A3.2").snoozed_until == date(2022, 7, 20)
    nudge = newest(chat, owner)
    assert "You are not asked about A3.1 and A3.2 before Wednesday 20 July." in nudge
    assert "Snoozed until Wednesday 20 July" in nudge


def test_a_snoozed_thing_is_not_asked_about_and_is_overdue_when_it_is(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    chat.says(owner, "/plan snooze A3.1 until 20 July because we wait").hears("Nothing is saved yet.")
    chat.presses(owner, "Snooze all the same").hears("You are not asked about A3.1 before Wednesday 20 July.")
    chat.goes_to(date(2022, 7, 19))
    assert [one for one in chat.messages_to(owner) if "question from the plan" in one.plain] == []
    chat.says(owner, "/plan mine overdue").hears("A3.1", "6 days late")
    chat.says(owner, "/plan show A3.1").hears("Not asked before: Wednesday 20 July: “we wait”", "Snoozed until")


def test_a_snooze_needs_no_reason(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 14))
    chat.says(owner, "/plan snooze A3.1 until Wednesday").hears("You are not asked about A3.1").hears_nothing_of("Why")
    assert item("A3.1").snoozed_until == date(2022, 7, 13)
    chat.says(owner, "/plan snooze A3.1 until 20 July").hears("is later than the promised date")
    assert item("A3.1").snoozed_until == date(2022, 7, 13)
    chat.presses(owner, "Snooze all the same").hears("You are not asked about A3.1")
    assert item("A3.1").snoozed_until == date(2022, 7, 20)
    chat.says(owner, "/plan show A3.1").hears_nothing_of("“None”")
    chat.says(lead, "/plan snooze A3.1 until 13 July").hears("Head of Fostering is not asked about A3.1 before")


def test_a_snooze_before_every_promised_date_needs_no_second_yes(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    chat.says(owner, "/plan snooze a3.1 until 15 July because we wait").hears("You are not asked about A3.1")
    assert item("A3.1").snoozed_until == date(2022, 7, 15)
    chat.says(owner, "/plan snooze A3.1 until 11 July because we wait").hears("Choose a day that is still to come.")
    chat.says(owner, "/plan snooze A3.1 until 11 July 2024 because we wait").hears("within the next half year")


@pytest.mark.both_chats
def test_words_under_a_nudge_become_an_update_after_one_click(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    words = "The van broke down, until Friday we will share another one"
    chat.says(owner, words, thread=nudge.ts).hears("Shall I record this for A3.1 Visit every carer?", f"“{words}”")
    assert [one for one in rows(Update) if one.item_id == milestone.id] == [], "nothing is recorded without the click"
    chat.presses(owner, "Record as at risk").hears("Thank you. A3.1 is at risk.")
    (said,) = [one for one in rows(Update) if one.item_id == milestone.id]
    assert (said.words, said.progress, said.forecast) == (words, Progress.AT_RISK, None)


def test_words_under_a_nudge_with_several_things_ask_which(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON, title="Visit every carer")
    make_milestone("A3.2", owner=owner, baseline=SOON, title="Write to every school")
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    chat.says(owner, "All letters are out.", thread=nudge.ts).hears("Which of these is this about?")
    chat.presses(owner, "A3.2 Write to every school").hears("Shall I record this for A3.2 Write to every school?")
    chat.presses(owner, "Record as complete").hears("Thank you. A3.2 is complete.", "“All letters are out.”")
    assert item("A3.1").progress is None
    chat.says(owner, "A3.1: two visits are left", thread=nudge.ts).hears("Shall I record this for A3.1", "“two visits")


def test_a_reply_to_many_things_must_say_which(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    for number in range(1, 8):
        make_milestone(f"A3.{number}", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    chat.says(owner, "half of the visits are booked", thread=nudge.ts).hears("Say which this is about", "such as A3.1")


def test_questions_and_updates_under_a_nudge_are_what_they_are(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    chat.says(owner, "mine", thread=nudge.ts).hears("You own 1 open action or milestone")
    chat.says(owner, "due to illness we start later", thread=nudge.ts).hears("Shall I record this for A3.1")
    chat.says(owner, "A3.1 delayed", thread=nudge.ts).hears("Thank you. A3.1 is delayed.")
    assert item("A3.1").progress is Progress.DELAYED


def test_words_elsewhere_are_no_reply(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    chat.says(owner, "Zebras everywhere").hears_nothing_of("Shall I record")
    answer = chat.messages_to(owner)[-1]
    chat.says(owner, "Zebras everywhere", thread=answer.ts).hears_nothing_of("Shall I record")


def test_a_reply_after_the_thing_went_to_somebody_else_records_nothing(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    chat.says(lead, "/plan assign A3.1 @Head of Safeguarding")
    before = len(rows(Update))
    chat.says(owner, "Two visits are left", thread=nudge.ts).hears("closed or is somebody else's now")
    assert len(rows(Update)) == before


def test_a_very_long_reply_is_sent_to_the_form(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    chat.says(owner, "a very long story " * 100, thread=nudge.ts).hears("That is more than a reply can hold.")
    chat.presses(owner, "Update")
    assert "Update A3.1" in chat.form(owner)


def test_what_is_claimed_snoozed_or_not_mine_is_left_out_of_the_days_question(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    for number in range(1, 5):
        make_milestone(f"A3.{number}", owner=owner, baseline=SOON)
    chat.says(lead, "/plan set plan verify on")
    chat.says(owner, "/plan update A3.1 done")
    chat.says(owner, "/plan snooze A3.2 until 12 July because we wait")
    chat.says(owner, "/plan disown A3.3 somebody else")
    run_jobs()
    (nudge,) = [one for one in rows(Outgoing) if one.kind == "nudge" and one.person_id == id_of(rows, owner)]
    assert nudge.card.as_sent["redraw"] == "asked A3.4", "the ledger has what was said"


def test_what_is_snoozed_before_the_question_goes_is_not_in_it(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    beat_without_slack(chat)
    chat.says(owner, "/plan snooze A3.1 until 12 July because we wait")
    chat.beats()
    (nudge,) = [one for one in rows(Outgoing) if one.kind == "nudge" and one.person_id == id_of(rows, owner)]
    assert (nudge.state, nudge.problem) == (OutgoingState.SUPPRESSED, NOTHING_TO_ASK)


def test_calls_for_help_do_not_fill_the_week_of_whoever_gets_them(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=lead, baseline=date(2022, 7, 18), title="Read all files")
    for words in ("one", "two", "three"):
        chat.says(owner, f"/plan stuck A3.1 {words}")
    assert len(chat.messages_to(lead)) == 3
    chat.goes_to(date(2022, 7, 12))
    assert "Read all files" in newest(chat, lead)


def test_missing_evidence_is_asked_for_and_given_under_the_question(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 done")
    chat.says(lead, "/plan set A3.1 evidence required")
    chat.says(owner, "/plan nudge me on Wednesdays at 9:30")
    chat.goes_to(date(2022, 7, 13), time(10))
    nudge = chat.messages_to(owner)[-1]
    assert "complete, and its evidence is missing" in nudge.plain
    assert "Done Monday 11 July" in nudge.plain
    assert "On track, nothing changed" not in nudge.plain
    chat.presses(owner, "Why did I get this?", message=nudge).privately().hears(
        "it is said to be complete, and needs a link to its evidence: asked once a week, on Wednesdays, set by"
        " Improvement Lead on Monday 11 July"
    )
    chat.presses(owner, "Give evidence", message=nudge)
    assert chat.submits(owner).errors == {
        "Where is the evidence?": "A3.1 needs evidence before it is complete. Give a link to it."
    }
    chat.fills(owner, {"Where is the evidence?": "https://example.org/minutes"}).submits(owner)
    assert "All answered. Thank you." in next(one.plain for one in chat.messages_to(owner) if one.ts == nudge.ts)
    saved = item("A3.1")
    assert (saved.evidence, saved.completed_on) == ("https://example.org/minutes", date(2022, 7, 11))


def test_evidence_is_taken_from_a_reply_too_and_never_recorded_on_another_thing(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 15))
    make_milestone("A3.2", owner=owner)
    chat.says(owner, "/plan update A3.2 done")
    chat.says(lead, "/plan set plan evidence required")
    chat.says(owner, "/plan nudge me on Wednesdays at 9:30")
    chat.goes_to(date(2022, 7, 13), time(10))
    nudge = chat.messages_to(owner)[-1]
    chat.says(owner, "A3.2 it is in the minutes", thread=nudge.ts).hears("A3.2 needs a link to its evidence")
    link = "https://example.org/minutes"
    chat.says(owner, f"A3.2: {link} from June", thread=nudge.ts).hears("Shall I record this as evidence for A3.2")
    chat.presses(owner, "Record as evidence").hears("A3.2 is complete", "from June", link)
    assert (item("A3.2").evidence, item("A3.1").evidence, item("A3.1").progress) == (link, None, None)
    chat.says(owner, "A3.2 and more", thread=nudge.ts).hears("closed or is somebody else's now. Nothing was recorded.")


def test_what_is_complete_but_not_mine_is_told_as_complete(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 1))
    chat.says(owner, "/plan update A3.1 done")
    chat.says(lead, "/plan set A3.1 evidence required")
    chat.says(owner, "/plan disown A3.1 the area manager did it")
    assert "Done Monday 11 July" in newest(chat, lead)
    assert "for its evidence, which is missing" in newest(chat, lead)


@pytest.mark.both_chats
def test_what_is_answered_in_the_thread_leaves_its_buttons_above(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    make_milestone("A3.2", owner=owner, baseline=SOON)
    make_milestone("A3.3", owner=owner, baseline=SOON)
    chat.goes_to(chat.today, time(10))
    (nudge,) = chat.messages_to(owner)

    def still_asked() -> list[str]:
        (above,) = [one for one in chat.messages_to(owner) if one.ts == nudge.ts]
        return [ref for ref in ("A3.1", "A3.2", "A3.3") if f"update {ref} on track" in above.drawn]

    assert still_asked() == ["A3.1", "A3.2", "A3.3"]
    chat.says(owner, "A3.1 on track", thread=nudge.ts).hears("A3.1 is on track")
    assert still_asked() == ["A3.2", "A3.3"]
    chat.says(owner, "A3.2 staff are away this week", thread=nudge.ts).hears("Shall I record this")
    assert still_asked() == ["A3.2", "A3.3"]
    chat.presses(owner, "Record as at risk")
    assert still_asked() == ["A3.3"]
    chat.says(owner, "overdue", thread=nudge.ts)
    assert still_asked() == ["A3.3"]
