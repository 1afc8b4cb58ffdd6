"""What leads up to a question is left out, and nothing else is."""

import pytest

from commands.language.asides.leading import without_lead

LED_UP_TO = [
    ("not sure what's overdue", "what's overdue"),
    ("I've been asked to say who owns A1", "who owns A1"),
    ("my boss wants to know what's red", "what's red"),
    ("sorry to bother you, can you remind me when it is due", "when it is due"),
    ("could you find out which actions have no date", "which actions have no date"),
    ("quick question: how many are late?", "how many are late?"),
    ("thanks! and who leads on C3", "and who leads on C3"),
    ("pull up the red actions", "show me the red actions"),
    ("please could you make me a list of overdue milestones", "show me overdue milestones"),
    ("what have we got in the way of open actions", "show me open actions"),
    ("get everything that's late", "show me everything that's late"),
    ("see the overdue milestones", "show me the overdue milestones"),
    ("can you dig me out the reds", "show me the reds"),
    ("apologies if I've asked this before but is A17.1 done", "is A17.1 done"),
]
AS_IT_STANDS = [
    "tell me when A1 is done",
    "get A1 signed off",
    "share A1 with the director",
    "email me the overdue milestones every Monday",
    "I've asked the police for a date for A6.2",
    "I want everything green",
    "not started",
    "and in workforce?",
    "so why?",
    "thanks, has been done",
    "see late visits",
    "can you confirm whether A1.2 is done",
]


@pytest.mark.parametrize(("said", "asks"), LED_UP_TO)
def test_what_leads_up_to_a_question_is_left_out(said: str, asks: str) -> None:
    assert without_lead(said) == asks


@pytest.mark.parametrize("said", AS_IT_STANDS)
def test_what_tells_or_wishes_something_keeps_all_its_words(said: str) -> None:
    assert without_lead(said) == said
