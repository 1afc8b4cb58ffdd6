"""The one way a reader says no."""


class UnreadablePlanError(ValueError):
    """A file that cannot be read as a plan; the message is a sentence for the person who offered it."""
