"""The bill of materials and the licences are those of the lock file. `./run sbom` writes both anew."""

import re
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from deploy.sbom import BILL, PAGE, Library, libraries, page

LOCK = Path(__file__).parents[2] / "requirements" / "app.txt"
LINE = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.*?))? \\$", re.M)
IMAGE = {
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "os_name": "posix",
    "python_version": "3.11",
    "python_full_version": "3.11.2",
}
PERMISSIVE_OR_OF_LIBRARIES = re.compile(
    r"\b(MIT|MIT-0|BSD|ISC|Apache|PSF|Python|MPL|LGPL|Lesser|Mozilla|Unlicense|CC0|0BSD|Zlib)\b", re.I
)
"""What may be used as a library in a product under another licence."""


@pytest.fixture(scope="module")
def billed() -> list[Library]:
    return libraries(BILL.read_text(encoding="utf-8"))


def test_the_bill_has_each_library_that_is_locked_and_no_other(billed: list[Library]) -> None:
    locked = {
        (canonicalize_name(name), version)
        for name, version, marker in LINE.findall(LOCK.read_text(encoding="utf-8"))
        if not marker or Marker(marker).evaluate({**IMAGE})
    }
    assert len(locked) > 50
    assert {(one.name, one.version) for one in billed} == locked, "The lock file has changed: ./run sbom"


def test_the_page_of_licences_is_made_from_the_bill(billed: list[Library]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(billed), "Somebody has edited it: ./run sbom"


def test_each_library_declares_a_licence_that_lets_it_be_used(billed: list[Library]) -> None:
    assert [one for one in billed if not PERMISSIVE_OR_OF_LIBRARIES.search(one.licence)] == []
