"""The one way a reader says no."""


class UnreadablePlanError(ValueError):
    """A file that cannot be read as a plan; the message is a sentence for the person who offered it."""


class BrokenFileError(RuntimeError):
    """What a reader stumbled over, for whoever keeps the log: never shown to the person."""
