"""From what the words mean to the query they ask: a list, a count, a card, the status, by rules in order."""

from itertools import pairwise
from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Dated, Filler, Noun
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.topics.subjects import several_subjects, subject_among, subject_of
from commands.language.wanted.asking_people import away, silent, who_is
from commands.language.wanted.base_query import base, without
from commands.language.wanted.changed import heard_from, moved_dates, moves, told, turned
from commands.language.wanted.directions import ways_of
from commands.language.wanted.having import tells_actions
from commands.language.wanted.overall import how_slips_stand, is_it_ok, on_course, part_alone, which_colour
from commands.language.wanted.shares import share
from commands.language.wanted.turning import turned_into
from store.query.having import Having
from store.query.model import (
    Answers,
    Group,
    Happening,
    Is,
    Of,
    OfKind,
    Query,
    State,
    Subject,
    Under,
    Wanted,
)
from store.rules.terms import Kind

COUNTED_BY = frozenset([Of.RECOMMENDATIONS, Of.THEMES, Of.ACTIONS, Of.PEOPLE])
COUNTING = frozenset(["most", "fewest", "highest", "lowest", "heaviest", "lightest"])
BIGGEST = frozenset(["biggest", "largest", "smallest"])
PORTFOLIO = frozenset(["share", "load", "workload", "portfolio", "number", "list", "burden", "pile", "chunk"])
RANKING = COUNTING | {"best", "worst", "furthest", "farthest"}
_WEAK = """
    weak shaky wobbly ropey fragile vulnerable wobbling struggling faltering flagging suffering floundering
"""
WEAK = frozenset(_WEAK.split())
SELF = frozenset(["i", "we", "im", "i'm", "we're", "me", "us", "they", "he", "she"])
WHICH = frozenset(["what", "what's", "whats", "which", "anything", "any", "something", "show", "list"])
"""Words that ask for items, and not how one part of the plan stands."""
GROUP_OF = {"recommendation": Group.RECOMMENDATION, "theme": Group.THEME, "person": Group.OWNER}
EACH_OF: dict[Group | None, Of] = {
    Group.THEME: Of.THEMES,
    Group.RECOMMENDATION: Of.RECOMMENDATIONS,
    Group.OWNER: Of.PEOPLE,
}
GROUPS = {"kind": Group.KIND, "colour": Group.COLOUR, "owner": Group.OWNER, "theme": Group.THEME}
"""How the second of two counts, "and how many of those are actions", is told with the first."""


def query_of(sense: Sense) -> Query | None:
    """What is asked; None where nothing is."""
    rules = (
        away,
        silent,
        _comparison,
        _milestones_under,
        _under_a_recommendation,
        _one_item,
        _other_card,
        _two_counts,
        _having,
        on_course,
        which_colour,
        share,
        turned_into,
        heard_from,
        _count,
        _items,
        _actions_with,
        moved_dates,
        how_slips_stand,
        _slipping,
        told,
        moves,
        _why_part,
        who_is,
        _status,
        is_it_ok,
        part_alone,
        _cut_by,
        _list,
    )
    return next((query for rule in rules if (query := rule(sense)) is not None), None)


def _comparison(sense: Sense) -> Query | None:
    several = several_subjects(sense)
    rather = bool(sense.asks & {Ask.COMPARE, Ask.RATHER}) or ("than" in sense.words and ways_of(sense.words))
    told = {one.field for one in sense.combined.where} - {"recommendation", "theme", "owner", "kind"}
    if several and told and Ask.COMPARE not in sense.asks and Ask.RATHER in sense.asks:
        # "Who has more overdue, A or B" is told by what each has.
        return base(sense, Wanted.LIST, group=GROUP_OF[several[0].kind], order=None)
    if several and rather:
        field_name = {"recommendation": "recommendation", "theme": "theme", "person": "owner"}[several[0].kind]
        return base(sense, Wanted.COMPARISON, subjects=several, where=without(sense, field_name), order=None)
    among = next((noun.of for noun in sense.nouns if noun.of in (Of.THEMES, Of.RECOMMENDATIONS, Of.PEOPLE)), None)
    if sense.combined.loose:
        return None
    if among is None and _who_most(sense):
        among = Of.PEOPLE
    top = "top" in sense.words and sense.combined.limit is not None
    ranked = top or sense.combined.worst or Ask.RATHER in sense.asks or _most(sense) or bool(sense.asks & {Ask.COMPARE})
    if among is not None and ranked:
        where = without(sense, "state") if _only_behind(sense) else sense.combined.where
        return base(sense, Wanted.COMPARISON, of=among, where=where, order=None, limit=None)
    return None


