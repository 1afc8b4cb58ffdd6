"""What was written a moment ago is taken back by a press or a word, as long as nobody else has changed it."""

from datetime import date, time, timedelta

import pytest

from store.models import BodyMeeting, Change, Item, Leave, Outgoing, Person, Plan, Update, Withdrawal
from store.rules.terms import OutgoingState, Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows


@pytest.mark.both_engines
def test_an_update_is_taken_back_and_both_stay_in_the_history(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29))
    chat.says(owner, "update A3.1 on track")
    chat.says(owner, "update A3.1 delayed until 5 August 40% waiting for carers").hears("A3.1 is delayed")
    chat.presses(owner, "Undo").hears("Taken back. A3.1 is on track again.")
    now = item("A3.1")
    assert (now.progress, now.forecast, now.percent) == (Progress.ON_TRACK, None, None)
    assert [one.update_id for one in rows(Withdrawal)] == [rows(Update)[-1].id], "the update is still there"
    chat.says(owner, "show A3.1").hears("Took back: said delayed", "waiting for carers", "Owner says: On track")
    chat.says(owner, "changes").hears_nothing_of("waiting for carers")
    chat.says(owner, "undo").hears("Taken back. Nobody has said how A3.1 stands.")
    chat.says(owner, "undo").hears("You have changed nothing in the last hour")


def test_a_second_press_takes_nothing_else_back(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "update A3.1 on track")
    chat.says(owner, "update A3.1 delayed")
    chat.presses(owner, "Undo")
    chat.says(owner, "undo #2").hears("That is already taken back.")
    assert item("A3.1").progress is Progress.ON_TRACK


def test_what_is_said_again_in_the_same_words_is_a_version_of_its_own(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "update A3.1 on track")
    first = item("A3.1").version
    chat.says(owner, "update A3.1 on track")
    assert item("A3.1").version > first, "so that a button pressed twice is seen to have been pressed"


def test_it_stays_once_somebody_else_has_changed_it_or_an_hour_is_over(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=owner)
    chat.says(owner, "update A3.1 delayed")
    chat.says(lead, "update A3.1 at risk")
    chat.says(owner, "undo").hears("A3.1 has changed since: Said at risk (Improvement Lead", "That stands")
    assert item("A3.1").progress is Progress.AT_RISK
    chat.says(owner, "update A3.2 delayed")
    chat.goes_to(chat.today, time(11))
    chat.says(owner, "undo A3.2").hears("I take back what is less than an hour old")
    assert item("A3.2").progress is Progress.DELAYED


@pytest.mark.both_engines
def test_what_a_lead_changed_goes_back_with_a_history_of_its_own(
    chat: Chat, owner: Player, viewer: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 29), title="Brief carers")
    mine = item("A3.1").owner_id
    chat.says(lead, "assign A3.1 @Family Support Worker").hears("now belongs to")
    chat.goes_to(chat.today, time(9))
    told = "Head of Fostering and Family Support Worker had been told of it by then, and hear that it was taken back."
    chat.presses(lead, "Undo").hears("Taken back. A3.1 belongs to Head of Fostering again.", told)
    assert "You no longer own A3.1." in chat.messages_to(viewer)[-1].text
    assert item("A3.1").owner_id == mine
    chat.says(lead, "set A3.1 due 5 August because of the data agreed by the board")
    chat.presses(lead, "Undo").hears("A3.1 is promised for Friday 29 July again.")
    assert item("A3.1").baseline == date(2022, 7, 29)
    chat.says(lead, "set A3.1 title Brief everybody")
    chat.presses(lead, "Undo").hears("A3.1 is called again: Brief carers.")
    chat.says(lead, "snooze A3.1 until 22 July")
    chat.presses(lead, "Undo").hears("A3.1 is asked about again.")
    assert item("A3.1").snoozed_until is None
    back = [one for one in rows(Change) if one.undoes_id is not None]
    assert [one.field for one in back] == ["owner", "baseline", "title", "snoozed until"]
    chat.says(lead, "changes").hears_nothing_of("Brief everybody", "Friday 29 July", "Family Support Worker")


