"""The bill of materials and the list of licences, made anew: `./run sbom`.

1. The locked libraries of the product, and nothing else, are installed into an environment that is thrown away.
2. CycloneDX's own tool, from an environment of its own, writes down what is there.
3. The page of licences is made from that. Nobody writes either by hand; a test compares both with the lock file.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).resolve().parents[1]
BILL = HOME / "docs" / "operations" / "sbom.cdx.json"
PAGE = HOME / "docs" / "operations" / "licences.md"
CLASSIFIER = "License :: OSI Approved :: "
HEAD = """\
# What others wrote, and under which licence

Written by `./run sbom` from [the bill of materials](sbom.cdx.json), a CycloneDX document that scanners read; nobody
edits either by hand. Each library stands in it as `requirements/app.txt` locks it, for Linux and Python 3.11 as the
image has them. The licence is the one that the library's own metadata declares. Sightline itself is under the
[MIT licence](../../LICENSE).

| Library | Version | Licence |
| --- | --- | --- |
"""


class Library(NamedTuple):
    name: str
    """As package indexes write it."""
    version: str
    licence: str
    """As it is declared; empty where it is not."""


def libraries(bill: str) -> list[Library]:
    """Read them from a bill of materials."""
    return sorted(
        Library(one["purl"].rpartition("/")[2].partition("@")[0], one["version"], _licence(one.get("licenses", [])))
        for one in json.loads(bill)["components"]
    )


def page(found: list[Library]) -> str:
    return HEAD + "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in found)


def _licence(declared: list[dict[str, object]]) -> str:
    """Identifiers where there are any: what is named beside them says the same in other words."""
    known, named = list[str](), list[str]()
    for one in declared:
        licence = one.get("license")
        if isinstance(licence, dict):
            (known if "id" in licence else named).append(licence.get("id") or licence["name"].removeprefix(CLASSIFIER))
        else:
            known.append(str(one["expression"]))
    return ", ".join(known or named)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        product = _environment(Path(folder) / "product", "app")
        tool = _environment(Path(folder) / "tool", "sbom")
        options = ["--output-reproducible", "--pyproject", HOME / "pyproject.toml", "--output-file", BILL]
        _run(tool.with_name("cyclonedx-py"), "environment", *options, product)
    text = BILL.read_text(encoding="utf-8")
    BILL.write_text(text.rstrip() + "\n", encoding="utf-8")
    PAGE.write_text(page(libraries(text)), encoding="utf-8")


def _environment(folder: Path, lock: str) -> Path:
    """Make one with what is locked. Returns its Python."""
    uv = Path(sys.executable).with_name("uv")
    _run(uv, "venv", "--quiet", "--python", "3.11", folder)
    python = folder / "bin" / "python"
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", HOME / "requirements" / f"{lock}.txt"]
    _run(uv, "pip", "install", "--quiet", "--python", python, *hashed)
    return python


def _run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True)  # noqa: S603 (ours)


if __name__ == "__main__":
    main()
