"""How well files are read: each field against what a person reads there, as right, told or silent.

python -m benchmarks.readings FOLDER                 files, each with its NAME.expected.yaml beside it
python -m benchmarks.readings ../shared/cases/import the same with `expected/`, which is taken where none stands beside
python -m benchmarks.readings --own                  our own corpus, which `corpus/` makes
python -m benchmarks.readings --own --write FOLDER   write its files there, each beside what is expected, and score them
python -m benchmarks.readings --composed 300         documents composed by lot; another --seed composes others
python -m benchmarks.readings FOLDER --show silent   each wrong field; "told" and "all" show more
python -m benchmarks.readings FOLDER --said          read each as somebody put it right, where its expectation says how
python -m benchmarks.readings FOLDER --only csv_     files whose name begins so
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.readings.composing import composed
from benchmarks.readings.corpus import corpus
from benchmarks.readings.expectation import ENDING, Expectation, expectations
from benchmarks.readings.judging import Judged, Judgement, Verdict, judge
from benchmarks.table import show
from store.loading.unguarded import read_here

EXPECTED = Path(__file__).parent / "expected"
MOST_SHOWN = 200
"""Of more files only the sums are shown."""
COLUMNS = ["", *(one.value for one in Verdict)]


def judge_file(name: str, file: str, content: bytes, expected: Expectation, *, said: bool) -> Judged:
    guidance = expected.said if said else None
    return judge(name, expected, partial(read_here, content, file, guidance=guidance))


def judged_files(folder: Path, only: str = "", *, said: bool = False) -> list[Judged]:
    expected = {**expectations(EXPECTED), **expectations(folder)}
    found = []
    for path in sorted(folder.iterdir()):
        if path.stem in expected and ".expected." not in path.name and path.name.startswith(only):
            found.append(judge_file(path.stem, path.name, path.read_bytes(), expected[path.stem], said=said))
    return found


def judged_corpus(only: str = "", into: Path | None = None, *, said: bool = False) -> list[Judged]:
    made = [one for one in corpus() if one.name.startswith(only)]
    for one in made if into else ():
        assert into
        (into / one.file).write_bytes(one.make())
        (into / f"{one.name}{ENDING}").write_text(one.expected.lstrip("\n"), encoding="utf-8")
    return [judge_file(one.name, one.file, one.make(), one.expectation, said=said) for one in made]


def judged_lots(many: int, seed: int, into: Path | None = None) -> list[Judged]:
    found = []
    for one in composed(many, seed):
        if into:
            (into / one.file).write_bytes(one.content)
        judged = judge_file(one.name, one.file, one.content, one.expectation, said=False)
        found.append(replace(judged, traits=tuple(one.traits)))
    return found


def counts(judgements: Sequence[Judgement]) -> list[int]:
    return [sum(one.verdict is verdict for one in judgements) for verdict in Verdict]


def report(judged: Sequence[Judged], which: str | None) -> None:
    for one in judged:
        lines = [each for each in one.judgements if _shown(each, which)]
        sys.stdout.write("".join(f"{one.name}: {_line(each)}\n" for each in lines))
        if lines and one.traits:
            sys.stdout.write(f"{one.name}: drawn: {', '.join(one.traits)}\n")
        if lines and one.refusal:
            sys.stdout.write(f"{one.name}: refused: {one.refusal}\n")
    every = [each for one in judged for each in one.judgements]
    shown = judged if len(judged) <= MOST_SHOWN else []
    rows = [[one.name, *counts(one.judgements), one.doubts, "refused" if one.refusal else ""] for one in shown]
    show([*COLUMNS, "doubts", ""], [*rows, ["all files", *counts(every), sum(one.doubts for one in judged), ""]])
    sys.stdout.write("\n")
    fields = list(dict.fromkeys(one.field for one in every))
    show(COLUMNS, [[field, *counts([one for one in every if one.field == field])] for field in fields])
    if traits := sorted({trait for one in judged for trait in one.traits}):
        sys.stdout.write("\n")
        show([*COLUMNS, "files"], [_by_trait(trait, judged) for trait in traits])
    wholly = sum(one.count(Verdict.RIGHT) == len(one.judgements) for one in judged)
    silent = sum(one.count(Verdict.SILENT) > 0 for one in judged)
    sys.stdout.write(f"\n{len(judged)} files: {wholly} wholly right, {silent} with something wrong in silence\n")


def _by_trait(trait: str, judged: Sequence[Judged]) -> list[object]:
    bearers = [one for one in judged if trait in one.traits]
    return [trait, *counts([each for one in bearers for each in one.judgements]), len(bearers)]


def _shown(one: Judgement, which: str | None) -> bool:
    shown = {"silent": (Verdict.SILENT,), "told": (Verdict.SILENT, Verdict.TOLD), "all": tuple(Verdict)}
    return one.verdict in shown.get(which or "", ())


def _line(one: Judgement) -> str:
    return f"{one.verdict.value:6} {one.field} of “{one.about}”: expected {one.expected}, came {one.came}"


def main() -> int:
    words = argparse.ArgumentParser(description="Score how files are read, by field")
    words.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    words.add_argument("--own", action="store_true", help="read the documents that our own corpus makes")
    words.add_argument("--composed", type=int, default=0, metavar="MANY", help="read documents composed by lot")
    words.add_argument("--seed", type=int, default=20260714, help="of the lot")
    words.add_argument("--write", type=Path, metavar="FOLDER", help="write them there as well")
    words.add_argument("--said", action="store_true", help="read each as somebody put it right")
    words.add_argument("--only", default="", metavar="NAME", help="read files whose name begins so")
    words.add_argument("--show", choices=["silent", "told", "all"], help="print each field that is so or worse")
    asked = words.parse_args()
    if not (asked.own or asked.composed or asked.folder):
        words.error("name a folder, or say --own or --composed")
    if asked.composed:
        found = judged_lots(asked.composed, asked.seed, asked.write)
    elif asked.own:
        found = judged_corpus(asked.only, asked.write, said=asked.said)
    else:
        found = judged_files(asked.folder, asked.only, said=asked.said)
    if not found:
        sys.stdout.write(f"No file there has a NAME{ENDING} beside it.\n")
        return 2
    report(found, asked.show)
    return 1 if any(one.count(Verdict.SILENT) for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
