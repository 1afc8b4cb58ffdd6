"""What one part of a text says of the items that it names: how they stand, until when, how much, and in which words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from commands.language.completion_days import completion_day
from commands.language.telling.clauses import JOINING, LEADING, Clause, Told
from commands.language.telling.forecasts import (
    coming,
    cue_places,
    days_in,
    expected,
    link_in,
    percent_in,
    weekday_alone,
)
from commands.language.telling.happened import happened, ticked
from commands.language.telling.mentions import Mention, Part
from commands.language.telling.plain_words import BACK, BEFORE, ONE, PLAIN
from commands.language.telling.proposals import Stands
from commands.language.telling.states import MAKES, NUMBERS, How, State, states_in
from store.rules.terms import Progress

SURE_ANYWHERE = frozenset({"at risk", "at-risk", "on track", "on-track", "behind schedule", "not started"})
AMOUNTS = frozenset({"day", "days", "week", "weeks", "month", "months"})
"""How much: "a week late" says more than that it is late."""
SAYS_SOMETHING = 3
"""Small words that are kept where they stand alone: "all were there"."""
_GOES_ON = (
    "by due because cos as until till til since while pending waiting awaiting again obviously though owing thanks"
)
GOES_ON = frozenset(_GOES_ON.split())
"""Behind how something stands, they say why or until when."""
NOWHERE = frozenset[int]()
STRIPPED = " ,;:–—-.>\n\t"


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


def standing_of(part: Part, today: date, around: date | None = None) -> Standing:
    """Args: around: the day that was said before, in whose month a bare "19th" is meant."""
    told, mention = part.told, part.mention
    states = [one for one in states_in(told, mention.places) if one.first in part.places]
    percent, percent_places = percent_in(told, part.places)
    evidence, link_places = link_in(told, part.places)
    stated = frozenset(place for one in states for place in one.places)
    structure = mention.places | stated | percent_places | link_places
    structure |= {place for place in part.places if told.keys[place] in PLAIN}
    day = expected(told, part.places, today, structure - mention.places, stated, mention.places, around)
    dates = frozenset(place for one in days_in(told, today) for place in cue_places(told, one))
    ended = {place for one in states if one.progress is Progress.COMPLETE for place in one.places}
    _, past = _completed_on(part, ended, today)
    progress = _progress(part, states, structure | dates | past, today)
    if progress is None and ticked(part):
        progress = Progress.COMPLETE
    forecast = day if day and progress is not Progress.COMPLETE else None
    dated = cue_places(told, forecast) if forecast else frozenset[int]()
    said = frozenset(
        place for one in states if one.progress is progress and not _own_words(one) for place in one.places
    )
    completed, completion_places = (
        _completed_on(part, said, today) if progress is Progress.COMPLETE else (None, NOWHERE)
    )
    words = words_of(part, said | percent_places | link_places | dated | completion_places)
    told_of = [one for one in states if mention.outright or one.how is How.NEARLY]
    coming = forecast is not None and "moved" not in told.words(part.places)
    evident = bool(told_of or progress or coming or percent is not None or evidence or happened(part))
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
    near = [
        one
        for one in states
        if one.first in run or _alone(told, told.clause_at(one.first), structure) or _opens(part, one)
    ]
    if any(told.keys[one.last : one.last + 1] == ["or"] and _at(states, one.last + 1) for one in near):
        return None
    said = {one.progress for one in near if one.how is How.SAID and not _only_by(part, one, today)}
    if len(said) > 1 or (Progress.COMPLETE in said and _some_of(part)):
        return None
    if said:
        return next(iter(said))
    lightly = {one.progress for one in near if one.how is How.LIGHTLY}
    if lightly:
        return _lightly_said(part, states, lightly, today)
    anywhere = {
        one.progress
        for one in states
        if part.mention.outright and one.how is How.SAID and " ".join(told.keys[one.first : one.last]) in SURE_ANYWHERE
    }
    return next(iter(anywhere)) if len(anywhere) == 1 else None


def _some_of(part: Part) -> bool:
    """ "Two chairs trained" is not all of them, whatever a title says."""
    before = part.mention.first - 1
    if part.mention.outright or before not in part.places:
        return False
    return part.told.keys[before] in NUMBERS or part.told.tokens[before].typed.isdecimal()


def _lightly_said(part: Part, states: Sequence[State], lightly: Collection[Progress], today: date) -> Progress | None:
    """ "Fine", "touch and go", "sorted": what a single one of them says, where nothing beside it says otherwise."""
    if len(lightly) > 1:
        return None
    progress = next(iter(lightly))
    if progress in (Progress.DELAYED, Progress.AT_RISK):
        return progress
    doubts = any(one.how is How.NEARLY or one.progress in (Progress.DELAYED, Progress.AT_RISK) for one in states)
    words = part.told.words(part.places)
    if progress is Progress.COMPLETE:
        ahead = any(one.first in part.places for one in coming(part.told, today))
        doubts = doubts or ahead or any(one.progress is not progress for one in states)
        doubts = doubts or not {"still", "just", "except", "only"}.isdisjoint(words)
    return None if doubts or "but" in words else progress


def _opens(part: Part, state: State) -> bool:
    """ ", delayed by the design team": a clause of its own with no subject of its own; "late papers" has one."""
    told = part.told
    clause = told.clause_at(state.first)
    behind = told.keys[state.last : state.last + 1] if state.last < clause.last else []
    begins = all(told.keys[place] in LEADING for place in range(clause.first, state.first))
    goes_on = not behind or behind[0] in GOES_ON
    return begins and goes_on and state.progress is not Progress.COMPLETE and clause.first >= part.mention.last


def _own_words(state: State) -> bool:
    """ "Touch and go" says more than that it is at risk."""
    return state.how is How.LIGHTLY and state.progress is Progress.AT_RISK and len(state.places) > 1


def _at(states: Sequence[State], place: int) -> bool:
    """ "On track or delayed": the writer leaves open which."""
    return any(one.first == place for one in states)


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
    while last < clause.last and (
        told.keys[last] in plain or last in stated or last in mention.places or _more_or_less(told, last)
    ):
        last += 1
        if last == clause.last < len(told.keys) and not any(told.keys[mention.last : last]):
            clause = told.clause_at(last)
    first = mention.first
    begin = told.clause_at(mention.first).first
    while first > begin and (told.keys[first - 1] in PLAIN or first - 1 in stated):
        first -= 1
    return frozenset(range(first, last))


def _more_or_less(told: Told, place: int) -> bool:
    """ "A day or two late", "a week or so late"."""
    before, word, behind = [*told.keys[max(0, place - 1) : place + 2], "", ""][:3]
    return (word == "or" and before in AMOUNTS) or (before == "or" and word == "so" and behind != "")


def _alone(told: Told, clause: Clause, structure: Collection[int]) -> bool:
    return all(
        place in structure or told.keys[place] in JOINING | BACK or _that_one(told, place) for place in clause.places
    )


def _that_one(told: Told, place: int) -> bool:
    """ "So that one's finished"."""
    return told.keys[place] in ("one", "ones") and told.keys[max(0, place - 1)] in ("that", "this")


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
        if place in said and _goes_on(told, place, said):
            break
        if place in said or not told.keys[place]:
            many = number
        elif told.keys[place] not in PLAIN:
            break
    return many


def _goes_on(told: Told, place: int, said: Collection[int]) -> bool:
    """ "Signed off by finance", "won't make the 28th": "by finance" alone tells nothing."""
    last = place
    while last in said:
        last += 1
    return told.keys[last : last + 1] == ["by"] or told.keys[last - 1 : last] in MAKES


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
