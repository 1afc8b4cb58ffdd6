"""Read mutated plan files, each in a limited process of its own, and count what became of them.

    python -m benchmarks.fuzz_import              1,000 files of every kind that a reader reads, in turn
    python -m benchmarks.fuzz_import --files 130  a few, as the tests do

A mutation begins from a small plan or from a document of the corpus (`readings/corpus`). Every third file is read as if
somebody had said what some columns, sheets and words mean, whether that fits or not.

A file may be read, refused with a sentence, or called damaged. Anything else (out of time, out of memory, killed) is
counted apart, and an error that rose in our own interpreter is printed with its traceback and ends with 1.
"""

import argparse
import io
import os
import random
import signal
import sys
import traceback
import zipfile
from collections import Counter, defaultdict
from pathlib import PurePath

from benchmarks.readings.corpus import corpus
from benchmarks.seed_files import seeds
from store import cage
from store.cage.rlimits import SECONDS
from store.documents.choices import Choices
from store.documents.guidance import LEAVE_OUT, ColumnGuide, Guidance, HeadingRow, SheetGuide, WordGuide
from store.loading.child import answer
from store.loading.protocol import DAMAGED, DONE, NOTHING_FOUND, REFUSED, TOO_MUCH
from store.loading.readers import READERS

SAID = {DONE: "read", REFUSED: "refused", DAMAGED: "damaged", TOO_MUCH: "too much memory", NOTHING_FOUND: "no plan"}
OURS = "/store/loading/interpret/"
SAID_OFTEN = 1 / 3
HEADINGS = [
    "ref",
    "action",
    "lead",
    "owner",
    "due date",
    "status",
    "rag",
    "priority",
    "description",
    "date",
    "progress",
]
ROLES = ["title", "ref", "owner", "due", "start", "completed", "status", "rating", "theme", "steps", LEAVE_OUT]
KINDS = ["actions", "risks", "people", "standards", "recommendations", "boards", "timeline", LEAVE_OUT]
WORDS = ["open", "closed", "in progress", "green", "achieved", "red"]
MEANS = ["complete", "on track", "at risk", "delayed", "not started", LEAVE_OUT]
MAIN_PARTS = ("sheet1.xml", "word/document.xml", "content.xml")
TOKENS = (
    b"0",
    b"-1",
    b"99999999999",
    b"\xff\xfe",
    b"\x00",
    b"<",
    b">",
    b'"',
    b"&#x0;",
    b"A1:XFD1048576",
    b"=1+1",
    b"*a",
)


def main() -> int:
    words = argparse.ArgumentParser(description="Fuzz the reading of plan files")
    words.add_argument("--files", type=int, default=1_000)
    words.add_argument("--seed", type=int, default=20220711)
    asked = words.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    ours: list[str] = []
    begun = beginnings()
    for number in range(asked.files):
        ending = list(begun)[number % len(begun)]
        chance = random.Random(f"{asked.seed}/{ending}/{number}")  # noqa: S311 - nothing secret
        content = mutated(chance.choice(begun[ending]), chance)
        said = some_guidance(chance) if chance.random() < SAID_OFTEN else Guidance()
        became, log = read_apart(content, f"plan{ending}", said)
        counts[ending, became] += 1
        if became == "damaged" and OURS in log.rpartition("File ")[2]:
            ours.append(log)
    for (ending, became), count in sorted(counts.items()):
        sys.stdout.write(f"{ending:10} {became:16} {count}\n")
    sys.stdout.write("".join(f"\nAn error of our own:\n{log}" for log in ours[:5]))
    fell = sum(count for (_, became), count in counts.items() if became not in SAID.values())
    sys.stdout.write(f"{sum(counts.values())} files, {fell} ended in no planned way, {len(ours)} errors of our own\n")
    return 1 if fell or ours else 0


def beginnings() -> dict[str, list[bytes]]:
    """Whole files by each ending that is read; those of one reader share them."""
    files = [*seeds().items(), *((one.file, one.make()) for one in corpus())]
    by_reader: dict[str, list[bytes]] = defaultdict(list)
    for name, content in files:
        if reader := READERS.get(PurePath(name).suffix):
            by_reader[reader].append(content)
    return {ending: by_reader[reader] for ending, reader in READERS.items()}


def some_guidance(chance: random.Random) -> Guidance:
    """What somebody might have said, of this file or of another."""
    sheet = chance.choice([None, "plan", "actions", "table 1"])
    return Guidance(
        columns=tuple(
            ColumnGuide(sheet=sheet, heading=heading, role=chance.choice(ROLES))
            for heading in chance.sample(HEADINGS, chance.randint(0, 3))
        ),
        headings=(HeadingRow(sheet=sheet, row=chance.randint(1, 6)),) if chance.random() < 0.4 else (),
        sheets=(SheetGuide(sheet=sheet, kind=chance.choice(KINDS)),) if sheet and chance.random() < 0.4 else (),
        words=tuple(
            WordGuide(field=chance.choice(["status", "rating", "fill", "owner"]), word=word, means=chance.choice(MEANS))
            for word in chance.sample(WORDS, chance.randint(0, 2))
        ),
        order=chance.choice([None, "day first", "month first"]),
    )


def mutated(content: bytes, chance: random.Random) -> bytes:
    if content.startswith(b"PK") and chance.random() < 0.8:
        return _with_a_mutated_part(content, chance)
    return _mutated_bytes(content, chance)


def _with_a_mutated_part(content: bytes, chance: random.Random) -> bytes:
    """Change the words inside an archive, so that the archive itself stays sound."""
    source = zipfile.ZipFile(io.BytesIO(content))
    chosen = chance.choice([part for part in source.namelist() if part.endswith((".xml", ".rels"))])
    if chance.random() < 0.6:
        chosen = next(
            part for part in source.namelist() if part.endswith(("sheet1.xml", "word/document.xml", "content.xml"))
        )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part == chosen and chance.random() < 0.05:
                continue
            words = source.read(part)
            target.writestr(part, _mutated_bytes(words, chance) if part == chosen else words)
    return file.getvalue()


def _mutated_bytes(content: bytes, chance: random.Random) -> bytes:
    """Flip, cut, repeat, swap or put in, once to six times."""
    words = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(words) + 1)
        length = chance.choice((1, 4, 30, 200))
        match chance.randrange(5):
            case 0 if at < len(words):
                words[at] ^= 1 << chance.randrange(8)
            case 1:
                del words[at : at + length]
            case 2:
                words[at:at] = words[at : at + length] * chance.choice((1, 3, 50))
            case 3:
                words[at:at] = chance.choice(TOKENS)
            case _:
                words = words[:at] if chance.random() < 0.1 else words
    return bytes(words)


def read_apart(content: bytes, name: str, said: Guidance) -> tuple[str, str]:
    """Read in a forked child, shut in as the real one is. A fork saves the second that a new Python takes."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os._exit(_in_child(content, name, said, writer))
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        log = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return f"killed by {signal.Signals(os.WTERMSIG(status)).name}", log
    code = os.WEXITSTATUS(status)
    return SAID.get(code, f"exit {code}"), log


def _in_child(content: bytes, name: str, said: Guidance, writer: int) -> int:
    signal.alarm(SECONDS)
    cage.enter()
    try:
        return answer(content, name, Choices(), said)[0]
    except BaseException:
        os.write(writer, traceback.format_exc().encode()[-4000:])
        return DAMAGED


if __name__ == "__main__":
    sys.exit(main())
