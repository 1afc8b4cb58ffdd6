"""What one part of a text says of the items that it names: how they stand, until when, how much, and in which words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from commands.language.completion_days import completion_day
from commands.language.telling.clauses import JOINING, Clause, Told
from commands.language.telling.forecasts import (
    coming,
    cue_places,
    days_in,
    expected,
    link_in,
    percent_in,
    weekday_alone,
)
from commands.language.telling.mentions import Mention
from commands.language.telling.proposals import Stands
from commands.language.telling.states import How, State, states_in
from store.rules.terms import Progress

_PLAIN = """
    a afraid again all and any are as at be been being bit both but by call calling can cheers currently day
    days definitely done down feels for got had has have i id im is it its just like little looking looks mark
    marked me moment month months more morning much no now obviously of off on one pls please put shown show flag
    flagged log logged turn turned record recorded stick pop marking re remain remaining remains right sadly say
    saying set so still stay staying stays thank thanks that thats the theirs them there theres these they theyre
    this those tick ticked to today two three unfortunately update was we week weeks well were weve will wont yeah
    yep yes yesterday yet you running about roughly slightly
    gone went turned itll itd theyll
"""
PLAIN = frozenset([*_PLAIN.split(), ""])
"""Words that add nothing to how something stands."""
BACK = frozenset({"back"})
"""It leads from what is named to how it stands, and is kept where somebody says more."""
ONE = frozenset({"one", "ones", "bit"})
"""Behind words of a title: "the police one is at risk"."""
_BEFORE = """
    mark update tick off set so and but for pls please right the that can you could put hi hello morning just also both
    push pushed move change slip same on re regarding about ok okay well oh now to my our close sign cross
    sorry
"""
BEFORE = frozenset([*_BEFORE.split(), ""])
"""Words before a reference that only lead up to it."""
SURE_ANYWHERE = frozenset({"at risk", "at-risk", "on track", "on-track", "behind schedule", "not started"})
_EVENTS = """went out|gone out|sent out|was sent|were sent|has been sent|is out|is live|went live|was held|took place
    |had sign-off|had sign off|got sign-off|got sign off|have sign-off|have sign off|has sign-off|has sign off
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
VERBS = frozenset({"has", "have", "had", "was", "were", "weve", "ive", "got", "been"})
QUESTIONS = frozenset({"when", "who", "what", "why", "how", "which", "where", "whose", "owner", "any", "anything"})
SUBJECTS = frozenset({"it", "this", "that", "they", "he", "she", "anyone", "anybody", "there"})
WE = frozenset({"we", "weve", "i", "ive"})
_SEEKING = "want wants need needs know see show tell give find looking wonder wondering remember"
SEEKING = frozenset(_SEEKING.split())
"""Whoever says these asks for something."""
JUST = ("as of", "this morning", "this afternoon", "at last", "last night", "this week", "last week", "on friday")
"""Beside what has come of something, they tell: alone they ask what is to come."""
TICKING = ("mark it", "tick it", "tick it off", "mark this", "cross it off", "close it off", "mark that", "sign it off")
AMOUNTS = frozenset({"day", "days", "week", "weeks", "month", "months"})
"""How much: "a week late" says more than that it is late."""
SAYS_SOMETHING = 3
"""Small words that are kept where they stand alone: "all were there"."""
NOWHERE = frozenset[int]()
STRIPPED = " ,;:–—-.>\n\t"


@dataclass(frozen=True)
class Part:
    """A part of a text, with the items that it is about."""

    told: Told
    mention: Mention
    places: tuple[int, ...]
    """In order; what asks is left out."""


@dataclass(frozen=True)
class Standing:
    """What a part says, before it is said of each of its items."""

    progress: Progress | None
    forecast: date | None
    percent: int | None
    evidence: str | None
    completed_on: date | None
    words: str | None
    evident: bool
    """Whether it speaks of how things stand at all, or only mentions them."""

    def of(self, ref: str) -> Stands:
        return Stands(
            ref=ref,
            progress=self.progress,
            forecast=self.forecast,
            percent=self.percent,
            evidence=self.evidence,
            completed_on=self.completed_on,
            words=self.words,
        )


