"""The field's abbreviations and words, and those of one council: what they are, and by which words titles name them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from commands.language.spans import Token
from store.rules.folding import folded
from store.rules.references import as_reference

MEANING = frozenset(["mean", "means", "definition", "define", "jargon", "acronym", "abbreviation"])
ASKED_AS = frozenset(["what", "whats", "what's", "define", "definition", "explain"])
LONGEST = 4
"""Words of a term."""
FILE = Path(__file__).with_name("glossary.yaml")


_THE = "(?:(?:a|an|the|our|something|being|someone|somebody) )*"
_SOMETHING = "(?:something|anything|an action|a milestone|things)"
"""Not "it" nor "they", which point to what was spoken of."""
_THING = "(?:something|anything|it|one|an action|a milestone|them|things)"
_WE = "(?:you|we|it|they|sightline)"
_KIND_OF = "plan|meeting|conference|order|visit|enquiry|process|check|referral|worker|manager|officer"
"""Nouns behind an abbreviation: "what's a CIN plan"."""
_WORD = f"{_THE}(?P<word>.+)"
_SOME_WORD = f"{_THE}(?P<word>.+?)"
_OUTRIGHT = (
    rf"(?:what(?:'s| is| are)|whats|what) {_WORD}",
    r"(?P<word>.+?) ?=",
)
_MEANING = (
    rf"(?:define|explain|definition|glossary(?: for)?) {_WORD}",
    r"what(?:'s| is|s) (?:a|an) (?P<word>.+)",
    rf"what(?:'s| is|s) (?:a|an) (?P<word>.+?) (?:{_KIND_OF})s?",
    rf"what (?:does|do) (?:a |an )?(?P<word>.+?) (?:{_KIND_OF})s? (?:mean|stand for)",
    rf"(?:what|how) (?:does|do|did|is|are) (?:you |we |they )?{_SOME_WORD} (?:mean|stand for|stands for|defined|for)",
    rf"(?:the )?(?:meaning|definition) of {_WORD}",
    rf"what(?:'s| is|s) (?:the )?(?:meaning|definition) of {_WORD}",
    rf"what(?:'s| is|s) meant by {_WORD}",
    rf"what do (?:you|we|they|people) mean (?:by|when you say|with) {_WORD}",
    rf"what {_SOME_WORD} (?:means|mean|stands for|is|are)",
    rf"what (?:counts|qualifies|is classed|is counted|is treated|gets classed) as {_WORD}",
    rf"what makes {_THING} (?:go |turn |be )?(?P<word>.+)",
    rf"when (?:is|are|does|do) {_THING} (?:go |turn |become |count as |counted as )?(?P<word>.+)",
    rf"how (?:do|does|is|are) {_WE} (?:define|decide|work out|calculate|judge)(?: that| if| whether| when)?"
    rf" (?:{_THING} (?:is|are|goes|turns) )?{_WORD}",
    rf"why (?:is|are|would) {_SOMETHING} (?:be |go |turn |ever )*(?P<word>.+)",
    r"(?P<word>.+?) ?(?:=|means|meaning|stands for)(?: what)?",
)
_OTHER = f"{_THE}(?P<other>.+)"
_ANY = "(?:something|anything|things|an? (?:action|milestone|item)|actions|milestones|items)"
"""No "it", which may be what was shown before."""
_TURNS = (
    r"(?:what|how|when|why)s? (?:(?:makes?|turns?|puts?|gets?|is|are|do|does|would|will|can|could|should) )*"
    rf"(?:(?:you|we) )?(?:(?:rate|mark|colour|class|make|turn|call|decide) )?(?:that |if |whether )?{_ANY}"
    r"(?: (?:is|are|be|to|go|goes|turn|turns|become|becomes|count|counts|counted|classed|rated|marked|shown|as|at|end"
    r"|ends|up|move|moves|show|shows|come|comes|out|tip|tips|over))*"
)
_DIFFERENCE = (
    re.compile(rf"(?:what(?:'s| is|s) )?(?:the )?difference between {_SOME_WORD} (?:and|&|or|vs|versus) {_OTHER}"),
    re.compile(
        rf"(?:how|is|are|do|does)(?: is| are| do| does)? {_SOME_WORD}"
        rf" (?:any )?(?:different|differ) (?:from|to|than) {_OTHER}"
    ),
    re.compile(rf"(?:is|are) {_SOME_WORD} (?:the )?same (?:thing )?as {_OTHER}"),
    re.compile(rf"{_TURNS} {_SOME_WORD},? (?:rather than|instead of|as opposed to|and not|not|but not|over) {_OTHER}"),
    re.compile(rf"{_TURNS} from {_SOME_WORD} (?:in)?to {_OTHER}"),
)
_ASKED = tuple(map(re.compile, _OUTRIGHT))
_ASKED_FOR_ITS_MEANING = tuple(map(re.compile, _MEANING))
"""A word is asked for where nothing but a known one stands there."""
_AROUND = re.compile(
    r"^(?:(?:sorry|hi|hello|hey|ok|so|and|please|can you|could you|remind me|quick one|just|um|er|again|silly question)"
    r"[,:.]* )+"
    r"|(?: (?:to me|again|please|pls|when it'?s at home|in (?:plain )?english|then|exactly|here|on here|in here|in this"
    r"|in (?:the|this|our) plan|on (?:the|this) plan|for us|actually|anyway|though))+$"
)


@dataclass(frozen=True)
class Term:
    word: str
    """As it is printed."""
    says: str = ""
    """What it is, in one sentence."""
    also: tuple[str, ...] = ()
    """Other spellings."""
    means: tuple[str, ...] = ()
    """The words by which titles name it; none where titles say the word itself or nothing of it."""
    of_lists: bool = False
    """Whether lists are asked for by it, so that only "what does it mean" asks what it is."""
    council: bool = False
    """Whether somebody of this council added it."""

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(folded(one) for one in (self.word, *self.also))


@cache
def field_terms() -> tuple[Term, ...]:
    """What anybody in the field says."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Term(
            one["word"],
            one["says"],
            tuple(one.get("also", ())),
            tuple(map(str, one.get("means", ()))),
            bool(one.get("of_lists")),
        )
        for one in read
    )


