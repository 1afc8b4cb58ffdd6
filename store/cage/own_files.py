"""What the reading process must still open once it is shut in: Python's files, the system's libraries, and readers."""

import os
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""Where our packages lie. A checkout's own `.env` may lie there as well, so it is not opened itself."""
SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo"),
)
PACKAGES = ("site-packages", "dist-packages")


def own_folders() -> list[Path]:
    """Folders of our own and of Python's. All of them are there."""
    python = [sysconfig.get_path(one) for one in ("stdlib", "platstdlib", "purelib", "platlib")]
    packages = [one for one in sys.path if Path(one).name in PACKAGES]
    return _there([ROOT / "store", Path(sys.base_prefix) / "lib", *map(Path, (*python, *packages))])


def may_be_read() -> list[Path]:
    """All that may be read: our own folders, and libraries and time zones of the system."""
    libraries = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    return [*own_folders(), *_there([Path(one) for one in (*SYSTEM, *libraries) if one])]


def _there(paths: list[Path]) -> list[Path]:
    return [one for one in dict.fromkeys(paths) if one.exists()]
