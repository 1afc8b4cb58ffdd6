"""What libraries log, whatever they are told to keep quiet about."""

import logging


class Heard(logging.Handler):
    """All that any library logs, as it would be printed."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))
