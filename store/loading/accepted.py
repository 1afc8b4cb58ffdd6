"""What somebody said yes to: all of a document, or all but what they named."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.rules.references import as_reference


@dataclass(frozen=True)
class Accepted:
    """Args: without: references of what is to stay as it is; `close_gone`: whether what is gone leaves the plan."""

    without: Sequence[str] = ()
    close_gone: bool = False

    @property
    def named(self) -> list[str]:
        return [one.strip() for one in self.without if one.strip()]

    def leaves_out(self, ref: str) -> bool:
        return any(ref.lower() in self.ways(one) for one in self.named)

    @staticmethod
    def ways(named: str) -> set[str]:
        """How a reference that was typed may be spelt, in lower case."""
        return {named.lower(), (as_reference(named) or named).lower()}
