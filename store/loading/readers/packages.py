"""Look at an Office file before anything opens it: what it is, how large it would become, whether it is honest.

A .xlsx or .docx is a ZIP archive of XML parts. Nothing here parses XML.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from store.loading.limits import HIGHEST_RATIO, LARGEST_UNPACKED, MOST_PARTS, SMALL_PART
from store.loading.readers.refusal import UnreadablePlanError

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
XML = (".xml", ".rels", ".vml")
# Office writes neither; both are how XML is made to grow or to reach outside.
DECLARATIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
CHUNK = 64 * 1024

KINDS = {"xl/workbook.xml": (".xlsx", "a spreadsheet"), "word/document.xml": (".docx", "a Word document")}


def open_package(content: bytes, name: str, main: str) -> zipfile.ZipFile:
    """Give the archive if it is sound and holds `main`; else say in a sentence what to do."""
    if content.startswith(OLD_OFFICE):
        raise UnreadablePlanError(_old_or_locked(content, name, main))
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise UnreadablePlanError(_no_package(content, name, main)) from error
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadablePlanError(f"{name} is locked with a password. Save a copy without one.")
    _refuse_the_wrong_kind({part.filename for part in parts}, name, main)
    _refuse_a_bomb(package, parts, len(content), name)
    return package


def _old_or_locked(content: bytes, name: str, main: str) -> str:
    if ENCRYPTED in content:
        return f"{name} is locked with a password. Save a copy without one."
    return f"{name} is in an old Office format, or locked. Open it and save it as {KINDS[main][0]}, without a password."


def _no_package(content: bytes, name: str, main: str) -> str:
    if content.startswith(b"PK"):
        return f"{name} is cut short or damaged. Download or save it again."
    return f"{name} is not {KINDS[main][1]}, whatever its ending says. Save the plan as {KINDS[main][0]} and try again."


def _refuse_the_wrong_kind(names: set[str], name: str, main: str) -> None:
    if main in names:
        return
    for other, (ending, kind) in KINDS.items():
        if other in names:
            raise UnreadablePlanError(f"{name} is {kind}, whatever its ending says. Rename it to end in {ending}.")
    if "xl/workbook.bin" in names:
        raise UnreadablePlanError(f"{name} is a binary workbook. Open it and save it as .xlsx.")
    raise UnreadablePlanError(f"{name} is an archive, not {KINDS[main][1]}. Share the plan itself.")


def _refuse_a_bomb(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    """Unpack everything once, piece by piece, counting: what an archive says of its sizes need not be true."""
    too_large = f"{name} would unpack to far more than a plan holds. Copy the plan into a new file and save that."
    if len(parts) > MOST_PARTS:
        raise UnreadablePlanError(too_large)
    total = 0
    for part in parts:
        size = 0
        for piece in _pieces(package, part, name):
            size += len(piece)
            if total + size > LARGEST_UNPACKED or (size > SMALL_PART and size > HIGHEST_RATIO * packed):
                raise UnreadablePlanError(too_large)
        if size > SMALL_PART and size > HIGHEST_RATIO * max(part.compress_size, 1):
            raise UnreadablePlanError(too_large)
        total += size


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Give the bytes of one part; XML that declares anything is refused on the way."""
    is_xml = part.filename.casefold().endswith(XML)
    tail = b""
    try:
        with package.open(part) as file:
            while piece := file.read(CHUNK):
                # Zero bytes go, so that the same words in UTF-16 are found too.
                if is_xml and DECLARATIONS.search((tail + piece).replace(b"\0", b"")):
                    raise UnreadablePlanError(
                        f"{name} holds declarations no plan needs, so I don't open it. Copy the plan into a new file."
                    )
                tail = piece[-64:]
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, UnreadablePlanError):
            raise
        raise UnreadablePlanError(f"{name} is cut short or damaged. Download or save it again.") from error
