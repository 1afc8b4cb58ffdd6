"""Things that arrive twice, late, or at the same time: each acts once and says so."""

from datetime import date

import pytest

from store.models import Change, Item, Update
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows, RunJobs

SOON = date(2022, 7, 13)

pytestmark = pytest.mark.both_engines


def said_of(rows: Rows, item: Item) -> list[Update]:
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
    assert len(said_of(rows, milestone)) == 1
    assert "You have already said that A3.1 is on track." in chat.messages_to(owner)[0].plain


def test_a_press_delivered_twice_acts_once(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner, baseline=SOON)
    run_jobs()
    press = chat.press(owner, chat.messages_to(owner)[0], "Done")
    assert chat.bot_gets(press).status == chat.bot_gets(press).status == 200
    assert len(said_of(rows, milestone)) == 1


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
    assert len(said_of(rows, milestone)) == 1


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


def test_a_message_delivered_twice_acts_once(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    milestone = make_milestone("A3.1", owner=owner)
    event = chat.event(owner, "update A3.1 at risk waiting")
    chat.bot_gets(event)
    chat.bot_gets(event)
    assert len(said_of(rows, milestone)) == 1


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
    assert len(said_of(rows, milestone)) == 1
    chat.submits(owner).hears("Thank you. A3.1 is at risk.", "“We hired another.”")
    assert [one.words for one in said_of(rows, milestone)] == ["The van broke down.", "We hired another."]
