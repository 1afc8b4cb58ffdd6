"""The file `.env`: where it is looked for, and how it is written.

It is looked for in the folder where the command starts, then beside the checkout, so that a service or a shell that
starts elsewhere finds it as well. The first that is there is read, and it alone.
"""

import codecs
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

NAME = ".env"
NAMED_BY = "SIGHTLINE_ENV_FILE"
"""Names another file, in the place of both."""
CHECKOUT = Path(__file__).parents[1]
MISNAMED = (".env.txt", "env.txt", "env", ".env.env", ".env.rtf", ".env.docx")
"""How editors and file managers name it in place of `.env`."""
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Notepad and PowerShell write these."""


class EnvFileError(Exception):
    """It cannot be read: one sentence on why and what to do."""


@dataclass(frozen=True)
class EnvFile:
    path: Path
    encoding: str

    def names(self) -> set[str]:
        """What it sets."""
        return set(dotenv_values(self.path, encoding=self.encoding))


def folders() -> list[Path]:
    """Where it is looked for."""
    return list(dict.fromkeys([Path.cwd(), CHECKOUT]))


def env_file(places: Sequence[Path] | None = None) -> EnvFile | None:
    """Find it. None where there is none.

    Args:
        places: where to look, if not where it usually is.

    Raises:
        EnvFileError: it is there, and nobody can read it.
    """
    named = os.environ.get(NAMED_BY)
    if named and places is None:
        return _read(Path(named).expanduser())
    for folder in folders() if places is None else places:
        if (folder / NAME).exists():
            return _read(folder / NAME)
    return None


def misnamed(places: Sequence[Path] | None = None) -> Path | None:
    """What lies there under nearly its name."""
    for folder in folders() if places is None else places:
        for name in MISNAMED:
            if (folder / name).is_file():
                return folder / name
    return None


def where(places: Sequence[Path] | None = None) -> str:
    """Say which file was read; where none was, what to do."""
    found = env_file(places)
    if found is not None:
        return f"The settings were read from {found.path} and the environment."
    wrong = misnamed(places)
    if wrong is not None:
        return f"No {NAME} was read. Rename {wrong} to {NAME}."
    looked = " or ".join(str(folder) for folder in (folders() if places is None else places))
    return f"No {NAME} was found in {looked}, so the environment alone was read."


def stands(names: Collection[str]) -> str:
    """Say where a setting stands.

    Args:
        names: by which it is known.
    """
    if any(name.upper() in names for name in os.environ):
        return "It stands in the environment."
    found = env_file()
    return f"It stands in {found.path}." if found else where()


def _read(path: Path) -> EnvFile:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise EnvFileError(f"{path}, which {NAMED_BY} names, is not there.") from error
    except OSError as error:
        raise EnvFileError(
            f"{path} cannot be read: {error.strerror}. Let the user who starts Sightline read it."
        ) from error
    encoding = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise EnvFileError(f"{path} is not written in UTF-8. Save it again with the encoding UTF-8.") from error
    if "\0" in text:
        raise EnvFileError(f"{path} is no text in UTF-8. Save it again with the encoding UTF-8.")
    return EnvFile(path, encoding)
