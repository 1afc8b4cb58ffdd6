"""Phrases that people would use for what the demo plan holds: what is meant comes first, and "sure" is hardly wrong."""

from pathlib import Path

from sqlmodel import Session

from commands.language.spans import tokens_of
from commands.language.topics.linking import link
from commands.language.topics.vocabulary import plan_words
from store.database import open_database
from store.plan import plans
from tests.databases import SqliteDatabases, with_demo

PHRASES = Path(__file__).parent / "phrases.txt"
KINDS = ("item", "recommendation", "standard", "risk", "board")


def test_what_is_meant_comes_first_and_sure_is_right(sqlite_databases: SqliteDatabases) -> None:
    engine = open_database(sqlite_databases.new(with_demo))
    first = among = wrong = total = 0
    with Session(engine) as session:
        plan = plans.current(session)
        assert plan is not None
        words = plan_words(session, plan)
        for line in PHRASES.read_text(encoding="utf-8").splitlines()[1:]:
            refs, phrase = line.split(" | ")
            tokens = tokens_of(phrase)
            found = link(tokens, range(len(tokens)), words, KINDS)
            right = [one.subject.key in refs.split(",") for one in found[:3]]
            sure = bool(found) and found[0].sure
            total += 1
            first += right[:1] == [True] or (refs == "-" and not sure)
            among += any(right) or (refs == "-" and not sure)
            wrong += sure and not right[0]
    engine.dispose()
    assert (first / total, among / total) >= (0.97, 0.98)
    assert wrong / total <= 0.01
