"""Make the Word and Excel files of this folder again: `python -m tests.loading.layouts.build`."""

from datetime import UTC, datetime
from pathlib import Path

from tests.loading.layouts import make_excel, make_more, make_word

HERE = Path(__file__).parent
MADE = datetime(2022, 7, 11, tzinfo=UTC).replace(tzinfo=None)


def main(folder: Path = HERE) -> None:
    for name, make_document in {**make_word.DOCUMENTS, **make_more.DOCUMENTS}.items():
        document = make_document()
        document.core_properties.author = "Sightline"
        document.core_properties.created = document.core_properties.modified = MADE
        document.save(str(folder / f"{name}.docx"))
    for name, make_book in {**make_excel.WORKBOOKS, **make_more.WORKBOOKS}.items():
        book = make_book()
        book.properties.creator = "Sightline"
        book.properties.created = book.properties.modified = MADE
        book.save(folder / f"{name}.xlsx")


if __name__ == "__main__":
    main()
