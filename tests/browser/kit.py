"""What the browser tests share: pages that report their own troubles, axe, and pictures for the docs."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.patience import STUCK_SECONDS

OpenPage = Callable[..., Page]

IMAGES = Path(__file__).parents[2] / "docs" / "images"
KEEP = os.environ.get("SIGHTLINE_KEEP_SCREENSHOTS") == "1"
"""Pictures are kept only when asked for, so that a test run leaves the project as it was."""


@contextmanager
def pages(browser: Browser, home: str) -> Iterator[OpenPage]:
    """Open pages of one demo workspace; at the end nothing may have gone wrong in them unseen."""
    troubles: list[str] = []
    contexts = []

    def open_(place: str, **options: Any) -> Page:
        chosen = {"locale": "en-GB", "viewport": {"width": 1280, "height": 860}, "color_scheme": "light", **options}
        context = browser.new_context(**chosen)
        contexts.append(context)
        context.set_default_timeout(STUCK_SECONDS * 1000)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: troubles.extend(_elsewhere(request.url, home)))
        page.goto(f"{home}/{place}")
        page.get_by_role("main").get_by_role("heading").first.wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == [], troubles


def _elsewhere(url: str, home: str) -> list[str]:
    ours = url.startswith((home, home.replace("http", "ws"), "data:"))
    return [] if ours else [f"fetched from outside: {url}"]


def violations(page: Page) -> list[str]:
    """What axe finds to mend."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


def keep(page: Page, name: str) -> None:
    """Take a picture for the docs, where pictures are asked for."""
    if KEEP:
        IMAGES.mkdir(exist_ok=True)
        # A pointer that rests on a row would tint it.
        page.mouse.move(0, 0)
        page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")
