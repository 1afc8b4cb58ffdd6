"""As which plan's document a file is read: by how that plan counts, and by what people said of its documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from store.documents.choices import Choices
from store.documents.guidance import Guidance
from store.documents.staged import StagedPlan
from store.loading.plan_reading import choices_of
from store.loading.readers.refusal import UnreadablePlanError
from store.models import Plan


@dataclass(frozen=True)
class Way:
    choices: Choices
    reading: Guidance

    @classmethod
    def of(cls, plan: Plan | None, *, remembered: bool = True) -> "Way":
        """Args: remembered: False for what is another plan: what was said of this one's documents is not said of it."""
        if plan is None:
            return cls(Choices(), Guidance())
        return cls(choices_of(plan), ((remembered and plan.reading) or Guidance()).of_every_file())


Read = Callable[[Choices, Guidance], StagedPlan]


def read_as(ways: Iterable[Way], said: Guidance, read: Read, way_of: Callable[[StagedPlan], Way]) -> StagedPlan:
    """Read a file as the document of the plan whose next version it is.

    1. Read it in the first way in which there is anything to read.
    2. Where the plan that it belongs to is read in another way, read it once more.

    Args:
        ways: the likeliest first.
        said: of this document alone; it goes before what a plan remembers.
        way_of: finds the way of the plan whose document was read.

    Raises:
        UnreadablePlanError: there is nothing to read in any of the ways, or only as another plan's document.
    """
    first, *others = ways
    way, staged = first, None
    refused: UnreadablePlanError | None = None
    for way in (first, *(one for one in others if one.reading and one != first)):
        try:
            staged = read(way.choices, way.reading.and_also(said))
            break
        except UnreadablePlanError as error:
            refused = refused or error
    if staged is None:
        assert refused is not None
        raise refused
    own = way_of(staged)
    if own == way:
        return staged
    try:
        return read(own.choices, own.reading.and_also(said))
    except UnreadablePlanError:
        if way.reading and way.reading != own.reading:
            # What was said of one plan's documents would else make a plan of what is none.
            raise
        return staged
