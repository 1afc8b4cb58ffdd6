"""What is logged: by libraries, whatever they are told to keep quiet about, and how it is drawn in tests."""

import logging

import structlog


class Heard(logging.Handler):
    """All that any library logs, as it would be printed."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def log_plainly() -> None:
    """Draw a fault as Python does. With colours and all variables, each that a story provokes takes half a second."""
    structlog.reset_defaults()
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, structlog.dev.set_exc_info, plain])
