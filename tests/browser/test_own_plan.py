"""The first ten minutes of a programme manager: drop the own plan's file, read the review, accept it, ask it."""

import io
import re

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from playwright.sync_api import expect

from tests.browser.kit import OpenPage, keep, violations
from tests.browser.test_journey import ask
from tests.browser.test_page_files import choose

pytestmark = pytest.mark.browser

HEADER = ["Ref", "Action", "Lead", "By when", "RAG", "Progress update"]
ROWS = [
    ["1.1", "Recruit to every social work vacancy", "Head of HR", "June 2022", "", "Four posts are out"],
    ["1.2", "Train every team manager in supervision", "Head of Fostering / LADO", "31/08/2022", "", ""],
    ["2.1", "Open a family hub in the harbour", "", "TBC", "", ""],
    ["2.2", "Visit every child within five days", "Team managers", "Q3 2022/23", "", ""],
]
COLOURS = ("FFC000", "00B050", None, "FF0000")


def tracker() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Harbour Council children's services improvement plan"], HEADER, *ROWS):
        sheet.append(row)
    for number, colour in enumerate(COLOURS, start=3):
        if colour:
            sheet[f"E{number}"].fill = PatternFill("solid", fgColor=f"FF{colour}")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_plan_is_dropped_reviewed_accepted_and_asked(open_demo: OpenPage) -> None:
    page = open_demo()
    page.get_by_role("link", name=re.compile(r"^Sightline( \d+ unread messages?)?$")).click()
    choose(page, {"name": "tracker.xlsx", "mimeType": "application/octet-stream", "buffer": tracker()})
    page.get_by_role("button", name="Send").click()
    review = page.get_by_role("article").last
    expect(review).to_contain_text("What I read: Harbour Council children's services improvement plan")
    expect(review).to_contain_text("4 actions")
    expect(review).to_contain_text("Does amber fill mean at risk here?")
    expect(review).to_contain_text("A day, where “TBC” is printed: 1")
    assert violations(page) == []
    keep(page, "import-review")
    review.get_by_role("button", name="Use it as a new plan").click()
    expect(review).to_contain_text("can be taken back until it has its first update or message")
    review.get_by_role("button", name="In place of Practice improvement plan 2022-23 (demo)").click()
    expect(review).to_contain_text("Saved: Harbour Council children's services improvement plan.")
    answer = ask(page, "/plan overdue")
    expect(answer).to_contain_text("1 action or milestone overdue")
    expect(answer).to_contain_text("1.1 Recruit to every social work vacancy")
    expect(answer).to_contain_text("“Head of HR”, matched to nobody yet")
    keep(page, "import-overdue")
