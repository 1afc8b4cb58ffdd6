"""Memory, processor time, files and processes: as much as reading a plan takes on a small machine."""

import sys

from store.cage.system import MissingError

MEBIBYTE = 1024 * 1024
MEMORY = 512 * MEBIBYTE
SECONDS = 20
"""Of processor time; on a busy machine the same work takes longer by the clock on the wall."""


def limit_this_process() -> None:
    """No file may be written, not even a core, and no process or thread begun. Windows has only the parent's clock."""
    if sys.platform == "win32":
        raise MissingError("Windows has none")
    import resource

    for what, most in (
        # A little less, since the system counts what is used in strides.
        (resource.RLIMIT_AS, MEMORY - 4 * MEBIBYTE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        # Of no effect on root, whom seccomp stops.
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    # The softer limit ends us with a signal that says why; at the hard one, a second later, nothing says anything.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
