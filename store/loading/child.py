"""The process that reads one file: `python -m store.loading.child NAME CHOICES GUIDANCE`, the file on standard input.

It limits itself before it looks at a byte. An error that nobody foresaw rises, is printed with its traceback and ends
it; the parent knows what to say then.
"""

import sys

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.loading import limits
from store.loading.protocol import DONE, NOTHING_FOUND, REFUSED, TOO_MUCH
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


def limit_this_process() -> None:
    """Memory, processor time, and no file may be written, not even a core. Windows has only the parent's clock."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        # A little less, since the system counts what is used in strides.
        (resource.RLIMIT_AS, limits.MEMORY - 4 * limits.MEBIBYTE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    # The softer limit ends us with a signal that says why; at the hard one, a second later, nothing says anything.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))


def main() -> int:
    limit_this_process()
    name, choices, guidance = sys.argv[1:4]
    content = sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
    code, said = answer(content, name, Choices.model_validate_json(choices), Guidance.model_validate_json(guidance))
    sys.stdout.buffer.write(said)
    sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
