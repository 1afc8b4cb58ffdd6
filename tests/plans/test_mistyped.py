"""Names of plans and people that nobody bears: nothing is answered or changed in their place."""

import pytest

from store.database import transaction
from store.people import accounts
from store.people.accounts import Account
from tests.plans.council import MAIN, SEND, Council

pytestmark = pytest.mark.both_engines


@pytest.mark.parametrize(
    "said",
    [
        "overdue in SEDN",
        "overdue in SEN",
        "overdue in zebra",
        "what is overdue in zebra please?",
        "in SEDN overdue",
        "overdue in zebra share",
        "list red in zebra page 2",
        "settings in SEDN",
        "status in SEDN",
        "mine in SEDN",
        "show D1 in SEDN",
        "D1 in SEDN",
        "changes since 4 July in SEDN",
        "in SEDN",
        "in SEDN update D1 at risk until 5 August",
        "in zebra update D1 at risk",
        "in zebra: D1 at risk",
        "update D1 in SEDN at risk",
        "D1 in SEDN at risk",
        "stuck D1 in SEDN we have no room",
        "set D1 in SEDN title Another",
        "set plan stale after 9 days in SEDN",
        "set @Viewer lead in SEDN",
        "assign D1 @Viewer in SEDN",
        "in plan for specail needs set plan stale after 9 days",
        "set plan stale after 9 days in Plan for specail needs",
    ],
)
def test_a_plan_that_nobody_knows_is_said_so(council: Council, said: str) -> None:
    for who in ("Admin", "Owner"):
        council.says(who, said).hears("I know no plan called ", "lists them.").hears_nothing_of("at risk.")
    assert (council.progress(MAIN), council.progress(SEND), council.owner(MAIN, "D1")) == (None, None, "Owner")


@pytest.mark.parametrize(
    "said",
    [
        "list in theme A",
        "list in July",
        "due in 14 days",
        "list in my plan",
        "find children in care",
        "help in any case",
        "what is overdue in the plan?",
    ],
)
def test_what_else_stands_behind_in_is_read_as_ever(council: Council, said: str) -> None:
    council.says("Other owner", said).hears_nothing_of("I know no plan")


@pytest.mark.parametrize(
    "said",
    [
        "update D2 in progress",
        "update D2 on track as we do it in SEDN",
        "stuck D2 in the meantime we have no room",
        "set D2 title Children in need",
        "set plan name Children in Need",
    ],
)
def test_the_words_of_a_change_stay_its_writers_own(council: Council, said: str) -> None:
    council.says("Lead", said).hears_nothing_of("I know no plan")


def test_words_that_are_refused_are_given_back(council: Council) -> None:
    long = "in SEDN update D1 at risk until 5 August because the supplier of the new system is late again"
    council.says("Owner", long).hears("I know no plan called SEDN.", f"You wrote: “{long}”")


@pytest.fixture
def posts(council: Council) -> dict[str, int]:
    """Somebody whose account is closed, and somebody in post, by the ids that an edge hands over."""
    found = {}
    with transaction(council.sessions) as session:
        for name in ("Former Area Manager", "Social Worker"):
            person = accounts.remember(session, Account("chat", "T1", name, name, None))
            person.active = name == "Social Worker"
            session.flush()
            assert person.id is not None
            found[name] = person.id
    return found


def test_a_post_may_hold_the_word_manager(council: Council, posts: dict[str, int]) -> None:
    worker = f"@person:{posts['Social Worker']}"
    council.says("Admin", "set @Former Area Manager lead in SEND").hears("Former Area Manager's account is closed.")
    council.says("Admin", "set @Former Area Manager not lead in SEND").hears("does not lead this plan.")
    council.says("Admin", f"set @Former Area Manager manager {worker} in SEND").hears("manager is now Social Worker.")
    council.says("Admin", f"set {worker} manager @SEND lead in SEND").hears("Social Worker's manager is now SEND lead.")
    council.says("Admin", f"set {worker} lead in SEND").hears("Social Worker now leads this plan.")


@pytest.mark.parametrize(
    "said",
    [
        "set @Nobody at all manager {}",
        "assign D1 {} in zebra",
        "set {} manager the moon",
        "show {}",
        "set {} title Another",
        "in SEND reassign {} {}",
        "match “{}” to nobody",
    ],
)
def test_a_mention_is_never_shown_as_the_edge_hands_it_over(council: Council, posts: dict[str, int], said: str) -> None:
    worker = f"@person:{posts['Social Worker']}"
    council.says("Lead", said.format(worker, worker)).hears_nothing_of("person:")
