"""What a newcomer does in the demo, in Chromium before the whole product: ask, update, be nudged, read the week."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kit import OpenPage, keep, violations

pytestmark = pytest.mark.browser

DATA_MANAGER = "Data and Performance Manager"


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Message "))


def ask(page: Page, words: str) -> Locator:
    """Type words and send them; the answer is the newest message."""
    known = page.get_by_role("article").count()
    composer(page).fill(words)
    composer(page).press("Enter")
    # A command stands nowhere; a message stands above its answer, and may be seen before it.
    new = 1 if words.startswith("/") else 2
    expect(page.get_by_role("article")).to_have_count(known + new)
    return page.get_by_role("article").last


def clock(page: Page) -> Locator:
    return page.get_by_role("region", name="Demo clock")


def next_day(page: Page) -> str:
    """Press the button; returns what the clock shows then."""
    before = clock(page).locator(".now").inner_text()
    clock(page).get_by_role("button", name="Next day").click()
    expect(clock(page).locator(".now")).not_to_have_text(before)
    expect(clock(page)).not_to_have_attribute("aria-busy", "true")
    return clock(page).locator(".now").inner_text()


def speak_as(page: Page, name: str) -> None:
    page.get_by_label("Speak as").select_option(name)
    expect(page.get_by_role("status").filter(has_text=f"You now speak as {name}.")).to_be_attached()


def update_form(page: Page, answer: Locator, ref: str) -> Locator:
    answer.get_by_role("button", name=f"Update: {ref}").click()
    return page.get_by_role("dialog", name=f"Update {ref}")


def test_a_newcomer_asks_updates_is_nudged_and_reads_the_week(open_demo: OpenPage) -> None:
    page = open_demo()
    answer = ask(page, "/plan overdue")
    expect(answer).to_contain_text("Only visible to you")
    expect(answer).to_contain_text("4 actions and milestones overdue")
    keep(page, "plan-overdue")

    form = update_form(page, answer, "C12.1")
    form.get_by_label("Complete").check()
    form.get_by_label("What has happened?").fill("Finance agreed the second estimate this morning.")
    keep(page, "update-form")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(answer).to_contain_text("Thank you. C12.1 is complete.")
    expect(answer).to_contain_text("3 actions and milestones overdue")
    expect(answer.get_by_role("button", name="Update: C12.1")).to_have_count(0)
    keep(page, "updated")

    while "Wednesday 13 July" not in next_day(page):
        pass
    speak_as(page, DATA_MANAGER)
    page.get_by_role("link", name=re.compile("^Sightline 2 unread messages")).click()
    nudge = page.get_by_role("article").last
    expect(nudge).to_contain_text("How does this stand?")
    expect(nudge).to_contain_text("A2.2 Dashboards read from the new system")
    expect(nudge).to_contain_text("2 working days before 15 July")
    keep(page, "nudge")
    nudge.get_by_role("button", name="On track, nothing changed").click()
    expect(nudge).to_contain_text("Thank you. A2.2 is on track.")
    expect(nudge).to_contain_text("All answered")
    keep(page, "nudge-answered")

    while "Monday 18 July" not in next_day(page):
        pass
    page.get_by_role("link", name="improvement-plan 1 unread message").click()
    digest = page.get_by_role("article").last
    expect(digest.get_by_role("heading", name="the week to Monday 18 July")).to_be_visible()
    expect(digest).to_contain_text("C12.1 Cost of the family meeting offer agreed")
    expect(digest).to_contain_text("A2.2 Dashboards read from the new system")
    keep(page, "digest")


def test_home_shows_what_is_mine_and_takes_an_update(open_demo: OpenPage) -> None:
    page = open_demo()
    page.get_by_role("link", name="Sightline Home").click()
    home = page.get_by_role("region", name="Sightline Home")
    expect(home).to_contain_text("You own 7 open actions and milestones, none of them overdue.")
    keep(page, "home")
    form = update_form(page, home, "D4.1")
    form.get_by_label("At risk").check()
    form.get_by_role("button", name="Save").click()
    expect(home).to_contain_text("Thank you. D4.1 is at risk.")
    home.get_by_role("button", name="How the plan stands").click()
    expect(home.get_by_role("table", name="By theme")).to_be_visible()
    home.get_by_role("button", name="Back to my page").click()
    expect(home).to_contain_text("You own 7 open actions and milestones")


def test_a_mistyped_command_says_what_was_read_or_asks(open_demo: OpenPage) -> None:
    page = open_demo()
    expect(ask(page, "/plan overdeu")).to_contain_text("I read “overdeu” as overdue.")
    lost = ask(page, "/plan updat A2.2")
    expect(lost).to_contain_text("How does A2.2 Dashboards read from the new system stand?")
    expect(lost).to_contain_text("how it stands was not said · “updat”")
    expect(lost).to_contain_text("Nothing is recorded until you press.")
    keep(page, "did-you-mean")


def test_a_day_that_has_passed_is_refused_beside_its_field_and_nothing_else_is_lost(open_demo: OpenPage) -> None:
    page = open_demo()
    answer = ask(page, "/plan overdue")
    form = update_form(page, answer, "C12.1")
    form.get_by_label("Delayed").check()
    form.get_by_label("What has happened?").fill("Waiting for Finance.")
    when = form.get_by_label("When do you now expect it done?")
    when.fill("2022-07-04")
    form.get_by_role("button", name="Save").click()
    expect(when).to_have_accessible_description(re.compile("That day has passed. Choose today or a later day."))
    expect(when).to_be_focused()
    expect(form.get_by_label("What has happened?")).to_have_value("Waiting for Finance.")
    keep(page, "form-error")
    assert violations(page) == []
    when.fill("2022-07-22")
    expect(form).to_contain_text("Friday 22 July 2022")
    form.get_by_role("button", name="Save").click()
    expect(answer).to_contain_text("You expect it done by Friday 22 July.")


def test_the_whole_round_needs_no_mouse(open_demo: OpenPage) -> None:
    page = open_demo()
    composer(page).focus()
    page.keyboard.type("/plan overdue")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Update: C12.1")
    expect(button).to_be_visible()
    tab_to(page, button, backwards=True)
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Update C12.1")
    expect(form.get_by_label("Not started")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(form.get_by_label("Delayed")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Finance asks for a third estimate.")
    tab_to(page, form.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(form).to_have_count(0)
    expect(page.get_by_role("article").last).to_contain_text("Thank you. C12.1 is delayed.")
    expect(button).to_be_focused()


def tab_to(page: Page, wanted: Locator, *, backwards: bool = False) -> None:
    for _ in range(60):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    expect(wanted).to_be_focused()


def test_two_clicks_on_save_save_once(open_demo: OpenPage) -> None:
    page = open_demo()
    form = update_form(page, ask(page, "/plan overdue"), "C12.1")
    form.get_by_label("Delayed").check()
    form.get_by_role("button", name="Save").dblclick()
    expect(form).to_have_count(0)
    shown = ask(page, "/plan show C12.1")
    expect(shown.get_by_text("Said delayed")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend_in_what_the_product_says(open_demo: OpenPage, scheme: str) -> None:
    page = open_demo(color_scheme=scheme)
    for words in ("status", "timeline", "show A17", "help", "recs", "changes", "overdue"):
        answer = ask(page, f"/plan {words}")
        if scheme == "light" and words in ("status", "show A17"):
            keep(page, {"status": "status-tables"}.get(words, "show-action"))
    assert violations(page) == []
    form = update_form(page, answer, "A17.1")
    expect(form).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Sightline Home").click()
    expect(page.get_by_role("region", name="Sightline Home")).to_contain_text("You own")
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_sticks_out_of_a_narrow_or_much_zoomed_page(open_demo: OpenPage, width: int) -> None:
    """640 pixels are what a laptop's 1,280 become at 200 % zoom."""
    page = open_demo(viewport={"width": width, "height": 400 if width == 640 else 640})
    for words in ("status", "overdue"):
        answer = ask(page, f"/plan {words}")
    expect(answer).to_contain_text("4 actions and milestones overdue")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    form = update_form(page, answer, "A17.1")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    assert violations(page) == []


def test_signs_in_what_people_write_are_shown_as_signs(open_demo: OpenPage) -> None:
    page = open_demo()
    words = "*not bold* _nor slanted_ ~nor struck~ `nor code` <b>"
    answered = ask(page, f"/plan update C12.1 on track {words}")
    expect(answered).to_contain_text("Thank you. You say that C12.1 is on track.")
    shown = ask(page, "/plan show C12.1")
    assert f"“{words}”" in shown.inner_text().replace("\u200a", "")
