"""Folders that hold what people wrote or secrets: nobody but who made them may look in."""

from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make it, with those above it that are missing. One that is there keeps its mode.

    `Path.mkdir` gives its mode to the last folder alone, and lets everybody into those above it.

    Raises:
        OSError: it cannot be made, or a file has its name.
    """
    for above in reversed(folder.parents):
        if not above.exists():
            above.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
