"""Words that tell something and name no item outright, or nothing of how it stands."""

from collections.abc import Sequence

from commands.language.context import ReadingContext
from commands.language.telling.clauses import LEADING, ORDERS, Told
from commands.language.telling.happened import DECLARES, EVENTS
from commands.language.telling.mentions import Mention, Mentions, Part
from commands.language.telling.proposals import Proposal
from commands.language.telling.standing import Standing, standing_of
from commands.language.topics.vocabulary import content
from store.plan.item_views import ItemView
from store.query import executing
from store.query.often import open_of

MOST_CHOICES = 5
MOST_OWN = 50
_TELLS = "i ive im we weve were our ours us"
TELLS = frozenset(_TELLS.split())
_SEEKS = "want wants need needs like know see list show tell give find help looking wonder"
SEEKS = frozenset(_SEEKS.split())
"""Whoever says these asks, also without a question mark."""


def lines_of_their_own(told: Told, read: Sequence[tuple[Part, Standing]]) -> bool:
    """ "A6.1 48 schools now" and, on the next line, "A6.2 police can't do September"."""
    if len(read) < 2:
        return False
    return all(
        part.mention.outright and standing.words and _begins_sentence(told, part.mention.first)
        for part, standing in read
    )


def _begins_sentence(told: Told, place: int) -> bool:
    number = told.clause_at(place).sentence
    return place == min(one.first for one in told.clauses if one.sentence == number)


def which_is_it(told: Told, context: ReadingContext) -> Proposal | None:
    """Which of one's own open items it is about: those that have a word of it in their titles, else the next due."""
    happened = told.holds(*EVENTS)
    if any(word in SEEKS for word in told.keys) or not (happened or any(word in TELLS for word in told.keys)):
        return None
    part = Part(told, Mention(0, 0, (), outright=False), tuple(range(len(told.tokens))))
    standing = standing_of(part, context.today)
    own = executing.every(context.session, context.plan, open_of(context.person), context.today, most=MOST_OWN)
    named = [one for one in own if _shares_a_word(told, one)]
    chosen = named or (own if standing.evident else [])
    changes = tuple(standing.of(one.ref) for one in chosen[:MOST_CHOICES])
    return Proposal(which=changes) if changes else None


def which_of_near(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """ "The quarterly report has slipped", of which there are two: it is asked which of one's own is meant."""
    if told.asking or told.opens_asking or not (SEEKS - {"looking", "like"}).isdisjoint(told.keys):
        return None
    places = tuple(range(len(told.tokens)))
    for clause in told.clauses:
        near = mentions.near(clause.places)
        words = [told.keys[place] for place in clause.places if place not in near.places]
        orders = not ORDERS.isdisjoint([word for word in words if word not in LEADING][:1])
        if len(near.refs) < 2 or (DECLARES.isdisjoint(words) and not orders):
            continue
        mention = Mention(min(near.places), max(near.places) + 1, near.refs, False, near.places)
        standing = standing_of(Part(told, mention, places), context.today)
        if standing.progress or standing.forecast or standing.evident:
            return Proposal(which=tuple(standing.of(ref) for ref in near.refs))
    return None


def _shares_a_word(told: Told, item: ItemView) -> bool:
    return bool(set(content(told.text)) & set(content(item.title)))
