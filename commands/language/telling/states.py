"""How things are said to stand, in the field's many words, and what takes the word back: "not", "almost", "will be".

A state is *said* where somebody means it of the thing they speak of. Whoever puts a proposal together decides that by
where it stands; here stands only what the words are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from commands.language.telling.clauses import ALL, LEADING, Told
from store.rules.terms import Progress


class How(IntEnum):
    SAID = 0
    LIGHTLY = 1
    """ "fine", "touch and go", "postponed", "sorted": how it stands, unless something clearer is said."""
    NEARLY = 2
    """ "almost done", "done bar two files", "will be done": no state at all, but somebody speaks of it."""
    DENIED = 3
    """ "not late": takes one away and sets none."""


@dataclass(frozen=True)
class State:
    first: int
    last: int
    progress: Progress
    how: How

    @property
    def places(self) -> range:
        return range(self.first, self.last)


_SAID = {
    Progress.NOT_STARTED: """not started|not begun|not yet started|havent started|hasnt started|havent begun
        |hasnt begun|yet to start|yet to begin""",
    Progress.ON_TRACK: "on track|on-track|ontrack|on target|on schedule|on course|to plan|green|🟢|💚",
    Progress.AT_RISK: "at risk|at-risk|amber|🟡|🟠",
    Progress.DELAYED: """behind schedule|running late|running behind|week behind|weeks behind|days behind|day behind
        |month behind|months behind|fortnight behind|way behind
        |wont make it|wont make the date|wont be on time
        |going to be late|going to miss|will miss|will slip|going to slip|delayed|late|slipped|slipping|red|🔴""",
    Progress.COMPLETE: """done and dusted|done & dusted|signed off|ticked off|all done|complete|completed|done|finished
        |wrapped up|all wrapped up|over the line|in the bag|put to bed|job done|blue|✅|✔|☑""",
}
_LIGHTLY = """good to go|all good|all fine|all ok|all okay|all well|no concerns|no issues|no problems|no worries
    |nothing to worry about|going well|going fine|going ok|in hand|fine|ok|okay|good|👍|👌
    |no problem|no issue|no concern|no dramas|no blockers|no real concerns|nothing to flag|nothing of concern
    |going to plan|going according to plan|according to plan|running to plan|going smoothly|going nicely|going great
    |going okay|goes well|coming along|coming along nicely|coming along well|coming on well|coming on nicely
    |ticking along|ticking along nicely|ticking along fine|ticking over|ticking over nicely|moving along
    |moving along nicely|progressing|progressing well|progressing nicely|progressing fine|progressing ok
    |progressing as planned|progressing to plan|good progress|making good progress|making progress|plain sailing
    |under control|well in hand|all in hand|on time|bang on time|on plan|happy with progress|as planned|steady"""

_WORRIED = """tight|looking tight|getting tight|very tight|bit tight|touch and go|touch & go|wobbling|wobbly|a wobble
    |shaky|looking shaky|looking iffy|iffy|dicey|looking dicey|ropey|looking ropey
    |ropy|looking ropy|looks ropey|dodgy|looking dodgy|hairy|looking hairy|rocky|looking rocky
    |in doubt|in jeopardy|in the balance|on a knife edge
    |might slip|may slip|could slip|could well slip|might well slip|likely to slip
    |time is tight|timescales are tight|timescale is tight
    |worried|worried about|worried on|worried re|worrying|worrying me|concerned about|concerned|concerning
    |nervous about|not confident|not confident about|not confident on|looking doubtful|doubtful|not looking good
    |not looking great|under pressure|getting close|cutting it fine"""
""" "At risk" in people's own words; no more than that, where nothing clearer is said beside it."""

_BEHIND = """behind|postponed|deferred|delay|delays|slower than planned|slower than hoped|taking longer
        |running over|overrunning|overran|pushed back|put back|later than planned|later than hoped|knocked back
        |moved back|moved out|pushed out|bumped back|put off|slid|sliding|has drifted|drifted|drifting
        |missed the date|missed the deadline|missed it|gone over|lagging|lagging behind"""

_ENDED = "tick|sorted|all sorted|delivered|landed|concluded|achieved|closed off|closed down|squared away|nailed"
""" "Delivered" is complete where it is all that is said of something; "delivered the first two" is not."""

_NEARLY = "nearly there|almost there|getting there|not there yet|not quite there"


def _phrases(words: str) -> list[tuple[str, ...]]:
    return [tuple(one.split()) for one in words.replace("\n", " ").split("|")]


PHRASES: dict[tuple[str, ...], tuple[Progress, How]] = {
    **dict.fromkeys(_phrases(_NEARLY), (Progress.COMPLETE, How.NEARLY)),
    **dict.fromkeys(_phrases(_LIGHTLY), (Progress.ON_TRACK, How.LIGHTLY)),
    **dict.fromkeys(_phrases(_WORRIED), (Progress.AT_RISK, How.LIGHTLY)),
    **dict.fromkeys(_phrases(_ENDED), (Progress.COMPLETE, How.LIGHTLY)),
    **dict.fromkeys(_phrases(_BEHIND), (Progress.DELAYED, How.LIGHTLY)),
    **{phrase: (progress, How.SAID) for progress, words in _SAID.items() for phrase in _phrases(words)},
}
LONGEST = max(map(len, PHRASES))