def defined(word: str, council: Iterable[Term] = ()) -> Term | None:
    """What a word or abbreviation is; the council's own before the field's."""
    said = folded(word.strip(" .?!=\"'“”"))
    return next((one for one in (*council, *field_terms()) if said in one.spellings), None)


def asked_for(sentence: str, council: Iterable[Term] = ()) -> Term | None:
    """The word whose meaning is asked, and nothing else: "what's a section 47?", "PLO = ?", "what does ABE mean"."""
    said = _AROUND.sub("", folded(sentence).strip(" .?!"))
    return _fitting(said, _ASKED_FOR_ITS_MEANING, council) or _fitting(said, _ASKED, council, outright=True)


def told_apart(sentence: str, council: Iterable[Term] = ()) -> tuple[Term, Term] | None:
    """The two words of which the difference is asked."""
    said = _AROUND.sub("", folded(sentence).strip(" .?!"))
    found = next((match for shape in _DIFFERENCE if (match := shape.fullmatch(said))), None)
    two = [defined(found[name], council) for name in ("word", "other")] if found else []
    return (two[0], two[1]) if len(two) == 2 and two[0] and two[1] else None


def _fitting(
    said: str, shapes: Iterable[re.Pattern[str]], council: Iterable[Term], *, outright: bool = False
) -> Term | None:
    for shape in shapes:
        found = shape.fullmatch(said)
        term = defined(found["word"], council) if found else None
        if term is None or (outright and term.of_lists):
            continue
        return term
    return None


def meaning_asked(tokens: Sequence[Token], council: Iterable[Term] = ()) -> Term | None:
    """The one known word in a sentence that asks what something means, whatever stands around it."""
    words = [token.plain for token in tokens]
    if words[-2:] == ["i", "mean"]:
        words = words[:-2]
    if not MEANING & set(words) or not ASKED_AS & set(words) or any(as_reference(word) for word in words):
        return None
    for many in range(min(LONGEST, len(words)), 0, -1):
        runs = (" ".join(words[first : first + many]) for first in range(len(words) - many + 1))
        found = [term for run in runs if (term := defined(run, council)) is not None]
        if found:
            return found[0] if len({one.word for one in found}) == 1 else None
    return None


def references_in(words: str) -> list[str]:
    """ "C14", "C14 and C14.1": the references, where there is nothing else."""
    found = [as_reference(one) for one in re.split(r",| and ", words)]
    return [one for one in found if one] if all(found) else []


def terms(council: Sequence[Term] = ()) -> tuple[Term, ...]:
    """All of them; the council's own come first and win."""
    own = {spelling for one in council for spelling in one.spellings}
    return (*council, *(one for one in field_terms() if own.isdisjoint(one.spellings)))
