"""A setting of a plan, declared once: how it is set, how it stands in words, and what is to be known of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from commands.cards import Card
from commands.request import Request
from store.models import Plan
from store.people.permissions import Verb
from store.plan import plan_settings
from store.rules.subject import Subject


@dataclass(frozen=True, kw_only=True)
class ForOne:
    """How a setting is chosen for one item, in the place of the plan's."""

    set: Callable[[Request, str, str], Card]
    """Given the item's reference and the words behind it."""
    example: str
    """Behind `set REF`."""


@dataclass(frozen=True, kw_only=True)
class Setting:
    label: str
    """What `settings` calls it."""
    says: str
    """What it means, in a sentence for the documentation."""
    stands: Callable[[Plan, date], str]
    """How it is set in this plan, in words, on a day."""
    keeps: tuple[str, ...] = ()
    """The fields that hold it; of what stands on the plan itself, its columns. None for what is the same everywhere."""
    set: Callable[[Request, str], Card] | None = None
    """Given the words behind its own. None for what nobody can change in a chat."""
    example: str = ""
    """Behind `set plan`."""
    usage: str = ""
    """The same with names in the place of values, where the example does not show what may be said."""
    needs: Verb = "edit"
    """What it takes to set it."""
    for_one: ForOne | None = None

    @property
    def word(self) -> str:
        """Behind `set plan`. Empty for what nobody can change in a chat."""
        return self.example.partition(" ")[0]


@dataclass(frozen=True)
class Group:
    """Settings that are shown together."""

    title: str
    settings: tuple[Setting, ...]


def change(request: Request, to: Subject) -> None:
    plan_settings.change(request.session, request.plan, to, by=request.person, now=request.now)
