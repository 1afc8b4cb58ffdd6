"""A text as sentences and clauses, and which of them ask.

Words are parted where people part them: at a stop, a line, a dash, or a word such as "so" or "but".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from commands.language.spans import Token, tokens_of

JOINING = frozenset({"so", "and", "but", "because", "cos", "while", "although", "though", "plus", "also", "&", "+"})
"""They begin a clause of their own."""
ALL = frozenset(
    ["all", "every", "everything", "everyone", "everybody", "none", "nothing", "nobody", "anything", "last"]
)
""" "All but two" is one number; nothing begins at its "but"."""
NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few"])
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$")
NUMBERED = re.compile(r"\d[.)]")
"""What an answer to several questions begins with: "1. done 2. at risk"."""
ENDS = (".", "!", "?", ";")

_ASKS = """
    who whos what whats when whens where wheres which why how hows is isnt are arent was wasnt were werent has hasnt
    have havent do does doesnt did didnt can could couldnt should shouldnt would wouldnt will shall may any show list
    tell find give explain help compare count anything anyone anybody whose whom
"""
ASKING = frozenset(_ASKS.split())
WH = frozenset({"who", "whose", "whom", "what", "which", "when", "where", "how"})
BEFORE_WH = frozenset({"since", "on", "by", "to", "for", "from", "at", "in", "with", "until", "till", "under", "of"})
""" "Since when", "on whose say-so", "by when": they ask as the word behind them does."""
SUMMING = frozenset({"sum", "summarise", "summarize", "describe", "recap"})
ME = frozenset({"me", "us"})
TELLING_ME = frozenset({"brief", "talk", "walk", "run", "fill", "catch", "take"})
""" "Brief me on": elsewhere they may be of what is told, as in "brief sent to members"."""
TURNED = frozenset({"is", "are", "was", "were", "has", "have", "does", "do", "did", "will", "isnt", "hasnt"})
SUBJECTS = frozenset({"it", "they", "we", "that", "this", "he", "she", "there", "i", "those", "these"})
""" "Is it ok", "has that moved": behind a comma they ask, and go on with nothing."""
COLOURS = frozenset({"red", "amber", "green", "grey", "blue"})
"""Nobody tells a colour, so "red or amber" asks; "on track or delayed, not sure" tells."""
"""First words of what asks. Some begin a wish as well, which whoever reads wishes tells apart."""
_AUXILIARY = "is are was were werent has have can could couldnt should shouldnt would wouldnt will may"
AUXILIARY = frozenset(_AUXILIARY.split())
_GOES_ON = "be been now done on at still finished complete completed not gone sent land have just"
GOES_ON = frozenset(_GOES_ON.split())
_OF_US = """
    a about ahead almost aiming behind fully getting going hoping late looking nearly nowhere planning ready short stuck
    struggling waiting working
"""
OF_US = frozenset(_OF_US.split())
"""Behind "were" they tell: it lacks its apostrophe."""
_ORDERS = """
    please pls tick mark update put set record note log change close cross sign call make say add just
    stick flag turn pop