def _only_behind(sense: Sense) -> bool:
    """ "Furthest behind" is how it stands in all; "the most overdue" is a number of items."""
    words = sense.words
    at = words.index("behind") if "behind" in words else 0
    return at > 0 and words[at - 1] in ("furthest", "most", "far", "farthest", "lagging") and "schedule" not in words


def _who_most(sense: Sense) -> bool:
    """ "Who has the most overdue" ranks people, and no actions; "who owns the most overdue action" asks for one."""
    asked = bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) and not sense.combined.has("owner")
    words = set(sense.words)
    most = bool(COUNTING & words) or bool(BIGGEST & words and PORTFOLIO & words) or _least(sense) or _only_behind(sense)
    return asked and most and not any(noun.one for noun in sense.nouns)


def _most(sense: Sense) -> bool:
    return _least(sense) or bool(RANKING & set(sense.words))


def _least(sense: Sense) -> bool:
    return "least" in sense.words and "at least" not in " ".join(sense.words)


def _milestones_under(sense: Sense) -> Query | None:
    """ "the milestones of A1", "what is under C14"."""
    named = [one for one in sense.combined.subjects if one.kind == "item"]
    actions = [one.key for one in named or sense.items if one.kind == "item" and "." not in one.key]
    said = [noun for noun in sense.nouns if noun.kind is Kind.MILESTONE and not noun.one]
    under = "under" in sense.words and not any(sense.of(one) for one in (Of.RECOMMENDATIONS, Of.THEMES, Of.PEOPLE))
    if not actions or len(actions) != len(sense.items) or not (said or under):
        return None
    wanted = Wanted.COUNT if Ask.COUNT in sense.asks else Wanted.LIST
    return base(sense, wanted, where=(*_denied(sense), *without(sense, "item", "kind"), Under(refs=tuple(actions))))


def _denied(sense: Sense) -> tuple[Any, ...]:
    return tuple(one for one in sense.combined.where if one.field == "item" and one.negated)


def _one_item(sense: Sense) -> Query | None:
    """Owner, date, status, history of one item are one card."""
    if len(sense.items) != 1 or any(one.field == "item" and one.negated for one in sense.combined.where):
        return None
    if sense.asks & {Ask.COUNT, Ask.SHARE} and Ask.LONG not in sense.asks and not _how_much_of_one(sense):
        return None
    if Ask.WHY in sense.asks and Ask.STOPS not in sense.asks:
        return Query(wanted=Wanted.WHY, subjects=tuple(sense.items))
    if Ask.CHANGES in sense.asks and (sense.combined.period or "changed" in sense.words):
        return Query(wanted=Wanted.CHANGES, subjects=tuple(sense.items), period=sense.combined.period)
    return Query(wanted=Wanted.CARD, subjects=tuple(sense.items))


def _how_much_of_one(sense: Sense) -> bool:
    """ "How much has C14.2 slipped" asks of one how far, and no share."""
    return any(
        one == "much" and behind in ("has", "is", "have", "did", "will") for one, behind in pairwise(sense.words)
    )


def _other_card(sense: Sense) -> Query | None:
    """A standard, risk or board, by reference or title."""
    named = [
        one for one in [*sense.combined.subjects, sense.linked] if one and one.kind in ("standard", "risk", "board")
    ]
    if len(named) == 1 and not sense.combined.where:
        return Query(wanted=Wanted.CARD, subjects=tuple(named))
    asked = subject_among(sense.combined.where)
    if asked is not None and asked.kind == "recommendation" and _asks_its_words(sense):
        return Query(wanted=Wanted.CARD, subjects=(asked,))
    recommendation = _linked_recommendation(sense)
    if recommendation is not None and not sense.combined.where and not sense.asks & {Ask.COUNT, Ask.SHARE}:
        wanted = Wanted.STATUS if sense.asks & {Ask.STATUS, Ask.HOW} else Wanted.CARD
        return Query(wanted=wanted, subjects=(recommendation,))
    return None


def _asks_its_words(sense: Sense) -> bool:
    """ "What does rec 4 say": its words, and nothing of what answers it."""
    says = {"say", "says", "said"} & set(sense.words[-2:]) and sense.says(Filler.SAYING)
    about = Ask.ABOUT in sense.asks and not sense.says(Filler.SAYING)
    told = about or (bool(says) and sense.words[0] in ("what", "whats", "what's"))
    return told and len(sense.combined.where) == 1 and not sense.nouns and sense.asks <= {Ask.ABOUT}


