"""What the demo's page in the docs promises."""

import re
from pathlib import Path

from bot.demo.web_api import dispatch
from bot.demo.web_api.registry import METHODS

PAGE = (Path(__file__).parents[2] / "docs" / "demo.md").read_text(encoding="utf-8")
CODE = Path(dispatch.__file__).parent.parent
ROW = re.compile(r"^\| `([a-z]+(?:\.\w+)+)` \|", re.MULTILINE)


def test_the_docs_list_every_method_and_no_other() -> None:
    assert set(ROW.findall(PAGE)) == METHODS.keys()


def test_every_error_the_docs_name_can_happen() -> None:
    rows = "\n".join(line for line in PAGE.splitlines() if ROW.match(line))
    named = {word for row in rows.splitlines() for word in re.findall(r"`([a-z]+(?:_[a-z]+)+)`", row.split("|")[3])}
    said = "\n".join(file.read_text(encoding="utf-8") for file in CODE.rglob("*.py"))
    said = said.replace('f"invalid_ts_{name}"', "invalid_ts_oldest invalid_ts_latest")
    assert {word for word in named if word not in said} == set()


def test_every_error_the_methods_raise_is_in_the_docs() -> None:
    files = [*(CODE / "web_api").glob("*.py"), CODE / "surfaces.py", CODE / "passes.py"]
    said = "\n".join(file.read_text(encoding="utf-8") for file in files)
    raised = set(re.findall(r'SlackError\("([a-z_]+)"', said)) - {"expired_url", "used_url"}
    assert {word for word in raised if f"`{word}`" not in PAGE} == set()