def standing_of(part: Part, today: date) -> Standing:
    told, mention = part.told, part.mention
    states = [one for one in states_in(told, mention.places) if one.first in part.places]
    percent, percent_places = percent_in(told, part.places)
    evidence, link_places = link_in(told, part.places)
    stated = frozenset(place for one in states for place in one.places)
    structure = mention.places | stated | percent_places | link_places
    structure |= {place for place in part.places if told.keys[place] in PLAIN}
    day = expected(told, part.places, today, structure - mention.places, stated, mention.places)
    dates = frozenset(place for one in days_in(told, today) for place in cue_places(told, one))
    progress = _progress(part, states, structure | dates, today)
    if progress is None and _ticked(part):
        progress = Progress.COMPLETE
    forecast = day if day and progress is not Progress.COMPLETE else None
    dated = cue_places(told, forecast) if forecast else frozenset[int]()
    said = frozenset(place for one in states if one.progress is progress for place in one.places)
    completed, completion_places = (
        _completed_on(part, said, today) if progress is Progress.COMPLETE else (None, NOWHERE)
    )
    words = words_of(part, said | percent_places | link_places | dated | completion_places)
    told_of = [one for one in states if mention.outright or one.how is How.NEARLY]
    coming = forecast is not None and "moved" not in told.words(part.places)
    evident = bool(told_of or progress or coming or percent is not None or evidence or _happened(part))
    expected_on = forecast.on if forecast else None
    return Standing(progress, expected_on, percent, evidence, completed, words, evident)


def _completed_on(part: Part, said: Collection[int], today: date) -> tuple[date | None, frozenset[int]]:
    """The day behind the word that it is complete, or behind what is: "finished C7.1 last Thursday"."""
    told, named = part.told, part.mention.places
    for place in sorted(said):
        first, end = place + 1, told.clause_at(place).last
        while first < end and (first in named or first in said or told.keys[first] in ("", "it")):
            first += 1
        found = completion_day(told.tokens[first:end], today)
        if found is not None:
            return found.day, frozenset(range(first, first + found.words))
    return None, NOWHERE


def _progress(part: Part, states: Sequence[State], structure: Collection[int], today: date) -> Progress | None:
    """The one state that is said of what the part is about; None where none is, or two are."""
    told = part.told
    run = _run(part, {place for one in states for place in one.places})
    near = [one for one in states if one.first in run or _alone(told, told.clause_at(one.first), structure)]
    if any(told.keys[one.last : one.last + 1] == ["or"] and _at(states, one.last + 1) for one in near):
        return None
    said = {one.progress for one in near if one.how is How.SAID and not _only_by(part, one, today)}
    if len(said) > 1:
        return None
    if said:
        return next(iter(said))
    doubts = any(one.how is How.NEARLY or one.progress in (Progress.DELAYED, Progress.AT_RISK) for one in states)
    lightly = {one.progress for one in near if one.how is How.LIGHTLY}
    if lightly == {Progress.DELAYED}:
        return Progress.DELAYED
    if lightly:
        return None if doubts or "but" in told.words(part.places) else Progress.ON_TRACK
    anywhere = {
        one.progress
        for one in states
        if part.mention.outright and one.how is How.SAID and " ".join(told.keys[one.first : one.last]) in SURE_ANYWHERE
    }
    return next(iter(anywhere)) if len(anywhere) == 1 else None


def _at(states: Sequence[State], place: int) -> bool:
    """ "On track or delayed": the writer leaves open which."""
    return any(one.first == place for one in states)


def _ticked(part: Part) -> bool:
    """ "can you tick C7.1 off"; "the bulletin went out, pls mark it": something has happened, and is to be marked."""
    words = part.told.words(part.places)
    crossed = any(word in ("tick", "cross", "ticking") for word in words) and "off" in words
    return crossed or (part.told.holds(*TICKING) and _happened(part))


def _happened(part: Part) -> bool:
    found = [part.told.place_of(event) for event in EVENTS]
    return any(one is not None and one[0] in part.places for one in found)


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
        tells = leads and not asks and not VERBS.isdisjoint(words)
        return tells or bool(HAPPENED.intersection(told.words(following)))
    others = [place for place in part.places if place not in mention.places]
    if not WE.isdisjoint(told.words(others)) and SEEKING.isdisjoint(told.words(others)):
        return True
    if (just := told.place_of(*JUST)) is not None and just[0] in part.places:
        return not HAPPENED.isdisjoint(told.words(sorted(mention.places)))
    return not DECLARES.isdisjoint(told.words(others))


