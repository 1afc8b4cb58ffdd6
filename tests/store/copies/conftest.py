"""A database in a folder of its own."""

import shutil
from pathlib import Path

import pytest

from store.database import open_database


@pytest.fixture
def database(tmp_path: Path, ready_database: Path) -> Path:
    """The demo plan in a file of one's own, opened once as a bot opens it."""
    folder = tmp_path / "state"
    folder.mkdir()
    file = Path(shutil.copy(ready_database, folder / "plan.db"))
    open_database(f"sqlite:///{file}").dispose()
    return file
