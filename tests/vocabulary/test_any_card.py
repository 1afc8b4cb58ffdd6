"""Whatever is put into the new parts, Slack takes what is drawn, and all of it is in the words."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.blocks import checked_message, checked_view
from bot.slack.blocks import CAN_BE_REFUSED, card_blocks
from commands.cards import Card, Image, Section
from commands.charts import Chart
from commands.plain_text import card_text
from tests.any_card import CARDS


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CARDS, st.sets(st.sampled_from(sorted(CAN_BE_REFUSED))))
def test_whatever_a_card_holds_slack_takes_it_and_the_words_have_it(card: Card, refused: set[str]) -> None:
    blocks = card_blocks(card, without=refused)
    checked_message(blocks, refused)
    checked_view({"type": "home", "blocks": blocks}, "home", refused)
    text = card_text(card)
    for part in [*card.parts, *(inner for one in card.parts if isinstance(one, Section) for inner in one.parts)]:
        if isinstance(part, Chart):
            assert all(row in text for row in part.rows)
        if isinstance(part, Image):
            assert part.alt in text
    assert Card.model_validate_json(card.model_dump_json()) == card
