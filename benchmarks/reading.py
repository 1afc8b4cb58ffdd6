"""How long it takes to understand a sentence, beside finding its words in titles, with 150 items and with 10,000.

The time is the processor's, so that what else the machine does is not in it. No chat and no answer is in it: from the
words as they were typed to the query that they ask. The titles of the larger plan are made of halves of the demo's, so
that each word stands in many of them.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session, select

from benchmarks.table import milliseconds, show
from commands.language.context import ReadingContext
from commands.language.questions import read_question
from commands.language.spans import tokens_of
from commands.language.topics.linking import link
from commands.language.topics.vocabulary import plan_words
from store.database import open_database, reading, session_maker, transaction
from store.demo_plan.seeding import seed
from store.models import Item, Person, Plan
from store.plan import plans
from store.query import executing
from store.query.model import Query, Titled
from store.rules.terms import Kind

NOW = datetime(2022, 7, 11, 8, tzinfo=UTC)
ROUNDS = 15
GOALS = {150: 0.005, 10_000: 0.025}
SENTENCES = """
what is overdue in workforce
who owns the peer challenge week
how many reds have we got that are not in sufficiency
is the summer bulletin going to make its date
milestones due in August that nobody owns
anything about exploitation
how is permenance planning getting on
which actions for recommendation 7 have moved more than twice
what has the head of safeguarding got due by the end of next month
why is C14.2 red
when was the needs analysis last heard of
dashboards
the standard about visits
greens in data and practice quality except what the practice lead owns
who is training the panel chairs, and has it slipped by more than two weeks
so um can you tell me where we are with the local homes because the chair asked me in the corridor just now
what changed since last Friday in leadership
red or amber
how is PLO going
what did the team finish late last quarter
""".strip().splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each sentence is read")
    rounds = parser.parse_args().rounds
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for many, goal in GOALS.items():
            rows += measured(Path(folder) / f"{many}.db", many, goal, rounds)
    show([f"{len(SENTENCES)} sentences, {rounds} times each", "items", "median", "p95", "× find", "goal"], rows)


def measured(file: Path, many: int, goal: float, rounds: int) -> list[list[str]]:
    engine = open_database(f"sqlite:///{file}")
    sessions = session_maker(engine)
    with transaction(sessions) as session:
        seed(session)
        grow(session, many)
    with reading(sessions) as session:
        plan, person = plans.current(session), session.exec(select(Person)).first()
        assert plan is not None
        assert person is not None
        began = time.thread_time()
        understand(session, plan, person, SENTENCES[1])
        first = time.thread_time() - began
        finding = times(rounds, lambda one: find(session, plan, one))
        linking = times(rounds, lambda one: name(session, plan, one))
        understanding = times(rounds, lambda one: understand(session, plan, person, one))
    engine.dispose()
    shown = [("find its words in titles", finding), ("link them to titles", linking), ("understand it", understanding)]
    base = statistics.median(finding)
    rows = [
        [
            what,
            f"{many:,}",
            milliseconds(statistics.median(taken)),
            milliseconds(p95(taken)),
            f"{statistics.median(taken) / base:.1f}",
            "",
        ]
        for what, taken in shown
    ]
    rows[-1][-1] = "met" if statistics.median(understanding) <= goal else f"missed: {milliseconds(goal)}"
    return [*rows, ["the first, which reads the plan's words", f"{many:,}", milliseconds(first), "", "", ""]]


def times(rounds: int, act: Callable[[str], object]) -> list[float]:
    """Sentences take turns, so that nothing near is asked twice running."""
    taken = []
    for _ in range(rounds):
        for sentence in SENTENCES:
            began = time.thread_time()
            act(sentence)
            taken.append(time.thread_time() - began)
    return taken


def p95(taken: list[float]) -> float:
    return sorted(taken)[len(taken) * 95 // 100]


def find(session: Session, plan: Plan, sentence: str) -> object:
    return executing.page(session, plan, Query(where=(Titled(words=tuple(sentence.split())),)), NOW.date())


def name(session: Session, plan: Plan, sentence: str) -> object:
    tokens = tokens_of(sentence)
    return link(tokens, range(len(tokens)), plan_words(session, plan))


def understand(session: Session, plan: Plan, person: Person, sentence: str) -> object:
    return read_question(tokens_of(sentence), ReadingContext(session, plan, person, NOW.date()))


def grow(session: Session, many: int) -> None:
    """Add actions until there are so many."""
    plan = plans.current(session)
    assert plan is not None
    known = session.exec(select(Item.title, Item.theme_id)).all()
    have = len(known)
    halves = [(title.split(), theme) for title, theme in known]
    rows = [
        {
            "plan_id": plan.id,
            "kind": Kind.ACTION,
            "ref": f"Z{number}",
            "title": " ".join([*one[: len(one) // 2], *other[len(other) // 2 :]]),
            "position": number,
            "theme_id": theme,
            "version": 1,
        }
        for number, ((one, theme), (other, _)) in zip(range(have, many), product(halves, repeat=2), strict=False)
    ]
    assert len(rows) == max(0, many - have), "too few titles to make others of"
    if rows:
        session.connection().execute(insert(Item), rows)


if __name__ == "__main__":
    main()
