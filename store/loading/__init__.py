"""Read a plan document into a staged plan: what is printed, every doubt about it, and nothing else.

A reader for each kind of file (`readers/`) gives a neutral `Document`; one interpreter (`interpret/`, a file for each
kind of thing in a plan) makes a `StagedPlan` of it. A new kind of file is one more reader; a new way of naming a column
is one more word in `interpret/words/`.

`read_plan` and `read_content` are the doors for files from outside: both read in a process of its own (`sandbox.py`).
"""

from pathlib import Path, PurePath

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading.limits import LARGEST_FILE
from store.loading.readers import ending_of
from store.loading.readers.links import is_link, way_to_the_file
from store.loading.readers.refusal import NoPlanFoundError, UnreadablePlanError
from store.loading.sandbox import read_apart

__all__ = [
    "Choices",
    "Guidance",
    "NoPlanFoundError",
    "StagedPlan",
    "UnreadablePlanError",
    "check_name",
    "read_content",
    "read_plan",
]

LONGEST_NAME = 120


def read_plan(path: Path, choices: Choices | None = None, guidance: Guidance | None = None) -> StagedPlan:
    """Read the plan in a file, or say in one sentence why that cannot be done."""
    if is_link(str(path)):
        raise UnreadablePlanError(way_to_the_file(str(path)))
    ending_of(path.name)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadablePlanError(f"There is no file {path}. Check its name and folder.") from error
    except OSError as error:
        raise UnreadablePlanError(f"I can't open {path.name}: {error.strerror}.") from error
    return read_content(content, path.name, choices, guidance)


def read_content(
    content: bytes, name: str, choices: Choices | None = None, guidance: Guidance | None = None
) -> StagedPlan:
    """Read the plan in a file that is at hand; `name` is its name, by whose ending the reader is chosen."""
    name = _tame(name)
    ending_of(name)
    if len(content) > LARGEST_FILE:
        raise UnreadablePlanError(f"{name} is larger than 5 MB. Split it, or take out its pictures.")
    if not content.strip():
        raise UnreadablePlanError(f"{name} is empty. Check that the right file was saved.")
    return read_apart(content, name, choices or Choices(), guidance or Guidance())


def check_name(name: str) -> None:
    """Raises `UnreadablePlanError` for a kind of file that no reader reads."""
    ending_of(_tame(name))


def _tame(name: str) -> str:
    """Names come from strangers: leave out folders, control characters and most of a very long one."""
    return "".join(letter for letter in PurePath(name).name if letter.isprintable())[-LONGEST_NAME:]
