"""What is asked about, where its list or card may not be what was meant: "what have I told you about the homes"."""

from itertools import pairwise

from commands.language.doubting.readings import card, standing
from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask, Filler, Noun, Sign
from commands.language.spotting.references import Mentioned
from commands.language.topics.subjects import subject_among
from store.query.model import (
    IS_OPEN,
    Of,
    OneOf,
    Query,
    Wanted,
)

MOST_CARDS = 4
OF_RISKS = frozenset(["risk", "title", "item"])
"""What is known of a risk."""
SUBJECTS = frozenset(["owner", "team", "item", "theme", "recommendation"])
_OF_A_TOPIC = """
    a about all and any anything concerning everything find for give in is list me on our please pls re regarding
    related relating show stuff that the there things to we have do what whats what's which with items ones work got
"""
OF_A_TOPIC = frozenset(_OF_A_TOPIC.split())
"""Words that ask for all that is about something, and nothing else."""


def only_denied(sense: Sense, query: Query) -> list[Query] | None:
    """ "What hasn't the workforce lead told us": all that is anybody else's is seldom asked for."""
    if query.wanted not in (Wanted.LIST, Wanted.COUNT) or query.of is not Of.ITEMS or not query.where:
        return None
    denied = [one for one in query.where if one.field in SUBJECTS and one.negated]
    if len(denied) < len(query.where) or not any(span.meaning is Sign.NOT for span in sense.spans):
        return None
    positive = tuple(one.model_copy(update={"negated": False}) for one in denied)
    items = [ref for one in positive if isinstance(one, OneOf) for ref in one.refs]
    cards = [card(ref) for ref in items[:MOST_CARDS]]
    subject = subject_among(positive)
    return [*cards, Query(where=(IS_OPEN, *positive)), *([standing(subject)] if subject else []), query]


def most_of_what(sense: Sense, query: Query) -> list[Query] | None:
    """ "Who has the most on": the most that is open, or the most that is red."""
    if query.wanted is not Wanted.COMPARISON or query.of is not Of.PEOPLE or query.where:
        return None
    most = "most" in sense.words and not sense.asks & {Ask.RATHER, Ask.COMPARE}
    return [Query(where=(IS_OPEN,), of=Of.PEOPLE), query] if most else None


def of_no_items(sense: Sense, query: Query) -> list[Query] | None:
    """ "Late ones that the board moved": who moved them, and no list of boards. Of risks nobody keeps an owner."""
    known = OF_RISKS if query.of is Of.RISKS else ()
    told = [one for one in query.where if one.field not in known]
    if query.of not in (Of.BOARDS, Of.STANDARDS, Of.RISKS) or not told:
        return None
    asks = query.model_copy(update={"of": Of.ITEMS})
    if query.of is not Of.BOARDS:
        rest = tuple(one for one in query.where if one not in told)
        return [query.model_copy(update={"where": rest}), asks.model_copy(update={"where": tuple(told)})]
    moved = any(one.field == "moved" for one in query.where)
    return [asks, *([Query(wanted=Wanted.CHANGES, where=query.where[1:])] if moved else [])]


def by_a_board(sense: Sense, query: Query) -> list[Query] | None:
    """ "Which dates did the Improvement Board push back": a card of the board tells none of what moved."""
    boards = [one for one in query.subjects if one.kind == "board"]
    told = tuple(one for one in sense.combined.where if one.field not in ("item", "under"))
    moved = any(one.field == "moved" for one in told)
    return [Query(where=told), query] if query.wanted is Wanted.CARD and boards and moved else None


def few_of_a_topic(sense: Sense, query: Query) -> list[Query] | None:
    """ "What have I told you about the homes": one of a few is meant where more is said than a topic."""
    if query.wanted is not Wanted.LIST or len(query.where) != 1 or not isinstance(query.where[0], OneOf):
        return None
    topic = query.where[0]
    asked = any(isinstance(span.meaning, Mentioned | Noun) for span in sense.spans) or topic.negated
    by_title = {place for span in sense.spans if span.meaning == topic for place in span.places}
    said = {
        sense.tokens[place].plain
        for span in sense.spans
        if isinstance(span.meaning, Filler | Ask) and span.meaning is not Filler.BESIDE
        for place in span.places
    }
    if asked or not by_title or len(topic.refs) < 2 or not said - OF_A_TOPIC - _topical(sense, by_title):
        return None
    return [query, *map(card, topic.refs[:MOST_CARDS])]


def _topical(sense: Sense, places: set[int]) -> set[str]:
    """Further words of the topic: they were read as nothing because the first one holds them."""
    return {sense.tokens[place].plain for place in places}


def one_or_other(sense: Sense, query: Query) -> list[Query] | None:
    """ "My survey or the wellbeing one": either of two is asked, and one was found."""
    joins = any(span.meaning is Sign.OR for span in sense.spans)
    return [query] if joins and query.wanted is Wanted.CARD and not sense.combined.where else None


def told_by_us(sense: Sense, query: Query) -> list[Query] | None:
    """ "Which did you tell the board about": what this bot said to somebody stands in no list."""
    pairs = set(pairwise(sense.words))
    asked = {(one, you) for one in ("did", "have") for you in ("you", "u")} & pairs
    return (
        [query]
        if asked and query.wanted in (Wanted.LIST, Wanted.PERSON) and not {"got", "any"} & set(sense.words)
        else None
    )
