"""All of what was asked but some: "all done except B12.1, which needs another week"."""

from commands.language.context import ReadingContext
from commands.language.telling.answers import EACH, last_said, says_unchanged
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mention, Mentions, Part
from commands.language.telling.parting import parts_of
from commands.language.telling.plain_words import PLAIN
from commands.language.telling.proposals import Proposal, Stands
from commands.language.telling.standing import standing_of
from commands.language.telling.states import How, states_in

EXCEPTING = ("except for", "except", "apart from", "bar", "other than", "aside from", "besides", "excluding")


def read_all_but(told: Told, context: ReadingContext) -> Proposal | None:
    excepting = told.place_of(*EXCEPTING)
    if excepting is None or len(context.asked) < 2 or told.asking or excepting[1] == len(told.tokens):
        return None
    whole = Told(told.text[: told.tokens[excepting[0]].start])
    rest = Told(told.text[told.tokens[excepting[1]].start :])
    states = states_in(whole, frozenset())
    stated = {place for one in states for place in one.places}
    alone = all(place in stated or word in PLAIN | EACH for place, word in enumerate(whole.keys))
    said = {one.progress for one in states if one.how in (How.SAID, How.LIGHTLY)}
    parts = parts_of(rest, context, Mentions(rest, context))
    named = {ref: standing_of(part, context.today) for part in parts for ref in part.mention.refs}
    unchanged = says_unchanged(Part(whole, Mention(0, 0, ()), tuple(range(len(whole.tokens)))))
    if not (((alone and len(said) == 1) or unchanged) and named and set(named) < set(context.asked)):
        return None
    mentions = Mentions(rest, context)
    stands = {ref: last_said(mentions, ref) if unchanged else next(iter(said)) for ref in context.asked}
    others = {ref: Stands(ref=ref, progress=progress) for ref, progress in stands.items()}
    return Proposal(changes=tuple(named[ref].of(ref) if ref in named else one for ref, one in others.items()))
