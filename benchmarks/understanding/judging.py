"""From what came of a sentence to its verdict, with the reason in words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.understanding.answers import differs, said_amiss
from benchmarks.understanding.cases import Case, Outcome
from benchmarks.understanding.changes import ASK, Demand, asks_of, demanded, form_fits, unlike
from benchmarks.understanding.observed import MOST_CHOICES, Seen, seen
from benchmarks.understanding.playing import Act, Played, Player
from benchmarks.understanding.written import Effect, written


class Verdict(StrEnum):
    RIGHT = "right"
    ASKED = "asked"
    """Asked back, and one of at most five choices leads to what was meant."""
    CANNOT = "can't"
    """Said that it cannot, and offered nothing."""
    ASTRAY = "astray"
    """Asked back, and no choice leads to what was meant."""
    ANOTHER = "another"
    """Answered another question, under a notice of how it was read."""
    SILENT = "silent"
    """Answered wrongly without a word."""
    WRITTEN = "written"
    """Wrote what was not said."""


DAYS = re.compile(
    r"\d|day|morrow|week|w/c|fortnight|month|quarter|year|term|half|easter|summer|autumn|winter|spring|christmas"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|weds|thurs?\b|fri\b|mon\b|tues?\b|soon|next|overdue|late",
    re.IGNORECASE,
)
"""By chance a list that is narrowed to days nobody named may be as empty as the right one."""

WRONG = frozenset({Verdict.ANOTHER, Verdict.SILENT, Verdict.WRITTEN})


@dataclass(frozen=True)
class Judgement:
    case: Case
    verdict: Verdict
    why: str
    """Against what was expected first."""
    answer: str
    """What came, in a line."""
    dropped: bool = False
    """Whether something was listed under a reading that left a word out."""
    unread: bool = False
    """Whether an expectation has a form that this judge cannot read; it is never met."""


def judge(case: Case, player: Player) -> Judgement:
    """Play a case and compare what came of it with each outcome that is right."""
    return _Judge(case, player).judge()


class _Judge:
    def __init__(self, case: Case, player: Player) -> None:
        self._case, self._player = case, player
        self._played = player.play(case)
        self._seen, self._effects = seen(self._played), written(self._played)
        speaker = next(row for row in self._played.start["person"].values() if row["email"] == case.email)
        self._speaker = str(speaker["name"])
        self._pressed: dict[str, tuple[Seen, list[Effect]]] = {}

    def judge(self) -> Judgement:
        reasons = [self._amiss(one) for one in self._case.outcomes]
        verdict = Verdict.RIGHT if None in reasons else self._verdict()
        return Judgement(
            self._case,
            verdict,
            reasons[0] or "" if verdict is not Verdict.RIGHT else "",
            self._in_a_line(),
            dropped=bool(self._seen.refs and self._seen.unused),
            unread=any(one.what == "unread" for outcome in self._case.outcomes for one in self._demands(outcome)),
        )

    def _amiss(self, outcome: Outcome) -> str | None:
        if outcome.kind == "change":
            return self._change_amiss(outcome) or said_amiss(outcome, self._seen)
        if self._effects:
            return f"wrote {'; '.join(map(str, self._effects))}"
        if outcome.kind == "refuse" and self._would_write():
            return "offers to write what is to be refused"
        if self._seen.dated and not DAYS.search(" ".join([self._case.text, *self._case.context])):
            return "is narrowed to days that nobody named"
        return differs(outcome, self._seen, others=self._case.outcomes)

    def _change_amiss(self, outcome: Outcome) -> str | None:
        demands = self._demands(outcome)
        told = [one for one in demands if one.what != ASK]
        asked = [one for one in demands if one.what == ASK]
        if self._effects or not told:
            if amiss := unlike(told, self._effects):
                return amiss
            unasked = [
                one for one in asked if not asks_of(self._seen, one, [effects for _, effects in self._presses()])
            ]
            return f"does not ask how {unasked[0].on} stands" if unasked else None
        if asked:
            return "records nothing of it"
        ready = [unlike(told, effects) for effects in self._ready()]
        if None in ready or (self._seen.form and len(told) == 1 and self._waits_for_a_reason(told[0])):
            return None
        return next(iter(ready), None) or "changes nothing"

    def _waits_for_a_reason(self, demand: Demand) -> bool:
        return demand.what == "request due" and self._seen.form is not None and form_fits(self._seen.form, demand)

    def _demands(self, outcome: Outcome) -> list[Demand]:
        return [demand for change in outcome.changes for demand in demanded(change, self._speaker)]

    def _ready(self) -> list[list[Effect]]:
        """What stands ready for one press: the form as it is, the first button, or the only one that writes."""
        if self._seen.form is not None:
            return [self._press("form", self._seen.form)[1]]
        presses = self._presses()
        primary = [
            self._pressed[one.says][1]
            for one in self._seen.choices
            if one.style == "primary" and one.says in self._pressed
        ]
        writing = [effects for _, effects in presses if effects]
        return [effects for effects in (primary[:1] or (writing if len(writing) == 1 else [])) if effects]

    def _presses(self) -> list[tuple[Seen, list[Effect]]]:
        if not self._seen.asks or len(self._seen.choices) > MOST_CHOICES:
            return []
        return [self._press(one.says, one) for one in self._seen.choices]

    def _press(self, name: str, act: Act) -> tuple[Seen, list[Effect]]:
        if name not in self._pressed:
            played: Played = self._player.play(self._case, act)
            self._pressed[name] = (seen(played), written(played))
        return self._pressed[name]

    def _would_write(self) -> bool:
        return any(effects for _, effects in self._presses())

    def _verdict(self) -> Verdict:
        if self._effects:
            return Verdict.SILENT if self._only_lacks() else Verdict.WRITTEN
        if self._case.expect.kind == "refuse":
            if self._seen.form or self._would_write():
                return Verdict.SILENT
        elif self._leads_there():
            return Verdict.ASKED
        if self._seen.asks and self._seen.choices:
            return Verdict.ASTRAY
        if self._seen.asks or self._seen.refused:
            return Verdict.CANNOT
        return Verdict.ANOTHER if self._seen.notice else Verdict.SILENT

    def _only_lacks(self) -> bool:
        """What was written was said, but not all that was said was written."""
        for outcome in self._case.outcomes:
            demands = self._demands(outcome)
            if outcome.kind == "change" and (unlike(demands, self._effects) or "").startswith("not written"):
                return True
        return False

    def _leads_there(self) -> bool:
        outcomes = self._case.outcomes
        if self._seen.form is not None:
            return any(form_fits(self._seen.form, one) for outcome in outcomes for one in self._demands(outcome)[:1])
        for shown, effects in self._presses():
            for outcome in outcomes:
                if outcome.kind == "change":
                    demands = [one for one in self._demands(outcome) if one.what != ASK]
                    if demands and unlike(demands, effects) is None:
                        return True
                    if any(shown.form and form_fits(shown.form, one) for one in self._demands(outcome)):
                        return True
                elif not effects and outcome.kind != "choose" and differs(outcome, shown, others=outcomes) is None:
                    return True
        return False

    def _in_a_line(self) -> str:
        said = " · ".join(filter(None, [self._seen.notice, self._seen.title]))
        listed = f" [{', '.join(self._seen.refs[:12])}]" if self._seen.refs else ""
        wrote = f" wrote {'; '.join(map(str, self._effects))}" if self._effects else ""
        offers = f" offers {', '.join(one.label for one in self._seen.choices[:6])}" if self._seen.choices else ""
        return f"{said}{listed}{offers}{wrote}"
