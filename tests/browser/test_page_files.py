"""Files on the page: chosen with the keyboard or dropped, seen before they go, and refused in plain words."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import App

from bot.demo.server import DemoServer
from tests.browser.kit import OpenPage, violations

pytestmark = pytest.mark.browser

BOARD = {"name": "Board July.csv", "mimeType": "text/csv", "buffer": b"Ref,Title\nA1,Visit every carer\n"}

DROP = """async ([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const zone = document.querySelector('.conversation');
  for (const type of ['dragover', 'drop']) {
    zone.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


def choose(page: Page, *files: Any) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").press("Enter")
    chooser.value.set_files(files[0])


def test_a_file_is_attached_with_the_keyboard_and_sent_with_words(open_page: OpenPage, bot: App) -> None:
    heard: list[dict[str, Any]] = []
    bot.event("app_mention")(lambda event: heard.append(event))
    page = open_page()
    attach = page.get_by_role("button", name="Attach a file")
    expect(attach).to_have_accessible_description("Up to 5 MiB")
    choose(page, BOARD)
    field = page.get_by_role("textbox", name="Message improvement-plan")
    expect(field).to_be_focused()
    chip = page.locator(".attached")
    expect(chip).to_have_text("Board July.csv31 bytes")
    assert violations(page) == []
    field.fill("@Sightline read this")
    field.press("Enter")
    said = page.get_by_role("article")
    expect(said).to_contain_text("@Sightline read this")
    expect(said.locator(".shared")).to_have_text("Board July.csv31 bytes")
    expect(chip).to_be_hidden()
    with page.expect_download() as kept:
        said.get_by_role("link", name="Board July.csv").click()
    assert kept.value.suggested_filename == "Board July.csv"
    assert [(one["name"], one["size"]) for one in heard[0]["files"]] == [("Board July.csv", 31)]
    assert violations(page) == []


def test_a_file_may_be_dropped_and_taken_away_again(open_page: OpenPage, server: DemoServer) -> None:
    page = open_page()
    page.evaluate(DROP, ["minutes.txt", "Said in July"])
    expect(page.locator(".attached")).to_contain_text("minutes.txt")
    page.get_by_role("button", name="Do not share minutes.txt").press("Enter")
    expect(page.locator(".attached")).to_be_hidden()
    page.evaluate(DROP, ["minutes.txt", "Said in July"])
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("article").locator(".shared")).to_contain_text("minutes.txt")
    (message,) = server.workspace.messages.history("C01PLAN")
    assert [one.content for one in message.files] == [b"Said in July"]


def test_what_cannot_be_shared_is_said_in_plain_words(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page()
    large = tmp_path / "large.xlsx"
    with large.open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    error = page.get_by_role("alert").filter(has_text="A file here may have 5 MiB at most.")
    choose(page, large)
    expect(error).to_have_text("large.xlsx has 6.0 MiB. A file here may have 5 MiB at most.")
    choose(page, {"name": "empty.csv", "mimeType": "text/csv", "buffer": b""})
    expect(page.get_by_role("alert").filter(has_text="empty.csv")).to_contain_text("nothing to share")
    choose(page, BOARD)
    page.get_by_role("textbox", name="Message improvement-plan").fill("/plan overdue")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert").filter(has_text="A command cannot carry a file")).to_be_visible()
    expect(page.locator(".attached")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_files_fit_a_narrow_screen_in_light_and_dark(open_page: OpenPage, scheme: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    name = "a-very-long-name-of-a-board-paper-from-the-improvement-board-in-july-2022.xlsx"
    choose(page, {"name": name, "mimeType": "text/csv", "buffer": b"x" * 2048})
    assert violations(page) == []
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("article").locator(".shared")).to_contain_text("2 KiB")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