def _two_counts(sense: Sense) -> Query | None:
    """ "How many reds, and how many of those are actions", "how many red and how many amber": one count, by group."""
    places = [span.first for span in sense.spans if span.meaning is Ask.COUNT]
    if len(places) != 2:
        return None
    behind, before = _fields(sense, places[1], len(sense.tokens)), _fields(sense, 0, places[1])
    if len(behind) != 1 or not (group := GROUPS.get(str(*behind))):
        return None
    if {"those", "them", "these", "which"} & {token.plain for token in sense.tokens[places[1] :]}:
        return base(sense, Wanted.COUNT, where=without(sense, *map(str, behind)), group=group)
    alike = [one for one in sense.combined.where if one.field in behind]
    if before == behind and len(alike) == 1 and not sense.combined.otherwise:
        return base(sense, Wanted.COUNT, group=group)
    return None


def _fields(sense: Sense, first: int, last: int) -> set[str | None]:
    """Of the conditions that are said between two places."""
    said = [span.meaning for span in sense.spans if first <= span.first < last]
    return {"kind" if isinstance(one, Noun) and one.kind else getattr(one, "field", None) for one in said} - {None}


def _having(sense: Sense) -> Query | None:
    """Recommendations, themes, actions, people of whose items none, or each, is so."""
    having = sense.combined.having
    if having is Having.SOME:
        return None
    of = _cut(sense) or (Of.ACTIONS if any(noun.kind is Kind.ACTION for noun in sense.nouns) else Of.PEOPLE)
    if of not in COUNTED_BY:
        return None
    milestones = (*without(sense, "kind"), OfKind(kinds=(Kind.MILESTONE,)))
    where = milestones if of is Of.ACTIONS else None
    wanted = Wanted.COUNT if Ask.COUNT in sense.asks else Wanted.LIST
    return base(sense, wanted, where=where, of=of, having=having, order=None, limit=None)


def _count(sense: Sense) -> Query | None:
    if Ask.COUNT not in sense.asks or (turned(sense) and sense.combined.period):
        # "How many went green this month" is told with what changed.
        return None
    if sense.asks & {Ask.CHANGES, Ask.MOVES} and sense.linked is None:
        return None
    if sense.linked is not None:
        return _answering(sense, Wanted.COUNT)
    if not (sense.combined.where or sense.nouns or sense.combined.group or {"things", "items"} & set(sense.words)):
        return None
    if tells_actions(sense.tokens, sense.spans):
        return _of_actions(sense, Wanted.COUNT)
    if _and_whose(sense):
        return base(sense, Wanted.COUNT, group=Group.OWNER, order=None)
    return base(sense, Wanted.COUNT, of=_cut(sense) or Of.ITEMS, order=None)


def _and_whose(sense: Sense) -> bool:
    """ "How many are overdue, and whose": told by owner."""
    return sense.words[-2:] in (["and", "whose"], ["by", "whom"]) and sense.combined.group is None


def _actions_with(sense: Sense) -> Query | None:
    return _of_actions(sense, Wanted.LIST) if tells_actions(sense.tokens, sense.spans) else None


def _of_actions(sense: Sense, wanted: Wanted) -> Query:
    where = (*without(sense, "kind"), OfKind(kinds=(Kind.MILESTONE,)))
    return base(sense, wanted, of=Of.ACTIONS, where=where, order=None)


def _under_a_recommendation(sense: Sense) -> Query | None:
    """ "What remains open on the private fostering recommendation": a list, and no card of it."""
    told = {one.field for one in sense.combined.where}
    asked = bool(told) and not sense.asks & {Ask.STATUS, Ask.HOW, Ask.WHY, Ask.CHANGES, Ask.COUNT, Ask.SHARE}
    return _answering(sense, Wanted.LIST) if asked and sense.linked not in sense.combined.subjects else None


def _linked_recommendation(sense: Sense) -> Subject | None:
    return sense.linked if sense.linked and sense.linked.kind == "recommendation" else None


def _answering(sense: Sense, wanted: Wanted) -> Query | None:
    """What answers the recommendation whose title is said, under the conditions beside it."""
    linked = _linked_recommendation(sense)
    if linked is None:
        return None
    return base(sense, wanted, where=(*sense.combined.where, Answers(numbers=(int(linked.key[1:]),))))


def _cut(sense: Sense) -> Of | None:
    """What is asked for, where it is no item: recommendations with something overdue, people with reds."""
    return next((noun.of for noun in sense.nouns if noun.of is not Of.ITEMS), None)


def _items(sense: Sense) -> Query | None:
    """Several by reference."""
    if len(sense.items) < 2:
        return None
    wanted = Wanted.COMPARISON if Ask.COMPARE in sense.asks else Wanted.LIST
    return base(sense, wanted, subjects=tuple(sense.items) if wanted is Wanted.COMPARISON else ())


