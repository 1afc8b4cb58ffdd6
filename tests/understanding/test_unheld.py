"""What no plan holds is said so, whatever words it is asked in; what one may hold is not taken for it."""

import pytest

from commands.language.spans import tokens_of
from commands.language.topics.vocabulary import PlanWords
from commands.language.unheld import Unheld, unheld
from store.plan.titles import Titled

WORDS = PlanWords(
    [
        Titled("item", "B9.1", "Wellbeing survey results reported"),
        Titled("item", "C12.1", "Cost of the respite flat agreed"),
        Titled("item", "C14", "Create local homes so children can come back"),
        Titled("standard", "S17", "A stable workforce stays", also="Agency use (%), vacancies (%)"),
        Titled("standard", "I.8", "Visits happen on time", also="Visits made on time (%)"),
    ]
)


def told(sentence: str) -> Unheld | None:
    return unheld(tokens_of(sentence), WORDS)


@pytest.mark.parametrize(
    ("sentence", "nearest"),
    [
        ("which grade did the inspectors give?", None),
        ("will we come out of intervention", None),
        ("vacancy rate please, as a percentage of posts: agency too?", "S17"),
        ("what share of visits is made in time", "I.8"),
        ("who came to the last panel", None),
        ("how much has been spent so far", None),
        ("whats the total bill for this plan so far", None),
        ("what did people answer in the staff survey?", "B9.1"),
        ("are we better than other councils", None),
        ("what proportion of visits was late", "I.8"),
        ("have the minutes been signed off", None),
        ("what does the wellbeing survey show", "B9.1"),
        ("is it going to snow or rain", None),
        ("what time does the board meet", None),
        ("is sickness creeping up", None),
        ("how much money is left", None),
        ("how many assessments were late last month", None),
        ("have we got enough social workers", "S17"),
        ("what was the turnover in May", "S17"),
        ("where are the minutes", None),
        ("are we fully staffed", None),
        ("what grade are we expecting", None),
        ("how many people have left this year", None),
        ("how much leave have I got left", None),
        ("is anyone from health coming to the board", None),
    ],
)
def test_a_fact_that_no_plan_holds(sentence: str, nearest: str | None) -> None:
    found = told(sentence)
    assert found is not None
    assert found.sentence.startswith("The plan does not hold ")
    assert found.subject is None or found.subject.key == nearest


@pytest.mark.parametrize(
    "sentence",
    [
        "which standard says how soon children are seen",
        "how many milestones has the agency work got",
        "what did staff say is overdue",
        "when is the wellbeing survey reported",
        "A9.1 at risk, who does the minutes is off",
        "local homes",
        "put it in the minutes, it is delayed until the board meets",
        "how is workforce doing",
        "give me everything for scrutiny",
        "what I should tell them when the board meets",
        "is the cost of the respite flat agreed",
        "late visits review done, about 60 percent",
        "what share of milestones is late",
        "show the risks about staff",
    ],
)
def test_what_a_plan_may_hold_is_left_to_it(sentence: str) -> None:
    assert told(sentence) is None


def test_a_post_is_no_fact_about_staff() -> None:
    tokens = tokens_of("what did the social worker say?")
    assert unheld(tokens, WORDS) is not None
    assert unheld(tokens, WORDS, free=[0, 1, 2, 5]) is None


def test_a_title_beside_what_is_not_held_may_be_meant() -> None:
    found = told("the board will ask about the respite flat")
    assert found is not None
    assert [one.key for one in found.titled] == ["C12.1"]
    figure = told("how much of the budget for homes is left")
    assert figure is not None
    assert figure.titled == ()
