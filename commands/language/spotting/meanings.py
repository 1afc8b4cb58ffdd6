"""What words mean that are no condition by themselves: they join, negate, arrange or ask."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from store.query.model import Group, Happening, Of, Sort, State
from store.rules.terms import Kind, Progress


class Sign(Enum):
    """What changes or joins the conditions beside it."""

    NOT = "not"
    EXCEPT = "except"
    """Negates what follows it, to the end of its list."""
    OR = "or"
    AND = "and"
    BUT = "but"
    """Joins as "and" does, and ends what is negated: "not blocked but late"."""


class Filler(Enum):
    """Asks nothing by itself."""

    WORD = "word"
    BESIDE = "beside"
    """A clause that tells whom an answer is for, or why it is wanted."""
    SAYING = "saying"
    """ "called", "marked": how it stands as its owner said it."""
    OWNING = "owning"
    """ "owns", "leads on": the person beside it is the owner."""
    PRONOUN = "pronoun"
    """ "it", "those": needs something that was spoken of, unless the sentence has it."""
    EARLY = "early"
    """Says of an amount before it that it is told of what was done before its day."""
    WAS = "was"
    """ "was", "were": of a past day."""


class Ask(StrEnum):
    """What a sentence asks for, by the words that ask it."""

    COUNT = "count"
    SHARE = "share"
    TIMES = "how often"
    WHO = "who"
    WHO_IS = "who is"
    WHY = "why"
    STOPS = "what stops"
    """ "what is stopping", "the hold up": of one item its card, of a list what is blocked."""
    WHEN = "when"
    LONG = "how long"
    STATUS = "status"
    HOW = "how is it doing"
    CHANGES = "changes"
    MOVES = "moves"
    """ "what moved": dates that were changed, or all that changed."""
    COMPARE = "compare"
    RATHER = "comparative"
    """ "more", "better": compares where two are named."""
    TURNED = "turned"
    """ "gone red": with days, what changed; else what is so."""
    LEFT = "left"
    """ "come off red", "no longer amber": what stood so, and stands so no more."""
    SLIPPING = "slipping"
    TROUBLED = "troubled"
    """ "off track", "in trouble": it may not come in time."""
    SILENT = "silent"
    AWAY = "away"
    """Who is on leave, and who stands in."""
    MEANS = "means"
    """ "what does PLO mean"."""
    LIST = "list"
    ABOUT = "about"
    """ "tell me about", "details of"."""


@dataclass(frozen=True)
class Noun:
    """What is asked for, by its name."""

    of: Of
    kind: Kind | None = None
    one: bool = False
    """Whether it was said in the singular."""


@dataclass(frozen=True)
class Starred:
    """A word that counts only beside others: a progress word is a state unless somebody said it."""

    progress: Progress


@dataclass(frozen=True)
class Dated:
    """Which day of an item the dates beside it are about."""

    of: Happening


@dataclass(frozen=True)
class Arranged:
    """ "worst", "longest", "next": which come first; `by` is left open where the words beside it tell."""

    by: Sort | None
    greatest_first: bool = True
    one: bool = True
    """Whether one alone is meant, where what is asked for stands in the singular."""
    late: bool = False
    """Whether its words say as well that what is overdue alone is meant."""


@dataclass(frozen=True)
class Grouped:
    by: Group


@dataclass(frozen=True)
class Slipped:
    """ "slipped", with how far beside it."""


@dataclass(frozen=True)
class MovedDate:
    """ "moved", "postponed", with how often beside it."""


@dataclass(frozen=True)
class Lateness:
    """ "finished late" and "finished on time"."""

    on_time: bool
    early: bool = False
    """Whether what was done on its very day is left out."""


@dataclass(frozen=True)
class Either:
    """A word of which nobody can tell which of these it means: asked back."""

    states: tuple[State, ...]


@dataclass(frozen=True)
class Rating:
    """ "high", and what is rated so, of risks."""

    of: tuple[str, ...]
    value: str
