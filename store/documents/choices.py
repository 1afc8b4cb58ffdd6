"""What a council settles once about reading its documents."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self

from store.dates import TERM_ENDS
from store.rules.subject import Noted, Subject

TERMS = {"autumn": range(9, 13), "spring": range(1, 6), "summer": range(4, 10)}
"""The months in which each school term can end."""

Ends = Mapping[str, tuple[int, int]]
"""Each term's last month and day."""


def said(ends: Ends) -> str:
    """ "autumn 20 December, spring 5 April, summer 22 July"."""
    return ", ".join(f"{term} {ends[term][1]} {date(2000, ends[term][0], 1):%B}" for term in TERMS)


def _quarters(financial: bool) -> str:
    return "financial" if financial else "calendar"


class Choices(Subject):
    """Quarters are financial unless a council says else."""

    financial_quarters: Annotated[bool, Noted("quarters", _quarters)] = True
    term_ends: Annotated[dict[str, tuple[int, int]], Noted("school terms end", said)] = TERM_ENDS

    def ending(self, ends: Ends) -> Self:
        """Args: ends: of each term that is set; the others stay."""
        return self.but(term_ends={**self.term_ends, **ends})
