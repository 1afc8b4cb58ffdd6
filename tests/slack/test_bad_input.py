"""Bad input, one story a kind: a clear sentence for the person, nothing lost, no traceback in chat, one in the log."""

from pathlib import Path

import pytest

from store.models import Update
from store.rules.terms import Progress
from tests.cast import Player
from tests.chat import Chat, ItemNow, Log, MakeMilestone, Rows, RunJobs

SORRY = "Something went wrong on my side, and nothing was saved. Try again in a minute."


def tracebacks(logged: Log) -> list[str]:
    return [entry["event"] for entry in logged if entry.get("exc_info")]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("show Z9", "I can't find Z9. Try /plan find and a word from its title."),
        ("update D99.1 done", "I can't find D99.1."),
        ("rec 99", "I can't find recommendation 99. The plan has 1 to 12. Try /plan recs."),
        ("risk 77", "I can't find risk 77. Try /plan risks."),
        ("standard I.99", "I can't find standard I.99. Try /plan standards."),
        ("standard I.4", "The plan prints I.4 more than once: I.4a and I.4b. Say which."),
        ("theme zebra", "Say which theme: A Data and practice quality; B Workforce"),
        ("help zebra", "I know no command “zebra”, and nothing that is done by that word."),
        ("help me", "Ask me about the plan in your own words"),
        ("owner @Zebra", "I know nobody called Zebra."),
    ],
)
def test_an_unknown_reference_says_what_to_try(
    chat: Chat, viewer: Player, logged: Log, said: str, answered: str
) -> None:
    chat.says(viewer, f"/plan {said}", chat.channel).privately().hears(answered)
    assert tracebacks(logged) == []


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("update A3.1 at risk until the moon", "I can't read"),
        ("update A3.1 at risk until 30 February", "February"),
        ("update A3.1 at risk until 4 July 2022", "That day has passed. Choose today or a later day."),
        ("changes since the moon", "I can't read “since” “moon” here. Try /plan changes since 4 July."),
        ("changes since tomorrow", "is still to come. Try a day that has passed."),
    ],
)
def test_a_bad_date_is_named_and_nothing_is_saved(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, said: str, answered: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, f"/plan {said}").hears(answered)
    assert item("A3.1").progress is None


@pytest.mark.both_chats
def test_a_bad_date_in_a_form_is_said_beside_its_field(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.fills(
        owner,
        {
            "How does it stand?": "On track",
            "What has happened?": "Kept.",
            "When do you now expect it done?": "2022-07-01",
        },
    )
    assert chat.submits(owner).errors == {
        "When do you now expect it done?": "That day has passed. Choose today or a later day."
    }
    assert item("A3.1").progress is None
    chat.fills(owner, {"How does it stand?": "On track", "When do you now expect it done?": "2022-08-01"})
    chat.submits(owner).hears("Thank you.", "“Kept.”")


def test_an_empty_form_asks_for_what_is_needed(chat: Chat, lead: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1")
    chat.says(lead, "/plan set A3.1 due")
    assert set(chat.submits(lead).errors) == {"New promised date", "Why does it move?", "Who agreed?"}
    chat.fills(lead, {"New promised date": "2022-08-05", "Why does it move?": "   ", "Who agreed?": " "})
    needed = "This is needed. Fill it in, then save again."
    assert chat.submits(lead).errors == {"Why does it move?": needed, "Who agreed?": needed}


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("find {}", "That is 10,000 characters to look for."),
        ("show {}", "I can't find xxxx"),
        ("{}", "I don't know what to do with"),
        ("overdue {}", "I did not understand"),
        ("owner @{}", "I know nobody called"),
    ],
)
def test_a_text_of_ten_thousand_characters_is_answered_in_few(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, logged: Log, said: str, answered: str
) -> None:
    make_milestone("A3.1", owner=owner)
    answer = chat.says(owner, f"/plan {said.format('x' * 10_000)}").hears(answered)
    assert len(answer.words) < 2_000
    assert tracebacks(logged) == []


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("update A3.1 at risk {}", "That is 10,000 characters and an update holds 3,000. Nothing was saved"),
        ("update {}", "I can't find xxxx"),
        ("update A3.1 soonish {}", "Say first how it stands"),
    ],
)
def test_long_words_of_a_change_that_is_refused_are_given_back(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, said: str, answered: str
) -> None:
    make_milestone("A3.1", owner=owner)
    answer = chat.says(owner, f"/plan {said.format('x' * 10_000)}").hears(answered).hears("You wrote:")
    assert answer.words.count("x") >= 10_000


