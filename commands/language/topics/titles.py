"""What words that mean nothing else name by the titles of a plan: one item, or all that are about something."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.context import ReadingContext
from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Arranged, Ask, Filler, Noun
from commands.language.spotting.phrases import word_of
from commands.language.spotting.themes import Themed
from commands.language.topics.linking import Linked, link, topic
from commands.language.topics.stems import EVERYDAY_STEMS, stem
from store.dates.words import NUMBERS
from store.query.model import Is, Of, OneOf

KINDS = ("item", "recommendation", "standard", "risk", "board")
NEAR = 25.0
"""How far behind the best one still may be meant."""
WITHOUT_ITEMS = frozenset([Of.RISKS, Of.STANDARDS, Of.BOARDS])
MOST_OF_A_TOPIC = 40
_IT = ("it", "that", "this")
OF_IT = frozenset((verb, it) for verb in ("is", "has", "was", "will", "does", "did", "wheres", "hows") for it in _IT)
""" "The first audits one, is it late": one is meant."""
ABOUT = 2
"""Tokens between "about" and the topic."""
LEFT = frozenset(map(stem, ["left", "team", "teams"]))
"""What people say of lists, beside the words of every day."""


def among_titles(
    tokens: Sequence[Token], spans: list[Span], left: Sequence[int], context: ReadingContext
) -> tuple[list[Span], list[Linked]]:
    """The spans without those whose words are a title's, and what is named, best first.

    Words beside them that usually mean something else may as well be of the title: "late visits review".
    """
    words = context.plan_words
    soft = soft_places(tokens, spans)
    found: list[Linked] = []
    for kinds in dict.fromkeys([_kinds(spans), KINDS]):
        found = found or [one for one in link(tokens, [*left, *soft], words, kinds) if one.places & set(left)]
    if (
        not (found and found[0].sure)
        and not _of_one(tokens, spans)
        and _kinds(spans) == KINDS
        and (_lists(tokens, spans) or _is_a_topic(spans))
    ):
        titled = [place for place in left if _narrows(tokens, place, spans) and topic(tokens, [place], words)]
        refs = tuple(one.key for one in topic(tokens, titled, words))
        if refs and len(refs) <= MOST_OF_A_TOPIC:
            first, *others = titled
            about = [Span(first, first + 1, OneOf(refs=refs)), *(Span(at, at + 1, Filler.WORD) for at in others)]
            return sorted([*spans, *about], key=lambda span: span.first), []
    if not found:
        return spans, []
    near = found[:1] if found[0].sure else [one for one in found if one.score >= found[0].score - NEAR]
    taken = set().union(*(one.places for one in near))
    return [span for span in spans if taken.isdisjoint(span.places)], near


def soft_places(tokens: Sequence[Token], spans: Sequence[Span]) -> set[int]:
    """Words that usually mean something else, and may as well be of a title.

    Not "how is it looking", and not what is said of it: "is it late".
    """
    how = any(span.meaning is Ask.HOW for span in spans)
    soft = [span for span in spans if _may_be_of_a_title(span) and not _is_said_of_it(tokens, span)]
    return {place for span in soft for place in span.places if not (how and tokens[place].plain in ("looking", "look"))}


def _is_said_of_it(tokens: Sequence[Token], span: Span) -> bool:
    before = tuple(map(word_of, tokens[max(0, span.first - 2) : span.first]))
    return isinstance(span.meaning, Is) and before in OF_IT


def _narrows(tokens: Sequence[Token], place: int, spans: Sequence[Span]) -> bool:
    """Words of every day, and numbers, stand in many sentences: they are a topic only behind "about"."""
    word = tokens[place].stem.replace("'", "")
    if stem(word) not in EVERYDAY_STEMS | LEFT and word not in NUMBERS:
        return True
    return any(span.meaning is Ask.ABOUT and 0 <= place - span.last <= ABOUT for span in spans)


def _kinds(spans: Sequence[Span]) -> tuple[str, ...]:
    """ "The standard about visits" is a standard, and "risks about staff" are risks and no list of actions."""
    nouns = [span.meaning for span in spans if isinstance(span.meaning, Noun)]
    nouns = [noun for noun in nouns if noun.one or noun.of in WITHOUT_ITEMS]
    named = [kind for noun in nouns for kind in KINDS if noun.of.value == f"{kind}s" and noun.kind is None]
    return (named[0],) if named else KINDS


def _may_be_of_a_title(span: Span) -> bool:
    meaning = span.meaning
    if isinstance(meaning, Themed):
        return meaning.weak
    return span.last - span.first == 1 and isinstance(meaning, Filler | Noun | Ask | Is | Arranged)


def _of_one(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """ "When will the first home open?" asks of one, whatever else its words may mean."""
    several = any(isinstance(span.meaning, Noun) and not span.meaning.one for span in spans)
    asks = any(span.meaning in (Ask.WHEN, Ask.LONG, Ask.WHY) for span in spans)
    return not several and (asks or any(pair in OF_IT for pair in pairwise(map(word_of, tokens))))


def _is_a_topic(spans: Sequence[Span]) -> bool:
    """ "exploitation", "anything about dashboards": no more than words of titles."""
    return all(span.meaning in (Filler.WORD, Filler.BESIDE, Ask.ABOUT) for span in spans)


def _lists(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """Whether a list is asked for, so that words of titles narrow it."""
    plural = any(isinstance(span.meaning, Noun) and not span.meaning.one for span in spans)
    narrowed = any(hasattr(span.meaning, "field") for span in spans)
    asked = any(span.meaning in (Ask.COUNT, Ask.LIST) for span in spans)
    return plural or narrowed or asked or any(token.plain in ("anything", "everything") for token in tokens)
