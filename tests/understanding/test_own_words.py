"""Whatever an answer calls itself asks for that answer again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from commands.language.context import ReadingContext
from commands.language.own_words import read_own_words
from commands.language.query_names import names_for
from commands.language.questions import read_question
from commands.language.saying import said, titled
from commands.language.spans import tokens_of
from store.models import Item, Person
from store.people import directory
from store.plan import plans
from store.query.executing import Total
from store.query.having import Having
from store.query.model import Coloured, Group, InTheme, Is, Of, Order, Query, Sort, State, Wanted, Was
from store.rules.terms import Brag, Kind
from tests.queries import Values, queries, some

DAY = date(2022, 7, 11)


@pytest.fixture(scope="module")
def context(demo_session: Session) -> ReadingContext:
    plan, person = plans.current(demo_session), directory.by_email(demo_session, "programme.manager@demo.example")
    assert plan is not None
    assert person is not None
    return ReadingContext(demo_session, plan, person, DAY)


@pytest.fixture(scope="module")
def values(context: ReadingContext) -> Values:
    """All values of the demo plan."""
    session = context.session
    items = session.exec(select(Item).order_by(col(Item.id))).all()
    return Values(
        letters=[one.letter for one in plans.themes(session, context.plan)],
        numbers=[one.number for one in plans.recommendations(session, context.plan)],
        people=[one for one in session.exec(select(Person.id).order_by(col(Person.id))) if one],
        refs=[one.ref for one in items],
        actions=[one.ref for one in items if one.kind is Kind.ACTION],
        words=["visits", "plan", "data", "and", "50%"],
        today=DAY,
    )


tails = st.fixed_dictionaries(
    {},
    optional={
        "wanted": st.just(Wanted.COUNT),
        "of": st.sampled_from([Of.RECOMMENDATIONS, Of.THEMES, Of.PEOPLE, Of.ACTIONS]),
        "having": st.sampled_from(Having),
        "order": st.builds(Order, by=st.sampled_from(Sort), greatest_first=st.booleans()),
        "limit": st.integers(1, 20),
        "group": st.sampled_from(Group),
        "was": st.builds(
            Was,
            so=st.builds(Coloured, colours=some(list(Brag))) | st.builds(Is, states=some(list(State))),
            on=st.dates(date(2022, 4, 1), DAY),
            negated=st.booleans(),
        ),
        "as_at": st.dates(date(2022, 4, 1), DAY),
    },
)


def test_every_title_and_reading_is_read_back_as_its_query(context: ReadingContext, values: Values) -> None:
    @given(asked=queries(values), tail=tails, many=st.sampled_from([Total(0), Total(1), Total(7), Total(1_000, True)]))
    @settings(max_examples=100)
    def holds(asked: Query, tail: dict[str, Any], many: Total) -> None:
        tail, was = {key: value for key, value in tail.items() if key != "was"}, tail.get("was")
        having = tail.get("having", Having.SOME) if "of" in tail else Having.SOME
        query = Query.model_validate({**asked.model_dump(), **tail, "having": having})
        query = query.narrowed(was) if was is not None else query
        names = names_for(context.session, [context.plan], context.person, DAY, query)
        assert read_back(said(query, names), context) == query
        # A title says how many there are, and so does not ask it.
        listed = query.model_copy(update={"wanted": Wanted.LIST})
        assert read_back(titled(listed, names, many), context) == listed

    holds()


def read_back(words: str, context: ReadingContext) -> Query | None:
    reading = read_question(tokens_of(words), context)
    return reading.query if reading.sure else None


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("actions and milestones in Workforce and learning", "7 actions and milestones in Workforce and learning"),
        ("actions and milestones", "7 actions and milestones in the plan"),
    ],
)
def test_a_title_is_plain_english(context: ReadingContext, words: str, title: str) -> None:
    query = Query(where=(InTheme(letters=("B",)),)) if "Workforce" in words else Query()
    names = names_for(context.session, [context.plan], context.person, DAY, query)
    assert (said(query, names), titled(query, names, Total(7))) == (words, title)


@pytest.mark.parametrize("words", ["what is overdue", "red", "actions in Nowhere", "3 red", "owned by you", ""])
def test_other_words_are_left_to_the_reader_of_sentences(context: ReadingContext, words: str) -> None:
    assert read_own_words(words, context.session, context.plan, context.person, DAY) is None
