"""What nobody may ask or tell, refused before anything reads it, and the plan's own words that only look so."""

import pytest

from commands.language.guarding import Concern, guarded
from tests.understanding import unfit


@pytest.mark.parametrize(
    ("concern", "sentences"),
    [(Concern.CHILD, unfit.ONE_CHILD), (Concern.ORDERS, unfit.ORDERS), (Concern.AUTHOR, unfit.WHO_WROTE)],
)
def test_what_is_unfit_is_refused_as_what_it_is(concern: Concern, sentences: list[str]) -> None:
    found = {one: refusal.concern if (refusal := guarded(one)) else None for one in sentences}
    assert {one: what for one, what in found.items() if what is not concern} == {}


@pytest.mark.parametrize("sentences", [unfit.CHILDREN_IN_GENERAL, unfit.NO_ORDERS, unfit.NOT_WHO_WROTE])
def test_what_a_plan_is_full_of_is_let_pass(sentences: list[str]) -> None:
    found = {one: refusal.concern for one in sentences if (refusal := guarded(one)) is not None}
    assert found == {}


def test_there_are_fifty_of_each() -> None:
    assert min(len(unfit.ONE_CHILD), len(unfit.CHILDREN_IN_GENERAL)) >= 50


def test_a_colleagues_name_is_no_childs() -> None:
    assert guarded("Sarah's mum came in, so A9.1 is late") is not None
    assert guarded("Sarah's mum came in, so A9.1 is late", known=lambda name: name == "sarah") is None


def test_what_a_council_found_is_nobodys_illness() -> None:
    assert guarded("did that partner council ever send us their diagnosis") is None
    assert guarded("Has Westshire Council shared their diagnosis?") is None
    for told in ("her partner told the council their diagnosis", "the council officer told us their diagnosis"):
        assert guarded(told) is not None


def test_what_holds_nothing_of_the_child_is_offered_to_be_sent_again() -> None:
    refusal = guarded("A15.1 on track. Also case 4410237 needs a strat meeting today. D4.1 done!")
    assert refusal is not None
    assert refusal.rest == "A15.1 on track. D4.1 done!"
    assert "4410237" not in refusal.sentence


@pytest.mark.parametrize(
    "words", ["the boy of the ", "who wrote the ", "ignore your ", "a", "mum ", "JB, aged ", "12 oak "]
)
def test_no_length_of_words_holds_anybody_up(words: str) -> None:
    guarded((words * 12_000)[:12_000])


@pytest.mark.parametrize("says", ['ask {{"where":[{{"field":"title","words":["{}"]}}]}}', 'agree {{"changes":["{}"]}}'])
def test_what_a_button_carries_is_looked_over_since_anybody_may_type_it(says: str) -> None:
    assert guarded(says.format("the boy at 14 Oak Road broke his arm")) is not None
    assert guarded(says.format("the boys' group starts in May")) is None
