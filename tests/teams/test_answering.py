"""Words, presses and forms in Teams, from end to end."""

from datetime import date

import pytest

from bot.chat.edge import EDITS_ARE_NOT_READ, LEFT
from bot.chat.older import FROM_OLDER_FORM
from bot.demo.fault_injection import Fault
from bot.teams.messages import BELOW
from store.models import Update
from tests.cast import Player
from tests.chat import ItemNow, Log, MakeMilestone, Rows
from tests.teams.conftest import InTeams


@pytest.mark.parametrize("words", ["mine", "plan mine", "/plan mine", "/mine", "Plan mine"])
def test_a_question_is_answered_in_the_personal_chat(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, words: str
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    (answer,) = teams.user(owner).says(words)
    assert answer.plain.startswith("You own 1 open action or milestone")
    assert "A3.1" in answer.text


def test_a_form_takes_the_cards_place_is_put_right_and_gives_way_to_its_result(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("mine")
    user.presses("Update", "A3.1")
    assert len(user.sees()) == 2, "the form stands where the card stood"
    user.fills({"How does it stand?": "At risk", "How much of it is done, in percent?": "lots"})
    problems = user.submits()
    assert "How much of it is done, in percent?" in problems
    assert item("A3.1").progress is None
    assert user.modal is not None
    assert user.modal.inputs["How much of it is done, in percent?"]["value"] == "lots", "typed words are kept"
    assert user.modal.inputs["How does it stand?"]["value"] == "at risk"
    user.fills({"How much of it is done, in percent?": "40"})
    assert user.submits() == {}
    assert item("A3.1").progress == "at risk"
    _, card = user.sees()
    assert card.plain.startswith("Thank you. A3.1 is at risk.")
    assert "You own 1 open action or milestone" in card.plain


def test_a_form_that_is_left_gives_the_card_back(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("mine")
    user.presses("Update", "A3.1")
    user.dismisses()
    assert user.modal is None
    assert user.sees()[-1].plain.startswith("You own 1 open action or milestone")
    assert item("A3.1").progress is None


def test_a_form_that_words_open_stands_below_them(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("update A3.1")
    assert user.modal is not None
    user.dismisses()
    assert user.sees()[-1].plain == LEFT
    user.says("update A3.1")
    user.fills({"How does it stand?": "Delayed"})
    assert user.submits() == {}
    assert item("A3.1").progress == "delayed"
    assert "Thank you. A3.1 is delayed." in user.sees()[-1].plain


def test_a_form_acts_once_however_often_it_is_sent(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    user, before = teams.user(owner), len(rows(Update))
    user.says("update A3.1")
    form = user.modal
    assert form is not None
    for _ in range(2):
        teams.pressed(owner, {**form.submit["data"], "choice.progress": "at risk"})
        assert "Thank you. A3.1 is at risk." in user.sees()[-1].plain
    assert len(rows(Update)) == before + 1
    user.says("update A3.1")
    user.fills({"How does it stand?": "At risk"})
    assert user.submits() == {}
    assert len(rows(Update)) == before + 2, "the same form, opened anew, is another"


def test_a_press_is_a_command_and_a_question_is_answered_beside_it(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("asked A3.1")
    user.presses("On track, nothing changed")
    assert item("A3.1").progress == "on track"
    assert user.sees()[-1].plain.startswith("Thank you. A3.1 is on track.")
    assert user.sees()[-1].text.startswith("Thank you. A3.1 is on track."), "on whichever device they look"
    assert len(user.sees()) == 2
    answer, pressed = user.presses("Why did I get this?")
    assert pressed.plain == BELOW
    assert answer.plain != pressed.plain


def test_what_is_delivered_twice_acts_once(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    user, before = teams.user(owner), len(rows(Update))
    activity = teams.activity(owner, "update A3.1 on track")
    for _ in range(2):
        assert teams.delivered(activity).status == 200
    assert len(rows(Update)) == before + 1
    question = teams.activity(owner, "mine")
    for _ in range(3):
        teams.delivered(question)
    assert len([one for one in user.sees() if one.plain.startswith("You own")]) == 1


def test_an_edit_is_not_read_and_a_deleted_message_asks_nothing(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("update A3.1 on track")
    mine, _ = user.sees()
    (hint,) = [one for one in user.edits(mine, "update A3.1 delayed") if one.author != user.member_id]
    assert hint.plain == EDITS_ARE_NOT_READ
    assert item("A3.1").progress == "on track"
    user.deletes(mine)
    assert user.hears() == []


def test_a_button_that_nobody_knows_any_more_shows_what_it_was_about(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("mine")
    for data in ({"action": "say", "press": '{"ref": "A3.1"}'}, {"action": "open", "press": "A3.1"}, {"press": "A3.1"}):
        reply = teams.pressed(owner, data)
        assert reply.body["value"] == BELOW
        assert "This button is from an older message. Nothing was changed." in user.sees()[-1].plain
    assert teams.pressed(owner, {}).status == 200


def test_a_form_that_we_never_drew_is_refused(
    teams: InTeams, owner: Player, viewer: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    """What a form brings back goes through the hands of whoever sends it."""
    make_milestone("A3.1", owner=owner)
    user = teams.user(owner)
    user.says("update A3.1")
    assert user.modal is not None
    kept = user.modal.submit["data"]["kept"]
    for forged in (kept.replace("A3.1", "A3.2"), kept.partition(".")[2], "", "x.{}"):
        reply = teams.pressed(owner, {"action": "form", "kept": forged, "choice.progress": "complete"})
        assert reply.body["value"] == FROM_OLDER_FORM
    reply = teams.pressed(viewer, {"action": "form", "kept": kept, "choice.progress": "complete"})
    assert reply.body["value"] == FROM_OLDER_FORM, "it is somebody else's"
    assert item("A3.1").progress is None


def test_an_answer_under_a_quoted_message_belongs_to_it(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 25))
    user = teams.user(owner)
    user.says("mine")
    teams.beats_at(12)
    *_, nudge = user.sees()
    user.says("on track", thread_ts=nudge.ts)
    assert "A3.1" in user.hears()[-1].plain
    user.presses("Record")
    assert item("A3.1").progress == "on track"
    assert "All answered" in user.sees()[2].plain, "the message above is drawn as things stand now"


def test_words_of_200_kilobytes_are_refused_in_a_sentence_and_given_back_in_part(teams: InTeams, owner: Player) -> None:
    user = teams.user(owner)
    answers = [one for one in user.says("note " + "word " * 40_000) if one.author != user.member_id]
    assert answers[0].plain.startswith("That is 200,004 characters, which is more than I can read at once.")
    assert sum(len(one.plain) for one in answers) < 15_000


def test_an_error_on_our_side_is_said_kindly_and_logged_once(teams: InTeams, owner: Player, logged: Log) -> None:
    teams.edge.accounts.person_id = None  # type: ignore[assignment, method-assign]
    user = teams.user(owner)
    (answer,) = [one for one in user.says("mine") if one.author != user.member_id]
    assert answer.plain.startswith("Something went wrong on my side")
    assert [entry["event"] for entry in logged if entry["log_level"] == "error"] == ["request failed"]


@pytest.mark.parametrize("fault", [Fault(status=412), Fault(status=502), Fault("ratelimited", retry_after=1)])
def test_an_answer_that_teams_asks_for_again_is_said_again(teams: InTeams, owner: Player, fault: Fault) -> None:
    teams.chat.tenant.faults.arrange("send", fault)
    user = teams.user(owner)
    user.says("mine")
    assert user.sees()[-1].plain.startswith("You own")
    assert teams.chat.tenant.faults.too_early == []


def test_an_answer_that_cannot_be_shown_is_not_taken_for_a_failure(
    teams: InTeams, owner: Player, make_milestone: MakeMilestone, item: ItemNow, logged: Log
) -> None:
    make_milestone("A3.1", owner=owner)
    teams.chat.tenant.faults.arrange("send", Fault("MessageSizeTooBig", status=413))
    user = teams.user(owner)
    user.says("update A3.1 on track")
    assert user.sees()[-1].plain.startswith("I could not show my answer here. If you changed something, it is saved")
    assert item("A3.1").progress == "on track"
    assert [entry["event"] for entry in logged if entry["log_level"] == "error"] == ["answer not shown"]
