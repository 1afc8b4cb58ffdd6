"""The demo workspace's page, in Chromium: what is drawn, what is escaped, and what hands and ears can do with it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from tests.browser.kit import OpenPage, violations

pytestmark = pytest.mark.browser

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str, action_id: str, **more: Any) -> Block:
    return {"type": "button", "text": plain(text), "action_id": action_id, "value": text, **more}


def cells(*words: str, late: int | None = None) -> list[Block]:
    number = [] if late is None else [{"type": "raw_number", "value": late, "text": f"{late} days"}]
    return [{"type": "raw_text", "text": one} for one in words] + number


LATE = {
    "type": "data_table",
    "caption": "Three things are late",
    "page_size": 2,
    "rows": [
        cells("Ref", "What", "Late by"),
        cells("D1.2", "Launch the standards", late=10),
        cells("A4", "Refresh the policy", late=9),
        cells("C7", "Recruit a manager", late=100),
    ],
}

FORM = {
    "type": "modal",
    "callback_id": "update",
    "title": plain("Update D1.2"),
    "submit": plain("Save"),
    "close": plain("Cancel"),
    "blocks": [
        {
            "type": "input",
            "block_id": "progress",
            "label": plain("How is it going?"),
            "element": {
                "type": "radio_buttons",
                "action_id": "progress",
                "options": [{"text": plain(one), "value": one} for one in ("On track", "At risk")],
            },
        },
        {
            "type": "input",
            "block_id": "note",
            "label": plain("What happened?"),
            "hint": plain("One sentence the board could read."),
            "element": {"type": "plain_text_input", "action_id": "note", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "when",
            "label": plain("Your forecast"),
            "optional": True,
            "element": {"type": "datepicker", "action_id": "when", "initial_date": "2022-07-29"},
        },
    ],
}

ALL_KINDS: list[Block] = [
    {"type": "header", "text": plain("The week to 11 July")},
    section(
        "*Overdue* :red_circle: 3", fields=[{"type": "mrkdwn", "text": "*Done*\nD3"}], accessory=button("All", "all")
    ),
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "mrkdwn", "text": "Counted on <!date^1657526400^{date_long}|Monday>"}]},
    {
        "type": "actions",
        "elements": [
            button("Update", "update", style="primary"),
            {
                "type": "static_select",
                "action_id": "pick",
                "placeholder": plain("Change progress"),
                "options": [{"text": plain("On track"), "value": "on"}],
            },
            {"type": "users_select", "action_id": "who", "placeholder": plain("Assign to")},
            {"type": "datepicker", "action_id": "day", "placeholder": plain("Move to")},
            {"type": "overflow", "action_id": "more", "options": [{"text": plain("Mark done"), "value": "done"}]},
        ],
    },
    {"type": "image", "image_url": "/page/mark.svg", "alt_text": "Sightline's mark"},
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "A point"}]}],
            }
        ],
    },
    {"type": "markdown", "text": "## From markdown\n\n**strong**"},
    {"type": "table", "rows": [cells("Board", "Day"), cells("Improvement Board", "21 July")]},
    {"type": "card", "title": {"type": "mrkdwn", "text": "A card"}, "actions": [button("Open", "open")]},
    {"type": "container", "title": plain("A container"), "child_blocks": [section("inside it")]},
    {"type": "plan", "title": "What is next", "tasks": [{"task_id": "1", "title": "Ask owners", "status": "complete"}]},
    {
        "type": "data_visualization",
        "title": "All actions",
        "chart": {"type": "pie", "segments": [{"label": "Red", "value": 11}, {"label": "Green", "value": 41}]},
    },
    {
        "type": "data_visualization",
        "title": "By week",
        "chart": {
            "type": "line",
            "series": [
                {"name": "Overdue", "data": [{"label": "4 July", "value": 3}, {"label": "11 July", "value": 5}]}
            ],
            "axis_config": {"categories": ["4 July", "11 July"]},
        },
    },
]


def composer(page: Page) -> Any:
    return page.get_by_role("textbox", name="Message improvement-plan")


def send(page: Page, words: str) -> None:
    composer(page).fill(words)
    composer(page).press("Enter")


def test_every_kind_of_block_is_drawn_with_its_own_element(open_page: OpenPage, slack: WebClient) -> None:
    slack.chat_postMessage(channel="C01PLAN", text="The week", blocks=ALL_KINDS)
    message = open_page().get_by_role("article")
    expect(message.get_by_role("heading", name="The week to 11 July")).to_be_visible()
    expect(message.get_by_role("img", name="red circle")).to_be_visible()
    expect(message.get_by_text("Counted on Monday 11 July 2022")).to_be_visible()
    expect(message.get_by_role("combobox", name="Assign to").get_by_role("option")).to_have_text(
        ["Assign to", "Programme Manager", "Head of Service", "Visiting Auditor (guest)"]
    )
    expect(message.get_by_role("img", name="Sightline's mark")).to_be_visible()
    expect(message.get_by_role("listitem").filter(has_text="A point")).to_be_visible()
    expect(message.get_by_role("columnheader", name="Board")).to_be_visible()
    expect(message.get_by_role("heading", name="A container")).to_be_visible()
    expect(message.get_by_text("Ask owners: Complete")).to_be_visible()
    expect(message.get_by_role("figure", name="All actions")).to_contain_text("41 (79%)")
    expect(message.get_by_text("is not drawn here")).to_have_count(0)


def test_what_people_type_stays_words(open_page: OpenPage) -> None:
    page = open_page()
    send(page, '<script>document.title = "taken"</script> <img src=x onerror=alert(1)> & <!channel> <b>bold</b>')
    said = page.get_by_role("article")
    expect(said).to_contain_text('<script>document.title = "taken"</script>')
    expect(said).to_contain_text("<img src=x onerror=alert(1)> & <!channel> <b>bold</b>")
    assert said.locator("script, img, b, .mention").count() == 0
    expect(page).not_to_have_title("taken")


def test_mrkdwn_is_drawn_and_links_lead_only_to_the_web(open_page: OpenPage, slack: WebClient) -> None:
    words = (
        "*bold* _leaning_ ~gone~ `code` <@U01LEAD> <#C02WORK> <https://example.org|standards> <javascript:alert(1)|no>"
    )
    slack.chat_postMessage(channel="C01PLAN", text=f"{words}\n> quoted\n• one\n```\nkept *as is*\n```")
    message = open_page().get_by_role("article")
    for tag, shown in (("strong", "bold"), ("em", "leaning"), ("s", "gone"), ("blockquote", "quoted"), ("li", "one")):
        expect(message.locator(f".prose {tag}")).to_have_text(shown)
    expect(message.locator("pre")).to_have_text("kept *as is*")
    expect(message.locator(".mention")).to_have_text(["@Programme Manager", "#workforce"])
    expect(message.get_by_role("link")).to_have_text(["standards"])


def test_a_data_table_sorts_by_number_and_turns_its_pages(open_page: OpenPage, slack: WebClient) -> None:
    slack.chat_postMessage(channel="C01PLAN", text="Late", blocks=[LATE])
    page = open_page()
    table = page.get_by_role("table", name="Three things are late")
    refs = table.locator("tbody").get_by_role("rowheader")
    expect(refs).to_have_text(["D1.2", "A4"])
    page.get_by_role("button", name="Next rows").click()
    expect(refs).to_have_text(["C7"])
    table.get_by_role("button", name="Late by").press("Enter")
    expect(refs).to_have_text(["A4", "D1.2"])
    table.get_by_role("button", name="Late by").press("Enter")
    expect(refs).to_have_text(["C7", "D1.2"])
    expect(table.get_by_role("columnheader", name="Late by")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_text("Rows 1 to 2 of 3")).to_be_visible()


def test_enter_sends_and_shift_enter_begins_a_line(open_page: OpenPage) -> None:
    page = open_page()
    composer(page).press_sequentially("first")
    composer(page).press("Shift+Enter")
    composer(page).press_sequentially("second")
    composer(page).press("Enter")
    expect(page.get_by_role("article").locator("p br")).to_have_count(1)
    expect(composer(page)).to_have_value("")
    composer(page).press("ArrowUp")
    expect(composer(page)).to_have_value("first\nsecond")


def test_commands_and_members_complete_from_the_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    composer(page).press_sequentially("/p")
    expect(page.get_by_role("option")).to_contain_text(["Ask about the improvement plan"])
    composer(page).press("Enter")
    expect(composer(page)).to_have_value("/plan ")
    composer(page).press_sequentially("d")
    composer(page).press("ArrowDown")
    composer(page).press("Tab")
    expect(composer(page)).to_have_value("/plan due ")
    composer(page).fill("")
    composer(page).press_sequentially("thank you @head")
    composer(page).press("Enter")
    composer(page).press("Enter")
    expect(page.get_by_role("article").locator(".mention")).to_have_text("@Head of Service")


def test_words_that_could_not_be_sent_are_kept(open_page: OpenPage) -> None:
    page = open_page(speaker="U04GONE")
    expect(page.get_by_label("Speak as").locator("option:checked")).to_have_text("Former Lead (deactivated)")
    send(page, "hello")
    expect(page.get_by_role("alert").filter(has_text="deactivated")).to_be_visible()
    expect(composer(page)).to_have_value("hello")


def test_a_form_sets_errors_beside_its_fields_and_closes_when_taken(open_page: OpenPage, bot: App) -> None:
    @bot.command("/plan")
    def offer(ack: Ack) -> None:
        ack(text="D1.2", blocks=[section("D1.2 is late", accessory=button("Update", "update"))])

    @bot.action("update")
    def show(ack: Ack, body: Block, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    taken: list[Block] = []

    @bot.view("update")
    def take(ack: Ack, view: Block) -> None:
        values = view["state"]["values"]
        if values["note"]["note"]["value"] == "late":
            ack(response_action="errors", errors={"note": "Say why it is late."})
        else:
            taken.append(values)
            ack()

    page = open_page()
    send(page, "/plan overdue")
    private = page.get_by_role("article").filter(has_text="Only visible to you")
    private.get_by_role("button", name="Update").press("Enter")
    form = page.get_by_role("dialog", name="Update D1.2")
    expect(form.get_by_role("radio", name="On track")).to_be_focused()
    assert violations(page) == []
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("radiogroup", name="How is it going?")).to_have_attribute("aria-invalid", "true")
    form.get_by_label("At risk").check()
    note = form.get_by_role("textbox", name="What happened?")
    note.fill("late")
    form.get_by_role("button", name="Save").click()
    expect(note).to_have_accessible_description("One sentence the board could read. Say why it is late.")
    expect(note).to_be_focused()
    assert violations(page) == []
    note.fill("The new manager starts on Monday.")
    form.get_by_role("button", name="Save").dblclick()
    expect(form).to_have_count(0)
    assert [one["when"]["when"]["selected_date"] for one in taken] == ["2022-07-29"]
    assert taken[0]["progress"]["progress"]["selected_option"]["value"] == "At risk"


def test_escape_closes_a_form_and_confirming_comes_before_danger(open_page: OpenPage, bot: App) -> None:
    confirm = {
        "title": plain("Remove D1.2?"),
        "text": plain("It goes."),
        "confirm": plain("Remove it"),
        "deny": plain("Keep"),
    }
    pressed: list[str] = []

    @bot.event("message")
    def offer(say: Callable[..., Any]) -> None:
        elements = [button("Open", "open"), button("Remove", "remove", style="danger", confirm=confirm)]
        say(text="Choose", blocks=[{"type": "actions", "elements": elements}])

    @bot.action("open")
    def show(ack: Ack, body: Block, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    @bot.action("remove")
    def remove(ack: Ack) -> None:
        pressed.append("remove")
        ack(text="")

    page = open_page(where="D01LEAD")
    page.get_by_role("textbox", name="Message Sightline").fill("hello")
    page.get_by_role("textbox", name="Message Sightline").press("Enter")
    page.get_by_role("button", name="Open").click()
    form = page.get_by_role("dialog", name="Update D1.2")
    expect(form).to_be_visible()
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.get_by_role("button", name="Open")).to_be_focused()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    assert pressed == []
    page.get_by_role("button", name="Remove").click()
    with page.expect_response("**/demo/press"):
        page.get_by_role("dialog").get_by_role("button", name="Remove it").click()
    assert pressed == ["remove"]


def test_replies_stand_under_what_they_answer(open_page: OpenPage, slack: WebClient) -> None:
    slack.chat_postMessage(channel="C01PLAN", text="The digest")
    slack.chat_postMessage(channel="C01PLAN", text="Something else")
    page = open_page()
    digest = page.locator(".thread").filter(has_text="The digest")
    digest.get_by_role("button", name="Reply in thread").click()
    page.keyboard.type("I will look at it")
    page.keyboard.press("Enter")
    expect(digest.locator(".replies").get_by_role("article")).to_contain_text("I will look at it")
    expect(digest.get_by_text("1 reply")).to_be_visible()


def test_what_the_bot_takes_back_goes_while_it_is_looked_at_and_leaves_a_place_for_what_was_answered(
    open_page: OpenPage, slack: WebClient
) -> None:
    page = open_page()
    alone, answered = (slack.chat_postMessage(channel="C01PLAN", text=text)["ts"] for text in ("alone", "answered"))
    slack.chat_postMessage(channel="C01PLAN", text="an answer", thread_ts=answered)
    log = page.get_by_role("log")
    expect(log).to_contain_text("an answer")
    for ts in (alone, answered):
        slack.chat_delete(channel="C01PLAN", ts=ts)
    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("article").first).to_contain_text("This message was deleted.")
    expect(log).to_contain_text("an answer")
    assert violations(page) == []


def test_unread_marks_come_without_a_reload_and_go_when_read(open_page: OpenPage, slack: WebClient) -> None:
    page = open_page()
    slack.chat_postMessage(channel="C02WORK", text="news")
    place = page.get_by_role("link", name="workforce 1 unread message")
    place.click()
    expect(page.get_by_role("article")).to_contain_text("news")
    expect(page.get_by_role("link", name="workforce", exact=True)).to_have_attribute("aria-current", "page")
    assert "in=C02WORK" in page.url


def test_the_clock_moves_and_says_where_it_stands(open_page: OpenPage) -> None:
    page = open_page()
    clock = page.get_by_role("region", name="Demo clock")
    clock.get_by_role("button", name="Next Monday").click()
    expect(clock.get_by_role("status")).to_have_text("It is now Monday 18 July 2022, 10:00.")
    clock.get_by_label("Date to go to").fill("2022-07-12")
    clock.get_by_role("button", name="Go to date").click()
    expect(clock.get_by_role("status")).to_contain_text("The clock only moves forwards")


def test_the_page_says_when_the_line_drops_and_catches_up_when_it_is_back(
    open_page: OpenPage, slack: WebClient
) -> None:
    lines: list[WebSocketRoute] = []
    is_down = [True]

    def line(socket: WebSocketRoute) -> None:
        lines.append(socket)
        if is_down[0]:
            socket.close()
        else:
            socket.connect_to_server()

    page = open_page()
    page.get_by_text("Nothing has been said here yet").wait_for()
    page.route_web_socket("**/demo/events*", line)
    page.reload()
    expect(page.get_by_text("Connection lost, trying again")).to_be_visible()
    slack.chat_postMessage(channel="C01PLAN", text="said meanwhile")
    is_down[0] = False
    expect(page.get_by_role("article")).to_contain_text("said meanwhile")
    expect(page.get_by_text("Connection lost, trying again")).to_have_count(0)
    assert len(lines) > 1


def test_a_button_on_the_home_tab_acts_and_home_is_drawn_anew(open_page: OpenPage, bot: App) -> None:
    def home(words: str) -> Block:
        return {"type": "home", "blocks": [section(words, accessory=button("Mark done", "done"))]}

    @bot.event("app_home_opened")
    def opened(event: Block, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=home("One thing is open"))

    @bot.action("done")
    def done(ack: Ack, body: Block, client: WebClient) -> None:
        client.views_publish(user_id=body["user"]["id"], view=home("Nothing is open"))
        ack()

    page = open_page(where="home")
    home_tab = page.get_by_role("region", name="Sightline Home")
    expect(home_tab).to_contain_text("One thing is open")
    home_tab.get_by_role("button", name="Mark done").press("Enter")
    expect(home_tab).to_contain_text("Nothing is open")


def test_choosing_from_a_list_acts_at_once_by_hand_and_on_enter_by_keyboard(open_page: OpenPage, bot: App) -> None:
    chosen: list[str] = []

    @bot.action("pick")
    def pick(ack: Ack, action: Block) -> None:
        chosen.append(action["selected_option"]["value"])
        ack()

    options = [{"text": plain(one), "value": one} for one in ("On track", "At risk", "Delayed")]
    select = {"type": "static_select", "action_id": "pick", "placeholder": plain("Progress"), "options": options}
    bot.client.chat_postMessage(channel="C01PLAN", text="Choose", blocks=[section("D1.2", accessory=select)])
    field = open_page().get_by_role("combobox", name="Progress")
    with field.page.expect_response("**/demo/press"):
        field.select_option("Delayed")
    field.press("ArrowUp")
    with field.page.expect_response("**/demo/press"):
        field.press("Enter")
    assert chosen == ["Delayed", "At risk"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(open_page: OpenPage, slack: WebClient, scheme: str) -> None:
    slack.chat_postMessage(channel="C01PLAN", text="Late", blocks=[LATE])
    slack.chat_postMessage(channel="C01PLAN", text="The week", blocks=ALL_KINDS)
    slack.views_publish(user_id="U01LEAD", view={"type": "home", "blocks": [ALL_KINDS[0], section("Two things"), LATE]})
    page = open_page(color_scheme=scheme)
    slack.chat_postEphemeral(channel="C01PLAN", user="U01LEAD", text="A word for <@U01LEAD> :warning:")
    page.get_by_text("Only visible to you").wait_for()
    assert violations(page) == []
    composer(page).press_sequentially("/p")
    assert violations(page) == []
    composer(page).fill("")
    page.get_by_role("link", name="Sightline Home").click()
    page.get_by_role("table", name="Three things are late").wait_for()
    assert violations(page) == []


def test_a_narrow_screen_folds_the_side_away_and_nothing_sticks_out(open_page: OpenPage, slack: WebClient) -> None:
    slack.chat_postMessage(channel="C01PLAN", text="Late", blocks=[LATE])
    page = open_page(viewport={"width": 320, "height": 640})
    page.get_by_role("table").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []
    menu = page.get_by_role("button", name="Menu")
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_label("Speak as")).to_be_focused()
    assert violations(page) == []
    page.get_by_role("link", name="workforce").click()
    expect(page.get_by_role("heading", name="workforce")).to_be_focused()
    expect(page.get_by_role("link", name="workforce")).to_be_hidden()
