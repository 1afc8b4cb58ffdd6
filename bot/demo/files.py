"""Files that people shared, and what Slack knows of their kinds."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

LARGEST_FILE = 20 * 1024 * 1024
"""What the workspace keeps in memory for one file; Slack itself takes 1 GB."""

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Kind:
    """What Slack makes of a file's ending. It keeps short text as snippets and all else as hosted files."""

    filetype: str
    mimetype: str
    pretty: str
    mode: str = "hosted"


UNKNOWN = Kind("binary", "application/octet-stream", "Binary")
KINDS = {
    "csv": Kind("csv", "text/csv", "CSV", "snippet"),
    "docx": Kind("docx", f"{OFFICE}.wordprocessingml.document", "Word Document"),
    "gif": Kind("gif", "image/gif", "GIF"),
    "jpeg": Kind("jpg", "image/jpeg", "JPEG"),
    "jpg": Kind("jpg", "image/jpeg", "JPEG"),
    "json": Kind("json", "text/plain", "JSON", "snippet"),
    "md": Kind("markdown", "text/plain", "Markdown (raw)", "snippet"),
    "pdf": Kind("pdf", "application/pdf", "PDF"),
    "png": Kind("png", "image/png", "PNG"),
    "pptx": Kind("pptx", f"{OFFICE}.presentationml.presentation", "PowerPoint Presentation"),
    "txt": Kind("text", "text/plain", "Plain Text", "snippet"),
    "xls": Kind("xls", "application/vnd.ms-excel", "Excel Spreadsheet"),
    "xlsx": Kind("xlsx", f"{OFFICE}.spreadsheetml.sheet", "Excel Spreadsheet"),
    "yaml": Kind("yaml", "text/plain", "YAML", "snippet"),
    "yml": Kind("yaml", "text/plain", "YAML", "snippet"),
    "zip": Kind("zip", "application/zip", "Zip"),
}


@dataclass(frozen=True)
class SharedFile:
    id: str
    name: str
    content: bytes
    user: str
    conversation: str
    created: int

    @property
    def kind(self) -> Kind:
        _, dot, ending = self.name.rpartition(".")
        return KINDS.get(ending.lower(), UNKNOWN) if dot else UNKNOWN

    @property
    def address_name(self) -> str:
        """The name as it stands in addresses: lower case, anything odd turned into a line."""
        return "".join(one if one.isascii() and (one.isalnum() or one in ".-_") else "_" for one in self.name.lower())


@dataclass
class Upload:
    """A file of the bot's that is on its way: its address was given out, then its bytes come, then it is shared."""

    id: str
    name: str
    length: int
    token: str
    content: bytes | None = None


class FileShelf:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._files: dict[str, SharedFile] = {}
        self._uploads: dict[str, Upload] = {}

    def keep(self, name: str, content: bytes, user: str, conversation: str) -> SharedFile:
        return self._put(_new_id(), name, content, user, conversation)

    def expect(self, name: str, length: int) -> Upload:
        """Give out an address for a file of this length."""
        upload = Upload(_new_id(), name, length, secrets.token_urlsafe(32))
        self._uploads[upload.id] = upload
        return upload

    def expected(self, token: str) -> Upload | None:
        """The upload whose bytes may come to this address, once."""
        return next((one for one in self._uploads.values() if one.token == token and one.content is None), None)

    def arrived(self, file_id: str) -> Upload | None:
        """The upload with this id, if its bytes have come."""
        upload = self._uploads.get(file_id)
        return upload if upload is not None and upload.content is not None else None

    def share(self, upload: Upload, user: str, conversation: str) -> SharedFile:
        """Put an upload that has arrived into a conversation."""
        assert upload.content is not None
        del self._uploads[upload.id]
        return self._put(upload.id, upload.name, upload.content, user, conversation)

    def _put(self, file_id: str, name: str, content: bytes, user: str, conversation: str) -> SharedFile:
        file = SharedFile(file_id, name, content, user, conversation, int(self._now().timestamp()))
        self._files[file_id] = file
        return file

    def find(self, file_id: str) -> SharedFile | None:
        return self._files.get(file_id)


def _new_id() -> str:
    return f"F{secrets.token_hex(5).upper()}"
