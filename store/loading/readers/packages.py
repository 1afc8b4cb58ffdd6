"""Look at an Office file before anything opens it: what it is, how large it would become, whether it is honest.

A .xlsx, .docx, .ods or .odt is a ZIP archive of XML parts. Nothing here parses XML.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.loading.limits import HIGHEST_RATIO, LARGEST_UNPACKED, MOST_PARTS, SMALL_PART
from store.loading.readers.refusal import UnreadablePlanError

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
XML = (".xml", ".rels", ".vml")
# Office writes neither; both are how XML is made to grow or to reach outside.
DECLARATIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
CHUNK = 64 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)

STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
"""How the names in "Strict Open XML" begin; apart from them it is what every program reads."""
TYPES = "[Content_Types].xml"
OTHER_DOCUMENTS = re.compile(
    rb"application/vnd\.(?:ms-word\.document\.macroEnabled|ms-word\.template\.macroEnabledTemplate"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
"""A template, or a document with macros: python-docx opens neither by this name."""
DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True)
class Kind:
    """Args: main: the part without which it is none; mime: how its part `mimetype` begins, if it has one."""

    main: str
    ending: str
    words: str
    mime: bytes = b""


SPREADSHEET = Kind(r"xl/workbook\d*\.xml", ".xlsx", "a spreadsheet")
WORD = Kind(r"word/document\d*\.xml", ".docx", "a Word document")
OPEN = b"application/vnd.oasis.opendocument."
OPEN_SPREADSHEET = Kind(r"content\.xml", ".ods", "an OpenDocument spreadsheet", OPEN + b"spreadsheet")
OPEN_TEXT = Kind(r"content\.xml", ".odt", "an OpenDocument text", OPEN + b"text")
KINDS = (SPREADSHEET, WORD, OPEN_SPREADSHEET, OPEN_TEXT)


def open_package(content: bytes, name: str, kind: Kind) -> zipfile.ZipFile:
    """Give the archive if it is sound and of this kind; else say in a sentence what to do."""
    if content.startswith(OLD_OFFICE):
        raise UnreadablePlanError(_old_or_locked(content, name, kind))
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise UnreadablePlanError(_no_package(content, name, kind)) from error
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadablePlanError(f"{name} is locked with a password. Save a copy without one.")
    _refuse_the_wrong_kind(package, name, kind)
    _refuse_a_bomb(package, parts, len(content), name)
    return package


def as_document(content: bytes) -> bytes:
    """Give the file with the names that our libraries know: of the strict kind, of templates, of macros."""
    package = zipfile.ZipFile(io.BytesIO(content))
    words = {part: package.read(part) for part in package.namelist() if part.endswith((".xml", ".rels"))}
    changed = {part: STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", text) for part, text in words.items()}
    if TYPES in changed:
        changed[TYPES] = OTHER_DOCUMENTS.sub(DOCUMENT, changed[TYPES])
    return content if changed == words else with_parts(package, changed)


def with_parts(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Write the archive anew with these parts in place of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as target:
        for part in dict.fromkeys(package.namelist()):
            target.writestr(part, changed[part] if part in changed else package.read(part))
    return file.getvalue()


def _old_or_locked(content: bytes, name: str, kind: Kind) -> str:
    if ENCRYPTED in content:
        return f"{name} is locked with a password. Save a copy without one."
    return f"{name} is in an old Office format, or locked. Open it and save it as {kind.ending}, without a password."


def _no_package(content: bytes, name: str, kind: Kind) -> str:
    if content.startswith(b"PK"):
        return f"{name} is cut short or damaged. Download or save it again."
    return f"{name} is not {kind.words}, whatever its ending says. Save the plan as {kind.ending} and try again."


def _refuse_the_wrong_kind(package: zipfile.ZipFile, name: str, kind: Kind) -> None:
    found = next((other for other in KINDS if _is_of(package, other)), None)
    if found is kind:
        return
    if found:
        raise UnreadablePlanError(
            f"{name} is {found.words}, whatever its ending says. Rename it to end in {found.ending}."
        )
    if "xl/workbook.bin" in package.namelist():
        raise UnreadablePlanError(f"{name} is a binary workbook. Open it and save it as .xlsx.")
    raise UnreadablePlanError(f"{name} is an archive, not {kind.words}. Share the plan itself.")


def _is_of(package: zipfile.ZipFile, kind: Kind) -> bool:
    if not any(re.fullmatch(kind.main, part) for part in package.namelist()):
        return False
    if not kind.mime:
        return True
    try:
        with package.open("mimetype") as file:
            return file.read(len(kind.mime)) == kind.mime
    except (KeyError, *BROKEN):
        return False


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
    except BROKEN as error:
        if isinstance(error, UnreadablePlanError):
            raise
        raise UnreadablePlanError(f"{name} is cut short or damaged. Download or save it again.") from error
