"""What one sentence, or a comparison, is about: a recommendation, a theme or a person among its conditions."""

from collections.abc import Sequence
from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.people import PeopleMeaning
from commands.language.spotting.references import Mentioned
from commands.language.spotting.themes import Themed
from store.query.model import Coloured, Is, Subject

ONE_OF_A_KIND = {"recommendation": "numbers", "theme": "letters", "owner": "people"}

VERBS = frozenset(["is", "are", "sit", "sits", "fall", "falls", "belong", "belongs"])


def only(sense: Sense, field_name: str) -> Any | None:
    """The one condition, where it is the only one and has one value."""
    if sense.combined.otherwise:
        return None
    return _single(sense.combined.where, field_name)


def _single(where: Sequence[Any], field_name: str) -> Any | None:
    if len(where) != 1 or where[0].field != field_name or where[0].negated:
        return None
    return where[0] if len(getattr(where[0], ONE_OF_A_KIND[field_name])) == 1 else None


def subject_of(sense: Sense) -> Subject | None:
    """The one recommendation, theme or person that a sentence is about."""
    return None if sense.combined.otherwise else subject_among(sense.combined.where)


def subject_among(where: Sequence[Any]) -> Subject | None:
    if (one := _single(where, "recommendation")) is not None:
        return Subject(kind="recommendation", key=f"R{one.numbers[0]}")
    if (one := _single(where, "theme")) is not None:
        return Subject(kind="theme", key=one.letters[0])
    if (one := _single(where, "owner")) is not None:
        return Subject(kind="person", key=str(one.people[0]))
    return None


def several_subjects(sense: Sense) -> tuple[Subject, ...]:
    """The recommendations, themes or people between which is compared."""
    for one in sense.combined.where:
        if one.negated:
            continue
        if one.field == "recommendation" and len(one.numbers) > 1:
            return tuple(Subject(kind="recommendation", key=f"R{number}") for number in one.numbers)
        if one.field == "theme" and len(one.letters) > 1:
            return tuple(Subject(kind="theme", key=letter) for letter in one.letters)
        if one.field == "owner" and len(one.people) > 1:
            return tuple(Subject(kind="person", key=str(person)) for person in one.people)
    return ()


def part_behind_verb(sense: Sense) -> frozenset[str]:
    """The fields of the part that "is" or "are" leads to: "how much of what is overdue is in Workforce"."""
    told = [span.first for span in sense.spans if isinstance(span.meaning, Coloured | Is)]
    parts = [span for span in sense.spans if isinstance(span.meaning, Themed | Mentioned | PeopleMeaning)]
    verbs = [token.place for token in sense.tokens if token.plain in VERBS]
    if not told or not parts or not any(max(told) < verb < parts[0].first for verb in verbs):
        return frozenset()
    return frozenset({"theme", "recommendation", "owner", "team"})
