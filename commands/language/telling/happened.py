"""Whether words tell of what has happened, of how far somebody is, or only speak of what the plan holds."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mention, Part
from commands.language.telling.plain_words import BEFORE, PLAIN
from commands.language.telling.states import NUMBERS, How, states_in
from store.rules.terms import Progress

_EVENTS = """off track|off-track|gone out
    |sent out|was sent|were sent|has been sent|is out|is live|went live|was held|took place
    |went out|had sign-off|had sign off|got sign-off|got sign off|have sign-off|have sign off|has sign-off|has sign off
    |have started|has started|weve started|have begun|has begun|weve begun|is underway|is under way|are underway
    |are under way|is blocked|are blocked|blocked by|on hold|held up|stalled|is stuck|are stuck|still stuck
    |still waiting|has happened|went ahead|has gone ahead|have gone ahead|went well
    |been published|was published|were trained|are trained|been agreed|was agreed|been delivered
    |is cancelled|was cancelled|been cancelled|is paused|been paused
"""
EVENTS = tuple(" ".join(one.split()) for one in _EVENTS.replace("\n", " ").split("|"))
"""What people say of something that has happened, without saying that it is complete."""
_HAPPENED = """
    agreed approved started begun launched published delivered sent shared held trained drafted written cancelled
    canceled paused parked blocked stuck stalled abandoned live booked scheduled confirmed circulated recruited staffed
    appointed graded reported presented reviewed audited rewritten tested issued received closed opened happening
"""
HAPPENED = frozenset(_HAPPENED.split())
"""What has come of something, said right behind it: "D6.1 cancelled"."""
_DECLARES = """
    has have had was were is are got went came been now finally today yesterday just already again gone weve ive
"""
DECLARES = frozenset(_DECLARES.split())
"""Words by which people tell rather than ask."""
VERBS = frozenset({"went", "gone", "has", "have", "had", "was", "were", "weve", "ive", "got", "been"})
QUESTIONS = frozenset({"when", "who", "what", "why", "how", "which", "where", "whose", "owner", "any", "anything"})
SUBJECTS = frozenset({"it", "this", "that", "they", "he", "she", "anyone", "anybody", "there"})
WE = frozenset({"we", "weve", "i", "ive"})
_SEEKING = "want wants need needs know see show tell give find looking wonder wondering remember"
SEEKING = frozenset(_SEEKING.split())
"""Whoever says these asks for something."""
JUST = ("as of", "this morning", "this afternoon", "at last", "last night", "this week", "last week", "on friday")
"""Beside what has come of something, they tell: alone they ask what is to come."""
TICKING = ("mark it", "tick it", "tick it off", "mark this", "cross it off", "close it off", "mark that", "sign it off")


def declares(part: Part) -> bool:
    """Whether words behind what is named tell what has come of it, in whatever words: "costs all agreed now"."""
    told, mention = part.told, part.mention
    behind = [place for place in part.places if place >= mention.first]
    if mention.outright:
        following = [place for place in behind if place not in mention.places and told.keys[place] not in PLAIN][:2]
        words = set(told.words([place for place in part.places if place not in mention.places]))
        begins = told.clause_at(mention.first).first
        leads = set(told.words(range(begins, mention.first))) <= BEFORE
        asks = not words.isdisjoint(SEEKING | QUESTIONS) or _turned_round(told, part.places)
        tells = leads and not asks and (not VERBS.isdisjoint(words) or _tells_how_far(told, behind, mention))
        return tells or bool(HAPPENED.intersection(told.words(following)))
    others = [place for place in part.places if place not in mention.places]
    if not WE.isdisjoint(told.words(others)) and SEEKING.isdisjoint(told.words(others)):
        return True
    if (just := told.place_of(*JUST)) is not None and just[0] in part.places:
        return not HAPPENED.isdisjoint(told.words(sorted(mention.places)))
    return not DECLARES.isdisjoint(told.words(others))


def _tells_how_far(told: Told, behind: Sequence[int], mention: Mention) -> bool:
    """ "About two thirds", "halfway", "7 of 12 seen", "waiting on health": how far, or at what somebody is."""
    words = told.words([place for place in behind if place not in mention.places])
    pairs = list(pairwise(words))
    shares = any(one in NUMBERS | {"a"} and other in SHARES for one, other in pairs)
    counts = any((one.isdecimal() or one in NUMBERS) and other in ("of", "out", "left") for one, other in pairs)
    busy = any(word.endswith("ing") and word not in NO_VERBS for word in words[:2])
    return shares or counts or busy or not HOW_FAR.isdisjoint(words) or ("so", "far") in pairs


SHARES = frozenset({"third", "thirds", "quarter", "quarters", "fifth", "fifths", "half"})
HOW_FAR = frozenset({"halfway", "half-way", "midway", "nearly", "almost", "awaiting"})
_NO_VERBS = """
    meeting training briefing building anything something nothing everything thing housing funding staffing evening
    morning hearing grading planning outstanding missing during overdue upcoming rating being bring including
"""
NO_VERBS = frozenset(_NO_VERBS.split())


def _turned_round(told: Told, places: Sequence[int]) -> bool:
    """ "A9.1 has it moved" asks, as a verb before its subject does."""
    return any(word in VERBS and behind in SUBJECTS for word, behind in pairwise(told.words(places)))


NONE = frozenset[int]()


def ticked(part: Part) -> bool:
    """ "can you tick C7.1 off"; "the bulletin went out, pls mark it": something has happened, and is to be marked."""
    words = part.told.words(part.places)
    crossed = any(word in ("tick", "cross", "ticking") for word in words) and "off" in words
    closes = any(word in ("close", "closing", "close-off") for word in words) and part.mention.outright
    if closes and any(one.progress is Progress.COMPLETE and one.how is How.SAID for one in states_in(part.told, NONE)):
        return True
    return crossed or (part.told.holds(*TICKING) and happened(part))


def happened(part: Part) -> bool:
    found = [part.told.place_of(event) for event in EVENTS]
    return any(one is not None and one[0] in part.places for one in found)
