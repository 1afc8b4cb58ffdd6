"""A file is read wrongly in one column, put right in a form, and its next version is read right without a question."""

import csv
import io
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kit import OpenPage, keep, violations
from tests.browser.test_page_files import choose

pytestmark = pytest.mark.browser

HEADER = ["Ref", "Action", "Lead team", "Point of contact", "By when", "Status"]
ROWS = [
    ["1.1", "Agree one front door with partners", "Fostering", "Ada Quill", "31/08/2022", "Parked"],
    ["1.2", "Check every return interview", "Youth", "Ben Marsh", "30/09/2022", "Parked"],
]
MORE = ["1.3", "Write to every carer", "Fostering", "Cy Fern", "31/10/2022", "Parked"]


def document(name: str, *rows: list[str]) -> dict[str, Any]:
    text = io.StringIO()
    csv.writer(text).writerows([["Harbour front door plan"], HEADER, *rows])
    return {"name": name, "mimeType": "text/csv", "buffer": text.getvalue().encode()}


def share(page: Page, file: dict[str, Any]) -> Locator:
    choose(page, file)
    page.get_by_role("button", name="Send").click()
    review = page.get_by_role("article").last
    expect(review).to_contain_text("What I read: Harbour front door plan")
    return review


def test_one_column_is_put_right_and_the_next_version_needs_no_question(open_demo: OpenPage) -> None:
    page = open_demo()
    page.get_by_role("link", name=re.compile(r"^Sightline( \d+ unread messages?)?$")).click()
    review = share(page, document("june.csv", *ROWS))
    expect(review).to_contain_text("Fostering")
    review.get_by_role("button", name="Columns…").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text(
        "For example “Ada Quill”, “Ben Marsh”. I take it for nothing (no heading that I know)."
    )
    form.get_by_label("Point of contact").select_option(label="Who owns it")
    assert violations(page) == []
    form.get_by_label("Point of contact").scroll_into_view_if_needed()
    keep(page, "import-columns")
    form.get_by_role("button", name="Read it again").click()
    expect(review).to_contain_text("Read again: “Lead team” is left out; who owns it now stands in “Point of contact”.")
    expect(review).to_contain_text("Ada Quill")
    review.get_by_text("Read again:").scroll_into_view_if_needed()
    review.get_by_text("Read again:").evaluate("one => one.scrollIntoView()")
    keep(page, "import-question")
    review.get_by_role("button", name="At risk").click()
    expect(review).to_contain_text("Read as you said (2)")
    review.get_by_role("button", name="Use it as a new plan").click()
    review.get_by_role("button", name="In place of Practice improvement plan 2022-23 (demo)").click()
    expect(review).to_contain_text("Saved: Harbour front door plan.")
    version = share(page, document("july.csv", *ROWS, MORE))
    expect(version).to_contain_text("1 added")
    expect(version).to_contain_text("Read as you said (2)")
    expect(version).to_contain_text("Cy Fern")
    expect(version).not_to_contain_text("Please answer")