def _slipping(sense: Sense) -> Query | None:
    if Ask.SLIPPING in sense.asks or (sense.combined.worst and not _cut(sense)) or _troubled(sense):
        return base(sense, Wanted.SLIPPING, order=None)
    return None


def _troubled(sense: Sense) -> bool:
    """ "What's off track", "any milestones wobbling"; "is Workforce in trouble" asks how it stands."""
    hows = Ask.TROUBLED in sense.asks or (Ask.HOW in sense.asks and not WEAK.isdisjoint(sense.words))
    which = not WHICH.isdisjoint(sense.words[:3]) or any(noun.of is Of.ITEMS for noun in sense.nouns)
    alone = Ask.TROUBLED in sense.asks and subject_of(sense) is None and SELF.isdisjoint(sense.words)
    return hows and _cut(sense) is None and (which or alone)


def _why_part(sense: Sense) -> Query | None:
    """ "Why is Sufficiency red": what is red in it, each with why."""
    if not _asks_why(sense) or not sense.combined.where or sense.items or sense.combined.limit:
        return None
    if " and why" in " ".join(sense.words) and not sense.combined.has("colour"):
        # "What is stuck, and why": the list tells of each what its owner says.
        return None
    return base(sense, Wanted.WHY, order=None, limit=None)


def _asks_why(sense: Sense) -> bool:
    """ "Explain the reds in theme A" asks why as well; "explain theme A" does not."""
    explains = "explain" in sense.words and Ask.ABOUT in sense.asks
    return Ask.WHY in sense.asks or (explains and any(map(sense.combined.has, ("colour", "state", "slip"))))


def _status(sense: Sense) -> Query | None:
    if not sense.asks & {Ask.STATUS, Ask.HOW, Ask.TROUBLED}:
        return None
    if sense.asks == {Ask.TROUBLED} and subject_of(sense) is None:
        return None
    if sense.combined.period is not None:
        return base(sense, Wanted.CHANGES, order=None, limit=None)
    if (each := EACH_OF.get(sense.combined.group)) is not None and not sense.combined.has("state"):
        # "Progress by recommendation" tells how each of them stands.
        return base(sense, Wanted.COMPARISON, of=each, order=None, limit=None, group=None)
    subject = subject_of(sense)
    if subject is not None:
        return Query(wanted=Wanted.STATUS, subjects=(subject,), as_at=sense.combined.as_at)
    if len(several := several_subjects(sense)) > 1 and len(sense.combined.where) == 1 and not sense.nouns:
        # "How are the heads of service doing" is told of each.
        return Query(wanted=Wanted.COMPARISON, subjects=several, as_at=sense.combined.as_at)
    if not sense.combined.where and not sense.combined.otherwise and _cut(sense) in (None, Of.THEMES):
        return Query(wanted=Wanted.STATUS, as_at=sense.combined.as_at)
    if Ask.STATUS in sense.asks and not _cut(sense):
        return base(sense, Wanted.STATUS, order=None)
    wide = {"theme", "recommendation", "owner", "team", "kind"}
    if sense.combined.where and all(one.field in wide and not one.negated for one in sense.combined.where):
        # "How is she doing with her actions": of all that is named, and no list of it.
        return None if several_subjects(sense) or _cut(sense) else base(sense, Wanted.STATUS, order=None)
    return None


def _cut_by(sense: Sense) -> Query | None:
    of = _cut(sense)
    if of is None:
        return None
    if not sense.combined.where and (len(sense.tokens) > 0):
        return Query(of=of)
    if of is Of.PEOPLE and _owners_themselves(sense):
        return None
    return base(sense, Wanted.LIST, of=of)


def _owners_themselves(sense: Sense) -> bool:
    """ "reds among the people who report to me": the people are those of the condition."""
    return any(isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.TEAM for span in sense.spans)


def _list(sense: Sense) -> Query | None:
    found = sense.combined
    if Ask.STOPS in sense.asks:
        return base(sense, Wanted.LIST, where=(*found.where, Is(states=(State.BLOCKED,))))
    who = bool(sense.asks & {Ask.WHO, Ask.WHO_IS})
    if found.where or found.otherwise:
        group = found.group or (Group.OWNER if who and not found.has("owner") else None)
        return base(sense, Wanted.LIST, group=group)
    if found.order is not None:
        return base(sense, Wanted.LIST)
    if any(isinstance(span.meaning, Dated) and span.meaning.of is Happening.PROMISED for span in sense.spans):
        return base(sense, Wanted.LIST) if "due" in sense.words else None
    if "everything" in sense.words and not sense.says(Filler.SAYING, Filler.PRONOUN):
        return base(sense, Wanted.LIST)
    return None
