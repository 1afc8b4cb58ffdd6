"""The one way a reader says no."""

from store.documents.staged import StagedPlan


class UnreadablePlanError(ValueError):
    """A file that cannot be read as a plan; the message is a sentence for the person who offered it."""


class NoPlanFoundError(UnreadablePlanError):
    """A file that can be read, and in whose tables there is nothing of a plan as long as nobody says what they are."""

    def __init__(self, name: str, staged: StagedPlan) -> None:
        """Args: staged: holds the tables that were met."""
        super().__init__(
            f"I found no plan in {name}. I look for tables of actions, recommendations, standards or risks, with their"
            " headings in a row above them."
        )
        self.staged = staged


class BrokenFileError(RuntimeError):
    """What a reader stumbled over, for whoever keeps the log: never shown to the person."""
