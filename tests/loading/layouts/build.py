"""Make the Word and Excel files of this folder again: `python -m tests.loading.layouts.build`.

They come out the same, byte by byte, wherever they are made.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import IO, Protocol

from tests.loading.layouts import make_excel, make_last, make_later, make_more, make_word

HERE = Path(__file__).parent
MADE = (2022, 7, 11, 9, 0, 0)
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class Savable(Protocol):
    def save(self, target: IO[bytes], /) -> None: ...


def main(folder: Path = HERE) -> None:
    documents = {**make_word.DOCUMENTS, **make_more.DOCUMENTS, **make_last.DOCUMENTS, **make_later.DOCUMENTS}
    for name, make_document in documents.items():
        (folder / f"{name}.docx").write_bytes(bytes_of(make_document()))
    books = {**make_excel.WORKBOOKS, **make_more.WORKBOOKS, **make_last.WORKBOOKS, **make_later.WORKBOOKS}
    for name, make_book in books.items():
        (folder / f"{name}.xlsx").write_bytes(bytes_of(make_book()))


def bytes_of(document: Savable) -> bytes:
    """Save a document as if it had been made at one fixed moment."""
    saved, steady = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = MOMENT.sub(rb"\g<1>2022-07-11T09:00:00Z", before.read(part))
            after.writestr(zipfile.ZipInfo(part, MADE), content, zipfile.ZIP_DEFLATED)
    return steady.getvalue()


if __name__ == "__main__":
    main()