_NEGATIONS = """
    not isnt arent wasnt werent never hardly aint cant cannot dont doesnt didnt hasnt havent wont without
    longer neither nothing none nobody
"""
NEGATIONS = frozenset(_NEGATIONS.split())
_NEAR = """
    almost nearly mostly half partly partially nigh virtually practically about quite
    will should shall would could might may must be get gets getting got once when until till if unless before after
    hope hoping hopefully want wants need needs aim aiming expect expecting going to
"""
SUPPOSING = frozenset({"if", "whether", "unless", "wonder", "wondering", "suppose", "supposing", "assuming"})
"""Before a state in its clause they mean that nobody says it: "if A9.1 is delayed"."""
MISTYPED = ("complete", "completed", "finished", "delayed", "slipped", "slipping", "amber", "green", "on-track")
FIXED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("on",): ("track", "target", "schedule"),
    ("at",): ("risk",),
    ("not",): ("started",),
}
SHORTEST, LONG = 5, 9
"""Letters of a word that is mended, and from which two may be wrong."""
INFLECTED = ("s", "ly", "ing", "er", "ion", "ions")
"""Endings of other words: "completely", "finishes"."""
NEAR = frozenset(_NEAR.split())
"""Before "done" they mean that it is not."""
WILL = frozenset({"ill", "id", "itll", "itd", "theyll", "theyd", "youll", "youd", "hell", "shell"})
_BUT = """
    bar except apart besides save minus
"""
BUT = frozenset(_BUT.split())
"""Behind "done" they mean that not all of it is."""
_CONDITIONS = "if unless once provided providing pending assuming depending when until till subject"
CONDITIONS = frozenset(_CONDITIONS.split())
"""Behind "done" they mean that it is not so yet: "complete if legal agree"."""
_OBJECTS = """
    the a an my our their his her its all first second third half some most part another one two
"""
OBJECTS = frozenset(_OBJECTS.split())
FINISHING = frozenset({"done", "finished", "completed"})
_NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve most half some
"""
NUMBERS = frozenset(_NUMBERS.split())
_MARKS = "mark marked marking put log logged record recorded show shown flag flagged call called set stick pop"
MARKS = frozenset([*_MARKS.split(), "closed", "close", "ticked", "tick", "signed", "sign", "crossed", "cross"])
"""Behind "can be marked as", a state is said, although "can be done" says none."""
REACH = 5
"""Words before a state that may take it back."""


def states_in(told: Told, taken: frozenset[int]) -> list[State]:
    """Args: taken: places of words that name something, such as "late" in a title."""
    found: list[State] = []
    place = 0
    while place < len(told.keys):
        state = None if place in taken else _at(told, place, taken)
        if state is not None:
            found.append(state)
        place = state.last if state else place + 1
    return found


def _at(told: Told, place: int, taken: frozenset[int]) -> State | None:
    for many in range(min(LONGEST, len(told.keys) - place), 0, -1):
        if not taken.isdisjoint(range(place, place + many)):
            continue
        words = tuple(_plain_sign(one) for one in told.keys[place : place + many])
        words = words if words in PHRASES else _mended(words)
        if words in PHRASES:
            progress, how = PHRASES[words]
            how = _weighed(told, place, place + many, progress, how, taken)
            return State(_begin(told, place, taken), place + many, progress, how)
    missed = _misses(told, place)
    return State(place, missed, Progress.DELAYED, How.SAID) if missed else None


def _begin(told: Told, first: int, taken: frozenset[int]) -> int:
    """ "Closed off as done" says together that it is done."""
    begin = told.clause_at(first).first
    mark = _mark(told, first, begin) if _is_marked(told, first, begin) else None
    together = mark is not None and all(
        place not in taken and told.keys[place] in MARKING for place in range(mark + 1, first)
    )
    return mark if mark is not None and together else first


MARKING = frozenset({"as", "off", "down", "up", "it", "this", "that"})


def _misses(told: Told, place: int) -> int | None:
    """Behind "won't make", where a day or a deadline follows: what is expected to be missed."""
    for words in WONT:
        behind = place + len(words)
        if tuple(told.keys[place:behind]) != words or told.keys[behind : behind + 1] not in MAKES:
            continue
        following = [word for word in told.keys[behind + 1 : behind + 5] if word not in ("the", "that", "our", "its")]
        if following and (following[0] in DEADLINES or DAY.match(following[0])):
            return behind + 1
    return None


_WONT = "wont|cant|cannot|will not|not going to|not gonna|arent going to|isnt going to"
WONT = tuple(tuple(words.split()) for words in _WONT.split("|"))
MAKES = (["make"], ["hit"], ["meet"], ["manage"], ["making"])
DEADLINES = frozenset(["date", "deadline", "target", "due", "original", "promised", "end", "timescale", "may"])
DAY = re.compile(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|week|month|half|christmas"
)


def _mended(words: tuple[str, ...]) -> tuple[str, ...]:
    """One letter wrong in a long word, or behind "on" and "at": "compleet", "on trakc". What is told is looked at."""
    *before, last = words
    known: Sequence[str] = MISTYPED if not before else FIXED.get(tuple(before), ())
    if not last.isalpha() or (not before and (len(last) < SHORTEST or last.endswith(INFLECTED))):
        return words
    found = process.extractOne(last, known, scorer=OSA.distance, score_cutoff=1 if len(last) < LONG else 2)
    return (*before, found[0]) if found and found[0][0] == last[0] else words


def _plain_sign(word: str) -> str:
    """A sign less the colour of a hand."""
    return word[:1] if word and not word[0].isalnum() and ord(word[0]) > 0x2000 else word


def _weighed(told: Told, first: int, last: int, progress: Progress, how: How, taken: frozenset[int]) -> How:
    clause = told.clause_at(first)
    before = _reaching(told, first, clause.first, taken)
    if any(word in NEGATIONS for word in before) and told.keys[first] not in NEGATIONS:
        return How.NEARLY if progress is Progress.COMPLETE or _just_near(before) else How.DENIED
    if before[:2] == ["of", "risk"]:
        # "At risk of slipping" is at risk.
        return How.NEARLY
    if not SUPPOSING.isdisjoint(told.keys[clause.first : first]):
        return How.NEARLY
    if _is_marked(told, first, clause.first):
        return how
    if progress is Progress.COMPLETE and (
        any(word in NEAR or word in WILL for word in before)
        or _part_of_it(told, first, last, clause.first, clause.last)
        or _of_something_else(told, last, clause.last, taken, first)
    ):
        return How.NEARLY
    return how


def _is_ordered(told: Told, first: int, begin: int) -> bool:
    """ "Set A9.1 to complete": an order; "is set to complete in May" is none."""
    words = [word for word in told.keys[begin:first] if word not in LEADING | ASKS_TO]
    return words[:1] != words[-1:] and words[-1:] == ["to"] and words[0] in MARKS | MOVES


ASKS_TO = frozenset({"can", "could", "would", "you", "we", "i"})
MOVES = frozenset({"change", "move", "switch", "update", "turn", "set"})


def _is_marked(told: Told, first: int, begin: int) -> bool:
    """ "could you put D4.1 down as complete", "can be marked as done"."""
    if _is_ordered(told, first, begin):
        return True
    if first == begin or told.keys[first - 1] not in ("as", "down", "up", "marked", "called"):
        return False
    return _mark(told, first, begin) is not None


def _mark(told: Told, first: int, begin: int) -> int | None:
    return next((place for place in range(first - 1, begin - 1, -1) if told.keys[place] in MARKS), None)


def _just_near(before: list[str]) -> bool:
    return "quite" in before


def _reaching(told: Told, first: int, begin: int, taken: frozenset[int]) -> list[str]:
    """The words that stand before it, as far back as the last thing that was named."""
    found: list[str] = []
    for place in range(first - 1, max(begin, first - REACH) - 1, -1):
        if place in taken:
            break
        found.append(told.keys[place])
    return found


LEFT = frozenset({"one", "few", "some"})


def _part_of_it(told: Told, first: int, last: int, begin: int, end: int) -> bool:
    """ "done bar two files", "done with 5 of the 8 teams", "26 of the 30 done", "60% done"."""
    behind, before = told.keys[last:end], told.keys[begin:first]
    if behind[:1] and behind[0] in BUT | CONDITIONS:
        return True
    if any(one in ALL and other == "but" for one, other in pairwise(before)):
        return True
    if behind[:3] == ["but", "not", *behind[2:3]] or told.keys[last : last + 2] == ["but", "for"]:
        return True
    left = told.keys[last + 1 : last + 2] if told.keys[last : last + 1] == ["but"] else []
    if left and (left[0].isdecimal() or left[0] in NUMBERS or left[0] in LEFT):
        return True
    return (
        _fraction(behind[:6])
        or _fraction(before[-6:])
        or any(word.endswith("%") and word != "100%" for word in before[-2:])
    )


def _fraction(words: list[str]) -> bool:
    for place, word in enumerate(words):
        counted = word.isdecimal() or word in NUMBERS
        if counted and words[place + 1 : place + 2] and words[place + 1] in ("of", "out"):
            return True
        if (
            # "14/7" is a day, "3/7" so many of seven.
            "/" in word
            and all(part.isdecimal() for part in word.split("/"))
            and int(word.split("/")[0]) < int(word.split("/")[-1])
        ):
            return True
    return False


def _of_something_else(told: Told, last: int, end: int, taken: frozenset[int], first: int) -> bool:
    """ "finished the draft" is about the draft."""
    of_what_is_named = first - 1 in taken or (first - 2 in taken and told.keys[first - 1] in ("is", "", "now"))
    if told.keys[last - 1] not in FINISHING or last >= end or last in taken or of_what_is_named:
        return False
    return told.keys[last] in OBJECTS and last + 1 not in taken
