"""What was measured, round by round, and the table of it."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.table import milliseconds, show_markdown

DIGEST = "digest, drawn and queued"
GUIDE, KEPT = "bare Bolt, as its guide writes it", "bare Bolt, its connection kept"
COLUMNS = ("asked", "milestones", "p50", "p95", "× bare Bolt", "× kept", "CPU", "× bare Bolt's")


@dataclass
class Figures:
    """Of one question at one size, by round."""

    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    to_guide: list[float] = field(default_factory=list)
    to_kept: list[float] = field(default_factory=list)
    cpu_to_guide: list[float] = field(default_factory=list)
    a_second: list[float] = field(default_factory=list)
    rate_to_guide: list[float] = field(default_factory=list)
    refused: int = 0
    """Of those at once, because the server was busy."""
    statements: int | None = None
    sql: float | None = None
    """Share of the time."""

    def note(self, taken: Sequence[float], cpu: float) -> None:
        self.p50.append(statistics.median(taken))
        self.p95.append(sorted(taken)[math.ceil(len(taken) * 0.95) - 1])
        self.cpu.append(cpu / len(taken))

    def compare(self, guide: "Figures", kept: "Figures") -> None:
        """With what bare Bolt took just before."""
        self.to_guide.append(self.p50[-1] / guide.p50[-1])
        self.to_kept.append(self.p50[-1] / kept.p50[-1])
        self.cpu_to_guide.append(self.cpu[-1] / guide.cpu[-1])


class Table:
    """Figures by what was asked and of how many milestones; bare Bolt knows of none."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._figures: dict[tuple[str, int | None], Figures] = defaultdict(Figures)

    def of(self, asked: str, size: int | None = None) -> Figures:
        return self._figures[asked, size]

    def show(self, *, statements: bool) -> None:
        more = ("statements", "SQL") if statements else ()
        columns = (*COLUMNS, f"{self._at_once} at once", "of bare Bolt's", *more)
        rows = [
            [asked, f"{size:,}" if size else "", *_cells(figures)][: len(columns)]
            for (asked, size), figures in self._figures.items()
        ]
        show_markdown(columns, rows)


def _cells(one: Figures) -> Iterator[str]:
    yield from (_median(each, milliseconds) for each in (one.p50, one.p95))
    yield from (_median(each, "{:.1f}".format) for each in (one.to_guide, one.to_kept))
    yield _median(one.cpu, milliseconds)
    yield _median(one.cpu_to_guide, "{:.1f}".format)
    yield _median(one.a_second, _rate) + (f", {one.refused} refused" if one.refused else "")
    yield _median(one.rate_to_guide, "{:.0%}".format)
    yield "" if one.statements is None else str(one.statements)
    yield "" if one.sql is None else f"{one.sql:.0%}"


def _rate(a_second: float) -> str:
    return f"{a_second:,.0f}/s" if a_second >= 10 else f"{a_second:.1f}/s"


def _median(rounds: Sequence[float], words: Callable[[float], str]) -> str:
    return words(statistics.median(rounds)) if rounds else ""
