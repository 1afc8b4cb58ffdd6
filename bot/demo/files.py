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


class FileShelf:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._files: dict[str, SharedFile] = {}

    def keep(self, name: str, content: bytes, user: str, conversation: str) -> SharedFile:
        file_id = f"F{secrets.token_hex(5).upper()}"
        file = SharedFile(file_id, name, content, user, conversation, int(self._now().timestamp()))
        self._files[file_id] = file
        return file

    def find(self, file_id: str) -> SharedFile | None:
        return self._files.get(file_id)
