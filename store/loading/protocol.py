"""What a process that reads a file is handed over, and how it tells its parent what became of it."""

from pydantic import BaseModel

from store.documents.choices import Choices
from store.documents.guidance import Guidance

DONE, REFUSED, TOO_MUCH, NOTHING_FOUND, DAMAGED = 0, 10, 11, 12, 1
"""Exit codes. A plan as JSON, also where nothing of one was found, or a sentence on standard output, or nothing.

Python itself ends with 1 when an error rises.
"""


class Task(BaseModel):
    """The first line on standard input; the file follows. As an argument, everybody on the machine could read it."""

    name: str
    choices: Choices
    guidance: Guidance
