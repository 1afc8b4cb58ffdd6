"""What a command says when it cannot do what was asked."""


class CommandError(Exception):
    """Read by the person who asked: one sentence on what is wrong and one on what to do. Nothing was changed.

    Args:
        field: the form field it is about, if it is about one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.words: str | None = None
        """What the person wrote, where they must not have to write it again."""


class NotReadError(CommandError):
    """The words behind a command's name are no form of it. They may be a sentence that begins with the same word."""
