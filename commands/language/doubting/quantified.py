"""How many of them: "are all the reds overdue", "recs with exactly one red", "who has no reds", "both"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.fillers import LEADING
from commands.language.spotting.meanings import Ask, Filler, Sign
from commands.language.spotting.phrases import word_of
from commands.language.wanted.intents import GROUP_OF
from store.dates.words import NUMBERS
from store.query.having import Having
from store.query.model import (
    Answers,
    Group,
    Is,
    Lacking,
    Lacks,
    Of,
    Query,
    State,
    Wanted,
)

_WHOLE = "all every each everything everyone everybody everyones both most half whole"
WHOLE = frozenset(_WHOLE.split())
_OPENING = "is are was were does do did has have had will isnt arent doesnt dont hasnt havent"
OPENING = frozenset(_OPENING.split())
ASKED_OF_US = frozenset(["you", "u", "i", "we", "there"])
STANDING = frozenset(["colour", "state", "progress", "slip", "overdue by", "lacking", "moved", "when", "finished late"])
OF_ITS_OWN = frozenset([State.COMPLETE, State.NEVER_UPDATED, State.OPEN])
"""States of which somebody who denies them asks for what is left: "recs that are not finished"."""
_HAVE = "with has have having had got exactly precisely only just"
HAVE = frozenset(_HAVE.split())
ONE = (frozenset(["one", "single", "exactly", "precisely"]) | NUMBERS.keys()) - {"a", "an"}
CUTS = {Of.THEMES: GROUP_OF["theme"], Of.RECOMMENDATIONS: GROUP_OF["recommendation"], Of.PEOPLE: GROUP_OF["person"]}
LISTED = (Wanted.LIST, Wanted.COUNT)


def whether_all(sense: Sense, query: Query) -> list[Query] | None:
    """ "Are all the reds overdue": those that are say nothing of those that are not."""
    words = [one for one in map(word_of, sense.tokens) if one and one not in LEADING]
    if query.wanted not in (*LISTED, Wanted.SLIPPING) or len(words) < 3 or words[0] not in OPENING:
        return None
    if words[1] in ASKED_OF_US or not WHOLE & set(words):
        return None
    standing = [one for one in query.where if one.field in STANDING and one != Is(states=(State.OPEN,))]
    told = _said_last(sense, standing)
    if told is None:
        lacking = [Query(where=(*query.where, Lacks(lacking=(Lacking.OWNER,))))] if "owned" in words else []
        return [*lacking, query]
    rest = tuple(one for one in query.where if one is not told)
    others = Query(where=(*rest, _turned(told)))
    among = [Query(wanted=Wanted.SHARE, where=(told,), among=rest)] if rest and not query.otherwise else []
    return [others, query, *among]


def _said_last(sense: Sense, among: Sequence[Any]) -> Any | None:
    """What is asked of all stands last."""
    for span in reversed(sense.spans):
        if (
            told := next((one for one in among if one.field == getattr(span.meaning, "field", None)), None)
        ) is not None:
            return told
    return among[-1] if among else None


def _turned(one: Any) -> Any:
    return one.model_copy(update={"negated": not one.negated})


def who_has_none(sense: Sense, query: Query) -> list[Query] | None:
    """ "Who has no reds": whoever owns something that is not red is another answer."""
    by_owner = query.group is Group.OWNER and bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) and not sense.nouns
    if query.wanted not in LISTED or query.having is not Having.SOME or not (query.of in CUTS or by_owner):
        return None
    standing = [one for one in query.where if one.field in STANDING and not _is_left(one)]
    if not standing or not all(one.negated for one in standing):
        return None
    has = tuple(_turned(one) if one in standing else one for one in query.where)
    of = query.of if query.of in CUTS else Of.PEOPLE
    return [Query(where=has, group=CUTS[of]), Query(wanted=Wanted.COMPARISON, of=of), query]


def _is_left(one: Any) -> bool:
    left = isinstance(one, Is) and set(one.states) <= OF_ITS_OWN
    return left or one.field in ("lacking", "when")


def so_many_of_each(sense: Sense, query: Query) -> list[Query] | None:
    """ "Recs with exactly one red", "actions with two milestones": how many each has is no condition of an item."""
    by_owner = query.group is Group.OWNER and bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) and not sense.nouns
    if query.wanted not in LISTED or not (query.of is not Of.ITEMS or by_owner):
        return None
    words = [word_of(one) for one in sense.tokens if one.plain]
    many = [
        at for at, (one, after) in enumerate(pairwise(words)) if one in HAVE and (after in ONE or after.isdecimal())
    ]
    if not many or words[max(0, many[0] - 1) : many[0]] == ["which"]:
        return None
    group = CUTS.get(query.of, Group.OWNER if by_owner else None)
    return [*([Query(where=query.where, group=group)] if group else []), query.model_copy(update={"limit": None})]


def all_of_each(sense: Sense, query: Query) -> list[Query] | None:
    """ "Which recs are finished": those with something that is complete are another answer."""
    if query.wanted not in LISTED or query.having is not Having.SOME or query.of not in CUTS or query.of is Of.PEOPLE:
        return None
    whole = [one for one in query.where if isinstance(one, Is) and one.states == (State.COMPLETE,) and not one.negated]
    within = {noun.of for noun in sense.nouns} > {query.of} or any(noun.kind for noun in sense.nouns)
    has = {"with", "has", "have", "anything", "something", "any", "some"} & set(sense.words)
    if not whole or within or has:
        return None
    left = tuple(_turned(one) if one in whole else one for one in query.where)
    return [Query(wanted=Wanted.COMPARISON, of=query.of), query.model_copy(update={"where": left}), query]


def both_of(sense: Sense, query: Query) -> list[Query] | None:
    """ "Owners with both a red and an overdue", "in both rec 7 and rec 9": one that is both, or two."""
    both = "both" in sense.words
    if query.wanted not in LISTED or query.otherwise:
        return None
    answers = [one for one in query.where if isinstance(one, Answers) and not one.negated and len(one.numbers) > 1]
    if both and answers:
        rest = tuple(one for one in query.where if one is not answers[0])
        each = tuple(Answers(numbers=(number,)) for number in answers[0].numbers)
        return [query.model_copy(update={"where": (*rest, *each)}), query]
    standing = [one for one in query.where if one.field in STANDING and not one.negated and not _is_left(one)]
    joins = both or any(span.meaning is Sign.AND for span in sense.spans)
    if query.of is Of.ITEMS or len(standing) < 2 or not joins:
        return None
    wide = tuple(one for one in query.where if one not in standing)
    return [query, *(query.model_copy(update={"where": (one, *wide)}) for one in standing)]


def both_of_one(sense: Sense, query: Query) -> list[Query] | None:
    """ "What do the PSW and I both own": one of the two was found."""
    if "both" not in sense.words or query.wanted not in (*LISTED, Wanted.STATUS, Wanted.CARD, Wanted.PERSON):
        return None
    if any(one.field == "risk" for one in query.where):
        return None
    several = any(len(_values(one)) > 1 for one in query.where) or len(query.subjects) > 1 or query.otherwise
    standing = [one for one in query.where if one.field in STANDING]
    return None if several or len(standing) > 1 else [query]


def _values(one: Any) -> tuple[Any, ...]:
    for name in ("letters", "numbers", "people", "kinds", "colours", "progress", "refs", "states"):
        if (found := getattr(one, name, None)) is not None:
            return tuple(found)
    return ()


def one_of_each(sense: Sense, query: Query) -> list[Query] | None:
    """ "Each owner's oldest red", "one red from each theme": the first of each, and not the first of all."""
    groups = {"owner": Group.OWNER, "person": Group.OWNER, "lead": Group.OWNER, "theme": Group.THEME}
    groups |= {"recommendation": Group.RECOMMENDATION, "rec": Group.RECOMMENDATION}
    after = {behind.stem for one, behind in pairwise(sense.tokens) if one.plain in ("each", "every", "per")}
    told = next((group for word, group in groups.items() if word in after), None)
    first = query.order is not None or query.limit is not None or query.of is not Of.ITEMS
    if query.wanted not in LISTED or told is None or not first or (query.group is told and query.limit is None):
        return None
    return [query.model_copy(update={"of": Of.ITEMS, "group": told, "limit": None}), query]


def most_of_them(sense: Sense, query: Query) -> list[Query] | None:
    """ "Most milestones that are green": of how many it is so, and not which come first."""
    says = any(span.meaning is Filler.WORD for span in sense.spans if sense.tokens[span.first].plain == "most")
    return [query] if says and query.wanted in (*LISTED, Wanted.SLIPPING) and query.order is None else None