"""
ORDERS = frozenset(_ORDERS.split())
SHOWN_AS = 6
"""Words within which "show C14.1 as on track" says how it is to be shown."""
NOT_YET = frozenset({"havent", "hasnt", "isnt", "arent", "wasnt"})
_BEGUN = "begun had got heard seen met made yet managed going able"
BEGUN = frozenset(_BEGUN.split())
""" "haven't begun B4" leaves out who has not."""
WISHING = frozenset({"can", "could", "would", "give", "do"})
SUPPOSES = frozenset({"if", "once", "suppose", "supposing", "assuming"})
"""A sentence that begins so and has a word that asks, asks: "if C14.2 is late what else slips"."""
TURNED = frozenset({"will", "would", "is", "are", "do", "can", "how", "which", "who"})
_TURNED_BEFORE = "rec recommendation theme we it the that this anything everything"
TURNED_BEFORE = frozenset(_TURNED_BEFORE.split())
_GREETINGS = "hi hello hey morning afternoon good right ok okay oh and so also but just pls please then well btw fyi"
LEADING = frozenset([*_GREETINGS.split(), ""])


def key(token: Token) -> str:
    """A word without its apostrophes, so that "isnt" is "isn't"."""
    return token.plain.replace("'", "")


@dataclass(frozen=True)
class Clause:
    first: int
    last: int
    sentence: int

    @property
    def places(self) -> range:
        return range(self.first, self.last)


class Told:
    """A text with its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.keys = [key(one) for one in self.tokens]

    @cached_property
    def clauses(self) -> list[Clause]:
        found: list[Clause] = []
        first, sentence = 0, 0
        for place, token in enumerate(self.tokens):
            begins = place > first and (self._joins(place) or NUMBERED.fullmatch(token.typed) is not None)
            if begins:
                found.append(Clause(first, place, sentence))
                first = place
            if self._ends_sentence(place):
                found.append(Clause(first, place + 1, sentence))
                first, sentence = place + 1, sentence + 1
            elif (token.ends_clause and not NUMBERED.fullmatch(token.typed)) or not token.plain:
                found.append(Clause(first, place + 1, sentence))
                first = place + 1
        if first < len(self.tokens):
            found.append(Clause(first, len(self.tokens), sentence))
        return found

    def _joins(self, place: int) -> bool:
        return self.keys[place] in JOINING and not self._excepts(place)

    def _excepts(self, place: int) -> bool:
        """ "all but two", "done but one": how many are left is no clause of its own."""
        behind = self.keys[place + 1 : place + 3]
        counts = bool(behind) and (behind[0].isdecimal() or behind[0] in NUMBERS)
        counts = counts and not MONTH.match(behind[-1])
        return self.keys[place] == "but" and place > 0 and (self.keys[place - 1] in ALL or counts)

    def _ends_sentence(self, place: int) -> bool:
        token = self.tokens[place]
        if token.typed.rstrip("\"'”’)").endswith(ENDS) and not NUMBERED.fullmatch(token.typed):
            return True
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return following is not None and "\n" in self.text[token.start + len(token.typed) : following.start]

    def clause_at(self, place: int) -> Clause:
        return next(one for one in self.clauses if place in one.places)

    def words(self, places: Sequence[int]) -> list[str]:
        return [self.keys[place] for place in places]

    def holds(self, *phrases: str) -> bool:
        """Whether any of these stands in it, word for word and without apostrophes."""
        return self.place_of(*phrases) is not None

    def place_of(self, *phrases: str) -> tuple[int, int] | None:
        """Where the first of these phrases stands."""
        for phrase in phrases:
            words = phrase.split()
            for first in range(len(self.keys) - len(words) + 1):
                if self.keys[first : first + len(words)] == words:
                    return first, first + len(words)
        return None

    @cached_property
    def asking(self) -> frozenset[int]:
        """Places of the words that ask: a sentence with a question mark, from where its question begins."""
        found: set[int] = set()
        for number in {one.sentence for one in self.clauses}:
            clauses = [one for one in self.clauses if one.sentence == number]
            begins = next((at for at, one in enumerate(clauses) if self._begins_asking(one)), None)
            if self._asks_which(_all_of(clauses)):
                begins = 0
            marked = self.tokens[clauses[-1].last - 1].typed.rstrip("\"'”’)").endswith("?")
            first = [one for one in self.words(clauses[0].places) if one not in LEADING]
            supposes = first[:1] and first[0] in SUPPOSES and self._asks_of_it(_all_of(clauses))
            if begins is None and (marked or supposes) and not _orders(first):
                begins = 0
            if begins is None:
                begins = next((at for at, one in enumerate(clauses) if self._asks_how_much(one)), None)
                marked = marked or begins is not None
            if begins is not None and (marked or begins == 0 or self._asks_outright(clauses[begins])):
                found.update(place for one in clauses[begins:] for place in one.places)
        return frozenset(found)

    @cached_property
    def opens_asking(self) -> bool:
        """Whether it begins as a question that wishes nothing: "can you" and "give" begin wishes as well."""
        words = [one for one in self.keys if one not in LEADING]
        if words[:2] == ["am", "i"] or _asks_in_two(words) or _names_what_it_asks_for(words):
            return True
        if not words or words[0] not in ASKING - WISHING or words[:2] == ["any", "chance"]:
            return False
        return self._begins_asking(self.clauses[0])

    def _begins_asking(self, clause: Clause) -> bool:
        """ "will A9.1 be done" asks; "will be done on Friday" leaves its subject out and tells."""
        words = [one for one in self.words(clause.places) if one not in LEADING]
        if words[:2] == ["am", "i"] or _asks_in_two(words) or _names_what_it_asks_for(words):
            return True
        if not words or words[0] not in ASKING or _orders(words) or self._tells_of_us(clause, words):
            return False
        if words[0] == "show" and "as" in words[1:SHOWN_AS]:
            return False
        if words[0] in NOT_YET and words[1:2] and (words[1] in GOES_ON | BEGUN or words[1].endswith("ed")):
            return False
        return not (words[0] in AUXILIARY and words[1:2] and words[1] in GOES_ON)

    def _asks_of_it(self, places: Sequence[int]) -> bool:
        """ "If C7.1 slips does rec 7 go red": a verb before its subject asks what comes of it."""
        words = self.words(places)
        turned = any(one in TURNED and behind in TURNED_BEFORE for one, behind in pairwise(words))
        return "what" in words or "does" in words or turned

    def _tells_of_us(self, clause: Clause, words: Sequence[str]) -> bool:
        """ "We're fully staffed", and "were fully staffed" by whoever types no apostrophes."""
        first = next(self.tokens[place] for place in clause.places if self.keys[place] == words[0])
        return first.plain == "we're" or (words[0] == "were" and not OF_US.isdisjoint(words[1:2]))

    def _asks_how_much(self, clause: Clause) -> bool:
        """ "A9.1 late by how much"."""
        words = self.words(clause.places)
        return any(one == "how" and behind in MEASURES for one, behind in pairwise(words))

    def _asks_outright(self, clause: Clause) -> bool:
        """ "what else have I got" asks without a question mark; "is at risk" goes on."""
        words = [one for one in self.words(clause.places) if one not in LEADING]
        turned = len(words) > 1 and words[0] in TURNED and words[1] in SUBJECTS
        goes_on = words[:1] == ["which"] and not GOES_ON_WITH.isdisjoint(words[1:2]) and clause.first > 0
        return bool(words) and not goes_on and (words[0] in OUTRIGHT or turned or _asks_in_two(words))

    def _asks_which(self, places: range) -> bool:
        """ "C24.1 - on track or not", "C14 red or amber"."""
        words = self.words(places)
        return any(
            word == "or" and (behind == "not" or {before, behind} <= COLOURS)
            for before, word, behind in zip(words, words[1:], words[2:], strict=False)
        )


