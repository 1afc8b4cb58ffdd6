"""Things that arrive twice, late, or at the same time: each acts once and says so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event as database_event
from sqlmodel import Session

from bot.conversation import Conversation, Utterance
from bot.conversation.once import Questions
from bot.core import make_core
from scheduler.runner import tick
from store.database import SessionMaker, transaction
from store.delivery import inbound
from store.models import Change, Inbound, Item, Person, Plan, Update
from store.people import accounts
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, Log, MakeChat, MakeMilestone, Rows, RunJobs
from tests.left_behind import Unwritten, WrittenWhenAsked
from tests.small_plan import NOW

SOON = date(2022, 7, 13)

pytestmark = pytest.mark.both_engines


def steps_told(rows: Rows, item: Item) -> list[Update]:
    return [one for one in rows(Update) if one.item_id == item.id]


def test_a_button_pressed_twice_says_it_once(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    nudge = chat.messages_to(owner)[0]
    first, second = (chat.press(owner, nudge, "On track, nothing changed") for _ in range(2))
    chat.bot_gets(first)
    chat.bot_gets(second)
    assert len(steps_told(rows, milestone)) == 1
    assert "You have already said that A3.1 is on track." in chat.messages_to(owner)[0].plain


def test_a_press_delivered_twice_acts_once(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    press = chat.press(owner, chat.messages_to(owner)[0], "Done")
    assert chat.bot_gets(press).status == chat.bot_gets(press).status == 200
    assert len(steps_told(rows, milestone)) == 1


def test_a_stale_button_changes_nothing_and_says_what_stands(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    chat.says(lead, "/plan update A3.1 delayed the van broke down")
    chat.presses(owner, "Done", message=chat.messages_to(owner)[0])
    assert item("A3.1").progress is Progress.DELAYED
    nudge = chat.messages_to(owner)[0].plain
    assert "A3.1 has changed since this was shown. Improvement Lead said delayed, today at 09:30." in nudge
    assert "“the van broke down” Nothing was saved." in nudge


def test_a_form_delivered_twice_is_one_update(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "At risk", "What has happened?": "Once."})
    form = chat.submission(owner)
    assert chat.bot_gets(form).status == chat.bot_gets(form).status == 200
    assert len(steps_told(rows, milestone)) == 1


def test_a_milestone_form_delivered_twice_adds_one(chat: Chat, lead: Player, rows: Rows) -> None:
    before = len(rows(Item))
    chat.says(lead, "/plan add milestone A3")
    chat.fills(lead, {"What will be done?": "Brief all managers", "By when?": "2022-07-29"})
    form = chat.submission(lead)
    chat.bot_gets(form)
    chat.bot_gets(form)
    assert len(rows(Item)) == before + 1


def test_a_date_moved_twice_is_one_change(chat: Chat, lead: Player, make_milestone: MakeMilestone, rows: Rows) -> None:
    make_milestone("A3.1", baseline=SOON)
    before = len(rows(Change))
    for _ in range(2):
        chat.says(lead, "/plan set A3.1 due 5 August because staff are away agreed by the Board")
    assert len(rows(Change)) == before + 1


def test_a_request_that_is_approved_twice_moves_the_date_once_and_is_told_once(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    chat.says(owner, "/plan request A3.1 due 5 August because the supplier is late")
    before, told = len(rows(Change)), len(chat.messages_to(owner))
    approval = chat.event(lead, "approve 1 agreed by the Board")
    chat.bot_gets(approval)
    chat.bot_gets(approval)
    assert (len(rows(Change)), len(chat.messages_to(owner))) == (before + 1, told + 1)
    assert "That is already done (approve)." in chat.messages_to(lead)[-1].plain


def test_a_claim_that_is_verified_twice_is_told_once(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(lead, "/plan set plan verify on")
    chat.says(owner, "/plan update A3.1 done")
    before, told = len(rows(Change)), len(chat.messages_to(owner))
    verdict = chat.event(lead, "verify A3.1")
    chat.bot_gets(verdict)
    chat.bot_gets(verdict)
    assert item("A3.1").completed_on == chat.today
    assert (len(rows(Change)), len(chat.messages_to(owner))) == (before + 1, told + 1)
    assert "That is already done (verify A3.1)." in chat.messages_to(lead)[-1].plain


def test_a_question_back_is_not_taken_for_something_done(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", baseline=SOON)
    before = len(rows(Change))
    past = chat.event(lead, "set A3.1 due 1 July 2022 because of leave agreed by the Board")
    chat.bot_gets(past)
    chat.bot_gets(past)
    assert "That day has passed. Is it right?" in chat.messages_to(lead)[-1].plain
    assert len(rows(Change)) == before


def test_a_message_delivered_twice_acts_once(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner)
    event = chat.event(owner, "update A3.1 at risk waiting")
    chat.bot_gets(event)
    chat.bot_gets(event)
    assert len(steps_told(rows, milestone)) == 1


def test_two_people_who_edit_at_once_both_keep_their_words(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner)
    for person in (owner, lead):
        chat.says(person, "/plan update A3.1")
    chat.fills(lead, {"How does it stand?": "Delayed", "What has happened?": "The van broke down."}).submits(lead)
    chat.fills(owner, {"How does it stand?": "At risk", "What has happened?": "We hired another."})
    assert chat.submits(owner).errors == {}
    form = chat.form(owner)
    assert "A3.1 has changed since you opened this. Improvement Lead said delayed" in form
    assert "“The van broke down.” Yours is below, not saved yet. Save again to add it." in form
    assert len(steps_told(rows, milestone)) == 1
    chat.submits(owner).hears("Thank you. A3.1 is at risk.", "“We hired another.”")
    assert [one.words for one in steps_told(rows, milestone)] == ["The van broke down.", "We hired another."]


@pytest.mark.parametrize(
    ("said", "undone", "still"),
    [
        ("assign A3.1 @Head of Fostering", "assign A3.1 nobody", lambda one: one.owner_id is None),
        ("set A3.1 title Visit all", "set A3.1 title Visit some", lambda one: one.title == "Visit some"),
        (
            "set A3.1 due 5 August because of leave agreed by the Board",
            "set A3.1 due 12 August because of more leave agreed by the Board",
            lambda one: one.baseline == date(2022, 8, 12),
        ),
    ],
)
def test_what_comes_again_later_does_not_undo_what_was_said_since(
    chat: Chat,
    lead: Player,
    make_milestone: MakeMilestone,
    item: ItemNow,
    said: str,
    undone: str,
    still: Callable[[Item], bool],
) -> None:
    make_milestone("A3.1")
    event = chat.event(lead, said)
    chat.bot_gets(event)
    chat.says(lead, undone)
    for _ in range(3):
        assert chat.bot_gets(event).status == 200
    assert still(item("A3.1"))
    command = said.split()[0]
    assert (
        f"That is already done ({command} A3.1). It came twice and was done once." in chat.messages_to(lead)[-1].plain
    )


def test_a_milestone_line_delivered_twice_adds_one_although_the_first_was_renamed(
    chat: Chat, lead: Player, rows: Rows
) -> None:
    before = len(rows(Item))
    event = chat.event(lead, "add milestone A3 Brief all managers by 29 July")
    chat.bot_gets(event)
    chat.says(lead, "set A3.1 title Brief everybody")
    chat.bot_gets(event)
    assert len(rows(Item)) == before + 1


@pytest.mark.parametrize(
    "said",
    [
        "set @Head of Fostering manager @Improvement Lead",
        pytest.param(
            "set plan channel <#C02TEAM|team-managers>",
            marks=pytest.mark.slack_only("it names a channel by Slack's mark"),
        ),
    ],
)
def test_people_and_channels_are_set_once(chat: Chat, lead: Player, rows: Rows, said: str) -> None:
    event = chat.event(lead, said)
    before = len(rows(Change))
    chat.bot_gets(event)
    state = [one.model_dump() for table in (Person, Plan) for one in rows(table)]
    for _ in range(3):
        chat.bot_gets(event)
    assert len(rows(Change)) == before + 1
    assert [one.model_dump() for table in (Person, Plan) for one in rows(table)] == state


def test_two_processes_that_get_the_same_at_once_do_it_once(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, database: Path, rows: Rows
) -> None:
    milestone = make_milestone("A3.1")
    chat.says(lead, "/plan")
    by = next(one.id for one in rows(Person) if one.email == lead.email)
    cores = [make_core(f"sqlite:///{database}", chat.stage.clock) for _ in range(2)]
    before = len(rows(Change))
    said = [
        Utterance(by, f"set A3.1 title Visit {number}", f"slack/Ev{number}") for number in range(10) for _ in range(4)
    ]
    with ThreadPoolExecutor(8) as hands:
        heard = list(hands.map(lambda turn: cores[turn[0] % 2].conversation.hear(turn[1]), enumerate(said)))
    for core in cores:
        core.engine.dispose()
    titles = [one.after for one in rows(Change)[before:] if one.item_id == milestone.id]
    assert sorted(titles) == [f"Visit {number}" for number in range(10)]
    assert sum("already done" in str(one.answer) for one in heard) == 30


def test_what_was_refused_is_not_taken_for_done(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1")
    event = chat.event(owner, "update A3.1 done")
    chat.bot_gets(event)
    assert item("A3.1").progress is None
    assert rows(Inbound) == []
    chat.says(lead, "assign A3.1 @Head of Fostering")
    chat.bot_gets(event)
    assert item("A3.1").progress is Progress.COMPLETE


@pytest.mark.slack_only("a form opens from one press there, within three seconds")
def test_a_form_that_was_only_opened_opens_again(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    event = chat.event(owner, "update A3.1")
    for _ in range(2):
        chat.bot_gets(event)
        assert "Press the button to fill in the form" in chat.messages_to(owner)[-1].plain


def test_what_is_remembered_of_what_came_in_holds_no_words_and_goes_after_some_days(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    chat.says(owner, "/plan update A3.1 on track words to forget")
    (kept,) = rows(Inbound)
    assert (kept.kind, kept.answer, kept.keep_until - kept.received_at) == ("said", "update A3.1", inbound.KEEP)
    assert "forget" not in repr(kept)
    assert "Visit" not in repr(kept)
    chat.goes_to(chat.today + inbound.KEEP + timedelta(days=1))
    chat.says(owner, "/plan update A3.1 delayed")
    assert [one.key == kept.key for one in rows(Inbound)] == [False]


def test_somebody_quicker_lets_the_other_decide_anew(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, sessions: SessionMaker, rows: Rows, logged: Log
) -> None:
    """What two processes on PostgreSQL may do to each other; on SQLite transactions stand in line."""
    milestone = make_milestone("A3.1", owner=owner)
    quicker: list[str] = []

    def change_it_first(session: Session, *_: object) -> None:
        if not quicker:
            quicker.append("once")
            session.connection().exec_driver_sql("UPDATE item SET version = version + 1 WHERE ref = 'A3.1'")

    chat.says(owner, "/plan")
    database_event.listen(Session, "before_flush", change_it_first)
    try:
        chat.says(owner, "/plan update A3.1 at risk").hears("Thank you. A3.1 is at risk.")
    finally:
        database_event.remove(Session, "before_flush", change_it_first)
    assert [entry["why"] for entry in logged if entry["event"] == "decided anew"] == ["StaleDataError"]
    assert len(steps_told(rows, milestone)) == 1


def test_keys_are_forgotten_at_a_beat_once_nothing_can_come_again(
    chat: Chat, sessions: SessionMaker, rows: Rows
) -> None:
    with transaction(sessions) as session:
        for number in range(150):
            inbound.claim(session, f"slack/{number}", "said", chat.now)
    for late, left in ((timedelta(0), 150), (timedelta(seconds=1), 0)):
        tick(sessions, None, chat.now + inbound.KEEP + late)
        assert len([one for one in rows(Inbound) if one.kind == "said"]) == left


@pytest.mark.slack_only("it names the keys of Slack's events")
def test_a_question_that_is_delivered_again_is_not_answered_again(
    chat: Chat, viewer: Player, sessions: SessionMaker
) -> None:
    event = chat.event(viewer, "overdue")
    chat.bot_gets(event)
    before = len(chat.messages_to(viewer))
    chat.bot_gets(event)
    assert len(chat.messages_to(viewer)) == before == 1
    chat.stage.core.afterwards.finish()
    another = Conversation(sessions, chat.stage.clock, chat.stage.core.afterwards)
    with sessions() as session:
        person = accounts.by_account(session, "slack", chat.stage.workspace.team_id, viewer.id)
    assert person is not None
    assert person.id is not None
    assert another.hear(Utterance(person.id, "overdue", f"slack/{event['event_id']}")).repeated
    assert not another.hear(Utterance(person.id, "overdue", "slack/Ev-another")).repeated


@pytest.mark.parametrize("said", ["show A77", "due by yesterday's yesterday", "x" * 12_001, "what is all this"])
def test_a_question_that_was_refused_is_not_refused_again(chat: Chat, viewer: Player, said: str) -> None:
    event = chat.event(viewer, said)
    for _ in range(3):
        chat.bot_gets(event)
    assert len(chat.messages_to(viewer)) == 1


def test_whom_we_do_not_answer_hears_so_once(chat: Chat, outsider: Player) -> None:
    event = chat.event(outsider, "overdue")
    for _ in range(3):
        chat.bot_gets(event)
    assert len(chat.messages_to(outsider)) == 1


def test_another_process_knows_a_question_while_it_is_still_being_answered(sessions: SessionMaker, rows: Rows) -> None:
    """A chat delivers again to whichever process it likes, and the first may take longer than the chat waits."""
    said, afterwards = Utterance(1, "overdue", "slack/Ev1"), WrittenWhenAsked(sessions)
    slow, other = Questions(afterwards), Questions(WrittenWhenAsked(sessions))
    with sessions() as session:
        assert slow.is_first(session, said, NOW)
    afterwards.finish()
    with sessions() as session:
        assert not other.is_first(session, said, NOW)
    with pytest.raises(ZeroDivisionError), slow.unless_it_fails(said):
        raise ZeroDivisionError
    afterwards.finish()
    with sessions() as session:
        assert Questions(Unwritten(sessions)).is_first(session, said, NOW)


def test_two_people_who_move_a_date_at_once_are_both_shown(
    chat: Chat, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", baseline=SOON)
    chat.says(lead, "/plan set A3.1 due 5 August")
    chat.fills(lead, {"Why does it move?": "Leave", "Who agreed?": "The Board"})
    chat.says(lead, "set A3.1 due 12 August because of the supplier agreed by the Director")
    assert chat.submits(lead).errors == {}
    form = chat.form(lead)
    assert "A3.1 has moved since you opened this: it is now promised for Friday 12 August." in form
    assert "Improvement Lead moved it, today at 08:30. Yours is below, not saved yet." in form
    assert item("A3.1").baseline == date(2022, 8, 12)
    chat.submits(lead).hears("A3.1 is now promised for Friday 5 August. It was Friday 12 August.")


def test_two_people_who_type_at_once_are_told_of_each_other(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner)
    chat.says(lead, "/plan update A3.1 delayed the van broke down").hears_nothing_of("Just before you")
    chat.says(owner, "/plan update A3.1 on track we hired another").hears(
        "Just before you: Improvement Lead said delayed, today at 08:30. “the van broke down” Both are kept"
    )
    assert [one.words for one in steps_told(rows, milestone)] == ["the van broke down", "we hired another"]


def test_whoever_assigns_or_renames_second_is_told_what_was_there(
    chat: Chat, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", title="Visit every carer")
    chat.says(lead, "/plan assign A3.1 @Head of Fostering").hears_nothing_of("It belonged to")
    chat.says(lead, "/plan assign A3.1 @Family Support Worker").hears("It belonged to Head of Fostering.")
    chat.says(lead, "/plan set A3.1 title Visit all").hears("It was called: Visit every carer")


@pytest.mark.slack_only("it opens the Home tab")
def test_a_demo_that_is_opened_again_answers_the_same_press(make_chat: MakeChat, viewer: Player) -> None:
    """Its clock stands where it stood, so time stamps that came again would be taken for a press that came twice."""
    for _ in range(2):
        chat = make_chat()
        chat.home(viewer)
        chat.presses(viewer, "How the plan stands")
        assert "By recommendation" in chat.test_user(viewer).reads(chat.test_user(viewer).home)
        chat.stage.core.afterwards.finish()
