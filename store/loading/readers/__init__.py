"""One reader for each kind of file; each gives a `Document`, or the plan itself where the file is our own.

To add a kind of file, write a module with `read(content: bytes, name: str) -> Document` and name it in `READERS`.
A reader's module is imported when its kind of file comes: a bot that never sees a spreadsheet loads no openpyxl.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from store.documents.staged import StagedPlan
from store.loading.document import Document
from store.loading.readers.refusal import UnreadablePlanError

__all__ = ["READERS", "UnreadablePlanError", "read_document"]

READERS = {
    ".xlsx": "spreadsheet",
    ".xlsm": "spreadsheet",
    ".docx": "word",
    ".csv": "delimited",
    ".txt": "text",
    ".md": "text",
    ".yaml": "own",
    ".yml": "own",
}

OTHERS = {
    ".xls": "an old kind of spreadsheet. Open it and save it as .xlsx",
    ".xlsb": "a binary workbook. Open it and save it as .xlsx",
    ".ods": "an OpenDocument spreadsheet. Open it and save it as .xlsx",
    ".numbers": "a Numbers file. Export it as .xlsx",
    ".doc": "an old kind of Word document. Open it and save it as .docx",
    ".odt": "an OpenDocument text. Open it and save it as .docx",
    ".rtf": "a rich text file. Open it and save it as .docx",
    ".pdf": "a PDF. Share the Word or Excel file it was made from",
    ".pptx": "a set of slides. Copy the plan's table into a Word document or a spreadsheet",
}


def read_document(content: bytes, name: str) -> Document | StagedPlan:
    """Choose the reader by the file's ending."""
    reader: Callable[[bytes, str], Document | StagedPlan] = import_module(
        f"store.loading.readers.{READERS[ending_of(name)]}"
    ).read
    return reader(content, name)


def ending_of(name: str) -> str:
    """Give the ending by which the reader is chosen; refuse one that no reader has."""
    ending = PurePath(name).suffix.casefold()
    if ending in READERS:
        return ending
    kinds = " or ".join(READERS)
    what = (
        f"it is {OTHERS[ending]}."
        if ending in OTHERS
        else f"I read files that end in {kinds}. Save it as one of those."
    )
    raise UnreadablePlanError(f"I can't read {name}: {what}")
