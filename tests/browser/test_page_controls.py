"""The page's switches behind the workspace: injected faults, and people's accounts."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.demo.server import DemoServer
from tests.browser.kit import OpenPage, violations

pytestmark = pytest.mark.browser


def unfold(page: Page, title: str) -> Any:
    page.locator("summary").filter(has_text=title).press("Enter")
    return page.get_by_role("group", name=title)


def test_slack_is_made_to_fail_from_the_page_and_put_right_again(
    open_page: OpenPage, server: DemoServer, slack: WebClient
) -> None:
    page = open_page()
    panel = unfold(page, "Slack problems")
    expect(panel.get_by_label("Slack fails")).to_have_accessible_description("Calls end in a server error.")
    panel.get_by_label("How often something goes wrong").select_option("Every call")
    panel.get_by_label("Slack fails").check()
    expect(panel.get_by_role("status")).to_have_text("Slack fails.")
    with pytest.raises(SlackApiError) as caught:
        slack.chat_postMessage(channel="C01PLAN", text="The week")
    assert caught.value.response.status_code in (500, 503)
    panel.get_by_label("Slack fails").uncheck()
    expect(panel.get_by_role("status")).to_have_text("All is well.")
    assert server.workspace.faults.random_faults is None
    assert slack.chat_postMessage(channel="C01PLAN", text="The week")["ok"]


def test_every_switch_does_what_it_says(open_page: OpenPage, server: DemoServer) -> None:
    panel, faults = unfold(open_page(), "Slack problems"), server.workspace.faults
    for name in ("Slack is slow", "Slack asks to wait", "Connections drop", "Rate limits", "The app is removed"):
        panel.get_by_label(name).check()
        expect(panel.get_by_role("status")).to_contain_text(name)
    random = faults.random_faults
    assert random is not None
    assert (round(random.slow, 3), round(random.rate_limited, 3), random.server_error) == (0.067, 0.067, 0)
    assert (round(random.reset, 3), round(random.delivered_then_dropped, 3)) == (0.033, 0.033)
    assert faults.limits is not None
    assert (faults.limits.messages_per_minute, faults.refusal) == (60, "account_inactive")


def test_every_open_page_shows_the_same_faults(open_page: OpenPage) -> None:
    page, other = open_page(), open_page(speaker="U02OWNER")
    unfold(page, "Slack problems").get_by_label("Connections drop").check()
    expect(other.locator("summary").filter(has_text="Slack problems")).to_have_text(
        "Slack problemsOn: Connections drop"
    )
    other.reload()
    expect(unfold(other, "Slack problems").get_by_label("Connections drop")).to_be_checked()


def test_an_account_is_closed_and_opened_from_the_page(open_page: OpenPage, server: DemoServer, bot: App) -> None:
    heard: list[bool] = []
    bot.event("user_change")(lambda event: heard.append(event["user"]["deleted"]))
    server.workspace.bot_events |= {"user_change"}
    page = open_page()
    accounts = unfold(page, "Accounts")
    accounts.get_by_label("Whose account").select_option("Head of Service")
    accounts.get_by_label("Active").uncheck()
    expect(accounts.get_by_role("status")).to_have_text("Head of Service is now deactivated.")
    speakers = page.get_by_label("Speak as").get_by_role("option")
    expect(speakers.nth(1)).to_have_text("Head of Service (deactivated)")
    accounts.get_by_label("Active").check()
    expect(accounts.get_by_role("status")).to_have_text("Head of Service is now active.")
    expect(speakers.nth(1)).to_have_text("Head of Service")
    assert heard == [True, False]


def test_a_member_is_made_a_guest_and_moved_to_another_time_zone(open_page: OpenPage, server: DemoServer) -> None:
    page = open_page()
    accounts = unfold(page, "Accounts")
    accounts.get_by_label("Whose account").select_option("Head of Service")
    accounts.get_by_label("Guest").check()
    expect(accounts.get_by_role("status")).to_have_text("Head of Service is now a guest.")
    accounts.get_by_label("Time zone").select_option("Kolkata")
    expect(accounts.get_by_role("status")).to_have_text("Head of Service is now in the time zone Asia/Kolkata.")
    member = server.workspace.members["U02OWNER"]
    assert (member.guest, member.tz) == (True, "Asia/Kolkata")
    accounts.get_by_label("Whose account").select_option("Former Lead")
    expect(accounts.get_by_label("Active")).not_to_be_checked()


def test_a_workspace_takes_messages_for_closed_accounts_while_that_is_switched_on(
    open_page: OpenPage, server: DemoServer, slack: WebClient
) -> None:
    page, other = open_page(), open_page(speaker="U02OWNER")
    switch = unfold(page, "Accounts").get_by_label("Takes messages for closed accounts")
    status = page.get_by_role("group", name="Accounts").get_by_role("status")
    expect(switch).not_to_be_checked()
    switch.check()
    expect(status).to_have_text("Messages to closed accounts are taken.")
    expect(unfold(other, "Accounts").get_by_label("Takes messages for closed accounts")).to_be_checked()
    server.workspace.deactivate("U02OWNER")
    assert slack.chat_postMessage(channel="U02OWNER", text="3.2 is due")["ok"]
    switch.uncheck()
    expect(status).to_have_text("Messages to closed accounts are refused.")
    with pytest.raises(SlackApiError, match="user_disabled"):
        slack.chat_postMessage(channel="U02OWNER", text="3.2 is due")


def test_a_bot_that_does_not_answer_to_the_news_is_told_of(open_page: OpenPage, server: DemoServer) -> None:
    server.workspace.bot_events |= {"user_change"}
    accounts = unfold(open_page(), "Accounts")
    accounts.get_by_label("Guest").check()
    expect(accounts.get_by_role("status")).to_contain_text("It is changed. Sightline did not answer")
    assert server.workspace.members["U01LEAD"].guest


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_to_mend_in_the_controls(open_page: OpenPage, scheme: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 860}, color_scheme=scheme)
    if width == 320:
        page.get_by_role("button", name="Menu").click()
    panel = unfold(page, "Slack problems")
    panel.get_by_label("Slack is slow").check()
    expect(panel.get_by_role("status")).to_have_text("Slack is slow.")
    unfold(page, "Accounts")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