def test_an_owner_nobody_knows_is_not_read_as_everybody(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan overdue @Zebra").hears("I know nobody called Zebra.")


def test_two_thousand_strange_words_are_counted_not_listed(chat: Chat, viewer: Player) -> None:
    answer = chat.says(viewer, f"/plan list {'xyzzy ' * 1_900}")
    answer.hears("“xyzzy”, “xyzzy”, “xyzzy”, “xyzzy”, “xyzzy” and 1,895 more words.")


def test_more_than_can_be_read_is_said_so(chat: Chat, viewer: Player) -> None:
    answer = chat.says(viewer, "x" * 12_001).hears("That is 12,001 characters, which is more than I can read at once.")
    assert answer.words.count("x") < 600


def test_the_longest_update_is_kept_whole(chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows) -> None:
    make_milestone("A3.1", owner=owner)
    words = "w" * 3_000
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "On track", "What has happened?": words}).submits(owner)
    assert rows(Update)[-1].words == words
    chat.says(owner, "/plan show A3.1").hears("w" * 2_000)


@pytest.mark.both_chats
@pytest.mark.parametrize(
    "words",
    ["All done 🎉👩‍👩‍👧‍👦 café", "تم تدريب الفريق", "\u202eright to left override", "*bold* _not_ `code` ~no~"],
)
def test_emoji_right_to_left_words_and_signs_are_kept_as_they_are(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, words: str
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "On track", "What has happened?": words}).submits(owner)
    assert rows(Update)[-1].words == words
    shown = chat.says(owner, "/plan show A3.1").words.replace("\u200a", "")
    assert words in shown
    if words[0] in "ت\u202e":
        assert f"\u2068{words}\u2069" in shown, "set apart, so that the words around keep their order"


@pytest.mark.slack_only("it types Slack's own marks")
@pytest.mark.parametrize("call", ["<!channel>", "<!here>", "<!everyone>", "<@U94VIEWER>", "<#C01PLAN>", "@channel"])
def test_words_that_would_call_somebody_call_nobody(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, run_jobs: RunJobs, call: str
) -> None:
    make_milestone("A3.1", owner=owner, title=f"Title {call}")
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "Complete", "What has happened?": f"Look {call}"}).submits(owner)
    chat.says(owner, "/plan changes share", chat.channel)
    run_jobs()
    workspace = chat.stage.workspace
    told = [one for one in workspace.messages.within(chat.channel) if one.user == workspace.bot_user_id]
    assert len(told) == 2, "the shared answer and the digest"
    for message in told:
        assert not {"<!", "<@", "<#"} & {message.text[place : place + 2] for place in range(len(message.text))}
        for block in message.blocks:
            text = block.get("text", {})
            if text.get("type") == "mrkdwn":
                assert text["verbatim"] is True
                assert not any(sign in text["text"] for sign in ("<!", "<@", "<#"))
    assert f"Title {call}" in chat.in_channel(owner)[-1].plain


@pytest.mark.slack_only("a stranger is of another tenant in Teams, and hears so")
@pytest.mark.parametrize("said", ["/plan", "/plan overdue", "mine", "update A1.1 done", "/plan risks share"])
def test_a_guest_or_a_stranger_learns_nothing(
    chat: Chat, outsider: Player, stranger: Player, rows: Rows, said: str
) -> None:
    before = len(rows(Update))
    for person in (outsider, stranger):
        answer = chat.says(person, said).hears("Only full members of this workspace can read the plan.")
        assert len(answer.words) < 120
    assert len(rows(Update)) == before


