"""Cards and forms, drawn for Teams."""

from bot.teams.cards import card_pages, summary
from bot.teams.forms import form_card
from tests.sampler import SHEET, SURVEY


def test_a_card_is_drawn_in_one_message_that_teams_takes() -> None:
    (page,) = card_pages(SHEET)
    assert (page["type"], page["version"]) == ("AdaptiveCard", "1.5")
    assert summary(SHEET).startswith("The plan in pictures\nAll that a card can hold.")


def test_a_form_has_an_input_for_each_field_and_two_buttons() -> None:
    body = form_card(SURVEY, "{}")["body"]
    asked = [one["label"] for one in body if one["type"].startswith("Input.")]
    assert asked == [field.label for field in SURVEY.asked]
    assert [one["verb"] for one in body[-1]["actions"]] == ["form", "cancel"]
