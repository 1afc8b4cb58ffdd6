"""What answers leave behind, without the thread that writes it: no thread of a story goes on, and logs, behind it."""

from bot.afterwards import Afterwards, Work


class WrittenWhenAsked(Afterwards):
    """Writes when `finish` is called."""

    def leave(self, work: Work) -> None:
        self._left.append(work)


class Unwritten(Afterwards):
    """Writes nothing: for stories on a connection that is undone and closed."""

    def leave(self, work: Work) -> None:
        pass
