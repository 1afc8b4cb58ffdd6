"""The same questions as people put them: each is answered by what they ask, and by nothing near it."""

import pytest

from tests.answers.conftest import Desk


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("what is slipping by more than two weeks?", "4 actions and milestones slip by at least 15 days"),
        ("slipping by more than two weeks", "4 actions and milestones slip by at least 15 days"),
        ("why is sufficiency red?", "5 red actions and milestones in Sufficiency and joined-up help, and why"),
        (
            "is workforce worse than governance?",
            "Workforce and learning is worse than Leadership and governance: 3 of 22 open are amber",
        ),
        ("which theme is worst?", "Sufficiency and joined-up help is worst"),
        ("what got worse since 4 July?", "4 changes for the worse since Monday 4 July"),
        ("are we better or worse than a month ago?", "28 changes since Saturday 11 June"),
        ("what has changed for @Head of Safeguarding since 1 June", "5 changes to what Head of Safeguarding owns"),
        ("how many reds are there?", "8 red actions and milestones: 1 action and 7 milestones"),
        ("why is C14.2 red?", "C14.2 is red because its owner says that it is delayed"),
        ("who is the Principal Social Worker?", "Principal Social Worker owns 15 open actions and milestones"),
    ],
)
def test_a_question_in_own_words_has_the_same_answer(desk: Desk, asked: str, title: str) -> None:
    assert desk.card(asked).title.startswith(title)
