"""The short name of a plan."""

import pytest

from tests.plans.council import MAIN, SEND, Council


def test_a_plan_gets_a_name_by_which_it_is_called(council: Council) -> None:
    council.says("Lead", "set plan name Main").hears("Main: The plan is now called Main.")
    council.says("Viewer", "list in main").hears("Main: 2 actions and milestones in the plan")
    council.says("Lead", "set plan name Early Help")
    council.says("Viewer", "list in early help").hears("Early Help: 2 actions and milestones in the plan")
    council.says("Viewer", "changes in early help").hears("Name: none → Main", "Name: Main → Early Help")


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("", "A plan's short name has letters and digits"),
        ("***", "A plan's short name has letters and digits"),
        ("x" * 31, "at most 30 of them"),
        ("May", "means something else in a question"),
        ("D1", "means something else in a question"),
        ("overdue", "means something else in a question"),
        ("any", "means something else in a question"),
        ("send", "Another plan is called send."),
        ("plan for special needs", "Another plan is called plan for special needs."),
    ],
)
def test_a_name_must_mean_nothing_else(council: Council, name: str, heard: str) -> None:
    council.says("Lead", f"set plan name {name}").hears(heard)


def test_with_one_plan_nothing_tells_its_name(council: Council) -> None:
    council.says("Admin", "close plan SEND")
    for said in ("list", "status", "D1", "update D2 on track", "settings", "set plan name Main"):
        council.says("Admin", said).hears_nothing_of(f"{MAIN}:", "Main:", SEND)


def test_with_one_plan_in_is_a_word_like_any_other(council: Council) -> None:
    """Nobody named a plan: the words are looked up as they ever were."""
    council.says("Admin", "close plan SEND")
    council.says("Viewer", "list in nowhere").hears("I don't know what to do with “nowhere”")
