"""One reader for each kind of file; each gives a `Document`.

To add a kind of file, write a module with `read(content: bytes, name: str) -> Document` and name it in `READERS`.
"""

from collections.abc import Callable
from pathlib import Path

from store.loading.document import Document
from store.loading.readers import text
from store.loading.readers.refusal import UnreadablePlanError

__all__ = ["READERS", "UnreadablePlanError", "read_document"]

LARGEST = 5 * 1024 * 1024

READERS: dict[str, Callable[[bytes, str], Document]] = {".txt": text.read, ".md": text.read}


def read_document(path: Path) -> Document:
    """Choose the reader by the file's ending, and refuse what no reader should be given."""
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        kinds = " or ".join(READERS)
        raise UnreadablePlanError(
            f"I can't read {path.name}: I read files that end in {kinds}. Save it as one of those."
        )
    return reader(_content(path), path.name)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadablePlanError(f"There is no file {path}. Check its name and folder.") from error
    except OSError as error:
        raise UnreadablePlanError(f"I can't open {path.name}: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise UnreadablePlanError(f"{path.name} is larger than 5 MB. Split it, or take out its pictures.")
    if not content.strip():
        raise UnreadablePlanError(f"{path.name} is empty. Check that the right file was saved.")
    return content
