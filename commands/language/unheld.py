"""What no improvement plan holds, however it is asked: said so, with what the plan does say.

A fact is known by what it is about and by what is asked of it: "vacancies" and "how many". Sentences that speak of
actions, dates or colours ask of the plan, whatever else stands in them.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from commands.language.facts import (
    ASKING,
    EVENTS,
    FACTS,
    HOW_IT_STANDS,
    HOW_MANY,
    OF_CHILDREN,
    OF_THE_PLAN,
    PURPOSE,
    SHARES,
    STANDARDS,
    STATUS,
    TOLD,
    Fact,
)
from commands.language.spans import Token
from commands.language.topics.linking import link, topic
from commands.language.topics.stems import EVERYDAY_STEMS, stem
from commands.language.topics.vocabulary import PlanWords
from store.query.model import Subject
from store.rules.references import as_reference

MOST_TITLED = 4
LATELY = r"latest|any (?:news|movement|progress)|doing on"
"""What is asked of an action as often as of a figure."""
LEAST_LIKE = 25.0
"""What a thing of the plan must score to be the nearest."""


@dataclass(frozen=True)
class Offer:
    """A button that asks a question."""

    label: str
    says: str


@dataclass(frozen=True)
class Unheld:
    sentence: str
    """ "The plan does not hold …", in plain English."""
    subject: Subject | None
    """What of the plan is nearest: `unheld` the command adds how it stands."""
    offers: tuple[Offer, ...] = ()
    titled: tuple[Subject, ...] = ()
    """What may be meant instead: titles that have words which the fact leaves over."""


def unheld(tokens: Sequence[Token], words: PlanWords, free: Collection[int] | None = None) -> Unheld | None:
    """Whether a sentence asks for something that no plan holds.

    Args:
        free: places of the tokens that mean nothing else; all of them where it is None. "Social worker" may be a post.
    """
    said = " ".join(one.plain for one in tokens)
    if OF_CHILDREN.search(said) and not _has("actions?|milestones?|recommendations?|recs?|overdue|late|due", said):
        sentence = "The plan does not hold anything about single children or families, nor how many there are."
        return Unheld(sentence, None, (Offer(*STANDARDS), Offer(*STATUS)))
    asks = any(one.typed.endswith("?") for one in tokens) or _has(ASKING, said)
    if (
        _has(OF_THE_PLAN, said)
        or not asks
        or (_has(HOW_IT_STANDS, said) and not _has(SHARES, said) and not EVENTS.search(said))
    ):
        return None
    if TOLD.search(said):
        return None
    refers = any(as_reference(one.plain) for one in tokens)
    unread = " ".join(one.plain if free is None or one.place in free else "-" * len(one.plain) for one in tokens)
    unread = PURPOSE.sub(lambda found: "-" * len(found[0]), unread)
    for fact in FACTS:
        about = list(re.finditer(rf"(?<![\w-])(?:{fact.about})(?!\w)", unread))
        if not about or (refers and not fact.of_an_item) or not any(_asks(fact, said, one) for one in about):
            continue
        if fact.unless_titled and _titled(tokens, words, about):
            continue
        offers = tuple(Offer(*one) for one in fact.offers)
        nearest = _nearest(tokens, words, fact, about)
        titled = () if _has(HOW_MANY, said) else _beside(tokens, words, fact, said, about)
        titled = () if nearest in titled else titled
        return Unheld(f"The plan does not hold {fact.says}.", nearest, offers, titled)
    return None


def _titled(tokens: Sequence[Token], words: PlanWords, about: Sequence[re.Match[str]]) -> bool:
    """Whether an action is clearly meant, and by what it is about as well."""
    best = next(iter(link(tokens, range(len(tokens)), words)), None)
    return best is not None and best.sure and bool(best.places & _places(tokens, about))


def _beside(
    tokens: Sequence[Token], words: PlanWords, fact: Fact, said: str, about: Sequence[re.Match[str]]
) -> tuple[Subject, ...]:
    """What is meant by words that are neither what the fact is about nor how it is asked."""
    asked = list(re.finditer(rf"(?<![\w-])(?:{fact.asks}|{fact.about})(?!\w)", said))
    rest = {one.place for one in tokens} - _places(tokens, [*about, *asked])
    if _has(LATELY, said):
        rest |= _places(tokens, about)
    found = [one for one in link(tokens, range(len(tokens)), words) if one.score >= LEAST_LIKE]
    named = tuple(one.subject for one in found if one.places & rest)
    topics = (one for place in sorted(rest) if _tells(tokens[place]) for one in topic(tokens, [place], words))
    return tuple(dict.fromkeys(named or topics))[:MOST_TITLED]


def _tells(token: Token) -> bool:
    return stem(token.stem) not in EVERYDAY_STEMS


def _asks(fact: Fact, said: str, about: re.Match[str]) -> bool:
    """Whether it is asked beside what it is about: "minutes" is not both."""
    rest = f"{said[: about.start()]} {said[about.end() :]}"
    return _has(fact.asks, rest)


def _has(words: str, said: str) -> bool:
    return re.search(rf"(?<![\w-])(?:{words})(?!\w)", said) is not None


def _nearest(tokens: Sequence[Token], words: PlanWords, fact: Fact, about: Sequence[re.Match[str]]) -> Subject | None:
    """The best of the first of these kinds that has what it is about; of actions, one that is clearly meant."""
    places = _places(tokens, about)
    for kind in fact.near:
        for found in link(tokens, range(len(tokens)), words, (kind,)):
            if found.score >= LEAST_LIKE and places & found.places and (found.sure or kind != "item"):
                return found.subject
    return None


def _places(tokens: Sequence[Token], about: Sequence[re.Match[str]]) -> set[int]:
    """Of the tokens in which it stands."""
    starts = accumulate((len(one.plain) + 1 for one in tokens), initial=0)
    spans = [(one.start(), one.end()) for one in about]
    return {
        token.place
        for token, start in zip(tokens, starts, strict=False)
        if any(first < start + len(token.plain) and start < last for first, last in spans)
    }
