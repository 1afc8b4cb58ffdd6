"""How many made-up identifiers the screen finds, and how often it cries wolf over plans that hold none.

    python -m benchmarks.identifiers                   500 examples of each kind, and the demo plan
    python -m benchmarks.identifiers --plan FILE.txt   the lines of a published plan as well
    python -m benchmarks.identifiers --questions FILE.jsonl … [--digits 0123456]   and what people ask

The examples are made by the rules of those who give the numbers out, not by the patterns that look for them. What
people paste and type besides, and what a council writes of its plan, stand in two lists: see `benchmarks.screening`.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

import store.demo_plan
from benchmarks.screening import evasions, innocents
from benchmarks.table import show
from store.rules.identifiers import Identifier, doubts_in, identifiers_in, one_child_in

MANY = 500
SEED = 20220711

AROUND = (
    "{}",
    "Visit made on Tuesday, {}, and the plan was agreed.",
    "We are waiting for the assessment of {} before the panel on 12 July.",
    "Audit of 14 files finished. One to look at again: {}. All others were good.",
    "Spoke with the school ({}) about attendance; 3 of 5 actions are done.",
    "Blocked: the record for {} is locked until the manager signs it off",
    "on track. Next strategy meeting 01/08/2022 - {}",
    "Two visits were late in May 2022 [{}]; the team manager has looked at both.",
    "Supervision notes updated;{};next review in 20 working days",
    "see {}, cc team manager, reply by Friday 29 July 2022",
)

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def nhs_number(chance: random.Random) -> str:
    """By the five steps of the NHS Data Dictionary."""
    while True:
        digits = [chance.randrange(10) for _ in range(9)]
        check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            break
    whole = "".join(map(str, [*digits, check % 11]))
    said = chance.choice(("", "", "NHS ", "NHS no. ", "NHS number: ", "nhs no ", "NHS#"))
    between = chance.choice(("", " ", "-", " ", "–"))
    return said + between.join((whole[:3], whole[3:6], whole[6:]))


def unique_pupil_number(chance: random.Random) -> str:
    """Council, school, year, serial; a temporary one ends in a letter. The check letter weighs places 2 to 13."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    council = chance.choice(("801", "202", "330", "838", "839", "940", "943", "888"))
    body = f"{council}{chance.randrange(2000, 8000)}{chance.randrange(100):02}{chance.randrange(100):02}"
    body += chance.choice(letters) if chance.random() < 0.1 else str(chance.randrange(10))
    values = [letters.index(sign) if sign.isalpha() else int(sign) for sign in body]
    check = letters[sum(value * weight for weight, value in enumerate(values, 2)) % 23]
    whole = chance.choice((check + body, f"{check} {body}", f"{check}{body[:3]} {body[3:7]} {body[7:]}"))
    return chance.choice(("", "UPN ", "UPN: ", "upn ")) + (whole.lower() if chance.random() < 0.1 else whole)


def case_number(chance: random.Random) -> str:
    number = chance.randrange(100_000, 100_000_000)
    return chance.choice(
        (
            f"case {number}",
            f"Case {number}",
            f"case no. {number}",
            f"case number {number}",
            f"Case No: {number}",
            f"case #{number}",
            f"case ref {number}",
            f"cases {number} and {number + 1}",
            f"LCS {number}",
            f"LCS ID {number}",
            f"LCS number: {number}",
            f"lcs no {number}",
            f"ICS no. {number}",
            f"Mosaic ID {number}",
            f"Mosaic {number}",
            f"mosaic no: {number}",
            f"Mosaic person ID {number}",
            f"EHM {number}",
            f"Eclipse ID: {number}",
            f"CareFirst {number}",
            f"SSID No {number}",
            f"child ID {number}",
            f"Child no. {number}",
            f"person ID: {number}",
            f"client number {number}",
            f"family ref {number}",
            f"ref: {number}",
            f"Ref {number}",
            f"our ref: CS/{number}",
            f"ref: {chance.randrange(18, 23)}/{number}",
            f"reference number {number}",
            f"referral no {number}",
        )
    )


def date_of_birth(chance: random.Random) -> str:
    born = date(2004, 1, 1) + timedelta(days=chance.randrange(6_700))
    month, nth = MONTHS[born.month - 1], _nth(born.day)
    said = chance.choice(
        (
            f"{born.day}/{born.month}/{born.year}",
            f"{born:%d/%m/%Y}",
            f"{born:%d/%m/%y}",
            f"{born:%d.%m.%y}",
            f"{born:%d-%m-%Y}",
            f"{born.day} {month} {born.year}",
            f"{born.day} {month[:3]} {born.year}",
            f"{nth} {month} {born.year}",
            f"{nth} of {month} {born.year}",
            f"{month} {born.day}, {born.year}",
            f"{month} {nth} {born.year}",
            born.isoformat(),
        )
    )
    how = (
        "dob {}",
        "DOB: {}",
        "DoB {}",
        "d.o.b. {}",
        "D.O.B {}",
        "dob - {}",
        "(dob {})",
        "date of birth: {}",
        "date of birth {}",
        "Date of Birth is {}",
        "date of birth was {}",
        "his date of birth is the {}",
        "born {}",
        "born on {}",
        "born on the {}",
        "Born: {}",
        "a boy born on {}",
        "birthday {}",
        "her birthday is {}",
        "{} (dob)",
        "{} (DOB)",
    )
    return chance.choice(how).format(said)


