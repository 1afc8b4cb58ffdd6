"""A plan document shared with the bot: read, reviewed, accepted or not, and come again as a newer version."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from sqlmodel import select

from bot.demo.random_faults import RandomFaults
from store.database import SessionMaker
from store.models import Item, Plan, StagedImport, Update
from store.plan import plans
from store.rules.terms import ImportState
from tests.cast import Player
from tests.chat import Chat, Rows

HEADER = ["Ref", "Action", "Lead", "By when", "RAG", "Progress update"]
ROWS = [
    ["1.1", "Recruit to social work vacancies", "Head of HR", "July 2022", "Amber", "Four posts out"],
    ["1.2", "Train every team manager", "Head of Fostering", "31/08/2022", "", ""],
    ["1.3", "Open a family hub", "", "TBC", "", ""],
]

Titles = Callable[[], dict[str, str]]


def workbook(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Harbour Council improvement plan"], HEADER, *rows):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def titles(sessions: SessionMaker) -> Titles:
    """Of the plan that questions are about: what is open, by its reference."""

    def get() -> dict[str, str]:
        with sessions() as session:
            plan = plans.current(session)
            assert plan is not None
            found = session.exec(select(Item).where(Item.plan_id == plan.id))
            return {one.ref: one.title for one in found if one.closed_at is None}

    return get


@pytest.fixture
def own_plan(chat: Chat, lead: Player) -> Chat:
    """The lead's own plan instead of the demo's."""
    chat.shares(lead, workbook(*ROWS), "plan.xlsx")
    chat.presses(lead, "Use it as a new plan")
    chat.presses(lead, "In place of Practice improvement plan 2022-23 (demo)")
    return chat


@pytest.mark.both_chats
def test_a_shared_file_is_read_and_nothing_is_saved_before_a_yes(chat: Chat, lead: Player, titles: Titles) -> None:
    before = titles()
    review = chat.shares(lead, workbook(*ROWS), "plan.xlsx").privately()
    review.hears(
        "Reading plan.xlsx", "What I read: Harbour Council improvement plan", "3 actions", "Nothing is saved yet."
    )
    review.hears("A day, where “TBC” is printed: 1")
    assert titles() == before


def test_another_plan_is_used_instead_and_the_first_is_kept(
    chat: Chat, lead: Player, titles: Titles, rows: Rows
) -> None:
    review = chat.shares(lead, workbook(*ROWS), "plan.xlsx").hears("looks like another plan")
    assert {"Use it as a new plan", "It is the next version", "Discard"} <= set(review.buttons())
    chat.presses(lead, "Use it as a new plan").hears("Use plan.xlsx as a new plan?")
    chat.presses(lead, "In place of Practice improvement plan 2022-23 (demo)").hears(
        "Saved: Harbour Council improvement plan."
    )
    assert titles() == {row[0]: row[1] for row in ROWS}
    assert len(rows(Plan)) == 2
    chat.says(lead, "/plan due by August").hears("1.1", "1.2")


def test_a_newer_version_shows_its_difference_and_keeps_what_was_said(
    own_plan: Chat, owner: Player, lead: Player, titles: Titles, rows: Rows
) -> None:
    own_plan.says(owner, "/plan update 1.2 on track half the managers are trained")
    newer = [
        [*ROWS[0][:3], "September 2022", *ROWS[0][4:]],
        ROWS[1],
        ["1.4", "Write a neglect strategy", "", "", "", ""],
    ]
    review = own_plan.shares(lead, workbook(*newer), "plan v2.xlsx")
    review.hears("1 added, 1 changed, 1 gone and 1 as they were", "Date: July 2022 → September 2022")
    review.hears("Gone: 1 action", "1.3 Open a family hub")
    own_plan.presses(lead, "Accept, close what is gone").hears(
        "1 added, 1 changed and 1 closed as no longer in the plan"
    )
    assert sorted(titles()) == ["1.1", "1.2", "1.4"]
    assert [one.words for one in rows(Update) if one.by_id][-1] == "half the managers are trained"
    own_plan.says(lead, "/plan changes").hears("as printed in plan v2.xlsx", "no longer in plan v2.xlsx")


def test_what_is_gone_stays_unless_somebody_says_yes_to_closing_it(
    own_plan: Chat, lead: Player, titles: Titles
) -> None:
    own_plan.shares(lead, workbook(*ROWS[:2]), "plan v2.xlsx")
    own_plan.presses(lead, "Accept, keep what is gone").hears("1 that are gone were kept")
    assert "1.3" in titles()


def test_accept_except_asks_what_and_leaves_it(own_plan: Chat, lead: Player, titles: Titles, rows: Rows) -> None:
    newer = [[*ROWS[0][:3], "May 2023", *ROWS[0][4:]], *ROWS[1:], ["1.4", "Write a neglect strategy", "", "", "", ""]]
    own_plan.shares(lead, workbook(*newer), "plan v2.xlsx")
    own_plan.presses(lead, "Accept except…")
    assert "What should stay as it is?" in own_plan.form(lead)
    wrong = own_plan.fills(lead, {"What should stay as it is?": "9.9"}).submits(lead)
    assert wrong.errors == {
        "What should stay as it is?": "Nothing in this document is called 9.9. Check the reference; nothing was saved."
    }
    own_plan.fills(lead, {"What should stay as it is?": "1.4"}).submits(lead)
    assert "1.4" not in titles()
    moved = next(one for one in rows(Item) if one.ref == "1.1" and one.plan_id == 2)
    assert moved.baseline.isoformat() == "2023-05-31"


def test_a_rating_without_a_key_is_asked_about_and_the_answer_counts(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(["1", "Recruit", "", "", "Blue", ""]), "plan.xlsx").hears(
        "Does blue mean complete here?", "Read so far: blue: complete"
    )
    chat.says(lead, "/plan accept 1 except")
    chat.fills(lead, {"What does “Blue” mean here?": "On track"}).submits(lead)
    newest = rows(Plan)[-1]
    assert [(one.means, one.source) for one in newest.rating_key] == [("on track", "confirmed")]
    said = next(one for one in rows(Item) if one.plan_id == newest.id)
    assert (said.progress, said.closed_at) == ("on track", None)


def test_a_discarded_document_leaves_nothing_and_cannot_be_accepted(
    chat: Chat, lead: Player, titles: Titles, rows: Rows
) -> None:
    before = titles()
    chat.shares(lead, workbook(*ROWS), "plan.xlsx")
    chat.presses(lead, "Discard").hears("Discarded: nothing of plan.xlsx was saved.")
    chat.says(lead, "/plan accept 1 as a new plan").hears("has been answered already")
    assert titles() == before
    assert [one.state for one in rows(StagedImport)] == [ImportState.DISCARDED]


@pytest.mark.both_chats
def test_two_presses_on_accept_save_once(own_plan: Chat, lead: Player, rows: Rows) -> None:
    newer = [*ROWS, ["1.4", "Write a neglect strategy", "", "", "", ""]]
    own_plan.shares(lead, workbook(*newer), "plan v2.xlsx")
    review = own_plan.messages_to(lead)[-1]
    first, second = (own_plan.press(lead, review, "Accept") for _ in range(2))
    own_plan.bot_gets(first)
    own_plan.bot_gets(second)
    assert sum(one.ref == "1.4" for one in rows(Item)) == 1


def test_every_doubt_can_be_seen(chat: Chat, lead: Player) -> None:
    many = [[f"{n}", f"Visit area {n} and tell us", "", "31 June 2022", "", ""] for n in range(1, 40)]
    chat.shares(lead, workbook(*many), "plan.xlsx").hears("And 36 more like this: /plan import 1 doubts")
    chat.says(lead, "/plan import 1 doubts").hears("All doubts in plan.xlsx: 39")
    chat.says(lead, "/plan import 1 doubts page 2").hears("sheet Sheet, row 41")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.pdf", b"%PDF-1.7", "is damaged inside. Share the Word or Excel file that it was made from"),
        ("photo.png", b"\x89PNG", "it is a picture, and I read words"),
        ("plan.xlsx", b"no workbook at all", "plan.xlsx"),
        ("empty.csv", b" \n", "empty.csv is empty"),
        ("large.csv", b"a,b\n" * 2_000_000, "is larger than 5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(
    chat: Chat, lead: Player, name: str, content: bytes, sentence: str, titles: Titles
) -> None:
    before = titles()
    chat.shares(lead, content, name).hears(sentence)
    assert titles() == before


def test_only_the_programme_lead_reads_documents_in(chat: Chat, owner: Player, outsider: Player, rows: Rows) -> None:
    chat.shares(owner, workbook(*ROWS), "plan.xlsx").hears("Only the programme lead can change this.")
    chat.shares(outsider, workbook(*ROWS), "plan.xlsx").hears("Only full members of this workspace can read the plan.")
    assert rows(StagedImport) == []
    chat.says(owner, "/plan import").hears("Only the programme lead reads plan documents in.")


@pytest.mark.slack_only("it delivers Slack's own event of a file again")
def test_a_file_that_is_delivered_twice_is_read_once(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.shares(lead, workbook(*ROWS), "plan.xlsx")
    events = [one for one in chat.stage.workspace.messages.within(chat.stage.workspace.dm_id(lead.id)) if one.files]
    member = chat.stage.workspace.members[lead.id]
    again = chat.stage.server.payloads.said(member, events[0], "message")
    chat.bot_gets(again)
    chat.bot_gets(again)
    chat.stage.edge.files.wait()
    assert len(rows(StagedImport)) == 2, "one for the first sharing, one for an event with an id of its own"


@pytest.mark.slack_only("it tells of Slack's scopes")
def test_without_leave_to_fetch_files_the_bot_says_what_is_missing(chat: Chat, lead: Player) -> None:
    workspace = chat.stage.workspace
    workspace.scopes = (workspace.scopes or frozenset()) - {"files:read"}
    chat.shares(lead, workbook(*ROWS), "plan.xlsx").hears("An administrator can add the scope files:read to the app.")
    chat.says(lead, "/plan import").hears("There is no document to review.")


def test_a_shared_file_is_answered_also_while_slack_stumbles(chat: Chat, lead: Player, rows: Rows) -> None:
    chat.stage.workspace.faults.set_random_faults(RandomFaults(server_error=1.0))
    chat.shares(lead, workbook(*ROWS), "plan.xlsx")
    chat.stage.workspace.faults.set_random_faults(None)
    assert [one.state for one in rows(StagedImport)] == [ImportState.WAITING]
    chat.says(lead, "/plan import").hears("What I read: Harbour Council improvement plan")


def test_a_rating_that_was_explained_once_is_not_asked_about_again(own_plan: Chat, lead: Player, rows: Rows) -> None:
    own_plan.says(lead, "/plan set plan key amber delayed")
    newer = [*ROWS[:2], [*ROWS[2][:4], "Amber", "No building"]]
    review = own_plan.shares(lead, workbook(*newer), "plan v2.xlsx")
    review.hears_nothing_of("Does amber mean")
    own_plan.presses(lead, "Accept")
    assert next(one for one in rows(Item) if one.ref == "1.3" and one.plan_id == 2).progress == "delayed"


@pytest.mark.both_chats
def test_a_plan_of_long_rows_is_shown_in_pages_that_a_chat_takes(chat: Chat, lead: Player) -> None:
    """Every message is looked over by a workspace that is as strict as the chat."""
    rows = [
        [f"{at}.1", f"Plant bed {at} " + "anew " * 80, "Head of every garden", "31/31/2026", "", ""] for at in range(60)
    ]
    review = chat.shares(lead, workbook(*rows), "plan.xlsx")
    review.hears("The plan as it would stand", "⚠ check", "And 55 more rows like these")
    chat.presses(lead, "Whole plan").hears("The plan as plan.xlsx would have it: 60", "19.1")
    chat.presses(lead, "Next page").hears("21 to 40", "39.1")


@pytest.mark.slack_only("Teams asks its reader first: tests/teams/test_sending_files.py")
def test_a_press_sends_what_was_read_as_a_workbook(chat: Chat, lead: Player) -> None:
    chat.shares(lead, workbook(*ROWS), "plan.xlsx")
    chat.presses(lead, "Workbook").hears("I am writing plan.xlsx as I read it.")
    chat.stage.edge.to_send.wait()
    workspace = chat.stage.workspace
    sent = [file for one in workspace.messages.within(workspace.dm_id(lead.id)) for file in one.files]
    assert "plan-as-read.xlsx" in [file.name for file in sent]
