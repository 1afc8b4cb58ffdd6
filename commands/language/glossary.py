"""The field's abbreviations and words, and those of one council: what they are, and by which words titles name them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from store.rules.folding import folded
from store.rules.references import as_reference

FILE = Path(__file__).with_name("glossary.yaml")


_THE = "(?:(?:a|an|the|our) )?"
_ASKED = tuple(
    re.compile(shape)
    for shape in (
        rf"(?:what(?:'s| is| are)|whats|what|define|explain|glossary(?: for)?) {_THE}(?P<word>.+)",
        rf"what (?:does|do|did) {_THE}(?P<word>.+?) (?:mean|stand for|stands for)",
        rf"(?:the )?(?:meaning|definition) of {_THE}(?P<word>.+)",
        rf"what(?:'s| is|s) (?:the )?(?:meaning|definition) of {_THE}(?P<word>.+)",
        rf"what(?:'s| is|s) meant by {_THE}(?P<word>.+)",
        rf"what do (?:you|we|they|people) mean by {_THE}(?P<word>.+)",
        r"(?P<word>.+?) ?(?:=|means|meaning|stands for)(?: what)?",
    )
)
"""A word is asked for where nothing but a known one stands there."""
_AROUND = re.compile(
    r"^(?:sorry|hi|hello|hey|ok|so|and|please|can you|could you|remind me) "
    r"|(?: to me| again| please| pls| when it'?s at home| in (?:plain )?english| then| exactly)+$"
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
        Term(one["word"], one["says"], tuple(one.get("also", ())), tuple(map(str, one.get("means", ()))))
        for one in read
    )


def defined(word: str, council: Iterable[Term] = ()) -> Term | None:
    """What a word or abbreviation is; the council's own before the field's."""
    said = folded(word.strip(" .?!=\"'“”"))
    return next((one for one in (*council, *field_terms()) if said in one.spellings), None)


def asked_for(sentence: str, council: Iterable[Term] = ()) -> Term | None:
    """The word whose meaning is asked, and nothing else: "what's a section 47?", "PLO = ?", "what does ABE mean"."""
    said = _AROUND.sub("", folded(sentence).strip(" .?!"))
    found = (shape.fullmatch(said) for shape in _ASKED)
    return next((term for one in found if one and (term := defined(one["word"], council))), None)


def references_in(words: str) -> list[str]:
    """ "C14", "C14 and C14.1": the references, where there is nothing else."""
    found = [as_reference(one) for one in re.split(r",| and ", words)]
    return [one for one in found if one] if all(found) else []


def terms(council: Sequence[Term] = ()) -> tuple[Term, ...]:
    """All of them; the council's own come first and win."""
    own = {spelling for one in council for spelling in one.spellings}
    return (*council, *(one for one in field_terms() if own.isdisjoint(one.spellings)))
