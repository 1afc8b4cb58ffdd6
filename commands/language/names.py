"""Finding the person that somebody names: a mention, an e-mail address, or @ and a name or post."""

import re
from collections.abc import Callable, Sequence

from sqlmodel import Session

from commands.errors import CommandError
from commands.showing.wording import echoed
from store.models import Person
from store.people import directory
from store.people.permissions import lost

MENTION = re.compile(r"^@person:(\d+)$")
"""How an edge hands over a mention: it has already looked the account up."""

CHANNEL = re.compile(r"#channel:(?P<address>[^|\s]+)\|(?P<name>\S+)")
"""How an edge hands over a channel that was named."""

PERSON = re.compile(r"@person:(\d+)")
BEFORE_STOP = re.compile(r"(@person:\d+|#channel:\S+) (?=[,.;:!?)])")
"""Edges set what they hand over apart with spaces; none belongs before a comma."""

LONGEST_NAME = 8
"""Words in a post ("Team Manager, Children with Disabilities" has five)."""

MOST_NAMED = 5


def spelt_out(session: Session, words: str) -> str:
    """Words as a person reads them, with names where an edge handed over tokens."""

    def name_of(found: re.Match[str]) -> str:
        person = directory.get(session, int(found[1]))
        return f"@{person.name}" if person else "@somebody"

    return PERSON.sub(name_of, CHANNEL.sub(r"#\g<name>", BEFORE_STOP.sub(r"\1", words)))


def find_person(words: list[str], find: Callable[[str], Sequence[Person]]) -> tuple[Person | None, int]:
    """The person with whose name these words begin, and how many words that took.

    The longest name wins: "@Head of Service red" is the Head of Service and a word that is not hers.

    Raises:
        CommandError: the longest name that anybody has is the name of several.
    """
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        named = " ".join(words[:count]).removeprefix("@").strip(" ,.;?!")
        found = find(named) if named else []
        if len(found) > 1:
            raise several(named, found)
        if found:
            return found[0], count
    return None, 0


def named_person(session: Session, words: list[str]) -> Person:
    """The one person that all these words name.

    Raises:
        CommandError: nobody or several.
    """
    named = " ".join(words).strip().removeprefix("@")
    if not named:
        raise CommandError("Say who. For example: `@Head of Safeguarding`.")
    found = everyone_named(session, " ".join(words))
    if not found:
        raise nobody(named)
    if len(found) > 1:
        raise several(named, found)
    return found[0]


def nobody(named: str) -> CommandError:
    return CommandError(f"I know nobody called {echoed(named)}. Type @ and choose them from the list.")


def several(named: str, found: Sequence[Person]) -> CommandError:
    names = "; ".join(person.name for person in found[:MOST_NAMED])
    more = "; and more" if len(found) > MOST_NAMED else ""
    return CommandError(f"Several people fit “{echoed(named)}”: {names}{more}. Say which.")


CANNOT_OWN = {
    "closed": "'s account is closed. Choose somebody else.",
    "guest": " is a guest and cannot own anything here. Choose a full member.",
}


def future_owner(session: Session, words: list[str]) -> Person:
    """The one person that all these words name, who can be given something to do.

    Raises:
        CommandError: nobody, several, or somebody whose account is closed or a guest's.
    """
    person = named_person(session, words)
    if (why := lost(person)) is not None:
        raise CommandError(f"{person.name}{CANNOT_OWN[why]}")
    return person


def picked_owner(session: Session, who: str, field: str) -> Person:
    """The person who was picked, or typed, in a field of a form.

    Raises:
        CommandError: nobody, several, or somebody who cannot own anything; it is said beside the field.
    """
    try:
        return future_owner(session, who.split())
    except CommandError as error:
        raise CommandError(error.sentence, field=field) from error


def everyone_named(session: Session, words: str) -> Sequence[Person]:
    words = words.strip()
    if mention := MENTION.match(words if words.startswith("@") else f"@{words}"):
        person = directory.get(session, int(mention[1]))
        return [person] if person else []
    words = words.removeprefix("@")
    if "@" in words:
        person = directory.by_email(session, words)
        return [person] if person else []
    # Who has left can still be asked about; whoever is here goes first, but never for somebody else's own name.
    here, gone = directory.by_name(session, words), directory.by_name(session, words, active=False)
    return _called(words, here) or _called(words, gone) or here or gone


def _called(name: str, found: Sequence[Person]) -> Sequence[Person]:
    return [one for one in found if one.name.casefold() == name.casefold()]
