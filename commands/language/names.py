"""Finding the person that somebody names: a mention, an e-mail address, or @ and a name or post."""

import re
from collections.abc import Callable, Sequence

from sqlmodel import Session

from commands.errors import CommandError
from commands.showing.wording import echoed
from store.models import Person
from store.people import addresses, directory
from store.people.naming import name_of
from store.people.permissions import lost
from store.rules.folding import folded

MENTION = re.compile(r"^@person:(\d{1,9})$")
"""How an edge hands over a mention: it has already looked the account up."""

CHANNEL = re.compile(r"#(?P<shared>shared-)?channel:(?P<address>[^|\s]+)\|(?P<name>\S+)")
"""How an edge hands over a channel that was named, and whether people of another organisation read it."""

GROUP = re.compile(r"@group:(?:(?P<address>[^\s@|]+)\|)?(?P<name>[^\s@|]+)")
"""How an edge hands over a group of people that was mentioned, and where the chat has it."""

PERSON = re.compile(r"@person:(\d{1,9})\b")
BEFORE_STOP = re.compile(r"(@person:\d+|@group:\S+|#(?:shared-)?channel:\S+) (?=[,.;:!?)])")
"""Edges set what they hand over apart with spaces; none belongs before a comma."""

LONGEST_NAME = 8
"""Words in a post ("Team Manager, Children with Disabilities" has five)."""

MOST_NAMED = 5


def handed_over(words: str) -> bool:
    """Whether anything stands in them that an edge handed over, and no person reads."""
    return any(one.search(words) for one in (PERSON, CHANNEL, GROUP))


def spelt_out(session: Session, words: str) -> str:
    """Words as a person reads them, with names where an edge handed over tokens."""

    def named(found: re.Match[str]) -> str:
        person = directory.get(session, int(found[1]))
        return f"@{person.name}" if person else "@somebody"

    plain = CHANNEL.sub(r"#\g<name>", BEFORE_STOP.sub(r"\1", words))
    return PERSON.sub(named, GROUP.sub(r"@\g<name>", plain))


def find_person(words: list[str], find: Callable[[str], Sequence[Person]]) -> tuple[Person | None, int]:
    """The person with whose name these words begin, and how many words that took.

    The longest name wins: "@Head of Service red" is the Head of Service and a word that is not hers.

    Raises:
        CommandError: the longest name that anybody has is the name of several.
    """
    if words:
        refuse_group(words[0])
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        named = " ".join(words[:count]).removeprefix("@").strip(" ,.;?!")
        found = find(named) if named else []
        if len(found) > 1:
            raise SeveralFitError(named, found)
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
        raise CommandError("Say who. For example: “@Head of Safeguarding”.")
    refuse_group(words[0])
    found = everyone_named(session, " ".join(words))
    if not found:
        raise nobody(" ".join(words))
    if len(found) > 1:
        raise SeveralFitError(named, found)
    return found[0]


def refuse_group(word: str) -> None:
    """Raises `CommandError` where the word is a group of people."""
    if found := GROUP.match(word):
        raise CommandError(
            f"@{echoed(found['name'])} is a group. Each action or milestone has one person as its owner:"
            " name one of them."
        )


def nobody(named: str) -> CommandError:
    named = named.strip()
    named = named if PERSON.match(named) else named.removeprefix("@")
    return CommandError(f"I know nobody called {echoed(named)}. Type @ and choose them from the list.")


class SeveralFitError(CommandError):
    """Several people fit a name. Whoever shows it offers each of them.

    Args:
        named: the words that name them, as typed.
    """

    def __init__(self, named: str, found: Sequence[Person]) -> None:
        self.fitting = {person.id: name_of(person) for person in found[:MOST_NAMED]}
        names = "; ".join(self.fitting.values())
        more = "; and more" if len(found) > MOST_NAMED else ""
        super().__init__(
            f"Several people fit “{echoed(named)}”: {names}{more}. Say which, by their whole name, post or address."
        )
        name = r"\s+".join(map(re.escape, named.split()))
        self._named = re.compile(rf"(?<!\w)@?{name}(?!\w)", re.IGNORECASE)

    def meaning(self, person_id: int | None, words: str) -> str | None:
        """The same words, where they mean one of these people; None where the name is not found in them."""
        said, many = self._named.subn(f"@person:{person_id}", words, count=1)
        return said if many else None


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
        person = addresses.by_address(session, words)
        return [person] if person else []
    # Who has left can still be asked about; whoever is here goes first, but never for somebody else's own name.
    here, gone = directory.by_name(session, words), directory.by_name(session, words, active=False)
    return _called(words, here) or _called(words, gone) or here or gone


def _called(name: str, found: Sequence[Person]) -> Sequence[Person]:
    return [one for one in found if folded(one.name) == folded(name)]
