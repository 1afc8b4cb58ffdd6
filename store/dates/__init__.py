"""The small British date grammar: words in, dates out, no clock.

`read_date` reads a date as a document prints it and keeps the precision it was printed with; `day_of` reads the day a
person typed; `read_window` reads a stretch of time out of a question ("next month", "since 4 July").

A new way of printing a period is one function in `periods.py`; a new word is one line in `words.py`.
"""

from store.dates.british import day_of, read_date
from store.dates.printed import Kind, PrintedDate
from store.dates.spans import TERM_ENDS, Lean, Precision
from store.dates.windows import Window, read_window

__all__ = ["TERM_ENDS", "Kind", "Lean", "Precision", "PrintedDate", "Window", "day_of", "read_date", "read_window"]
