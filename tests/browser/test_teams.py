"""What a newcomer does in Teams' dress: ask, update in one tap and in a form, be nudged, read the week in a channel."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.cli.demo import OPENING
from bot.stage import TEAMS, Stage
from scheduler.clock import WallClock
from store.pulse.keys import KeyFolder
from tests.browser.kit import OpenPage, keep, pages, violations
from tests.conftest import PATIENCE
from tests.curtain import CurtainCalls
from tests.databases import SqliteDatabases, with_demo

pytestmark = pytest.mark.browser

PLAN = Path(__file__).parents[1] / "loading" / "layouts" / "owners.csv"
HEAD = "U03HOS"
LEAD = "U02PM"
ASKED = "U18SWA"
SECRET = "a-quieter-room-for-phone-calls"


@pytest.fixture
def teams_stage(
    sqlite_databases: SqliteDatabases, key_folder: KeyFolder, curtain_calls: CurtainCalls
) -> Iterator[Stage]:
    """The whole product in Teams alone, as a council without Slack has it."""
    url = sqlite_databases.new(with_demo)
    stage = Stage(url, OPENING, wall_clock=WallClock().now, patience=PATIENCE, keys=key_folder, chats=TEAMS)
    stage.start()
    yield stage
    curtain_calls.leave(stage)


@pytest.fixture
def open_teams(browser: Browser, teams_stage: Stage) -> Iterator[OpenPage]:
    with pages(browser, teams_stage.server.url) as open_:
        yield lambda place="", **options: open_(
            f"teams{place}", **{"viewport": {"width": 1280, "height": 800}, **options}
        )


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Message "))


def ask(page: Page, words: str) -> Locator:
    """Type words and send them; the answer is the newest message."""
    known = page.get_by_role("article").count()
    composer(page).fill(words)
    composer(page).press("Enter")
    expect(page.get_by_role("article")).to_have_count(known + 2)
    return page.get_by_role("article").last


def go(page: Page, place: str) -> None:
    page.get_by_role("navigation", name="Conversations").get_by_role("link", name=place).click()
    expect(page.get_by_role("heading", level=2, name=place)).to_be_visible()


def next_monday(page: Page) -> None:
    clock = page.get_by_role("region", name="Demo clock")
    clock.get_by_role("button", name="Next Monday").click()
    expect(clock.locator(".now")).to_contain_text("18 July")
    expect(clock).not_to_have_attribute("aria-busy", "true")


def test_a_newcomer_asks_updates_in_the_card_is_nudged_and_reads_the_week(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={HEAD}")
    answer = ask(page, "overdue")
    expect(answer).to_contain_text("4 actions and milestones overdue")
    expect(answer).to_contain_text("▲ Red")
    keep(page, "teams-overdue")
    assert violations(page) == []

    mine = ask(page, "mine")
    mine.get_by_role("button", name="Update: A9.1").click()
    expect(mine.get_by_role("group").or_(mine.get_by_role("radiogroup")).first).to_be_visible()
    mine.get_by_role("radio", name="At risk").check()
    mine.get_by_label("How much of it is done, in percent?").fill("lots")
    mine.get_by_role("button", name="Save").click()
    expect(mine.locator(".error, .colour-attention").filter(visible=True).first).to_be_visible()
    expect(mine.get_by_label("How much of it is done, in percent?")).to_have_value("lots")
    keep(page, "teams-form-error")
    assert violations(page) == []
    mine.get_by_label("How much of it is done, in percent?").fill("70")
    mine.get_by_role("button", name="Save").click()
    expect(mine).to_contain_text("Thank you. You say that A9.1 is at risk. 70% is done.")
    keep(page, "teams-updated")

    next_monday(page)
    nudge = page.get_by_role("article").filter(has_text="How do these stand?").last
    expect(nudge).to_be_visible()
    nudge.scroll_into_view_if_needed()
    keep(page, "teams-nudge")
    before = page.get_by_role("article").count()
    nudge.get_by_role("button", name=re.compile("^On track")).first.click()
    expect(page.get_by_role("article").filter(has_text=re.compile("You say that .* is on track"))).to_be_visible()
    assert page.get_by_role("article").count() == before, "the card changes in its place"

    go(page, "improvement-plan")
    week = page.get_by_role("article").last
    expect(week).to_contain_text("overdue")
    keep(page, "teams-digest")
    assert violations(page) == []
    answer = ask(page, "@Sightline who owns D3?")
    expect(answer).to_contain_text("Only visible to you")


def test_a_phone_holds_every_card(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={HEAD}", viewport={"width": 390, "height": 844})
    for words in ("status", "status", "slipping", "mine"):
        answer = ask(page, words)
        assert answer.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), words
    keep(page, "phone-teams-mine")
    assert violations(page) == []


def test_a_plan_is_given_as_a_file_and_what_was_read_is_shown(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={LEAD}")
    known = page.get_by_role("article").count()
    page.locator("input[type=file]").set_input_files(PLAN)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("article").filter(has_text="owners.csv").first).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(known + 3)
    expect(page.get_by_role("article").last).to_contain_text("action")
    keep(page, "teams-file")


def test_whoever_removes_the_app_is_told_how_it_comes_back(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={HEAD}")
    page.get_by_role("button", name="Remove Sightline").click()
    expect(page.get_by_role("button", name="Add Sightline")).to_be_visible()
    composer(page).fill("mine")
    composer(page).press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Add the app first.")).to_be_visible()
    assert composer(page).input_value() == "mine", "nothing typed is lost"
    page.get_by_role("button", name="Add Sightline").click()
    expect(page.get_by_role("article").filter(has_text="What you can ask Sightline").last).to_be_visible()
    expect(ask(page, "mine")).to_contain_text("You own")


def test_a_switch_shows_the_same_person_in_the_other_chat(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={HEAD}")
    chat = page.get_by_role("navigation", name="Chat")
    expect(chat.get_by_role("link", name="Teams")).to_have_attribute("aria-current", "page")
    chat.get_by_role("link", name="Slack").click()
    expect(page.get_by_role("combobox", name="Speak as")).to_have_value(HEAD)
    expect(page.get_by_role("link", name=re.compile("Home"))).to_be_visible()


def test_a_workbook_is_allowed_on_the_page_and_downloaded(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={HEAD}")
    ask(page, "export").get_by_role("button", name="Send me the workbook").click()
    allow = page.get_by_role("button", name="Allow")
    expect(allow).to_be_visible()
    expect(page.get_by_role("button", name="Decline")).to_be_visible()
    keep(page, "teams-file-consent")
    assert violations(page) == []
    allow.click()
    link = page.get_by_role("article").last.get_by_role("link", name=re.compile(r"-2022-07-11\.xlsx$"))
    expect(link).to_be_visible()
    expect(allow).to_be_hidden()
    assert violations(page) == []
    with page.expect_download() as kept:
        link.click()
    assert kept.value.suggested_filename.endswith("-2022-07-11.xlsx")


def test_what_is_typed_into_a_ballot_does_not_outlive_the_page(open_teams: OpenPage) -> None:
    page = open_teams(f"?as={ASKED}")
    clock = page.get_by_role("region", name="Demo clock")
    clock.get_by_role("button", name="Next day").click()
    expect(clock.locator(".now")).to_contain_text("12 July")
    expect(clock).not_to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="Answer").click()
    change = page.get_by_label("What one change would help you most?")
    change.fill(SECRET)
    page.get_by_label("4 – Mostly").first.check()
    assert SECRET not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state])")
    page.reload()
    expect(change).to_have_value("")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
