"""The process that reads one file: `python -m store.loading.child`, a `Task` and the file on standard input.

It loads the reader and shuts itself in (`cage/`) before it looks at a byte of the file. An error that nobody foresaw
rises, is printed with its traceback and ends it; the parent knows what to say then.
"""

import sys

from store import cage
from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.loading import limits
from store.loading.protocol import DONE, NOTHING_FOUND, REFUSED, TOO_MUCH, Task
from store.loading.readers import reader_of
from store.loading.readers.refusal import NoPlanFoundError, UnreadablePlanError
from store.loading.unguarded import read_here


def answer(content: bytes, name: str, choices: Choices, guidance: Guidance) -> tuple[int, bytes]:
    """Read the file and give an exit code with what is to be said."""
    try:
        code, staged = DONE, read_here(content, name, choices, guidance)
    except NoPlanFoundError as nothing:
        code, staged = NOTHING_FOUND, nothing.staged
    except UnreadablePlanError as refusal:
        return REFUSED, str(refusal).encode("utf-8", "replace")
    except MemoryError:
        return TOO_MUCH, b""
    said = staged.model_dump_json().encode("utf-8")
    return (code, said) if len(said) <= limits.LARGEST_UNPACKED else (TOO_MUCH, b"")


def main() -> int:
    task = Task.model_validate_json(sys.stdin.buffer.readline())
    # Libraries look at files of the system as they load, such as the kinds of files that it knows.
    reader_of(task.name)
    cage.enter()
    content = sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
    code, said = answer(content, task.name, task.choices, task.guidance)
    sys.stdout.buffer.write(said)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