def _asks_in_two(words: Sequence[str]) -> bool:
    if words[:1] and words[0] in SUMMING:
        return True
    first, second = [*words[:2], "", ""][:2]
    return (first in BEFORE_WH and second in WH) or (first in TELLING_ME and second in ME)


def _all_of(clauses: Sequence[Clause]) -> range:
    return range(clauses[0].first, clauses[-1].last)


_OUTRIGHT = """
    who whos what whats when whens where wheres which why whys how hows show list tell
"""
MEASURES = frozenset({"much", "many", "long", "late", "far", "often", "bad", "come"})


def _orders(words: Sequence[str]) -> bool:
    """ "can you tick C7.1 off", with a question mark or without."""
    if len(words) < 3 or words[0] not in ("can", "could", "would", "will") or words[1] not in ("you", "we"):
        return False
    return words[2] in ORDERS or (words[2] == "show" and "as" in words)


def _names_what_it_asks_for(words: Sequence[str]) -> bool:
    """ "Those we pushed back in May" asks for them; "the ones that were late are done" tells of them."""
    named = words[1:] if words[:1] == ["the"] else words
    if words[:1] and words[0] in ASKED_BARE and ASKED_BARE[words[0]] & set(words[1:]):
        return True
    if len(named) < 2 or named[0] not in SEVERAL or named[1] not in RELATIVE | DESCRIBING:
        return False
    verbs = sum(word in FINITE and before not in THAT | FINITE for before, word in pairwise(named))
    return verbs == 0 or (verbs == 1 and named[1] in RELATIVE - THAT)


_BY_DAYS = frozenset(["since", "between"])
ASKED_BARE = {
    **dict.fromkeys(("completed", "finished", "closed"), _BY_DAYS),
    **dict.fromkeys(("expected", "forecast"), frozenset(["promised", "due"])),
}
"""How a list is asked for without a noun: "completed since June", "expected in August but promised for July"."""
_SEVERAL = "those ones milestones actions items recs recommendations themes owners"
SEVERAL = frozenset(_SEVERAL.split())
_RELATIVE = "that which whose where who we i she he they with without none all still"
RELATIVE = frozenset(_RELATIVE.split())
THAT = frozenset(["that", "which", "who"])
_DESCRIBING = "assigned owned led due promised expected forecast completed overdue moved in for under"
DESCRIBING = frozenset(_DESCRIBING.split())
_FINITE = "is are was were has have had will"
FINITE = frozenset(_FINITE.split())
OUTRIGHT = frozenset(_OUTRIGHT.split())
GOES_ON_WITH = frozenset({"is", "has", "was", "will", "should", "needs", "means", "isnt", "wont", "hasnt", "now"})
""" "The first, which is delayed": behind "which" they tell more of it."""
