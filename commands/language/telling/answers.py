"""What is written under a question that asked about some items, without naming any of them."""

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mention, Mentions, Part
from commands.language.telling.plain_words import PLAIN
from commands.language.telling.proposals import Proposal, Stands
from commands.language.telling.standing import standing_of
from commands.language.telling.states import How, states_in
from store.models import Item
from store.rules.terms import Progress

EACH = frozenset({"all", "both", "everything", "each", "every"})
UNCHANGED = (
    "no change",
    "no changes",
    "nothing new",
    "nothing to report",
    "nothing to add",
    "no update",
    "no updates",
    "same as last time",
    "same as before",
    "same as last week",
    "as before",
    "as last time",
    "unchanged",
    "nothing has changed",
    "nothings changed",
    "nothing has moved",
    "nothings moved",
    "no further forward",
    "still the same",
    "no movement",
)
OPEN = frozenset({Progress.ON_TRACK, Progress.AT_RISK, Progress.DELAYED})


def read_answer(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """What is said of all that was asked, or of the only one; None where it may be about one of several."""
    if told.asking or not told.tokens:
        return None
    part = Part(told, Mention(0, 0, context.asked), tuple(range(len(told.tokens))))
    if says_unchanged(part):
        return Proposal(changes=tuple(Stands(ref=ref, progress=last_said(mentions, ref)) for ref in context.asked))
    standing = standing_of(part, context.today)
    if len(context.asked) == 1:
        said = standing.progress is not None or standing.forecast is not None or standing.percent is not None
        return Proposal(changes=(standing.of(context.asked[0]),)) if said else None
    states = states_in(told, frozenset())
    stated = {place for one in states for place in one.places}
    alone = all(place in stated or word in PLAIN for place, word in enumerate(told.keys))
    of_each = any(word in EACH for word in told.keys) or all(one.how is How.LIGHTLY for one in states)
    if standing.progress is None or not (alone and of_each):
        return _of_each_because(told, context, mentions)
    return Proposal(changes=tuple(Stands(ref=ref, progress=standing.progress) for ref in context.asked))


def _of_each_because(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """ "Both at risk, legal haven't come back on either": how each stands, and why."""
    first, *others = told.clauses
    states = states_in(told, frozenset())
    stated = {place for one in states for place in one.places}
    alone = all(place in stated or told.keys[place] in PLAIN | EACH for place in first.places)
    of_each = not EACH.isdisjoint(told.words(first.places))
    why = [place for one in others for place in one.places]
    said = {one.progress for one in states if one.how in (How.SAID, How.LIGHTLY)}
    if not (alone and of_each and why and len(said) == 1 and len(states) == 1) or mentions.linked(why):
        return None
    words = told.text[told.tokens[why[0]].start :].strip()
    return Proposal(changes=tuple(Stands(ref=ref, progress=next(iter(said)), words=words) for ref in context.asked))


def says_unchanged(part: Part) -> bool:
    place = part.told.place_of(*UNCHANGED)
    return place is not None and place[0] in part.places


def last_said(mentions: Mentions, ref: str) -> Progress | None:
    """How it was last said to stand, as long as that is something that can stay."""
    item: Item | None = mentions.item(ref)
    return item.progress if item and item.progress in OPEN else None
