"""What the page of the demo's Teams promises."""

import re
from pathlib import Path

HOME = Path(__file__).parents[3]
PAGE = (HOME / "docs" / "demo-teams.md").read_text(encoding="utf-8")
RAISED = re.compile(r'(?:TeamsRefusalError\(\s*\d+,\s*|\d{3}: )"([A-Z]\w+)"')
ROW = re.compile(r"^\| [\d, ]+ \| (.+?) \|", re.MULTILINE)


def test_the_docs_name_each_code_with_which_a_call_is_refused_and_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (HOME / "bot" / "demo" / "teams").glob("*.py")]
    raised = {code for source in sources for code in RAISED.findall(source)}
    assert raised == {code for row in ROW.findall(PAGE) for code in re.findall(r"`(\w+)`", row)}
