"""Outside witnesses in Node: npm fetches what is theirs, and where it cannot, their stories are left out."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Witness = Callable[[list[dict[str, Any]]], list[list[str]]]
"""Says what is wrong in each of some documents."""

FOLDER = Path(__file__).parent / "witness"
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")


def installed(source: Path, there: Path, install: tuple[str, ...] = INSTALL) -> str:
    """Put a witness into a folder with all that it needs. Returns where Node is."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("A Node witness was left out: node and npm are not installed here.")
    for one in source.iterdir():
        if one.is_file():
            shutil.copy(one, there)
    try:
        subprocess.run([npm, *install], cwd=there, check=True, capture_output=True, timeout=60)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        needed = ", ".join(json.loads((source / "package.json").read_text(encoding="utf-8"))["dependencies"])
        pytest.skip(f"A Node witness was left out: npm could not fetch {needed} here.")
    return node


def who_reads(name: str, there: Path) -> Witness:
    """The witness of this name, which reads documents and says what is wrong in each."""
    node = installed(FOLDER / name, there)

    def asked(documents: list[dict[str, Any]]) -> list[list[str]]:
        given = json.dumps(documents)
        command = [node, f"{name}.js"]
        said = subprocess.run(command, cwd=there, input=given, check=True, capture_output=True, text=True)
        found: list[list[str]] = json.loads(said.stdout)
        assert len(found) == len(documents)
        return found

    return asked
