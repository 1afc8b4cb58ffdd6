"""What somebody said yes to: all of a document, or all but what they named."""

from collections.abc import Collection
from dataclasses import dataclass

from store.rules.references import as_reference


@dataclass(frozen=True)
class Accepted:
    """Args: without: references of what is to stay as it is; `close_gone`: whether what is gone leaves the plan."""

    without: Collection[str] = ()
    close_gone: bool = False

    def __post_init__(self) -> None:
        spelt = {one.strip().lower() for one in self.without if one.strip()}
        object.__setattr__(self, "without", spelt | {ref.lower() for one in spelt if (ref := as_reference(one))})

    def leaves_out(self, ref: str) -> bool:
        return ref.lower() in self.without
