"""A network of its own, in which there is nobody: not even this machine's loopback."""

from store.cage.system import MissingError, call

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000


def leave_the_network() -> None:
    """Root needs no namespace of users for it. Others get one; many containers and some systems forbid it."""
    try:
        call("unshare", NEW_NETWORK)
    except MissingError:
        call("unshare", NEW_USER | NEW_NETWORK)
