"""An owner says how a thing stands: in a form, in one tap, in one line."""

from datetime import date

import pytest

from store.models import Update
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows


@pytest.mark.both_engines
def test_an_owner_updates_by_form_and_the_list_shows_it(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    chat.says(owner, "/plan mine", chat.channel)
    chat.presses(owner, "Update", "A3.1")
    assert "Promised for Friday 29 July. Your forecast does not move that date." in chat.form(owner)
    chat.fills(
        owner,
        {
            "How does it stand?": "At risk",
            "What has happened?": "Two carers are away.",
            "When do you now expect it done?": "2022-08-05",
            "What is in the way?": "Holidays",
        },
    )
    chat.submits(owner).hears(
        "Thank you. A3.1 is at risk.",
        "“Two carers are away.”",
        "You expect it done by Friday 5 August. The promised date stays Friday 29 July.",
        "You own 1 open action or milestone",
        "last update: at risk",
        "blocked",
    )
    assert chat.form(owner) == ""
    assert len(chat.in_channel(owner)) == 1, "the list was drawn anew, not said again"
    saved = item("A3.1")
    assert (saved.progress, saved.forecast, saved.blocker) == (Progress.AT_RISK, date(2022, 8, 5), "Holidays")
    assert saved.baseline == date(2022, 7, 29)


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        ("on track", Progress.ON_TRACK),
        ("at risk until 5 August waiting for the dashboard", Progress.AT_RISK),
        ("delayed", Progress.DELAYED),
        ("not started", Progress.NOT_STARTED),
        ("done, and everybody knows", Progress.COMPLETE),
        ("green", Progress.ON_TRACK),
    ],
)
def test_one_line_is_enough(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, words: str, progress: Progress
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"update a3.1 {words}").hears(f"Thank you. A3.1 is {progress.value}.")
    assert item("A3.1").progress is progress


@pytest.mark.both_chats
def test_a_line_keeps_every_word_and_the_names_in_it(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    said = "@Head of Safeguarding will share it in #improvement-plan, see page 3"
    chat.says(owner, f"/plan update A3.1 on track {said}").hears(f"“{said}”")
    assert rows(Update)[-1].words == said
    chat.says(owner, "/plan show A3.1").hears(f"“{said}”")


def test_done_closes_it_on_the_day_and_it_can_be_opened_again(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 done")
    assert item("A3.1").completed_on == chat.today
    chat.says(owner, "/plan mine").hears("You own no open actions and milestones")
    chat.says(owner, "/plan update A3.1 delayed too early")
    assert item("A3.1").completed_on is None


@pytest.mark.both_chats
def test_one_tap_leaves_a_blocker_until_all_is_well(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "At risk", "What is in the way?": "Holidays"}).submits(owner)
    chat.says(owner, "/plan update A3.1 delayed")
    assert item("A3.1").blocker == "Holidays"
    chat.says(owner, "/plan update A3.1 on track")
    assert item("A3.1").blocker is None


def test_only_the_owner_and_the_lead_may_update(
    chat: Chat, owner: Player, viewer: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(viewer, "/plan update A3.1 done", chat.channel).privately().hears("Only its owner or the programme lead")
    assert item("A3.1").progress is None
    chat.says(lead, "/plan update A3.1 on track").hears("Thank you.")


@pytest.mark.both_chats
def test_a_button_in_a_shared_answer_refuses_others_in_private(
    chat: Chat, lead: Player, owner: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    chat.says(lead, "/plan due 90 days owner @Head of Fostering share", chat.channel)
    (shared,) = chat.in_channel(viewer)[-1:]
    chat.presses(viewer, "Update", "A3.1", message=shared).privately().hears("Only its owner or the programme lead")
    assert chat.in_channel(lead)[-1] == shared, "the shared answer stands as it was"
    chat.presses(owner, "Update", "A3.1", message=shared)
    assert "Update A3.1" in chat.form(owner)


def test_what_was_said_stands_in_the_history_newest_first(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 at risk first words")
    chat.says(owner, "/plan update A3.1 on track second words")
    shown = chat.says(owner, "/plan show A3.1").hears("first words", "second words").words
    assert shown.index("second words") < shown.index("first words")
    chat.says(owner, "/plan changes").hears("A3.1", "Said on track", "Head of Fostering, today at 08:30")


@pytest.mark.parametrize("said", ["A3.1 is done", "A3.1 complete", "A3.1 done, all carers were seen"])
def test_a_reference_and_how_it_stands_is_an_update(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, said: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, said).hears("Thank you. A3.1 is complete.")
    assert item("A3.1").progress is Progress.COMPLETE


def test_a_question_with_its_mark_changes_nothing(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "A3.1 done?")
    assert item("A3.1").progress is None


def test_the_form_chooses_nothing_for_somebody_who_has_said_nothing(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.submits(owner)
    assert item("A3.1").progress is None


@pytest.mark.parametrize("said", ["on track", "at risk", "not started"])
def test_the_thanks_say_what_stays_red_and_why(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, said: str
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 1))
    answer = chat.says(owner, f"/plan update A3.1 {said}").hears(
        f"Thank you. You say that A3.1 is {said}.",
        "It stays red until it is complete or its date is moved: it was promised for Friday 1 July.",
    )
    assert answer.buttons() == ["Ask to move the date", "Undo"]
    chat.presses(owner, "Ask to move the date")
    assert "It is promised for Friday 1 July." in chat.form(owner)


def test_what_is_said_as_bad_as_it_is_rated_is_only_thanked_for(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 1))
    make_milestone("A3.2", owner=owner, baseline=date(2022, 7, 29))
    chat.says(owner, "/plan update A3.1 delayed").hears("Thank you. A3.1 is delayed.").hears_nothing_of("stays red")
    chat.says(owner, "/plan update A3.1 complete").hears("Thank you. A3.1 is complete.").hears_nothing_of("stays red")
    chat.says(owner, "/plan update A3.2 on track").hears("Thank you. A3.2 is on track.").hears_nothing_of("stays")


def test_the_thanks_say_what_is_amber_for_what_was_expected_before(
    chat: Chat, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    make_milestone("A3.2", owner=owner, baseline=date(2022, 7, 29))
    amber = "shows as amber: it is expected by Friday 5 August and was promised for Friday 29 July."
    said = chat.says(owner, "/plan update A3.1 on track until 5 August")
    said.hears("Thank you. You say that A3.1 is on track.", f"It {amber}").hears_nothing_of("The promised date stays")
    chat.says(owner, "/plan update A3.1 on track").hears("You say that A3.1 is on track.", f"It {amber}")
    chat.says(owner, "/plan ontrack A3.1 A3.2").hears("You say that A3.1 and A3.2 are on track.", f"A3.1 {amber}")


def test_the_thanks_for_an_action_name_what_is_red_under_it(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 1))
    chat.says(lead, "/plan assign A3 @Head of Fostering")
    chat.says(owner, "/plan update A3 on track").hears("Thank you. A3 is on track.", "Red under A3: A3.1.")


def test_one_of_two_that_were_told_is_left_out_before_the_other_is_recorded(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=owner)
    chat.says(owner, "A3.1 on track, A3.2 at risk").hears("Shall I record this?", "A3.1", "A3.2")
    chat.presses(owner, "Leave out A3.2").hears("A3.1 on track").hears_nothing_of("older message", "A3.2")
    chat.presses(owner, "Record").hears("A3.1 is on track")
    assert (item("A3.1").progress, item("A3.2").progress) == (Progress.ON_TRACK, None)
