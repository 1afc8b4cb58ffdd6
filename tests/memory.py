"""Where files of tests stand: in memory, where there is room. What a power cut leaves is no story's business."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2 << 30


def in_memory() -> Path | None:
    """The folder that is memory; None where there is none, or no room."""
    return MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else None


def keep_files_in_memory() -> None:
    """Let temporary files of this process, and of those it starts, stand there.

    Each commit waits for the disk, 500 times as long as for memory; most tests commit many times.
    """
    if (folder := in_memory()) is not None and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = str(folder)
        tempfile.tempdir = None
