"""Our own corpus of small documents: nothing in any of them is read wrongly in silence.

`known_wrong.txt` names those that are, each with what is wrong. It only ever grows shorter: one that is right fails
here until its line is gone.
"""

from pathlib import Path

import pytest

from benchmarks.readings.composing import Composed, composed
from benchmarks.readings.corpus import corpus
from benchmarks.readings.corpus.making import Made
from benchmarks.readings.judging import judge
from store.loading.unguarded import read_here

KNOWN_WRONG = dict(
    line.split(": ", 1) for line in (Path(__file__).parent / "known_wrong.txt").read_text(encoding="utf-8").splitlines()
)
MADE = corpus()
LOTS = list(composed(12, seed=1))


def story(one: Made | Composed) -> object:
    wrong = KNOWN_WRONG.get(one.name)
    return pytest.param(one, id=one.name, marks=[pytest.mark.xfail(strict=True, reason=wrong)] if wrong else [])


@pytest.mark.parametrize("made", [story(one) for one in MADE])
def test_a_document_is_read_right_or_doubted(made: Made) -> None:
    content = made.make()
    judged = judge(made.name, made.expectation, lambda: read_here(content, made.file))
    assert judged.faults == []


@pytest.mark.parametrize("lot", [story(one) for one in LOTS])
def test_a_document_that_a_lot_composed_is_read_right_or_doubted(lot: Composed) -> None:
    judged = judge(lot.name, lot.expectation, lambda: read_here(lot.content, lot.file))
    assert judged.faults == [], lot.traits


def test_what_is_known_to_be_wrong_is_there() -> None:
    assert set(KNOWN_WRONG) <= {one.name for one in MADE} | {one.name for one in LOTS}
