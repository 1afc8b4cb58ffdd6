"""The page that a pulse's promise links to: docs/anonymity.md as plain HTML, for everybody and without a sign-in."""

import re
from functools import cache
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

PATH = "/anonymity"
PLACES = (Path(__file__).parent / "anonymity.md", Path(__file__).parents[1] / "docs" / "anonymity.md")
"""In an installed package, and in a checkout."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
ELSEWHERE = re.compile(r"\[([^\]]+)\]\((?!https://)[^)]*\)")
"""Links to the project's other pages, which are not served."""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; }}
body {{ color: #1d1c1d; background: #fff; }}
h1, h2 {{ line-height: 1.25; }}
li {{ margin: .4rem 0; }}
</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


@cache
def page() -> str:
    text = next(place for place in PLACES if place.exists()).read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    # A preset that lets no HTML through.
    body = MarkdownIt("js-default").render(ELSEWHERE.sub(r"\1", text))
    return PAGE.format(title=escape(title), body=body)
