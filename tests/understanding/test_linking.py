"""Things that are meant by words of their titles, from plain titles."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from commands.language.spans import tokens_of
from commands.language.topics.linking import Linked, link, topic
from commands.language.topics.vocabulary import PlanWords
from store.plan.titles import Titled

Meant = Callable[..., list[Linked]]

TITLES = {
    "A1": "Teach levels of need across partner agencies",
    "A2": "Sample the minutes of strategy meetings",
    "A3": "Train leaders to support and challenge well",
    "B1": "Give senior leaders a grip on pre-proceedings",
    "B2": "Offer outreach to exploited young people",
    "B3": "Write one exploitation plan that families own",
}
MILESTONES = {
    "A2.1": "Sample of thirty meetings written up",
    "A3.1": "Summer bulletin sent out",
    "B2.1": "Outreach rota covers weekends",
}


@pytest.fixture(scope="module")
def words() -> PlanWords:
    actions = [Titled("item", ref, title) for ref, title in TITLES.items()]
    milestones = [Titled("item", ref, title, parent=ref.split(".")[0]) for ref, title in MILESTONES.items()]
    risks = [Titled("risk", "RK1", "Agency use slows change"), Titled("risk", "RK2", "Vacancies slow the pace")]
    return PlanWords([*actions, *milestones, *risks])


@pytest.fixture
def meant(words: PlanWords) -> Meant:
    def find(sentence: str, *kinds: str) -> list[Linked]:
        tokens = tokens_of(sentence)
        return link(tokens, range(len(tokens)), words, kinds or ("item",))

    return find


def test_one_rare_word_is_enough(meant: Meant) -> None:
    best = meant("where is the bulletin?")[0]
    assert (best.subject.key, best.sure, best.places) == ("A3.1", True, frozenset([3]))


def test_words_of_any_sentence_link_nothing(meant: Meant) -> None:
    assert meant("what is planned next week") == []


def test_a_mistyped_word_is_read_and_said(meant: Meant) -> None:
    best = meant("the startegy meetings sample")[0]
    assert best.subject.key == "A2"
    assert best.guessed == "I read “startegy” as “strategy”."


def test_an_action_and_its_milestone_both_fit(meant: Meant) -> None:
    found = meant("the sample of meetings")
    assert {one.subject.key for one in found[:2]} == {"A2.1", "A2"}
    assert not found[0].sure


def test_an_abbreviation_is_read_by_what_titles_call_it(meant: Meant) -> None:
    assert meant("how is PLO going")[0].subject.key == "B1"
    assert meant("thresholds work")[0].subject.key == "A1"


def test_other_kinds_are_linked_where_they_are_asked_for(meant: Meant) -> None:
    assert meant("the risk from agency staff", "risk")[0].subject.key == "RK1"


def test_a_topic_has_all_that_is_about_it(words: PlanWords) -> None:
    tokens = tokens_of("exploitation")
    assert [one.key for one in topic(tokens, [0], words)] == ["B2", "B3"]


def test_words_that_are_read_anew_are_those_that_are_read_first(words: PlanWords) -> None:
    words.index(["item"])
    renamed = [replace(one, title="Court skills") if one.key == "A2" else one for one in words.titled]
    anew, first = PlanWords(renamed, before=words), PlanWords(renamed)
    assert anew.index(["item"]).entries == first.index(["item"]).entries
    assert anew.index(["item"]).entries != words.index(["item"]).entries
