"""Questions about people: who is away, who has not answered, who reports to whom, who owns what."""

from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Dated, Filler
from commands.language.topics.subjects import subject_of
from commands.language.wanted.base_query import base
from store.query.model import Group, Is, Of, Query, State, Wanted

EACH = frozenset(["each", "every", "plus", "and", "+", "&", "with"])
AWAY_OF = frozenset(["owner", "team", "theme", "recommendation"])
"""Of whom it is told who is away; a condition of an item would be answered with no word."""
NEVER = Is(states=(State.NEVER_UPDATED,))


def away(sense: Sense) -> Query | None:
    """ "Who is off next week", "when is Sam back", "who covers for Sam": of owners, not of what they own."""
    if Ask.AWAY not in sense.asks or sense.items or sense.linked or sense.combined.otherwise:
        return None
    if any(one.field not in AWAY_OF or one.negated for one in sense.combined.where):
        return None
    if any(isinstance(span.meaning, Dated) for span in sense.spans):
        return None
    if {"deputy", "deputies"} & set(sense.words) and sense.count_of(Ask.AWAY) > 1:
        # Whose deputy is away as well, leave does not tell.
        return None
    if {"me", "my", "i"} & set(sense.words) and not sense.combined.has("owner") and not sense.combined.has("team"):
        return None
    return base(sense, Wanted.AWAY, order=None, limit=None, group=None)


def silent(sense: Sense) -> Query | None:
    """ "Who hasn't answered", and "who hasn't updated anything"."""
    heard = [one for one in sense.combined.where if one == NEVER]
    of_people = all(noun.of is Of.PEOPLE for noun in sense.nouns)
    named = bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) or bool(sense.nouns)
    whoever = named and of_people and bool(heard) and Ask.COUNT not in sense.asks
    if Ask.SILENT not in sense.asks and not whoever:
        return None
    where = tuple(one for one in sense.combined.where if one != NEVER)
    return base(sense, Wanted.SILENT, where=where, order=None, limit=None)


def _whoever_reports(sense: Sense) -> Query | None:
    """ "Who are my direct reports": the people; how they are doing is told of each."""
    where = sense.combined.where
    of_people = all(noun.of is Of.PEOPLE for noun in sense.nouns)
    if [one.field for one in where] != ["team"] or not of_people or sense.combined.period:
        return None
    asks_who = bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) or sense.words[0].replace("'", "") in ("who", "whos")
    if asks_who and not sense.combined.group:
        return base(sense, Wanted.LIST, of=Of.PEOPLE, order=None)
    if sense.asks <= {Ask.HOW} and sense.asks:
        return base(sense, Wanted.COMPARISON, of=Of.PEOPLE, order=None, limit=None)
    return None


def who_is(sense: Sense) -> Query | None:
    if (team := _whoever_reports(sense)) is not None:
        return team
    person = subject_of(sense)
    about = sense.asks & {Ask.WHO_IS, Ask.ABOUT, Ask.WHO}
    if person is not None and person.kind == "person" and about and not sense.says(Filler.OWNING):
        return Query(wanted=Wanted.PERSON, subjects=(person,))
    leads = sense.asks & {Ask.WHO, Ask.WHO_IS} and sense.says(Filler.OWNING)
    if leads and sense.combined.where and not sense.combined.has("owner"):
        if EACH & set(sense.words):
            # "What is overdue, and who owns each": the items, with their owners.
            return base(sense, Wanted.LIST, group=Group.OWNER)
        return base(sense, Wanted.LIST, of=Of.PEOPLE)
    return None