@pytest.mark.slack_only("a stranger is of another tenant in Teams, and hears so")
def test_a_stranger_presses_a_shared_button_in_vain(
    chat: Chat, lead: Player, stranger: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1")
    chat.says(lead, "/plan list unowned milestones share", chat.channel)
    shared = chat.in_channel(lead)[-1]
    chat.presses(stranger, "Update", message=shared).privately().hears("Only full members of this workspace")
    assert chat.form(stranger) == ""


@pytest.mark.slack_only("it types Slack's own marks")
def test_somebody_who_left_is_given_nothing(
    chat: Chat, lead: Player, leaver: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1")
    chat.says(lead, f"/plan assign A3.1 <@{leaver.id}>").hears(
        "Former Fostering Manager's account is closed. Choose somebody else."
    )
    chat.says(lead, f"/plan assign A3.1 @{leaver.name}").hears(
        "Former Fostering Manager's account is closed. Choose somebody else."
    )
    chat.says(lead, f"/plan owner <@{leaver.id}>").hears("Former Fostering Manager owns no open actions and milestones")


@pytest.mark.slack_only("it types Slack's own marks")
def test_somebody_who_leaves_is_asked_nothing_more(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(2))
    chat.stage.workspace.deactivate(owner.id)
    chat.says(lead, f"/plan owner <@{owner.id}>").hears("Head of Fostering owns 1 open action or milestone", "A3.1")
    run_jobs()
    assert chat.messages_to(owner) == []


@pytest.mark.both_engines
def test_a_sign_that_no_database_holds_is_left_out(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 at risk the van\0 broke down").hears("“the van broke down”")
    chat.says(owner, "/plan find \0van")
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "Delayed", "What is in the way?": "No\0 van"})
    chat.submits(owner).hears("Thank you. A3.1 is delayed.")
    assert item("A3.1").blocker == "No van"


@pytest.mark.both_chats
def test_orders_to_a_terminal_are_taken_out_of_words_and_forms(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    painting = "\x1b]0;owned\x07\x1b[31mthe van\x92s wheel \x1b[2Jbroke\x08\x1b down"
    chat.says(owner, f"/plan update A3.1 at risk {painting}").hears("“the van’s wheel broke down”")
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "Delayed", "What is in the way?": painting}).submits(owner)
    assert item("A3.1").blocker == "the van’s wheel broke down"


@pytest.mark.both_chats
def test_half_a_sign_is_refused_with_a_sentence(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, rows: Rows, logged: Log
) -> None:
    make_milestone("A3.1", owner=owner)
    before = len(rows(Update))
    in_half = ("came to me in half", "Nothing was saved")
    chat.says(owner, "/plan update A3.1 at risk the van \ud83d broke down").hears(*in_half)
    chat.says(owner, "find \udc00").hears(*in_half)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "Delayed", "What is in the way?": "No \ud83d van"})
    assert in_half[0] in " ".join(chat.submits(owner).errors.values())
    assert len(rows(Update)) == before
    assert tracebacks(logged) == []


@pytest.mark.slack_only("a form opens from one press there, within three seconds")
def test_a_form_that_came_too_late_is_offered_again(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, logged: Log
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.stage.server.arrange("views.open", error="expired_trigger_id")
    chat.says(owner, "/plan update A3.1").hears("Slack did not wait for the form.", "update A3.1 on track")
    assert tracebacks(logged) == []
    chat.presses(owner, "Open the form")
    chat.fills(owner, {"How does it stand?": "On track"})
    chat.submits(owner).hears("Thank you. A3.1 is on track.")


def test_an_unreachable_database_is_one_sentence_and_one_traceback(
    chat: Chat, owner: Player, database: Path, logged: Log
) -> None:
    chat.says(owner, "/plan overdue").hears("4 actions and milestones overdue")
    away = take_away(chat, database)
    assert chat.says(owner, "/plan overdue").only.plain == SORRY
    assert tracebacks(logged) == ["request failed"]
    assert chat.says(owner, "overdue").only.plain == SORRY
    away.rename(database.parent)
    chat.says(owner, "/plan overdue").hears("4 actions and milestones overdue")


@pytest.mark.both_chats
def test_a_form_sent_to_an_unreachable_database_keeps_what_was_written(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, database: Path, logged: Log, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1")
    chat.fills(owner, {"How does it stand?": "Delayed", "What has happened?": "Much work to write."})
    away = take_away(chat, database)
    assert chat.submits(owner).errors == {"How does it stand?": SORRY}
    assert tracebacks(logged) == ["request failed"]
    assert "Much work to write." not in f"{logged}"
    away.rename(database.parent)
    chat.submits(owner).hears("Thank you. A3.1 is delayed.", "“Much work to write.”")
    assert item("A3.1").progress is Progress.DELAYED


def take_away(chat: Chat, database: Path) -> Path:
    """What a disk that was unplugged looks like: open connections are gone, new ones find nothing."""
    chat.stage.core.engine.dispose()
    return database.parent.rename(database.parent.with_name("away"))


@pytest.mark.slack_only("it lets calls of Slack's Web API go wrong")
def test_an_answer_that_slack_refuses_is_owned_up_to_and_what_was_saved_stays(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow, logged: Log
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.stage.server.arrange("chat.postMessage", error="fatal_error")
    chat.says(owner, "update A3.1 on track").hears(
        "If you changed something, it is saved: /plan changes shows it for a plan"
    )
    assert item("A3.1").progress is Progress.ON_TRACK
    assert tracebacks(logged) == ["answer not shown"]
