"""Finding the person that somebody names: a mention, an e-mail address, or @ and a name or post."""

import re
from collections.abc import Callable, Sequence

from sqlmodel import Session

from commands.errors import CommandError
from store import people
from store.models import Person

MENTION = re.compile(r"^@person:(\d+)$")
"""How an edge hands over a mention: it has already looked the account up."""

LONGEST_NAME = 8
"""Words in a post ("Team Manager, Children with Disabilities" has five)."""


def find_person(words: list[str], find: Callable[[str], Sequence[Person]]) -> tuple[Person | None, int]:
    """The person with whose name these words begin, and how many words that took; several alike are nobody.

    The longest name wins: "@Head of Service red" is the Head of Service and a word that is not hers.
    """
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        named = " ".join(words[:count]).removeprefix("@").strip(" ,.;")
        found = find(named) if named else []
        if len(found) == 1:
            return found[0], count
    return None, 0


def named_person(session: Session, words: list[str]) -> Person:
    """The one person that all these words name.

    Raises:
        CommandError: nobody, several, or somebody whose account is closed or a guest's.
    """
    named = " ".join(words).strip().removeprefix("@")
    if not named:
        raise CommandError("Say who. For example: `/plan assign D1.2 @Head of Safeguarding`.")
    found = everyone_named(session, " ".join(words))
    if not found:
        raise CommandError(f"I know nobody called {named}. Type @ and choose them from the list.")
    if len(found) > 1:
        names = ", ".join(person.name for person in found[:5])
        raise CommandError(f"Several people fit “{named}”: {names}. Say which.")
    person = found[0]
    if not person.active:
        raise CommandError(f"{person.name}'s account is closed. Choose somebody else.")
    if person.guest:
        raise CommandError(f"{person.name} is a guest and cannot own anything here. Choose a full member.")
    return person


def everyone_named(session: Session, words: str) -> Sequence[Person]:
    words = words.strip()
    if mention := MENTION.match(words if words.startswith("@") else f"@{words}"):
        person = people.get(session, int(mention[1]))
        return [person] if person else []
    words = words.removeprefix("@")
    if "@" in words:
        person = people.by_email(session, words)
        return [person] if person else []
    return people.by_name(session, words)
