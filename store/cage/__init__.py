"""The cage in which a file from outside is read: what whoever takes over the reading process cannot do from there.

A layer is a file. Each works by itself, since none is to be had everywhere: Landlock and seccomp are Linux's, a
container may forbid namespaces, and Windows has none of them. `enter` closes all that this machine has, in an order in
which an earlier one does not stop a later one, and says of each whether it holds. `probing.py` tries what is left.

What the reading process must still do is little: read Python's own files and ours, since readers load what they need
when they need it, and write its answer to the pipe that it was given.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store.cage import landlock, namespaces, privileges, rlimits, seccomp
from store.cage.system import MissingError


@dataclass(frozen=True)
class Layer:
    name: str
    missing: str | None
    """Why it does not hold here; none where it does."""


LAYERS: dict[str, Callable[[], None]] = {
    "limits": rlimits.limit_this_process,
    "no new privileges": privileges.take_no_new_ones,
    "network namespace": namespaces.leave_the_network,
    "no capabilities": privileges.give_up_capabilities,
    "Landlock": landlock.shut_files_away,
    # The last, since it refuses the very calls that close the others.
    "seccomp": seccomp.refuse_other_calls,
}


def enter(layers: Sequence[str] = tuple(LAYERS)) -> list[Layer]:
    """Shut this process in for good.

    Args:
        layers: those to close, where a proof looks at one alone.
    """
    return [Layer(name, _why_missing(close)) for name, close in LAYERS.items() if name in layers]


def _why_missing(close: Callable[[], None]) -> str | None:
    try:
        close()
    except MissingError as error:
        return str(error)
    return None