def postcode(chance: random.Random) -> str:
    """The six shapes, with the letters that Royal Mail uses in each place."""
    area = chance.choice(("LS", "B", "M", "SW", "BD", "NE", "E", "L", "S", "CT", "GL", "YO", "W", "EC", "HU", "PL"))
    district = f"{chance.randrange(1, 10)}" if chance.random() < 0.5 else f"{chance.randrange(10, 40)}"
    if area in ("EC", "SW", "W", "E"):
        district = chance.choice((district, f"1{chance.choice('ABEHVWXY')}" if area != "E" else "1W"))
    inward = f"{chance.randrange(10)}{chance.choice('ABDEFGHJLNPQRSTUWXYZ')}{chance.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    whole = area + district + chance.choice((" ", " ", " ", "")) + inward
    road = chance.choice(("", "", "12 High Street, Leeds, ", "lives at ", "moved to ", "postcode "))
    return road + (whole.lower() if chance.random() < 0.1 else whole)


def insurance_number(chance: random.Random) -> str:
    """Two letters that are given out, six digits in pairs, and a letter from A to D."""
    letters = chance.choice(("AB", "CE", "JK", "LE", "PW", "RA", "SX", "YZ"))
    pairs = [f"{chance.randrange(100):02}" for _ in range(3)]
    number = chance.choice(("", " ", "-")).join((letters, *pairs, chance.choice("ABCD")))
    return chance.choice(("", "NI ", "NI number: ", "NINO ")) + number


MAKERS: dict[Identifier, Callable[[random.Random], str]] = {
    Identifier.NHS_NUMBER: nhs_number,
    Identifier.UPN: unique_pupil_number,
    Identifier.CASE_NUMBER: case_number,
    Identifier.DATE_OF_BIRTH: date_of_birth,
    Identifier.POSTCODE: postcode,
    Identifier.NI_NUMBER: insurance_number,
}


def examples(kind: Identifier, many: int = MANY, seed: int = SEED) -> list[str]:
    """Sentences with one made-up identifier in each."""
    chance = random.Random(f"{seed}/{kind.value}")  # noqa: S311 - nothing secret
    return [chance.choice(AROUND).format(MAKERS[kind](chance)) for _ in range(many)]


def finds(kind: Identifier, words: str) -> bool:
    return any(one.kind is kind for one in identifiers_in(words))


def refused(words: str) -> bool:
    return bool(identifiers_in(words) or one_child_in(words))


def noticed(kind: str, words: str) -> bool:
    """Whether an evasion is found as what it is. What should be doubted may be refused as well."""
    if kind in Identifier.__members__:
        return finds(Identifier[kind], words)
    return bool(one_child_in(words)) or (kind != "CHILD" and bool(doubts_in(words)))


def questions_of(paths: list[Path], digits: str) -> list[str]:
    """What is asked in cases whose id ends in one of these digits, less what is unfit to be asked."""
    cases = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    asked = (one for one in cases if str(one["id"])[-1] in digits)
    return [one["text"] for one in asked if one["expect"]["kind"] != "refuse"]


def demo_texts() -> list[str]:
    """Every piece of text in the demo plan."""
    path = Path(store.demo_plan.__file__).parent / "plan.yaml"
    return list(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    words = argparse.ArgumentParser(description="Measure the screen for identifiers")
    words.add_argument("--plan", type=Path, help="a plan as text, to look for false alarms in")
    words.add_argument("--questions", type=Path, nargs="*", default=[], help="cases, one a line, to look for them too")
    words.add_argument("--digits", default="0123456", help="with which the ids of those cases end")
    words.add_argument("--seed", type=int, default=SEED)
    asked = words.parse_args()
    rows = []
    for kind in MAKERS:
        made = examples(kind, seed=asked.seed)
        rows.append([kind.value, str(len(made)), str(sum(finds(kind, one) for one in made))])
    show(["in a sentence", "made", "found"], rows)
    written, found = Counter(kind for kind, _ in evasions()), Counter(one[0] for one in evasions() if noticed(*one))
    show(["as people write it", "written", "found"], [[kind, str(written[kind]), str(found[kind])] for kind in written])
    texts = {"demo plan": demo_texts(), "a council's sentences": innocents()}
    texts |= {"published plan": lines_of(asked.plan)} if asked.plan else {}
    texts |= {"questions": questions_of(asked.questions, asked.digits)} if asked.questions else {}
    rows = []
    for name, pieces in texts.items():
        wrong, doubted = sum(map(refused, pieces)), sum(map(bool, map(doubts_in, pieces)))
        rows.append([name, f"{len(pieces):,}", f"{wrong} ({wrong / len(pieces):.1%})", f"{doubted}"])
    show(["false alarms over", "pieces", "refused", "doubted"], rows)


def _nth(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)


if __name__ == "__main__":
    main()
