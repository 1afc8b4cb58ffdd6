"""What an update can hold beside a colour: percent, evidence, impact, in a line and in the form."""

from datetime import date, time

import pytest

from store.models import Update
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows

LINK = "https://example.org/minutes?page=3&part=a_b"


@pytest.mark.parametrize(
    "words",
    [
        f"60% until 5 August evidence {LINK} impact some we have begun",
        f"impact some evidence {LINK} forecast 5 August 60% we have begun",
        f"60% until 5 August impact some we have begun, evidence {LINK}",
    ],
)
def test_one_line_says_it_all_in_any_order(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, words: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan update A3.1 on track {words}").hears(
        "60% is done.", f"Evidence: {LINK}", "Impact: “some”."
    )
    said = rows(Update)[-1]
    assert (said.percent, said.forecast, said.evidence, said.impact) == (60, date(2022, 8, 5), LINK, "some")
    assert said.words is not None
    assert said.words.rstrip(",") == "we have begun"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"done {LINK}", None),
        (f"done {LINK} as minuted", "as minuted"),
        (f"done, see {LINK}.", f"see {LINK}."),
    ],
)
def test_a_link_alone_is_evidence(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, said: str, words: str | None
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan update A3.1 {said}").hears("A3.1 is complete", f"Evidence: {LINK}")
    assert (rows(Update)[-1].evidence, rows(Update)[-1].words) == (LINK, words)


@pytest.mark.parametrize("said", ["on track see https://nowhere", f"on track see {LINK} and {LINK}2"])
def test_what_is_no_link_and_one_link_of_several_stay_words(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, said: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan update A3.1 {said}").hears("A3.1 is on track")
    assert (rows(Update)[-1].evidence, rows(Update)[-1].words) == (None, said.removeprefix("on track "))


def test_a_percentage_alone_asks_how_it_stands_and_records_nothing_before(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    before = len(rows(Update))
    asked = chat.says(owner, "/plan update A3.1 80% of carers seen").hears("80% of A3.1 is done. How does it stand?")
    assert len(rows(Update)) == before
    assert asked.buttons() == ["On track", "At risk", "Delayed", "Complete"]
    chat.presses(owner, "At risk").hears("A3.1 is at risk")
    assert (rows(Update)[-1].progress, rows(Update)[-1].words) == (Progress.AT_RISK, "80% of carers seen")
    chat.says(owner, f"/plan update A3.1 80% {'and so on ' * 300}").hears("Say first how A3.1 stands.")
    assert len(rows(Update)) == before + 1


def test_words_that_only_look_like_more_stay_words(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    for words in ("60% of carers were seen", "impact is still unclear", "evidence is on its way"):
        chat.says(owner, f"/plan update A3.1 on track {words}")
        said = rows(Update)[-1]
        assert (said.words, said.percent, said.evidence, said.impact) == (words, None, None, None)
    chat.says(owner, "/plan update A3.1 on track saying until then 60%")
    assert rows(Update)[-1].words == "until then 60%"


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("on track 101%", "Say how much is done as 0% to 100%."),
        ("on track evidence https://nowhere", "Give a web address"),
        ("on track evidence https://me@example.org/x", "Give a web address"),
        (f"on track evidence https://example.org/{'x' * 500}", "and holds 500"),
        ("at risk until 31 February", "February has no day 31"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, words: str, answered: str
) -> None:
    make_milestone("A3.1", owner=owner)
    before = len(rows(Update))
    chat.says(owner, f"/plan update A3.1 {words}")
    chat.says(owner, f"update A3.1 {words}").hears("I can't read" if "until" in words else answered)
    assert len(rows(Update)) == before


@pytest.mark.both_chats
def test_the_form_takes_all_and_opens_empty_with_what_was_said_last_above_it(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    answers = {
        "How does it stand?": "On track",
        "What has happened?": "Half of the visits are done.",
        "How much of it is done, in percent?": "50%",
        "Where is the evidence?": LINK,
        "What difference does it make?": "Clear",
    }
    chat.fills(owner, answers).submits(owner).hears("50% is done.", LINK, "Impact: “clear”.")
    saved = item("A3.1")
    assert (saved.percent, saved.evidence, saved.impact) == (50, LINK, "clear")
    said = len(rows(Update))
    chat.says(lead, "/plan update A3.1")
    form = chat.form(lead)
    assert "Head of Fostering said on track on Monday 11 July: “Half of the visits are done.”" in form
    assert f"So far: 50% done, evidence {LINK} and impact “clear”." in form
    chat.submits(lead).hears("Nothing new was filled in, so nothing was saved. A3.1 stands as it did.")
    assert len(rows(Update)) == said
    chat.says(owner, "/plan show A3.1").hears("Done so far: 50%", "Impact: “clear”", f"Evidence: {LINK}")


@pytest.mark.parametrize(
    ("label", "value", "asked"),
    [
        ("How much of it is done, in percent?", "101", "Write a whole number from 0 to 100."),
        ("How much of it is done, in percent?", "½", "Write a whole number from 0 to 100."),
        ("How much of it is done, in percent?", "1.5", "Write a whole number from 0 to 100."),
        ("Where is the evidence?", "on my desk", "Give a web address that begins with https:// or http://."),
        ("Where is the evidence?", "javascript:alert(1)", "Give a web address that begins with https:// or http://."),
        ("Where is the evidence?", "https://a.example/>|x", "Give a web address that begins with https:// or http://."),
    ],
)
def test_the_form_says_beside_the_field_what_does_not_fit(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, label: str, value: str, asked: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    assert chat.fills(owner, {"How does it stand?": "On track", label: value}).submits(owner).errors == {label: asked}
    assert item("A3.1").progress is None


def test_one_tap_keeps_percent_evidence_and_impact(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan update A3.1 on track 60% evidence {LINK} impact some")
    chat.says(owner, "/plan update A3.1 on track")
    saved = item("A3.1")
    assert (saved.percent, saved.evidence, saved.impact) == (60, LINK, "some")


def test_impact_changes_no_colour(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner)
    for impact in ("none seen yet", "some", "clear"):
        chat.says(owner, f"/plan update A3.1 on track impact {impact}")
        chat.says(owner, "/plan show A3.1").hears("BRAG: Green", f"Impact: “{impact}”")


def test_a_plan_has_its_own_words_for_impact(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(lead, "/plan set plan impact too early to say, children feel it").hears("too early to say and children")
    chat.says(owner, "/plan update A3.1 on track impact children feel it and say so")
    assert item("A3.1").impact == "children feel it"
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"What difference does it make?": "Too early to say"}).submits(owner)
    assert item("A3.1").impact == "too early to say"
    chat.says(owner, "/plan set plan impact a, b").hears("Only the programme lead")


def test_a_date_behind_complete_is_left_out_and_that_is_said(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 complete until 5 August").hears(
        "Thank you. A3.1 is complete.", "The date you gave was left out: what is complete needs no forecast."
    )
    assert item("A3.1").forecast is None


def test_a_day_that_no_month_has_is_an_error(chat: Chat, owner: Player) -> None:
    for asked in ("due 31 February", "overdue 30th Feb 2023"):
        chat.says(owner, f"/plan {asked}").hears("I can't read", "has no day").hears_nothing_of("I did not understand")


def test_evidence_is_needed_where_the_plan_says_so(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    make_milestone("A3.2", owner=owner)
    chat.says(lead, "/plan set plan evidence required").hears("Everything can be said complete only with evidence.")
    chat.says(owner, "/plan update A3.1 done all were seen")
    assert "A3.1 needs evidence before it is complete" in chat.form(owner)
    assert item("A3.1").progress is None
    label = "Where is the evidence?"
    assert chat.submits(owner).errors == {label: "A3.1 needs evidence before it is complete. Give a link to it."}
    chat.fills(owner, {label: LINK}).submits(owner).hears("Thank you. A3.1 is complete.", "“all were seen”", LINK)
    chat.says(lead, "/plan set A3.2 evidence optional").hears("A3.2 can be said complete without evidence.")
    chat.says(owner, "/plan update A3.2 done").hears("Thank you. A3.2 is complete.")
    chat.says(lead, "/plan show A3.2").hears("Evidence: as the plan → optional")


def test_two_people_who_edit_at_once_see_the_others_percent_evidence_and_impact(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.says(lead, f"/plan update A3.1 at risk 40% until 5 August evidence {LINK} impact some")
    mine = {"How does it stand?": "On track", "How much of it is done, in percent?": "80"}
    chat.fills(owner, mine).submits(owner)
    form = chat.form(owner)
    assert "Improvement Lead said at risk, 40% done, forecast Friday 5 August" in form
    assert LINK.replace("&", "&amp;") in form or LINK in form
    assert "impact “some”" in form
    assert item("A3.1").percent == 40
    chat.submits(owner)
    assert (item("A3.1").percent, item("A3.1").progress) == (80, Progress.ON_TRACK)


def test_what_the_form_leaves_empty_stays_as_it_stands(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "At risk", "What is in the way?": "The van"})
    chat.submits(owner).hears("A3.1 is at risk.")
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How much of it is done, in percent?": "60"}).submits(owner).hears("A3.1 is at risk.", "60% is")
    assert (item("A3.1").blocker, rows(Update)[-1].words) == ("The van", None)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"What is in the way?": "Nothing."}).submits(owner).hears("A3.1 is at risk.")
    assert item("A3.1").blocker is None


def test_a_form_does_not_guess_how_something_stands_of_which_nobody_has_spoken(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    said = len(rows(Update))
    assert chat.fills(owner, {"What has happened?": "All well."}).submits(owner).errors
    assert len(rows(Update)) == said
    chat.fills(owner, {"How does it stand?": "On track"}).submits(owner).hears("A3.1 is on track.", "“All well.”")


def test_words_stand_under_the_name_of_whoever_said_them_and_the_owner_hears_of_it(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    chat.says(owner, "/plan update A3.1 on track")
    chat.says(owner, "/plan show A3.1").hears("Owner says: On track")
    assert [one for one in chat.messages_to(owner) if "changed what you own" in one.plain] == []
    chat.says(lead, "/plan update A3.1 delayed the board has no date")
    chat.says(lead, "/plan set A3.1 title Visit each carer")
    chat.says(owner, "/plan show A3.1").hears("Improvement Lead says: Delayed").hears_nothing_of("Owner says")
    chat.goes_to(chat.today, time(10))
    told = [one.plain for one in chat.messages_to(owner) if "changed what you own" in one.plain]
    assert "Improvement Lead changed what you own: A3.1" in told[0]
    assert "A3.1 Visit every carer\nSaid delayed · “the board has no date” · Improvement Lead, today at" in told[0]
    assert [one for one in chat.messages_to(lead) if "changed what you own" in one.plain] == []


def test_several_changes_by_somebody_else_are_one_message(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    for ref in ("A3.1", "A3.2"):
        make_milestone(ref, owner=owner)
    chat.goes_to(chat.today, time(20))
    chat.says(lead, "/plan set A3.1 title Visit each carer")
    chat.says(lead, "/plan set A3.2 due 27 July because staff are away agreed by the Improvement Board")
    assert [one for one in chat.messages_to(owner) if "changed what you own" in one.plain] == []
    chat.next_day()
    (told,) = [one.plain for one in chat.messages_to(owner) if "changed what you own" in one.plain]
    assert "Improvement Lead changed what you own: A3.1 and A3.2" in told
    assert "Title: Visit every carer → Visit each carer" in told
    assert "Promised date:" in told


def test_what_is_done_is_complete_since_the_day_that_was_named(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 7, 8))
    chat.says(owner, "A3.1 done last Thursday all were seen").hears("Shall I record this?", "done Thursday 7 July")
    chat.says(owner, "A3.1 done last Thursday, all were seen").hears("Done Thursday 7 July.", "“all were seen”")
    assert item("A3.1").completed_on == date(2022, 7, 7)
    chat.says(owner, "show A3.1").hears("Completed: Thursday 7 July", "done Thursday 7 July")
    chat.says(owner, "undo")
    assert item("A3.1").completed_on is None
    chat.says(owner, "A3.1 done Friday").hears("Shall I record this?", "complete, done Friday 8 July")