@pytest.mark.both_chats
def test_one_press_gives_many_back(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    for ref in ("A3.1", "A3.2", "A3.3"):
        make_milestone(ref, owner=owner)
    mine = item("A3.1").owner_id
    chat.says(lead, "reassign @Head of Fostering @Family Support Worker").hears("3 open")
    chat.says(lead, "undo").hears("A3.1 belongs to Head of Fostering again.")
    assert {item(ref).owner_id for ref in ("A3.1", "A3.2", "A3.3")} == {mine}
    chat.says(owner, "ontrack A3.1 A3.2").hears("are on track")
    chat.says(owner, "undo")
    assert [item(ref).progress for ref in ("A3.1", "A3.2")] == [None, None]


def test_leave_wishes_and_what_was_added_go_back(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    before = len(rows(Leave))
    chat.says(owner, "leave 1 Aug to 5 Aug")
    chat.presses(owner, "Undo").hears("The leave is no longer written down.")
    assert len(rows(Leave)) == before
    chat.says(owner, "leave 1 Aug to 5 Aug")
    chat.says(owner, "leave cancel")
    chat.says(owner, "undo").hears("The leave is written down again.")
    assert len(rows(Leave)) == before + 1
    chat.says(owner, "nudge me on Thursdays at 14:00")
    chat.says(owner, "undo").hears("What was set for a person is as before.")
    chat.says(owner, "nudge me").hears("on Tuesdays")
    chat.says(lead, "add milestone A3 Brief carers by 29 July").hears("Added A3.2")
    chat.says(lead, "undo").hears("A3.2 is out of the plan again.")
    chat.says(lead, "show A3.2").hears("can't find")


def test_what_waits_is_not_sent_and_what_has_gone_is_said_to_be_gone(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(lead, "pause everything until Friday")
    chat.says(owner, "disown A3.1 it is another's").hears("I have told")
    chat.says(owner, "undo").hears("A3.1 is yours again.", "had not gone yet and is not sent")
    assert item("A3.1").disowned_at is None
    assert rows(Outgoing)[-1].state is OutgoingState.SUPPRESSED
    chat.says(lead, "resume now")
    chat.goes_to(chat.today, time(11))
    chat.says(owner, "disown A3.1 it is another's")
    chat.says(owner, "undo").hears("has gone and cannot be taken back")
    chat.says(owner, "stuck A3.1 we have no room")
    chat.says(owner, "undo").hears("The message to", "has gone and cannot be taken back.")
    chat.says(owner, "request A3.1 due 5 August because of the data")
    chat.says(owner, "undo").hears("What you did last, “request”, cannot be taken back.")


def test_nobody_takes_back_what_another_did(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "update A3.1 delayed")
    chat.says(lead, "undo #1").hears("Only whoever did it can take it back.")
    chat.says(lead, "undo A3.1").hears("You have changed nothing")
    assert item("A3.1").progress is Progress.DELAYED


def test_nothing_is_left_of_it_after_a_day(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "update A3.1 delayed")
    chat.goes_to(chat.today + timedelta(days=2))
    chat.says(owner, "undo #1").hears("You have changed nothing")


def test_one_undo_takes_back_all_that_one_agreement_recorded(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    for ref in ("A3.1", "A3.2"):
        make_milestone(ref, owner=owner)
    said = ",".join(
        f'{{"do":"stands","ref":"{ref}","progress":"{how}"}}' for ref, how in (("A3.1", "delayed"), ("A3.2", "at risk"))
    )
    chat.says(owner, f'agree {{"changes":[{said}]}}').hears("Recorded: A3.1 and A3.2.")
    chat.presses(owner, "Undo").hears("Taken back.")
    assert [item(ref).progress for ref in ("A3.1", "A3.2")] == [None, None]
    chat.says(owner, "undo").hears("You have changed nothing")


def everything(chat: Chat, rows: Rows) -> dict[tuple[str, int], dict[str, object]]:
    """All that people can set, row by row, less what counts how often a row was written."""
    found = {}
    for model in (Item, Person, Plan, Leave, BodyMeeting):
        for row in rows(model):
            kept = row.model_dump(exclude={"version", "last_plan_id"})
            found[model.__name__, row.id if model is not Leave else 0] = kept
    return found


def test_whatever_is_undone_leaves_all_as_it_was(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    for ref in ("A3.1", "A3.2"):
        make_milestone(ref, owner=owner, baseline=date(2022, 7, 29))
    chat.says(owner, "update A3.1 at risk until 12 August 30% evidence https://example.org/a impact some we wait")
    chat.says(owner, "update A3.2 complete")
    for who, words in (
        (owner, "update A3.1 complete"),
        (owner, "update A3.1 on track 60%"),
        (owner, "update A3.2 delayed until 30 August"),
        (owner, "snooze A3.1 until 22 July"),
        (owner, "disown A3.1 it is another's"),
        (owner, "leave 1 Aug to 5 Aug"),
        (owner, "nudge me on Thursdays at 14:00"),
        (owner, "reopen A3.2 delayed because of the data"),
        (lead, "assign A3.1 nobody"),
        (lead, "assign A3.1 @Family Support Worker"),
        (lead, "reassign @Head of Fostering @Family Support Worker"),
        (lead, "set A3.1 due 5 August because of the data agreed by the board"),
        (lead, "set A3.1 title Brief everybody"),
        (lead, "set A3.1 nudges 10, 2"),
        (lead, "set A3.1 evidence required"),
        (lead, "set plan stale after 21 days"),
        (lead, "set plan name SEND"),
        (lead, "set @Head of Fostering manager @Family Support Worker"),
        (lead, "close A3.1 now because the trust does it"),
        (lead, "close A3 now because the trust does it"),
        (lead, "ontrack A3.1"),
    ):
        before = everything(chat, rows)
        chat.says(who, words)
        assert everything(chat, rows) != before, f"{words!r} wrote nothing"
        chat.says(who, "undo").hears("Taken back.")
        assert everything(chat, rows) == before, words
