"""What a command or form declares that it needs, held against whoever speaks, before anything runs."""

from collections.abc import Callable
from typing import TypeVar

from commands.request import Request
from store.people.permissions import OF_AN_ITEM, Verb

Done = TypeVar("Done")


def allowed(request: Request, needs: Verb, run: Callable[[], Done]) -> Done:
    """Run it, or refuse.

    What depends on the item or person that the words name is checked where the request looks that up. A command that
    answers without having looked is a mistake of ours: all it did is undone.
    """
    request.needs = needs
    if needs not in OF_AN_ITEM:
        request.must(needs)
    answer = run()
    if needs in OF_AN_ITEM and not request.checked:
        raise AssertionError(f"{request.intent!r} needs {needs!r} of an item or a person, and looked none up")
    return answer
