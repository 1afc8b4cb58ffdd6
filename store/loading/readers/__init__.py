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

__all__ = ["READERS", "UnreadablePlanError", "read_document", "reader_of"]

READERS = {
    ".xlsx": "spreadsheet",
    ".xlsm": "spreadsheet",
    ".xltx": "spreadsheet",
    ".xltm": "spreadsheet",
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".dotm": "word",
    ".ods": "opendocument.sheets",
    ".ots": "opendocument.sheets",
    ".odt": "opendocument.pages",
    ".ott": "opendocument.pages",
    ".pdf": "pdf",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".txt": "text",
    ".md": "text",
    ".yaml": "own",
    ".yml": "own",
}
MAIN = (".xlsx", ".docx", ".csv", ".txt", ".md", ".yaml")
"""Those to name to somebody whose file is of no kind that is read."""

AGAIN = "Then share that file"
OTHERS = {
    ".xls": f"an old kind of spreadsheet. Open it in Excel and choose File, Save As, Excel Workbook (.xlsx). {AGAIN}",
    ".xlt": f"an old kind of spreadsheet. Open it in Excel and choose File, Save As, Excel Workbook (.xlsx). {AGAIN}",
    ".xlsb": f"a binary workbook. Open it in Excel and choose File, Save As, Excel Workbook (.xlsx). {AGAIN}",
    ".numbers": f"a Numbers file. Open it and choose File, Export To, Excel. {AGAIN}",
    ".pages": f"a Pages file. Open it and choose File, Export To, Word. {AGAIN}",
    ".doc": f"an old kind of Word document. Open it in Word and choose File, Save As, Word Document (.docx). {AGAIN}",
    ".dot": f"an old kind of Word document. Open it in Word and choose File, Save As, Word Document (.docx). {AGAIN}",
    ".rtf": f"a rich text file. Open it in Word and choose File, Save As, Word Document (.docx). {AGAIN}",
    ".mpp": f"a Microsoft Project file. Open it in Project and choose File, Save As, Excel Workbook (.xlsx). {AGAIN}",
    ".pptx": f"a set of slides. Copy the plan's table into a Word document or a spreadsheet and save it. {AGAIN}",
    ".ppt": f"a set of slides. Copy the plan's table into a Word document or a spreadsheet and save it. {AGAIN}",
    ".msg": "an e-mail. Open it, save the plan that is attached to it, and share that",
    ".eml": "an e-mail. Open it, save the plan that is attached to it, and share that",
    ".zip": "an archive. Open it and share the plan itself",
    ".one": f"a OneNote file. Copy the plan's table into a Word document and save it. {AGAIN}",
    ".mht": f"a saved web page. Copy the plan's table into a spreadsheet and save it as .xlsx. {AGAIN}",
    ".html": f"a web page. Copy the plan's table into a spreadsheet and save it as .xlsx. {AGAIN}",
    ".htm": f"a web page. Copy the plan's table into a spreadsheet and save it as .xlsx. {AGAIN}",
}
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".webp", ".svg")
LINKS = (".url", ".webloc", ".lnk", ".gsheet", ".gdoc", ".gslides")


def read_document(content: bytes, name: str) -> Document | StagedPlan:
    return reader_of(name)(content, name)


def reader_of(name: str) -> Callable[[bytes, str], Document | StagedPlan]:
    """Load the reader of a file with this ending."""
    reader: Callable[[bytes, str], Document | StagedPlan] = import_module(
        f"store.loading.readers.{READERS[ending_of(name)]}"
    ).read
    return reader


def ending_of(name: str) -> str:
    """Give the ending by which the reader is chosen; refuse one that no reader has."""
    ending = PurePath(name).suffix.casefold()
    if ending in READERS:
        return ending
    raise UnreadablePlanError(f"I can't read {name}: {_what_to_do(ending)}.")


def _what_to_do(ending: str) -> str:
    if ending in OTHERS:
        return f"it is {OTHERS[ending]}"
    if ending in PICTURES:
        return "it is a picture, and I read words. Share the Word or Excel file that it shows, or type the table in"
    if ending in LINKS:
        return f"it is only a link to a file that lies elsewhere. Open it, choose File, Download. {AGAIN}"
    return f"I read files that end in {' or '.join(MAIN)}. Save it as one of those"
