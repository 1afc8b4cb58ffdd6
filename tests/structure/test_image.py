"""The image holds all that the product needs and all that its sentences name, and nothing that it does not."""

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
PACKAGES = tomllib.loads((HOME / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
    "packages"
]
FINAL = (HOME / "Dockerfile").read_text().rpartition("\nFROM ")[2]
COPIED = [line.split()[1:] for line in FINAL.splitlines() if line.startswith("COPY ") and "--from" not in line]
IGNORED = (HOME / ".dockerignore").read_text().split()
PAGE = re.compile(r"docs/[\w/-]+\.md")


def reaches_the_builder(file: Path) -> bool:
    """The last line of `.dockerignore` that fits decides."""
    name, reaches = file.relative_to(HOME).as_posix(), True
    for line in IGNORED:
        pattern = line.removeprefix("!")
        if any(fnmatch(part, pattern.removeprefix("**/")) for part in (name, *map(str, _parents(name)))):
            reaches = line.startswith("!")
    return reaches


def _parents(name: str) -> list[str]:
    """Folders that a line may name, by path and by their own name."""
    folders = [parent.as_posix() for parent in Path(name).parents][:-1]
    return [*folders, *(folder.rpartition("/")[2] for folder in folders)]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the lines of the Dockerfile put into `/app`."""
    app = tmp_path_factory.mktemp("image") / "app"
    for *sources, target in COPIED:
        for source in sources:
            found = HOME / source
            for file in [found] if found.is_file() else [one for one in found.rglob("*") if one.is_file()]:
                if reaches_the_builder(file):
                    inside = app / target / (found.name if found.is_file() else file.relative_to(found))
                    inside.parent.mkdir(parents=True, exist_ok=True)
                    inside.symlink_to(file)
    return app


def test_every_file_of_the_product_is_in_the_image(image: Path) -> None:
    ours = {
        file.relative_to(HOME)
        for package in PACKAGES
        for file in (HOME / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert ours - {file.relative_to(image) for file in image.rglob("*") if not file.is_dir()} == set()


def test_every_page_that_a_sentence_names_is_in_the_image(image: Path) -> None:
    named = {page for package in PACKAGES for file in (HOME / package).rglob("*.py") for page in pages_in(file)}
    assert {"docs/slack-setup.md", "docs/operations/backup.md"} <= named
    assert {page for page in named if not (image / page).exists()} == set()


def pages_in(file: Path) -> set[str]:
    text = file.read_text(encoding="utf-8")
    if "docs/" not in text:
        return set()
    words = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    return {page for word in words if isinstance(word, str) for page in PAGE.findall(word)}


def test_nothing_else_is_in_the_image(image: Path) -> None:
    """No test, no setting of somebody who builds it, and no picture."""
    assert {file.name for file in image.iterdir()} == {*PACKAGES, "docs", "LICENSE", "pyproject.toml", "manifest.json"}
    assert not [file for file in image.rglob("*") if file.name.startswith(".") or file.suffix == ".pyc"]
    assert not (image / "docs" / "images").exists()


def test_what_it_prints_and_serves_is_there_without_the_checkout(image: Path) -> None:
    """`-S` leaves out the link from the libraries to this checkout."""
    environment = {"PYTHONPATH": f"{image}:{sysconfig.get_path('purelib')}", "PYTHONDONTWRITEBYTECODE": "1"}
    words = [sys.executable, "-S", "-c", PRINTS]
    said = subprocess.check_output(words, text=True, cwd=image.parent, env=environment)
    assert "<h1>" in said
    assert "backup" in said
    assert tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["version"] in said


PRINTS = """
import sys
import bot.anonymity, bot.cli
print(bot.anonymity.page())
for words in ("--help", "--version"):
    sys.argv = ["sightline", words]
    bot.cli.main()
"""


def test_it_runs_as_nobody_in_particular_and_asks_the_port_that_is_set() -> None:
    assert re.search(r"^USER (?!0|root)\S+$", FINAL, re.M)
    assert 'os.environ[\\"SIGHTLINE_PORT\\"]' in FINAL
    assert "/health/live" in FINAL
