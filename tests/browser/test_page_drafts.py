"""What was begun and not sent outlives a reload, and a keyboard comes to the message box in two steps."""

import pytest
from playwright.sync_api import expect
from slack_bolt import App
from slack_sdk import WebClient

from bot.demo.server import DemoServer
from tests.browser.kit import OpenPage
from tests.browser.test_page_inputs import FORM

pytestmark = pytest.mark.browser


def test_a_half_typed_line_is_there_after_a_reload_and_gone_once_sent(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_label("Message improvement-plan")
    box.fill("half a thou")
    page.reload()
    expect(box).to_have_value("half a thou")
    box.press("End")
    box.press_sequentially("ght")
    box.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("half a thought")
    page.reload()
    expect(box).to_have_value("")


def test_what_was_sent_is_no_draft_where_the_page_is_left_before_its_answer_comes(open_page: OpenPage) -> None:
    page = open_page()
    # The words arrive, and their answer never does.
    page.route("**/demo/say", lambda route: route.fetch() and None)
    box = page.get_by_label("Message improvement-plan")
    box.fill("on its way")
    box.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("on its way")
    page.reload()
    expect(box).to_have_value("")


def test_another_person_does_not_find_my_draft(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Message improvement-plan").fill("for my eyes")
    page.goto(page.url.replace("U01LEAD", "U02OWNER"))
    expect(page.get_by_label("Message improvement-plan")).to_have_value("")


def test_an_open_form_keeps_its_words_over_a_reload_until_it_is_closed(
    open_page: OpenPage, server: DemoServer, slack: WebClient, bot: App
) -> None:
    page = open_page()
    slack.views_open(trigger_id=server.workspace.triggers.issue("U01LEAD"), view=FORM)
    form = page.get_by_role("dialog", name="Change D1.2")
    form.get_by_label("Evidence").fill("https://council.example/half")
    form.get_by_label("Rating").select_option("Amber")
    page.reload()
    expect(form.get_by_label("Evidence")).to_have_value("https://council.example/half")
    expect(form.get_by_label("Rating")).to_have_value("amber")
    form.get_by_role("button", name="Cancel").click()
    slack.views_open(trigger_id=server.workspace.triggers.issue("U01LEAD"), view=FORM)
    expect(form.get_by_label("Evidence")).to_have_value("")


def test_a_form_that_is_to_leave_no_trace_is_empty_after_a_reload(
    open_page: OpenPage, server: DemoServer, slack: WebClient, bot: App
) -> None:
    server.workspace.undrafted = frozenset({"ballot"})
    page = open_page()
    slack.views_open(trigger_id=server.workspace.triggers.issue("U01LEAD"), view={**FORM, "callback_id": "ballot"})
    form = page.get_by_role("dialog", name="Change D1.2")
    form.get_by_label("Evidence").fill("https://council.example/half")
    form.get_by_label("Rating").select_option("Amber")
    assert "half" not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state])")
    page.reload()
    expect(form.get_by_label("Evidence")).to_have_value("")
    expect(form.get_by_label("Rating")).not_to_have_value("amber")


def test_the_keyboard_skips_to_the_message_box(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Message improvement-plan")).to_be_focused()