def _turned_round(told: Told, places: Sequence[int]) -> bool:
    """ "A9.1 has it moved" asks, as a verb before its subject does."""
    return any(word in VERBS and behind in SUBJECTS for word, behind in pairwise(told.words(places)))


def all_words(part: Part) -> str | None:
    """All that it says, as it was typed."""
    return _text(part.told, part.places) or None


def _only_by(part: Part, state: State, today: date) -> bool:
    """ "done by Friday" and "done tomorrow" are not done yet; "done Friday" may well have been last Friday."""
    if state.progress is not Progress.COMPLETE:
        return False
    told = part.told
    behind = told.keys[state.last : state.last + 1]
    near = [place for place in range(state.last, state.last + 3) if place in part.places]
    ahead = [one for one in coming(told, today) if one.first in near]
    return any(behind[:1] in (["by"], ["before"]) or not weekday_alone(told, one) for one in ahead)


def _run(part: Part, stated: Collection[int]) -> frozenset[int]:
    """The words around what is named that say only how it stands."""
    told, mention = part.told, part.mention
    clause = told.clause_at(mention.last - 1) if mention.last else told.clauses[0]
    last = max(mention.places) + 1 if mention.places else mention.last
    if last == clause.last and last < len(told.keys):
        # "A9.1: delayed to the 19th" begins with a clause that only names it.
        clause = told.clause_at(last)
    plain = PLAIN | BACK if mention.outright else PLAIN | BACK | ONE
    while last < clause.last and (told.keys[last] in plain or last in stated or last in mention.places):
        last += 1
    first = mention.first
    begin = told.clause_at(mention.first).first
    while first > begin and (told.keys[first - 1] in PLAIN or first - 1 in stated):
        first -= 1
    return frozenset(range(first, last))


def _alone(told: Told, clause: Clause, structure: Collection[int]) -> bool:
    return all(place in structure or told.keys[place] in JOINING | BACK for place in clause.places)


def words_of(part: Part, said: Collection[int]) -> str | None:
    """The writer's own words, less the reference and what is recorded beside them."""
    told, mention = part.told, part.mention
    kept: list[int] = []
    for clause in told.clauses:
        places = [place for place in clause.places if place in part.places]
        if mention.outright:
            places = _without_reference(told, mention, places, said)
        spent = {*said, *mention.places}
        empty = all(place in spent or told.keys[place] in PLAIN or told.keys[place] in JOINING for place in places)
        empty = empty and AMOUNTS.isdisjoint(told.words(places))
        empty = empty and (len(places) < SAYS_SOMETHING or not spent.isdisjoint(places))
        if not empty:
            kept += places
    words = _text(told, kept)
    return words or None


def _without_reference(told: Told, mention: Mention, places: list[int], said: Collection[int]) -> list[int]:
    named = [place for place in places if place in mention.places]
    if not named:
        return places
    before = [place for place in places if place < named[0]]
    behind = [place for place in places if place > named[-1]]
    while before and (told.keys[before[-1]] in BEFORE or before[-1] in said):
        before.pop()
    return before + (behind if before else behind[_leading(told, behind, said) :])


def _leading(told: Told, behind: Sequence[int], said: Collection[int]) -> int:
    """How many of the words behind a reference say only what is recorded beside them: "is still at risk"."""
    many = 0
    for number, place in enumerate(behind, start=1):
        if place in said or not told.keys[place]:
            many = number
        elif told.keys[place] not in PLAIN:
            break
    return many


def _text(told: Told, kept: Sequence[int]) -> str:
    """As it was typed, from the first to the last word that is kept, less what was taken out between."""
    pieces = [told.tokens[place].typed for place in kept]
    text = " ".join(pieces).strip(STRIPPED)
    for word in ("so", "and", "but", "because", "cos"):
        text = text.removesuffix(f" {word}").strip(STRIPPED)
    for word in ("so", "and", "but", "as"):
        if text.lower().startswith(f"{word} "):
            text = text[len(word) + 1 :].strip(STRIPPED)
    return text
