"""How well sentences are understood: each said to the real conversation, and judged by what was answered and written.

python -m benchmarks.questions FILE…                                     all of them, by kind and by author
python -m benchmarks.questions FILE… --keep-unread 789 --show wrong      sums alone of ids that end in 7, 8 or 9
python -m benchmarks.questions FILE… --digits 0123456                    those others are not played at all
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.table import show, show_markdown
from benchmarks.understanding.cases import Case, Change, Outcome, read_cases, with_digits
from benchmarks.understanding.judging import WRONG, Judgement, Verdict, judge
from benchmarks.understanding.playing import Player, seeded_plan

COSTS = (0, 1, 10)
EVERY = "0123456789"


def phi(verdicts: Sequence[Verdict], cost: int) -> float:
    """TrustSQL's Φ, as a share in percent: 1 for right, 0 for what was not answered, −cost for wrong."""
    right, wrong = sum(one is Verdict.RIGHT for one in verdicts), sum(one in WRONG for one in verdicts)
    return 100 * (right - cost * wrong) / len(verdicts) if verdicts else 0.0


def sums(name: str, judged: Sequence[Judgement]) -> list[object]:
    verdicts = [one.verdict for one in judged]
    many = Counter(verdicts)
    share = f"{100 * many[Verdict.RIGHT] / len(judged):.0f}%" if judged else ""
    dropped = sum(one.dropped for one in judged)
    return [
        name,
        len(judged),
        share,
        *(many[one] for one in Verdict),
        dropped,
        *(f"{phi(verdicts, c):.0f}" for c in COSTS),
    ]


COLUMNS = ["", "cases", "right %", *(one.value for one in Verdict), "word dropped", *(f"Φ({cost})" for cost in COSTS)]


def grouped(judged: Sequence[Judgement], by: Callable[[Case], str]) -> list[list[object]]:
    names = sorted({by(one.case) for one in judged})
    return [sums(name, [one for one in judged if by(one.case) == name]) for name in names]


def judged_quietly(case: Case, player: Player) -> Judgement | None:
    """None where the product or the judge failed, whose error might quote the sentence."""
    try:
        return judge(case, player)
    except Exception:
        return None


def expected(outcome: Outcome) -> str:
    said = outcome.model_dump(exclude_defaults=True, exclude={"changes"}, mode="json")
    words = [f"{name} {value}" for name, value in said.items() if value not in ([], None)]
    return "; ".join([*words, *map(_change, outcome.changes)])


def _change(change: Change) -> str:
    return ", ".join(f"{name} {value}" for name, value in change.model_dump(exclude_none=True, mode="json").items())


def explain(one: Judgement) -> None:
    case = one.case
    after = f"  (after {' / '.join(case.context)})" if case.context else ""
    sys.stdout.write(f"{case.id} [{case.where}] {case.text!r}{after}\n")
    sys.stdout.write(f"    expected: {expected(case.expect)}\n    came:     {one.answer[:400]}\n")
    sys.stdout.write(f"    judged:   {one.verdict.value}{': ' if one.why else ''}{one.why}\n\n")


def main(said: Sequence[str] | None = None) -> None:
    words = argparse.ArgumentParser(description="Score how sentences are understood")
    words.add_argument("files", nargs="+", type=Path, metavar="FILE")
    words.add_argument("--digits", default=EVERY, help="play only cases whose id ends in one of these")
    words.add_argument("--keep-unread", default="", metavar="DIGITS", help="print nothing but sums of these")
    words.add_argument("--show", choices=["wrong", "unright", "all"], help="say of each how it was judged")
    words.add_argument("--markdown", action="store_true", help="write the tables as a page of Markdown has them")
    asked = words.parse_args(said)
    cases = with_digits(read_cases(asked.files), asked.digits)
    unread = with_digits(cases, asked.keep_unread) if asked.keep_unread else []
    with tempfile.TemporaryDirectory() as folder:
        player = Player(seeded_plan(Path(folder)), Path(folder))
        known = {one.id for one in unread}
        judged = [judge(one, player) for one in cases if one.id not in known]
        quiet = [judged_quietly(one, player) for one in unread]
    for one in judged:
        if asked.show == "all" or (asked.show and _shown(one, asked.show)):
            explain(one)
    table = show_markdown if asked.markdown else show
    every = [sums("all that are read", judged)] if judged else []
    table(
        COLUMNS, [*grouped(judged, lambda case: case.expect.kind), *grouped(judged, lambda case: case.author), *every]
    )
    if quiet:
        sys.stdout.write("\n")
        table(COLUMNS, [sums("kept unread", [one for one in quiet if one is not None])])
        if failed := quiet.count(None):
            sys.stdout.write(f"{failed} of them could not be played or judged.\n")
    if strange := sum(one.unread for one in [*judged, *filter(None, quiet)]):
        sys.stdout.write(f"{strange} have an expectation that this judge cannot read.\n")


def _shown(one: Judgement, which: str) -> bool:
    return one.verdict in WRONG if which == "wrong" else one.verdict is not Verdict.RIGHT


if __name__ == "__main__":
    main()
