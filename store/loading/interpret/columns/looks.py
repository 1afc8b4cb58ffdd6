"""What the cells of a column look like, whatever stands over them."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from store.dates import read_date
from store.loading.interpret.banners import is_scale
from store.loading.interpret.owners import NAME, NOBODY
from store.loading.interpret.tables import Table
from store.loading.interpret.words import key
from store.loading.interpret.words.posts import POST_WORDS

MOST_LOOKED_AT = 200
"""Rows after these look no different."""
MOST_WORDS_OF_A_NAME = 5
NUMBER = re.compile(r"[\d.,%£-]+")


@dataclass(frozen=True)
class Looks:
    """Shares of the cells that hold words, from 0 to 1.

    Args:
        differ: how many different cells there are for each.
        most: the words that stand there most often, and `most_share` in how many cells.
        words: how many words a cell has on average.
    """

    count: int
    differ: float
    most: str
    most_share: float
    words: float
    days: float
    steps: float
    numbers: float
    people: float


def looks_of(table: Table, at: int) -> Looks:
    cells = [row.cell(at) for row in table.rows[:MOST_LOOKED_AT]]
    texts = [cell.text for cell in cells if cell.text and not cell.carried and not NOBODY.fullmatch(cell.text)]
    if not texts:
        return Looks(0, 0, "", 0, 0, 0, 0, 0, 0)
    counted = Counter(map(key, texts))
    most, times = counted.most_common(1)[0]
    return Looks(
        count=len(texts),
        differ=len(counted) / len(texts),
        most=next(text for text in texts if key(text) == most),
        most_share=times / len(texts),
        words=sum(len(text.split()) for text in texts) / len(texts),
        days=_share(texts, is_day),
        steps=_share(texts, is_scale),
        numbers=_share(texts, lambda text: NUMBER.fullmatch(text) is not None),
        people=_share(texts, is_person),
    )


def _share(texts: Sequence[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, texts)) / len(texts)


def is_day(text: str) -> bool:
    return any(map(str.isdigit, text)) and read_date(text).kind == "date"


def is_person(text: str) -> bool:
    """Whether a few words look like somebody's name, post or address."""
    if "@" in text:
        return True
    if len(text.split()) > MOST_WORDS_OF_A_NAME:
        return False
    return NAME.fullmatch(text.strip()) is not None or bool(POST_WORDS & set(key(text).split()))
