"""Every part of a card and every field of a form, on the demo page: at a desk, on a phone, and by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kit import OpenPage, violations
from tests.sampler import registered

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def sampler() -> Iterator[None]:
    with registered():
        yield


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Message ").fill(words)
    page.keyboard.press("Enter")


def survey(page: Page) -> Locator:
    say(page, "/plan survey")
    return page.get_by_role("dialog", name="Your week")


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "light"), (PHONE, "dark")])
def test_a_survey_is_filled_in_and_sent(open_demo: OpenPage, viewport: dict[str, int], scheme: str) -> None:
    page = open_demo(viewport=viewport, color_scheme=scheme)
    form = survey(page)
    expect(form.get_by_role("heading", name="Your work")).to_be_visible()
    expect(form.get_by_text("Think of the last two weeks.")).to_be_visible()
    form.get_by_role("radiogroup", name="Which team?").get_by_label("South").check()
    form.get_by_role("radiogroup", name="My caseload is manageable").get_by_label("4 – Agree").check()
    topics = form.get_by_role("group", name="What should we talk about?")
    for topic in ("Supervision", "SEND", "IT & phones", "Training"):
        topics.get_by_label(topic).check()
    boards = form.get_by_role("group", name="Which boards may read it?")
    boards.get_by_label("Board 12").check()
    cases = form.get_by_label("How many cases do you hold?")
    expect(cases).to_have_accessible_description("A whole number from 0 to 60")
    cases.fill("17")
    assert violations(page) == []
    form.get_by_role("button", name="Send").click()
    expect(topics).to_have_accessible_description("Three at most. Choose 3 at most.")
    assert violations(page) == []
    topics.get_by_label("Training").uncheck()
    form.get_by_role("button", name="Send").click()
    expect(form).to_have_count(0)
    answer = page.get_by_role("article").last
    expect(answer).to_contain_text("topics: list supervision + SEND + IT & phones")
    expect(answer).to_contain_text("boards: list Board 12")
    expect(answer).to_contain_text("hours: Decimal 1.5")


def test_a_survey_is_filled_in_with_the_keyboard_alone(open_demo: OpenPage) -> None:
    page = open_demo(viewport=DESK)
    form, press = survey(page), page.keyboard.press
    expect(form.get_by_label("North")).to_be_focused()
    press("ArrowDown")
    press("Tab")
    press("Space")
    press("ArrowDown")
    press("Tab")
    press("Space")
    press("Tab")
    press("Tab")
    press("Space")
    expect(form.get_by_label("SEND")).to_be_checked()
    form.get_by_label("How many cases do you hold?").focus()
    page.keyboard.type("4")
    press("Enter")
    expect(form).to_have_count(0)
    answer = page.get_by_role("article").last
    expect(answer).to_contain_text("team: str south")
    expect(answer).to_contain_text("manageable: int 2")
    expect(answer).to_contain_text("topics: list supervision + SEND")


@pytest.mark.parametrize(("viewport", "scheme"), [(DESK, "light"), (PHONE, "light"), (PHONE, "dark")])
def test_every_part_of_a_card_is_read(open_demo: OpenPage, viewport: dict[str, int], scheme: str) -> None:
    page = open_demo(viewport=viewport, color_scheme=scheme)
    say(page, "/plan sheet")
    card = page.get_by_role("article").last
    expect(card.get_by_role("figure", name="How actions stand")).to_be_visible()
    expect(card.get_by_role("figure", name="Who owns them")).to_contain_text("3 (75%)")
    expect(card).to_contain_text("June: no figure")
    expect(card.get_by_role("figure", name="Teams")).to_contain_text("Teams on a map: North has three, South two")
    expect(card.get_by_role("table", name="Boards")).to_be_visible()
    numbers = card.get_by_role("group", name="How actions stand: the numbers")
    expect(numbers).to_be_hidden()
    card.get_by_text("The numbers as a table").first.click()
    expect(numbers.get_by_role("row", name="July 3 26")).to_be_visible()
    folded = card.get_by_text("Counted on Monday.")
    expect(folded).to_be_hidden()
    card.locator("summary", has_text="What is behind the figures").focus()
    page.keyboard.press("Enter")
    expect(folded).to_be_visible()
    expect(card).to_contain_text("N North. Red: 2")
    link = card.get_by_role("link", name="Open the board")
    expect(link).to_have_attribute("href", "https://council.example/board")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the screen"
    card.get_by_role("button", name="Show: A3").click()
    expect(page.get_by_role("article").last).to_contain_text("A3")


def test_how_a_wide_table_is_read_stands_above_it(open_demo: OpenPage) -> None:
    page = open_demo(viewport=PHONE)
    say(page, "/plan timeline")
    card = page.get_by_role("article").last
    table = card.get_by_role("table", name="Timeline")
    expect(table).to_be_visible()
    hint = card.get_by_text("More columns: scroll the table sideways.").first
    expect(hint).to_be_visible()
    places = [one.bounding_box() for one in (hint, table)]
    assert all(places)
    assert places[0]["y"] < places[1]["y"]  # type: ignore[index]
